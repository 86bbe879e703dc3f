"""The emotion arc under the map: a face per felt touchpoint and the curve along the main path (R7).

Faces keep to their stage, so that an edit elsewhere does not concern them.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Callable, Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, field
from itertools import pairwise
from typing import NamedTuple

from journeydesigner.layout.drawing import Point, Rect
from journeydesigner.layout.geometry import Frame
from journeydesigner.layout.place import Cell
from journeydesigner.layout.plan import SPAN, UNIT
from journeydesigner.model import Touchpoint
from journeydesigner.model.values import Id, TouchpointId

PER_SCORE = 19.0
"""Height of one step of the score."""
FACE = 18.0
"""Faces of one score nearer than this touch; those of different scores never do."""
ASIDE = 20.0
"""How far a face off the main path gives way, again and again, until it is free."""


@dataclass(frozen=True, slots=True)
class Feeling:
    """A face of the emotion arc."""

    touchpoint: TouchpointId
    at: Point
    score: int
    assumed: bool
    on_path: bool


CurvePiece = tuple[Point, Point, Point, Point, bool]
"""Start, two control points, end, and whether the piece is dashed (either end assumed)."""


@dataclass(frozen=True, slots=True)
class Arc:
    """The emotion arc: faces from left to right, and the curve through those of the main path as cubic pieces."""

    rect: Rect
    feelings: Sequence[Feeling]
    pieces: Sequence[CurvePiece]
    near: Callable[[float, float], Arc] = field(compare=False, repr=False)
    """The arc with little more than its faces and pieces between two xs: only those are worked out."""


class Face(NamedTuple):
    """A face, by its distance from the left edge of its stage."""

    x: float
    touchpoint: TouchpointId
    score: int
    assumed: bool
    on_path: bool


def stage_faces(
    touchpoints: Iterable[Touchpoint], cells: Mapping[TouchpointId, Cell], frame: Frame, path: Set[Id]
) -> tuple[Face, ...]:
    """The faces of a stage, from left to right. `path`: the touchpoints of the main path."""
    felt = [t for t in touchpoints if t.emotion is not None]
    felt.sort(key=lambda t: (t.id not in path, cells[TouchpointId(t.id)].start, t.id))
    taken: dict[int, list[float]] = {}
    found = []
    for touchpoint in felt:
        emotion, id_ = touchpoint.emotion, TouchpointId(touchpoint.id)
        assert emotion is not None
        middle = frame.pad_left + (cells[id_].start + SPAN / 2) * UNIT
        x = _free(middle, taken.setdefault(emotion.score, []), frame.width)
        found.append(Face(x, id_, emotion.score, emotion.source == "assumed", id_ in path))
    return tuple(sorted(found, key=lambda face: (face.x, -face.score, face.touchpoint)))


def _free(middle: float, taken: list[float], width: float) -> float:
    """The first place, in steps to the right, that touches no face; when the stage has none, to the left.

    It is taken from now on. Where the whole stage is full it lies beyond the stage's right edge.
    """
    for step in (ASIDE, -ASIDE, ASIDE):
        x = middle
        while _touches(x, taken):
            x += step
        if FACE / 2 <= x <= width - FACE / 2:
            break
    insort(taken, x)
    return x


def _touches(x: float, taken: Sequence[float]) -> bool:
    at = bisect_left(taken, x - FACE + 0.5)
    return at < len(taken) and taken[at] < x + FACE


def feeling_of(face: Face, frame: Frame, rect: Rect) -> Feeling:
    """A face on the map. `rect`: the strip of the arc."""
    at = frame.x + face.x, rect.y + rect.h / 2 - face.score * PER_SCORE
    return Feeling(face.touchpoint, at, face.score, face.assumed, face.on_path)


def curve(feelings: Iterable[Feeling]) -> tuple[CurvePiece, ...]:
    """The curve through those on the main path, in the order of the map.

    Cubic pieces with horizontal tangents and control points at half distance: it never overshoots a face.
    """
    pieces: list[CurvePiece] = []
    for a, b in pairwise(f for f in feelings if f.on_path):
        middle = (a.at[0] + b.at[0]) / 2
        out: Point = middle, a.at[1]
        pieces.append((a.at, out, (middle, b.at[1]), b.at, a.assumed or b.assumed))
    return tuple(pieces)
