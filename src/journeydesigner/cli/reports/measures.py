"""The measures of a journey as named rows: what stands in the JSON, in words and in figures that people read."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Literal

from journeydesigner.i18n import N_, _, language
from journeydesigner.measures import measure
from journeydesigner.model import Id, Project
from journeydesigner.model.naming import name_of

Unit = Literal["share", "count", "number"]

NAMES: tuple[tuple[str, str, Unit], ...] = (
    ("ownership_coverage.journey", N_("Owners: journey"), "share"),
    ("ownership_coverage.stages", N_("Owners: stages"), "share"),
    ("ownership_coverage.touchpoints", N_("Owners: touchpoints"), "share"),
    ("ownership_coverage.handovers", N_("Owners: hand-overs"), "share"),
    ("handover_count_all", N_("Hand-overs"), "count"),
    ("handover_count_main", N_("Hand-overs on the main path"), "count"),
    ("handover_density_main", N_("Density of hand-overs on the main path"), "share"),
    ("longest_handover_run", N_("Longest run of hand-overs"), "count"),
    ("silo_jumps_all", N_("Jumps between application silos"), "count"),
    ("silo_jumps_main", N_("Jumps between application silos on the main path"), "count"),
    ("continuity_score", N_("Continuity"), "share"),
    ("world_switches", N_("Changes of world"), "count"),
    ("bridge_coverage", N_("Changes of world with a bridge"), "share"),
    ("balance_by_stage", N_("Balance, −1 physical to +1 digital: {name}"), "number"),
    ("imbalance", N_("Imbalance between the worlds, 0 to 1"), "number"),
    ("emotion.coverage", N_("Touchpoints with an emotion"), "share"),
    ("emotion.n_main", N_("Emotions on the main path"), "count"),
    ("emotion.mean", N_("Emotion: mean, −2 to +2"), "number"),
    ("emotion.min", N_("Emotion: lowest"), "count"),
    ("emotion.max", N_("Emotion: highest"), "count"),
    ("emotion.peak", N_("Emotion: peak"), "count"),
    ("emotion.end", N_("Emotion: end"), "count"),
    ("emotion.peak_end", N_("Emotion: mean of peak and end"), "number"),
    ("emotion.volatility", N_("Emotion: volatility, 0 to 4"), "number"),
    ("emotion.troughs", N_("Troughs"), "count"),
    ("local_attainment", N_("Attainment of local targets"), "share"),
    ("global_attainment", N_("Attainment of global targets"), "share"),
    ("local_global_gap", N_("Gap between local and global"), "number"),
    ("personalisation_share", N_("Personalised touchpoints"), "share"),
    ("reciprocity_share", N_("Touchpoints with a two-way channel"), "share"),
    ("persona_access", N_("Touchpoints open to “{name}”"), "share"),
)
"""Every measure of the JSON but the main path, which is a list of links, in the order of the report."""


def rows(project: Project, journey: Id) -> Iterator[tuple[str, str]]:
    """Name and figure of every measure of a journey, in the current language; a dash where there is none."""
    values = measure(project, journey).as_json()
    for path, words, unit in NAMES:
        value: Any = values
        for step in path.split("."):
            value = value[step]
        if isinstance(value, dict):
            for id_, inner in value.items():
                yield _(words, name=name_of(project, id_, language())), figure(inner, unit)
        else:
            yield _(words), figure(value, unit)


def figure(value: float | None, unit: Unit) -> str:
    """A measure as people write it in the current language."""
    if value is None:
        return "–"
    if unit == "share":
        return _("{n}%", n=round(100 * value))
    if unit == "count":
        return str(value).replace("-", "−")
    text = f"{value:.2f}".replace("-", "−")
    return text.replace(".", ",") if language() == "fr" else text
