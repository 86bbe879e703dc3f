"""Rule PHY007: a persona has no device for a touchpoint."""

from __future__ import annotations

from collections.abc import Iterator

from journeydesigner.i18n import N_
from journeydesigner.model import Channel, Journey, Persona, Stage, Touchpoint
from journeydesigner.model.organisation import Device
from journeydesigner.model.reading import channels_of, is_open_to
from journeydesigner.rules.finding import Finding, Said, found, lacking
from journeydesigner.rules.fixes import Fix
from journeydesigner.rules.rule import rule
from journeydesigner.rules.view import View, is_met, lacks_channel, personas_of
from journeydesigner.rules.ways import offer_too
from journeydesigner.rules.wording import Name, Words

UNKNOWN = N_("“{name}” has no channel yet: nobody can tell which devices it needs.")


def repairs(view: View, finding: Finding) -> Iterator[Fix]:
    """Offer a channel that the persona can use too, those it prefers first."""
    touchpoint = view.project.one(Touchpoint, finding.element)
    persona = view.project.one(Persona, finding.persona)
    if touchpoint is not None and persona is not None:
        yield from offer_too(view, touchpoint, lambda channel: is_open_to(persona, channel), persona.preferred)


@rule(
    "PHY007",
    severity="warning",
    scope=Touchpoint,
    own="layer type channel alt",
    reads={Channel: "devices", Stage: "personas", Journey: "personas", Persona: "devices"},
    when=is_met,
    title=N_("Persona lacks the device"),
    message=N_("“{persona}” lacks a device for “{name}”: {devices}."),
    repairs=repairs,
)
def check(view: View, touchpoint: Touchpoint) -> Iterator[Said]:
    """Every way to this contact needs a device, and the persona owns none of them.

    Grounding: S0 (know the devices people own).
    """
    if lacks_channel(touchpoint) and not touchpoint.alt and personas_of(view, touchpoint):
        yield lacking(UNKNOWN, name=Name(touchpoint.id))
        return
    devices = _needed(view, touchpoint)
    if not devices:
        return
    for persona in personas_of(view, touchpoint):
        if not any(device in persona.devices for device in devices):
            yield found(persona=persona.id, devices=Words("device", devices), name=Name(touchpoint.id))


def _needed(view: View, touchpoint: Touchpoint) -> tuple[Device, ...]:
    """The devices of which one is needed, whichever way is taken; none when some way needs none."""
    known: dict[object, tuple[Device, ...]] = view.memory.setdefault(_needed, {})
    ways = touchpoint.channel, touchpoint.alt
    if ways not in known:
        needed = [channel.devices for channel in channels_of(view.project, touchpoint)]
        devices = dict.fromkeys(device for several in needed for device in several)
        known[ways] = tuple(devices) if all(needed) else ()
    return known[ways]
