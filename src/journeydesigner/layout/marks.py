"""Where the disc of a bridge, the mark of a broken passage and the share of a choice sit on their links (R13).

A mark is looked for on the link's own line, where it covers no card, no other mark and, if it can be helped, no
other line. Broken passages choose first, then the other marks, then the shares of choices; each by id.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice, pairwise
from math import dist
from typing import NamedTuple

from journeydesigner.layout.bins import Bins
from journeydesigner.layout.drawing import Point, Rect
from journeydesigner.layout.graph import Edge
from journeydesigner.layout.spots import Edges, Line, Stretch, between, halfway, steps, stretches
from journeydesigner.model.values import TransitionId

DISC = (20.0, 20.0)
"""A bridge or a broken passage."""
PILL = (34.0, 16.0)
"""The share of a choice, and what a loop says about itself."""
WORD_ROOM = 96.0
"""Free length of line that a bridge needs to say its mechanism in words."""
TIGHT = (6.0, 8.0)
"""Room that every mark must have, if there is any on its line: its middle lies on no card and on no other mark."""
AIR = 2.0
"""How much wider a spot for a mark must be than the mark."""
CARD_CLEAR = 2.0
LINE_CLEAR = 10.0
"""Another line nearer than this counts against a spot."""
PER_NEIGHBOUR = 100.0
BESIDE = ((0.0, -19.0), (0.0, 19.0), (-27.0, 0.0), (27.0, 0.0), (0.0, -30.0), (0.0, 30.0))
"""Where a share goes that finds no spot on its line, from the middle of a segment."""
FAR = 1e6
"""Further than any map reaches."""

Size = tuple[float, float]


class Found(NamedTuple):
    """A place for a mark, and the segment it stands on; None when it stands beside the line."""

    at: Point
    segment: int | None


@dataclass(frozen=True, slots=True)
class Wanted:
    """A mark to be placed: that of a link (a disc, or the pill of a loop), or its share."""

    edge: Edge
    line: Line
    is_share: bool

    @property
    def turn(self) -> tuple[int, str]:
        """When it chooses its spot."""
        return 2 if self.is_share else int(not self.edge.broken), self.edge.id

    @property
    def size(self) -> Size:
        """Width and height."""
        return DISC if not self.is_share and (self.edge.bridged or self.edge.broken) else PILL


def has_mark(edge: Edge) -> bool:
    """Whether a mark is drawn on a link, so that a spot is looked for."""
    return edge.bridged or edge.broken or edge.kind == "loop"


def has_share(edge: Edge) -> bool:
    """Whether a link may say how many take it."""
    return edge.kind == "choice"


def place_marks(
    wanted: Iterable[Wanted],
    lines: Mapping[TransitionId, Line],
    cards: Iterable[Rect],
    extent: tuple[float, float] = (-FAR, FAR),
) -> dict[tuple[TransitionId, bool], Found]:
    """A place for every mark that is wanted, by link and whether it is the share.

    `lines`: all lines near, those of the wanted marks among them. `extent`: left and right, where marks may stand.
    """
    scene = _Scene(lines, cards, extent)
    found = {}
    for one in sorted(wanted, key=lambda one: one.turn):
        found[one.edge.id, one.is_share] = scene.place(one)
    return found


def crowded(places: Iterable[Point]) -> set[Point]:
    """Those of these places that have another one within the room of a word."""
    ordered, found = sorted(places), set[Point]()
    for number, (x, y) in enumerate(ordered):
        for other in islice(ordered, number + 1, None):
            if other[0] - x >= (WORD_ROOM + PILL[0]) / 2:
                break
            if abs(other[1] - y) < DISC[1] + AIR:
                found |= {(x, y), other}
    return found


class _Scene:
    """Cards, lines, and the marks that have their places."""

    def __init__(
        self, lines: Mapping[TransitionId, Line], cards: Iterable[Rect], extent: tuple[float, float]
    ) -> None:
        self._extent = extent
        self._solid: Bins[None] = Bins(((PILL[0] + AIR) / 2, DISC[1] / 2))
        self._lines: Bins[TransitionId] = Bins((LINE_CLEAR, LINE_CLEAR))
        for card in cards:
            self._solid.put(*_around_card(card), None)
        left, right = extent[0] - LINE_CLEAR, extent[1] + LINE_CLEAR
        for id_, line in lines.items():
            for (ax, ay), (bx, by) in pairwise(line):
                low, high = (ax, bx) if ax < bx else (bx, ax)
                if high > left and low < right:
                    self._lines.put(max(low, left), min(ay, by), min(high, right), max(ay, by), id_)

    def place(self, one: Wanted) -> Found:
        """The place of a mark; it is taken from now on."""
        found = self._share(one.line) if one.is_share else self._spot(one)
        found = found or self._last_resort(one.line)
        self._solid.put(*_around(found.at, one.size), None)
        return found

    def _last_resort(self, line: Line) -> Found:
        """The middle of the longest segment, of what of it lies where marks may stand."""
        left, right = self._extent
        inside = between(line, left, right)
        reached = [max(a[0], b[0]) >= left and min(a[0], b[0]) <= right for a, b in pairwise(line)]
        lengths = [dist(*ends) if near else -1.0 for near, ends in zip(reached, pairwise(inside), strict=True)]
        number = lengths.index(max(lengths))
        return Found(halfway(inside[number], inside[number + 1]), number)

    def _spot(self, one: Wanted) -> Found | None:
        """The best free spot on a line; else one where the mark only touches what is near."""
        best = _Spot(float("inf"), None)
        ways = sorted(stretches(one.line), key=lambda stretch: stretch.price(stretch.nearest))
        for room in (one.size, TIGHT):
            for stretch in ways:
                for direction in (1, -1):
                    best = self._search(one.edge.id, stretch, direction, room, best)
            if best.found is not None:
                break
        return best.found

    def _search(self, own: TransitionId, stretch: Stretch, direction: int, size: Size, best: _Spot) -> _Spot:
        """Outward from the place nearest to the middle of the link, leaping over what cannot be better."""
        k = stretch.nearest
        dx, dy = (size[0] + AIR) / 2, size[1] / 2
        while 0 <= k <= stretch.last and (price := stretch.price(k)) < best.price:
            at = stretch.at(k)
            solid = self._in_the_way(at, dx, dy)
            if solid:
                leaps = (stretch.leap(k, direction, box[:4], dx, dy) for box in solid)
                k = max(leaps, key=lambda to: to * direction)
                continue
            beside = [box for box in self._lines.near(*at, LINE_CLEAR, LINE_CLEAR) if box[4] != own]
            price += PER_NEIGHBOUR * len(beside)
            if price < best.price:
                best = _Spot(price, Found(at, stretch.number))
            if not beside:
                break
            leaps = (stretch.leap(k, direction, box[:4], LINE_CLEAR, LINE_CLEAR) for box in beside)
            k = min(leaps, key=lambda to: to * direction)
        return best

    def _in_the_way(self, at: Point, dx: float, dy: float) -> list[tuple[float, float, float, float, None]]:
        """What a mark would cover: cards, other marks, what lies outside."""
        left, right = self._extent
        if at[0] < left:
            return [(-FAR, -FAR, left - dx, FAR, None)]
        if at[0] > right:
            return [(right + dx, -FAR, FAR, FAR, None)]
        return self._solid.near(*at, dx, dy)

    def _share(self, line: Line) -> Found | None:
        """The free spot for a share that is nearest to the source; beside the line when the line is full."""
        for number, (a, b) in enumerate(pairwise(line)):
            for at in steps(a, b):
                if self._is_free(at):
                    return Found(at, number)
        inside = between(line, *self._extent)
        for x, y in map(halfway, inside, inside[1:]):
            for dx, dy in BESIDE:
                if self._is_free((x + dx, y + dy)):
                    return Found((x + dx, y + dy), None)
        return None

    def _is_free(self, at: Point) -> bool:
        return not self._in_the_way(at, PILL[0] / 2, PILL[1] / 2)


class _Spot(NamedTuple):
    price: float
    found: Found | None


def marks_of(edges: Iterable[Edge], lines: Mapping[TransitionId, Line]) -> Iterator[Wanted]:
    """The marks of these links."""
    for edge in edges:
        if has_mark(edge):
            yield Wanted(edge, lines[edge.id], is_share=False)
        if has_share(edge):
            yield Wanted(edge, lines[edge.id], is_share=True)


def _around(at: Point, size: Size) -> Edges:
    (x, y), (w, h) = at, size
    return x - w / 2, y - h / 2, x + w / 2, y + h / 2


def _around_card(card: Rect) -> Edges:
    return card.x - CARD_CLEAR, card.y - CARD_CLEAR, card.right + CARD_CLEAR, card.bottom + CARD_CLEAR
