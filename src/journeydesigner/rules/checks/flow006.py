"""Rule FLOW006: a branch gives no reason to be taken."""

from __future__ import annotations

from collections.abc import Iterator

from journeydesigner.i18n import N_
from journeydesigner.model import Transition
from journeydesigner.rules.finding import Finding, Found
from journeydesigner.rules.fixes import Fix, Open, fix
from journeydesigner.rules.passage import between_ends
from journeydesigner.rules.rule import rule
from journeydesigner.rules.view import View


def repairs(_: View, finding: Finding) -> Iterator[Fix]:
    """Open the condition."""
    yield fix(N_("Enter the condition"), Open(finding.element, "condition"))


@rule(
    "FLOW006",
    severity="info",
    scope=Transition,
    own="from_ to kind condition",
    when=lambda transition: transition.kind == "choice" and transition.condition is None,
    title=N_("Branch without reason"),
    message=N_("Why would the Client choose “{to}”?"),
    repairs=repairs,
)
def check(_: View, transition: Transition) -> Iterator[Found]:
    """Who does not know why clients choose a way cannot make it a better one.

    Grounding: S1 (the customer builds their own path); own.
    """
    yield between_ends(transition)
