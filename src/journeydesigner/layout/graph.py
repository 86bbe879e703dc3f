"""What the layout knows of one journey: its touchpoints as items with a lane key, its transitions as edges.

Everything after this module works on these small values and never looks at the project again.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from journeydesigner.layout.plan import Group
from journeydesigner.model import Channel, Project, Touchpoint, Transition
from journeydesigner.model.journey import TransitionKind
from journeydesigner.model.reading import bridge_of, world_switch
from journeydesigner.model.values import ChannelId, StageId, TouchpointId, TransitionId

Pair = tuple[int, int]
"""Indexes of two stages, the earlier one first."""


class LaneKey(NamedTuple):
    """What a drop into a lane would write: a group and, where the group has channels, one of them."""

    group: Group
    channel: ChannelId | None


@dataclass(frozen=True, slots=True)
class Item:
    """A touchpoint."""

    id: TouchpointId
    key: LaneKey
    alternatives: tuple[LaneKey, ...]
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
    ranks: Mapping[ChannelId, str]
    """Place of a channel's lane among those of its nature, for the channels that have one."""

    def edges(self, first: int, last: int) -> tuple[Edge, ...]:
        """The edges between two stages, `first` ≤ `last`."""
        return self.clusters.get((first, last), ())


def item_of(project: Project, touchpoint: Touchpoint) -> Item:
    """A touchpoint as the layout sees it."""
    behind = touchpoint.layer in ("backstage", "support")
    key = lane_key(project, touchpoint)
    others = () if behind else dict.fromkeys(touchpoint.alt)
    alternatives = tuple(k for id_ in others if (k := _channel_key(project, id_)) and k != key)
    return Item(TouchpointId(touchpoint.id), key, alternatives, behind, touchpoint.entry)


def lane_key(project: Project, touchpoint: Touchpoint) -> LaneKey:
    """The lane a touchpoint lives in (R2)."""
    if touchpoint.layer in ("backstage", "support"):
        return LaneKey(touchpoint.layer, None)
    own = _channel_key(project, touchpoint.channel)
    if own is not None:
        return own
    acts = touchpoint.type == "action" and touchpoint.initiator in (None, "client")
    return LaneKey("client" if acts or touchpoint.layer == "client" else "none", None)


def _channel_key(project: Project, id_: ChannelId | None) -> LaneKey | None:
    channel = project.one(Channel, id_)
    return LaneKey(channel.nature, ChannelId(channel.id)) if channel else None


def edge_of(project: Project, transition: Transition, main: bool) -> Edge:
    """A transition whose two ends are items as the layout sees it. `main`: it is on the main path."""
    t = transition
    bridged = bridge_of(t) is not None
    broken = not bridged and world_switch(project, t) is not None
    return Edge(TransitionId(t.id), t.from_, t.to, t.kind, main, bridged, broken)
