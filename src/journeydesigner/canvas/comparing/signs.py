"""The signs of a comparison: a disc with a glyph, and an edge of its own kind, in an ink of its own. Pure, no Qt.

Glyph and edge tell them apart without colour. Discs keep their size on the screen whatever the zoom.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from math import dist

from journeydesigner.canvas.marks import RADIUS, small
from journeydesigner.layout.draw import glyphs
from journeydesigner.layout.draw.glyphs import VERDICT_ICON, VERDICT_INK
from journeydesigner.layout.drawing import Box, Dash, Disc, Point, Polyline, Rect, Shape
from journeydesigner.model.comparing import Verdict

_EDGE: Mapping[Verdict, Dash] = {"added": (), "gone": (7, 4), "changed": (2, 3), "moved": (12, 3, 2, 3)}
DISC = 8.5
"""Radius of a sign in screen pixels, from 100 % on in map pixels."""
APART = 19.0
"""From one sign of an element to the next, likewise."""
FROM_END = 30.0
"""How far before its arrow the sign of a link stands, likewise."""
REACH = 12.0
"""How far signs reach beyond what they stand on, likewise."""


def sign(verdict: Verdict, x: float, y: float, u: float) -> tuple[Shape, ...]:
    """One sign around a point; `u` is the size of a screen pixel."""
    ground = (Disc(x, y, (DISC + 1.6) * u, fill="canvas"), Disc(x, y, DISC * u, fill=VERDICT_INK[verdict]))
    arm, ink = 4.0 * u, "on_accent"
    level = Polyline(((x - arm, y), (x + arm, y)), ink, 2 * u)
    if verdict == "added":
        return (*ground, level, Polyline(((x, y - arm), (x, y + arm)), ink, 2 * u))
    if verdict == "gone":
        return (*ground, level)
    return (*ground, glyphs.icon(VERDICT_ICON[verdict], x, y, 11 * u, ink))


def on_card(rect: Rect, verdicts: Sequence[Verdict], zoom: float) -> tuple[Shape, ...]:
    """The edge of a card that differs, and its signs at the top left: the other corners are taken."""
    u = small(zoom)
    first = verdicts[0]
    dash = tuple(length * u for length in _EDGE[first])
    edge = Box(rect.grown(2), RADIUS + 2, stroke=VERDICT_INK[first], width=max(2.0, 1.6 / zoom), dash=dash)
    places = ((verdict, rect.x + (5 + APART * n) * u) for n, verdict in enumerate(verdicts))
    return (edge, *(shape for verdict, x in places for shape in sign(verdict, x, rect.y, u)))


def on_link(points: Sequence[Point], verdicts: Sequence[Verdict], zoom: float) -> tuple[Shape, ...]:
    """The route of a link that differs in its ink, and its sign before the arrow."""
    u = small(zoom)
    first = verdicts[0]
    dash = tuple(length * u for length in _EDGE[first])
    line = Polyline(tuple(points), VERDICT_INK[first], 2.6 * u, dash, radius=8, arrow=9 * u)
    x, y = before_end(points, FROM_END * u)
    return (line, *sign(first, x, y, u))


def on_header(rect: Rect, verdicts: Sequence[Verdict]) -> tuple[Shape, ...]:
    """A line at the foot of a stage's header, its signs at the upper left beside the number."""
    y = rect.bottom - 2
    line = Polyline(((rect.x, y), (rect.right, y)), VERDICT_INK[verdicts[0]], 4, _EDGE[verdicts[0]])
    places = ((verdict, rect.y + 10 + APART * n) for n, verdict in enumerate(verdicts))
    return (line, *(shape for verdict, y in places for shape in sign(verdict, rect.x + 9, y, 0.85)))


def counterpart(rect: Rect, zoom: float) -> tuple[Shape, ...]:
    """A wide soft ring around what answers to the selection of the other map."""
    return (
        Box(rect.grown(6), RADIUS + 6, stroke="accent", width=max(6.0, 5 / zoom), opacity=0.3),
        Box(rect.grown(5), RADIUS + 5, stroke="accent", width=max(1.4, 1.2 / zoom)),
    )


def before_end(points: Sequence[Point], way: float) -> Point:
    """The point of a route so far before its end, at most half of it away."""
    lengths = [dist(a, b) for a, b in pairwise(points)]
    left = min(way, sum(lengths) / 2)
    for (a, b), length in zip(reversed([*pairwise(points)]), reversed(lengths), strict=True):
        if length >= left and length > 0:
            share = left / length
            return b[0] + (a[0] - b[0]) * share, b[1] + (a[1] - b[1]) * share
        left -= length
    return points[0]


def pieces(points: Sequence[Point]) -> Iterator[Rect]:
    """The rectangles of the pieces of a route."""
    for (x, y), (a, b) in pairwise(points):
        yield Rect(min(x, a), min(y, b), abs(a - x), abs(b - y))
