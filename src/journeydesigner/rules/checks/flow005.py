"""Rule FLOW005: nobody says when a loop stops."""

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
    "FLOW005",
    severity="warning",
    scope=Transition,
    own="from_ to kind condition max_iterations",
    when=lambda link: link.kind == "loop" and link.condition is None and link.max_iterations is None,
    title=N_("Loop without exit rule"),
    message=N_("When does the loop “{from}” → “{to}” stop?"),
    repairs=repairs,
)
def check(_: View, transition: Transition) -> Iterator[Found]:
    """Who goes round without end gives up; a condition or a number of times ends it.

    Grounding: own.
    """
    yield between_ends(transition)
