"""What a project is at one moment: an immutable snapshot of typed records with the indexes everyone reads.

Snapshots share whatever did not change, so that one edit at 10,000 touchpoints copies a few dictionaries and
nothing else. A project may hold references that lead nowhere (a damaged or hand-written file): rule STR008 names
them, and `model.integrity` keeps edits from adding more.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import compress, count, islice
from operator import is_not
from types import MappingProxyType
from typing import Protocol, Self, TypeVar, cast

from journeydesigner.model.channel import Channel, System
from journeydesigner.model.delta import Delta, Pair
from journeydesigner.model.info import ProjectInfo
from journeydesigner.model.journey import Journey, Stage, Touchpoint, Transition
from journeydesigner.model.kinds import KINDS, Kind, parent_of
from journeydesigner.model.organisation import Persona, Role, Unit
from journeydesigner.model.values import Entity, Id, JourneyId, Ranked, StageId, TouchpointId

E = TypeVar("E", bound=Entity)
Key = tuple[Kind, Id | None]
_Children = dict[Key, tuple[Id, ...]]
_Ends = dict[Id, tuple[Id, ...]]


class Index(Protocol):
    """Something worked out from a whole project once, then carried along from snapshot to snapshot.

    What is carried along must equal what is made anew. An index that asks another one asks it in `of` first.
    """

    @classmethod
    def of(cls, project: Project) -> Self:
        """The index of a project, from its records."""

    def updated(self, before: Project, after: Project, delta: Delta) -> Self:
        """The index of `after`, which is `before` with `delta`; itself where nothing it holds has changed."""


Kept = TypeVar("Kept", bound=Index)


class Stale(Exception):
    """A delta does not fit the project it is applied to; a defect of the program, never of the user."""


class Project:
    """An immutable project. Made with `Project.of` or `apply`; compared by content."""

    __slots__ = ("_children", "_incoming", "_indexes", "_outgoing", "_tables")

    def __init__(
        self, tables: dict[Kind, dict[Id, Entity]], children: _Children, outgoing: _Ends, incoming: _Ends
    ) -> None:
        self._tables = tables
        self._children = children
        self._outgoing = outgoing
        self._incoming = incoming
        self._indexes: dict[type[Index], Index] = {}

    @staticmethod
    def of(entities: Iterable[Entity]) -> Project:
        """The project of these records. Raises ValueError for an id used twice."""
        changes: dict[Id, Pair] = {}
        for entity in entities:
            if entity.id in changes:
                raise ValueError(f"id used twice: {entity.id}")
            changes[entity.id] = (None, entity)
        empty = Project({kind: {} for kind in KINDS}, {}, {}, {})
        return empty.apply(Delta(MappingProxyType(changes)))

    # -- reading

    @property
    def info(self) -> ProjectInfo:
        """The project's title page."""
        return cast(ProjectInfo, next(iter(self._tables[ProjectInfo].values())))

    def all(self, kind: type[E]) -> Mapping[Id, E]:
        """Every record of a kind, by id, in no meaningful order."""
        return MappingProxyType(cast("dict[Id, E]", self._tables[kind]))

    def one(self, kind: type[E], id_: Id | None) -> E | None:
        """The record of this kind and id, or None."""
        return self._tables[kind].get(id_)  # type: ignore[arg-type, return-value]

    def get(self, id_: Id | None) -> Entity | None:
        """The record with this id, of whatever kind, or None."""
        if id_ is not None:
            for table in self._tables.values():
                if id_ in table:
                    return table[id_]
        return None

    def __contains__(self, id_: object) -> bool:
        return any(id_ in table for table in self._tables.values())

    def __iter__(self) -> Iterator[Entity]:
        """Every record, parents before children."""
        for kind in KINDS:
            yield from self._tables[kind].values()

    def __len__(self) -> int:
        return sum(map(len, self._tables.values()))

    def children(self, kind: type[E], parent: Id | None = None) -> tuple[E, ...]:
        """Records of `kind` under `parent` (None: directly in the project), in their order."""
        table = cast("dict[Id, E]", self._tables[kind])
        return tuple(map(table.__getitem__, self._children.get((kind, parent), ())))

    def journeys(self) -> tuple[Journey, ...]:
        """The journeys of the project, in order."""
        return self.children(Journey)

    def first(self, kind: type[E], parent: Id | None = None) -> E | None:
        """The first record of `kind` under `parent`, or None; at the same cost whatever their number."""
        ids = self._children.get((kind, parent))
        return cast(E, self._tables[kind][ids[0]]) if ids else None

    def stages(self, journey: JourneyId | Id) -> tuple[Stage, ...]:
        """The stages of a journey, in order."""
        return self.children(Stage, journey)

    def touchpoints(self, stage: StageId | Id) -> tuple[Touchpoint, ...]:
        """The touchpoints of a stage, in order."""
        return self.children(Touchpoint, stage)

    def journey_touchpoints(self, journey: JourneyId | Id) -> Iterator[Touchpoint]:
        """The touchpoints of a journey in canvas order: by stage, then within the stage."""
        for stage in self.stages(journey):
            yield from self.touchpoints(stage.id)

    def transitions(self, journey: JourneyId | Id) -> tuple[Transition, ...]:
        """The transitions of a journey, in order."""
        return self.children(Transition, journey)

    def outgoing(self, touchpoint: TouchpointId | Id) -> tuple[Transition, ...]:
        """Transitions that leave a touchpoint, in order."""
        table = cast("dict[Id, Transition]", self._tables[Transition])
        return tuple(map(table.__getitem__, self._outgoing.get(touchpoint, ())))

    def incoming(self, touchpoint: TouchpointId | Id) -> tuple[Transition, ...]:
        """Transitions that arrive at a touchpoint, in order."""
        table = cast("dict[Id, Transition]", self._tables[Transition])
        return tuple(map(table.__getitem__, self._incoming.get(touchpoint, ())))

    def leads_on(self, touchpoint: TouchpointId | Id) -> bool:
        """Whether a transition leaves a touchpoint."""
        return bool(self._outgoing.get(touchpoint))

    def is_led_to(self, touchpoint: TouchpointId | Id) -> bool:
        """Whether a transition arrives at a touchpoint."""
        return bool(self._incoming.get(touchpoint))

    def index(self, kind: type[Kept]) -> Kept:
        """An index of this kind: made when it is first asked for, carried along by every edit from then on."""
        found = self._indexes.get(kind)
        if found is None:
            found = kind.of(self)
            self._indexes[kind] = found
        return cast(Kept, found)

    def journey_of(self, entity: Entity | None) -> Journey | None:
        """The journey a record belongs to; None for libraries and the project itself."""
        while entity is not None and not isinstance(entity, Journey):
            entity = self.get(parent_of(entity))
        return entity

    def differing(self, kind: Kind, before: Project) -> frozenset[Id]:
        """Ids whose record of a kind is another object than in `before`, those come and gone included.

        Cheap after an edit: snapshots share whatever did not change.
        """
        now, then = self._tables[kind], before._tables[kind]
        if now is then:
            return frozenset()
        least = min(len(now), len(then))
        start = next(compress(count(), map(is_not, now.values(), then.values())), least)
        backward = map(is_not, reversed(now.values()), reversed(then.values()))
        end = min(next(compress(count(), backward), least), least - start)
        come = {id_ for id_, one in islice(now.items(), start, len(now) - end) if then.get(id_) is not one}
        return frozenset(come.union(id_ for id_ in islice(then, start, len(then) - end) if id_ not in now))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Project) and self._tables == other._tables

    __hash__ = None  # type: ignore[assignment]

    # -- changing

    def apply(self, delta: Delta) -> Project:
        """The project after `delta`. Raises `Stale` when a record is not what the delta says it was."""
        kinds = delta.kinds()
        tables = {kind: dict(t) if kind in kinds else t for kind, t in self._tables.items()}
        for id_, (before, after) in delta.changes.items():
            found = tables[type(before or after)].get(id_)  # type: ignore[index]
            if found != before:
                raise Stale(id_)
            if before is not None and type(before) is not type(after):
                del tables[type(before)][id_]
            if after is not None:
                tables[type(after)][id_] = after
        children = self._reindexed(delta, tables)
        outgoing, incoming = self._ends(delta, tables)
        made = Project(tables, children, outgoing, incoming)
        for kind, index in tuple(self._indexes.items()):  # in the order they were made: what one asks is there
            made._indexes[kind] = index.updated(self, made, delta)
        return made

    def _reindexed(self, delta: Delta, tables: dict[Kind, dict[Id, Entity]]) -> _Children:
        gone: dict[Key, set[Id]] = {}
        come: dict[Key, set[Id]] = {}
        for id_, (before, after) in delta.changes.items():
            if before and after and _place(before) == _place(after):
                continue
            if before is not None:
                gone.setdefault(_key(before), set()).add(id_)
            if after is not None:
                come.setdefault(_key(after), set()).add(id_)
        if not gone and not come:
            return self._children
        children = dict(self._children)
        for key in gone.keys() | come.keys():
            table = tables[key[0]]
            ids = [i for i in children.get(key, ()) if i not in gone.get(key, ())]
            ids.extend(come.get(key, ()))
            ids.sort(key=lambda id_: _order(table[id_]))
            children[key] = tuple(ids)
        return children

    def _ends(self, delta: Delta, tables: dict[Kind, dict[Id, Entity]]) -> tuple[_Ends, _Ends]:
        changed = [
            cast(tuple[Transition | None, Transition | None], pair)
            for _, pair in delta.of_kind(Transition)
            if not _same_ends(*pair)
        ]
        if not changed:
            return self._outgoing, self._incoming
        outgoing, incoming = dict(self._outgoing), dict(self._incoming)
        table = tables[Transition]
        for index, end in ((outgoing, "from_"), (incoming, "to")):
            touched: dict[Id, set[Id]] = {}
            for pair in changed:
                for transition in pair:
                    if transition is not None:
                        touched.setdefault(getattr(transition, end), set()).add(transition.id)
            for point, ids in touched.items():
                alive = set(index.get(point, ())) | ids
                kept = [i for i in alive if i in table and getattr(table[i], end) == point]
                index[point] = tuple(sorted(kept, key=lambda id_: _order(table[id_])))
        return outgoing, incoming


def _key(entity: Entity) -> Key:
    return type(entity), parent_of(entity)


def _order(entity: Entity) -> tuple[str, ...]:
    if isinstance(entity, Channel):
        return (entity.nature, entity.rank or "~", entity.id)
    return (entity.rank, entity.id) if isinstance(entity, Ranked) else (entity.id,)


def _place(entity: Entity) -> tuple[object, ...]:
    return (*_key(entity), *_order(entity))


def _same_ends(before: Entity | None, after: Entity | None) -> bool:
    if not isinstance(before, Transition) or not isinstance(after, Transition):
        return False
    return (before.from_, before.to, before.rank) == (after.from_, after.to, after.rank)


LIBRARIES: tuple[Kind, ...] = (Persona, Unit, Role, System, Channel)
"""The kinds that several journeys of a project share."""
