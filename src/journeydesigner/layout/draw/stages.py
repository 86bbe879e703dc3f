"""The sticky header of a stage: number, name, findings, who answers for it, balance of the two worlds.

Text is never scaled: on screen the header keeps its height while the map below is zoomed, and leaves items away
when the stage gets narrow.
"""

from __future__ import annotations

from collections.abc import Iterator

from journeydesigner.i18n import N_
from journeydesigner.layout.draw import glyphs
from journeydesigner.layout.draw.owners import CHIP_H, CHIP_W, chip
from journeydesigner.layout.draw.subject import Subject
from journeydesigner.layout.drawing import Box, Disc, Ink, Part, Polyline, Rect, Shape, Text, Weight
from journeydesigner.layout.plan import STAGE_H, Column
from journeydesigner.layout.text import cut
from journeydesigner.model import Role, Stage
from journeydesigner.model.reading import balance

PAD_X = 10.0
_NAME, _ROLE, _COUNT = 13.0, 11.0, 11.5
_DISC = 10.0
_BARE = 46.0
"""Below this width only the number is shown."""
_TRACK = (40.0, 52.0)
"""Shortest and longest track of the balance gauge."""
_LETTER = 12.0
PHYSICAL, DIGITAL = N_("P"), N_("D")
"""The letters at the two ends of the gauge."""
_FEWEST = 10
"""A role is named when at least so many of its characters fit."""


def stage_headers(subject: Subject, scale: float = 1.0, height: float = STAGE_H) -> Iterator[Part]:
    """The headers of all stages with the map zoomed by `scale`, `height` pixels high."""
    for column in subject.plan.columns:
        yield stage_header(subject, column, Rect(column.x * scale, 0, column.w * scale, height))


def stage_header(subject: Subject, column: Column, rect: Rect) -> Part:
    """The header of one stage inside `rect`."""
    stage = subject.stage(column)
    shapes: list[Shape] = [
        Box(rect, fill="head"),
        Polyline(((rect.x, rect.bottom), (rect.right, rect.bottom)), "strong", width=1),
        Polyline(((rect.right, rect.y), (rect.right, rect.bottom)), "line2", width=1),
    ]
    upper, lower = rect.y + rect.h * 0.31, rect.y + rect.h * 0.70
    shapes += _number(column.number, rect, upper)
    if rect.w >= _BARE:
        shapes += _name_row(subject, stage, rect, upper)
        shapes += _owner_row(subject, stage, rect, lower)
    return Part(f"stage:{stage.id}", stage.id, rect.grown(1), tuple(shapes))


def _number(number: int, rect: Rect, y: float) -> tuple[Shape, ...]:
    x = rect.x + (PAD_X + _DISC if rect.w >= _BARE else rect.w / 2)
    size = 11 if number < 100 else 9
    return (
        Disc(x, y, min(_DISC, rect.w / 2), fill="text"),
        Text(x, y + size * 0.36, str(number), size, "head", "bold", "middle"),
    )


def _name_row(subject: Subject, stage: Stage, rect: Rect, y: float) -> list[Shape]:
    shapes: list[Shape] = []
    x, end = rect.x + PAD_X + 2 * _DISC + 6, rect.right - PAD_X
    found = subject.marks.severities.get(stage.id)
    if found and rect.w >= 2 * _BARE:
        severity, count = found
        shapes.append(Text(end, y + 4.1, str(count), _COUNT, glyphs.SEVERITY_INK[severity], "bold", "end"))
        end -= subject.measurer.width(str(count), _COUNT, "bold") + 3 + 8
        shapes += glyphs.severity_mark(severity, end, y, 15)
        end -= 8 + 8
    name = cut(subject.measurer, subject.name(stage.name), _NAME, "bold", end - x) if end > x else ""
    return [*shapes, Text(x, y + _NAME * 0.36, name, _NAME, "text", "bold")]


def _owner_row(subject: Subject, stage: Stage, rect: Rect, y: float) -> list[Shape]:
    x, end = rect.x + PAD_X, rect.right - PAD_X
    mark = subject.owners.get(stage.owner)
    shapes: list[Shape] = list(chip(subject.measurer, mark, x, y - CHIP_H / 2, own=True))
    x += CHIP_W + 8
    track = min(_TRACK[1], end - x - 2 * _LETTER - 12)
    value = balance(subject.project, stage)
    if value is not None and track >= _TRACK[0]:
        ends = (subject.say(PHYSICAL), subject.say(DIGITAL))
        alarming = is_alarming(stage, value)
        shapes += gauge(value, ends, end - track - 2 * _LETTER, y, track, alarming=alarming)
        end -= track + 2 * _LETTER + 8
    ink: Ink = "error" if mark is None else "warn" if mark.placeholder else "text2"
    return [*shapes, *_role(subject, stage, x, y, end, ink)]


def _role(subject: Subject, stage: Stage, x: float, y: float, end: float, ink: Ink) -> tuple[Shape, ...]:
    role = subject.project.one(Role, stage.owner)
    text = subject.name(role.name) if role else subject.say(N_("owner?"))
    weight: Weight = "regular" if role else "semibold"
    shown = cut(subject.measurer, text, _ROLE, weight, end - x) if end > x else ""
    if shown != text and len(shown) <= _FEWEST:
        return ()
    return (Text(x, y + _ROLE * 0.36, shown, _ROLE, ink, weight),)


def is_alarming(stage: Stage, value: float) -> bool:
    """Whether a stage has only one of the two worlds without meaning to."""
    return stage.intended_worlds == "any" and abs(value) >= 1


def gauge(
    value: float, ends: tuple[str, str], x: float, y: float, track: float, *, alarming: bool
) -> tuple[Shape, ...]:
    """The balance from physical (-1) to digital (+1) on a track between two letters; red when alarming."""
    left, right = x + _LETTER, x + _LETTER + track
    middle = (left + right) / 2
    at = middle + value * (track / 2 - 4)
    return (
        Text(x, y + 3.6, ends[0], 10, "physical", "bold"),
        Text(right + _LETTER, y + 3.6, ends[1], 10, "digital", "bold", "end"),
        Polyline(((left, y), (right, y)), "line2", width=3, round_caps=True),
        Polyline(((middle, y - 4), (middle, y + 4)), "strong", width=1),
        Disc(at, y, 4.2, fill="error" if alarming else "text"),
    )
