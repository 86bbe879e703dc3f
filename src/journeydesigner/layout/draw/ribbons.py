"""The strips of the layers: their ground under the notes, and their headers beside it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from journeydesigner.i18n import N_
from journeydesigner.layout.draw import glyphs
from journeydesigner.layout.draw.lanes import SPINE
from journeydesigner.layout.draw.subject import Subject
from journeydesigner.layout.drawing import Box, Ink, Part, Polyline, Rect, Shape, Text
from journeydesigner.layout.plan import HEAD_W, LayerName, Plan, Ribbon
from journeydesigner.layout.text import wrap
from journeydesigner.layout.words import label

LAYER_ICON: Mapping[LayerName, str] = {
    "thoughts": "message-circle", "pains": "circle-alert", "opportunities": "flag", "kpis": "target",
    "systems": "server", "roles": "users", "arc": "activity",
}  # fmt: skip
LAYER_INK: Mapping[LayerName, Ink] = {
    "thoughts": "text2", "pains": "neg", "opportunities": "info", "kpis": "text2", "systems": "backstage",
    "roles": "text2", "arc": "text2",
}  # fmt: skip
EMPTY: Mapping[LayerName, str] = {
    "thoughts": N_("No thought yet"), "pains": N_("No pain point yet"),
    "opportunities": N_("No opportunity yet"), "kpis": N_("No KPI yet"),
    "systems": N_("No application yet"), "roles": N_("No continuous role yet"),
}  # fmt: skip
"""What a strip says in which nothing stands."""
_SIZE, _LEAD, _GLYPH = 11.0, 14.0, 14.0
_GLYPH_AT, _NAME_AT = SPINE + 15, SPINE + 28
"""Where glyph and name stand, below those of the lanes."""


def ribbon_grounds(subject: Subject) -> Iterator[Part]:
    """The ground of every strip."""
    return (ribbon_ground(subject, ribbon) for ribbon in subject.plan.ribbons)


def ribbon_ground(subject: Subject, ribbon: Ribbon) -> Part:
    """The ground of one strip, closed above by a thin line; where nothing stands in it, it says so."""
    rect = Rect(HEAD_W, ribbon.y, subject.plan.width - HEAD_W, ribbon.h)
    edge = Polyline(((rect.x, rect.y), (rect.right, rect.y)), "line", width=1)
    shapes: list[Shape] = [Box(rect, fill="panel2"), edge]
    if is_bare(subject.plan, ribbon):
        size = _SIZE * min(subject.options.magnify, ribbon.h / _SIZE / 2)
        text = subject.say(EMPTY[ribbon.layer])
        shapes.append(Text(HEAD_W + 16, ribbon.y + ribbon.h / 2 + size * 0.36, text, size, "text3"))
    return Part(f"ribbon:{ribbon.layer}", None, rect.grown(1), tuple(shapes))


def is_bare(plan: Plan, ribbon: Ribbon) -> bool:
    """Whether nothing stands in a strip."""
    return not any(section.packed.spots.get(ribbon.layer) for section in plan.sections)


def ribbon_headers(
    subject: Subject, scale: float = 1.0, width: float = HEAD_W, top: float = 0.0
) -> Iterator[Part]:
    """The headers with the map zoomed by `scale` and its origin at `top`: glyph and name of each layer."""
    for ribbon in subject.plan.ribbons:
        yield ribbon_header(subject, ribbon, Rect(0, top + ribbon.y * scale, width, ribbon.h * scale))


def ribbon_header(subject: Subject, ribbon: Ribbon, rect: Rect) -> Part:
    """The header of one strip: its name gives way to the glyph alone where there is no room."""
    shapes: list[Shape] = [
        Box(rect, fill="head"),
        Polyline(((rect.x, rect.y), (rect.right, rect.y)), "line", width=1),
    ]
    middle = rect.y + rect.h / 2
    if rect.h >= _GLYPH:
        glyph, ink = LAYER_ICON[ribbon.layer], LAYER_INK[ribbon.layer]
        shapes.append(glyphs.icon(glyph, rect.x + _GLYPH_AT, middle, _GLYPH, ink))
    rows = min(2, int((rect.h + 2) / _LEAD))
    if rows:
        name = label("map_layer", ribbon.layer, subject.options.language)
        lines = wrap(subject.measurer, name, _SIZE, "medium", rect.w - _NAME_AT - 8, rows).lines
        first = middle - (len(lines) - 1) * _LEAD / 2 + _SIZE * 0.36
        shapes += (
            Text(rect.x + _NAME_AT, first + n * _LEAD, line, _SIZE, "text", "medium")
            for n, line in enumerate(lines)
        )
    return Part(f"ribbon-head:{ribbon.layer}", None, rect.grown(1), tuple(shapes))
