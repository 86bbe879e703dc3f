"""The emotion arc under the map: a face per felt touchpoint and the curve along the main path (R7)."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

from journeydesigner.layout.drawing import Point, Rect
from journeydesigner.layout.plan import Arc, Card, Feeling
from journeydesigner.model import Touchpoint
from journeydesigner.model.values import Id, TouchpointId

PER_SCORE = 19.0
"""Height of one step of the score."""
FACE = 18.0
"""Faces of one score nearer than this touch; those of different scores never do."""
ASIDE = 20.0
"""How far a face off the main path gives way, again and again, until it is free."""

Piece = tuple[Point, Point, Point, Point, bool]


def emotion_arc(
    rect: Rect, touchpoints: Iterable[Touchpoint], cards: Mapping[TouchpointId, Card], path: frozenset[Id]
) -> Arc:
    """The arc within `rect`. `path`: the touchpoints of the main path. What nobody scored the curve passes by."""
    felt = [t for t in touchpoints if t.emotion is not None and t.id in cards]
    felt.sort(key=lambda t: (t.id not in path, cards[TouchpointId(t.id)].rect.x, t.id))
    taken: dict[int, list[float]] = {}
    feelings = []
    for touchpoint in felt:
        emotion = touchpoint.emotion
        assert emotion is not None
        card = cards[TouchpointId(touchpoint.id)].rect
        x = _free(card.x + card.w / 2, taken.setdefault(emotion.score, []))
        at = (x, rect.y + rect.h / 2 - emotion.score * PER_SCORE)
        assumed = emotion.source == "assumed"
        feelings.append(Feeling(TouchpointId(touchpoint.id), at, emotion.score, assumed, touchpoint.id in path))
    feelings.sort(key=lambda feeling: (feeling.at, feeling.touchpoint))
    return Arc(rect, tuple(feelings), _curve([f for f in feelings if f.on_path]))


def _free(x: float, taken: list[float]) -> float:
    """The first place from `x` on, in steps to the right, that touches no face; it is taken from now on."""
    at = bisect_left(taken, x - FACE + 0.5)
    while at < len(taken) and taken[at] < x + FACE:
        x += ASIDE
        at = bisect_left(taken, x - FACE + 0.5)
    insort(taken, x)
    return x


def _curve(feelings: Sequence[Feeling]) -> tuple[Piece, ...]:
    """Cubic pieces with horizontal tangents and control points at half distance: it never overshoots a face."""
    pieces: list[Piece] = []
    for a, b in pairwise(feelings):
        middle = (a.at[0] + b.at[0]) / 2
        pieces.append((a.at, (middle, a.at[1]), (middle, b.at[1]), b.at, a.assumed or b.assumed))
    return tuple(pieces)
