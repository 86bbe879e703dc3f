"""The board that links are routed on: which columns and rows of a stage, or of two, cards cover (F1, F2).

Symbolic coordinates, so that nothing here moves when a stage widens or a gap grows:
x = 4 * column; column 0 is the left gutter, 1 + u the centre of unit u, the last one the right gutter; -1 and +1
are the left and the right edge of a card whose first or last unit that is. y = 4 * row is the gap above a row, + 1
the top of its cards, + 2 their middle, + 3 their bottom.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from journeydesigner.layout.lanes import Rows
from journeydesigner.layout.place import Placement
from journeydesigner.layout.plan import PAD, SPAN, UNIT
from journeydesigner.model.values import TouchpointId

TOP, MIDDLE, BOTTOM = 1, 2, 3
"""Added to 4 * row: the three heights of a card where links begin, end and pass."""
LEFT_EDGE, RIGHT_EDGE = -1, 1
"""Added to 4 * column of a card's first or last unit."""
SEAM_W = 200
"""Nominal width of the stages left out between two that are no neighbours."""


class Path(NamedTuple):
    """A route in symbolic coordinates: piece i lies on track `stops[i + 1]`, from `stops[i]` to `stops[i + 2]`."""

    vertical: bool
    """Direction of the first piece; directions alternate."""
    stops: tuple[int, ...]


Port = tuple[int, int]
"""Symbolic y of the face of a card, and its unit."""
Ports = Mapping[Port, tuple[int, int]]
"""Links in and links out of each port of a card that is in use."""


@dataclass(slots=True)
class Occupancy:
    """Lines already routed, as bit masks; the heights of a mask are gaps and rows alternately, from gap 0."""

    cross_h: list[int]
    """Column → gaps and rows of the horizontal lines that pass it."""
    cross_v: list[int]
    """Gap or row → columns of the vertical lines that pass it."""
    use_h: list[int]
    """Gap or row → columns in use along it."""
    use_v: list[int]
    """Column → gaps and rows in use along it."""
    ports: dict[TouchpointId, Ports] = field(default_factory=dict)
    """Ports in use, by card; replaced and never changed in place, since joined boards share them."""

    def add(self, path: Path) -> None:
        """Enter the lines of a routed link."""
        vertical, stops = path
        for a, track, b in zip(stops, stops[1:], stops[2:], strict=False):
            low, high = (a, b) if a < b else (b, a)
            if vertical:
                bit = 1 << (track >> 2)
                for k in range((low >> 1) + 1, ((high - 1) >> 1) + 1):
                    self.cross_v[k] |= bit
                self.use_v[track >> 2] |= span((low + 1) >> 1, high >> 1)
            else:
                bit = 1 << (track >> 1)
                for k in range((low >> 2) + 1, ((high - 1) >> 2) + 1):
                    self.cross_h[k] |= bit
                self.use_h[track >> 1] |= span((low + 3) >> 2, high >> 2)
            vertical = not vertical

    def add_port(self, card: TouchpointId, port: Port, out: bool) -> None:
        """Count a link that uses a port of a card."""
        used = self.ports.get(card, {})
        links_in, links_out = used.get(port, (0, 0))
        now = (links_in, links_out + 1) if out else (links_in + 1, links_out)
        self.ports[card] = {**used, port: now}


@dataclass(frozen=True, slots=True)
class Board:
    """One stage, or two side by side: what is covered, and the lines so far."""

    cover: tuple[int, ...]
    """Column → mask of the rows whose card, or a tag beside it, covers it."""
    taken: tuple[int, ...]
    """Row → mask of the columns its cards cover; the middle of a row runs between tags."""
    x: tuple[float, ...]
    """Nominal pixel of every column; routes are compared by it."""
    at: Mapping[TouchpointId, tuple[int, int]]
    """First column and row of every card."""
    gutters: tuple[int, ...]
    lines: Occupancy


def span(low: int, high: int) -> int:
    """Mask of the bits `low` to `high`, both included; empty when `high` < `low`."""
    return ((1 << (high - low + 1)) - 1) << low if high >= low else 0


def stage_board(placement: Placement, rows: Rows) -> Board:
    """The board of one stage, without lines."""
    columns = placement.units + 2
    cover, taken = [0] * columns, [0] * rows.count
    at: dict[TouchpointId, tuple[int, int]] = {}
    for id_, cell in placement.cells.items():
        row, first = rows.row(cell.key, cell.sub), cell.start + 1
        at[id_] = (first, row)
        taken[row] |= span(first, first + SPAN - 1)
        for column in range(first - cell.left, first + SPAN + cell.right):
            cover[column] |= 1 << row
    units = (PAD + (unit + 0.5) * UNIT for unit in range(placement.units))
    x = (PAD / 2, *units, 1.5 * PAD + placement.units * UNIT)
    heights = 2 * rows.count + 1
    lines = Occupancy([0] * columns, [0] * heights, [0] * heights, [0] * columns)
    return Board(tuple(cover), tuple(taken), x, at, (0, columns - 1), lines)


def join(a: Board, b: Board, neighbours: bool) -> Board:
    """Two stages side by side, with a copy of their lines.

    Between stages that are no neighbours stands a column that no row passes (the seam): only gaps, which are
    always free, may run through the stages in between.
    """
    seam = 0 if neighbours else 1
    shift = len(a.cover) + seam
    wall = seam << len(a.cover)
    dx = a.x[-1] + PAD / 2 + SEAM_W * seam
    at = dict(a.at)
    at.update((id_, (column + shift, row)) for id_, (column, row) in b.at.items())
    empty = [0] * seam
    lines = Occupancy(
        a.lines.cross_h + empty + b.lines.cross_h,
        [p | q << shift for p, q in zip(a.lines.cross_v, b.lines.cross_v, strict=True)],
        [p | q << shift for p, q in zip(a.lines.use_h, b.lines.use_h, strict=True)],
        a.lines.use_v + empty + b.lines.use_v,
        a.lines.ports | b.lines.ports,
    )
    return Board(
        a.cover + (-1,) * seam + b.cover,
        tuple(p | q << shift | wall for p, q in zip(a.taken, b.taken, strict=True)),
        a.x + (dx - SEAM_W / 2,) * seam + tuple(x + dx for x in b.x),
        at,
        (*a.gutters, shift, shift + b.gutters[1]),
        lines,
    )
