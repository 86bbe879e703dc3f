"""When and where inside its stage a card stands: rank in time, first unit, sub-row of its lane (R1, R4, R5).

A pure function of one stage and its inner edges. It knows no order of lanes and no pixels.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from journeydesigner.layout.graph import Graph, Item, LaneKey, Stub
from journeydesigner.layout.plan import MIN_UNITS, SPAN, Density, View
from journeydesigner.layout.tags import Side, by_side, units_beside
from journeydesigner.model.values import TouchpointId

STEP: Mapping[Density, int] = {"compact": 1, "normal": 2, "roomy": 4}
"""Units between an item and what follows it in another lane (R4)."""
STACK = 2
"""Sub-rows that the lane of a channel may have (R5), unless the map is roomy: then there is one."""
WIDE_STACK = 3
"""Sub-rows that the lane of a layer or of a unit may have: more comes together there."""

TIGHT = (-SPAN, SPAN)
"""How far a card never stands from one it is linked to in its row: the arrow between them needs a unit."""


class Cell(NamedTuple):
    """A card's place inside its stage: first unit it covers, sub-row of its lane, rank in time, lane key.

    And the units that tags take left and right of it.
    """

    start: int
    sub: int
    rank: int
    key: LaneKey
    left: int = 0
    right: int = 0


@dataclass(frozen=True, slots=True)
class Placement:
    """The cards of one stage."""

    cells: Mapping[TouchpointId, Cell]
    units: int
    used: tuple[LaneKey, ...]
    """Lanes the stage needs, alternatives included, in the order of their first use."""
    subs: Mapping[LaneKey, int]
    """Sub-rows its cards take, by lane."""


def place_stage(graph: Graph, stage: int, view: View) -> Placement:
    """Where the cards of a stage stand."""
    items = graph.items[stage]
    before, linked = _neighbours(graph, stage)
    ranks = _ranks(items, before, graph.entered)
    beside = _beside(items, graph.stubs(stage))
    spots = _spots(items, ranks, before, linked, beside, view)
    cells = {
        item.id: Cell(start, sub, rank, item.key, *sides)
        for item, rank, (start, sub), sides in zip(items, ranks, spots, beside, strict=True)
    }
    subs: dict[LaneKey, int] = {}
    for cell in cells.values():
        subs[cell.key] = max(subs.get(cell.key, 0), cell.sub + 1)
    used = dict.fromkeys(key for item in items for key in (item.key, *(other.key for other in item.alternatives)))
    units = max((cell.start + SPAN + cell.right for cell in cells.values()), default=0)
    return Placement(cells, max(units, MIN_UNITS), tuple(used), subs)


def _neighbours(graph: Graph, stage: int) -> tuple[list[list[int]], list[list[int]]]:
    """For each item, by index: the sources of its edges, loops aside, and all items it is linked to."""
    index = {item.id: i for i, item in enumerate(graph.items[stage])}
    before: list[list[int]] = [[] for _ in index]
    linked: list[list[int]] = [[] for _ in index]
    for edge in graph.edges(stage, stage):
        source, target = index[edge.source], index[edge.target]
        linked[source].append(target)
        linked[target].append(source)
        if edge.kind != "loop":
            before[target].append(source)
    return before, linked


def _beside(items: Sequence[Item], stubs: Sequence[Stub]) -> list[tuple[int, int]]:
    """The units that tags take left and right of each item."""
    if not stubs:
        return [(0, 0)] * len(items)
    counts = {side: len(ends) for side, ends in by_side(stubs).items()}
    return [
        (
            units_beside(counts.get(Side(item.id, False), 0), leaves=False),
            units_beside(counts.get(Side(item.id, True), 0), leaves=True),
        )
        for item in items
    ]


def _ranks(items: Sequence[Item], before: Sequence[Sequence[int]], entered: frozenset[TouchpointId]) -> list[int]:
    """R1. Edges against the order of the stage are ignored, so that no cycle can arise."""
    ranks: list[int] = []
    last = -1
    for i, item in enumerate(items):
        earlier = [ranks[p] for p in before[i] if p < i]
        if earlier:
            last = 1 + max(earlier)
        elif item.entry or item.id in entered:
            last = 0
        elif item.behind:
            last = max(last, 0)
        else:
            last += 1
        ranks.append(last)
    return ranks


def _spots(
    items: Sequence[Item],
    ranks: Sequence[int],
    before: Sequence[Sequence[int]],
    linked: Sequence[Sequence[int]],
    beside: Sequence[tuple[int, int]],
    view: View,
) -> list[tuple[int, int]]:
    """First unit and sub-row of each item (R4, R5). `beside`: units it needs left and right of it for tags.

    A card stands right of every card of a lower rank, whatever their lanes: reading left to right never lies.
    """
    step = STEP[view.density]
    stack = 1 if view.density == "roomy" else STACK if view.pivot == "channels" else WIDE_STACK
    spots: dict[int, tuple[int, int]] = {}
    strips: dict[tuple[LaneKey, int], _Strip] = {}
    level, floor, furthest = 0, 0, -1
    for i in sorted(range(len(items)), key=lambda i: (ranks[i], i)):
        if ranks[i] > level:
            level, floor = ranks[i], furthest + 1
        left, right = beside[i]
        first = max(floor, left, ranks[i] * step, *(spots[p][0] + step for p in before[i] if p in spots))
        best: tuple[int, int] | None = None
        for sub in range(stack):
            strip = strips.setdefault((items[i].key, sub), _Strip())
            near = (spots[o][0] for o in linked[i] if o in strip.cards)
            start = strip.free(first - left, left + SPAN + right, {o - left + way for o in near for way in TIGHT})
            start += left
            if best is None or start < best[0]:
                best = (start, sub)
            if start == first:
                break
        assert best is not None
        spots[i] = best
        strips[items[i].key, best[1]].put(i, best[0] - left, best[0] + SPAN + right)
        furthest = max(furthest, best[0])
    return [spots[i] for i in range(len(items))]


class _Strip:
    """One sub-row of a lane in one stage: finds free starts in near constant time, however long it is."""

    def __init__(self) -> None:
        self.cards: set[int] = set()
        self._taken: list[tuple[int, int]] = []
        """First unit of each card with its tags, and the one after the last."""
        self._skips: dict[int, dict[int, int]] = {}
        """By width: from a start that is not free to one further right that may be (union-find)."""

    def put(self, card: int, start: int, end: int) -> None:
        """A card with its tags stands from `start` to before `end`."""
        self.cards.add(card)
        self._taken.append((start, end))
        for width, skip in self._skips.items():
            _bar(skip, width, start, end)

    def free(self, first: int, width: int, tight: Collection[int]) -> int:
        """The first start from `first` on where so many units are free; none of the tight ones."""
        if width not in self._skips:
            self._skips[width] = {}
            for taken in self._taken:
                _bar(self._skips[width], width, *taken)
        skip = self._skips[width]
        start = _past(skip, first)
        while start in tight:
            start = _past(skip, start + 1)
        return start


def _bar(skip: dict[int, int], width: int, start: int, end: int) -> None:
    """Nothing of this width may begin where it would overlap what stands from `start` to before `end`."""
    for taken in range(start - width + 1, end):
        skip[taken] = end


def _past(skip: dict[int, int], start: int) -> int:
    end = start
    while end in skip:
        end = skip[end]
    while start != end:
        following = skip[start]
        skip[start] = end
        start = following
    return end
