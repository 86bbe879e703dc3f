"""Rule PHY007: a persona has no device for a touchpoint."""

from __future__ import annotations

from collections.abc import Iterator

from journeydesigner.i18n import N_
from journeydesigner.model import Channel, Journey, Persona, Stage, Touchpoint
from journeydesigner.model.reading import channels_of
from journeydesigner.rules.finding import Found, found
from journeydesigner.rules.rule import rule
from journeydesigner.rules.view import View, is_met, personas_of
from journeydesigner.rules.wording import Name, Words


@rule(
    "PHY007",
    severity="warning",
    scope=Touchpoint,
    own="layer channel alt",
    reads={Channel: "devices", Stage: "personas", Journey: "personas", Persona: "devices"},
    title=N_("Persona lacks the device"),
    message=N_("“{persona}” lacks a device for “{name}”: {devices}."),
)
def check(view: View, touchpoint: Touchpoint) -> Iterator[Found]:
    """Every way to this contact needs a device, and the persona owns none of them.

    Grounding: S0 (know the devices people own).
    """
    if not is_met(touchpoint):
        return
    needed = [channel.devices for channel in channels_of(view.project, touchpoint)]
    if not needed or not all(needed):
        return
    devices = tuple(dict.fromkeys(device for several in needed for device in several))
    for persona in personas_of(view, touchpoint):
        if not set(devices) & set(persona.devices):
            yield found(persona=persona.id, devices=Words("device", devices), name=Name(touchpoint.id))
