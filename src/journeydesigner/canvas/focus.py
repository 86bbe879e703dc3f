"""Where the keyboard is on the map: a card, an empty cell, a stage header or a lane header. Knows no Qt."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from journeydesigner.layout.drawing import Rect
from journeydesigner.layout.plan import CARD_W, Card, Column, Lane, Plan
from journeydesigner.model import Id
from journeydesigner.model.values import TouchpointId

Direction = Literal["left", "right", "up", "down"]
HEADER = -1


@dataclass(frozen=True, slots=True)
class Focus:
    """A cell by column and lane (`HEADER`: the headers), and the card in it, if any."""

    column: int = 0
    lane: int = HEADER
    card: TouchpointId | None = None


def focus_on(plan: Plan, id_: Id | None) -> Focus | None:
    """The focus that stands on an element: a touchpoint, a stage or a channel; None for what has no cell."""
    card = plan.cards.get(id_) if id_ is not None else None  # type: ignore[call-overload]
    if card is not None:
        return Focus(_column_index(plan, card.stage), card.lane, card.touchpoint)
    for index, column in enumerate(plan.columns):
        if column.stage == id_:
            return Focus(index, HEADER)
    for index, lane in enumerate(plan.lanes):
        if id_ in lane.channels:
            return Focus(HEADER, index)
    return None


def settled(plan: Plan, focus: Focus) -> Focus:
    """The same focus on a map that has changed: on its card if that still is there, else on the nearest cell."""
    if focus.card is not None and focus.card in plan.cards:
        return focus_on(plan, focus.card) or focus
    column = min(focus.column, len(plan.columns) - 1)
    lane = min(focus.lane, len(plan.lanes) - 1)
    if column == HEADER and lane == HEADER:
        column = min(0, len(plan.columns) - 1)
    return Focus(column, lane)


def step(plan: Plan, focus: Focus, direction: Direction) -> Focus | None:
    """The next focus in a direction; None at the edge of the map."""
    if direction in ("left", "right"):
        return _sideways(plan, focus, 1 if direction == "right" else -1)
    return _upright(plan, focus, 1 if direction == "down" else -1)


def focus_rect(plan: Plan, focus: Focus) -> Rect | None:
    """What the focus ring surrounds on the map; None for headers, which show it themselves."""
    if focus.card is not None and focus.card in plan.cards:
        return plan.cards[focus.card].rect
    column, lane = column_of(plan, focus), lane_of(plan, focus)
    if column is None or lane is None:
        return None
    return Rect(column.x, lane.y, column.w, lane.h)


def column_of(plan: Plan, focus: Focus) -> Column | None:
    """The stage of a focus."""
    return plan.columns[focus.column] if 0 <= focus.column < len(plan.columns) else None


def lane_of(plan: Plan, focus: Focus) -> Lane | None:
    """The lane of a focus."""
    return plan.lanes[focus.lane] if 0 <= focus.lane < len(plan.lanes) else None


def cards_in(plan: Plan, column: int, lane: int) -> list[Card]:
    """The cards of a cell, from left to right."""
    if not 0 <= column < len(plan.columns):
        return []
    found = [card for card in plan.sections[column].cards.values() if card.lane == lane]
    return sorted(found, key=lambda c: (c.rect.x, c.rect.y))


def _sideways(plan: Plan, focus: Focus, by: int) -> Focus | None:
    inside = cards_in(plan, focus.column, focus.lane)
    place = next((n for n, card in enumerate(inside) if card.touchpoint == focus.card), None)
    if place is not None and 0 <= place + by < len(inside):
        return Focus(focus.column, focus.lane, inside[place + by].touchpoint)
    column = focus.column + by
    lowest = 0 if focus.lane == HEADER else HEADER
    if not lowest <= column < len(plan.columns):
        return None
    entered = cards_in(plan, column, focus.lane)
    card = entered[0 if by > 0 else -1].touchpoint if entered else None
    return Focus(column, focus.lane, card)


def _upright(plan: Plan, focus: Focus, by: int) -> Focus | None:
    here = plan.cards.get(focus.card) if focus.card else None
    if here is not None:
        stacked = [
            card
            for card in cards_in(plan, focus.column, focus.lane)
            if (card.rect.y - here.rect.y) * by > 0 and abs(card.rect.x - here.rect.x) < CARD_W
        ]
        if stacked:
            nearest = min(stacked, key=lambda card: abs(card.rect.y - here.rect.y))
            return Focus(focus.column, focus.lane, nearest.touchpoint)
    lane = focus.lane + by
    lowest = 0 if focus.column == HEADER else HEADER
    if not lowest <= lane < len(plan.lanes):
        return None
    return Focus(focus.column, lane, _entered(plan, focus.column, lane, here, by))


def _entered(plan: Plan, column: int, lane: int, here: Card | None, by: int) -> TouchpointId | None:
    """The card of a cell that a step up or down lands on: the nearest in x, in the row that is met first."""
    inside = cards_in(plan, column, lane)
    if not inside:
        return None
    x = here.rect.x if here is not None else plan.columns[column].x
    return min(inside, key=lambda card: (abs(card.rect.x - x), card.rect.y * by)).touchpoint


def _column_index(plan: Plan, stage: Id) -> int:
    return next(n for n, column in enumerate(plan.columns) if column.stage == stage)
