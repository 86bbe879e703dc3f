"""Rule CON005: the journey states no brand promise."""

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
    yield fix(N_("Write the promise"), Open(finding.element, "brand_promise"))


@rule(
    "CON005",
    severity="info",
    scope=Journey,
    own="brand_promise",
    title=N_("No brand promise"),
    message=N_("Write the promise of “{name}”: nothing can be checked against it yet."),
    repairs=repairs,
)
def check(_: View, journey: Journey) -> Iterator[Found]:
    """What the brand promises is what every contact is measured by.

    Grounding: S3 (what the brand promises).
    """
    if journey.brand_promise is None:
        yield found(name=Name(journey.id))
