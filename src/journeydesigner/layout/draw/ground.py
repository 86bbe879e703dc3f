"""What lies under the cards: tinted lanes with the lines of the blueprint, the rules between stages, and the cells
where a world is missing."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise, product

from journeydesigner.i18n import N_
from journeydesigner.layout.draw import glyphs
from journeydesigner.layout.draw.detail import SMALLEST, TITLE
from journeydesigner.layout.draw.subject import Subject
from journeydesigner.layout.drawing import Box, Hatch, Part, Polyline, Rect, Shape, Text
from journeydesigner.layout.plan import HEAD_W, PAD, STAGE_H, Border, Column, Group, Lane, Plan
from journeydesigner.layout.sections import StageSection
from journeydesigner.model.values import StageId

GAP_LABELS: Mapping[Group, tuple[str, str]] = {
    "physical": (N_("No physical touchpoint"), N_("No physical contact")),
    "digital": (N_("No digital touchpoint"), N_("No digital contact")),
}
"""What an empty cell says that a rule calls a gap, at length and for narrow stages."""
_LABEL, _LABEL_H = 11.5, 26.0
_FRAME = 1.7
"""Width of a label beyond its words, in heights."""
_SMALLER = 0.75
_STEP = 12.0
"""Grid on which a free spot for a label is looked for."""


def lanes(subject: Subject) -> Iterator[Part]:
    """One tinted stripe per lane, over the whole width, closed by a thin line."""
    plan = subject.plan
    for lane in plan.lanes:
        rect = Rect(HEAD_W, lane.y, plan.width - HEAD_W, lane.h)
        yield Part(f"lane:{lane.key}", None, rect.grown(1), _stripe(lane, rect))


def _stripe(lane: Lane, rect: Rect) -> tuple[Shape, ...]:
    edge = Polyline(((rect.x, rect.bottom), (rect.right, rect.bottom)), "line", width=1)
    return (Box(rect, fill=glyphs.tint(lane.group), opacity=glyphs.strength(lane.group)), edge)


LINES: Mapping[Border, tuple[float, tuple[float, ...]]] = {
    "interaction": (1.4, ()),
    "visibility": (1.6, (8, 4)),
    "internal": (1.4, (2, 3)),
}
"""Width and dashes of the lines of the blueprint."""


def lines(subject: Subject) -> Iterator[Part]:
    """The lines of interaction, of visibility and of internal interaction; their names stand in the headers."""
    plan = subject.plan
    for line in plan.lines:
        yield border(line.name, HEAD_W, plan.width, line.y)


def border(name: Border, left: float, right: float, y: float) -> Part:
    """One of these lines."""
    width, dash = LINES[name]
    stroke = Polyline(((left, y), (right, y)), "text2", width=width, dash=dash)
    return Part(f"line:{name}", None, Rect(left, y - 2, right - left, 4), (stroke,))


def stage_rules(subject: Subject) -> Iterator[Part]:
    """The upright line at the left of every stage, and one after the last."""
    for number in range(len(subject.plan.columns)):
        yield from rules_of(subject, number)


def rules_of(subject: Subject, number: int) -> Iterator[Part]:
    """The upright line at the left of one stage, and the one after it if it is the last."""
    plan = subject.plan
    bottom = plan.arc.rect.y if plan.arc else plan.height
    column = plan.columns[number]
    yield rule(f"rule:{column.stage}", column.x, STAGE_H, bottom)
    if number == len(plan.columns) - 1:
        yield rule("rule:end", column.x + column.w, STAGE_H, bottom)


def rule(key: str, x: float, top: float, bottom: float) -> Part:
    """One upright line between stages."""
    line = Polyline(((x, top), (x, bottom)), "line2", width=1)
    return Part(key, None, Rect(x - 1, top, 2, bottom - top), (line,))


def gaps(subject: Subject) -> Iterator[Part]:
    """The hatched cells, each with its label at the free spot nearest to the middle."""
    plan = subject.plan
    marked = [(c, g) for c in plan.columns for g in GAP_LABELS if (c.stage, g) in subject.marks.gaps]
    if not marked:
        return
    taken = obstacles(plan, {column.stage for column, _ in marked})
    for column, group in marked:
        part = gap(subject, column, group, taken.get(column.stage, ()))
        if part:
            yield part


def gap(subject: Subject, column: Column, group: Group, taken: Sequence[Rect]) -> Part | None:
    """One hatched cell; None when the map has no lane of that group."""
    cell = subject.plan.cell(column.stage, group)
    if cell is None:
        return None
    inner = Rect(cell.x + PAD - 4, cell.y + 6, cell.w - 2 * PAD + 8, cell.h - 12)
    shapes: tuple[Shape, ...] = (
        Box(inner, 8, fill="error_bg", opacity=0.25),
        Hatch(inner, "error", gap=9, width=1, opacity=0.12),
        Box(inner, 8, stroke="error", width=1.2, dash=(6, 4), opacity=0.65),
    )
    return Part(
        f"gap:{column.stage}/{group}",
        column.stage,
        inner.grown(1),
        (*shapes, *_label(subject, inner, group, taken)),
    )


def _label(subject: Subject, cell: Rect, group: Group, taken: Sequence[Rect]) -> tuple[Shape, ...]:
    """The pill with the sentence, or the bare triangle where no words fit."""
    text, scale, rect = _placed(subject, cell, group, taken)
    size, height = _LABEL * scale, rect.h
    y = rect.y + height / 2
    pill = Box(rect, height / 2, fill="card", stroke="error", width=scale)
    mark = glyphs.severity_mark("warning", rect.x + height * 0.6, y - 0.5 * scale, 14 * scale)
    words = (Text(rect.x + height * 1.05, y + size * 0.36, text, size, "text", "semibold"),) if text else ()
    return (pill, *mark, *words)


def _placed(subject: Subject, cell: Rect, group: Group, taken: Sequence[Rect]) -> tuple[str, float, Rect]:
    """The longest wording that has a free spot, its scale and place; else the longest one, in the middle."""
    wordings = [*_wordings(subject, cell, group)]
    for text, scale in wordings:
        width, height = _extent(subject, text, scale)
        spot = free_spot(cell, width, height, taken)
        if spot is not None:
            return text, scale, _around(*spot, width, height)
    text, scale = wordings[0]
    return text, scale, _around(cell.x + cell.w / 2, cell.y + cell.h / 2, *_extent(subject, text, scale))


def _extent(subject: Subject, text: str, scale: float) -> tuple[float, float]:
    """Width and height of the pill around a wording."""
    height = _LABEL_H * scale
    if not text:
        return height * 1.2, height
    return subject.measurer.width(text, _LABEL * scale, "semibold") + height * _FRAME, height


def _around(x: float, y: float, width: float, height: float) -> Rect:
    return Rect(x - width / 2, y - height / 2, width, height)


def _wordings(subject: Subject, cell: Rect, group: Group) -> Iterator[tuple[str, float]]:
    """The wordings that fit into the cell, the longest first, with their scales; last "", the bare triangle."""
    magnify = subject.options.magnify
    whole = magnify * TITLE / SMALLEST if magnify > 1 else 1.0  # titles shrink a little first, a label never
    wanted = min(whole, (cell.h - 8) / _LABEL_H)
    long, short = (subject.say(text) for text in GAP_LABELS[group])
    for text, scale in ((long, wanted), (short, wanted), (short, wanted * _SMALLER)):
        if _extent(subject, text, scale)[0] <= cell.w - 16:
            yield text, scale
    yield "", wanted


def free_spot(cell: Rect, width: float, height: float, taken: Sequence[Rect]) -> tuple[float, float] | None:
    """Centre of the free rectangle of this size nearest to the cell's centre; None when nothing is free."""
    cx, cy = cell.x + cell.w / 2, cell.y + cell.h / 2
    columns = range(int((cell.w - width) / 2 / _STEP) + 1)
    rows = range(int((cell.h - height) / 2 / _STEP) + 1)
    shifts = sorted(product(columns, rows), key=lambda s: math.hypot(*s))
    for dx, dy in shifts:
        for sx, sy in ((1, 1), (-1, 1), (1, -1), (-1, -1)):
            x, y = cx + sx * dx * _STEP, cy + sy * dy * _STEP
            spot = _around(x, y, width, height).grown(3)
            if not any(spot.meets(other) for other in taken):
                return x, y
    return None


