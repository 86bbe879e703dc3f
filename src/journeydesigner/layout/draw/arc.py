"""The emotion arc as a strip: faces at their scores, the curve through those of the main path, and its own header.

Pinned below the map on screen: it scrolls and zooms sideways with it and keeps its height.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from journeydesigner.i18n import N_
from journeydesigner.layout.arc import Arc, Feeling
from journeydesigner.layout.draw import glyphs
from journeydesigner.layout.draw.lanes import SPINE
from journeydesigner.layout.draw.subject import Subject
from journeydesigner.layout.drawing import Box, Command, Part, Path, Point, Polyline, Rect, Shape, Text
from journeydesigner.layout.plan import ARC_H, HEAD_W, Column

FACE = 9.0
"""Radius of a face on the main path."""
_OFF = 0.72
"""Size and opacity of a face off the main path, as a share of one on it."""
_SCORES = ((2, "+2"), (0, "0"), (-2, "−2"))
_SCORE_STEP = 19.0
"""Height of one point of score at full size (R7)."""
Piece = tuple[Point, Point, Point, Point, bool]


class Strip:
    """Where the arc's points come to lie in a strip zoomed sideways by `scale` and `height` pixels high."""

    def __init__(
        self, arc: Arc, scale: float = 1.0, height: float | None = None, top: float | None = None
    ) -> None:
        self.scale = scale
        self.height = arc.rect.h if height is None else height
        self.top = arc.rect.y if top is None else top
        self._origin = arc.rect.y
        self._lift = self.height / arc.rect.h
        self.face = FACE * min(1.0, max(0.8, self._lift))

    def at(self, point: Point) -> Point:
        """A point of the plan in the strip."""
        return point[0] * self.scale, self.top + (point[1] - self._origin) * self._lift


def arc_strip(subject: Subject, strip: Strip | None = None) -> Iterator[Part]:
    """Ground, stage rules, curve and faces, from the bottom to the top; nothing when the plan has no arc."""
    arc = subject.plan.arc
    if arc is None:
        return
    strip = strip or Strip(arc)
    yield _ground(subject, strip)
    for column in subject.plan.columns:
        yield _rule(column, strip)
    yield from _curves(subject.plan.columns, arc.pieces, strip)
    for feeling in sorted(arc.feelings, key=lambda f: f.on_path):
        yield face(feeling, strip)


def face(feeling: Feeling, strip: Strip) -> Part:
    """One face of the arc."""
    x, y = strip.at(feeling.at)
    r, opacity = (strip.face, 1.0) if feeling.on_path else (strip.face * (_OFF + 0.08), _OFF)
    shapes = glyphs.face(x, y, r, feeling.score, assumed=feeling.assumed, opacity=opacity)
    return Part(f"feeling:{feeling.touchpoint}", feeling.touchpoint, Rect(x, y, 0, 0).grown(r + 1), shapes)


def _ground(subject: Subject, strip: Strip) -> Part:
    width = subject.plan.width * strip.scale
    left = HEAD_W * strip.scale
    rect = Rect(left, strip.top, width - left, strip.height)
    middle = strip.top + strip.height / 2
    zero = Polyline(((left, middle), (width, middle)), "line2", width=1, dash=(2, 4))
    edge = Polyline(((left, strip.top), (width, strip.top)), "line", width=1)
    return Part("arc:ground", None, rect.grown(1), (Box(rect, fill="panel2"), edge, zero))


def _rule(column: Column, strip: Strip) -> Part:
    x = (column.x + column.w) * strip.scale
    line = Polyline(((x, strip.top), (x, strip.top + strip.height)), "line2", width=1)
    return Part(f"arc:rule/{column.stage}", None, Rect(x - 1, strip.top, 2, strip.height), (line,))


def _curves(columns: Sequence[Column], pieces: Sequence[Piece], strip: Strip) -> Iterator[Part]:
    """The curve, cut into one part per stage so that only what is seen need be painted."""
    by_stage: dict[int, list[Piece]] = {}
    place = 0
    for piece in sorted(pieces, key=lambda p: p[0][0]):
        while place + 1 < len(columns) and columns[place + 1].x <= piece[0][0]:
            place += 1
        by_stage.setdefault(place, []).append(piece)
    for number, own in by_stage.items():
        points = [strip.at(p) for piece in own for p in piece[:4]]
        xs, ys = [p[0] for p in points], [p[1] for p in points]
        bounds = Rect(min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys)).grown(2)
        yield Part(f"arc:curve/{columns[number].stage}", None, bounds, tuple(_paths(own, strip)))


def _paths(pieces: Sequence[Piece], strip: Strip) -> Iterator[Path]:
    for dashed in (False, True):
        commands: list[Command] = []
        end: Point | None = None
        for *points, is_dashed in pieces:
            if is_dashed != dashed:
                continue
            start, c1, c2, last = (strip.at(p) for p in points)
            if start != end:
                commands.append(("M", start))
            commands.append(("C", (*c1, *c2, *last)))
            end = last
        if commands:
            yield Path(tuple(commands), stroke="text2", width=2, dash=(5, 4) if dashed else ())


def arc_header(subject: Subject, strip: Strip, width: float = HEAD_W) -> Part:
    """The field at the left of the arc: its name and the scale."""
    rect = Rect(0, strip.top, width, strip.height)
    middle = strip.top + strip.height / 2
    step = _SCORE_STEP * strip.height / ARC_H
    shapes: list[Shape] = [
        Box(rect, fill="head"),
        Polyline(((0, strip.top), (width, strip.top)), "line", width=1),
        glyphs.icon("activity", SPINE + 15, middle, 14, "text2"),
        Text(SPINE + 28, middle + 4, subject.say(N_("Emotion")), 11, "text", "medium"),
        *(
            Text(width - 8, middle - score * step + 3.6, text, 10, "text2", anchor="end")
            for score, text in _SCORES
        ),
    ]
    return Part("arc:head", None, rect.grown(1), tuple(shapes))
