"""A touchpoint's card: title, nature bar, owner, channel, feeling, findings, and where the journey begins or ends.

One function per strip of the card; zooming out leaves strips away and never makes the title illegible.
"""

from __future__ import annotations

import math

from journeydesigner.layout.draw import glyphs
from journeydesigner.layout.draw.owners import CHIP_W, chip
from journeydesigner.layout.draw.subject import Level, Subject
from journeydesigner.layout.drawing import Anchor, Box, Ink, Part, Rect, Shape, Text, Weight
from journeydesigner.layout.plan import Card, Group
from journeydesigner.layout.text import Setting, Step, cut, fit, runs_left
from journeydesigner.model import Touchpoint
from journeydesigner.model.reading import channel_of, effective_owner, is_controlled

RADIUS = 6
START: Anchor = "start"
END: Anchor = "end"
"""Titles that are read from right to left stand at the right edge."""
MARGIN = 10
"""How far marks on the edge reach beyond the card."""
TITLE_X, TITLE_CUT = 16, 23
"""Where the title begins, and by how much it is narrower than the card."""
SCREEN_STEPS = (Step(12, 2), Step(11, 2))
PAPER_TITLE = 14.5
PAPER_STEPS = (Step(PAPER_TITLE, 2), Step(13.5, 2), Step(12.5, 2), Step(11.5, 2), Step(11, 3))
"""Paper has no tooltip: a long title gets smaller and takes a third line before any of it is cut."""
DIAMOND_IN = 4.5
"""Centre of the diamond left of the right edge: clear of an arrow that arrives at the card's last unit."""
META_Y = 14
"""Middle of the lowest strip, above the lower edge of the card."""
_BEHIND: frozenset[Group] = frozenset({"backstage", "support"})
_BADGE, _FACE, _GLYPH, _NAME = 15.0, 17.0, 14.0, 10.5
_STRIP, _DESCENT = 9.0, 0.25
"""Half the height of the lowest strip, and how far letters reach below their line as a share of their size."""
_FEWEST = 6
"""A channel name is shown when at least so many of its characters fit."""


def card(subject: Subject, place: Card) -> Part:
    """The card of one touchpoint at the subject's level of detail."""
    touchpoint = subject.touchpoint(place)
    group = subject.group(place)
    level = subject.options.level
    shapes: list[Shape] = []
    if level == 0:
        shapes += _bar_only(subject, touchpoint, place.rect, group)
    else:
        shapes += _body(subject, touchpoint, place.rect, group)
        setting = title(subject, touchpoint, place.rect)
        shapes += _title(setting, touchpoint, place.rect, level)
        shapes += _meta(subject, touchpoint, place.rect, group) if level >= 2 else ()
        shapes += _edge_marks(touchpoint, place.rect)
    if level <= 1:
        shapes += _corner_badge(subject, touchpoint, place.rect)
    return Part(f"card:{touchpoint.id}", touchpoint.id, place.rect.grown(MARGIN), tuple(shapes))


def title(subject: Subject, touchpoint: Touchpoint, rect: Rect) -> Setting:
    """The title as it is set on the card: size, lines, and whether some of it is left out."""
    weight: Weight = "semibold" if touchpoint.critical else "medium"
    name = subject.name(touchpoint.name)
    options = subject.options
    steps: tuple[Step, ...] = PAPER_STEPS if options.paper else SCREEN_STEPS
    if options.level < 3:  # a size smaller could not be read any more
        steps = (Step(SCREEN_STEPS[0].size * options.magnify, SCREEN_STEPS[0].lines),)
    return fit(subject.measurer, name, weight, rect.w - TITLE_CUT, steps)


def _bar_only(subject: Subject, touchpoint: Touchpoint, rect: Rect, group: Group) -> tuple[Shape, ...]:
    edge = "error" if _nobody_answers(subject, touchpoint) else None
    width = 2.0 * subject.options.magnify
    dash = (3 * width, 2 * width) if edge else ()
    return (Box(rect, RADIUS, fill=glyphs.GROUP_INK[group], stroke=edge, width=width, dash=dash),)


def _body(subject: Subject, touchpoint: Touchpoint, rect: Rect, group: Group) -> list[Shape]:
    shapes: list[Shape] = []
    if not subject.options.paper:
        shapes.append(Box(Rect(rect.x, rect.y + 1.5, rect.w, rect.h), RADIUS, fill="shadow"))
    question = _question(subject, touchpoint) if subject.options.level == 1 else None
    if question is not None:
        edge = Box(rect, RADIUS, fill="card", stroke=question, width=2.5, dash=(7, 4))
    elif touchpoint.critical:
        edge = Box(rect, RADIUS, fill="card", stroke="text", width=1.8)
    elif group in _BEHIND:
        edge = Box(rect, RADIUS, fill="card", stroke="strong", dash=(5, 3))
    else:
        edge = Box(rect, RADIUS, fill="card", stroke="strong")
    shapes.append(edge)
    shapes += glyphs.nature_bar(group, rect.x + 5, rect.y + 6, rect.h - 12)
    return shapes


