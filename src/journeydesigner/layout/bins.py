"""What lies near a point of the map: boxes in square bins, for marks that look for a free spot."""

from __future__ import annotations

from typing import Generic, TypeVar

BIN = 192
"""Side of a bin in map pixels: a little more than a card."""
ROW = 1 << 32

T = TypeVar("T")
Entry = tuple[float, float, float, float, T]
"""A box by its left, upper, right and lower edge, and its value."""


class Bins(Generic[T]):
    """Boxes with a value each, found from points at most `reach` outside of them, to the side or up and down."""

    def __init__(self, reach: tuple[float, float]) -> None:
        self._dx, self._dy = reach
        self._bins: dict[int, list[Entry[T]]] = {}

    def put(self, x0: float, y0: float, x1: float, y1: float, value: T) -> None:
        """Add a box."""
        entry, bins = (x0, y0, x1, y1, value), self._bins
        for key in _keys(x0 - self._dx, y0 - self._dy, x1 + self._dx, y1 + self._dy):
            if key in bins:
                bins[key].append(entry)
            else:
                bins[key] = [entry]

    def near(self, x: float, y: float, dx: float, dy: float) -> list[Entry[T]]:
        """The boxes less than `dx` to the side and `dy` up or down of a point; both at most the reach."""
        found = self._bins.get(int(y // BIN) * ROW + int(x // BIN), ())
        return [box for box in found if box[0] - dx < x < box[2] + dx and box[1] - dy < y < box[3] + dy]


def _keys(x0: float, y0: float, x1: float, y1: float) -> list[int]:
    columns = range(int(x0 // BIN), int(x1 // BIN) + 1)
    return [row * ROW + column for row in range(int(y0 // BIN), int(y1 // BIN) + 1) for column in columns]
