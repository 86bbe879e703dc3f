"""Which kinds of entity there are, who is whose child, and which fields point where.

Read off the annotations, once, so that a new field that holds an id is checked without being listed again.
"""

from __future__ import annotations

import types
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from operator import attrgetter
from typing import Any, Literal, Union, get_args, get_origin

from journeydesigner.model import values as v
from journeydesigner.model.channel import Channel, System
from journeydesigner.model.info import ProjectInfo
from journeydesigner.model.journey import Journey, Stage, Touchpoint, Transition
from journeydesigner.model.organisation import Persona, Role, Unit
from journeydesigner.model.steering import Evidence, Kpi, Opportunity, PainPoint, Waiver
from journeydesigner.model.values import Entity, Id, Value

Kind = type[Entity]

KINDS: tuple[Kind, ...] = (
    ProjectInfo, Persona, Unit, Role, System, Channel, Journey, Stage, Touchpoint, PainPoint, Transition,
    Opportunity, Kpi, Evidence, Waiver,
)  # fmt: skip
"""Every kind, parents before children."""

PARENT_FIELD: dict[Kind, str] = {
    Stage: "journey",
    Touchpoint: "stage",
    PainPoint: "touchpoint",
    Transition: "journey",
    Opportunity: "journey",
    Kpi: "journey",
    Evidence: "journey",
}
"""The field that names the parent; kinds not listed lie directly in the project."""

TARGET: dict[Any, Kind | None] = {
    v.JourneyId: Journey,
    v.PersonaId: Persona,
    v.StageId: Stage,
    v.TouchpointId: Touchpoint,
    v.TransitionId: Transition,
    v.ChannelId: Channel,
    v.UnitId: Unit,
    v.RoleId: Role,
    v.SystemId: System,
    v.PainPointId: PainPoint,
    v.OpportunityId: Opportunity,
    v.KpiId: Kpi,
    v.EvidenceId: Evidence,
    v.WaiverId: Waiver,
    v.Id: None,
}
"""The kind an id type points to; None where any kind may stand."""

Reference = tuple[str, Id, Kind | None]
"""Path of the field inside its entity, the id it holds, the kind that id must have (None: any)."""

_Reader = Callable[[Any, str], Iterable[Reference]]


def parent_of(entity: Entity) -> Id | None:
    """The id of the entity's parent; None for what lies directly in the project."""
    field = PARENT_FIELD.get(type(entity))
    return getattr(entity, field) if field else None


def references(entity: Entity) -> Iterator[Reference]:
    """Every id the entity holds besides its own. A waiver's element is a key, not a reference."""
    for name, alias, read in _readers(type(entity)):
        value = getattr(entity, name)
        if value:
            yield from read(value, alias)
    if isinstance(entity, Kpi) and entity.scope != "journey":
        kind, _, target = entity.scope.partition(":")
        yield "scope", Id(target), Stage if kind == "stage" else Touchpoint


def referring_fields(kind: type[Value]) -> frozenset[str]:
    """Names of the fields of `kind` that hold ids, directly or inside a value."""
    return frozenset(name for name, _, _ in _readers(kind))


@cache
def _readers(kind: type[Value]) -> tuple[tuple[str, str, _Reader], ...]:
    found = []
    for name, field in kind.model_fields.items():
        if name == "id" or (kind is Waiver and name == "element"):
            continue
        read = _reader(field.annotation)
        if read:
            found.append((name, field.alias or name, read))
    return tuple(found)


Reach = tuple[Callable[[Any], tuple[Any, ...]], tuple[Kind | None, ...]]
"""Reads the fields of a value that hold ids, all at once; the kind each must name, None where that varies."""


@cache
def reach_of(kind: type[Value]) -> Reach:
    """How to look at every reference of a record or value in one go; see `integrity.broken_references`."""
    names = [name for name, _, _ in _readers(kind)]
    targets = (_targets(kind.model_fields[name].annotation) for name in names)
    kinds = tuple(next(iter(found)) if len(found) == 1 else None for found in targets)
    read = attrgetter(*names) if len(names) > 1 else lambda value: tuple(getattr(value, name) for name in names)
    return read, kinds


@cache
def referring_kinds(target: Kind) -> tuple[Kind, ...]:
    """Kinds with a field that may hold the id of a `target`."""
    return tuple(kind for kind in KINDS if fields_to(kind, target))


@cache
def fields_to(kind: Kind, target: Kind) -> tuple[str, ...]:
    """Names of the fields of `kind` that may hold the id of a `target`."""
    scope = ("scope",) if kind is Kpi and target in (Stage, Touchpoint) else ()
    fields = ((name, kind.model_fields[name].annotation) for name in sorted(referring_fields(kind)))
    return scope + tuple(name for name, holds in fields if not _targets(holds).isdisjoint((target, None)))


def _targets(annotation: Any) -> frozenset[Kind | None]:
    """The kinds that ids inside a value point to; None among them where an id of any kind may stand."""
    if annotation in TARGET:
        return frozenset((TARGET[annotation],))
    if isinstance(annotation, type) and issubclass(annotation, Value):
        inner: tuple[Any, ...] = tuple(annotation.model_fields[n].annotation for n in referring_fields(annotation))
    else:
        inner = get_args(annotation)
    return frozenset(kind for part in inner for kind in _targets(part))


def _reader(annotation: Any) -> _Reader | None:
    """How to read ids from a value of this annotation; None when it can hold none."""
    if annotation in TARGET:
        kind = TARGET[annotation]
        return lambda value, path: ((path, value, kind),)
    if isinstance(annotation, type) and issubclass(annotation, Value):
        return _read_value if _readers(annotation) else None
    origin = get_origin(annotation)
    if origin in (Union, types.UnionType):
        return _union(annotation)
    if origin is tuple:
        inner = _reader(get_args(annotation)[0])
        return _read_many(inner) if inner else None
    if origin is not None and origin is not Literal and hasattr(annotation, "__metadata__"):
        return _reader(get_args(annotation)[0])
    return None


def _union(annotation: Any) -> _Reader | None:
    inner = [read for read in map(_reader, get_args(annotation)) if read]
    if not inner:
        return None
    read = inner[0]
    return lambda value, path: iter(()) if value == "all" else read(value, path)


def _read_value(value: Value, path: str) -> Iterator[Reference]:
    for name, alias, read in _readers(type(value)):
        inner = getattr(value, name)
        if inner is not None:
            yield from read(inner, f"{path}.{alias}")


def _read_many(inner: _Reader) -> _Reader:
    def read(value: tuple[Any, ...], path: str) -> Iterator[Reference]:
        for place, item in enumerate(value):
            yield from inner(item, f"{path}[{place}]")

    return read
