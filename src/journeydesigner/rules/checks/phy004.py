"""Rule PHY004: from the digital to the physical world without a bridge."""

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
    """Announce the client: a reference, an appointment, a ticket."""
    yield from bridges(finding.element, ("reference", "appointment", "ticket"))


@rule(
    "PHY004",
    severity="error",
    scope=Transition,
    own=OWN,
    reads=READS,
    when=lambda transition: bridge_of(transition) is None,
    title=N_("Digital to physical without bridge"),
    message=N_("From “{from}” to “{to}” the Client arrives on site unannounced."),
    repairs=repairs,
)
def check(view: View, transition: Transition) -> Iterator[Said]:
    """What was done on a screen counts for nothing at the door.

    Grounding: S1; SV integration quality; NNG seamless.
    """
    yield from judge(view, transition, "PHY004")
