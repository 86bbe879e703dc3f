"""Draws one journey: every layer of the map, and the sticky pieces around it, from plan and project."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from journeydesigner.layout.draw import ground, lanes, stages
from journeydesigner.layout.draw.arc import Strip, arc_header, arc_strip
from journeydesigner.layout.draw.cards import card
from journeydesigner.layout.draw.dots import dot
from journeydesigner.layout.draw.links import is_shown, link
from journeydesigner.layout.draw.notes import note
from journeydesigner.layout.draw.passages import passages
from journeydesigner.layout.draw.ribbons import ribbon_grounds, ribbon_headers
from journeydesigner.layout.draw.subject import Marks, Options, Subject
from journeydesigner.layout.draw.tags import tag
from journeydesigner.layout.drawing import Drawing, Part, Rect, TextMeasurer
from journeydesigner.layout.plan import HEAD_W, STAGE_H, Link, Plan
from journeydesigner.model import Project


@dataclass(frozen=True, slots=True)
class MapDrawing:
    """The layers of a map, all in map pixels. The first six scroll together; the others are pinned to an edge."""

    ground: Drawing
    links: Drawing
    dots: Drawing
    cards: Drawing
    passages: Drawing
    notes: Drawing
    stages: Drawing
    lanes: Drawing
    arc: Drawing
    arc_header: Drawing
    corner: Drawing

    @property
    def scrolled(self) -> tuple[Drawing, ...]:
        """The layers of the map itself, from the bottom to the top."""
        return self.ground, self.links, self.dots, self.cards, self.passages, self.notes

    @property
    def pinned(self) -> tuple[Drawing, ...]:
        """The layers around it, from the bottom to the top."""
        return self.arc, self.arc_header, self.lanes, self.stages, self.corner


def draw(project: Project, plan: Plan, marks: Marks, options: Options, measurer: TextMeasurer) -> MapDrawing:
    """The whole map of one journey; headers as they are at 100 %."""
    subject = Subject(project, plan, marks, options, measurer)
    routes = [route for route in plan.links.values() if is_shown(subject, route)]
    routes.sort(key=lambda route: route.main)
    field = Rect(HEAD_W, STAGE_H, plan.width - HEAD_W, plan.height - STAGE_H)

    def layer(parts: Iterable[Part], bounds: Rect = field) -> Drawing:
        return Drawing(bounds, tuple(parts))

    return MapDrawing(
        ground=layer(
            [
                *ground.lanes(subject),
                *ground.lines(subject),
                *ribbon_grounds(subject),
                *ground.stage_rules(subject),
                *ground.gaps(subject),
            ]
        ),
        links=layer(part for route in routes for part in _line(subject, route)),
        dots=layer(dot(subject, place) for place in plan.dots if options.level >= 2),
        cards=layer(card(subject, place) for place in plan.cards.values()),
        passages=layer(part for route in routes if not route.tags for part in passages(subject, route)),
        notes=layer(note(subject, place) for place in plan.notes),
        stages=layer(stages.stage_headers(subject), Rect(HEAD_W, 0, plan.width - HEAD_W, STAGE_H)),
        lanes=layer(
            [*lanes.lane_headers(subject), *ribbon_headers(subject)],
            Rect(0, STAGE_H, HEAD_W, plan.height - STAGE_H),
        ),
        arc=layer(arc_strip(subject), plan.arc.rect if plan.arc else field),
        arc_header=layer([arc_header(subject, Strip(plan.arc))] if plan.arc else []),
        corner=layer([lanes.corner(subject)], Rect(0, 0, HEAD_W, STAGE_H)),
    )


def _line(subject: Subject, route: Link) -> Iterator[Part]:
    """A link, or its two tags."""
    if route.tags is None:
        yield link(subject, route)
    else:
        yield from (tag(subject, end) for end in route.tags)
