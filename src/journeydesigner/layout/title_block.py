"""The head of a printed page: name, promise and objective of the journey, and the facts box beside or below."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from journeydesigner.i18n import N_, Language, translate
from journeydesigner.layout.dates import long_date
from journeydesigner.layout.drawing import Box, Ink, Part, Polyline, Rect, Shape, Text, TextMeasurer
from journeydesigner.layout.text import Step, cut, fit, wrap
from journeydesigner.layout.words import word
from journeydesigner.model import Journey, Persona, Project, Role
from journeydesigner.model.values import RoleId

_TITLE = (Step(22, 1), Step(19, 1), Step(16, 2), Step(13, 3))
_SUBTITLE = 9.6
_LABEL, _VALUE = 7.4, 9.0
_PAD = 7.0
_BOX_H = 38.0
_VALUE_MOST = 150.0
"""Widest value of a fact before it is cut."""
_BESIDE = 0.45
"""The facts stand beside the title when this share of the width is left for it."""
_SPACE = 24.0


class Fact(NamedTuple):
    """One field of the facts box; `alarm` is the ink of the dashed frame around a value that is missing."""

    label: str
    value: str
    alarm: Ink | None = None


class TitleBlock(NamedTuple):
    """The shapes of the head, from y = 0 down, and their height."""

    part: Part
    height: float


def title_block(
    project: Project, journey: Journey, language: Language, measurer: TextMeasurer, width: float
) -> TitleBlock:
    """The head of the page of `journey`, `width` points wide."""
    fields = facts(project, journey, language)
    widths = [_fact_width(measurer, fact) for fact in fields]
    box_w = sum(widths)
    beside = width - box_w - _SPACE >= width * _BESIDE
    if not beside and box_w > width:
        widths = [w * width / box_w for w in widths]
        box_w = width
    title_w = width - box_w - _SPACE if beside else width
    shapes, height = _titles(journey, language, measurer, title_w)
    top = 0.0 if beside else height + 8
    shapes += _facts_box(measurer, fields, widths, Rect(width - box_w if beside else 0, top, box_w, _BOX_H))
    height = max(height, top + _BOX_H)
    return TitleBlock(Part("title", journey.id, Rect(0, 0, width, height), tuple(shapes)), height)


def _titles(
    journey: Journey, language: Language, measurer: TextMeasurer, width: float
) -> tuple[list[Shape], float]:
    name = fit(measurer, journey.name.get(language), "bold", width, _TITLE)
    y = 0.0
    shapes: list[Shape] = []
    for line in name.lines:
        y += name.size * (1.0 if not shapes else 1.15)
        shapes.append(Text(0, y, line, name.size, "text", "bold"))
    for line in _subtitle(journey, language, measurer, width):
        y += _SUBTITLE * (1.6 if len(shapes) == len(name.lines) else 1.35)
        shapes.append(Text(0, y, line, _SUBTITLE, "text2"))
    return shapes, y + 3


def _subtitle(journey: Journey, language: Language, measurer: TextMeasurer, width: float) -> tuple[str, ...]:
    parts = []
    if journey.brand_promise:
        parts.append(translate(N_("“{promise}”"), language, promise=journey.brand_promise.get(language)))
    if journey.objective:
        parts.append(translate(N_("Objective: {objective}"), language, objective=journey.objective.get(language)))
    if not parts:
        return ()
    return wrap(measurer, "\u2003".join(parts), _SUBTITLE, "regular", width, 2).lines


def facts(project: Project, journey: Journey, language: Language) -> tuple[Fact, ...]:
    """What the box says about the journey: never blank; what is missing is said in words."""
    kind = f"{word('journey_kind', journey.kind, language)}, {word('journey_state', journey.state, language)}"
    review = long_date(journey.review_date, language) if journey.review_date else None
    personas = _personas(project, journey, language)
    return (
        Fact(translate(N_("Journey"), language), kind),
        Fact(translate(N_("Personas"), language), personas or translate(N_("no persona"), language)),
        _role(project, journey.owner, translate(N_("Journey owner"), language), language, "error"),
        _role(project, journey.sponsor, translate(N_("Sponsor"), language), language, "warn"),
        Fact(translate(N_("Next review"), language), review or translate(N_("no date"), language)),
        Fact(translate(N_("Status"), language), word("journey_status", journey.status, language)),
    )


def _personas(project: Project, journey: Journey, language: Language) -> str:
    """First names, as it were: what stands before the comma."""
    found = [project.one(Persona, id_) for id_ in journey.personas]
    names = [persona.name.get(language).partition(",")[0] for persona in found if persona]
    return ", ".join(names if len(names) <= 3 else [*names[:2], f"+{len(names) - 2}"])


def _role(project: Project, id_: RoleId | None, label: str, language: Language, alarm: Ink) -> Fact:
    role = project.one(Role, id_)
    if role is None:
        return Fact(label, translate(N_("not named"), language), alarm)
    return Fact(label, role.name.get(language), "warn" if role.placeholder else None)


def _fact_width(measurer: TextMeasurer, fact: Fact) -> float:
    label = measurer.width(fact.label, _LABEL)
    value = min(_VALUE_MOST, measurer.width(fact.value, _VALUE, "semibold")) + (12 if fact.alarm else 0)
    return max(label, value) + 2 * _PAD + 1


def _facts_box(measurer: TextMeasurer, fields: Sequence[Fact], widths: Sequence[float], rect: Rect) -> list[Shape]:
    shapes: list[Shape] = [Box(rect, 4, fill="card", stroke="line2", width=0.8)]
    x = rect.x
    for fact, width in zip(fields, widths, strict=True):
        if x > rect.x:
            shapes.append(Polyline(((x, rect.y), (x, rect.bottom)), "line2", width=0.8))
        shapes += _fact(measurer, fact, Rect(x, rect.y, width, rect.h))
        x += width
    return shapes


def _fact(measurer: TextMeasurer, fact: Fact, rect: Rect) -> list[Shape]:
    room = rect.w - 2 * _PAD
    label = cut(measurer, fact.label, _LABEL, "regular", room)
    shapes: list[Shape] = [Text(rect.x + _PAD, rect.y + 14, label, _LABEL, "text2")]
    x, y = rect.x + _PAD, rect.y + 28
    if fact.alarm:
        value = cut(measurer, fact.value, _VALUE, "semibold", room - 12)
        frame = Rect(x - 1, y - 10.2, measurer.width(value, _VALUE, "semibold") + 13, 14.4)
        shapes.append(Box(frame, 7.2, stroke=fact.alarm, width=0.9, dash=(2.6, 1.8)))
        return [*shapes, Text(x + 5.5, y, value, _VALUE, fact.alarm, "semibold")]
    value = cut(measurer, fact.value, _VALUE, "semibold", room)
    return [*shapes, Text(x, y, value, _VALUE, "text", "semibold")]
