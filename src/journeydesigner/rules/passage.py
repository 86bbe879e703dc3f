"""The one fault of a passage between the physical and the digital world: PHY003 to PHY006 exclude each other."""

from __future__ import annotations

from typing import Literal

from journeydesigner.model import Bridge, Channel, Kind, Touchpoint, Transition
from journeydesigner.model.reading import bridge_of, world_switch
from journeydesigner.rules.finding import Found, Lacking
from journeydesigner.rules.view import View, remembered
from journeydesigner.rules.wording import Name, Param

Fault = Literal["PHY003", "PHY004", "PHY005", "PHY006"]

OWN = "from_ to bridge"
"""What the four rules read of their transition."""
READS: dict[Kind, str] = {Touchpoint: "channel needs_identity needs_history", Channel: "nature"}
"""What the four rules read around it."""


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
