"""The one fault of a passage between the physical and the digital world: PHY003 to PHY006 exclude each other."""

from __future__ import annotations

from collections.abc import Iterator, Set
from typing import Literal

from journeydesigner.i18n import N_
from journeydesigner.model import Bridge, Channel, Id, Kind, Touchpoint, Transition
from journeydesigner.model.reading import WORLDS, World, bridge_of, channel_of, world_switch
from journeydesigner.rules.finding import Found, Lacking, Said
from journeydesigner.rules.view import View, lacks_channel, remembered
from journeydesigner.rules.wording import Name, Names, Param

Fault = Literal["PHY003", "PHY004", "PHY005", "PHY006"]

OWN = "from_ to bridge"
"""What the four rules read of their transition."""
READS: dict[Kind, str] = {Touchpoint: "layer type channel", Channel: "nature"}
"""What they read around it where there is no bridge."""
READS_ACROSS: dict[Kind, str] = {
    Touchpoint: f"{READS[Touchpoint]} needs_identity needs_history",
    Channel: "nature",
}
"""What they read around it where there is one."""
UNKNOWN = N_("“{names}” has no channel yet: nobody can tell whether the passage changes worlds.")


@remembered
def fault_of(view: View, transition: Transition) -> Fault | None:
    """Where a passage between the worlds breaks: no bridge, no identity, no history; None when it holds (B.2)."""
    switch = world_switch(view.project, transition)
    if switch is None:
        return None
    bridge = bridge_of(transition)
    if bridge is None:
        return "PHY003" if switch == "P→D" else "PHY004"
    return _forgotten(bridge, view.project.one(Touchpoint, transition.to))


def judge(view: View, transition: Transition, fault: Fault, **params: Param) -> Iterator[Said]:
    """Say that a passage has this fault, or that it may have it once the missing channels are known."""
    if fault_of(view, transition) == fault:
        yield between_ends(transition, **params)
    elif fault in _possible_faults(view, transition):
        yield unknown_between(UNKNOWN, transition, names=Names(_without_channel(view, transition)))


@remembered
def _possible_faults(view: View, transition: Transition) -> frozenset[Fault]:
    """The faults that a passage may have when an end has no channel yet; none where both have one."""
    start, end = (view.project.one(Touchpoint, id_) for id_ in (transition.from_, transition.to))
    if start is None or end is None or not (lacks_channel(start) or lacks_channel(end)):
        return frozenset()
    worlds_a, worlds_b = _possible_worlds(view, start), _possible_worlds(view, end)
    switches: dict[Fault, bool] = {
        "PHY003": {"P"} in worlds_a and {"D"} in worlds_b,
        "PHY004": {"D"} in worlds_a and {"P"} in worlds_b,
    }
    possible = frozenset(fault for fault, can_be in switches.items() if can_be)
    bridge = bridge_of(transition)
    if bridge is None or not possible:
        return possible
    forgotten = _forgotten(bridge, end)
    return frozenset((forgotten,)) if forgotten else frozenset()


def _possible_worlds(view: View, touchpoint: Touchpoint) -> tuple[Set[World], ...]:
    channel = channel_of(view.project, touchpoint)
    if channel is not None:
        return (WORLDS[channel.nature],)
    return tuple(WORLDS.values()) if lacks_channel(touchpoint) else ()


def _without_channel(view: View, transition: Transition) -> tuple[Id, ...]:
    ends = (view.project.one(Touchpoint, id_) for id_ in (transition.from_, transition.to))
    return tuple(end.id for end in ends if end is not None and lacks_channel(end))


def _forgotten(bridge: Bridge, arrival: Touchpoint | None) -> Fault | None:
    if arrival is None:
        return None
    if arrival.needs_identity and not bridge.identity:
        return "PHY005"
    return "PHY006" if arrival.needs_history and not bridge.history else None


def carries_identity(transition: Transition) -> bool:
    """Whether the client is recognised across a passage. Without a bridge nothing crosses."""
    bridge = bridge_of(transition)
    return bridge is not None and bridge.identity


def carries_history(transition: Transition) -> bool:
    """Whether what happened before is known across a passage. Without a bridge nothing crosses."""
    bridge = bridge_of(transition)
    return bridge is not None and bridge.history


def between_ends(transition: Transition, **params: Param) -> Found:
    """A finding whose message names both ends of a transition."""
    return Found((*_ends(transition), *params.items()))


def unknown_between(msgid: str, transition: Transition, **params: Param) -> Lacking:
    """Not assessable, in a message that names both ends of a transition."""
    return Lacking(msgid, (*_ends(transition), *params.items()))


def _ends(transition: Transition) -> tuple[tuple[str, Param], ...]:
    return ("from", Name(transition.from_)), ("to", Name(transition.to))
