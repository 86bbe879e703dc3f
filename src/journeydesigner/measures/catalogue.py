"""The measures in words: title, formula, reading, and why one is missing; put into a language when shown."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from journeydesigner.i18n import N_

Unit = Literal["share", "count", "score", "balance", "gap", "number"]
"""How a value is read: 0 to 1 as a percentage, a whole number, a feeling from -2 to +2, a balance or a gap from -1
to +1, a plain number."""


@dataclass(frozen=True, slots=True)
class Figure:
    """One measure as people meet it. Texts are catalogue ids; `title` may have a place {name}."""

    name: str
    """As in the JSON; "persona_access" stands for each persona, "balance_by_stage" for all stages."""
    title: str
    unit: Unit
    formula: str
    reading: str
    missing: str = ""
    """Why there is no value, where there may be none."""
    lacking: str = ""
    """Heading of the elements that count 0, where each counts 0 or 1."""
    having: str = ""
    """Heading of those that count 1."""


@dataclass(frozen=True, slots=True)
class Section:
    """Measures that answer one question."""

    key: str
    title: str
    figures: tuple[Figure, ...]


_HIGHER = N_("The higher, the better.")
_LOWER = N_("The lower, the better.")
_NO_CONTROLLED = N_("No touchpoint is under the control of the organisation or a partner.")
_NO_PATH = N_("There is no main path: mark where the journey begins, then link touchpoints.")
_NO_FEELING = N_("No touchpoint of the main path has an emotion.")
_NO_WORLD = N_("No stage offers a physical or a digital channel.")

_OWNERSHIP = (
    Figure(
        "ownership_coverage.journey", N_("Owner of the journey"), "share",
        N_("100% when the whole journey has an owner who is no placeholder, else 0%."),
        N_("Stages may all have owners while nobody answers for the journey from end to end."),
        lacking=N_("Without an owner"), having=N_("With an owner"),
    ),
    Figure(
        "ownership_coverage.stages", N_("Stages with an owner"), "share",
        N_("Stages whose owner is no placeholder ÷ stages."), _HIGHER,
        missing=N_("There is no stage."), lacking=N_("Without an owner"), having=N_("With an owner"),
    ),
    Figure(
        "ownership_coverage.touchpoints", N_("Touchpoints with an owner"), "share",
        N_(
            "Touchpoints whose own owner, or else that of their stage, is no placeholder ÷ touchpoints under the "
            "control of the organisation or a partner."
        ),
        _HIGHER,
        missing=_NO_CONTROLLED, lacking=N_("Without an owner"), having=N_("With an owner"),
    ),
    Figure(
        "ownership_coverage.handovers", N_("Hand-overs with an owner"), "share",
        N_("Hand-overs whose bridge has an owner who is no placeholder ÷ hand-overs."), _HIGHER,
        missing=N_("There is no hand-over."), lacking=N_("Without an owner"), having=N_("With an owner"),
    ),
)  # fmt: skip

_HANDOVERS = (
    Figure(
        "handover_count_all", N_("Hand-overs"), "count",
        N_("Links between touchpoints that two different units answer for."),
        N_("At each of them the Client meets other people and other rules."),
    ),
    Figure(
        "handover_count_main", N_("Hand-overs on the main path"), "count",
        N_("Hand-overs on the way most Clients go."), _LOWER,
    ),
    Figure(
        "handover_density_main", N_("Density of hand-overs"), "share",
        N_("Hand-overs ÷ links, both on the main path."), N_("Above 40% it deserves a look."),
        missing=_NO_PATH, lacking=N_("Within one unit"), having=N_("Hand-overs"),
    ),
    Figure(
        "longest_handover_run", N_("Longest run of hand-overs"), "count",
        N_("Most hand-overs that follow one another on the main path."),
        N_("Each of them is a hurdle; rule CON007 tells where they are too many in a row."),
    ),
    Figure(
        "silo_jumps_all", N_("Application silo jumps"), "count",
        N_("Links between touchpoints whose applications share no data and no account."),
        N_("What the Client has said has to be said again, or somebody types it again."),
    ),
    Figure(
        "silo_jumps_main", N_("Application silo jumps on the main path"), "count",
        N_("Application silo jumps on the way most Clients go."), _LOWER,
    ),
)  # fmt: skip

_CONTINUITY = (
    Figure(
        "continuity_score", N_("Continuity"), "share",
        N_(
            "Mean over the links where unit, world or applications change: a third each for a way across, for "
            "identity and for history, where the arrival needs them."
        ),
        N_("100%: nothing gets lost at the seams. Without a seam it is 100%."),
    ),
    Figure(
        "world_switches", N_("World switches"), "count",
        N_("Links from a physical to a digital channel, or back."),
        N_("None of them is wrong in itself: each needs a bridge."),
    ),
    Figure(
        "bridge_coverage", N_("World switches with a bridge"), "share",
        N_("World switches with a bridge ÷ world switches."), N_("Without a world switch it is 100%."),
        lacking=N_("Without a bridge"), having=N_("With a bridge"),
    ),
)  # fmt: skip

_WORLDS = (
    Figure(
        "balance_by_stage", N_("Balance by stage"), "balance",
        N_(
            "(digital − physical) ÷ (digital + physical), over the channels offered in the stage, alternatives "
            "included; hybrid ones count in both."
        ),
        N_("−1: physical only. 0: balanced. +1: digital only."),
        missing=_NO_WORLD,
    ),
    Figure(
        "imbalance", N_("Imbalance"), "share",
        N_("Mean over the stages of their distance from balance."),
        N_("0%: every stage offers both worlds alike. 100%: each offers only one."),
        missing=_NO_WORLD,
    ),
)  # fmt: skip

_EMOTION = (
    Figure(
        "emotion.n_main", N_("Emotions on the main path"), "count",
        N_("Touchpoints of the main path that have an emotion."), N_("The arc is drawn through them."),
    ),
    Figure(
        "emotion.coverage", N_("Touchpoints with an emotion"), "share",
        N_("Frontstage touchpoints with an emotion ÷ frontstage touchpoints."), _HIGHER,
        missing=N_("There is no frontstage touchpoint."),
        lacking=N_("Without an emotion"), having=N_("With an emotion"),
    ),
    Figure(
        "emotion.mean", N_("Mean emotion"), "score", N_("Mean of the scores on the main path."),
        N_("From −2 to +2."), missing=_NO_FEELING,
    ),
    Figure(
        "emotion.min", N_("Lowest point"), "score", N_("Lowest score on the main path."), N_("From −2 to +2."),
        missing=_NO_FEELING,
    ),
    Figure(
        "emotion.max", N_("Highest point"), "score", N_("Highest score on the main path."), N_("From −2 to +2."),
        missing=_NO_FEELING,
    ),
    Figure(
        "emotion.peak", N_("Peak emotion"), "score",
        N_("The score farthest from 0 on the main path; of two alike the negative one."),
        N_("The moment people remember."), missing=_NO_FEELING,
    ),
    Figure(
        "emotion.end", N_("Last emotion"), "score", N_("The last score of the main path."),
        N_("What people leave with."), missing=_NO_FEELING,
    ),
    Figure(
        "emotion.peak_end", N_("Peak and end"), "score", N_("(peak + end) ÷ 2."),
        N_("What remains of the whole journey, by the peak-end rule."), missing=_NO_FEELING,
    ),
    Figure(
        "emotion.volatility", N_("Volatility"), "number",
        N_("Mean distance from one score of the main path to the next."),
        N_("0: always the same. 4: from one extreme to the other each time."),
        missing=N_("It takes two touchpoints of the main path with an emotion."),
    ),
    Figure(
        "emotion.troughs", N_("Troughs"), "count", N_("Frontstage touchpoints with a score of −2."), _LOWER,
    ),
)  # fmt: skip

_RESULTS = (
    Figure(
        "local_attainment", N_("Local targets reached"), "share",
        N_("Mean over the KPIs of stages and touchpoints of how far they have come from baseline to target."),
        _HIGHER,
        missing=N_("No KPI of a stage or touchpoint has a current value and a target."),
    ),
    Figure(
        "global_attainment", N_("Global targets reached"), "share",
        N_("Mean over the KPIs of the whole journey of how far they have come from baseline to target."),
        _HIGHER,
        missing=N_("No KPI of the whole journey has a current value and a target."),
    ),
    Figure(
        "local_global_gap", N_("Gap between local and global"), "gap",
        N_("Local − global targets reached, in percentage points."),
        N_("When parts do much better than the whole, the whole pays for local maxima."),
        missing=N_("It takes KPIs of the whole journey and of a part, with current values and targets."),
    ),
)  # fmt: skip

_CLIENT = (
    Figure(
        "personalisation_share", N_("Personalised touchpoints"), "share",
        N_("Personalised touchpoints ÷ touchpoints under the control of the organisation or a partner."), _HIGHER,
        missing=_NO_CONTROLLED, lacking=N_("The same for everybody"), having=N_("For each one apart"),
    ),
    Figure(
        "reciprocity_share", N_("Two-way touchpoints"), "share",
        N_("Touchpoints with a two-way channel, alternatives included ÷ touchpoints with a channel."),
        N_("In the others the Client is only spoken to, or only heard."),
        missing=N_("No touchpoint under control has a channel."),
        lacking=N_("One-way"), having=N_("Two-way"),
    ),
    Figure(
        "persona_access", N_("Open to “{name}”"), "share",
        N_(
            "Touchpoints with a channel for which this persona has the device, and which it does not avoid ÷ "
            "touchpoints with a channel in its stages."
        ),
        _HIGHER,
        missing=N_("This persona goes through no touchpoint with a channel."),
        lacking=N_("Out of reach"), having=N_("Within reach"),
    ),
)  # fmt: skip

SECTIONS: tuple[Section, ...] = (
    Section("ownership", N_("Who answers"), _OWNERSHIP),
    Section("handovers", N_("From team to team"), _HANDOVERS),
    Section("continuity", N_("From world to world"), _CONTINUITY),
    Section("worlds", N_("Physical and digital"), _WORLDS),
    Section("emotion", N_("How it feels"), _EMOTION),
    Section("results", N_("What it achieves"), _RESULTS),
    Section("client", N_("For the Client"), _CLIENT),
)
"""Every measure of the JSON but the main path, which is a list of links."""

FIGURES = {figure.name: figure for section in SECTIONS for figure in section.figures}

LONG_DENSITY = 0.4
"""A density of hand-overs above this deserves a look (C.2)."""
