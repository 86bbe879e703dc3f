"""Rule PHY011: what is done on a device goes nowhere."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from journeydesigner.i18n import N_
from journeydesigner.model import Channel, Touchpoint, Transition
from journeydesigner.model.journey import Mechanism
from journeydesigner.model.reading import bridge_of, channel_of
from journeydesigner.rules.finding import Finding, Said, found, lacking
from journeydesigner.rules.fixes import Fix, SetBridge, fix
from journeydesigner.rules.rule import rule
from journeydesigner.rules.view import View, is_met, lacks_channel
from journeydesigner.rules.wording import Name

SENDING: Mapping[Mechanism, str] = {
    "email": N_("Send it by e-mail"),
    "sms": N_("Send it to the Client's telephone"),
}
UNKNOWN = N_("“{name}” has no channel yet: nobody can tell whether it is a device that leads nowhere.")


def repairs(view: View, finding: Finding) -> Iterator[Fix]:
    """Send what was done to the client, on the way that leads on."""
    onward = next(iter(view.project.outgoing(finding.element)), None)
    if onward is not None:
        for by, label in SENDING.items():
            yield fix(label, SetBridge(onward.id, by, identity=True, history=True))


@rule(
    "PHY011",
    severity="warning",
    scope=Touchpoint,
    own="layer type channel exit",
    reads={Channel: "nature", Transition: "from_ bridge"},
    when=lambda touchpoint: not touchpoint.exit and is_met(touchpoint),
    title=N_("Island device"),
    message=N_("What is done on “{name}” goes nowhere."),
    repairs=repairs,
)
def check(view: View, touchpoint: Touchpoint) -> Iterator[Said]:
    """A kiosk is a piece of the whole or a gadget: what is done there must go along, by name or by file.

    Grounding: S0 (the kiosk is one way among many to be informed); NNG orchestrated; own.
    """
    channel = channel_of(view.project, touchpoint)
    if (channel is None or channel.nature != "hybrid") and not lacks_channel(touchpoint):
        return
    bridges = map(bridge_of, view.project.outgoing(touchpoint.id))
    if not any(bridge is not None and (bridge.identity or bridge.history) for bridge in bridges):
        name = Name(touchpoint.id)
        yield found(name=name) if channel is not None else lacking(UNKNOWN, name=name)
