"""What one record cannot see by itself: references that lead nowhere, links between journeys, ends that go on.

An edit may not add such a fault; an import with one is refused whole. A document that already holds one (written
by hand, damaged) still opens, and rule STR008 names the reference.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from journeydesigner.errors import Refusal
from journeydesigner.i18n import N_, Message, language, message
from journeydesigner.model.channel import System
from journeydesigner.model.delta import Delta
from journeydesigner.model.journey import Journey, Stage, Touchpoint, Transition
from journeydesigner.model.kinds import Kind, reach_of, references
from journeydesigner.model.naming import name_of
from journeydesigner.model.organisation import Role, Unit
from journeydesigner.model.project import Project
from journeydesigner.model.referring import referrers
from journeydesigner.model.steering import Kpi
from journeydesigner.model.values import Entity, Id, Value

UPWARDS: dict[Kind, str] = {Unit: "parent", Role: "reports_to"}
"""The field that names the record above."""

ITSELF_IN = N_("{id} would be a part of itself, through {other}. Choose a unit that is no part of it.")
ITSELF_UNDER = N_("{id} would report to itself, through {other}. Choose a role that does not report to it.")
OWN_LINK = N_("{id} cannot be linked to itself. Choose another application.")
OWN_BACKUP = N_("{id} cannot be its own backup. Choose another role.")


@dataclass(frozen=True, slots=True)
class Fault:
    """One broken condition: the record, the field where it shows, and a sentence for people."""

    entity: Id
    field: str
    message: Message


class BrokenProject(Refusal):
    """An edit would leave the project broken; nothing was changed."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(fault.message)
        self.fault = fault


def faults(project: Project, entities: Iterable[Entity]) -> Iterator[Fault]:
    """Faults of these records within `project`."""
    for entity in entities:
        yield from broken_references(project, entity)
        if isinstance(entity, Transition):
            yield from _impassable(project, entity)
        elif isinstance(entity, Touchpoint):
            yield from _impossible(project, entity)


def check_edit(before: Project, after: Project, delta: Delta) -> None:
    """Raise `BrokenProject` for the first fault that `delta` brings into the project."""
    known = {(f.entity, f.field, f.message) for f in _all_faults(before, _around(before, delta))}
    for fault in _all_faults(after, _around(after, delta)):
        if (fault.entity, fault.field, fault.message) not in known:
            raise BrokenProject(_named(fault, after))


def above(project: Project, record: Entity) -> list[Id]:
    """The records above a unit or role, the nearest first; each once, also where they lead in a circle."""
    field = UPWARDS[type(record)]
    found: list[Id] = []
    id_ = getattr(record, field)
    while id_ is not None and id_ not in found:
        found.append(id_)
        id_ = getattr(project.one(type(record), id_), field, None)
    return found


def contradictions(project: Project, entities: Iterable[Entity]) -> Iterator[Fault]:
    """What makes no sense among these records and is no reason to refuse a file: an edit may not add it."""
    for entity in entities:
        if isinstance(entity, Unit) and entity.id in above(project, entity):
            yield Fault(entity.id, "parent", message(ITSELF_IN, id=entity.id, other=entity.parent))
        elif isinstance(entity, System) and any(link.to == entity.id for link in entity.links):
            yield Fault(entity.id, "links", message(OWN_LINK, id=entity.id))
        elif isinstance(entity, Role):
            if entity.id in above(project, entity):
                yield Fault(entity.id, "reports_to", message(ITSELF_UNDER, id=entity.id, other=entity.reports_to))
            if entity.backup == entity.id:
                yield Fault(entity.id, "backup", message(OWN_BACKUP, id=entity.id))


def _all_faults(project: Project, entities: Iterable[Entity]) -> Iterator[Fault]:
    for entity in entities:
        yield from faults(project, (entity,))
        yield from contradictions(project, (entity,))


def _named(fault: Fault, project: Project) -> Fault:
    """The fault with names in place of ids, for somebody who sees the project and not its file."""
    params = {
        key: name_of(project, Id(value), language()) if isinstance(value, str) and value in project else value
        for key, value in fault.message.params
    }
    return replace(fault, message=message(fault.message.msgid, **params))


