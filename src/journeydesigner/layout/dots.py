"""The alternative channels of a card, as discs in the lanes of those channels (R8).

A pure function of one stage: its cards, and the vertical pieces of links on its columns.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from journeydesigner.layout.drawing import Point, Rect
from journeydesigner.layout.geometry import INSET, Heights
from journeydesigner.layout.graph import Item
from journeydesigner.layout.lanes import LaneRows, Rows
from journeydesigner.layout.plan import SPAN, UNIT, Dot
from journeydesigner.layout.slots import Piece
from journeydesigner.layout.tracks import BOTTOM, MIDDLE, TOP, Board, span
from journeydesigner.model.values import ChannelId, TouchpointId

ASIDE = 12.0
"""Pixels from a card to a dot that stands left or right of it."""
FAN = 4.0
"""Pixels from one disc to the next where there is no place left but on another disc."""
UNITS = (1, 2, 0, 3, -1, SPAN)
"""Units of the card in the order of preference; the last two lie left and right of it."""


class Spot(NamedTuple):
    """Where a disc stands: the lane, the unit of its card, and how many discs stand there already."""

    touchpoint: TouchpointId
    channel: ChannelId
    lane: LaneRows
    unit: int
    others: int


def stage_dots(
    items: Sequence[Item], board: Board, rows: Rows, columns: Mapping[int, Sequence[Piece]]
) -> Iterator[Spot]:
    """The dots of one stage, in the order of its items and of their alternatives.

    `columns`: the vertical pieces of links on each column.
    """
    if not any(item.alternatives for item in items):
        return
    ground = _Ground(board, columns)
    for item in items:
        for key, channel in item.alternatives:
            lane = rows.lanes[rows.lane_of[key]]
            yield Spot(item.id, channel, lane, *ground.take(item.id, lane))


class _Ground:
    """The columns of a stage, with the lines and dots on them."""

    def __init__(self, board: Board, columns: Mapping[int, Sequence[Piece]]) -> None:
        self._board = board
        self._discs: Counter[tuple[int, int]] = Counter()
        self._lines = [
            [(piece.low, piece.high) for piece in columns.get(column, ())] for column in range(len(board.cover))
        ]

    def take(self, card: TouchpointId, lane: LaneRows) -> tuple[int, int]:
        """The unit of the card whose column leads best to a lane, and how many discs are there already.

        Best: on no other disc, on no card, past the fewest cards, along the fewest lines. It is taken from now on.
        """
        first, row = self._board.at[card]
        low, high = _ends(row, lane)
        passed = span((low - MIDDLE) // 4 + 1, (high - MIDDLE - 1) // 4)
        own = span(lane.row, lane.row + lane.count - 1)

        def price(unit: int) -> tuple[int, bool, int, int, int]:
            column = first + unit
            cover = self._board.cover[column]
            covered = bool(cover & own)
            crossed = cover & (passed if 0 <= unit < SPAN else passed | 1 << row)
            lines = sum(a < high and low < b for a, b in self._lines[column])
            return self._discs[lane.row, column], covered, crossed.bit_count(), lines, UNITS.index(unit)

        unit = min(UNITS, key=price)
        others = self._discs[lane.row, first + unit]
        self._discs[lane.row, first + unit] += 1
        self._lines[first + unit].append((low, high))
        return unit, others


def _ends(row: int, lane: LaneRows) -> tuple[int, int]:
    """Symbolic y of both ends of the line from a card to the middle of a lane, the upper one first."""
    middle = 4 * (lane.row + lane.count // 2) + (MIDDLE if lane.count % 2 else 0)
    return (4 * row + BOTTOM, middle) if lane.row > row else (middle, 4 * row + TOP)


def dot_at(spot: Spot, rect: Rect, heights: Heights) -> Dot:
    """The dot of a card that lies there."""
    lane, unit, shift = spot.lane, spot.unit, spot.others * FAN
    top, bottom = heights.y[4 * lane.row + TOP], heights.y[4 * (lane.row + lane.count - 1) + BOTTOM]
    y = (top + bottom) / 2
    end: Point
    if unit < 0:
        x, end = rect.x - ASIDE - shift, (rect.x, rect.y + rect.h / 2)
    elif unit == SPAN:
        x, end = rect.right + ASIDE + shift, (rect.right, rect.y + rect.h / 2)
    else:
        x = rect.x - INSET + (unit + 0.5) * UNIT + shift
        end = (x, rect.bottom if y > rect.y else rect.y)
    return Dot(spot.touchpoint, spot.channel, (x, y), end)
