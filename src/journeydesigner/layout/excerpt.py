"""A part of the map as a picture of its own: some cards with the links among them, whole stages, or all of it."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from functools import reduce
from itertools import chain

from journeydesigner.layout.draw import draw, ground, lanes, stages
from journeydesigner.layout.draw.cards import card
from journeydesigner.layout.draw.detail import detailed
from journeydesigner.layout.draw.dots import dot
from journeydesigner.layout.draw.links import link
from journeydesigner.layout.draw.notes import note
from journeydesigner.layout.draw.passages import passages
from journeydesigner.layout.draw.ribbons import ribbon_grounds, ribbon_headers
from journeydesigner.layout.draw.subject import Subject
from journeydesigner.layout.drawing import Box, Drawing, Part, Polyline, Rect, Shape
from journeydesigner.layout.page import Layer
from journeydesigner.layout.plan import HEAD_W, STAGE_H, Card, Column, Link, Plan
from journeydesigner.model import Id

AIR = 20.0
"""Map pixels kept free around what is shown."""


@dataclass(frozen=True, slots=True)
class Excerpt:
    """Layers from the bottom to the top, and what of them is shown, in map pixels."""

    bounds: Rect
    layers: tuple[Layer, ...]


def excerpt(subject: Subject, chosen: Collection[Id]) -> Excerpt | None:
    """What of the map is among these; None when nothing is. Stages bring their headers and the names of lanes."""
    plan = subject.plan
    columns = [column for column in plan.columns if column.stage in chosen]
    whole = {column.stage for column in columns}
    cards = [c for s in plan.sections if s.stage in whole for c in s.cards.values()]
    cards += [place for id_, place in plan.cards.items() if id_ in chosen and place.stage not in whole]
    if not cards and not columns:
        return None
    links = _among(subject, {place.touchpoint for place in cards})
    bounds = _around(plan, columns, cards, links)
    parts = Drawing(bounds, (*_ground(subject, bounds), *_parts(subject, columns, cards, links)))
    if not columns:
        return Excerpt(bounds, (Layer(parts, 1, 0, 0),))
    names = Layer(_names(subject, bounds), 1, bounds.x - HEAD_W, 0)
    shown = Rect(bounds.x - HEAD_W, bounds.y, bounds.w + HEAD_W, bounds.h)
    return Excerpt(shown, (Layer(parts, 1, 0, 0), names))


def whole_map(subject: Subject, scale: float) -> Excerpt:
    """All of the map with its headers, as much of each card as can be read at so many pixels per map pixel."""
    options = detailed(replace(subject.options, level=3), scale)
    drawing = draw(subject.project, subject.plan, subject.marks, options, subject.measurer)
    plan = subject.plan
    return Excerpt(
        Rect(0, 0, plan.width + AIR, plan.height + AIR / 2),
        tuple(Layer(layer, 1, 0, 0) for layer in (*drawing.scrolled, *drawing.pinned)),
    )


def _among(subject: Subject, cards: Collection[Id]) -> list[Link]:
    """The links that begin and end there, those of the main path last."""
    project, links = subject.project, subject.plan.links
    ids = [t.id for card_ in cards for t in project.outgoing(card_) if t.to in cards]
    return sorted((links[id_] for id_ in ids if id_ in links), key=lambda one: one.main)  # type: ignore[index]


def _around(plan: Plan, columns: list[Column], cards: list[Card], links: list[Link]) -> Rect:
    rects = [place.rect.grown(AIR) for place in cards]
    rects += [Rect.around(one.points).grown(AIR) for one in links]
    rects += [Rect(column.x, 0, column.w, max(plan.bottom, STAGE_H + AIR)) for column in columns]
    return reduce(Rect.united, rects)


def _parts(subject: Subject, columns: list[Column], cards: list[Card], links: list[Link]) -> Iterator[Part]:
    whole, shown = {column.stage for column in columns}, {place.touchpoint for place in cards}
    yield from (part for part in ground.gaps(subject) if part.element in whole)
    yield from (link(subject, one) for one in links)
    yield from (dot(subject, place) for place in subject.plan.dots if place.touchpoint in shown)
    yield from (card(subject, place) for place in cards)
    yield from (part for one in links for part in passages(subject, one))
    for section in subject.plan.sections:
        yield from (note(subject, place) for place in section.notes if section.stage in whole)
    if columns:
        left, right = columns[0].x, columns[-1].x + columns[-1].w
        yield _head(Rect(left, 0, right - left, STAGE_H))
        yield from (part for part in stages.stage_headers(subject) if part.element in whole)


def _names(subject: Subject, bounds: Rect) -> Drawing:
    """The names of the lanes, with the ground they stand on."""
    room = Rect(0, 0, HEAD_W, bounds.bottom)
    parts = (_head(room), *lanes.lane_headers(subject), *ribbon_headers(subject), lanes.corner(subject))
    return Drawing(room, parts)


def _head(rect: Rect) -> Part:
    return Part("head", None, rect, (Box(rect, fill="head"),))


def _ground(subject: Subject, bounds: Rect) -> Iterator[Part]:
    """What lies under all stages, cut to size: not every reader of a picture cuts it."""
    grounds = (ground.lanes(subject), ground.lines(subject), ribbon_grounds(subject), ground.stage_rules(subject))
    for part in chain.from_iterable(grounds):
        if part.bounds.meets(bounds):
            yield replace(part, bounds=bounds, shapes=tuple(_cut(shape, bounds) for shape in part.shapes))


def _cut(shape: Shape, to: Rect) -> Shape:
    """A box, or a line that is level or upright, as far as it lies within."""
    if isinstance(shape, Box):
        return replace(shape, rect=shape.rect.overlap(to))
    if isinstance(shape, Polyline):
        points = tuple((min(max(x, to.x), to.right), min(max(y, to.y), to.bottom)) for x, y in shape.points)
        return replace(shape, points=points)
    return shape
