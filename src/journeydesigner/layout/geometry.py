"""From symbolic coordinates to map pixels: elastic gaps and gutters (R6, F9).

Everything that moves when a stage widens or a gap grows is a number of these tables, and nothing else is.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from journeydesigner.layout.clusters import STAGE_BITS
from journeydesigner.layout.drawing import Point, Rect
from journeydesigner.layout.lanes import Rows
from journeydesigner.layout.place import Cell, Placement
from journeydesigner.layout.plan import CARD_H, CARD_W, GAP, HEAD_W, PAD, SPAN, STAGE_H, UNIT
from journeydesigner.layout.slots import Piece, Slot, Track
from journeydesigner.layout.tracks import TOP

PITCH = 6.0
"""Distance between parallels."""
CLEAR = 6.0
"""Least distance from the outermost parallel to a card."""
COLUMN_ROOM = 24.0
"""Width that the parallels on a unit column share at most."""
ROW_ROOM = 48.0
"""Height that the parallels on a row middle share at most."""
INSET = (SPAN * UNIT - CARD_W) / 2
"""From a card to the edge of its units, left and right."""
HALF_UNIT = UNIT / 2
LOW_BITS = (1 << STAGE_BITS) - 1


@dataclass(frozen=True, slots=True)
class Tables:
    """Pixel positions of one map."""

    x: tuple[float, ...]
    """Left edge of every stage, and the right edge of the last one."""
    pad_left: tuple[float, ...]
    pad_right: tuple[float, ...]
    units: tuple[int, ...]
    y: tuple[float, ...]
    """Every symbolic y."""
    gap_h: tuple[float, ...]
    near: tuple[int, ...]
    """Slots of the short lines of each gap: they form the upper block."""
    far: tuple[int, ...]
    """Slots of the long lines of each gap: the lower block."""
    bottom: float
    """Where the last gap ends."""

    def stage(self, index: int) -> tuple[float, float]:
        """Left edge and width of a stage."""
        return self.x[index], self.x[index + 1] - self.x[index]

    def card(self, stage: int, cell: Cell, row: int) -> Rect:
        """The rectangle of a card."""
        x = self.x[stage] + self.pad_left[stage] + cell.start * UNIT + INSET
        return Rect(x, self.y[4 * row + TOP], CARD_W, CARD_H)

    def x_of(self, symbol: int) -> float:
        """The pixel of a symbolic x of the map."""
        stage, local = symbol >> STAGE_BITS, symbol & LOW_BITS
        left = self.x[stage] + self.pad_left[stage]
        if local == 0:
            return left - self.pad_left[stage] / 2
        if local == 4 * (self.units[stage] + 1):
            return left + self.units[stage] * UNIT + self.pad_right[stage] / 2
        column, edge = divmod(local + 1, 4)
        centre = left + (column - 0.5) * UNIT
        return centre + (INSET - HALF_UNIT, 0.0, HALF_UNIT - INSET)[edge]

    def across(self, piece: Piece, slot: Slot) -> float:
        """The pixel of a piece across its track: x of a vertical one, y of a horizontal one."""
        way, at = piece.track
        if way == "column":
            local = at & LOW_BITS
            gutter = local in (0, 4 * (self.units[at >> STAGE_BITS] + 1))
            return self.x_of(at) + slot.offset / 2 * _pitch(slot, None if gutter else COLUMN_ROOM)
        if at & 3:
            return self.y[at] + slot.offset / 2 * _pitch(slot, ROW_ROOM)
        block = -self.far[at >> 2] if way == "near" else self.near[at >> 2]
        return self.y[at] + (slot.offset + block) / 2 * PITCH

    def points(self, pieces: Sequence[Piece], slots: Sequence[Slot], stops: Sequence[int]) -> tuple[Point, ...]:
        """The corners of a link, from card edge to card edge."""
        at = [self.across(piece, slot) for piece, slot in zip(pieces, slots, strict=True)]
        vertical = pieces[0].track[0] == "column"
        along = [self.y[stops[0]] if vertical else self.x_of(stops[0]), *at]
        ends_vertical = pieces[-1].track[0] == "column"
        along.append(self.y[stops[-1]] if ends_vertical else self.x_of(stops[-1]))
        points = []
        for first, second in pairwise(along):
            points.append((second, first) if vertical else (first, second))
            vertical = not vertical
        return tuple(points)


def _pitch(slot: Slot, room: float | None) -> float:
    return PITCH if slot.total < 2 or room is None else min(PITCH, room / (slot.total - 1))


def _room(slots: int, least: float) -> float:
    return max(least, 2 * CLEAR + PITCH * (slots - 1))


def measure(placements: Sequence[Placement], rows: Rows, width: Mapping[Track, int]) -> Tables:
    """The tables of a map. `width`: how many slots each track has."""
    units = tuple(placement.units for placement in placements)
    left, right, x = [], [], [float(HEAD_W)]
    for stage, count in enumerate(units):
        first = stage << STAGE_BITS
        left.append(_room(width.get(("column", first), 0), PAD))
        right.append(_room(width.get(("column", first + 4 * (count + 1)), 0), PAD))
        x.append(x[-1] + left[-1] + count * UNIT + right[-1])
    near = tuple(width.get(("near", 4 * gap), 0) for gap in range(rows.count + 1))
    far = tuple(width.get(("far", 4 * gap), 0) for gap in range(rows.count + 1))
    heights = tuple(
        _room(short + long, GAP) + more for short, long, more in zip(near, far, rows.extra, strict=True)
    )
    y: list[float] = []
    top = float(STAGE_H)
    for height in heights:
        y += [top + height / 2, top + height, top + height + CARD_H / 2, top + height + CARD_H]
        top = y[-1]
    return Tables(tuple(x), tuple(left), tuple(right), units, tuple(y), heights, near, far, top - CARD_H)


def lane_extents(rows: Rows, tables: Tables) -> list[tuple[float, float]]:
    """Top and bottom of every lane: they meet in the middle of the gap between them, two groups stay apart."""
    found = []
    for lane in rows.lanes:
        above, below = lane.row, lane.row + lane.count
        top = tables.y[4 * above] + rows.extra[above] / 2 if above else STAGE_H + GAP / 2
        bottom = tables.y[4 * below] - rows.extra[below] / 2 if below < rows.count else tables.bottom - GAP / 2
        found.append((top, bottom))
    return found
