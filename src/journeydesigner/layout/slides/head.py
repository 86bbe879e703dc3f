"""The head of a slide: how far the journey is told, the stage and its owner, where links come from and go to."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from journeydesigner.i18n import N_
from journeydesigner.layout.draw import glyphs
from journeydesigner.layout.draw.owners import OwnerBook
from journeydesigner.layout.drawing import Box, Ink, Part, Rect, Shape, Text, TextMeasurer, Weight
from journeydesigner.layout.one_stage import End, OneStage
from journeydesigner.layout.page import Layer
from journeydesigner.layout.slides.sheet import LARGE, MARGIN, MEDIUM, SMALL, Sheet, Telling, layer
from journeydesigner.layout.text import Step, cut, fit, wrap
from journeydesigner.model import Project, Role, Stage, Touchpoint
from journeydesigner.model.journey import Journey
from journeydesigner.model.organisation import Persona
from journeydesigner.model.values import Id

_TRACK_Y, _TRACK_H, _GAP = 14.0, 7.0, 8.0
_LABEL_Y = 41.0
_TITLE_Y = 102.0
_LINES_Y, _LEAD = 132.0, 20.0
_PILL_H = 40.0
_FEWEST = 4
"""A stage is named in the track when at least so many letters fit; else it has its number."""
HERE: Weight = "bold"
ELSEWHERE: Weight = "regular"
_STEPS = (Step(LARGE, 1), Step(38, 1), Step(32, 1))


@dataclass(frozen=True, slots=True)
class Heading:
    """Which part of a stage is shown, from 0, and of how many."""

    part: int = 0
    parts: int = 1


def heading(
    project: Project, one: OneStage, of: Heading, told: Telling, sheet: Sheet
) -> tuple[Layer, dict[Id, Rect]]:
    """The head, and by stage the stretch of the track that leads to it."""
    stage = project.all(Stage)[one.stage]
    stages = project.stages(stage.journey)
    stretches = _stretches(stages, sheet)
    parts = list(track(stages, one.number, of, told, stretches))
    parts.append(_title(project, stage, of, told, sheet))
    parts += _ends(project, one, told, sheet)
    hits = {id_: Rect(r.x, 0, r.w, _LABEL_Y + 10) for id_, r in stretches.items()}
    return layer(parts, sheet), hits


def _stretches(stages: Sequence[Stage], sheet: Sheet) -> dict[Id, Rect]:
    step = (sheet.width - 2 * MARGIN + _GAP) / max(1, len(stages))
    gap = min(_GAP, step / 4)
    return {s.id: Rect(MARGIN + n * step, _TRACK_Y, step - gap, _TRACK_H) for n, s in enumerate(stages)}


def track(
    stages: Sequence[Stage], current: int, of: Heading, told: Telling, stretches: dict[Id, Rect]
) -> Iterator[Part]:
    """The bar of all stages: those told, the one shown with its parts, those to come."""
    for number, stage in enumerate(stages, 1):
        rect, is_here = stretches[stage.id], number == current
        shapes: list[Shape] = []
        count = of.parts if is_here else 1
        for n in range(count):
            width = (rect.w + 3) / count - 3
            ink = "accent" if number < current else "text" if is_here and n <= of.part else "line2"
            piece = Rect(rect.x + n * (width + 3), rect.y, max(width, 1), rect.h)
            shapes.append(Box(piece, min(_TRACK_H, piece.w) / 2, fill=ink))
        name, weight = told.name(stage.name), HERE if is_here else ELSEWHERE
        text = cut(told.measurer, f"{number} {name}", SMALL, "bold", rect.w)
        if len(text) < _FEWEST + 2 and text != f"{number} {name}":
            text = cut(told.measurer, str(number), SMALL, "bold", rect.w + _GAP)
        shapes.append(Text(rect.x, _LABEL_Y, text, SMALL, "text" if is_here else "text2", weight))
        yield Part(f"track:{stage.id}", stage.id, Rect(rect.x, 0, rect.w, _LABEL_Y + 8), tuple(shapes))


def _title(project: Project, stage: Stage, of: Heading, told: Telling, sheet: Sheet) -> Part:
    """The stage's name, who answers for it, which part of it this is, and who lives it."""
    right = list(_persona(project, stage, told, sheet.width - MARGIN))
    pills = [_owner(project, stage, told)]
    if of.parts > 1:
        pills.append((told.say(N_("Part {n} of {count}"), n=of.part + 1, count=of.parts), "text2", "", ()))
    found = told.marks.severities.get(stage.id)
    widths = [_pill_width(told.measurer, text, icon) for text, _ink, icon, _dash in pills]
    room = max(300.0, sheet.width - 2 * MARGIN - 420 - sum(widths) - 24 * len(widths) - (60 if found else 0))
    name = fit(told.measurer, told.name(stage.name), "bold", room, _STEPS)
    shapes: list[Shape] = [Text(MARGIN, _TITLE_Y, name.lines[0] if name.lines else "", name.size, "text", "bold")]
    x = MARGIN + told.measurer.width(name.lines[0] if name.lines else "", name.size, "bold") + 24
    if found:
        shapes += glyphs.severity_mark(found[0], x + 12, _TITLE_Y - 15, 26)
        shapes.append(Text(x + 30, _TITLE_Y - 8, str(found[1]), 20, glyphs.SEVERITY_INK[found[0]], "bold"))
        x += 60 + told.measurer.width(str(found[1]), 20, "bold")
    for (text, ink, icon, dash), width in zip(pills, widths, strict=True):
        shapes += _pill(Rect(x, _TITLE_Y - 35, width, _PILL_H), text, ink, icon, dash)
        x += width + 16
    rect = Rect(MARGIN, _TITLE_Y - 50, sheet.width - 2 * MARGIN, 70)
    return Part(f"stage:{stage.id}", stage.id, rect, (*shapes, *right))


