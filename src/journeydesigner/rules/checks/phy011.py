"""Rule PHY011: what is done on a device goes nowhere."""

from __future__ import annotations

from collections.abc import Iterator

from journeydesigner.i18n import N_
from journeydesigner.model import Channel, Touchpoint, Transition
from journeydesigner.model.reading import bridge_of, channel_of
from journeydesigner.rules.finding import Found, found
from journeydesigner.rules.rule import rule
from journeydesigner.rules.view import View, is_met
from journeydesigner.rules.wording import Name


@rule(
    "PHY011",
    severity="warning",
    scope=Touchpoint,
    own="layer channel exit",
    reads={Channel: "nature", Transition: "from_ bridge"},
    title=N_("Island device"),
    message=N_("What is done on “{name}” goes nowhere."),
)
def check(view: View, touchpoint: Touchpoint) -> Iterator[Found]:
    """A kiosk is a piece of the whole or a gadget: what is done there must go along, by name or by file.

    Grounding: S0 (the kiosk is one way among many to be informed); NNG orchestrated; own.
    """
    if touchpoint.exit or not is_met(touchpoint):
        return
    channel = channel_of(view.project, touchpoint)
    if channel is None or channel.nature != "hybrid":
        return
    bridges = map(bridge_of, view.project.outgoing(touchpoint.id))
    if not any(bridge is not None and (bridge.identity or bridge.history) for bridge in bridges):
        yield found(name=Name(touchpoint.id))
