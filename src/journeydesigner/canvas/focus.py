"""Where the keyboard is on the map: a card, a note, an empty cell, a stage header or a lane header. Knows no Qt.

The strips of the layers are rows below the lanes, and their notes what stands in the cells.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from journeydesigner.canvas.entries import around
from journeydesigner.canvas.places import body_extent
from journeydesigner.layout.drawing import Rect
from journeydesigner.layout.plan import CARD_W, Card, Column, Lane, Note, Plan, Ribbon
from journeydesigner.model import Id
from journeydesigner.model.values import TouchpointId

Direction = Literal["left", "right", "up", "down"]
HEADER = -1


@dataclass(frozen=True, slots=True)
class Focus:
    """A cell by column and lane (`HEADER`: the headers), and the card or the note in it, if any."""

    column: int = 0
    lane: int = HEADER
    """Lanes come first, then the strips of the layers."""
    card: TouchpointId | None = None
    note: str | None = None
    """The key of a note."""


def focus_on(plan: Plan, id_: Id | None) -> Focus | None:
    """The focus that stands on an element; None for what has no cell and no note."""
    card = plan.cards.get(id_) if id_ is not None else None  # type: ignore[call-overload]
    if card is not None:
        return Focus(_column_index(plan, card.stage), card.lane, card.touchpoint)
    for index, column in enumerate(plan.columns):
        if column.stage == id_:
            return Focus(index, HEADER)
    for index, lane in enumerate(plan.lanes):
        if id_ in lane.channels:
            return Focus(HEADER, index)
    note = next(plan.notes_of(id_), None) if id_ is not None else None
    return focus_on_note(plan, note) if note is not None else None


def focus_on_note(plan: Plan, note: Note) -> Focus:
    """The focus that stands on a note."""
    row = next(n for n, strip in enumerate(plan.ribbons) if strip.layer == note.layer)
    return Focus(_column_index(plan, note.stage), len(plan.lanes) + row, note=note.key)


def settled(plan: Plan, focus: Focus) -> Focus:
    """The same focus on a map that has changed: on its card if that still is there, else on the nearest cell."""
    if focus.card is not None and focus.card in plan.cards:
        return focus_on(plan, focus.card) or focus
    column = min(focus.column, len(plan.columns) - 1)
    lane = min(focus.lane, _rows(plan) - 1)
    if column == HEADER and lane == HEADER:
        column = min(0, len(plan.columns) - 1)
    there = Focus(column, lane, note=focus.note)
    return there if note_in(plan, there) is not None else Focus(column, lane)


def step(plan: Plan, focus: Focus, direction: Direction) -> Focus | None:
    """The next focus in a direction; None at the edge of the map."""
    if direction in ("left", "right"):
        return _sideways(plan, focus, 1 if direction == "right" else -1)
    return _upright(plan, focus, 1 if direction == "down" else -1)


def focus_rect(plan: Plan, focus: Focus) -> Rect | None:
    """What the focus ring surrounds on the map; None for headers, which show it themselves."""
    if focus.card is not None and focus.card in plan.cards:
        return plan.cards[focus.card].rect
    note = note_in(plan, focus)
    if note is not None:
        return note.rect
    column, row = column_of(plan, focus), lane_of(plan, focus) or ribbon_of(plan, focus)
    if column is None or row is None:
        return None
    return Rect(column.x, row.y, column.w, row.h)


def place_on_map(plan: Plan, element: Id, seen: Rect) -> Rect | None:
    """Where an element lies: its card, line or note, the top of its stage, its lane as far as it is `seen`."""
    if element in plan.cards:
        return plan.cards[element].rect  # type: ignore[index]
    if element in plan.links:
        link = plan.links[element]  # type: ignore[index]
        return link.tags[0].rect if link.tags else around(link.points, 8)
    focus = focus_on(plan, element)
    if focus is None:
        return None
    note, column, lane = note_in(plan, focus), column_of(plan, focus), lane_of(plan, focus)
    if note is not None:
        return note.rect
    if column is not None:
        return Rect(column.x, body_extent(plan)[0], column.w, 120)
    return Rect(seen.x + 8, lane.y, 200, lane.h) if lane is not None else None


def column_of(plan: Plan, focus: Focus) -> Column | None:
    """The stage of a focus."""
    return plan.columns[focus.column] if 0 <= focus.column < len(plan.columns) else None


def lane_of(plan: Plan, focus: Focus) -> Lane | None:
    """The lane of a focus."""
    return plan.lanes[focus.lane] if 0 <= focus.lane < len(plan.lanes) else None


def ribbon_of(plan: Plan, focus: Focus) -> Ribbon | None:
    """The strip of a layer in which a focus is."""
    row = focus.lane - len(plan.lanes)
    return plan.ribbons[row] if 0 <= row < len(plan.ribbons) else None


def note_in(plan: Plan, focus: Focus) -> Note | None:
    """The note under a focus."""
    if focus.note is None:
        return None
    return next((note for note in notes_in(plan, focus.column, focus.lane) if note.key == focus.note), None)


def cards_in(plan: Plan, column: int, lane: int) -> list[Card]:
    """The cards of a cell, from left to right."""
    if not 0 <= column < len(plan.columns):
        return []
    found = [card for card in plan.sections[column].cards.values() if card.lane == lane]
    return sorted(found, key=lambda c: (c.rect.x, c.rect.y))


def notes_in(plan: Plan, column: int, lane: int) -> list[Note]:
    """The notes of a cell, from left to right."""
    ribbon = ribbon_of(plan, Focus(column, lane))
    if ribbon is None or not 0 <= column < len(plan.columns):
        return []
    found = [note for note in plan.sections[column].notes if note.layer == ribbon.layer]
    return sorted(found, key=lambda note: (note.rect.x, note.rect.y))


def _things(plan: Plan, column: int, lane: int) -> Iterator[tuple[Focus, Rect]]:
    """What stands in a cell, from left to right."""
    for card in cards_in(plan, column, lane):
        yield Focus(column, lane, card.touchpoint), card.rect
    for note in notes_in(plan, column, lane):
        yield Focus(column, lane, note=note.key), note.rect


def _rows(plan: Plan) -> int:
    return len(plan.lanes) + len(plan.ribbons)


def _sideways(plan: Plan, focus: Focus, by: int) -> Focus | None:
    inside = [thing for thing, _ in _things(plan, focus.column, focus.lane)]
    place = inside.index(focus) if focus in inside else None
    if place is not None and 0 <= place + by < len(inside):
        return inside[place + by]
    column = focus.column + by
    lowest = 0 if focus.lane == HEADER else HEADER
    if not lowest <= column < len(plan.columns):
        return None
    entered = [thing for thing, _ in _things(plan, column, focus.lane)]
    return entered[0 if by > 0 else -1] if entered else Focus(column, focus.lane)


def _upright(plan: Plan, focus: Focus, by: int) -> Focus | None:
    has_thing = focus.card is not None or focus.note is not None
    here = focus_rect(plan, focus) if has_thing else None
    if here is not None:
        stacked = [
            (abs(rect.y - here.y), thing)
            for thing, rect in _things(plan, focus.column, focus.lane)
            if (rect.y - here.y) * by > 0 and abs(rect.x - here.x) < CARD_W
        ]
        if stacked:
            return min(stacked, key=lambda one: one[0])[1]
    lane = focus.lane + by
    lowest = 0 if focus.column == HEADER else HEADER
    if not lowest <= lane < _rows(plan):
        return None
    return _entered(plan, focus.column, lane, here, by)


def _entered(plan: Plan, column: int, lane: int, here: Rect | None, by: int) -> Focus:
    """What a step up or down lands on in a cell: the nearest in x, in the row that is met first."""
    inside = list(_things(plan, column, lane))
    if not inside:
        return Focus(column, lane)
    x = here.x if here is not None else plan.columns[column].x
    return min(inside, key=lambda one: (abs(one[1].x - x), one[1].y * by))[0]


def _column_index(plan: Plan, stage: Id) -> int:
    return next(n for n, column in enumerate(plan.columns) if column.stage == stage)
