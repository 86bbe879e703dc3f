"""Rule OWN011: nobody carries an opportunity."""

from __future__ import annotations

from collections.abc import Iterator

from journeydesigner.i18n import N_
from journeydesigner.model import Opportunity
from journeydesigner.rules.finding import Found, found
from journeydesigner.rules.rule import rule
from journeydesigner.rules.view import View
from journeydesigner.rules.wording import Name


@rule(
    "OWN011",
    severity="info",
    scope=Opportunity,
    own="owner",
    title=N_("Opportunity without owner"),
    message=N_("Nobody is in charge of “{name}”."),
)
def check(_: View, opportunity: Opportunity) -> Iterator[Found]:
    """An idea becomes an entry of the roadmap when somebody carries it.

    Grounding: S0 (roadmap); TD.
    """
    if opportunity.owner is None:
        yield found(name=Name(opportunity.id))
