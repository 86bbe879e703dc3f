"""From the records of a journey to its graph; when it was read before, only what differs is read again.

Parts that come out as before are the very same objects, and so is a graph that consists of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from operator import is_
from typing import TypeVar

from journeydesigner.layout.far import find_far
from journeydesigner.layout.graph import Edge, Far, Graph, Item, Pair, edge_of, item_of
from journeydesigner.layout.plan import LongLinks, Pivot
from journeydesigner.model import Channel, Project, Role, Stage, Touchpoint, Transition, Unit
from journeydesigner.model.channel import Nature
from journeydesigner.model.reading import main_path
from journeydesigner.model.values import Id, RoleId, StageId, TouchpointId, TransitionId

T = TypeVar("T")
Row = tuple[Touchpoint, ...]
Desk = tuple[Id | None, bool]
Members = Mapping[Id, tuple[Nature, str | None] | tuple[bool, str] | Desk]
"""What lanes and worlds follow from: nature and rank of every channel; where lanes are units also whether each
unit is outside and its rank, and of every role its unit and whether nobody holds it."""
Clusters = Mapping[Pair, tuple[Edge, ...]]


@dataclass(frozen=True, slots=True)
class Reading:
    """A graph, with the records it was read from."""

    graph: Graph
    rows: tuple[Row, ...]
    """The touchpoints of every stage."""
    transitions: tuple[Transition, ...]
    members: Members
    owners: tuple[RoleId | None, ...]
    """Who answers for every stage, where lanes are units; else nothing."""
    edges: Mapping[TransitionId, Edge]
    path: tuple[Transition, ...]


def read(
    project: Project,
    journey: Id,
    last: Reading | None = None,
    pivot: Pivot = "channels",
    long_links: LongLinks = "tags",
) -> Reading:
    """The graph of a journey. References that lead nowhere count as none; edges that lack an end are left out.

    `last`: what was read of the same journey before with the same `pivot` and `long_links`, of the same project or
    of another one.
    """
    stages = tuple(StageId(stage.id) for stage in project.stages(journey))
    members = _members(project, pivot)
    if last is None or stages != last.graph.stages or members != last.members:
        last = _nothing(stages, members)
    rows = tuple(project.touchpoints(stage) for stage in stages)
    transitions = project.transitions(journey)
    differing = [(known, row) for known, row in zip(last.rows, rows, strict=True) if known != row]
    sides = (tuple(chain.from_iterable(side)) for side in zip(*differing, strict=True))
    points = _changed(*sides) if differing else {}
    links = _changed(last.transitions, transitions) if transitions != last.transitions else {}
    graph = last.graph
    owners = tuple(project.all(Stage)[stage].owner for stage in stages) if pivot == "owners" else last.owners
    items = _items(project, rows, owners, last, pivot)
    home = _home(items, graph)
    path = _same_way(last.path, main_path(project, journey))
    edges, clusters = _edges(project, journey, last, home, _stale(project, last, points, links, path), path)
    entered = _entered(clusters, home, graph) if clusters is not graph.clusters else graph.entered
    ranks = _kept(graph.ranks, _ranks(members))
    unchanged = items is graph.items and clusters is graph.clusters
    far = graph.far if unchanged else _far(items, home, clusters, long_links, graph)
    made = Graph(stages, items, home, clusters, entered, ranks, far)
    unchanged = unchanged and ranks is graph.ranks
    return Reading(graph if unchanged else made, rows, transitions, members, owners, edges, path)


def _nothing(stages: tuple[StageId, ...], members: Members) -> Reading:
    """What was read of these stages before anything was."""
    graph = Graph(stages, ((),) * len(stages), {}, {}, frozenset(), {})
    return Reading(graph, ((),) * len(stages), (), members, (None,) * len(stages), {}, ())


def _members(project: Project, pivot: Pivot) -> Members:
    channels: Members = {id_: (channel.nature, channel.rank) for id_, channel in project.all(Channel).items()}
    if pivot != "owners":
        return channels
    units = {id_: (unit.external, unit.rank) for id_, unit in project.all(Unit).items()}
    roles = {id_: (Id(role.unit), role.placeholder) for id_, role in project.all(Role).items()}
    return {**channels, **units, **roles}


def _kept(last: T, now: T) -> T:
    return last if last == now else now


Entity = TypeVar("Entity", Touchpoint, Transition)


def _changed(before: Sequence[Entity], after: Sequence[Entity]) -> dict[Id, tuple[Entity | None, Entity | None]]:
    """The records that differ, as they were and as they are."""
    first, same_end = _same_ends(before, after)
    old = {record.id: record for record in before[first : len(before) - same_end]}
    new = {record.id: record for record in after[first : len(after) - same_end]}
    found: dict[Id, tuple[Entity | None, Entity | None]] = {
        id_: (old.get(id_), record) for id_, record in new.items() if old.get(id_) is not record
    }
    found.update((id_, (old[id_], None)) for id_ in old.keys() - new.keys())
    return found


def _same_ends(before: Sequence[object], after: Sequence[object]) -> tuple[int, int]:
    """How many records at the start, and of the others at the end, are the very same."""
    pairs = list(map(is_, before, after))
    first = pairs.index(False) if False in pairs else len(pairs)
    pairs = list(map(is_, reversed(before), reversed(after)))[: min(len(before), len(after)) - first]
    return first, pairs.index(False) if False in pairs else len(pairs)


def _home(items: tuple[tuple[Item, ...], ...], last: Graph) -> Mapping[TouchpointId, int]:
    """The index of each item's stage."""
    if items is last.items:
        return last.home
    changed = [index for index, (row, held) in enumerate(zip(items, last.items, strict=True)) if row is not held]
    home = dict(last.home)
    for index in changed:
        for item in last.items[index]:
            del home[item.id]
    home.update((item.id, index) for index in changed for item in items[index])
    return home


