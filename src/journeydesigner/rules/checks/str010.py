"""Rule STR010: a journey whose details lead back to itself."""

from __future__ import annotations

from collections.abc import Iterator

from journeydesigner.i18n import N_
from journeydesigner.model import Id, Journey, Stage
from journeydesigner.rules.circles import circle_through
from journeydesigner.rules.finding import Finding, Found, found
from journeydesigner.rules.fixes import Fix, fix, sets
from journeydesigner.rules.rule import rule
from journeydesigner.rules.view import View
from journeydesigner.rules.wording import Name, Names

ITSELF = N_("“{name}” contains itself: one of its stages is shown in detail by the journey itself.")


def repairs(view: View, finding: Finding) -> Iterator[Fix]:
    """Remove the last link of the circle, the one that leads back."""
    circle = circle_through(view, finding.element)
    stages = [stage for stage in _last(view, circle) if stage.sub_journey == finding.element]
    if stages:
        cut = (sets(stage.id, sub_journey=None) for stage in stages)
        yield fix(N_("Take the detail off “{stage}”"), *cut, stage=Names(tuple(stage.id for stage in stages)))


def _last(view: View, circle: tuple[Id, ...]) -> tuple[Stage, ...]:
    return view.project.stages(circle[-1]) if circle else ()


@rule(
    "STR010",
    severity="error",
    scope=Journey,
    own="",
    reads={Stage: "sub_journey", Journey: "id"},
    title=N_("Sub-journey cycle"),
    message=N_("“{name}” contains itself through {chain}."),
    repairs=repairs,
)
def check(view: View, journey: Journey) -> Iterator[Found]:
    """Going into detail must end somewhere; in a circle nobody ever arrives at the bottom.

    Found on every journey of the circle. Grounding: TD nested journeys; own.
    """
    circle = circle_through(view, journey.id)
    if len(circle) == 1:
        yield found(ITSELF, name=Name(journey.id))
    elif circle:
        yield found(name=Name(journey.id), chain=Names(circle[1:]))
