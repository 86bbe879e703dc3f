"""Where the disc of a bridge, the mark of a broken passage and the share of a choice sit on their links (R13).

A mark is looked for on the link's own line, where it covers no card, no other mark and, if it can be helped, no
other line.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import ceil, floor
from typing import NamedTuple

from journeydesigner.layout.bins import Bins
from journeydesigner.layout.drawing import Point, Rect
from journeydesigner.layout.graph import Edge
from journeydesigner.model.values import TransitionId

DISC = (20.0, 20.0)
"""A bridge or a broken passage."""
PILL = (34.0, 16.0)
"""The share of a choice, and what a loop says about itself."""
TIGHT = (6.0, 8.0)
"""Room that every mark must have, if there is any on its line: its middle lies on no card and on no other mark."""
AIR = 2.0
"""How much wider a spot for a mark must be than the mark."""
CARD_CLEAR = 2.0
LINE_CLEAR = 10.0
"""Another line nearer than this counts against a spot."""
STEP = 4.0
"""Spots are tried this far apart."""
DISC_END, PILL_END = 12.0, 8.0
"""Least distance of a spot from a bend."""
CALM = 24.0
"""Distance from a bend that a mark keeps where there is room: what it lacks counts three times."""
PER_NEIGHBOUR = 100.0
PER_PIXEL = 0.2
"""Cost of the distance to the middle of the link, and worth of the length of the segment."""
LONG = 120.0
"""A segment longer than this is no better."""
BESIDE = ((0.0, -19.0), (0.0, 19.0), (-27.0, 0.0), (27.0, 0.0), (0.0, -30.0), (0.0, 30.0))
"""Where a share goes that finds no spot on its line, from the middle of a segment."""

Lines = Mapping[TransitionId, tuple[Point, ...]]
Line = Sequence[Point]
Size = tuple[float, float]
Edges = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Spots:
    """The marks of all links; shares of choices only."""

    marks: Mapping[TransitionId, Point]
    shares: Mapping[TransitionId, Point]


def place_marks(edges: Iterable[Edge], lines: Lines, cards: Iterable[Rect]) -> Spots:
    """A mark for every link: searched where one is drawn, else the middle of the longest segment."""
    ordered = sorted(edges, key=lambda edge: (not edge.broken, edge.id))
    scene = _Scene(cards)
    for edge in ordered:
        scene.add_line(edge.id, lines[edge.id])
    marks = {}
    for edge in ordered:
        line = lines[edge.id]
        if edge.bridged or edge.broken:
            marks[edge.id] = scene.spot(edge.id, line, DISC)
        elif edge.kind == "loop":
            marks[edge.id] = scene.spot(edge.id, line, PILL)
        else:
            marks[edge.id] = _middle(line)
    choices = sorted(edge.id for edge in ordered if edge.kind == "choice")
    return Spots(marks, {id_: scene.first_spot(lines[id_]) for id_ in choices})


class _Scene:
    """Cards, lines and the marks placed so far."""

    def __init__(self, cards: Iterable[Rect]) -> None:
        self._solid: Bins[None] = Bins(((PILL[0] + AIR) / 2, DISC[1] / 2))
        self._lines: Bins[TransitionId] = Bins((LINE_CLEAR, LINE_CLEAR))
        for card in cards:
            x, y = card.x - CARD_CLEAR, card.y - CARD_CLEAR
            self._solid.put(x, y, card.right + CARD_CLEAR, card.bottom + CARD_CLEAR, None)

    def add_line(self, edge: TransitionId, line: Line) -> None:
        for (ax, ay), (bx, by) in pairwise(line):
            self._lines.put(min(ax, bx), min(ay, by), max(ax, bx), max(ay, by), edge)

    def spot(self, edge: TransitionId, line: Line, size: Size) -> Point:
        """The best free spot on a line; else one where the mark only touches what is near; else the middle of the
        longest segment."""
        best = _Spot(float("inf"), _middle(line))
        stretches = sorted(_stretches(line), key=lambda stretch: stretch.price(stretch.nearest))
        for room in (size, TIGHT):
            for stretch in stretches:
                for direction in (1, -1):
                    best = self._search(edge, stretch, direction, room, best)
            if best.price < float("inf"):
                break
        self._occupy(best.at, size)
        return best.at

    def _search(self, edge: TransitionId, stretch: _Stretch, direction: int, size: Size, best: _Spot) -> _Spot:
        """Outward from the place nearest to the middle of the link, leaping over what cannot be better."""
        k = stretch.nearest
        while 0 <= k <= stretch.last and (price := stretch.price(k)) < best.price:
            at = stretch.at(k)
            dx, dy = (size[0] + AIR) / 2, size[1] / 2
            solid = self._solid.near(*at, dx, dy)
            if solid:
                leaps = (stretch.leap(k, direction, box[:4], dx, dy) for box in solid)
                k = max(leaps, key=lambda to: to * direction)
                continue
            beside = [box for box in self._lines.near(*at, LINE_CLEAR, LINE_CLEAR) if box[4] != edge]
            price += PER_NEIGHBOUR * len(beside)
            if price < best.price:
                best = _Spot(price, at)
            if not beside:
                break
            leaps = (stretch.leap(k, direction, box[:4], LINE_CLEAR, LINE_CLEAR) for box in beside)
            k = min(leaps, key=lambda to: to * direction)
        return best

    def first_spot(self, line: Line) -> Point:
        """The free spot for a share that is nearest to the source; beside the line when the line is full."""
        on_line = (at for a, b in pairwise(line) for at in _steps(a, b))
        beside = ((x + dx, y + dy) for x, y in map(_halfway, line, line[1:]) for dx, dy in BESIDE)
        free = (at for spots in (on_line, beside) for at in spots if self._is_free(at))
        at = next(free, None) or _middle(line)
        self._occupy(at, PILL)
        return at

    def _is_free(self, at: Point) -> bool:
        return not self._solid.near(*at, PILL[0] / 2, PILL[1] / 2)

    def _occupy(self, at: Point, size: Size) -> None:
        (x, y), (w, h) = at, size
        self._solid.put(x - w / 2, y - h / 2, x + w / 2, y + h / 2, None)


class _Spot(NamedTuple):
    price: float
    at: Point


@dataclass(frozen=True, slots=True)
class _Stretch:
    """The spots of one segment, numbered from its start; `middle`: how far from there the link's middle lies."""

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


def _halfway(a: Point, b: Point) -> Point:
    return (a[0] + b[0]) / 2, (a[1] + b[1]) / 2


def _middle(line: Line) -> Point:
    """The middle of the longest segment; of the first of several."""
    return _halfway(*max(pairwise(line), key=lambda segment: _length(*segment)))


def _steps(a: Point, b: Point) -> Iterator[Point]:
    """Places for a pill along a segment."""
    length = _length(a, b)
    for k in range(int((length - 2 * PILL_END) // STEP) + 1 if length >= 2 * PILL_END else 0):
        yield _along(a, b, PILL_END + k * STEP)


def _stretches(line: Line) -> Iterator[_Stretch]:
    """The segments of a line that are long enough for a mark."""
    middle = sum(_length(a, b) for a, b in pairwise(line)) / 2
    for a, b in pairwise(line):
        length = _length(a, b)
        if length >= 2 * DISC_END:
            yield _Stretch(a, b, length, middle, int((length - 2 * DISC_END) // STEP))
        middle -= length
