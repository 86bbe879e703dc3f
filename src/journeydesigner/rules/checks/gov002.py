"""Rule GOV002: an opportunity of weight without a date."""

from __future__ import annotations

from collections.abc import Iterator

from journeydesigner.i18n import N_
from journeydesigner.model import Opportunity
from journeydesigner.rules.finding import Finding, Said, found, lacking
from journeydesigner.rules.fixes import Fix, Open, fix
from journeydesigner.rules.rule import rule
from journeydesigner.rules.view import View
from journeydesigner.rules.wording import Name

HIGH = 4
UNKNOWN = N_("“{name}” has neither date nor impact: nobody can tell whether it belongs on the roadmap.")


def repairs(_: View, finding: Finding) -> Iterator[Fix]:
    """Open the date."""
    yield fix(N_("Set a date"), Open(finding.element, "due"))


@rule(
    "GOV002",
    severity="warning",
    scope=Opportunity,
    own="impact due",
    title=N_("High impact, no date"),
    message=N_("“{name}” matters and is not on the roadmap."),
    repairs=repairs,
)
def check(_: View, opportunity: Opportunity) -> Iterator[Said]:
    """What matters most and has no date is what never comes. High: 4 or 5 of 5.

    Grounding: S0 (roadmap); S2 (reward good practice).
    """
    if opportunity.due is not None:
        return
    if opportunity.impact is None:
        yield lacking(UNKNOWN, name=Name(opportunity.id))
    elif opportunity.impact >= HIGH:
        yield found(name=Name(opportunity.id))
