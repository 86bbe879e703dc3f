"""Who points at a record: what a removal must look at, and what "where is this used" shows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from journeydesigner.model.journey import Stage, Touchpoint, Transition
from journeydesigner.model.kinds import Kind, references, referring_kinds
from journeydesigner.model.project import Project
from journeydesigner.model.values import Entity, Id


def referrers(project: Project, targets: Iterable[Entity]) -> Iterator[Entity]:
    """Records of `project` that hold the id of one of `targets` (which may be gone already), each once.

    Links of a touchpoint and touchpoints of a stage come from the project's indexes; only the other kinds, short
    lists unless a library is concerned, are read through.
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
    return project.all(kind).keys()
