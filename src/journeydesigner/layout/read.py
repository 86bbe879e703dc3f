"""From the records of a journey to its graph; when it was read before, only what differs is read again.

Parts that come out as before are the very same objects, and so is a graph that consists of them.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain
from operator import is_
from typing import NamedTuple, TypeVar

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


class News(NamedTuple):
    """What is not as it was in the reading before."""

    stages: frozenset[int]
    """Stages where cards may stand elsewhere: items, links inside, links that come in or that have tags differ."""
    pairs: frozenset[Pair]
    """Pairs of stages whose links differ, a stage with itself included."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A graph, with the records it was read from."""

    graph: Graph
    rows: tuple[Row, ...]
    """The touchpoints of every stage."""
    members: Members
    owners: tuple[RoleId | None, ...]
    """Who answers for every stage, where lanes are units; else nothing."""
    path: tuple[Transition, ...]
    project: Project | None
    news: News | None
    """None: all may differ."""


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
    before, graph = last.project, last.graph
    points = _differing(project, before, Touchpoint)
    rows = _rows(project, stages, points, last)
    owners = tuple(project.all(Stage)[stage].owner for stage in stages) if pivot == "owners" else last.owners
    items = _items(project, rows, owners, last, pivot)
    home = _home(items, graph)
    path = _same_way(last.path, main_path(project, journey))
    stale = _stale(project, before, points, _differing(project, before, Transition))
    if path is not last.path:
        stale |= {t.id for t in path} ^ {t.id for t in last.path}
    clusters, pairs = _clusters(project, journey, last, home, stale, path)
    entered = _entered(clusters, pairs, home, graph)
    ranks = _kept(graph.ranks, _ranks(members))
    moved = {stage for stage, (now, held) in enumerate(zip(items, graph.items, strict=True)) if now is not held}
    far = _far(items, home, clusters, long_links, graph, None if before is None else (moved, pairs))
    made = Graph(stages, items, home, clusters, entered, ranks, far)
    if items is graph.items and clusters is graph.clusters and ranks is graph.ranks and before is not None:
        made = graph
    news = News(_other_stages(made, graph, moved, pairs), pairs) if before is not None else None
    return Reading(made, rows, members, owners, path, project, news)


def _nothing(stages: tuple[StageId, ...], members: Members) -> Reading:
    """What was read of these stages before anything was."""
    graph = Graph(stages, ((),) * len(stages), {}, {}, frozenset(), {})
    return Reading(graph, ((),) * len(stages), members, (None,) * len(stages), (), None, None)


def _differing(project: Project, before: Project | None, kind: type[Touchpoint | Transition]) -> Collection[Id]:
    """The records of a kind that are not as they were."""
    return project.differing(kind, before) if before is not None else project.all(kind).keys()


def _rows(project: Project, stages: tuple[StageId, ...], points: Collection[Id], last: Reading) -> tuple[Row, ...]:
    """The touchpoints of every stage; the same objects where none of these records differ."""
    if last.project is None:
        return tuple(project.touchpoints(stage) for stage in stages)
    if not points:
        return last.rows
    known = (side.one(Touchpoint, id_) for id_ in points for side in (project, last.project))
    touched = {point.stage for point in known if point is not None}
    found = (
        project.touchpoints(stage) if stage in touched else held
        for stage, held in zip(stages, last.rows, strict=True)
    )
    return tuple(found)


def _members(project: Project, pivot: Pivot) -> Members:
    channels: Members = {id_: (channel.nature, channel.rank) for id_, channel in project.all(Channel).items()}
    if pivot != "owners":
        return channels
    units = {id_: (unit.external, unit.rank) for id_, unit in project.all(Unit).items()}
    roles = {id_: (Id(role.unit), role.placeholder) for id_, role in project.all(Role).items()}
    return {**channels, **units, **roles}


def _kept(last: T, now: T) -> T:
    return last if last == now else now


def _home(items: tuple[tuple[Item, ...], ...], last: Graph) -> Mapping[TouchpointId, int]:
    """The index of each item's stage."""
    gone: set[TouchpointId] = set()
    come: dict[TouchpointId, int] = {}
    for index, (row, held) in enumerate(zip(items, last.items, strict=True)):
        if row is not held:
            gone.update(item.id for item in held)
            come.update((item.id, index) for item in row)
    home = last.home
    if come.keys() == gone and all(home[id_] == index for id_, index in come.items()):
        return home
    found = dict(home)
    for id_ in gone - come.keys():
        del found[id_]
    found.update(come)
    return found


def _items(
    project: Project, rows: tuple[Row, ...], owners: tuple[RoleId | None, ...], last: Reading, pivot: Pivot
) -> tuple[tuple[Item, ...], ...]:
    held = last.graph.items
    if rows is last.rows and owners == last.owners:
        return held
    known = zip(last.rows, last.owners, strict=True)
    found = tuple(
        before
        if row is was and owner == owned
        else _kept(
            before, tuple(_row(project, row, zip(was, before, strict=True) if owner == owned else (), pivot))
        )
        for row, owner, (was, owned), before in zip(rows, owners, known, held, strict=True)
    )
    return held if all(map(is_, found, held)) else found


