"""The slide of a whole journey: all stages at the level of detail that titles alone have (L1)."""

from __future__ import annotations

from dataclasses import replace

from journeydesigner.layout.draw import Level
from journeydesigner.layout.draw.arc import Strip, arc_header, arc_strip
from journeydesigner.layout.draw.detail import magnification
from journeydesigner.layout.draw.lanes import lane_headers
from journeydesigner.layout.draw.ribbons import ribbon_headers
from journeydesigner.layout.draw.stages import stage_headers
from journeydesigner.layout.drawing import Box, Drawing, Part, Rect, Text
from journeydesigner.layout.lay_out import lay_out
from journeydesigner.layout.page import Layer
from journeydesigner.layout.plan import HEAD_W, STAGE_H, LayerName, Plan, View
from journeydesigner.layout.slides.sheet import MARGIN, Sheet, Slide, Telling, layer
from journeydesigner.layout.text import Step, fit
from journeydesigner.model import Project
from journeydesigner.model.journey import Journey
from journeydesigner.model.values import Id

_TOP, _HEAD_H, _LARGEST = 96.0, 58.0, 1.2
_ARC_H = 84.0
_COARSE = 0.2
"""Screen pixels per map pixel below which not even titles can be read, and cards are coloured bars."""
_STEPS = (Step(38, 1), Step(30, 1), Step(24, 1))


def overview_slide(
    project: Project,
    journey: Journey,
    here: Id | None,
    told: Telling,
    sheet: Sheet,
    layers: tuple[LayerName, ...] = ("arc",),
) -> Slide:
    """All stages of a journey, the one in `here` with a frame, and these layers below."""
    plan = lay_out(project, journey.id, View(layers=layers))
    parts = [_name(journey, told, sheet)]
    if not plan.columns:
        return Slide((_ground(sheet), layer(parts, sheet)), {}, {})
    z = _scale(plan, sheet)
    level: Level = 1 if z * sheet.unit >= _COARSE else 0
    options = replace(told.options, level=level, magnify=magnification(level, z * sheet.unit))
    subject, drawing = told.subject(project, plan, options), told.drawing(project, plan, options)
    bottom = plan.arc.rect.y if plan.arc else plan.height
    left = (sheet.width - HEAD_W - (plan.width - HEAD_W) * z) / 2
    dx, dy = left + HEAD_W * (1 - z), _TOP + _HEAD_H - STAGE_H * z
    drawn = [
        _ground(sheet),
        layer(parts, sheet),
        *(Layer(of_map, z, dx, dy) for of_map in drawing.scrolled),
        layer([*lane_headers(subject, z, HEAD_W), *ribbon_headers(subject, z)], sheet, 1, left, dy),
        layer(stage_headers(subject, z, _HEAD_H), sheet, 1, dx, _TOP),
    ]
    if plan.arc is not None:
        strip = Strip(plan.arc, z, _ARC_H, bottom * z)
        drawn.append(layer(arc_strip(subject, strip), sheet, 1, dx, dy))
        drawn.append(layer([arc_header(subject, strip)], sheet, 1, left, dy))
    height = _HEAD_H + (bottom - STAGE_H) * z + (_ARC_H if plan.arc else 0)
    stages = {Id(c.stage): Rect(c.x * z + dx, _TOP, c.w * z, height) for c in plan.columns}
    if here in stages:
        drawn.append(layer([_frame(here, stages[here])], sheet))
    cards = {Id(c.touchpoint): _scaled(c.rect, z, dx, dy) for c in plan.cards.values()}
    return Slide(tuple(drawn), {}, stages, cards)


def _scaled(rect: Rect, z: float, dx: float, dy: float) -> Rect:
    return Rect(rect.x * z + dx, rect.y * z + dy, rect.w * z, rect.h * z)


def _scale(plan: Plan, sheet: Sheet) -> float:
    bottom = plan.arc.rect.y if plan.arc else plan.height
    used = _ARC_H if plan.arc else 0
    width = (sheet.width - 2 * MARGIN - HEAD_W) / (plan.width - HEAD_W)
    height = (sheet.height - _TOP - _HEAD_H - used - 12) / max(1.0, bottom - STAGE_H)
    return min(_LARGEST, width, height)


def _name(journey: Journey, told: Telling, sheet: Sheet) -> Part:
    room = sheet.width - 2 * MARGIN
    name = fit(told.measurer, told.name(journey.name), "bold", room, _STEPS)
    shapes = tuple(Text(MARGIN, 64, line, name.size, "text", "bold") for line in name.lines)
    return Part(f"journey:{journey.id}", journey.id, Rect(MARGIN, 20, room, 60), shapes)


def _frame(stage: Id | None, rect: Rect) -> Part:
    shapes = (Box(rect.grown(2), 4, stroke="accent", width=4),)
    return Part("here", stage, rect.grown(6), shapes)


def _ground(sheet: Sheet) -> Layer:
    bounds = Rect(0, 0, sheet.width, sheet.height)
    return Layer(Drawing(bounds, (Part("ground", None, bounds, (Box(bounds, fill="canvas"),)),)), 1, 0, 0)