def _owner(project: Project, stage: Stage, told: Telling) -> tuple[str, Ink, str, tuple[float, ...]]:
    """Who answers for the stage, as a pill; dashed where nobody does."""
    mark = OwnerBook.of(project, told.options.language).get(stage.owner)
    role = project.one(Role, stage.owner)
    if mark is None or role is None:
        return told.say(N_("Stage without an owner")), "error", "user-x", (7, 5)
    name = cut(told.measurer, role.name.get(told.options.language), MEDIUM, "semibold", 300)
    if mark.placeholder:
        return name, "warn", "user-x", (7, 5)
    return name, "text2", "user", ()


def _pill_width(measurer: TextMeasurer, text: str, icon: str) -> float:
    return measurer.width(text, MEDIUM, "semibold") + 36 + (30 if icon else 0)


def _pill(rect: Rect, text: str, ink: Ink, icon: str, dash: tuple[float, ...]) -> Iterator[Shape]:
    middle = rect.y + rect.h / 2
    yield Box(
        rect, rect.h / 2, fill="card", stroke=ink if dash else "line2", width=1.8 if dash else 1.2, dash=dash
    )
    if icon:
        yield glyphs.icon(icon, rect.x + 28, middle, 20, ink)
    yield Text(rect.x + (46 if icon else 18), middle + MEDIUM * 0.36, text, MEDIUM, ink, "semibold")


def _persona(project: Project, stage: Stage, told: Telling, right: float) -> Iterator[Shape]:
    journey = project.one(Journey, stage.journey)
    ids = stage.personas if stage.personas is not None else journey.personas if journey else ()
    people = [p.name.get(told.options.language) for p in map(project.all(Persona).get, ids) if p is not None]
    if not people:
        return
    more = f" +{len(people) - 1}" if len(people) > 1 else ""
    text = cut(told.measurer, people[0], 20, "regular", 330) + more
    x = right - told.measurer.width(text, 20)
    yield glyphs.icon("user", x - 20, _TITLE_Y - 15, 24, "text2")
    yield Text(x, _TITLE_Y - 8, text, 20, "text2")


def _ends(project: Project, one: OneStage, told: Telling, sheet: Sheet) -> Iterator[Part]:
    room = sheet.width / 2 - MARGIN - 20
    sides = (
        ("arrivals", N_("Comes from: {places}"), one.arrivals, MARGIN, "start"),
        ("departures", N_("Goes on to: {places}"), one.departures, sheet.width - MARGIN, "end"),
    )
    for key, sentence, ends, x, anchor in sides:
        if not ends:
            continue
        text = told.say(sentence, places=places(project, one, ends, told))
        lines = wrap(told.measurer, text, SMALL, "regular", room, 2).lines
        shapes = tuple(
            Text(x, _LINES_Y + n * _LEAD, line, SMALL, "text2", anchor="end" if anchor == "end" else "start")
            for n, line in enumerate(lines)
        )
        left = x if anchor == "start" else x - room
        yield Part(key, None, Rect(left, _LINES_Y - SMALL, room, 2 * _LEAD + 4), shapes)


def places(project: Project, one: OneStage, ends: Sequence[End], told: Telling) -> str:
    """Touchpoints by stage, with its number and name: "2 Préparation (Appel à l'office)"."""
    found = []
    for stage_id, group in groupby(ends, key=lambda end: end.stage):
        here = list(group)
        names = ", ".join(told.name(project.all(Touchpoint)[end.touchpoint].name) for end in here)
        if stage_id == one.stage:
            where = told.say(N_("this stage"))
        else:
            where = f"{here[0].number} {told.name(project.all(Stage)[stage_id].name)}"
        found.append(told.say(N_("{stage} ({names})"), stage=where, names=names))
    return ", ".join(found)
