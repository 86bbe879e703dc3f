"""Rule GOV001: a journey that serves no stated objective."""

from __future__ import annotations

from collections.abc import Iterator

from journeydesigner.i18n import N_
from journeydesigner.model import Journey
from journeydesigner.rules.finding import Finding, Found, found
from journeydesigner.rules.fixes import Fix, Open, fix
from journeydesigner.rules.rule import rule
from journeydesigner.rules.view import View
from journeydesigner.rules.wording import Name


def repairs(_: View, finding: Finding) -> Iterator[Fix]:
    """Open the field."""
    yield fix(N_("Fill in"), Open(finding.element, "objective"))


@rule(
    "GOV001",
    severity="info",
    scope=Journey,
    own="objective",
    title=N_("No strategic objective"),
    message=N_("Which objective does “{name}” serve?"),
    repairs=repairs,
)
def check(_: View, journey: Journey) -> Iterator[Found]:
    """Being present everywhere is no strategy: a journey is drawn to serve something.

    Grounding: S0 (global strategy); S3 (why are we there?).
    """
    if journey.objective is None:
        yield found(name=Name(journey.id))
