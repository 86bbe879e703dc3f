"""What the layout knows of one journey: its touchpoints as items with a lane key, its transitions as edges.

Everything after this module works on these small values and never looks at the project again.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from journeydesigner.layout.plan import Group, Pivot
from journeydesigner.model import Channel, Project, Role, Touchpoint, Transition, Unit
from journeydesigner.model.journey import TransitionKind
from journeydesigner.model.reading import bridge_of, effective_owner, world_switch
from journeydesigner.model.values import ChannelId, Id, StageId, TouchpointId, TransitionId, UnitId

Pair = tuple[int, int]
"""Indexes of two stages, the earlier one first."""


class LaneKey(NamedTuple):
    """What a drop into a lane would write: a group and, where lanes are channels or units, one of them."""

    group: Group
    channel: ChannelId | None = None
    unit: UnitId | None = None

    @property
    def member(self) -> Id | None:
        """The channel or the unit."""
        return self.channel or self.unit


class Other(NamedTuple):
    """An alternative channel, and the lane in which it is shown."""

    key: LaneKey
    channel: ChannelId


@dataclass(frozen=True, slots=True)
class Item:
    """A touchpoint."""

    id: TouchpointId
    key: LaneKey
    alternatives: tuple[Other, ...]
    behind: bool
    """Backstage or support: placed under what precedes it (R1 c)."""
    entry: bool


@dataclass(frozen=True, slots=True)
class Edge:
    """A transition whose two ends are items of this journey."""

    id: TransitionId
    source: TouchpointId
    target: TouchpointId
    kind: TransitionKind
    main: bool
    bridged: bool
    broken: bool
    """Changes world without a bridge."""


class Stub(NamedTuple):
    """One end of a link that is shown as two tags."""

    edge: Edge
    leaves: bool
    """Whether it is the end at the source."""
    other: int
    """The index of the stage of the other end."""
    label: str

    @property
    def card(self) -> TouchpointId:
        """The card that the tag stands beside."""
        return self.edge.source if self.leaves else self.edge.target


Stubs = tuple[Stub, ...]


@dataclass(frozen=True, slots=True)
class Far:
    """The links that are shown as two tags."""

    reach: int
    """They lead to a stage further away than this."""
    stubs: tuple[Stubs, ...]
    """By stage: their ends there, in the order in which they stand beside their cards."""
    homes: Mapping[TransitionId, tuple[int, int]]
    """By link: the stages of its source and of its target."""


NONE_FAR = Far(1 << 30, (), {})


@dataclass(frozen=True, slots=True)
class Graph:
    """A journey as the layout sees it. Items are in the order of the model, edges in that of their ids."""

    stages: tuple[StageId, ...]
    items: tuple[tuple[Item, ...], ...]
    home: Mapping[TouchpointId, int]
    """The index of each item's stage."""
    clusters: Mapping[Pair, tuple[Edge, ...]]
    """Edges by the stages they join (F5)."""
    entered: frozenset[TouchpointId]
    """Items that an edge from an earlier stage leads to (R1 b)."""
    ranks: Mapping[Id, str]
    """Place of a channel's or unit's lane among those of its group, for those that have one."""
    far: Far = NONE_FAR

    def edges(self, first: int, last: int) -> tuple[Edge, ...]:
        """The edges between two stages, `first` ≤ `last`."""
        return self.clusters.get((first, last), ())

    def stubs(self, stage: int) -> Stubs:
        """The ends of links in a stage that are shown as tags."""
        return self.far.stubs[stage] if self.far.stubs else ()


def item_of(project: Project, touchpoint: Touchpoint, pivot: Pivot = "channels") -> Item:
    """A touchpoint as the layout sees it. Alternatives are shown where lanes are channels or their natures."""
    behind = touchpoint.layer in ("backstage", "support")
    key = lane_key(project, touchpoint, pivot)
    others = () if behind or pivot == "owners" else dict.fromkeys(touchpoint.alt)
    found = (_other(project, id_, pivot) for id_ in others)
    alternatives = tuple(other for other in found if other is not None and other.key != key)
    return Item(TouchpointId(touchpoint.id), key, alternatives, behind, touchpoint.entry)


def lane_key(project: Project, touchpoint: Touchpoint, pivot: Pivot = "channels") -> LaneKey:
    """The lane a touchpoint lives in (R2)."""
    if pivot == "owners":
        return _unit_key(project, touchpoint)
    key = _channel_lane(project, touchpoint)
    if pivot == "blueprint":
        return LaneKey("client" if touchpoint.layer == "client" else key.group)
    return key


def _unit_key(project: Project, touchpoint: Touchpoint) -> LaneKey:
    """The unit of the effective owner; a role that nobody holds yet is nobody."""
    role = project.one(Role, effective_owner(project, touchpoint))
    unit = project.one(Unit, role.unit) if role and not role.placeholder else None
    if unit is None:
        return LaneKey("nobody")
    return LaneKey("external" if unit.external else "internal", unit=UnitId(unit.id))


def _channel_lane(project: Project, touchpoint: Touchpoint) -> LaneKey:
    if touchpoint.layer in ("backstage", "support"):
        return LaneKey(touchpoint.layer, None)
    own = _channel_key(project, touchpoint.channel)
    if own is not None:
        return own
    acts = touchpoint.type == "action" and touchpoint.initiator in (None, "client")
    return LaneKey("client" if acts or touchpoint.layer == "client" else "none", None)


def _other(project: Project, id_: ChannelId, pivot: Pivot) -> Other | None:
    key = _channel_key(project, id_)
    if key is None or key.channel is None:
        return None
    return Other(LaneKey(key.group) if pivot == "blueprint" else key, key.channel)


def _channel_key(project: Project, id_: ChannelId | None) -> LaneKey | None:
    channel = project.one(Channel, id_)
    return LaneKey(channel.nature, ChannelId(channel.id)) if channel else None


def edge_of(project: Project, transition: Transition, main: bool) -> Edge:
    """A transition whose two ends are items as the layout sees it. `main`: it is on the main path."""
    t = transition
    bridged = bridge_of(t) is not None
    broken = not bridged and world_switch(project, t) is not None
    return Edge(TransitionId(t.id), t.from_, t.to, t.kind, main, bridged, broken)
