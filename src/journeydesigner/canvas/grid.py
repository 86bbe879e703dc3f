"""Which things lie where on the map: found by rectangle and by point without looking at all of them.

Knows rectangles, knows no Qt and no journey.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from math import floor

from journeydesigner.canvas.entries import Entry
from journeydesigner.layout.drawing import Rect

CELL = 640
"""Edge of a grid cell in map pixels: a card meets one or two cells, a screen at 100 % about a dozen."""

Cell = tuple[int, int]


class Grid:
    """The entries of one drawing, by key and by place."""

    def __init__(self, cell: float = CELL) -> None:
        self._cell = cell
        self._entries: dict[str, Entry] = {}
        self._place: dict[str, int] = {}
        self._cells: dict[Cell, set[str]] = {}

    def __len__(self) -> int:
        return len(self._entries)

    def get(self, key: str) -> Entry | None:
        """The entry of this key."""
        return self._entries.get(key)

    def replace(self, entries: Iterable[Entry]) -> list[Rect]:
        """Hold exactly these entries, bottom to top; returns what must be painted again.

        Entries that are equal to what is held already stay as they are and ask for no painting.
        """
        dirty: list[Rect] = []
        fresh = {entry.key: entry for entry in entries}
        for key in self._entries.keys() - fresh.keys():
            dirty.append(self._take(key))
        for key, entry in fresh.items():
            held = self._entries.get(key)
            if held is entry:
                continue
            if held == entry:
                fresh[key] = held
                continue
            if held is not None:
                dirty.append(self._take(key))
            self._put(entry)
            dirty.append(entry.bounds)
        self._place = {key: place for place, key in enumerate(fresh)}
        self._entries = fresh
        return dirty

    def meeting(self, rect: Rect) -> list[Entry]:
        """The entries whose bounds meet a rectangle, bottom to top."""
        keys: set[str] = set()
        for cell in self._covered(rect):
            keys |= self._cells.get(cell, frozenset())
        found = (self._entries[key] for key in sorted(keys, key=self._place.__getitem__))
        return [entry for entry in found if entry.bounds.meets(rect)]

    def near(self, x: float, y: float, reach: float) -> Iterator[Entry]:
        """The entries whose bounds come within `reach` of a point, topmost first."""
        around = Rect(x - reach, y - reach, max(2 * reach, 0.01), max(2 * reach, 0.01))
        return reversed(self.meeting(around))

    def _put(self, entry: Entry) -> None:
        for cell in self._covered(entry.bounds):
            self._cells.setdefault(cell, set()).add(entry.key)

    def _take(self, key: str) -> Rect:
        bounds = self._entries[key].bounds
        for cell in self._covered(bounds):
            keys = self._cells[cell]
            keys.discard(key)
            if not keys:
                del self._cells[cell]
        return bounds

    def _covered(self, rect: Rect) -> Iterable[Cell]:
        left, right = floor(rect.x / self._cell), floor(rect.right / self._cell)
        top, bottom = floor(rect.y / self._cell), floor(rect.bottom / self._cell)
        return ((x, y) for x in range(left, right + 1) for y in range(top, bottom + 1))
