"""The cheapest way for one link, composed of few shapes on stretches that no card covers (F3).

Shapes are tried by their number of bends; the search ends as soon as no shape with more bends can be cheaper. One
with four bends through a gutter is always free, so a route always exists and never enters a card.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from journeydesigner.layout import cost
from journeydesigner.layout.graph import Edge
from journeydesigner.layout.plan import CARD_H, SPAN
from journeydesigner.layout.tracks import BOTTOM, LEFT_EDGE, MIDDLE, RIGHT_EDGE, TOP, Board, Path, span
from journeydesigner.model.values import TouchpointId

REACH = 12
"""Free columns are looked for up to this far from the two cards."""
KEPT = 3
"""So many of them are tried."""


class _End:
    """One of the two cards a link joins, and what its ports cost."""

    __slots__ = ("first", "last", "middle", "ports", "row", "side")

    def __init__(self, board: Board, card: TouchpointId, out: bool) -> None:
        self.first, self.row = board.at[card]
        self.last = self.first + SPAN - 1
        self.middle = 4 * self.row + MIDDLE
        used = board.lines.ports.get(card, {})
        self.ports = cost.faces(used, self.row, out)
        self.side = cost.port(used, self.middle, SPAN - 1 if out else 0, out)

    def face(self, gap: int) -> int:
        """The face towards a gap."""
        return 4 * self.row + (BOTTOM if gap > self.row else TOP)


class Search:
    """The search for one link on one board. `y`: nominal pixel of every symbolic y."""

    def __init__(self, board: Board, y: Sequence[float], edge: Edge) -> None:
        self._board, self._y = board, y
        self._loop = edge.source == edge.target
        self._bend = cost.BEND_MAIN if edge.main else cost.BEND
        a = self._a = _End(board, edge.source, True)
        b = self._b = _End(board, edge.target, False)
        self._right, self._left = a.last + 1, b.first - 1
        """First column right of the source, last column left of the target."""
        self._start, self._end = 4 * a.last + RIGHT_EDGE, 4 * b.first + LEFT_EDGE
        low, high = (a.row, b.row) if a.row < b.row else (b.row, a.row)
        self._between = span(low + 1, high - 1)
        self._rise = max(0.0, abs(y[a.middle] - y[b.middle]) - CARD_H)
        ahead, back = board.x[self._left] - board.x[self._right], board.x[a.first] - board.x[b.last]
        self._floor = max(ahead, cost.BACKWARD * back, 0.0) + self._rise
        """No route is shorter."""
        covered = board.taken[a.row] >> self._right
        self._east_end = self._right + (covered & -covered).bit_length() - 1 if covered else len(board.cover)
        """The row of the source is free from its card up to before this column."""
        self._west_end = (board.taken[b.row] & span(0, self._left)).bit_length()
        """The row of the target is free from this column on up to its card."""
        self._cost = float("inf")
        self._path: Path | None = None
        self._columns: list[tuple[float, int]] = []
        """Middle columns worth a look, the least detour first."""

    def run(self) -> Path:
        """The cheapest route."""
        steps: tuple[Callable[[], None], ...] = (
            self._straight,
            self._corner,
            self._over_a_gap,
            self._by_a_column,
            self._row_to_gap,
            self._gap_to_gap,
        )
        for bends, offer_shapes in zip((0, 1, 2, 2, 3, 4), steps, strict=True):
            if self._cost <= self._floor + bends * self._bend:
                break
            offer_shapes()
        assert self._path is not None, "a gutter is always free"
        return self._path

    def _offer(self, ports: float, vertical: bool, *stops: int) -> None:
        total = ports + self._bend * (len(stops) - 3)
        if total + self._floor >= self._cost:
            return
        total += cost.length(self._board, self._y, vertical, stops)
        if total < self._cost:
            total += cost.traffic(self._board.lines, vertical, stops, self._cost - total)
            if total < self._cost:
                self._cost, self._path = total, Path(vertical, stops)

    def _east(self, column: int) -> bool:
        """Whether the row of the source is free from its right edge to a column, and to turn there."""
        return self._right <= column < self._east_end and not self._board.cover[column] >> self._a.row & 1

    def _west(self, column: int) -> bool:
        """Whether the row of the target is free from a column, and to turn there, to its left edge."""
        return self._west_end <= column <= self._left and not self._board.cover[column] >> self._b.row & 1

    def _is_clear(self, column: int, gap_a: int, gap_b: int) -> bool:
        """Whether a column is free from one gap to another."""
        low, high = (gap_a, gap_b) if gap_a < gap_b else (gap_b, gap_a)
        return not self._board.cover[column] >> low & (1 << high - low) - 1

    def _reaches(self, column: int, row: int, gap: int) -> bool:
        """Whether a column is free from the middle of a row, itself included, to a gap."""
        return self._is_clear(column, row if gap > row else row + 1, gap)

    def _straight(self) -> None:
        """No bend: one column under both cards, or one row."""
        a, b = self._a, self._b
        if a.row == b.row:
            if self._right <= self._left < self._east_end:
                self._offer(a.side + b.side, False, self._start, a.middle, self._end)
            return
        leave, arrive = a.face(b.row), b.face(a.row)
        for column in range(max(a.first, b.first), min(a.last, b.last) + 1):
            if not self._board.cover[column] & self._between:
                ports = a.ports[leave][column - a.first] + b.ports[arrive][column - b.first]
                self._offer(ports, True, leave, 4 * column, arrive)

    def _corner(self) -> None:
        """One bend: along a row and along a column of the other card."""
        a, b = self._a, self._b
        if a.row == b.row:
            return
        cover, leave, arrive = self._board.cover, a.face(b.row), b.face(a.row)
        for column in range(b.first, b.last + 1):
            if self._east(column) and not cover[column] & self._between:
                ports = a.side + b.ports[arrive][column - b.first]
                self._offer(ports, False, self._start, a.middle, 4 * column, arrive)
        for column in range(a.last, a.first - 1, -1):
            if self._west(column) and not cover[column] & self._between:
                ports = b.side + a.ports[leave][column - a.first]
                self._offer(ports, True, leave, 4 * column, b.middle, self._end)

    def _over_a_gap(self) -> None:
        """Two bends: column, gap, column. The rarer ports only when nothing simpler was found."""
        a, b, x = self._a, self._b, self._board.x
        all_ports = self._cost > self._floor + 2 * self._bend + cost.OUT_UNITS[1]
        for out in (3, 2, 1, 0) if all_ports else (3, 2):
            column_a = a.first + out
            least = min(ports[out] for ports in a.ports.values()) + 2 * self._bend + self._rise
            for into in (0, 1, 2, 3) if all_ports else (0, 1):
                column_b = b.first + into
                way = x[column_b] - x[column_a]
                if way < 0:
                    way *= -cost.BACKWARD
                if not way or least + way + cost.IN_UNITS[into] >= self._cost:
                    continue
                if self._loop and (out, into) != (3, 0):
                    continue
                for gap in self._common_gaps(column_a, column_b):
                    leave, arrive = a.face(gap), b.face(gap)
                    ports = a.ports[leave][out] + b.ports[arrive][into]
                    self._offer(ports, True, leave, 4 * column_a, 4 * gap, 4 * column_b, arrive)

    def _common_gaps(self, column_a: int, column_b: int) -> list[int]:
        """Gaps that both a column of the source and one of the target reach: the highest and the lowest between
        the cards, the one over the upper card and the one under the lower card."""
        a, b, cover = self._a, self._b, self._board.cover
        if a.row == b.row:
            return [a.row, a.row + 1]
        if a.row < b.row:
            low, high, upper, lower = a.row, b.row, cover[column_a], cover[column_b]
        else:
            low, high, upper, lower = b.row, a.row, cover[column_b], cover[column_a]
        over_upper, over_lower = upper & self._between, lower & self._between
        first = max(low, over_lower.bit_length() - 1) + 1
        last = (over_upper & -over_upper).bit_length() - 1 if over_upper else high
        gaps = [first, last] if first < last else [first] if first == last else []
        rows = (1 << high - low) - 1
        if not lower >> low & rows:
            gaps.append(low)
        if not upper >> low + 1 & rows:
            gaps.append(high + 1)
        return gaps

    def _by_a_column(self) -> None:
        """Two bends: row, column, row."""
        self._columns = self._middle_columns()
        a, b = self._a, self._b
        if a.row == b.row:
            return
        for _, column in self._columns:
            if self._east(column) and self._west(column) and not self._board.cover[column] & self._between:
                self._offer(a.side + b.side, False, self._start, a.middle, 4 * column, b.middle, self._end)

    def _middle_columns(self) -> list[tuple[float, int]]:
        """Columns beside the two cards, the nearest free ones and all gutters, with the length they ask for."""
        board, a, b = self._board, self._a, self._b
        beside = (self._right, self._left, self._left - 1, a.first - 1, b.last + 1)
        columns = {column for column in beside if 0 < column < len(board.cover) - 1}
        columns.update(board.gutters, self._free_columns())
        limit = self._cost - self._rise - 2 * self._bend
        ways = ((self._way(column), column) for column in columns)
        return sorted(found for found in ways if found[0] < limit)

    def _free_columns(self) -> list[int]:
        """The few columns around the two cards that no card between their rows covers, the least detour first."""
        a, b, cover = self._a, self._b, self._board.cover
        low, high = (a.first, b.last) if a.first < b.first else (b.first, a.last)
        around = range(max(1, low - REACH), min(len(cover) - 1, high + REACH + 1))
        between, way = self._between, self._way
        free = [column for column in around if not cover[column] & between]
        return sorted(free, key=way)[:KEPT] if len(free) > KEPT else free

    def _way(self, column: int) -> float:
        """Least length, from side to side, of a route by a column."""
        a, b, x = self._a, self._b, self._board.x
        here, way = x[column], 0.0
        if here > x[self._right]:
            way += here - x[self._right]
        if here < x[self._left]:
            way += x[self._left] - here
        if here < x[a.first]:
            way += cost.BACKWARD * (x[a.first] - here)
        return way + cost.BACKWARD * (here - x[b.last]) if here > x[b.last] else way

    def _row_to_gap(self) -> None:
        """Three bends: row, column, gap, column; and column, gap, column, row."""
        if self._loop:
            return
        for way, column in self._columns:
            least = way + 3 * self._bend
            if least + self._rise >= self._cost:
                break
            if self._east(column):
                self._from_row(column, least)
            if self._west(column):
                self._to_row(column, least)

    def _from_row(self, column: int, least: float) -> None:
        a, b, y = self._a, self._b, self._y
        for gap in (b.row, b.row + 1):
            total = least + abs(y[4 * gap] - y[a.middle])
            if total < self._cost and self._reaches(column, a.row, gap):
                arrive = b.face(gap)
                unit = self._nearest(b, arrive, column, False)
                ports, last = a.side + b.ports[arrive][unit], 4 * (b.first + unit)
                if ports + total >= self._cost:
                    continue
                self._offer(ports, False, self._start, a.middle, 4 * column, 4 * gap, last, arrive)

    def _to_row(self, column: int, least: float) -> None:
        a, b, y = self._a, self._b, self._y
        for gap in (a.row, a.row + 1):
            total = least + abs(y[4 * gap] - y[b.middle])
            if total < self._cost and self._reaches(column, b.row, gap):
                leave = a.face(gap)
                unit = self._nearest(a, leave, column, True)
                ports, first = b.side + a.ports[leave][unit], 4 * (a.first + unit)
                if ports + total >= self._cost:
                    continue
                self._offer(ports, True, leave, first, 4 * gap, 4 * column, b.middle, self._end)

    def _gap_to_gap(self) -> None:
        """Four bends: column, gap, free column or gutter, gap, column. Always possible."""
        a, b, y = self._a, self._b, self._y
        for way, column in self._columns:
            least = way + 4 * self._bend
            if least + self._rise >= self._cost:
                break
            for gap_a in (a.row, a.row + 1):
                for gap_b in (b.row, b.row + 1):
                    total = least + abs(y[4 * gap_a] - y[4 * gap_b])
                    if total < self._cost and gap_a != gap_b and self._is_clear(column, gap_a, gap_b):
                        self._through(column, gap_a, gap_b, total)

    def _through(self, column: int, gap_a: int, gap_b: int, least: float) -> None:
        a, b = self._a, self._b
        leave, arrive = a.face(gap_a), b.face(gap_b)
        out, into = self._nearest(a, leave, column, True), self._nearest(b, arrive, column, False)
        ports = a.ports[leave][out] + b.ports[arrive][into]
        if ports + least >= self._cost:
            return
        first, last = 4 * (a.first + out), 4 * (b.first + into)
        self._offer(ports, True, leave, first, 4 * gap_a, 4 * column, 4 * gap_b, last, arrive)

    def _nearest(self, end: _End, face: int, column: int, out: bool) -> int:
        """The cheapest unit of a card to reach, or to come from, a column; never the column itself."""
        x, best, unit, at = self._board.x, float("inf"), 0, end.first
        here = x[column]
        for k, port in enumerate(end.ports[face]):
            way = here - x[at] if out else x[at] - here
            total = port + (way if way > 0 else -way * cost.BACKWARD)
            if total < best and at != column:
                best, unit = total, k
            at += 1
        return unit
