"""Who points at a record: what a removal must look at, and what "where is this used" shows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from operator import attrgetter

from journeydesigner.model.journey import Stage, Touchpoint, Transition
from journeydesigner.model.kinds import Kind, fields_to, references, referring_fields, referring_kinds
from journeydesigner.model.project import Project
from journeydesigner.model.values import Entity, Id, Value


def referrers(project: Project, targets: Iterable[Entity]) -> Iterator[Entity]:
    """Records of `project` that hold the id of one of `targets` (which may be gone already), each once.

    Links of a touchpoint and touchpoints of a stage come from the project's indexes; of the other kinds
    only the fields that may hold such an id are read through.
    """
    by_kind: dict[Kind, set[Id]] = {}
    for target in targets:
        by_kind.setdefault(type(target), set()).add(target.id)
    candidates: dict[Kind, set[Id]] = {}
    for target_kind, ids in by_kind.items():
        for kind in referring_kinds(target_kind):
            candidates.setdefault(kind, set()).update(_candidates(project, kind, target_kind, ids))
    everyone = set().union(*by_kind.values())
    for kind, found in candidates.items():
        for id_ in found:
            entity = project.one(kind, id_)
            if entity is not None and any(target in everyone for _, target, _ in references(entity)):
                yield entity


def _candidates(project: Project, kind: Kind, target: Kind, ids: set[Id]) -> Iterable[Id]:
    if kind is Transition and target is Touchpoint:
        return [t.id for i in ids for t in (*project.outgoing(i), *project.incoming(i))]
    if kind is Touchpoint and target is Stage:
        return [t.id for i in ids for t in project.touchpoints(i)]
    fields = fields_to(kind, target)
    if "scope" in fields:
        return project.all(kind).keys()
    table = project.all(kind).values()
    reads = [attrgetter(field) for field in fields]
    return [e.id for read in reads for e in table if (value := read(e)) and _mentions(value, ids)]


def _mentions(value: object, ids: set[Id]) -> bool:
    """Whether a value that may hold ids holds one of these."""
    if isinstance(value, str):
        return value in ids
    if isinstance(value, tuple):
        return any(_mentions(item, ids) for item in value)
    return isinstance(value, Value) and any(
        _mentions(getattr(value, f), ids) for f in referring_fields(type(value))
    )
