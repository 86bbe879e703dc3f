"""From symbolic coordinates to map pixels: elastic gaps and gutters (R6, F9).

Everything that moves when a stage widens or a gap grows is a number of these tables, and nothing else is. A stage
by itself has tables too, as if it were the whole map: what is chosen there stays where it is on the map.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Collection, Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple, Protocol

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
ROW_ROOM = 20.0
"""Height that the parallels on a row middle share at most: what tags beside a card leave between them."""
INSET = (SPAN * UNIT - CARD_W) / 2
"""From a card to the edge of its units, left and right."""
HALF_UNIT = UNIT / 2
LOW_BITS = (1 << STAGE_BITS) - 1


class Height(NamedTuple):
    """A y that follows its row or its gap."""

    band: int
    """2 * row for the gap above a row, 2 * row + 1 for the row."""
    at: float
    """Share of the gap's height, or pixels below the row's top."""


class Heights(NamedTuple):
    """The rows of a map, or of a stage by itself."""

    y: tuple[float, ...]
    """Every symbolic y."""
    gap_h: tuple[float, ...]
    near: tuple[int, ...]
    """Slots of the short lines of each gap: they form the upper block."""
    far: tuple[int, ...]
    """Slots of the long lines of each gap: the lower block."""

    @property
    def bottom(self) -> float:
        """Where the last gap ends."""
        return self.y[-1] - CARD_H

    def across(self, piece: Piece, slot: Slot) -> float:
        """The y of a horizontal piece."""
        way, at = piece.track
        if at & 3:
            return self.y[at] + slot.offset / 2 * _pitch(slot, ROW_ROOM)
        block = -self.far[at >> 2] if way == "near" else self.near[at >> 2]
        return self.y[at] + (slot.offset + block) / 2 * PITCH

    def height_of(self, y: float) -> Height:
        """A y by the row or gap it lies in."""
        row = min(max(bisect_left(self.y, y) - 1, 0) >> 2, len(self.gap_h) - 1)
        top = self.y[4 * row + TOP]
        if y <= top:
            return Height(2 * row, 1 - (top - y) / self.gap_h[row])
        if y > top + CARD_H:
            row += 1
            return Height(2 * row, (y - top - CARD_H) / self.gap_h[row])
        return Height(2 * row + 1, y - top)

    def y_of(self, height: Height) -> float:
        """Where that is here."""
        row, is_row = divmod(height.band, 2)
        top = self.y[4 * row + TOP]
        return top + height.at if is_row else top - (1 - height.at) * self.gap_h[row]


class Frame(NamedTuple):
    """A stage across the map."""

    x: float
    """Its left edge."""
    pad_left: float
    pad_right: float
    units: int

    @property
    def width(self) -> float:
        """From edge to edge."""
        return self.pad_left + self.units * UNIT + self.pad_right

    def x_of(self, local: int) -> float:
        """The pixel of a symbolic x of the stage."""
        left = self.x + self.pad_left
        if local == 0:
            return left - self.pad_left / 2
        if local == 4 * (self.units + 1):
            return left + self.units * UNIT + self.pad_right / 2
        column, edge = divmod(local + 1, 4)
        centre = left + (column - 0.5) * UNIT
        return centre + (INSET - HALF_UNIT, 0.0, HALF_UNIT - INSET)[edge]

    def shift(self, local: int, slot: Slot) -> float:
        """How far from the middle of its column a vertical piece lies."""
        gutter = local in (0, 4 * (self.units + 1))
        return slot.offset / 2 * _pitch(slot, None if gutter else COLUMN_ROOM)

    def card(self, cell: Cell, y: float) -> Rect:
        """The rectangle of a card whose top is at `y`."""
        return Rect(self.x + self.pad_left + cell.start * UNIT + INSET, y, CARD_W, CARD_H)


class Tables(NamedTuple):
    """Pixel positions of a map."""

    frames: tuple[Frame, ...]
    heights: Heights

    @property
    def right(self) -> float:
        """The right edge of the last stage."""
        return self.frames[-1].x + self.frames[-1].width if self.frames else HEAD_W

    def x_of(self, symbol: int) -> float:
        """The pixel of a symbolic x."""
        return self.frames[symbol >> STAGE_BITS].x_of(symbol & LOW_BITS)

    def across(self, piece: Piece, slot: Slot) -> float:
        """The pixel of a piece across its track: x of a vertical one, y of a horizontal one."""
        way, at = piece.track
        if way == "column":
            return self.x_of(at) + self.frames[at >> STAGE_BITS].shift(at & LOW_BITS, slot)
        return self.heights.across(piece, slot)

    def card(self, stage: int, cell: Cell, row: int) -> Rect:
        """The rectangle of a card."""
        return self.frames[stage].card(cell, self.heights.y[4 * row + TOP])


class Known(NamedTuple):
    """The tables of a run before with as many stages, and what may differ since then."""

    tables: Tables
    stages: Collection[int]
    """Those whose units or gutters may."""
    rows: bool
    """Whether rows and gaps may."""


class Ruler(Protocol):
    """What the corners of a link are measured with: the tables of a map, or of a stage by itself."""

    @property
    def heights(self) -> Heights:
        """Rows and gaps."""

    def x_of(self, symbol: int) -> float:
        """The pixel of a symbolic x."""

    def across(self, piece: Piece, slot: Slot) -> float:
        """The pixel of a piece across its track."""


def corners(
    ruler: Ruler, pieces: Sequence[Piece], slots: Sequence[Slot], stops: Sequence[int]
) -> tuple[Point, ...]:
    """The corners of a link, from card edge to card edge."""
    at = [ruler.across(piece, slot) for piece, slot in zip(pieces, slots, strict=True)]
    vertical, y = pieces[0].track[0] == "column", ruler.heights.y
    along = [y[stops[0]] if vertical else ruler.x_of(stops[0]), *at]
    ends_vertical = pieces[-1].track[0] == "column"
    along.append(y[stops[-1]] if ends_vertical else ruler.x_of(stops[-1]))
    points = []
    for first, second in pairwise(along):
        points.append((second, first) if vertical else (first, second))
        vertical = not vertical
    return tuple(points)


def _pitch(slot: Slot, room: float | None) -> float:
    return PITCH if slot.total < 2 or room is None else min(PITCH, room / (slot.total - 1))


def _room(slots: int, least: float) -> float:
    return max(least, 2 * CLEAR + PITCH * (slots - 1))


def measure(
    placements: Sequence[Placement], rows: Rows, width: Callable[[Track], int], last: Known | None = None
) -> Tables:
    """The tables of a map. `width`: how many slots a track has. `last`: kept as far as it is the same."""
    if last is None:
        sizes = (_pads(stage, placement, width) for stage, placement in enumerate(placements))
        return Tables(_lined_up((), sizes), measure_rows(rows, width))
    frames, heights, stages = last.tables.frames, last.tables.heights, sorted(last.stages)
    fresh = {stage: _pads(stage, placements[stage], width) for stage in stages}
    first = next((stage for stage in stages if fresh[stage] != frames[stage][1:]), None)
    if first is not None:
        rest = (fresh.get(stage) or frames[stage][1:] for stage in range(first, len(frames)))
        frames = _lined_up(frames[:first], rest)
    if last.rows:
        heights = measure_rows(rows, width)
        heights = last.tables.heights if heights == last.tables.heights else heights
    same = frames is last.tables.frames and heights is last.tables.heights
    return last.tables if same else Tables(frames, heights)


def _pads(stage: int, placement: Placement, width: Callable[[Track], int]) -> tuple[float, float, int]:
    """What a stage takes across the map: left gutter, right gutter, units."""
    first, units = stage << STAGE_BITS, placement.units
    left = _room(width(("column", first)), PAD)
    return left, _room(width(("column", first + 4 * (units + 1))), PAD), units


def _lined_up(before: tuple[Frame, ...], sizes: Iterable[tuple[float, float, int]]) -> tuple[Frame, ...]:
    """The frames of some stages, and of those that follow them."""
    frames = list(before)
    x = frames[-1].x + frames[-1].width if frames else float(HEAD_W)
    for left, right, units in sizes:
        frame = Frame(x, left, right, units)
        frames.append(frame)
        x += frame.width
    return tuple(frames)


def measure_rows(rows: Rows, width: Callable[[Track], int]) -> Heights:
    """The rows and gaps, where the tracks have so many slots."""
    near = tuple(width(("near", 4 * gap)) for gap in range(rows.count + 1))
    far = tuple(width(("far", 4 * gap)) for gap in range(rows.count + 1))
    gap_h = tuple(_room(short + long, GAP) + more for short, long, more in zip(near, far, rows.extra, strict=True))
    y: list[float] = []
    top = float(STAGE_H)
    for height in gap_h:
        y += [top + height / 2, top + height, top + height + CARD_H / 2, top + height + CARD_H]
        top = y[-1]
    return Heights(tuple(y), gap_h, near, far)


def lane_extents(rows: Rows, tables: Tables) -> list[tuple[float, float]]:
    """Top and bottom of every lane: they meet in the middle of the gap between them, two bands stay apart.

    Between two bands lies what the gap has beyond its usual height: there long links run, and named lines.
    """
    found = []
    y, last = tables.heights.y, tables.heights.bottom
    for lane in rows.lanes:
        above, below = lane.row, lane.row + lane.count
        top = y[4 * above + TOP] - GAP / 2 if not above or rows.extra[above] else y[4 * above]
        bottom = last - GAP / 2 if below == rows.count else y[4 * below]
        if below < rows.count and rows.extra[below]:
            bottom = y[4 * below - 1] + GAP / 2
        found.append((top, bottom))
    return found
