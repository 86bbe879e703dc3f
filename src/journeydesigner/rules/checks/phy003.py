"""Rule PHY003: from the physical to the digital world without a bridge."""

from __future__ import annotations

from collections.abc import Iterator

from journeydesigner.i18n import N_
from journeydesigner.model import Transition
from journeydesigner.model.reading import bridge_of
from journeydesigner.rules.finding import Finding, Said
from journeydesigner.rules.fixes import Fix, bridges
from journeydesigner.rules.passage import OWN, READS, judge
from journeydesigner.rules.rule import rule
from journeydesigner.rules.view import View


def repairs(_: View, finding: Finding) -> Iterator[Fix]:
    """Add what the client takes along: a QR code, a printed link, an e-mail by staff, an account."""
    yield from bridges(finding.element, ("qr", "printed_document", "email", "account"))


@rule(
    "PHY003",
    severity="error",
    scope=Transition,
    own=OWN,
    reads=READS,
    when=lambda transition: bridge_of(transition) is None,
    title=N_("Physical to digital without bridge"),
    message=N_("From “{from}” to “{to}” the Client leaves the physical world with nothing in hand."),
    repairs=repairs,
)
def check(view: View, transition: Transition) -> Iterator[Said]:
    """What was begun in a place or on paper cannot be found again on a screen.

    Grounding: S1 (each world managed apart); SV integration quality; McK multichannel.
    """
    yield from judge(view, transition, "PHY003")
