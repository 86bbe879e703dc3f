"""Moves a place by one key: past a neighbour, into the next stage, to the next lane. Knows no Qt."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from journeydesigner.canvas.focus import Direction
from journeydesigner.canvas.places import Place, column_of
from journeydesigner.layout.plan import Plan
from journeydesigner.model import Id, Project, Touchpoint
from journeydesigner.model.values import TouchpointId


def place_of(plan: Plan, project: Project, touchpoint: Id) -> Place | None:
    """The place a touchpoint has now, its neighbours named as if it were not there."""
    card = plan.cards.get(touchpoint)  # type: ignore[call-overload]
    column = column_of(plan, card.stage) if card else None
    if card is None or column is None:
        return None
    siblings = [t.id for t in project.touchpoints(card.stage)]
    index = siblings.index(touchpoint)
    return _between(project, Place(card.stage, column.number, lane=plan.lanes[card.lane]), index, (touchpoint,))


def stepped(
    plan: Plan, project: Project, place: Place, direction: Direction, moving: Collection[Id]
) -> Place | None:
    """The place one step further; None at the edge of the map."""
    if direction in ("up", "down"):
        return _other_lane(plan, place, 1 if direction == "down" else -1)
    by = 1 if direction == "right" else -1
    staying = _staying(project, place, moving)
    index = next((n for n, t in enumerate(staying) if t.id == place.before), len(staying)) + by
    if 0 <= index <= len(staying):
        return _between(project, place, index, moving)
    number = place.number + by
    if not 1 <= number <= len(plan.columns):
        return None
    there = replace(place, stage=plan.columns[number - 1].stage, number=number)
    return _between(project, there, 0 if by > 0 else len(_staying(project, there, moving)), moving)


def _other_lane(plan: Plan, place: Place, by: int) -> Place | None:
    keys = [lane.key for lane in plan.lanes]
    index = keys.index(place.lane.key) + by if place.lane is not None and place.lane.key in keys else 0
    return replace(place, lane=plan.lanes[index]) if 0 <= index < len(plan.lanes) else None


def _between(project: Project, place: Place, index: int, moving: Collection[Id]) -> Place:
    staying = _staying(project, place, moving)
    before = TouchpointId(staying[index].id) if index < len(staying) else None
    after = TouchpointId(staying[index - 1].id) if index else None
    return replace(place, before=before, after=after)


def _staying(project: Project, place: Place, moving: Collection[Id]) -> list[Touchpoint]:
    return [t for t in project.touchpoints(place.stage) if t.id not in moving]