def _title(setting: Setting, touchpoint: Touchpoint, rect: Rect, level: Level) -> list[Shape]:
    size, count = setting.size, len(setting.lines)
    lead = size * (1.167 if size <= PAPER_TITLE and count <= 2 else 1.09 if count <= 2 else 1.0)
    first = rect.y + (7.2 if count <= 2 else 5.8) + size * 0.73
    if level == 1:
        first = rect.y + (rect.h - (count - 1) * lead + size * 0.7) / 2
    elif level == 2:  # large letters stand closer together, and nearer to the edge, than into the lowest strip
        lowest = rect.bottom - META_Y - _STRIP - size * _DESCENT
        first = min(first, lowest - (count - 1) * size)
        lead = min(lead, (lowest - first) / max(count - 1, 1))
    weight: Weight = "semibold" if touchpoint.critical else "medium"
    leftward = bool(setting.lines) and runs_left(setting.lines[0])
    x, anchor = (rect.x + TITLE_X, START) if not leftward else (rect.right - TITLE_CUT + TITLE_X, END)
    return [
        Text(x, first + row * lead, line, size, "text", weight, anchor) for row, line in enumerate(setting.lines)
    ]


def _meta(subject: Subject, touchpoint: Touchpoint, rect: Rect, group: Group) -> list[Shape]:
    """Owner and channel from the left, findings and feeling from the right."""
    middle = rect.bottom - META_Y
    shapes, end = _right_strip(subject, touchpoint, rect, middle)
    x = rect.x + TITLE_X
    owner = _owner_chip(subject, touchpoint, x, middle - 8)
    if owner:
        shapes += owner
        x += CHIP_W + 6
    channel = channel_of(subject.project, touchpoint)
    if channel is not None:
        ink = glyphs.GROUP_INK[group]
        shapes.append(glyphs.icon(glyphs.FAMILY_ICON[channel.family], x + _GLYPH / 2, middle, _GLYPH, ink))
        if subject.options.names:
            shapes += _channel_name(subject, subject.name(channel.name), x + _GLYPH + 4, middle, end)
    return shapes


def _right_strip(subject: Subject, touchpoint: Touchpoint, rect: Rect, middle: float) -> tuple[list[Shape], float]:
    """Badge and face, and the x where they begin."""
    shapes: list[Shape] = []
    end = rect.right - 8
    found = subject.marks.severities.get(touchpoint.id)
    if found:
        severity, count = found
        text = str(count) if count < 100 else "99+"
        ink = glyphs.SEVERITY_INK[severity]
        shapes.append(Text(end, middle + 3.8, text, _NAME, ink, "bold", "end"))
        end -= subject.measurer.width(text, _NAME, "bold") + 3 + _BADGE / 2
        shapes += glyphs.severity_mark(severity, end, middle, _BADGE)
        end -= _BADGE / 2 + 5
    feeling = touchpoint.emotion
    if feeling is not None:
        end -= _FACE / 2
        shapes += glyphs.face(end, middle, _FACE / 2, feeling.score, assumed=feeling.source == "assumed")
        end -= _FACE / 2 + 5
    return shapes, end


def _owner_chip(subject: Subject, touchpoint: Touchpoint, x: float, y: float) -> tuple[Shape, ...]:
    role = effective_owner(subject.project, touchpoint)
    mark = subject.owners.get(role)
    if mark is None and not _nobody_answers(subject, touchpoint):
        return ()
    return chip(subject.measurer, mark, x, y, own=touchpoint.owner is not None)


def _question(subject: Subject, touchpoint: Touchpoint) -> Ink | None:
    """The ink of the question mark that the owner chip would be; None when somebody answers."""
    if _nobody_answers(subject, touchpoint):
        return "error"
    mark = subject.owners.get(effective_owner(subject.project, touchpoint))
    return "warn" if mark is not None and mark.placeholder else None


def _nobody_answers(subject: Subject, touchpoint: Touchpoint) -> bool:
    """Whether somebody should answer for this contact and nobody does."""
    owner = effective_owner(subject.project, touchpoint)
    return subject.owners.get(owner) is None and (owner is not None or is_controlled(subject.project, touchpoint))


def _channel_name(subject: Subject, name: str, x: float, middle: float, end: float) -> tuple[Shape, ...]:
    shown = cut(subject.measurer, name, _NAME, "regular", math.floor(end - x)) if end > x else ""
    if shown != name and len(shown) < _FEWEST:
        return ()
    return (Text(x, middle + 3.7, shown, _NAME, "text3"),)


def _edge_marks(touchpoint: Touchpoint, rect: Rect) -> list[Shape]:
    shapes: list[Shape] = []
    middle = rect.y + rect.h / 2
    if touchpoint.entry:
        shapes += glyphs.entry_ring(rect.x, middle)
    if touchpoint.exit:
        shapes += glyphs.exit_ring(rect.right, middle)
    if touchpoint.critical:
        shapes += glyphs.diamond(rect.right - DIAMOND_IN, rect.y, 16)
    return shapes


def _corner_badge(subject: Subject, touchpoint: Touchpoint, rect: Rect) -> tuple[Shape, ...]:
    found = subject.marks.severities.get(touchpoint.id)
    if not found or (subject.options.level == 0 and found[0] != "error"):
        return ()
    size = min(12 * subject.options.magnify, rect.h * 0.5)
    reach = max(0.0, size / 2 - MARGIN)
    x, y = rect.right - reach, rect.bottom - reach
    if subject.options.level == 0:
        return (glyphs.octagon(x, y, size),)
    return glyphs.severity_mark(found[0], x, y, size)
