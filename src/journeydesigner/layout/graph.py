"""What the layout reads of one journey: its touchpoints as items with a lane key, its transitions as edges.

Everything after this module works on these small values and never looks at the project again.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from journeydesigner.layout.plan import Group
from journeydesigner.model import Channel, Project, Touchpoint
from journeydesigner.model.journey import TransitionKind
from journeydesigner.model.reading import bridge_of, main_path, world_switch
from journeydesigner.model.values import ChannelId, Id, StageId, TouchpointId, TransitionId

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
    """A journey as the layout sees it. Items of a stage and edges are in the order of the model."""

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

    def __hash__(self) -> int:
        return hash((self.stages, self.items))

    def edges(self, first: int, last: int) -> tuple[Edge, ...]:
        """The edges between two stages, `first` ≤ `last`."""
        return self.clusters.get((first, last), ())


def read(project: Project, journey: Id) -> Graph:
    """The graph of a journey. References that lead nowhere count as none; edges that lack an end are left out."""
    stages = tuple(StageId(stage.id) for stage in project.stages(journey))
    items = tuple(tuple(_item(project, t) for t in project.touchpoints(stage)) for stage in stages)
    home = {item.id: index for index, row in enumerate(items) for item in row}
    clusters: dict[Pair, list[Edge]] = {}
    entered: set[TouchpointId] = set()
    for edge in _edges(project, journey, home):
        first, last = home[edge.source], home[edge.target]
        if first < last:
            entered.add(edge.target)
        clusters.setdefault((min(first, last), max(first, last)), []).append(edge)
    keys = {k for row in items for item in row for k in (item.key, *item.alternatives)}
    ranks = {
        k.channel: channel.rank for k in keys if (channel := project.one(Channel, k.channel)) and channel.rank
    }
    return Graph(
        stages,
        items,
        home,
        {pair: tuple(edges) for pair, edges in clusters.items()},
        frozenset(entered),
        {ChannelId(id_): rank for id_, rank in ranks.items() if id_ is not None},
    )


def _item(project: Project, touchpoint: Touchpoint) -> Item:
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


def _edges(project: Project, journey: Id, home: Mapping[TouchpointId, int]) -> list[Edge]:
    main = {transition.id for transition in main_path(project, journey)}
    found = []
    for t in project.transitions(journey):
        if t.from_ in home and t.to in home:
            bridged = bridge_of(t) is not None
            broken = not bridged and world_switch(project, t) is not None
            found.append(Edge(TransitionId(t.id), t.from_, t.to, t.kind, t.id in main, bridged, broken))
    return found