def broken_references(project: Project, entity: Entity) -> Iterator[Fault]:
    """References of `entity` to nothing or to the wrong kind.

    A stage's sub-journey may live in another file, so an unknown one is no fault; one that is something else is.
    """
    if _is_sound(project, entity):
        return
    for field, target, kind in references(entity):
        found = project.one(kind, target) if kind else project.get(target)
        if found is not None or (field == "sub_journey" and target not in project):
            continue
        yield Fault(
            entity.id,
            field,
            message(
                N_(
                    '"{field}" of {id} points to {target}, which does not exist. Name one that does, or remove it.'
                ),
                field=field,
                id=entity.id,
                target=target,
            ),
        )


def _is_sound(project: Project, value: Value) -> bool:
    """Whether every reference inside a record or value certainly leads somewhere: told at a glance for most."""
    read, kinds = reach_of(type(value))
    for held, kind in zip(read(value), kinds, strict=True):
        if not held:
            continue
        if isinstance(held, str):  # by far the usual case
            if kind is None or project.one(kind, Id(held)) is None:
                return False
        elif not _all_lead(project, held, kind):
            return False
    return not isinstance(value, Kpi) or value.scope == "journey"


def _all_lead(project: Project, held: Any, kind: Kind | None) -> bool:
    """Whether an id, a list of ids, a value or a list of values leads somewhere."""
    if isinstance(held, str):
        return kind is not None and project.one(kind, Id(held)) is not None
    if isinstance(held, tuple):
        return all(_all_lead(project, item, kind) for item in held)
    return _is_sound(project, held)


def _impassable(project: Project, transition: Transition) -> Iterator[Fault]:
    ends = (
        ("from", project.one(Touchpoint, transition.from_)),
        ("to", project.one(Touchpoint, transition.to)),
    )
    for field, end in ends:
        if end is None:
            continue
        if end.layer in ("backstage", "support"):
            yield Fault(
                transition.id,
                field,
                message(
                    N_(
                        "The link {id} may not lead to or from {touchpoint}, which is behind the scenes. "
                        "Choose another end."
                    ),
                    id=transition.id,
                    touchpoint=end.id,
                ),
            )
        journey = project.journey_of(end)
        if journey is not None and journey.id != transition.journey:
            yield Fault(
                transition.id,
                field,
                message(
                    N_(
                        "The link {id} may not leave its journey: {touchpoint} belongs to another one. "
                        "Choose another end."
                    ),
                    id=transition.id,
                    touchpoint=end.id,
                ),
            )


def _impossible(project: Project, touchpoint: Touchpoint) -> Iterator[Fault]:
    if touchpoint.exit and any(t.kind == "sequence" for t in project.outgoing(touchpoint.id)):
        yield Fault(
            touchpoint.id,
            "exit",
            message(
                N_(
                    "{id} is marked as an end, so no link of kind sequence may leave it. "
                    "Remove the mark, or change the link."
                ),
                id=touchpoint.id,
            ),
        )
    if touchpoint.emotion and touchpoint.emotion.source == "observed":
        journey = project.journey_of(touchpoint)
        if journey is not None and journey.state != "current":
            yield Fault(
                touchpoint.id,
                "emotion",
                message(
                    N_(
                        "The emotion of {id} cannot have been observed: the journey does not describe today. "
                        "Call it assumed."
                    ),
                    id=touchpoint.id,
                ),
            )


def _around(project: Project, delta: Delta) -> Iterator[Entity]:
    """Records whose faults `delta` can bring or take away: the changed ones and all that depend on them."""
    seen: set[Id] = set()
    removed = [before for before, after in delta.changes.values() if before is not None and after is None]
    for id_ in delta.changes:
        for entity in _dependents(project, project.get(id_)):
            if entity.id not in seen:
                seen.add(entity.id)
                yield entity
    for entity in referrers(project, removed):
        if entity.id not in seen:
            seen.add(entity.id)
            yield entity


def _dependents(project: Project, entity: Entity | None) -> Iterator[Entity]:
    if entity is None:
        return
    yield entity
    if isinstance(entity, Touchpoint):
        yield from project.outgoing(entity.id)
        yield from project.incoming(entity.id)
    elif isinstance(entity, Transition):
        yield from (t for t in (project.one(Touchpoint, entity.from_),) if t)
    elif isinstance(entity, Journey):
        yield from project.journey_touchpoints(entity.id)
    elif isinstance(entity, Stage):
        for touchpoint in project.touchpoints(entity.id):
            yield touchpoint
            yield from project.outgoing(touchpoint.id)
            yield from project.incoming(touchpoint.id)
