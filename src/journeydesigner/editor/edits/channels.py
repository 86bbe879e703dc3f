"""Channels of the library: making one as is usual for its family, changing its nature, pairing it with others."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from journeydesigner.editor.edits.fields import set_fields
from journeydesigner.editor.edits.placing import both, open_lane
from journeydesigner.model import Channel, Draft, Id, Text2
from journeydesigner.model.channel import Control, Direction, Family, Human, Nature
from journeydesigner.model.organisation import Device
from journeydesigner.model.values import ChannelId


@dataclass(frozen=True, slots=True)
class Usual:
    """What channels of one family mostly are; the user corrects what differs (table of B.2)."""

    nature: Nature
    human: Human = "none"
    direction: Direction = "two_way"
    control: Control = "brand"
    devices: tuple[Device, ...] = ()
    network: bool = False


_SCREENS: tuple[Device, ...] = ("smartphone", "computer", "tablet")


def _online(
    human: Human = "none",
    direction: Direction = "two_way",
    control: Control = "brand",
    devices: tuple[Device, ...] = _SCREENS,
) -> Usual:
    return Usual("digital", human, direction, control, devices, network=True)


USUAL: Mapping[Family, Usual] = {
    "website": _online(),
    "app": _online(devices=("smartphone", "tablet")),
    "portal": _online(),
    "email": _online("asynchronous"),
    "sms": _online(direction="outbound", devices=("smartphone", "phone")),
    "social": _online("asynchronous"),
    "chat": _online("synchronous"),
    "video": _online("synchronous"),
    "phone": Usual("remote", "synchronous", devices=("phone", "smartphone")),
    "post": Usual("physical"),
    "print": Usual("physical", direction="outbound"),
    "signage": Usual("physical", direction="outbound"),
    "place": Usual("physical", "synchronous"),
    "event": Usual("physical", "synchronous"),
    "kiosk": Usual("hybrid", "on_request"),
    "transport": Usual("physical", "synchronous", control="partner"),
    "product": Usual("physical"),
    "marketplace": _online(control="partner"),
    "reviews": _online("asynchronous", control="external"),
    "search": _online(control="external"),
    "learning": _online(),
    "media": Usual("remote", direction="outbound", control="external"),
    "other": Usual("physical"),
}


def add_channel(
    draft: Draft,
    family: Family,
    name: Text2 | None = None,
    *,
    nature: Nature | None = None,
    human: Human | None = None,
    control: Control | None = None,
    direction: Direction | None = None,
) -> Channel:
    """Add a channel to the library; what is None is as usual for its family. It has no lane until it is used."""
    usual = USUAL[family]
    chosen = nature or usual.nature
    keeps = chosen == usual.nature
    return draft.add(
        Channel(
            id=draft.new_id("c"),
            name=name or both("New channel"),
            family=family,
            nature=chosen,
            human=human or usual.human,
            control=control or usual.control,
            direction=direction or usual.direction,
            devices=usual.devices if keeps else (),
            network=usual.network if keeps else False,
        )
    )


def set_nature(draft: Draft, channel: Id, nature: Nature) -> Channel:
    """Change what a channel is to the client. Its lane, if it has one, moves to the end of the other group."""
    found = draft.one(Channel, channel)
    if found.nature == nature:
        return found
    changed = draft.update(found, nature=nature, rank=None)
    if found.rank is not None:
        open_lane(draft, ChannelId(channel))
        changed = draft.one(Channel, channel)
    return changed


def set_counterparts(draft: Draft, channel: Id, counterparts: Iterable[ChannelId]) -> None:
    """Say which channels offer the same in the other world. It holds both ways, so those channels are told too."""
    own = ChannelId(channel)
    before = set(draft.one(Channel, channel).counterparts)
    wanted = tuple(dict.fromkeys(c for c in counterparts if c != own))
    set_fields(draft, [channel], counterparts=wanted)
    for other in {*before, *wanted}:
        found = draft.one(Channel, other)
        if other in wanted and own not in found.counterparts:
            draft.update(found, counterparts=(*found.counterparts, own))
        elif other not in wanted and own in found.counterparts:
            draft.update(found, counterparts=tuple(c for c in found.counterparts if c != own))