def _row(project: Project, row: Row, known: Iterable[tuple[Touchpoint, Item]], pivot: Pivot) -> Iterator[Item]:
    """The items of a stage. `known`: touchpoints that were read before, with their items."""
    held = {touchpoint.id: (touchpoint, item) for touchpoint, item in known}
    for touchpoint in row:
        was = held.get(touchpoint.id)
        yield was[1] if was is not None and was[0] is touchpoint else item_of(project, touchpoint, pivot)


def _same_way(before: tuple[Transition, ...], now: tuple[Transition, ...]) -> tuple[Transition, ...]:
    """The main path as it was where it still takes the same links, whatever else became of these."""
    if len(before) != len(now):
        return now
    same = all(a is b or (a.id, a.from_, a.to) == (b.id, b.from_, b.to) for a, b in zip(before, now, strict=True))
    return before if same else now


def _stale(project: Project, before: Project | None, points: Iterable[Id], links: Iterable[Id]) -> set[Id]:
    """The transitions whose edge may differ, as far as touchpoints and transitions go."""
    found = set(links)
    if before is not None:
        for point in points:
            found.update(t.id for t in chain(project.outgoing(point), project.incoming(point)))
    return found


def _clusters(
    project: Project,
    journey: Id,
    last: Reading,
    home: Mapping[TouchpointId, int],
    stale: set[Id],
    path: tuple[Transition, ...],
) -> tuple[Clusters, frozenset[Pair]]:
    """All edges by the stages they join, where only the stale ones may differ; the pairs where some do."""
    main = {t.id for t in path} if stale and path is not last.path else None
    gone: dict[Pair, set[TransitionId]] = {}
    come: dict[Pair, list[Edge]] = {}
    for id_ in map(TransitionId, stale):
        (old, was), t = _edge(last, journey, id_), project.one(Transition, id_)
        new = None
        if t is not None and t.journey == journey and t.from_ in home and t.to in home:
            known = old.main if old is not None else any(step.id == id_ for step in path)
            new = edge_of(project, t, known if main is None else id_ in main)
        now = _pair(new, home) if new is not None else None
        if old == new and was == now:
            continue
        if was is not None:
            gone.setdefault(was, set()).add(id_)
        if now is not None and new is not None:
            come.setdefault(now, []).append(new)
    pairs = frozenset(gone.keys() | come.keys())
    return (_regrouped(last.graph.clusters, gone, come) if pairs else last.graph.clusters), pairs


def _edge(last: Reading, journey: Id, id_: TransitionId) -> tuple[Edge, Pair] | tuple[None, None]:
    """The edge of a transition as it was, and the stages it joined."""
    t, home = last.project.one(Transition, id_) if last.project is not None else None, last.graph.home
    if t is None or t.journey != journey or t.from_ not in home or t.to not in home:
        return None, None
    first, second = home[t.from_], home[t.to]
    pair = (first, second) if first < second else (second, first)
    return next(edge for edge in last.graph.clusters[pair] if edge.id == id_), pair


def _pair(edge: Edge, home: Mapping[TouchpointId, int]) -> Pair:
    first, last = home[edge.source], home[edge.target]
    return (first, last) if first < last else (last, first)


def _regrouped(
    clusters: Clusters, gone: Mapping[Pair, set[TransitionId]], come: Mapping[Pair, list[Edge]]
) -> Clusters:
    found = dict(clusters)
    for pair in gone.keys() | come.keys():
        left: set[TransitionId] = gone.get(pair, set())
        members = [edge for edge in found.pop(pair, ()) if edge.id not in left]
        members += come.get(pair, ())
        if members:
            found[pair] = tuple(sorted(members, key=lambda edge: edge.id))
    return found


def _entered(
    clusters: Clusters, pairs: Collection[Pair], home: Mapping[TouchpointId, int], last: Graph
) -> frozenset[TouchpointId]:
    """The targets of edges from an earlier stage, where the links of some pairs of stages are others."""
    changed = {b for a, b in pairs if a != b}
    if not changed:
        return last.entered
    left = {id_ for id_ in last.entered if last.home[id_] not in changed}
    come = {
        edge.target
        for (a, b), edges in clusters.items()
        if b in changed and a != b
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
    changed: tuple[Collection[int], Collection[Pair]] | None,
) -> Far:
    if changed is not None and not any(changed):
        return last.far
    stages = range(len(items)) if changed is None else {*changed[0], *chain.from_iterable(changed[1])}
    rows = {stage: [item.id for item in items[stage]] for stage in stages}
    return find_far(len(items), rows, home, clusters, long_links, last.far, changed)


def _other_stages(now: Graph, last: Graph, moved: set[int], pairs: Iterable[Pair]) -> frozenset[int]:
    """The stages whose cards may stand elsewhere."""
    found = moved | {a for a, b in pairs if a == b}
    if now.entered is not last.entered:
        found.update(now.home[id_] for id_ in now.entered ^ last.entered if id_ in now.home)
    if now.far is not last.far:
        found.update(stage for stage in range(len(now.stages)) if now.stubs(stage) is not last.stubs(stage))
    return frozenset(found)


def _ranks(members: Members) -> dict[Id, str]:
    """The ranks that channels, or units, have."""
    return {id_: rank for id_, (_, rank) in members.items() if isinstance(rank, str)}
