"""What stands on a link: the bridge that carries the client, the mark of a broken passage, shares and loops."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from journeydesigner.layout.draw import glyphs
from journeydesigner.layout.draw.links import is_broken
from journeydesigner.layout.draw.subject import Subject
from journeydesigner.layout.drawing import Box, Disc, Ink, Part, Point, Rect, Shape, Text
from journeydesigner.layout.marks import WORD_ROOM
from journeydesigner.layout.plan import Link
from journeydesigner.layout.text import cut
from journeydesigner.layout.words import word
from journeydesigner.model.journey import Mechanism, Transition
from journeydesigner.model.reading import bridge_of

DISC = 10.0
"""Radius of a bridge disc and of the mark of a broken passage."""
SMALL_DISC = 5.0
"""Radius of a bridge that shows no mechanism any more, before it is magnified: 4 pixels of the screen."""
_SHARE_W, _SHARE_H = 34.0, 16.0
_TEXT = 10.5
_LOOP_TEXT = 90.0


def passages(subject: Subject, link: Link) -> Iterator[Part]:
    """The marks of one link, none at the lowest level of detail."""
    level = subject.options.level
    transition = subject.transition(link.transition)
    bridge = bridge_of(transition)
    if level == 0:
        return
    if is_broken(subject.project, transition):
        yield _part("broken", transition, link.mark, 14, _broken(link.mark))
    elif bridge is not None:
        yield _bridge(subject, link, transition, bridge.by)
    if level >= 2 and link.kind == "loop":
        yield _loop(subject, link, transition, beside_bridge=bridge is not None)
    if level >= 2 and link.share is not None and transition.p is not None:
        yield _share(subject, link.share, transition, transition.p)


def _part(kind: str, transition: Transition, at: Point, reach: float, shapes: tuple[Shape, ...]) -> Part:
    bounds = Rect(at[0], at[1], 0, 0).grown(reach)
    return Part(f"{kind}:{transition.id}", transition.id, bounds, shapes)


def _broken(at: Point) -> tuple[Shape, ...]:
    x, y = at
    return (
        Disc(x, y, DISC + 2.5, fill="canvas"),
        Disc(x, y, DISC, fill="error_bg", stroke="error", width=2),
        glyphs.icon("unlink", x, y, 13, "error"),
    )


def _bridge(subject: Subject, link: Link, transition: Transition, mechanism: Mechanism) -> Part:
    weak = transition.id in subject.marks.weak_bridges
    ring: Ink = "warn" if weak else "link"
    x, y = link.mark
    if subject.options.level == 1:
        reach = SMALL_DISC * subject.options.magnify
        disc = (Disc(x, y, reach - 1.25, fill="card", stroke=ring, width=2.5),)
        return _part("bridge", transition, link.mark, reach + 1, disc)
    if subject.options.level == 3 and not subject.options.paper and room_along(link) >= WORD_ROOM:
        return _worded_bridge(subject, transition, link.mark, mechanism, ring, weak)
    shapes: tuple[Shape, ...] = (
        Disc(x, y, DISC, fill="card", stroke=ring, width=1.8 if weak else 1.1),
        glyphs.icon(glyphs.MECHANISM_ICON[mechanism], x, y, 12, "text2"),
    )
    return _part("bridge", transition, link.mark, 18, (*shapes, *_weakness(x + 8, y - 8, weak)))


def _worded_bridge(
    subject: Subject, transition: Transition, at: Point, mechanism: Mechanism, ring: Ink, weak: bool
) -> Part:
    text = word("mechanism", mechanism, subject.options.language)
    shown = cut(subject.measurer, text, _TEXT, "regular", WORD_ROOM - 38)
    width = subject.measurer.width(shown, _TEXT) + 34
    left, y = at[0] - width / 2, at[1]
    shapes: tuple[Shape, ...] = (
        Box(Rect(left, y - DISC, width, 2 * DISC), DISC, fill="card", stroke=ring, width=1.8 if weak else 1.1),
        glyphs.icon(glyphs.MECHANISM_ICON[mechanism], left + 14, y, 12, "text2"),
        Text(left + 24, y + 3.7, shown, _TEXT, "text2"),
    )
    return _part("bridge", transition, at, width / 2 + 12, (*shapes, *_weakness(left + width - 6, y - 8, weak)))


def room_along(link: Link) -> float:
    """Length of the level stretch around the mark; 0 when it stands on an upright one, or beside another mark."""
    x, y = link.mark
    if not link.marked.is_alone:
        return 0.0
    for (x1, y1), (x2, y2) in pairwise(link.points):
        if y1 == y2 and abs(y - y1) < 1 and min(x1, x2) <= x <= max(x1, x2):
            return 2 * min(abs(x - x1), abs(x2 - x))
    return 0.0


def _weakness(x: float, y: float, weak: bool) -> tuple[Shape, ...]:
    return (Disc(x, y, 7, fill="canvas"), *glyphs.severity_mark("warning", x, y, 11)) if weak else ()


def _share(subject: Subject, at: Point, transition: Transition, share: float) -> Part:
    percent = round(share * 100)
    text = f"{percent}\u00a0%" if subject.options.language == "fr" else f"{percent}%"
    shapes = _pill(at, _SHARE_W, _SHARE_H, Text(at[0], at[1] + 3.6, text, 10, "text", "semibold", "middle"))
    return _part("share", transition, at, _SHARE_W / 2 + 2, shapes)


def _pill(at: Point, width: float, height: float, *inside: Shape) -> tuple[Shape, ...]:
    rect = Rect(at[0] - width / 2, at[1] - height / 2, width, height)
    return (Box(rect, height / 2, fill="card", stroke="link", width=1), *inside)


def _loop(subject: Subject, link: Link, transition: Transition, *, beside_bridge: bool) -> Part:
    """How often the client goes round, or until when."""
    text = ""
    if transition.max_iterations is not None:
        text = f"×{transition.max_iterations}"
    elif transition.condition is not None:
        text = cut(subject.measurer, subject.name(transition.condition), 10, "semibold", _LOOP_TEXT)
    width = 22.0 + (subject.measurer.width(text, 10, "semibold") + 6 if text else 0)
    x, y = link.mark
    at = (x + DISC + 4 + width / 2, y) if beside_bridge else (x, y)
    left = at[0] - width / 2
    glyph = glyphs.icon("repeat", left + 11, y, 12, "text2")
    words = (Text(left + 20, y + 3.6, text, 10, "text", "semibold"),) if text else ()
    return _part("loop", transition, at, width / 2 + 2, _pill(at, width, 18, glyph, *words))
