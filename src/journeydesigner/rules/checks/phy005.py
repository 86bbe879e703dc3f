"""Rule PHY005: a bridge between the worlds that does not say who the client is."""

from __future__ import annotations

from collections.abc import Iterator

from journeydesigner.i18n import N_
from journeydesigner.model import Transition
from journeydesigner.model.reading import bridge_of
from journeydesigner.rules.finding import Finding, Said
from journeydesigner.rules.fixes import Fix, SetBridge, fix
from journeydesigner.rules.passage import OWN, READS_ACROSS, judge
from journeydesigner.rules.rule import rule
from journeydesigner.rules.view import View
from journeydesigner.rules.wording import Words


def repairs(_: View, finding: Finding) -> Iterator[Fix]:
    """Say that the bridge carries identity, or make it a personal code."""
    yield fix(N_("Carries identity"), SetBridge(finding.element, identity=True))
    yield fix(N_("Use a personal code"), SetBridge(finding.element, "code", identity=True))


@rule(
    "PHY005",
    severity="warning",
    scope=Transition,
    own=OWN,
    reads=READS_ACROSS,
    when=bridge_of,
    title=N_("Bridge without identity"),
    message=N_("The {mechanism} between “{from}” and “{to}” does not say who the Client is."),
    repairs=repairs,
)
def check(view: View, transition: Transition) -> Iterator[Said]:
    """The arrival must know the client, and the bridge brings a stranger.

    Grounding: SV integration quality; NNG seamless; S2 (connect the data of systems).
    """
    bridge = bridge_of(transition)
    if bridge is not None:
        yield from judge(view, transition, "PHY005", mechanism=Words("mechanism", (bridge.by,)))