def obstacles(plan: Plan, stages: Iterable[StageId]) -> dict[StageId, list[Rect]]:
    """What stands in the columns of these stages: cards, dots, and the pieces of links with their marks."""
    wanted = set(stages)
    return {
        column.stage: list(_standing(plan, section))
        for column, section in zip(plan.columns, plan.sections, strict=True)
        if column.stage in wanted
    }


def _standing(plan: Plan, section: StageSection) -> Iterator[Rect]:
    for card in section.cards.values():
        yield card.rect
    for dot in section.dots:
        yield Rect(*dot.at, 0, 0).grown(10)
        yield _box(dot.at, dot.card_end)
    for tag in section.tags.values():
        yield tag.rect
        yield _box(*tag.stub)
    left, right = section.frame.x, section.frame.x + section.frame.width
    for id_ in section.through:
        for p, q in pairwise(plan.links[id_].points):
            if max(p[0], q[0]) > left and min(p[0], q[0]) < right:
                yield _box(p, q)
    for id_ in section.marked:
        link = plan.links[id_]
        for at in (link.mark, link.share):
            if at is not None:
                yield Rect(*at, 0, 0).grown(11)


def _box(p: tuple[float, float], q: tuple[float, float]) -> Rect:
    return Rect(min(p[0], q[0]), min(p[1], q[1]), abs(p[0] - q[0]), abs(p[1] - q[1])).grown(2)
