"""What a point of the map means: a stage, a neighbour and a lane; and what a drop there leaves open.

Reads plans and projects; changes nothing and knows no Qt.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from journeydesigner.layout.drawing import Rect
from journeydesigner.layout.graph import lane_key
from journeydesigner.layout.plan import CARD_H, CARD_W, GAP, Card, Column, Group, Lane, Plan
from journeydesigner.model import Channel, Id, Project, Role, Stage, Touchpoint
from journeydesigner.model.reading import effective_owner
from journeydesigner.model.values import ChannelId, RoleId, StageId, TouchpointId, UnitId

Choice = ChannelId | RoleId
"""What a lane may leave open: the channel among those of a lane or nature, the role among those of a unit."""

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
    if not plan.lanes or (plan.ribbons and y >= plan.ribbons[0].y):
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
    key = lane_key(project, touchpoint, lane.pivot)
    same = key.group == lane.group and key.unit == lane.unit
    return same and (key.channel is None or key.channel in lane.channels)


def choices(
    project: Project, place: Place, recent: Sequence[Id] = (), moving: Sequence[Id] = ()
) -> tuple[Choice | None, ...]:
    """What a drop could mean, never empty; None stands for nothing to choose, or for what the card has already.

    What the first of `moving` has is kept without asking where the lane takes it; else those used last come first.
    """
    lane, moved = place.lane, project.one(Touchpoint, moving[0]) if moving else None
    if lane is None:
        return (None,)
    if lane.pivot == "owners":
        return possible_roles(project, place, recent, moved)
    if moved is not None and moved.channel is not None and is_of(project, lane, moved.channel):
        return (moved.channel,)
    return possible_channels(project, place, recent, moving) or (None,)


def is_of(project: Project, lane: Lane, channel: ChannelId) -> bool:
    """Whether a channel is one of a lane's: among those that live there, or of the nature the lane is about."""
    found = project.one(Channel, channel)
    return channel in lane.channels or (
        lane.pivot == "blueprint" and found is not None and found.nature == lane.group
    )


def possible_roles(
    project: Project, place: Place, recent: Sequence[Id] = (), moved: Touchpoint | None = None
) -> tuple[RoleId | None, ...]:
    """The roles that could answer for a card in the lane of a unit; None: nobody, or who would answer anyway."""
    unit = place.lane.unit if place.lane else None
    stage = project.one(Stage, place.stage)
    heir = moved.owner if moved and moved.owner is not None else stage.owner if stage else None
    if unit is None or _works_in(project, heir, unit):
        return (None,)
    before = effective_owner(project, moved) if moved else None
    if before is not None and _works_in(project, before, unit):
        return (before,)
    roles = [RoleId(role.id) for role in project.children(Role) if _works_in(project, role.id, unit)]
    return tuple(_last_used_first(roles, recent)) or (None,)


def _works_in(project: Project, role: Id | None, unit: UnitId) -> bool:
    found = project.one(Role, role)
    return found is not None and found.unit == unit and not found.placeholder


def possible_channels(
    project: Project, place: Place, recent: Sequence[Id] = (), moving: Collection[Id] = ()
) -> tuple[ChannelId, ...]:
    """The channels a drop could mean: one where the stage uses one of the lane's already, else all of the lane's.

    Two channels share a lane only where no stage uses both (R3), so a second one could not be there. Where a lane
    is about a nature, all channels of it: those the stage uses first. Those used last come before all.
    """
    if place.lane is None or place.lane.pivot == "owners":
        return ()
    used = {
        channel
        for touchpoint in project.touchpoints(place.stage)
        if touchpoint.id not in moving
        for channel in (touchpoint.channel, *touchpoint.alt)
    }
    if place.lane.pivot == "blueprint":
        channels = (c for c in project.children(Channel) if c.nature == place.lane.group)
        known = sorted((ChannelId(c.id) for c in channels), key=lambda c: c not in used)
        return tuple(_last_used_first(known, recent))
    here = tuple(c for c in place.lane.channels if c in used)
    return here or tuple(_last_used_first(place.lane.channels, recent))


C = TypeVar("C", ChannelId, RoleId)


def _last_used_first(found: Sequence[C], recent: Sequence[Id]) -> list[C]:
    order = {id_: number for number, id_ in enumerate(recent)}
    return sorted(found, key=lambda one: order.get(one, len(order)))


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
