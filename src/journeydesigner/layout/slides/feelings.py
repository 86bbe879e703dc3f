"""The strip of the emotions under a stage: the curve of the arc, its faces, and the word for each."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

from journeydesigner.i18n import N_
from journeydesigner.layout.arc import Feeling
from journeydesigner.layout.draw import Subject, glyphs
from journeydesigner.layout.draw.arc import Strip, arc_strip
from journeydesigner.layout.drawing import Box, Part, Point, Polyline, Rect, Shape, Text
from journeydesigner.layout.plan import HEAD_W
from journeydesigner.layout.slides.sheet import ARC_H, LANE_W, LEAST, MEDIUM, SMALL
from journeydesigner.layout.text import wrap
from journeydesigner.layout.words import word
from journeydesigner.model import Touchpoint

_PAD = 16.0
"""Room above and below the curve for words."""
_FACE, _FACE_OFF = 9.6, 7.6
"""Radius of a face on the main path and off it."""
_WORD = SMALL / LEAST
_LEAD = 13.0


def feelings(subject: Subject, top: float, right: float) -> Iterator[Part]:
    """The strip from `top` on, in map pixels, over the width of the screen up to `right`."""
    arc = subject.plan.arc
    if arc is None:
        return
    strip = Strip(arc, height=ARC_H - 2 * _PAD, top=top + _PAD)
    yield _ground(subject, top, right)
    yield from (part for part in arc_strip(subject, strip) if part.key.startswith("arc:curve"))
    shown = _apart(strip, arc.feelings)
    taken = [Rect(x, y, 0, 0).grown(_radius(feeling)) for feeling, (x, y) in shown]
    for feeling, (x, y) in shown:
        shapes = [
            *glyphs.face(x, y, _radius(feeling), feeling.score, assumed=feeling.assumed),
            *_word(subject, feeling, (x, y), taken),
        ]
        bounds = Rect(x - 50, y - 30, 100, 60)
        yield Part(f"feeling:{feeling.touchpoint}", feeling.touchpoint, bounds, tuple(shapes))


def _apart(strip: Strip, faces: Sequence[Feeling]) -> list[tuple[Feeling, Point]]:
    """Faces with their places: on the main path where the curve is, others right of what they would touch."""
    found: list[tuple[Feeling, Point]] = []
    for feeling in sorted(faces, key=lambda f: (not f.on_path, f.at)):
        x, y = strip.at(feeling.at)
        while not feeling.on_path and any(math.dist((x, y), at) < _radius(f) + _FACE_OFF for f, at in found):
            x += _FACE_OFF
        found.append((feeling, (x, y)))
    return found


def _radius(feeling: Feeling) -> float:
    return _FACE if feeling.on_path else _FACE_OFF


def _word(subject: Subject, feeling: Feeling, at: tuple[float, float], taken: list[Rect]) -> tuple[Shape, ...]:
    """The word beyond the face, where the curve does not go; else at the first side that is free."""
    touchpoint = subject.project.all(Touchpoint)[feeling.touchpoint]
    if touchpoint.emotion is None:
        return ()
    text = word("emotion_label", touchpoint.emotion.label, subject.options.language)
    width, (x, y), r = subject.measurer.width(text, _WORD, "medium"), at, _radius(feeling)
    above, below = Rect(x - width / 2, y - r - 12, width, 11), Rect(x - width / 2, y + r + 1.5, width, 12)
    beside = (Rect(x + r + 3, y - 6, width, 12), Rect(x - r - 3 - width, y - 6, width, 12))
    spots = (above, below, *beside) if feeling.score > 0 else (below, above, *beside)
    free = next((spot for spot in spots if not any(spot.meets(other) for other in taken)), None)
    if free is None:
        return ()
    taken.append(free)
    halo = Box(Rect(free.x - 2, free.y + 1, free.w + 4, free.h - 1), 3, fill="panel2", opacity=0.8)
    return halo, Text(free.x, free.y + 9.2, text, _WORD, "text", "medium")


def _ground(subject: Subject, top: float, right: float) -> Part:
    left = HEAD_W - LANE_W
    rect = Rect(left, top, right - left, ARC_H + 2)
    middle = top + ARC_H / 2
    lines = wrap(
        subject.measurer, subject.say(N_("How it feels")), MEDIUM / LEAST, "semibold", LANE_W - 28, 3
    ).lines
    first = middle - (len(lines) - 1) * _LEAD / 2 + MEDIUM / LEAST * 0.36
    shapes: tuple[Shape, ...] = (
        Box(rect, fill="panel2"),
        Polyline(((left, top), (right, top)), "line2", width=0.8),
        Polyline(((HEAD_W, middle), (right, middle)), "line2", width=0.8, dash=(2, 4)),
        *(
            Text(left + 20, first + n * _LEAD, line, MEDIUM / LEAST, "text", "semibold")
            for n, line in enumerate(lines)
        ),
    )
    return Part("feelings", None, rect, shapes)
