"""What follows from the records: worlds, offer, effective owner, passages, the main path.

Layout, rules and measures all ask here, so that a card, a finding and a figure can never disagree.
Source of every definition: domain reference B.2 to B.4.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Literal

from journeydesigner.model.balances import Balances
from journeydesigner.model.channel import Channel, Nature, System
from journeydesigner.model.journey import Bridge, Stage, Touchpoint, Transition
from journeydesigner.model.organisation import Persona
from journeydesigner.model.owner_units import OwnerUnits
from journeydesigner.model.owner_units import effective_owner as effective_owner
from journeydesigner.model.owner_units import unit_of as unit_of
from journeydesigner.model.project import Project
from journeydesigner.model.relays import Relays, handovers
from journeydesigner.model.trail import Trails
from journeydesigner.model.values import Id, JourneyId, SystemId, UnitId

World = Literal["P", "D"]
Switch = Literal["P→D", "D→P"]

WORLDS: dict[Nature, frozenset[World]] = {
    "physical": frozenset({"P"}),
    "digital": frozenset({"D"}),
    "hybrid": frozenset({"P", "D"}),
    "remote": frozenset(),
}
"""In which worlds the client stands, per nature of the channel (B.2)."""


def channel_of(project: Project, touchpoint: Touchpoint) -> Channel | None:
    """The main channel of a touchpoint."""
    return project.one(Channel, touchpoint.channel)


def channels_of(project: Project, touchpoint: Touchpoint) -> Iterator[Channel]:
    """Main channel and alternatives of a touchpoint, main first."""
    for id_ in (touchpoint.channel, *touchpoint.alt):
        channel = project.one(Channel, id_)
        if channel is not None:
            yield channel


def is_controlled(project: Project, touchpoint: Touchpoint) -> bool:
    """Whether the organisation or a partner answers for this contact (B.2).

    Frontstage, a communication, and its channel (if it has one yet) controlled by brand or partner.
    """
    if touchpoint.layer != "frontstage" or touchpoint.type != "communication":
        return False
    channel = channel_of(project, touchpoint)
    return channel is None or channel.control in ("brand", "partner")


def is_met(touchpoint: Touchpoint) -> bool:
    """Whether the client is there: nobody meets what lies behind the line of visibility."""
    return touchpoint.layer in ("client", "frontstage")


def is_open_to(persona: Persona, channel: Channel) -> bool:
    """Whether a persona can and would use a channel: it needs no device or an owned one, and is not avoided."""
    can = not channel.devices or not set(channel.devices).isdisjoint(persona.devices)
    return can and channel.id not in persona.avoided


def offer(project: Project, stage: Stage) -> frozenset[World]:
    """The worlds a stage is served in: over its controlled touchpoints and their alternatives (B.2)."""
    worlds: frozenset[World] = frozenset()
    for channel in offered_channels(project, stage):
        worlds |= WORLDS[channel.nature]
    return worlds


def offered_channels(project: Project, stage: Stage) -> Iterator[Channel]:
    """Channels of the controlled touchpoints of a stage, alternatives included; one channel may come twice."""
    for touchpoint in project.touchpoints(stage.id):
        if is_controlled(project, touchpoint):
            yield from channels_of(project, touchpoint)


def balance(project: Project, stage: Stage) -> float | None:
    """Balance of the worlds in a stage, from -1 (all physical) to +1 (all digital); None when neither is offered.

    (d - p) / (d + p) over the offered channels, a hybrid one counting in both, a remote one in none (C.2).
    """
    return project.index(Balances).get(stage.id, lambda: _balance(project, stage))


def _balance(project: Project, stage: Stage) -> float | None:
    worlds = [WORLDS[channel.nature] for channel in offered_channels(project, stage)]
    return balance_of(sum("P" in world for world in worlds), sum("D" in world for world in worlds))


def balance_of(physical: int, digital: int) -> float | None:
    """The balance of so many channels in the physical and in the digital world."""
    return (digital - physical) / (digital + physical) if digital + physical else None


def world_switch(project: Project, transition: Transition) -> Switch | None:
    """The passage between the physical and the digital world that a transition makes, if any (B.2)."""
    worlds = []
    for id_ in (transition.from_, transition.to):
        touchpoint = project.one(Touchpoint, id_)
        channel = channel_of(project, touchpoint) if touchpoint else None
        worlds.append(WORLDS[channel.nature] if channel else frozenset[World]())
    start, end = worlds
    if not start or not end or start & end:
        return None
    return "P→D" if "P" in start else "D→P"


def bridge_of(transition: Transition) -> Bridge | None:
    """The bridge of a transition; one with mechanism "none" is no bridge."""
    return transition.bridge if transition.bridge and transition.bridge.by != "none" else None


def owner_units(project: Project, transition: Transition) -> tuple[UnitId | None, UnitId | None]:
    """Units of the effective owners at both ends of a transition; None where there is none."""
    unit = project.index(OwnerUnits).units.get
    return unit(transition.from_), unit(transition.to)


def is_handover(project: Project, transition: Transition) -> bool:
    """Whether the client passes from one unit to another: both known, and different (B.3)."""
    first, last = owner_units(project, transition)
    return first is not None and last is not None and first != last


def handovers_along(project: Project, path: Sequence[Transition]) -> bytes:
    """Of each transition on a path, whether it is a hand-over; values as in `relays`. Kept for the main path."""
    kept = project.index(Relays).along(path)
    return handovers(project, path) if kept is None else kept


def longest_handover_run(project: Project, path: Sequence[Transition]) -> Sequence[Transition]:
    """The longest run of hand-overs that follow one another on a path; the first of equally long ones (C.2)."""
    along = handovers_along(project, path)
    longest = max(re.findall(rb"\x01+", along), key=len, default=b"")
    start = along.find(longest)
    return path[start : start + len(longest)]


def systems_talk(project: Project, one: SystemId, other: SystemId) -> bool:
    """Whether two applications are one, share an account, or are linked by more than a person re-typing."""
    if one == other:
        return True
    a, b = project.one(System, one), project.one(System, other)
    if a is None or b is None:
        return False
    if a.identity_domain and a.identity_domain == b.identity_domain:
        return True
    links = (*((link, other) for link in a.links), *((link, one) for link in b.links))
    return any(link.to == end and link.kind != "manual_rekey" for link, end in links)


def is_silo_jump(project: Project, transition: Transition) -> bool:
    """Whether both ends use applications and none of one side talks to any of the other (CON003, C.2)."""
    start, end = project.one(Touchpoint, transition.from_), project.one(Touchpoint, transition.to)
    if start is None or end is None or not start.systems or not end.systems:
        return False
    return not sides_talk(project, start.systems, end.systems)


def sides_talk(project: Project, some: Iterable[SystemId], others: Iterable[SystemId]) -> bool:
    """Whether any application of one side talks to any of the other."""
    return any(systems_talk(project, a, b) for a in some for b in others)


def is_seam(project: Project, transition: Transition) -> bool:
    """Whether something changes for the client in a passage: the unit, the world, or the applications (B.3)."""
    return (
        is_handover(project, transition)
        or world_switch(project, transition) is not None
        or is_silo_jump(project, transition)
    )


def main_path(project: Project, journey: JourneyId | Id) -> tuple[Transition, ...]:
    """The transitions most clients follow (B.4), kept by the project from edit to edit.

    From the first entry in canvas order: the choice with the largest share (tie: the first), else the first
    sequence; until an exit, a touchpoint without choice or sequence, the end of the journey, or before a second
    visit.
    """
    return project.index(Trails).through(journey).links


def main_stops(project: Project, journey: JourneyId | Id) -> tuple[Id, ...]:
    """The touchpoints of the main path as visited: the first entry, then where each transition arrives."""
    return project.index(Trails).through(journey).stops
