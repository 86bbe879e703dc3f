"""A transition as a line: its kind is told by the dash, the main path by its weight, a broken passage by a gap."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from journeydesigner.layout.draw.subject import Subject
from journeydesigner.layout.drawing import Dash, Ink, Part, Point, Polyline, Rect
from journeydesigner.layout.plan import Link
from journeydesigner.layout.tags import Tag
from journeydesigner.model import Project, Transition
from journeydesigner.model.journey import TransitionKind
from journeydesigner.model.reading import bridge_of, world_switch

CORNER = 8.0
ARROW = 8.0
BREAK = 34.0
"""Length of the gap in a passage between worlds that has no bridge."""
FAR, FAR_BROKEN = 1.1, 1.6
"""Width of lines at the lowest level, in pixels of the screen more or less: magnification goes in steps."""
_REACH = 8.0
"""How far arrow heads and halos reach beyond the line."""


class Pen(NamedTuple):
    """How the line of a kind of link is drawn."""

    dash: Dash
    round_caps: bool


PENS: Mapping[TransitionKind, Pen] = {
    "sequence": Pen((), False),
    "choice": Pen((), False),
    "loop": Pen((), False),
    "skip": Pen((2, 4), True),
    "fallback": Pen((8, 5), False),
}


def is_broken(project: Project, transition: Transition) -> bool:
    """Whether the client changes worlds here without any bridge."""
    return bridge_of(transition) is None and world_switch(project, transition) is not None


def is_shown(subject: Subject, link: Link | Tag) -> bool:
    """Whether a link is drawn at the subject's level: far out, only the main path and what is broken."""
    return (
        subject.options.level >= 2 or link.main or is_broken(subject.project, subject.transition(link.transition))
    )


def link(subject: Subject, route: Link) -> Part:
    """The line of one transition, from card edge to card edge; far out a bare one, a pixel of the screen wide."""
    broken = is_broken(subject.project, subject.transition(route.transition))
    ink, width = weight(subject, route, broken)
    pieces = tuple(split(route.points, route.mark, BREAK)) if broken else (route.points,)
    pen = PENS[route.kind]
    is_far = subject.options.level == 0
    dash = tuple(length * subject.options.magnify for length in pen.dash) if is_far else pen.dash
    lines = tuple(
        Polyline(
            points,
            ink,
            width,
            dash,
            pen.round_caps,
            radius=0 if is_far else CORNER,
            arrow=(ARROW + width - 1.5 if number == len(pieces) - 1 else 0),
            halo=None if is_far else "canvas",
        )
        for number, points in enumerate(pieces)
    )
    return Part(f"link:{route.transition}", route.transition, _around(route.points), lines)


def weight(subject: Subject, route: Link | Tag, broken: bool) -> tuple[Ink, float]:
    """Colour and width of the line of a link."""
    ink: Ink = "error" if broken else "link_main" if route.main else "link"
    if subject.options.level == 0:
        return ink, subject.options.magnify * (FAR_BROKEN if broken else FAR)
    return ink, 2.6 if broken else 2.2 if route.main else 1.5


def _around(points: Sequence[Point]) -> Rect:
    return Rect.around(points).grown(_REACH)


def split(points: Sequence[Point], at: Point, gap: float) -> Iterator[tuple[Point, ...]]:
    """The line without the stretch of length `gap` around the point of it that is nearest to `at`.

    Both pieces are returned, in order; a piece shorter than 1 px is left away.
    """
    middle = _along(points, at)
    total = sum(math.dist(p, q) for p, q in pairwise(points))
    for low, high in ((0.0, middle - gap / 2), (middle + gap / 2, total)):
        if high - low >= 1:
            yield _stretch(points, max(low, 0.0), min(high, total))


def _along(points: Sequence[Point], at: Point) -> float:
    """Distance from the start of the line to its point nearest to `at`."""
    best, run = (math.inf, 0.0), 0.0
    for p, q in pairwise(points):
        length = math.dist(p, q)
        share = ((at[0] - p[0]) * (q[0] - p[0]) + (at[1] - p[1]) * (q[1] - p[1])) / length**2 if length else 0.0
        share = min(1.0, max(0.0, share))
        near = (p[0] + (q[0] - p[0]) * share, p[1] + (q[1] - p[1]) * share)
        best = min(best, (math.dist(at, near), run + share * length))
        run += length
    return best[1]


def _stretch(points: Sequence[Point], low: float, high: float) -> tuple[Point, ...]:
    """The part of the line between two distances from its start."""
    kept: list[Point] = []
    run = 0.0
    for p, q in pairwise(points):
        length = math.dist(p, q)
        for distance in (low, high):
            if run <= distance <= run + length and length:
                share = (distance - run) / length
                kept.append((p[0] + (q[0] - p[0]) * share, p[1] + (q[1] - p[1]) * share))
        if low < run + length < high:
            kept.append(q)
        run += length
    return tuple(dict.fromkeys(kept))
