"""Where the things of a layer stand inside their stage: side by side under their cards, row below row, none over
another. Pixels from the left edge of the stage; knows nothing of what they say.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from journeydesigner.layout.geometry import Frame
from journeydesigner.layout.layers.wants import Want
from journeydesigner.layout.place import Placement
from journeydesigner.layout.plan import CARD_W, UNIT, LayerName
from journeydesigner.model.values import Id, TouchpointId

WIDE = 232.0
"""Width of what speaks of a whole stage or journey."""
APART = 8.0
"""Least distance between two things in one row."""
EDGE = 8.0
"""Least distance from the edges of the stage."""
REACH = 56.0
"""How far a note gives way to the right: what it points up to still is above it."""
JOIN = 1.2 * UNIT
"""Cards no farther apart than this have no room for another between them: linked ones in one row are not."""
TICK_IN = 10.0
"""Least distance of a tick from the ends of its note."""


class Spot(NamedTuple):
    """A want with its place."""

    want: Want
    key: str
    """That of the want, or of this piece of it."""
    x: float
    w: float
    tier: int
    cards: tuple[TouchpointId, ...] = ()
    """What this piece of it speaks of."""
    ticks: tuple[float, ...] = ()


Spots = tuple[Spot, ...]
Lefts = Mapping[TouchpointId, float]
"""The left edges of cards."""


def pack(layer: LayerName, wants: Sequence[Want], placement: Placement, frame: Frame) -> Spots:
    """The places of a layer's things in a stage. `frame`: the stage as if it were the first one, at x = 0."""
    if layer == "roles":
        return tuple(_bar(want, frame.width) for want in wants)
    cells = placement.cells
    left = {card: frame.card(cells[card], 0).x for want in wants for card in want.touchpoints}
    return tuple(_spans(wants, left) if layer == "systems" else _notes(wants, left, frame.width))


def _bar(want: Want, width: float) -> Spot:
    """A bar over the whole stage, or to its edge where it goes on; one row for each continuous role."""
    x = EDGE if want.opens else 0.0
    return Spot(want, want.key, x, width - x - (EDGE if want.closes else 0.0), want.number)


def _notes(wants: Sequence[Want], left: Lefts, width: float) -> Iterator[Spot]:
    """Each under its card, or up to `REACH` to the right of it where that saves a row; wide ones first."""
    asked = [(min((left[card] for card in want.touchpoints), default=EDGE), want) for want in wants]
    ends: list[float] = []
    for start, want in sorted(asked, key=lambda one: (bool(one[1].touchpoints), one[0])):
        size, reach = (CARD_W, REACH) if want.touchpoints else (WIDE, width)
        tier, x = _row(ends, start, max(start, min(start + reach, width - EDGE - size)))
        ends[tier : tier + 1] = [x + size + APART]
        centres = (left[card] + CARD_W / 2 for card in want.touchpoints)
        ticks = tuple(at for at in centres if x + TICK_IN <= at <= x + size - TICK_IN)
        yield Spot(want, want.key, x, size, tier, want.touchpoints, ticks)


def _row(ends: Sequence[float], start: float, last: float) -> tuple[int, float]:
    """The first row free at `start`; else the one that is free soonest, by `last` at the latest; else a new one.

    `ends`: where the next note of each row may begin.
    """
    free = next((tier for tier, end in enumerate(ends) if end <= start), None)
    if free is not None:
        return free, start
    end, tier = min(((end, tier) for tier, end in enumerate(ends)), default=(last + 1, 0))
    return (tier, end) if end <= last else (len(ends), start)


def _spans(wants: Sequence[Want], left: Lefts) -> Iterator[Spot]:
    """A span under every run of neighbouring cards; all spans of one want share a row."""
    runs = [(want, list(_runs(sorted((left[card], card) for card in want.touchpoints)))) for want in wants]
    taken: list[list[tuple[float, float]]] = []
    for want, spans in sorted(runs, key=lambda one: (one[1][0][:2], one[0].element)):
        free = (n for n, row in enumerate(taken) if not any(_meets(row, x, end) for x, end, _ in spans))
        tier = next(free, len(taken))
        if tier == len(taken):
            taken.append([])
        for x, end, cards in spans:
            insort(taken[tier], (x, end))
            yield Spot(want, f"{want.key}/{cards[0]}", x, end - x, tier, cards)


def _runs(cards: Sequence[tuple[float, TouchpointId]]) -> Iterator[tuple[float, float, tuple[TouchpointId, ...]]]:
    """Begin, end and cards of every row of cards between which no other would have room."""
    first = 0
    for number, (x, _) in enumerate(cards, 1):
        if number == len(cards) or cards[number][0] > x + CARD_W + JOIN:
            yield cards[first][0], x + CARD_W, tuple(card for _, card in cards[first:number])
            first = number


def _meets(row: Sequence[tuple[float, float]], x: float, end: float) -> bool:
    """Whether a span comes too close to one of those in a row, which do not meet each other."""
    place = bisect_left(row, (x, end))
    after = row[place] if place < len(row) else None
    before = row[place - 1] if place else None
    return (after is not None and after[0] < end + APART) or (before is not None and before[1] + APART > x)


@dataclass(frozen=True)
class Packed:
    """The places of all layers' things in a stage: the very same object as long as nothing has moved."""

    spots: Mapping[LayerName, Spots]

    @cached_property
    def tiers(self) -> Mapping[LayerName, int]:
        """How many rows each layer takes."""
        return {layer: 1 + max((spot.tier for spot in spots), default=-1) for layer, spots in self.spots.items()}

    @cached_property
    def elements(self) -> frozenset[Id]:
        """What they are about."""
        return frozenset(spot.want.element for spots in self.spots.values() for spot in spots)


NOTHING_PACKED = Packed({})
