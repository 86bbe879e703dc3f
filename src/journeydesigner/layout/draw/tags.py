"""A link over whole stages as two tags: the label both share, and the name of the stage where the other one is."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from journeydesigner.layout.draw import glyphs
from journeydesigner.layout.draw.links import ARROW, PENS, is_broken, weight
from journeydesigner.layout.draw.subject import Subject
from journeydesigner.layout.drawing import Box, Ink, Part, Polyline, Rect, Shape, Text
from journeydesigner.layout.tags import Tag
from journeydesigner.layout.text import cut
from journeydesigner.model import Transition
from journeydesigner.model.reading import bridge_of

_SIZE = 10.5
_LARGEST = 13.0
"""What fits into the height of a tag: zoomed out, letters grow no further."""
_PAD, _SPACE = 3.0, 4.0
_ARROW_W = 11.0
_MARK = 12.0
_WARNING = 6.0
"""What the sign of a weak bridge needs beside the bridge."""
_REACH = 10.0
"""How far arrow heads and halos reach beyond a tag and its line."""


class Setting(NamedTuple):
    """What stands where in a tag: spans from left to right, empty ones without width."""

    pill: Rect
    label: Rect
    mark: Rect
    """The bridge, the broken passage or the loop; a click on it means that."""
    words: Rect
    """How many take the link, or how often."""
    arrow: Rect
    """A click on it leads to the other end."""
    name: Rect
    size: float
    said: str
    """In `words`."""
    called: str
    """In `name`."""


def key_of(tag: Tag) -> str:
    """The key of a tag's part."""
    return f"tag:{tag.transition}/{'out' if tag.leaves else 'in'}"


def tag(subject: Subject, shown: Tag) -> Part:
    """One end of a link, with its line to the card."""
    transition = subject.transition(shown.transition)
    broken = is_broken(subject.project, transition)
    ink, width = weight(subject, shown, broken)
    line = Polyline(shown.stub, ink, width, arrow=ARROW + width - 1.5, halo="canvas")
    shapes: tuple[Shape, ...] = (line,)
    if subject.options.level > 0:
        shapes += tuple(_pill(subject, shown, transition, ink))
    (x0, y0), (x1, y1) = shown.stub
    left, right = min(shown.rect.x, x0), max(shown.rect.right, x1)
    bounds = Rect(left, min(shown.rect.y, y0, y1), right - left, shown.rect.h).grown(_REACH)
    return Part(key_of(shown), shown.transition, bounds, shapes)


def setting(subject: Subject, shown: Tag) -> Setting:
    """What stands where, at the subject's level of detail. It fills the place of the tag from its card outward."""
    level, room = subject.options.level, shown.rect
    size = min(_SIZE * subject.options.magnify, _LARGEST)
    transition = subject.transition(shown.transition)
    label = max(subject.measurer.width(shown.label, size - 1, "semibold") + 7, room.h - 2)
    if level < 2:
        return _placed(shown, (label, 0, 0, 0, 0), size, "", "")
    mark = _MARK if shown.leaves and _glyph(subject, transition) is not None else 0.0
    if mark and transition.id in subject.marks.weak_bridges:
        mark += _WARNING
    said = _said(subject, transition) if shown.leaves else ""
    words = subject.measurer.width(said, size - 1, "semibold") if said else 0.0
    gaps = _SPACE * (2 + bool(mark) + bool(said))
    left = room.w - 2 * _PAD - label - mark - words - _ARROW_W - gaps
    called = _called(subject, shown, size, left)
    name = subject.measurer.width(called, size)
    return _placed(shown, (label, mark, words, _ARROW_W, name), size, said, called)


def _placed(shown: Tag, widths: tuple[float, ...], size: float, said: str, called: str) -> Setting:
    """Spans of these widths: label, mark, words, arrow, name; where links arrive the name is before the arrow."""
    room = shown.rect
    gaps = _SPACE * (sum(width > 0 for width in widths) - 1)
    total = sum(widths) + gaps + 2 * _PAD + (_SPACE if widths[-1] else 0)
    total = min(total, room.w)
    pill = Rect(room.x if shown.leaves else room.right - total, room.y, total, room.h)
    order = (0, 1, 2, 3, 4) if shown.leaves else (0, 1, 2, 4, 3)
    spans: dict[int, Rect] = {}
    x = pill.x + _PAD
    for index in order:
        spans[index] = Rect(x, room.y, widths[index], room.h)
        x += widths[index] + (_SPACE if widths[index] else 0)
    return Setting(pill, spans[0], spans[1], spans[2], spans[3], spans[4], size, said, called)


def _pill(subject: Subject, shown: Tag, transition: Transition, ink: Ink) -> Iterator[Shape]:
    broken = is_broken(subject.project, transition)
    at = setting(subject, shown)
    middle = at.pill.y + at.pill.h / 2
    fill: Ink = "error_bg" if broken else "card"
    dash = PENS[shown.kind].dash
    yield Box(at.pill, at.pill.h / 2, fill=fill, stroke=ink, width=1.6 if broken or shown.main else 1.1, dash=dash)
    label = Rect(at.label.x - 1, at.label.y + 2, at.label.w, at.label.h - 4)
    yield Box(label, label.h / 2, fill=ink)
    base = middle + at.size * 0.34
    yield Text(label.x + label.w / 2, base, shown.label, at.size - 1, "card", "semibold", "middle")
    glyph = _glyph(subject, transition)
    if at.mark.w and glyph is not None:
        x = at.mark.x + _MARK / 2
        yield glyphs.icon(glyph, x, middle, _MARK, "error" if broken else "text2")
        if transition.id in subject.marks.weak_bridges:
            yield from glyphs.severity_mark("warning", x + _MARK / 2 + 2, middle - 3, 9)
    if at.said:
        yield Text(at.words.x, base, at.said, at.size - 1, "text", "semibold")
    if at.arrow.w:
        tip = at.arrow.right
        yield Polyline(((tip - _ARROW_W, middle), (tip, middle)), "text2", 1.3, arrow=5.5)
    if at.called:
        yield Text(at.name.x, base, at.called, at.size, "text")


def _glyph(subject: Subject, transition: Transition) -> str | None:
    """The icon of what stands on the link."""
    if is_broken(subject.project, transition):
        return "unlink"
    bridge = bridge_of(transition)
    if bridge is not None:
        return glyphs.MECHANISM_ICON[bridge.by]
    return "repeat" if transition.kind == "loop" else None


def _said(subject: Subject, transition: Transition) -> str:
    """How many take it, or how often."""
    if transition.kind == "choice" and transition.p is not None:
        percent = round(transition.p * 100)
        return f"{percent}\u00a0%" if subject.options.language == "fr" else f"{percent}%"
    if transition.kind == "loop" and transition.max_iterations is not None:
        return f"×{transition.max_iterations}"
    return ""


def _called(subject: Subject, shown: Tag, size: float, room: float) -> str:
    """Number and name of the other stage; the number alone where there is little room."""
    number = str(shown.other)
    if shown.is_short or not subject.options.names:
        return number
    name = subject.name(subject.stage(subject.plan.columns[shown.other - 1]).name)
    return cut(subject.measurer, f"{number} {name}", size, "regular", room)
