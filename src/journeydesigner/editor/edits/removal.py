"""Removing things, with everything that cannot live without them, and without leaving a dangling reference."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from journeydesigner.errors import Refusal
from journeydesigner.i18n import N_, language, message
from journeydesigner.model import (
    Draft,
    Entity,
    Id,
    Journey,
    Kpi,
    ProjectInfo,
    Stage,
    Touchpoint,
    Waiver,
)
from journeydesigner.model.kinds import PARENT_FIELD, references, referring_fields
from journeydesigner.model.naming import name_of
from journeydesigner.model.referring import referrers
from journeydesigner.model.values import Value

CHILDREN: dict[type[Entity], tuple[type[Entity], ...]] = {
    parent: tuple(kind for kind, field in PARENT_FIELD.items() if field == parent.__name__.lower())
    for parent in (Journey, Stage, Touchpoint)
}
"""Kinds that go with their parent."""


class StillNeeded(Refusal):
    """Something else cannot exist without what was to be removed; nothing was changed."""


def remove(draft: Draft, ids: Iterable[Id]) -> None:
    """Remove these elements.

    A journey takes its stages along, a stage its touchpoints, a touchpoint its links, pains and KPIs; waivers go
    with their element. Every other field that named one of them is emptied. Raises `StillNeeded` when a field that
    must not be empty names one, for example the unit of a role that stays.
    """
    gone = _with_dependents(draft, ids)
    for entity in referrers(draft.project, gone.values()):
        if entity.id not in gone:
            _forget(draft, entity, set(gone))
    for entity in reversed(tuple(gone.values())):
        draft.remove(entity.id)


def _with_dependents(draft: Draft, ids: Iterable[Id]) -> dict[Id, Entity]:
    project = draft.project
    gone: dict[Id, Entity] = {}
    waiting = [e for e in map(project.get, ids) if e is not None and not isinstance(e, ProjectInfo)]
    while waiting:
        entity = waiting.pop()
        if entity.id in gone:
            continue
        gone[entity.id] = entity
        for kind in CHILDREN.get(type(entity), ()):
            waiting.extend(project.children(kind, entity.id))
        if isinstance(entity, Touchpoint):
            waiting.extend((*project.outgoing(entity.id), *project.incoming(entity.id)))
        if isinstance(entity, Stage | Touchpoint):
            waiting.extend(k for k in project.all(Kpi).values() if entity.id in (k.stage, k.touchpoint))
        waiting.extend(w for w in project.all(Waiver).values() if entity.id in (w.element, w.persona))
    return gone


def _forget(draft: Draft, entity: Entity, gone: set[Id]) -> None:
    fields = {name: without(getattr(entity, name), gone) for name in referring_fields(type(entity))}
    changed = {name: value for name, value in fields.items() if value != getattr(entity, name)}
    for name, value in changed.items():
        if value is None and type(entity).model_fields[name].is_required():
            raise StillNeeded(
                message(
                    N_("{id} is still used by {user}: replace it there first, then remove it."),
                    id=_name(draft, next(t for _, t, _ in references(entity) if t in gone)),
                    user=_name(draft, entity.id),
                )
            )
    draft.update(entity, **changed)


def _name(draft: Draft, id_: Id) -> str:
    return name_of(draft.project, id_, language())


def without(value: Any, gone: set[Id]) -> Any:
    """`value` with every mention of `gone` taken out: None for an id or for a value that needs the id."""
    if isinstance(value, str):
        return None if value in gone else value
    if isinstance(value, tuple):
        kept = (without(item, gone) for item in value)
        return tuple(item for item in kept if item is not None)
    if isinstance(value, Value):
        fields = {name: without(getattr(value, name), gone) for name in referring_fields(type(value))}
        if any(v is None and type(value).model_fields[n].is_required() for n, v in fields.items()):
            return None
        return value.model_copy(update=fields)
    return value
