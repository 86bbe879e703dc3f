"""Rule PHY001: a stage is served only physically."""

from __future__ import annotations

from collections.abc import Iterator

from journeydesigner.i18n import N_
from journeydesigner.model import Channel, Stage, Touchpoint
from journeydesigner.rules.finding import Finding, Said, found, lacking
from journeydesigner.rules.fixes import Fix, fix, sets
from journeydesigner.rules.offering import is_offer_unknown, worlds_of
from journeydesigner.rules.rule import rule
from journeydesigner.rules.view import View
from journeydesigner.rules.ways import offer_too_in
from journeydesigner.rules.wording import Name

UNKNOWN = N_("No touchpoint of “{name}” has a channel yet: nobody can tell whether it offers anything digital.")


def repairs(view: View, finding: Finding) -> Iterator[Fix]:
    """Offer the digital counterpart too, or say that it is meant."""
    yield from offer_too_in(view, finding.element, lambda channel: channel.nature in ("digital", "hybrid"))
    yield fix(N_("Physical only, on purpose"), sets(finding.element, intended_worlds="physical_only"))


@rule(
    "PHY001",
    severity="warning",
    scope=Stage,
    own="intended_worlds",
    reads={Touchpoint: "layer type channel alt", Channel: "control nature"},
    title=N_("Stage served only physically"),
    message=N_("Stage “{name}” offers nothing digital."),
    repairs=repairs,
)
def check(view: View, stage: Stage) -> Iterator[Said]:
    """Physical and digital complete each other; one alone is a gap unless it is meant.

    Grounding: S1 (complementarity missing); S0 (several channels at every step).
    """
    if stage.intended_worlds == "physical_only":
        return
    if worlds_of(view, stage) == {"P"}:
        yield found(name=Name(stage.id))
    elif is_offer_unknown(view, stage):
        yield lacking(UNKNOWN, name=Name(stage.id))
