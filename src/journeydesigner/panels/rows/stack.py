"""Heights of rows one below the other, most of them estimated until they come into sight. Pure."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate


class Stack:
    """Where each of many rows begins, in pixels from the top of the first one."""

    def __init__(self, heights: Sequence[int] = ()) -> None:
        self._heights = list(heights)
        self._tops: list[int] | None = None

    def __len__(self) -> int:
        return len(self._heights)

    @property
    def total(self) -> int:
        """The height of all rows."""
        return self._all_tops()[-1]

    def top(self, row: int) -> int:
        """Where a row begins."""
        return self._all_tops()[row]

    def height(self, row: int) -> int:
        """How high a row is."""
        return self._heights[row]

    def set_height(self, row: int, height: int) -> int:
        """A row was measured; returns by how much all rows below it move."""
        by = height - self._heights[row]
        if by:
            self._heights[row] = height
            self._tops = None
        return by

    def row_at(self, y: int) -> int | None:
        """The row at a height, None above the first and below the last."""
        if not 0 <= y < self.total:
            return None
        return bisect_right(self._all_tops(), y) - 1

    def rows_between(self, top: int, bottom: int) -> range:
        """The rows that meet what lies between two heights, both included."""
        if not self._heights or bottom < 0 or top >= self.total:
            return range(0)
        tops = self._all_tops()
        first = bisect_right(tops, max(0, top)) - 1
        return range(first, min(len(self), bisect_right(tops, bottom)))

    def _all_tops(self) -> list[int]:
        if self._tops is None:
            self._tops = list(accumulate(self._heights, initial=0))
        return self._tops
