"""Which elements a changed record can concern: its static neighbourhood, the same for every rule.

The law for whoever writes a rule: besides its element it may read its parents, its children, a touchpoint's
siblings and links with their far ends, the library records that any of these name, and `View.usage`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import chain

from journeydesigner.model import (
    Channel,
    Entity,
    Evidence,
    Id,
    Journey,
    Kind,
    Kpi,
    Opportunity,
    PainPoint,
    Persona,
    Project,
    ProjectInfo,
    Role,
    Stage,
    System,
    Touchpoint,
    Transition,
)
from journeydesigner.model.delta import Pair
from journeydesigner.model.referring import referrers
from journeydesigner.rules.usage import used_by

Kinds = frozenset[Kind]


def affected(before: Project, after: Project, pair: Pair, wanted: Kinds) -> Iterator[Entity]:
    """Elements of the `wanted` kinds whose verdict may depend on a changed record; some may come twice.

    What a record names, and where it lies, counts as it was and as it is. Who names it, and what lies in it,
    counts as it is: whatever stopped naming it has changed itself.
    """
    old, new = pair
    for project, entity in ((before, old), (after, new)):
        if entity is None:
            continue
        neighbours = _NEIGHBOURS.get(type(entity))
        if neighbours is not None:
            near = neighbours(project, entity, wanted)
        elif entity is new or type(old) is not type(new):
            near = _around_shared(after, entity, wanted)
        else:
            near = iter(())
        yield from (element for element in near if type(element) in wanted)
        if isinstance(entity, Channel) and Channel in wanted:
            yield from _all(project, Channel, entity.counterparts)
        if isinstance(entity, Transition) and Touchpoint in wanted:
            yield from _all_linked(before, after, entity)


def _all_linked(before: Project, after: Project, link: Transition) -> Iterator[Entity]:
    """Every touchpoint of a journey whose first link comes or last link goes: without any, none is unreachable.

    Of several links that come or go at once, one alone answers for all.
    """
    was, now = (project.first(Transition, link.journey) for project in (before, after))
    only = was or now
    if (was is None) != (now is None) and only is not None and only.id == link.id:
        yield from after.journey_touchpoints(link.journey)


def _around_shared(project: Project, entity: Entity, wanted: Kinds) -> Iterator[Entity]:
    if isinstance(entity, ProjectInfo):
        return chain.from_iterable(project.all(kind).values() for kind in wanted)
    if isinstance(entity, Journey):
        return _of_journey(project, entity, wanted)
    return _of_library(project, entity, wanted)


def _of_touchpoint(project: Project, touchpoint: Touchpoint, wanted: Kinds) -> Iterator[Entity]:
    yield from _through_touchpoint(project, touchpoint, wanted)
    if Touchpoint in wanted:
        yield from project.touchpoints(touchpoint.stage)
        yield from _all(project, Touchpoint, (t.to for t in project.outgoing(touchpoint.id)))
    yield from _dependents(project, touchpoint, wanted)


def _through_touchpoint(project: Project, touchpoint: Touchpoint, wanted: Kinds) -> Iterator[Entity]:
    """What depends on a touchpoint or on what the touchpoint names."""
    if Transition in wanted:
        yield from project.outgoing(touchpoint.id)
        yield from project.incoming(touchpoint.id)
    if Touchpoint in wanted:
        yield from _all(project, Touchpoint, (t.from_ for t in project.incoming(touchpoint.id)))
    yield from _used(project, (touchpoint,), wanted)
    yield from _parents(project, touchpoint.stage)


def _of_stage(project: Project, stage: Stage, wanted: Kinds) -> Iterator[Entity]:
    yield from _all(project, Journey, (stage.journey,))
    if Journey in wanted and stage.sub_journey is not None:
        yield from _journeys_above(project, stage.journey)
    touchpoints = project.touchpoints(stage.id)
    yield from touchpoints
    if Transition in wanted:
        for touchpoint in touchpoints:
            yield from project.outgoing(touchpoint.id)
            yield from project.incoming(touchpoint.id)
    if PainPoint in wanted:
        for touchpoint in touchpoints:
            yield from project.children(PainPoint, touchpoint.id)
    yield from _used(project, touchpoints, wanted)
    yield from _dependents(project, stage, wanted)


def _journeys_above(project: Project, journey: Id) -> Iterator[Entity]:
    """The journeys that a journey shows in detail, directly or through others."""
    above: dict[Id, set[Id]] = {}
    for stage in project.all(Stage).values():
        if stage.sub_journey is not None:
            above.setdefault(stage.sub_journey, set()).add(stage.journey)
    waiting, seen = [journey], {journey}
    while waiting:
        fresh = above.get(waiting.pop(), set()) - seen
        seen |= fresh
        waiting.extend(fresh)
    return _all(project, Journey, seen)


def _of_transition(project: Project, transition: Transition, wanted: Kinds) -> Iterator[Entity]:
    yield from _all(project, Journey, (transition.journey,))
    for end in _all(project, Touchpoint, (transition.from_, transition.to)):
        yield end
        if isinstance(end, Touchpoint):
            yield from _parents(project, end.stage)
    yield from _dependents(project, transition, wanted)


def _of_journey(project: Project, journey: Journey, wanted: Kinds) -> Iterator[Entity]:
    if Journey in wanted:  # there are few, and they continue, detail and compare one another
        yield from project.all(Journey).values()
    for kind in (Stage, Transition, Opportunity, Kpi, Evidence):
        if kind in wanted:
            yield from project.children(kind, journey.id)
    touchpoints = tuple(project.journey_touchpoints(journey.id))
    yield from touchpoints
    if PainPoint in wanted:
        for touchpoint in touchpoints:
            yield from project.children(PainPoint, touchpoint.id)
    yield from _used(project, touchpoints, wanted)
    yield from _holding_sub_journey(project, journey, wanted)


def _of_item(project: Project, item: Entity, wanted: Kinds) -> Iterator[Entity]:
    """Around a pain point, an opportunity, a KPI, a piece of evidence: what it is about."""
    touchpoints: tuple[Id | None, ...] = ()
    if isinstance(item, PainPoint):
        touchpoints = (item.touchpoint,)
    elif isinstance(item, Opportunity):
        touchpoints = item.touchpoints
    elif isinstance(item, Kpi):
        touchpoints = (item.touchpoint,)
        if item.stage is not None:
            yield from _parents(project, item.stage)
    if isinstance(item, Opportunity | Kpi | Evidence):
        yield from _all(project, Journey, (item.journey,))
    for touchpoint in _all(project, Touchpoint, touchpoints):
        yield touchpoint
        if isinstance(touchpoint, Touchpoint):
            yield from _parents(project, touchpoint.stage)
    yield from _dependents(project, item, wanted)


def _of_library(project: Project, entity: Entity, wanted: Kinds) -> Iterator[Entity]:
    """Around a persona, unit, role, application or channel: whoever names it, and what depends on them.

    A unit speaks through its roles, a role through those it backs up, an application through those linked to it.
    """
    waiting, seen = [entity], {entity.id}
    while waiting:
        for user in referrers(project, (waiting.pop(),)):
            if user.id in seen:
                continue
            seen.add(user.id)
            yield user
            if isinstance(user, Role | System):
                waiting.append(user)
            elif isinstance(user, Touchpoint):
                yield from _through_touchpoint(project, user, wanted)
            elif isinstance(user, Stage):
                yield from _of_stage(project, user, wanted)
            elif isinstance(user, Journey) and isinstance(entity, Persona):
                yield from _of_journey(project, user, wanted)
    yield from _holding_sub_journey(project, entity, wanted)


def _dependents(project: Project, entity: Entity, wanted: Kinds) -> Iterator[Entity]:
    """Records of the other kinds that name `entity`."""
    if not wanted <= _STRUCTURE:
        yield from referrers(project, (entity,))
        yield from _holding_sub_journey(project, entity, wanted)


def _holding_sub_journey(project: Project, entity: Entity, wanted: Kinds) -> Iterator[Entity]:
    """Stages whose sub-journey is named like `entity`: unknown that is no fault, of another kind it is one."""
    if Stage in wanted:
        yield from (stage for stage in project.all(Stage).values() if stage.sub_journey == entity.id)


def _used(project: Project, touchpoints: Iterable[Touchpoint], wanted: Kinds) -> Iterator[Entity]:
    for kind in (Channel, System):
        if kind in wanted:
            yield from _all(project, kind, {used for t in touchpoints for used in used_by(t)})


def _parents(project: Project, stage: Id) -> Iterator[Entity]:
    found = project.one(Stage, stage)
    if found is not None:
        yield found
        yield from _all(project, Journey, (found.journey,))


def _all(project: Project, kind: Kind, ids: Iterable[Id | None]) -> Iterator[Entity]:
    return (found for found in (project.one(kind, id_) for id_ in ids) if found is not None)


_STRUCTURE: Kinds = frozenset({Journey, Stage, Touchpoint, Transition, Channel, System})
_NEIGHBOURS: dict[Kind, Callable[..., Iterator[Entity]]] = {
    Stage: _of_stage,
    Touchpoint: _of_touchpoint,
    Transition: _of_transition,
    PainPoint: _of_item,
    Opportunity: _of_item,
    Kpi: _of_item,
    Evidence: _of_item,
}
"""The kinds that lie in a journey; the others are shared by many."""
