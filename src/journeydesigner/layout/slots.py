"""Where each straight piece of a link lies among those that share its track (F7, F8).

Pieces that touch get different slots, so links never lie on each other. A pure function of the pieces of a track.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Iterable, Sequence
from itertools import chain
from operator import attrgetter
from typing import Literal, NamedTuple

from journeydesigner.layout.clusters import STAGE_BITS
from journeydesigner.layout.tracks import Path
from journeydesigner.model.values import TransitionId

Way = Literal["column", "near", "far"]
Track = tuple[Way, int]
"""A column of the map, or a gap or row middle; the lines of a gap that pass a whole stage are apart (far)."""


class Piece(NamedTuple):
    """A straight piece of a link, from `low` to `high` along its track."""

    low: int
    high: int
    edge: TransitionId
    number: int
    turn_low: int
    turn_high: int
    """To which side of the track the line turns at that end: -1, +1, or 0 where it meets a card."""
    track: Track


class Slot(NamedTuple):
    """Half slots from the middle of `total` parallel ones: 2k - total + 1."""

    offset: int
    total: int


ALONE = Slot(0, 1)
NICE = 3
"""The order that avoids crossings may always use this many slots."""
MANY = 40
"""Beyond, that order is not tried: it is quadratic."""


def pieces(edge: TransitionId, path: Path) -> list[Piece]:
    """The straight pieces of a route, in order."""
    found = []
    stops, vertical = path.stops, path.vertical
    final = len(stops) - 3
    for i in range(final + 1):
        a, at, b = stops[i : i + 3]
        turn_a = 0 if i == 0 else 1 if stops[i - 1] > at else -1
        turn_b = 0 if i == final else 1 if stops[i + 3] > at else -1
        if a > b:
            a, b, turn_a, turn_b = b, a, turn_b, turn_a
        found.append(Piece(a, b, edge, i, turn_a, turn_b, (_way(vertical, a, b), at)))
        vertical = not vertical
    return found


def _way(vertical: bool, low: int, high: int) -> Way:
    if vertical:
        return "column"
    return "far" if (high >> STAGE_BITS) > (low >> STAGE_BITS) + 1 else "near"


LOW, HIGH = attrgetter("low"), attrgetter("high")


class Run(NamedTuple):
    """Pieces of a track that hang together."""

    low: int
    high: int
    pieces: tuple[Piece, ...]
    total: int
    """Slots they take."""


def assign(pieces: Iterable[Piece]) -> tuple[list[Run], list[tuple[Piece, Slot]]]:
    """A slot for every one of these pieces of one track, and the runs they form, in order."""
    ordered = sorted(pieces)
    runs: list[Run] = []
    slots: list[tuple[Piece, Slot]] = []
    start = 0
    while start < len(ordered):
        end, after = ordered[start].high, start + 1
        while after < len(ordered) and ordered[after].low <= end:
            end = max(end, ordered[after].high)
            after += 1
        group = ordered[start:after]
        found = _stack(group)
        slots += found
        runs.append(Run(group[0].low, end, tuple(group), found[0][1].total))
        start = after
    return runs, slots


def assign_again(
    runs: Sequence[Run], gone: Collection[Piece], come: Collection[Piece]
) -> tuple[list[Run], list[tuple[Piece, Slot]]]:
    """The runs of a track that has lost some pieces and got others, and the slots of those that hang together with
    them: no other piece is concerned."""
    touched: set[int] = set()
    for piece in chain(gone, come):
        at = bisect_left(runs, piece.low, key=HIGH)
        while at < len(runs) and runs[at].low <= piece.high:
            touched.add(at)
            at += 1
    members = {piece for at in touched for piece in runs[at].pieces}
    members.difference_update(gone)
    members.update(come)
    fresh, slots = assign(members)
    kept = list(runs)
    for at in sorted(touched, reverse=True):
        del kept[at]
    for run in fresh:
        kept.insert(bisect_left(kept, run.low, key=LOW), run)
    return kept, slots


def _stack(group: Sequence[Piece]) -> list[tuple[Piece, Slot]]:
    """Slots of pieces that hang together, sorted by their low ends."""
    if len(group) == 1:
        return [(group[0], ALONE)]
    places = _left_edge(group)
    if len(group) <= MANY:
        nice = _uncrossed(group)
        if max(nice.values()) < max(NICE, 1 + max(places.values())):
            places = nice
    count = 1 + max(places.values())
    return [(piece, Slot(2 * place - count + 1, count)) for piece, place in places.items()]


def _left_edge(group: Sequence[Piece]) -> dict[Piece, int]:
    """The fewest slots: each piece takes the first one that is free at its low end."""
    ends: list[int] = []
    places: dict[Piece, int] = {}
    for piece in group:
        place = next((k for k, end in enumerate(ends) if end < piece.low), len(ends))
        ends[place : place + 1] = [piece.high]
        places[piece] = place
    return places


def _uncrossed(group: Sequence[Piece]) -> dict[Piece, int]:
    """An order across the track that avoids crossings at the ends."""
    places: dict[Piece, int] = {}
    for piece in sorted(group, key=_across):
        touching = (k for other, k in places.items() if other.low <= piece.high and piece.low <= other.high)
        places[piece] = 1 + max(touching, default=-1)
    return places


def _across(piece: Piece) -> tuple[int, int, TransitionId, int]:
    """Pieces that turn to the lower side lie there, nested ones the shorter inside, stairs by their starts."""
    pull = piece.turn_low + piece.turn_high
    if pull:
        return pull, (piece.high - piece.low) * (1 if pull < 0 else -1), piece.edge, piece.number
    return 0, piece.low if piece.turn_low > piece.turn_high else -piece.low, piece.edge, piece.number
