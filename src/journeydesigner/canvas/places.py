"""What a point of the map means: a stage, a neighbour and a lane; and which channels a drop there could mean.

Reads plans and projects; changes nothing and knows no Qt.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from journeydesigner.layout.drawing import Rect
from journeydesigner.layout.graph import lane_key
from journeydesigner.layout.plan import CARD_H, CARD_W, GAP, Card, Column, Group, Lane, Plan
from journeydesigner.model import Id, Project, Touchpoint
from journeydesigner.model.values import ChannelId, StageId, TouchpointId

CATCH = 48
"""Map pixels beyond the outermost lanes that still count as the lane."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a card could go: a stage, between two neighbours in its order, and a lane (None: no lane there)."""

    stage: StageId
    number: int
    before: TouchpointId | None = None
    after: TouchpointId | None = None
    lane: Lane | None = None

    @property
    def group(self) -> Group | None:
        """The group of the lane."""
        return self.lane.group if self.lane else None


def column_at(plan: Plan, x: float) -> Column | None:
    """The stage at an x; None beside the stages."""
    return next((c for c in plan.columns if c.x <= x < c.x + c.w), None)


def column_of(plan: Plan, stage: Id) -> Column | None:
    """The column of a stage; None when it is not on this map."""
    return next((c for c in plan.columns if c.stage == stage), None)


def lane_at(plan: Plan, y: float) -> Lane | None:
    """The lane at a y, or the nearest one if it is close; None far above or below."""
    if not plan.lanes:
        return None
    lane = min(plan.lanes, key=lambda one: max(one.y - y, y - one.y - one.h, 0))
    return lane if lane.y - CATCH <= y <= lane.y + lane.h + CATCH else None


def place_at(plan: Plan, project: Project, x: float, y: float, moving: Collection[Id] = ()) -> Place | None:
    """The place under a point, as if `moving` were not there; None beside the stages."""
    column = column_at(plan, x)
    if column is None:
        return None
    return place_in(plan, project, column, lane_at(plan, y), x, moving)


def place_in(
    plan: Plan, project: Project, column: Column, lane: Lane | None, x: float, moving: Collection[Id] = ()
) -> Place:
    """The place in a stage and a lane whose neighbours lie left and right of `x`."""
    staying = [t for t in project.touchpoints(column.stage) if t.id not in moving and t.id in plan.cards]
    middles = [_middle(plan.cards[TouchpointId(t.id)]) for t in staying]
    index = split_at(middles, x)
    before = TouchpointId(staying[index].id) if index < len(staying) else None
    after = TouchpointId(staying[index - 1].id) if index else None
    return Place(column.stage, column.number, before, after, lane)


def split_at(middles: Sequence[float], x: float) -> int:
    """How many of these, in their order, come before `x`: the cut that sets fewest on the wrong side."""
    wrong = best = sum(middle <= x for middle in middles)
    cut = 0
    for index, middle in enumerate(middles, 1):
        wrong += -1 if middle <= x else 1
        if wrong <= best:
            best, cut = wrong, index
    return cut if middles else 0


def end_of(project: Project, column: Column, lane: Lane | None) -> Place:
    """The place after everything in a stage."""
    siblings = project.touchpoints(column.stage)
    after = TouchpointId(siblings[-1].id) if siblings else None
    return Place(column.stage, column.number, None, after, lane)


def lives_in(project: Project, touchpoint: Touchpoint, lane: Lane | None) -> bool:
    """Whether a touchpoint is in this lane already (or there is no lane to be in)."""
    if lane is None:
        return True
    key = lane_key(project, touchpoint)
    return key.group == lane.group and (key.channel is None or key.channel in lane.channels)


def possible_channels(
    project: Project, place: Place, recent: Sequence[Id] = (), moving: Collection[Id] = ()
) -> tuple[ChannelId, ...]:
    """The channels a drop could mean: one where the stage uses one of the lane's already, else all of the lane's.

    Two channels share a lane only where no stage uses both (R3), so a second one could not be there. Those used
    last come first.
    """
    if place.lane is None:
        return ()
    used = {
        channel
        for touchpoint in project.touchpoints(place.stage)
        if touchpoint.id not in moving
        for channel in (touchpoint.channel, *touchpoint.alt)
    }
    here = tuple(c for c in place.lane.channels if c in used)
    if here:
        return here
    order = {id_: number for number, id_ in enumerate(recent)}
    return tuple(sorted(place.lane.channels, key=lambda c: order.get(c, len(order))))


def as_it_was(project: Project, place: Place, touchpoint: Touchpoint) -> Place:
    """The place with the touchpoint named as its own neighbour where it would not move at all."""
    siblings = [t.id for t in project.touchpoints(touchpoint.stage)]
    index = siblings.index(touchpoint.id)
    following = siblings[index + 1] if index + 1 < len(siblings) else None
    if place.stage == touchpoint.stage and place.before == following:
        return replace(place, before=TouchpointId(touchpoint.id))
    return place


def cell_rect(plan: Plan, place: Place) -> Rect | None:
    """The rectangle where the stage of a place meets its lane."""
    column = column_of(plan, place.stage)
    if column is None:
        return None
    if place.lane is None:
        top, bottom = body_extent(plan)
        return Rect(column.x, top, column.w, bottom - top)
    return Rect(column.x, place.lane.y, column.w, place.lane.h)


def target_rect(plan: Plan, place: Place, x: float) -> Rect:
    """Where the card-sized target is shown: in the cell under the pointer, in the first row of its lane."""
    cell = cell_rect(plan, place) or Rect(x, 0, CARD_W, CARD_H)
    left = min(max(x - CARD_W / 2, cell.x + 8), max(cell.right - CARD_W - 8, cell.x))
    return Rect(left, cell.y + GAP / 2, CARD_W, CARD_H)


def body_extent(plan: Plan) -> tuple[float, float]:
    """Top and bottom of the lanes; of an empty row where there are none."""
    if not plan.lanes:
        top = 64.0
        return top, top + 4 * (CARD_H + GAP)
    return plan.lanes[0].y, plan.lanes[-1].y + plan.lanes[-1].h


def _middle(card: Card) -> float:
    return card.rect.x + card.rect.w / 2
