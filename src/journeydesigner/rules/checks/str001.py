"""Rule STR001: a journey without any stage."""

from __future__ import annotations

from collections.abc import Iterator

from journeydesigner.i18n import N_
from journeydesigner.model import Journey, Stage
from journeydesigner.rules.finding import Finding, Found, found
from journeydesigner.rules.fixes import AddStages, Fix, fix
from journeydesigner.rules.rule import rule
from journeydesigner.rules.view import View
from journeydesigner.rules.wording import Name


def repairs(_: View, finding: Finding) -> Iterator[Fix]:
    """Insert the stages usual for the kind of journey."""
    yield fix(N_("Insert the usual stages"), AddStages(finding.element))


@rule(
    "STR001",
    severity="error",
    scope=Journey,
    own="",
    reads={Stage: "journey"},
    title=N_("Journey has no stage"),
    message=N_("Journey “{name}” has no stage."),
    repairs=repairs,
)
def check(view: View, journey: Journey) -> Iterator[Found]:
    """A journey is a story in stages; without any there is nowhere to put a contact and nothing to check.

    Grounding: CJML phases; SD.
    """
    if view.project.first(Stage, journey.id) is None:
        yield found(name=Name(journey.id))
