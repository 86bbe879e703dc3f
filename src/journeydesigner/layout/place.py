"""When and where inside its stage a card stands: rank in time, first unit, sub-row of its lane (R1, R4, R5).

A pure function of one stage and its inner edges. It knows no order of lanes and no pixels.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from journeydesigner.layout.graph import Graph, Item, LaneKey
from journeydesigner.layout.plan import MIN_UNITS, SPAN, Density, View
from journeydesigner.model.values import TouchpointId

STEP: Mapping[Density, int] = {"compact": 1, "normal": 2, "roomy": 4}
"""Units between an item and what follows it in another lane (R4)."""
STACK = 2
"""Sub-rows that the lane of a channel may have (R5), unless the map is roomy: then there is one."""
WIDE_STACK = 3
"""Sub-rows that the lane of a layer or of a unit may have: more comes together there."""


class Cell(NamedTuple):
    """A card's place inside its stage: first unit it covers, sub-row of its lane, rank in time, lane key."""

    start: int
    sub: int
    rank: int
    key: LaneKey


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
    spots = _spots(items, ranks, before, linked, view)
    cells = {
        item.id: Cell(start, sub, rank, item.key)
        for item, rank, (start, sub) in zip(items, ranks, spots, strict=True)
    }
    subs: dict[LaneKey, int] = {}
    for cell in cells.values():
        subs[cell.key] = max(subs.get(cell.key, 0), cell.sub + 1)
    used = dict.fromkeys(key for item in items for key in (item.key, *(other.key for other in item.alternatives)))
    units = max((cell.start + SPAN for cell in cells.values()), default=0)
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
    view: View,
) -> list[tuple[int, int]]:
    """First unit and sub-row of each item (R4, R5).

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
        first = max(floor, ranks[i] * step, *(spots[p][0] + step for p in before[i] if p in spots))
        best: tuple[int, int] | None = None
        for sub in range(stack):
            strip = strips.setdefault((items[i].key, sub), _Strip())
            start = strip.free(first, (spots[o][0] for o in linked[i] if o in strip.cards))
            if best is None or start < best[0]:
                best = (start, sub)
            if start == first:
                break
        assert best is not None
        spots[i] = best
        strips[items[i].key, best[1]].put(i, best[0])
        furthest = max(furthest, best[0])
    return [spots[i] for i in range(len(items))]


class _Strip:
    """One sub-row of a lane in one stage: finds free starts in near constant time, however long it is."""

    def __init__(self) -> None:
        self.cards: set[int] = set()
        self._skip: dict[int, int] = {}
        """From a start that would overlap a card to one further right that may be free (union-find)."""

    def put(self, card: int, start: int) -> None:
        self.cards.add(card)
        for taken in range(start - SPAN + 1, start + SPAN):
            self._skip[taken] = start + SPAN

    def free(self, first: int, linked: Iterable[int]) -> int:
        """The first free start from `first` on, one unit away from the cards it is linked to (for the arrow)."""
        tight = {start + side for start in linked for side in (-SPAN, SPAN)}
        start = self._past(first)
        while start in tight:
            start = self._past(start + 1)
        return start

    def _past(self, start: int) -> int:
        end = start
        while end in self._skip:
            end = self._skip[end]
        while start != end:
            following = self._skip[start]
            self._skip[start] = end
            start = following
        return end
