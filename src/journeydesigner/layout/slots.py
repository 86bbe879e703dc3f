"""Where each straight piece of a link lies among those that share its track (F7, F8).

Pieces that touch get different slots, so links never lie on each other. A pure function of the pieces of a track.
"""

from __future__ import annotations

from collections.abc import Sequence
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


def assign(track: Sequence[Piece]) -> list[tuple[Piece, Slot]]:
    """A slot for every piece of one track."""
    if len(track) == 1:
        return [(track[0], ALONE)]
    ordered = sorted(track)
    found: list[tuple[Piece, Slot]] = []
    group = [ordered[0]]
    end = group[0].high
    for piece in ordered[1:]:
        if piece.low > end:
            found += _stack(group)
            group = []
        group.append(piece)
        end = max(end, piece.high)
    return found + _stack(group)


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
