"""The one fault of a passage between the physical and the digital world: PHY003 to PHY006 exclude each other."""

from __future__ import annotations

from collections.abc import Iterator, Set
from typing import Literal, NamedTuple

from journeydesigner.i18n import N_
from journeydesigner.model import Bridge, Channel, Kind, Touchpoint, Transition
from journeydesigner.model.reading import WORLDS, World, bridge_of, channel_of
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


class Faults(NamedTuple):
    """The fault of a passage, and those it may have once the missing channels are known."""

    fault: Fault | None = None
    possible: Set[Fault] = frozenset()


NONE = Faults()


def fault_of(view: View, transition: Transition) -> Fault | None:
    """Where a passage between the worlds breaks: no bridge, no identity, no history; None when it holds (B.2)."""
    return _faults(view, transition).fault


def judge(view: View, transition: Transition, fault: Fault, **params: Param) -> Iterator[Said]:
    """Say that a passage has this fault, or that it may have it once the missing channels are known."""
    found = _faults(view, transition)
    if found.fault == fault:
        yield between_ends(transition, **params)
    elif fault in found.possible:
        ends = (end for end in view.ends(transition) if end is not None and lacks_channel(end))
        yield unknown_between(UNKNOWN, transition, names=Names(tuple(end.id for end in ends)))


@remembered
def _faults(view: View, transition: Transition) -> Faults:
    start, end = view.ends(transition)
    if start is None or end is None:
        return NONE
    if lacks_channel(start) or lacks_channel(end):
        return Faults(possible=_possible_faults(view, transition, start, end))
    worlds_a, worlds_b = _worlds(view, start), _worlds(view, end)
    if not worlds_a or not worlds_b or worlds_a & worlds_b:
        return NONE
    bridge = bridge_of(transition)
    if bridge is None:
        return Faults("PHY003" if "P" in worlds_a else "PHY004")
    return Faults(_forgotten(bridge, end))


def _possible_faults(view: View, transition: Transition, start: Touchpoint, end: Touchpoint) -> Set[Fault]:
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
    return tuple(WORLDS.values()) if lacks_channel(touchpoint) else (_worlds(view, touchpoint),)


def _worlds(view: View, touchpoint: Touchpoint) -> Set[World]:
    channel = channel_of(view.project, touchpoint)
    return WORLDS[channel.nature] if channel is not None else frozenset()


def _forgotten(bridge: Bridge, arrival: Touchpoint) -> Fault | None:
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
