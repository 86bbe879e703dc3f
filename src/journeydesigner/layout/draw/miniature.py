"""The whole map in a small rectangle: bands, cards in the colour of their nature, the main path, what is broken.

Works in pixels of the small picture, by blocks of stages, so that it can be painted a little at a time.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Set
from dataclasses import dataclass

from journeydesigner.layout.draw import glyphs
from journeydesigner.layout.draw.ground import GAP_LABELS
from journeydesigner.layout.draw.links import is_broken
from journeydesigner.layout.draw.subject import Subject
from journeydesigner.layout.drawing import Box, Ink, Point, Polyline, Rect, Shape
from journeydesigner.layout.plan import CARD_H, GAP, HEAD_W, STAGE_H, UNIT, Card, Link, Plan

LANE, STAGE = 6.0, 6.0
"""Pixels that a lane and a stage have at least, as far as there is room: a long map is drawn higher than it is."""
BLOCK = 4.0
"""Pixels that are painted at once, at least."""
_LEAST_W, _LEAST_H = 1.2, 1.6
"""No card is smaller than this."""
_ROUND_FROM = 3.0
"""Height of a card from which its corners are round."""
_MARK = 2.6
_MARKED_FROM = 5.0
"""Width of a card from which an error is marked on it."""
_DIMMED, _NOTE = 0.25, 0.45
_NARROW_STAGE = 8.0
"""Pixels between two stages below which no line is drawn between them."""
Lit = Set[str] | None
"""Ids that are not dimmed; None: nothing is dimmed."""


@dataclass(frozen=True, slots=True)
class Scale:
    """Where the map lies in the small picture: its lanes and stages, without the headers and the arc."""

    x: float
    y: float
    """Pixels per map pixel, across and down."""
    left: float
    top: float
    """Where the upper left corner of the first lane is drawn."""

    def rect(self, rect: Rect) -> Rect:
        """A rectangle of the map in the small picture."""
        x, y = self.point((rect.x, rect.y))
        return Rect(x, y, rect.w * self.x, rect.h * self.y)

    def point(self, at: Point) -> Point:
        """A point of the map in the small picture."""
        return self.left + (at[0] - HEAD_W) * self.x, self.top + (at[1] - STAGE_H) * self.y

    def on_map(self, x: float, y: float) -> Point:
        """The point of the map that is drawn there."""
        return (x - self.left) / self.x + HEAD_W, (y - self.top) / self.y + STAGE_H


def body(plan: Plan) -> Rect:
    """What is drawn of a map."""
    bottom = max(plan.bottom, STAGE_H + CARD_H + GAP)
    return Rect(HEAD_W, STAGE_H, max(plan.width - HEAD_W, 1.0), max(bottom - STAGE_H, 1.0))


def fitted(plan: Plan, width: float, height: float) -> Scale:
    """The whole map in the middle of a rectangle of this size.

    As it is, unless lanes or stages would become too thin to be told apart: then it is stretched across or down.
    """
    whole = body(plan)
    wide, high = width / whole.w, height / whole.h
    even = min(wide, high)
    x = min(wide, max(even, STAGE / (8 * UNIT)))
    y = min(high, max(even, LANE / (CARD_H + GAP)))
    return Scale(x, y, (width - whole.w * x) / 2, (height - whole.h * y) / 2)


def blocks(plan: Plan, scale: Scale) -> list[range]:
    """The stages, neighbours together until they are wide enough to be painted by themselves."""
    found: list[range] = []
    first = 0
    for number, column in enumerate(plan.columns):
        if (column.right - plan.columns[first].x) * scale.x >= BLOCK or number == len(plan.columns) - 1:
            found.append(range(first, number + 1))
            first = number + 1
    return found


def area(plan: Plan, block: range, scale: Scale) -> Rect:
    """The whole pixels in which a block is drawn; those of its neighbours begin where they end."""
    whole, first, last = body(plan), plan.columns[block[0]], plan.columns[block[-1]]
    exact = scale.rect(Rect(first.x, whole.y, last.right - first.x, whole.h))
    left, right = round(exact.x), round(exact.right)
    top, bottom = math.floor(exact.y), math.ceil(exact.bottom)
    return Rect(left, top, right - left, bottom - top)


def draw(subject: Subject, block: range, scale: Scale, lit: Lit) -> Iterator[Shape | None]:
    """Some stages from the bottom to the top; what reaches beyond their area is to be cut off.

    None: something was looked at and leaves no ink; whoever has a clock may look at it.
    """
    plan, within = subject.plan, area(subject.plan, block, scale)
    yield Box(within, fill="canvas")
    for lane in plan.lanes:
        band = scale.rect(Rect(HEAD_W, lane.y, 0, lane.h))
        tint = Rect(within.x, band.y, within.w, band.h)
        yield Box(tint, fill=glyphs.tint(lane.group), opacity=glyphs.strength(lane.group))
    for ribbon in plan.ribbons:
        strip = scale.rect(Rect(HEAD_W, ribbon.y, 0, ribbon.h))
        yield Box(Rect(within.x, strip.y, within.w, strip.h), fill="panel2")
    for number in block:
        yield from _rule(plan, number, scale)
        yield from _gaps(subject, number, scale)
    yield from _links(subject, block, scale, within, lit)
    yield from _cards(subject, block, scale, lit)
    yield from _notes(subject, block, scale, lit)


def _rule(plan: Plan, number: int, scale: Scale) -> Iterator[Shape]:
    column, whole = plan.columns[number], body(plan)
    if number and column.w * scale.x >= _NARROW_STAGE:
        edge = scale.rect(Rect(column.x, whole.y, 0, whole.h))
        yield Polyline(((edge.x, edge.y), (edge.x, edge.bottom)), "line2", 0.7)


def _gaps(subject: Subject, number: int, scale: Scale) -> Iterator[Shape]:
    column = subject.plan.columns[number]
    for group in GAP_LABELS:
        cell = subject.plan.cell(column.stage, group) if (column.stage, group) in subject.marks.gaps else None
        if cell is not None:
            yield Box(scale.rect(cell), fill="error", opacity=0.1)


def _links(subject: Subject, block: range, scale: Scale, within: Rect, lit: Lit) -> Iterator[Shape | None]:
    """The main path, and above it what is broken."""
    plan, drawn = subject.plan, set[tuple[Point, ...]]()
    broken: list[Link] = []
    through = {id_: line for number in block for id_, line in plan.sections[number].through.items()}
    for id_, line in through.items():
        if is_broken(subject.project, subject.transition(id_)):
            broken.append(plan.links[id_])
        elif line.edge.main:
            yield from _line(plan.links[id_], "link_main", 0.8, scale, within, lit, drawn)
        yield None
    for link in broken:
        yield from _line(link, "error", 1.2, scale, within, lit, drawn)


def _line(
    link: Link, ink: Ink, width: float, scale: Scale, within: Rect, lit: Lit, drawn: set[tuple[Point, ...]]
) -> Iterator[Shape]:
    """The line of a link, unless one with the same pixels is there: far out, many are."""
    points = tuple(_snapped(scale.point(at), within) for at in link.points)
    if points not in drawn:
        drawn.add(points)
        yield Polyline(points, ink, width, opacity=_light(lit, link.transition))


def _snapped(at: Point, within: Rect) -> Point:
    """To half a pixel, and not far beyond the block."""
    x = min(max(at[0], within.x - 2), within.right + 2)
    return round(2 * x) / 2, round(2 * at[1]) / 2


def _cards(subject: Subject, block: range, scale: Scale, lit: Lit) -> Iterator[Shape | None]:
    """A card where there is none of its colour in the same pixel yet."""
    drawn: set[tuple[int, int, Ink, float]] = set()
    sections = subject.plan.sections
    for card in (card for number in block for card in sections[number].cards.values()):
        rect = _shown(scale.rect(card.rect))
        ink, light = glyphs.GROUP_INK[subject.group(card)], _light(lit, card.touchpoint)
        spot = (round(rect.x), round(rect.y), ink, light)
        if spot not in drawn:
            drawn.add(spot)
            yield Box(rect, 1.2 if rect.h > _ROUND_FROM else 0, fill=ink, opacity=light)
        if rect.w >= _MARKED_FROM and light == 1 and _is_wrong(subject, card):
            corner = Rect(rect.right - _MARK / 2, rect.y - _MARK / 2, _MARK, _MARK)
            yield Box(corner.grown(0.6), 1.9, fill="canvas")
            yield Box(corner, _MARK / 2, fill="error")
        yield None


def _notes(subject: Subject, block: range, scale: Scale, lit: Lit) -> Iterator[Shape | None]:
    """What stands in the strips of the layers, in grey: a card is told from a note by its colour."""
    drawn: set[tuple[int, int, float]] = set()
    for note in (note for number in block for note in subject.plan.sections[number].notes):
        rect = _shown(scale.rect(note.rect))
        light = _NOTE * _light(lit, note.element)
        spot = (round(rect.x), round(rect.y), light)
        if spot not in drawn:
            drawn.add(spot)
            yield Box(rect, 1.2 if rect.h > _ROUND_FROM else 0, fill="text3", opacity=light)
        yield None


def _shown(rect: Rect) -> Rect:
    return Rect(rect.x, rect.y, max(rect.w, _LEAST_W), max(rect.h, _LEAST_H))


def _light(lit: Lit, id_: str) -> float:
    return 1.0 if lit is None or id_ in lit else _DIMMED


def _is_wrong(subject: Subject, card: Card) -> bool:
    found = subject.marks.severities.get(card.touchpoint)
    return found is not None and found[0] == "error"
