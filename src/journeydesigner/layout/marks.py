"""Where the disc of a bridge, the mark of a broken passage and the share of a choice sit on their links (R13).

A mark is looked for on the link's own line, where it covers no card, no other mark and, if it can be helped, no
other line. Each depends on what lies near its line and on the marks whose turn came before, and on nothing else.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from heapq import heapify, heappop, heappush
from itertools import pairwise
from typing import NamedTuple

from journeydesigner.layout.bins import Bins
from journeydesigner.layout.drawing import Point, Rect
from journeydesigner.layout.graph import Edge
from journeydesigner.layout.spots import Edges, Line, Stretch, halfway, middle_of, steps, stretches
from journeydesigner.model.values import Id, TouchpointId, TransitionId

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
PER_NEIGHBOUR = 100.0
BESIDE = ((0.0, -19.0), (0.0, 19.0), (-27.0, 0.0), (27.0, 0.0), (0.0, -30.0), (0.0, 30.0))
"""Where a share goes that finds no spot on its line, from the middle of a segment."""
SIGHT = 48.0
"""From its line, no mark is affected by a card or a mark that is further away than this."""

Size = tuple[float, float]
Turn = tuple[int, str]
"""Broken passages choose first, then the other marks, then the shares of choices; each by id."""
CARD: Turn = (-1, "")
"""Cards stand before any mark."""
SHARE = 2


@dataclass(frozen=True, slots=True)
class Spots:
    """The marks of all links; shares of choices only."""

    marks: Mapping[TransitionId, Point]
    shares: Mapping[TransitionId, Point]


def place_marks(edges: Iterable[Edge], lines: Mapping[TransitionId, Line], cards: Iterable[Rect]) -> Spots:
    """A mark for every link: searched where one is drawn, else the middle of the longest segment."""
    scene = Scene()
    held = {TouchpointId(Id(str(number))): card for number, card in enumerate(cards)}
    scene.update({edge.id: (edge, lines[edge.id]) for edge in edges}, held)
    return Spots(scene.marks, scene.shares)


class Scene:
    """Cards, lines and marks of a map; after a change of some, the marks are as if all had been placed anew."""

    def __init__(self) -> None:
        self.marks: dict[TransitionId, Point] = {}
        self.shares: dict[TransitionId, Point] = {}
        self._cards: dict[TouchpointId, Rect] = {}
        self._links: dict[TransitionId, tuple[Edge, Line]] = {}
        self._solid: Bins[Turn] = Bins(((PILL[0] + AIR) / 2, DISC[1] / 2))
        self._lines: Bins[TransitionId] = Bins((LINE_CLEAR, LINE_CLEAR))

    def update(
        self, links: Mapping[TransitionId, tuple[Edge, Line] | None], cards: Mapping[TouchpointId, Rect | None]
    ) -> set[TransitionId]:
        """Put these links and cards in place of what was held under their ids; None takes them away.

        Returns the links whose mark or share is another.
        """
        known = bool(self._links)
        near: list[tuple[Edges, float]] = [(box, SIGHT) for box in self._put_cards(cards)]
        turns: set[Turn] = set()
        for id_, link in links.items():
            near += ((box, LINE_CLEAR + 1) for box in self._take_link(id_))
            near += ((box, SIGHT) for box in self._take_marks(id_))
            if link is not None:
                near += ((box, LINE_CLEAR + 1) for box in self._put_link(*link))
                turns.update(_turns(link[0]))
        if known:
            for box, reach in near:
                turns.update(self._turns_near(box, reach))
        moved = self._place(turns, known)
        return moved | {id_ for id_, link in links.items() if link is not None}

    def link(self, id_: TransitionId) -> tuple[Edge, Line]:
        """A link and its line."""
        return self._links[id_]

    def _put_cards(self, cards: Mapping[TouchpointId, Rect | None]) -> Iterator[Edges]:
        for id_, card in cards.items():
            held = self._cards.pop(id_, None)
            if held is not None:
                box = _around_card(held)
                self._solid.take(*box, CARD)
                yield box
            if card is not None:
                self._cards[id_] = card
                box = _around_card(card)
                self._solid.put(*box, CARD)
                yield box

    def _take_link(self, id_: TransitionId) -> Iterator[Edges]:
        if id_ in self._links:
            for a, b in pairwise(self._links[id_][1]):
                box = _between(a, b)
                self._lines.take(*box, id_)
                yield box

    def _take_marks(self, id_: TransitionId) -> Iterator[Edges]:
        """Forget the link itself, with its marks."""
        if id_ in self._links:
            for turn in _turns(self._links[id_][0]):
                box = self._take(turn)
                if box is not None:
                    yield box
            self.marks.pop(id_, None)
            del self._links[id_]

    def _put_link(self, edge: Edge, line: Line) -> Iterator[Edges]:
        self._links[edge.id] = edge, line
        if not _is_searched(edge):
            self.marks[edge.id] = middle_of(line)
        for a, b in pairwise(line):
            box = _between(a, b)
            self._lines.put(*box, edge.id)
            yield box

    def _turns_near(self, box: Edges, reach: float) -> Iterator[Turn]:
        """The turns of the links whose line comes so near to a box."""
        for id_ in {found[4] for found in self._lines.meeting(*box, reach)}:
            yield from _turns(self._links[id_][0])

    def _place(self, turns: set[Turn], others: bool) -> set[TransitionId]:
        """Search a spot for these marks, and, if there are `others`, for those that thereby see something else."""
        queue = list(turns)
        heapify(queue)
        moved: set[TransitionId] = set()
        while queue:
            turn = heappop(queue)
            edge, line = self._links[TransitionId(Id(turn[1]))]
            before = self._take(turn)
            after = self._search_for(turn, edge, line)
            if before == after:
                continue
            moved.add(edge.id)
            if not others:
                continue
            for box in (before, after):
                for later in self._turns_near(box, SIGHT) if box is not None else ():
                    if later > turn and later not in turns:
                        turns.add(later)
                        heappush(queue, later)
        return moved

    def _search_for(self, turn: Turn, edge: Edge, line: Line) -> Edges:
        if turn[0] == SHARE:
            self.shares[edge.id] = at = self._first_spot(line, turn)
        else:
            self.marks[edge.id] = at = self._spot(turn, line, _size(turn, edge))
        box = _around(at, _size(turn, edge))
        self._solid.put(*box, turn)
        return box

    def _take(self, turn: Turn) -> Edges | None:
        """Take a mark away; returns where it was."""
        id_ = TransitionId(Id(turn[1]))
        at = (self.shares if turn[0] == SHARE else self.marks).pop(id_, None)
        if at is None:
            return None
        box = _around(at, _size(turn, self._links[id_][0]))
        self._solid.take(*box, turn)
        return box

    def _spot(self, turn: Turn, line: Line, size: Size) -> Point:
        """The best free spot on a line; else one where the mark only touches what is near; else the middle of the
        longest segment."""
        best = _Spot(float("inf"), middle_of(line))
        found = sorted(stretches(line), key=lambda stretch: stretch.price(stretch.nearest))
        for room in (size, TIGHT):
            for stretch in found:
                for direction in (1, -1):
                    best = self._search(turn, stretch, direction, room, best)
            if best.price < float("inf"):
                break
        return best.at

    def _search(self, turn: Turn, stretch: Stretch, direction: int, size: Size, best: _Spot) -> _Spot:
        """Outward from the place nearest to the middle of the link, leaping over what cannot be better."""
        k = stretch.nearest
        while 0 <= k <= stretch.last and (price := stretch.price(k)) < best.price:
            at = stretch.at(k)
            dx, dy = (size[0] + AIR) / 2, size[1] / 2
            solid = [box for box in self._solid.near(*at, dx, dy) if box[4] < turn]
            if solid:
                leaps = (stretch.leap(k, direction, box[:4], dx, dy) for box in solid)
                k = max(leaps, key=lambda to: to * direction)
                continue
            beside = [box for box in self._lines.near(*at, LINE_CLEAR, LINE_CLEAR) if box[4] != turn[1]]
            price += PER_NEIGHBOUR * len(beside)
            if price < best.price:
                best = _Spot(price, at)
            if not beside:
                break
            leaps = (stretch.leap(k, direction, box[:4], LINE_CLEAR, LINE_CLEAR) for box in beside)
            k = min(leaps, key=lambda to: to * direction)
        return best

    def _first_spot(self, line: Line, turn: Turn) -> Point:
        """The free spot for a share that is nearest to the source; beside the line when the line is full."""
        on_line = (at for a, b in pairwise(line) for at in steps(a, b))
        beside = ((x + dx, y + dy) for x, y in map(halfway, line, line[1:]) for dx, dy in BESIDE)
        free = (at for spots in (on_line, beside) for at in spots if self._is_free(at, turn))
        return next(free, None) or middle_of(line)

    def _is_free(self, at: Point, turn: Turn) -> bool:
        return not any(box[4] < turn for box in self._solid.near(*at, PILL[0] / 2, PILL[1] / 2))


class _Spot(NamedTuple):
    price: float
    at: Point


def _is_searched(edge: Edge) -> bool:
    return edge.bridged or edge.broken or edge.kind == "loop"


def _turns(edge: Edge) -> Iterator[Turn]:
    """When the marks of a link choose their spots."""
    if _is_searched(edge):
        yield int(not edge.broken), edge.id
    if edge.kind == "choice":
        yield SHARE, edge.id


def _size(turn: Turn, edge: Edge) -> Size:
    return DISC if turn[0] != SHARE and (edge.bridged or edge.broken) else PILL


def _around(at: Point, size: Size) -> Edges:
    (x, y), (w, h) = at, size
    return x - w / 2, y - h / 2, x + w / 2, y + h / 2


def _around_card(card: Rect) -> Edges:
    return card.x - CARD_CLEAR, card.y - CARD_CLEAR, card.right + CARD_CLEAR, card.bottom + CARD_CLEAR


def _between(a: Point, b: Point) -> Edges:
    return min(a[0], b[0]), min(a[1], b[1]), max(a[0], b[0]), max(a[1], b[1])
