"""The slide of one stage: its map by the one geometry, names of lanes and emotions in large type around it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from journeydesigner.i18n import N_
from journeydesigner.layout.draw import Subject, glyphs
from journeydesigner.layout.draw.lanes import lane_name
from journeydesigner.layout.drawing import Box, Drawing, Polyline, Rect, Shape, Text
from journeydesigner.layout.drawing import Part as DrawnPart
from journeydesigner.layout.one_stage import OneStage, plan_alone
from journeydesigner.layout.page import Layer
from journeydesigner.layout.plan import HEAD_W, STAGE_H, Lane, Plan
from journeydesigner.layout.slides.feelings import feelings
from journeydesigner.layout.slides.head import Heading, heading
from journeydesigner.layout.slides.sheet import (
    ARC_H,
    BODY_TOP,
    LANE_W,
    LEAST,
    MAGNIFY,
    MEDIUM,
    MOST,
    Sheet,
    Slide,
    Telling,
    content_of,
    layer,
)
from journeydesigner.layout.text import wrap
from journeydesigner.model import Channel, Project
from journeydesigner.model.values import Id

_NAME, _LEAD = MEDIUM / LEAST, 13.0
_GLYPH, _GLYPH_X, _NAME_X = 15.0, 27.0, 40.0
_BAR_X = 8.0


def stage_slide(project: Project, one: OneStage, of: Heading, told: Telling, sheet: Sheet) -> Slide:
    """The slide of a stage, or of a part of it, of the journey in `project`."""
    head, stages = heading(project, one, of, told, sheet)
    if not one.project.touchpoints(one.stage):
        return Slide((_ground(sheet), head, _empty(told, sheet)), {}, stages)
    plan = plan_alone(project, one)
    scale = min(MOST, sheet.scale(plan))
    told = replace(told, options=replace(told.options, level=3, magnify=MAGNIFY, names=False, paper=True))
    subject = told.subject(one.project, plan)
    dx = (LANE_W - HEAD_W) * scale
    free = sheet.height - BODY_TOP - content_of(plan)[1] * scale
    dy = BODY_TOP + max(0.0, free) / 2 - STAGE_H * scale
    right = HEAD_W - LANE_W + sheet.width / scale
    drawing = told.drawing(one.project, plan)
    # The drawing's own lanes end with the last card; here they run over the whole screen.
    gaps = [part for part in drawing.ground.parts if part.key.startswith("gap:")]
    layers = [
        _ground(sheet),
        layer(_lanes(subject, right), sheet, scale, dx, dy),
        layer(gaps, sheet, scale, dx, dy),
        *(
            Layer(of_map, scale, dx, dy)
            for of_map in (drawing.links, drawing.dots, drawing.cards, drawing.passages)
        ),
    ]
    if plan.arc is not None and plan.arc.feelings:
        top = (sheet.height - dy) / scale - ARC_H
        layers.append(layer(feelings(subject, top, right), sheet, scale, dx, dy))
    return Slide((*layers, head), _cards(plan, scale, dx, dy), stages)


def _ground(sheet: Sheet) -> Layer:
    bounds = Rect(0, 0, sheet.width, sheet.height)
    return Layer(Drawing(bounds, (DrawnPart("ground", None, bounds, (Box(bounds, fill="canvas"),)),)), 1, 0, 0)


def _cards(plan: Plan, scale: float, dx: float, dy: float) -> dict[Id, Rect]:
    order = sorted(plan.cards.values(), key=lambda card: (card.slot, card.rect.x, card.rect.y))
    found = {}
    for card in order:
        r = card.rect
        found[Id(card.touchpoint)] = Rect(r.x * scale + dx, r.y * scale + dy, r.w * scale, r.h * scale)
    return found


def _lanes(subject: Subject, right: float) -> Iterator[DrawnPart]:
    """Stripes over the whole width, each with the pattern of its nature and one name."""
    left = HEAD_W - LANE_W
    for lane in subject.plan.lanes:
        rect = Rect(left, lane.y, right - left, lane.h)
        edge = Polyline(((left, rect.bottom), (right, rect.bottom)), "line", width=0.8)
        shapes: list[Shape] = [Box(rect, fill=glyphs.tint(lane.group)), edge]
        shapes += glyphs.nature_bar(lane.group, left + _BAR_X, lane.y + 6, lane.h - 12)
        shapes += _named(subject, lane, left)
        yield DrawnPart(
            f"lane:{lane.key}", lane.channels[0] if lane.channels else None, rect.grown(1), tuple(shapes)
        )
    top, bottom = subject.plan.lanes[0].y, subject.plan.lanes[-1].y + subject.plan.lanes[-1].h
    rule = Polyline(((HEAD_W, top), (HEAD_W, bottom)), "line2", width=0.8)
    yield DrawnPart("rule", None, Rect(HEAD_W - 1, top, 2, bottom - top), (rule,))


def _named(subject: Subject, lane: Lane, left: float) -> Iterator[Shape]:
    channel = subject.project.one(Channel, lane.channels[0]) if lane.channels else None
    name = subject.name(channel.name) if channel else lane_name(subject, lane)
    icon = glyphs.FAMILY_ICON[channel.family] if channel else glyphs.GROUP_ICON[lane.group]
    middle = lane.y + lane.h / 2
    yield glyphs.icon(icon, left + _GLYPH_X, middle, _GLYPH, glyphs.GROUP_INK[lane.group])
    lines = wrap(subject.measurer, name, _NAME, "semibold", LANE_W - _NAME_X - 6, 3).lines
    first = middle - (len(lines) - 1) * _LEAD / 2 + _NAME * 0.36
    for n, line in enumerate(lines):
        yield Text(left + _NAME_X, first + n * _LEAD, line, _NAME, "text", "semibold")


def _empty(told: Telling, sheet: Sheet) -> Layer:
    """What a stage without touchpoints says."""
    text = told.say(N_("This stage has no touchpoint yet."))
    middle = (BODY_TOP + sheet.height) / 2
    box = Rect(sheet.width / 2 - 330, middle - 56, 660, 112)
    shapes = (
        Box(box, 12, fill="card", stroke="strong", width=1.5, dash=(8, 6)),
        Text(sheet.width / 2, middle + 8, text, 24, "text2", "medium", "middle"),
    )
    return layer([DrawnPart("empty", None, box.grown(2), shapes)], sheet)
