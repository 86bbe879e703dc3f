"""Rule STR005: nobody wrote where the journey begins, what it is for and how it ends."""

from __future__ import annotations

from collections.abc import Iterator

from journeydesigner.i18n import N_
from journeydesigner.model import Journey
from journeydesigner.rules.finding import Finding, Found, found
from journeydesigner.rules.fixes import Fix, Open, fix
from journeydesigner.rules.rule import rule
from journeydesigner.rules.view import View
from journeydesigner.rules.wording import Name, Terms

FRAME = {"goal": N_("goal"), "trigger": N_("trigger"), "outcome": N_("outcome")}
"""The fields that frame a journey, in the order in which they are filled in, with their words."""


def repairs(view: View, finding: Finding) -> Iterator[Fix]:
    """Open the first empty field."""
    journey = view.project.one(Journey, finding.element)
    if journey is not None:
        yield fix(N_("Fill in"), Open(journey.id, _missing(journey)[0]))


def _missing(journey: Journey) -> list[str]:
    return [field for field in FRAME if getattr(journey, field) is None]


@rule(
    "STR005",
    severity="info",
    scope=Journey,
    own="goal trigger outcome",
    title=N_("Scope is not framed"),
    message=N_("Journey “{name}” lacks {missing}."),
    repairs=repairs,
)
def check(_: View, journey: Journey) -> Iterator[Found]:
    """What sets it off, what it is for, how one knows that it ended: these decide what belongs on the map.

    Grounding: CJML (goal-driven); NNG scenario.
    """
    missing = _missing(journey)
    if missing:
        yield found(name=Name(journey.id), missing=Terms(tuple(FRAME[field] for field in missing)))
