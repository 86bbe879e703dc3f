"""The spots of a line where a mark may stand, and what they cost by themselves. Knows no neighbours."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from math import ceil, floor

from journeydesigner.layout.drawing import Point

STEP = 4.0
"""Spots are tried this far apart."""
DISC_END, PILL_END = 12.0, 8.0
"""Least distance of a spot from a bend."""
CALM = 24.0
"""Distance from a bend that a mark keeps where there is room: what it lacks counts three times."""
PER_PIXEL = 0.2
"""Cost of the distance to the middle of the link, and worth of the length of the segment."""
LONG = 120.0
"""A segment longer than this is no better."""

Line = tuple[Point, ...]
Edges = tuple[float, float, float, float]
"""Left, upper, right and lower edge of a box."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """The spots of one segment, numbered from its start; `middle`: how far from there the link's middle lies."""

    number: int
    """Which segment of its line it is."""
    a: Point
    b: Point
    length: float
    middle: float
    last: int

    @property
    def nearest(self) -> int:
        """The cheapest spot when nothing is near: by the middle of the link, but off the bends."""
        off = min(round((CALM - DISC_END) / STEP), self.last // 2)
        return min(max(round((self.middle - DISC_END) / STEP), off), self.last - off)

    def price(self, k: int) -> float:
        """What the spot costs when nothing is near."""
        way = DISC_END + k * STEP
        crowded = max(CALM - min(way, self.length - way), 0.0)
        return PER_PIXEL * (abs(way - self.middle) + 3 * crowded - min(self.length, LONG))

    def at(self, k: int) -> Point:
        """Where the spot is."""
        return _along(self.a, self.b, DISC_END + k * STEP)

    def leap(self, k: int, direction: int, box: Edges, dx: float, dy: float) -> int:
        """The first spot from `k` on in this direction that is out of reach of a box."""
        (ax, ay), (bx, by) = self.a, self.b
        if ay == by:
            start, end = box[0] - dx - ax, box[2] + dx - ax
        else:
            start, end = box[1] - dy - ay, box[3] + dy - ay
        if (bx, by) < (ax, ay):
            start, end = -end, -start
        if direction > 0:
            return max(k + 1, ceil((end - DISC_END) / STEP))
        return min(k - 1, floor((start - DISC_END) / STEP))


def _length(a: Point, b: Point) -> float:
    return abs(a[0] - b[0]) + abs(a[1] - b[1])


def _along(a: Point, b: Point, way: float) -> Point:
    """The place this many pixels after `a`."""
    length = _length(a, b)
    return a[0] + (b[0] - a[0]) / length * way, a[1] + (b[1] - a[1]) / length * way


def halfway(a: Point, b: Point) -> Point:
    """The place between two."""
    return (a[0] + b[0]) / 2, (a[1] + b[1]) / 2


def longest(line: Line) -> int:
    """The number of the longest segment; of the first of several."""
    lengths = [_length(a, b) for a, b in pairwise(line)]
    return lengths.index(max(lengths))


def middle_of(line: Line) -> Point:
    """The middle of the longest segment."""
    number = longest(line)
    return halfway(line[number], line[number + 1])


def between(line: Line, left: float, right: float) -> Line:
    """The line with its points moved in between two xs."""
    return tuple((min(max(x, left), right), y) for x, y in line)


def steps(a: Point, b: Point) -> Iterator[Point]:
    """Places for a pill along a segment."""
    length = _length(a, b)
    for k in range(int((length - 2 * PILL_END) // STEP) + 1 if length >= 2 * PILL_END else 0):
        yield _along(a, b, PILL_END + k * STEP)


def stretches(line: Line) -> Iterator[Stretch]:
    """The segments of a line that are long enough for a mark."""
    middle = sum(_length(a, b) for a, b in pairwise(line)) / 2
    for number, (a, b) in enumerate(pairwise(line)):
        length = _length(a, b)
        if length >= 2 * DISC_END:
            yield Stretch(number, a, b, length, middle, int((length - 2 * DISC_END) // STEP))
        middle -= length