def _items(
    project: Project, rows: tuple[Row, ...], owners: tuple[RoleId | None, ...], last: Reading, pivot: Pivot
) -> tuple[tuple[Item, ...], ...]:
    held = last.graph.items
    known = zip(last.rows, last.owners, strict=True)
    found = tuple(
        before if (row, owner) == was else _kept(before, tuple(item_of(project, t, pivot) for t in row))
        for row, owner, was, before in zip(rows, owners, known, held, strict=True)
    )
    return held if all(map(lambda a, b: a is b, found, held)) else found


def _same_way(before: tuple[Transition, ...], now: tuple[Transition, ...]) -> tuple[Transition, ...]:
    """The main path as it was where it still takes the same links, whatever else became of these."""
    if len(before) != len(now):
        return now
    same = all(a is b or (a.id, a.to) == (b.id, b.to) for a, b in zip(before, now, strict=True))
    return before if same else now


def _stale(
    project: Project, last: Reading, points: Iterable[Id], links: Iterable[Id], path: tuple[Transition, ...]
) -> set[Id]:
    """The transitions whose edge may differ."""
    found = set(links)
    if path is not last.path:
        found |= {t.id for t in path} ^ {t.id for t in last.path}
    if last.transitions:
        for point in points:
            found.update(t.id for t in chain(project.outgoing(point), project.incoming(point)))
    return found


def _edges(
    project: Project,
    journey: Id,
    last: Reading,
    home: Mapping[TouchpointId, int],
    stale: set[Id],
    path: tuple[Transition, ...],
) -> tuple[Mapping[TransitionId, Edge], Clusters]:
    """All edges, and those by the stages they join, where only the stale ones may differ."""
    main: set[Id] | None = {t.id for t in path} if path is not last.path else None
    gone: dict[Pair, set[TransitionId]] = {}
    come: dict[Pair, list[Edge]] = {}
    for id_ in map(TransitionId, stale):
        old, t = last.edges.get(id_), project.one(Transition, id_)
        new = None
        if t is not None and t.journey == journey and t.from_ in home and t.to in home:
            known = old.main if old is not None else any(step.id == id_ for step in path)
            new = edge_of(project, t, known if main is None else id_ in main)
        if old == new and (new is None or _pair(new, home) == _pair(new, last.graph.home)):
            continue
        if old is not None:
            gone.setdefault(_pair(old, last.graph.home), set()).add(id_)
        if new is not None:
            come.setdefault(_pair(new, home), []).append(new)
    if not gone and not come:
        return last.edges, last.graph.clusters
    edges = dict(last.edges)
    for id_ in chain.from_iterable(gone.values()):
        del edges[id_]
    edges.update((edge.id, edge) for edge in chain.from_iterable(come.values()))
    return edges, _regrouped(last.graph.clusters, gone, come)


def _pair(edge: Edge, home: Mapping[TouchpointId, int]) -> Pair:
    first, last = home[edge.source], home[edge.target]
    return (first, last) if first < last else (last, first)


def _regrouped(
    clusters: Clusters, gone: Mapping[Pair, set[TransitionId]], come: Mapping[Pair, list[Edge]]
) -> Clusters:
    if not gone and not come:
        return clusters
    found = dict(clusters)
    for pair in gone.keys() | come.keys():
        left: set[TransitionId] = gone.get(pair, set())
        members = [edge for edge in found.pop(pair, ()) if edge.id not in left]
        members += come.get(pair, ())
        if members:
            found[pair] = tuple(sorted(members, key=lambda edge: edge.id))
    return found


def _entered(clusters: Clusters, home: Mapping[TouchpointId, int], last: Graph) -> frozenset[TouchpointId]:
    """The targets of edges from an earlier stage."""
    old, new = last.clusters, clusters
    changed = {b for a, b in new.keys() | old.keys() if a != b and new.get((a, b)) is not old.get((a, b))}
    if not changed:
        return last.entered
    left = {id_ for id_ in last.entered if last.home[id_] not in changed}
    come = {
        edge.target
        for (a, b), edges in clusters.items()
        if a != b and b in changed
        for edge in edges
        if home[edge.target] == b
    }
    return _kept(last.entered, frozenset(left | come))


def _far(
    items: tuple[tuple[Item, ...], ...],
    home: Mapping[TouchpointId, int],
    clusters: Clusters,
    long_links: LongLinks,
    last: Graph,
) -> Far:
    rows = [[item.id for item in row] for row in items]
    return find_far(rows, home, clusters, long_links, last.far)


def _ranks(members: Members) -> dict[Id, str]:
    """The ranks that channels, or units, have."""
    return {id_: rank for id_, (_, rank) in members.items() if isinstance(rank, str)}
