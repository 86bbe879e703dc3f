"""Rule PHY002: a stage is served only on a screen."""

from __future__ import annotations

from collections.abc import Iterator

from journeydesigner.i18n import N_
from journeydesigner.model import Channel, Stage, Touchpoint
from journeydesigner.rules.finding import Found, found
from journeydesigner.rules.offering import leads_to_person, offered, worlds_of
from journeydesigner.rules.rule import rule
from journeydesigner.rules.view import View
from journeydesigner.rules.wording import Name


@rule(
    "PHY002",
    severity="warning",
    scope=Stage,
    own="intended_worlds",
    reads={Touchpoint: "layer type channel alt", Channel: "control nature human"},
    title=N_("Stage served only digitally"),
    message=N_("Stage “{name}” can only be lived on a screen."),
)
def check(view: View, stage: Stage) -> Iterator[Found]:
    """Those who cannot or will not use a screen are left out, unless it is meant; a person by phone is a way.

    Grounding: S1; S2 (employees' experience is wider than digital); GOVUK assisted digital.
    """
    if stage.intended_worlds == "digital_only" or worlds_of(view, stage) != {"D"}:
        return
    if not any(c.nature == "remote" and leads_to_person(c) for c in offered(view, stage)):
        yield found(name=Name(stage.id))
