"""Rule PHY001: a stage is served only physically."""

from __future__ import annotations

from collections.abc import Iterator

from journeydesigner.i18n import N_
from journeydesigner.model import Channel, Stage, Touchpoint
from journeydesigner.rules.finding import Found, found
from journeydesigner.rules.offering import worlds_of
from journeydesigner.rules.rule import rule
from journeydesigner.rules.view import View
from journeydesigner.rules.wording import Name


@rule(
    "PHY001",
    severity="warning",
    scope=Stage,
    own="intended_worlds",
    reads={Touchpoint: "layer type channel alt", Channel: "control nature"},
    title=N_("Stage served only physically"),
    message=N_("Stage “{name}” offers nothing digital."),
)
def check(view: View, stage: Stage) -> Iterator[Found]:
    """Physical and digital complete each other; one alone is a gap unless it is meant.

    Grounding: S1 (complementarity missing); S0 (several channels at every step).
    """
    if stage.intended_worlds != "physical_only" and worlds_of(view, stage) == {"P"}:
        yield found(name=Name(stage.id))
