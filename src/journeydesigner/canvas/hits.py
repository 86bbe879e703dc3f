"""What lies under a point of the map, in the order a hand expects: ports, marks on links, cards, notes, lines."""

from __future__ import annotations

import math
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from journeydesigner.canvas.entries import Entry, Invitation, Passage
from journeydesigner.canvas.marks import PORT, port_at, small
from journeydesigner.canvas.picture import Picture
from journeydesigner.layout.draw.tags import key_of, setting
from journeydesigner.layout.drawing import Box, Point, Rect
from journeydesigner.layout.plan import Card, Link, Note, Plan, Ribbon
from journeydesigner.layout.tags import Tag, end_of
from journeydesigner.model import Id
from journeydesigner.model.values import TouchpointId

HitKind = Literal[
    "port", "bridge", "card", "link", "tag", "arrow", "end", "invitation", "note", "ribbon", "ground"
]  # fmt: skip
"""`tag` is one end of a link that is shown as two, `arrow` what leads from there to the other end."""
LINE_REACH = 6.0
"""Screen pixels around a line that still mean it."""
DISC = 11.0
"""Radius of the disc of a bridge, in map pixels."""


@dataclass(frozen=True, slots=True)
class Hit:
    """What is there; `id` is a touchpoint, a transition or what a note is about, None for the ground."""

    kind: HitKind
    id: Id | None = None
    note: Note | None = None
    at_source: bool = False
    """Whether a tag is that at the source."""


GROUND = Hit("ground")


def hit(
    picture: Picture, x: float, y: float, zoom: float, ports_of: Id | None = None, selected: Id | None = None
) -> Hit:
    """What is at a point. `ports_of` shows its port, the end of the link `selected` can be taken."""
    u = small(zoom)
    card = picture.plan.cards.get(ports_of) if ports_of else None  # type: ignore[call-overload]
    if card is not None and math.dist(port_at(card.rect), (x, y)) <= (PORT + 4) * u:
        return Hit("port", ports_of)
    link = picture.plan.links.get(selected) if selected else None  # type: ignore[call-overload]
    if link is not None and math.dist(end_of(link), (x, y)) <= 9 * u:
        return Hit("end", selected)
    line: Id | None = None
    best = LINE_REACH / zoom
    for entry in picture.near(x, y, LINE_REACH / zoom):
        source = entry.source
        if isinstance(source, Passage) and _is_on_mark(picture, entry, source.link, x, y, u):
            return Hit("bridge", source.link.transition)
        if isinstance(source, Invitation) and holds(source.rect, x, y):
            return Hit("invitation")
        if isinstance(source, Card) and holds(source.rect, x, y):
            return Hit("card", source.touchpoint)
        if isinstance(source, Note) and holds(source.rect, x, y):
            return Hit("note", source.element, source)
        if isinstance(source, Tag) and (found := _on_tag(picture, source, x, y)) is not None:
            return found
        if not isinstance(source, Link) or not picture.parts_of(entry.key):
            continue
        if (distance := distance_to(source, x, y)) < best:
            line, best = source.transition, distance
    if line is not None:
        return Hit("link", line)
    return Hit("ribbon") if ribbon_at(picture.plan, y) is not None else GROUND


def ribbon_at(plan: Plan, y: float) -> Ribbon | None:
    """The strip of a layer at a y."""
    return next((strip for strip in plan.ribbons if strip.y <= y < strip.bottom), None)


def _on_tag(picture: Picture, tag: Tag, x: float, y: float) -> Hit | None:
    """What a point means on a tag, or on its line; None beside it, and where it is too small to be drawn."""
    if not picture.parts_of(key_of(tag)):
        return None
    at = setting(picture.subject, tag)
    if at.mark.w and picture.subject.transition(tag.transition).kind != "loop" and holds(at.mark, x, y):
        return Hit("bridge", tag.transition, at_source=tag.leaves)
    if at.arrow.w and holds(at.arrow.grown(3), x, y):
        return Hit("arrow", tag.transition, at_source=tag.leaves)
    (x0, y0), (x1, _) = tag.stub
    on_line = holds(Rect(min(x0, x1), y0 - 4, abs(x1 - x0), 8), x, y)
    return Hit("tag", tag.transition, at_source=tag.leaves) if on_line or holds(at.pill, x, y) else None


def _is_on_mark(picture: Picture, entry: Entry, link: Link, x: float, y: float, u: float) -> bool:
    """Whether a point is on the bridge or the broken mark of a link, as far as one is drawn."""
    drawn = [part for part in picture.parts_of(entry.key) if part.key.startswith(("bridge:", "broken:"))]
    if not drawn:
        return False
    if math.dist(link.mark, (x, y)) <= DISC * max(1.0, 0.7 * u):
        return True
    box = drawn[0].shapes[0]
    return isinstance(box, Box) and holds(box.rect, x, y)


def card_near(plan: Plan, picture: Picture, x: float, y: float, reach: float) -> TouchpointId | None:
    """The card under a point, else the nearest one within `reach` map pixels: what a wire snaps to."""
    found: tuple[float, TouchpointId] | None = None
    for entry in picture.near(x, y, reach):
        if isinstance(entry.source, Card):
            distance = _outside(entry.source.rect, x, y)
            if distance <= reach and (found is None or distance < found[0]):
                found = distance, entry.source.touchpoint
    return found[1] if found and found[1] in plan.cards else None


def cards_within(picture: Picture, rect: Rect) -> list[TouchpointId]:
    """The cards that a marquee touches, in the order of the map."""
    return [
        entry.source.touchpoint
        for entry in picture.meeting(rect)
        if isinstance(entry.source, Card) and entry.source.rect.meets(rect)
    ]


def links_within(picture: Picture, rect: Rect) -> list[Id]:
    """The links that a marquee holds whole."""
    return [
        entry.source.transition
        for entry in picture.meeting(rect)
        if isinstance(entry.source, Link) and all(holds(rect, x, y) for x, y in entry.source.points)
    ]


def holds(rect: Rect, x: float, y: float) -> bool:
    """Whether a point lies in a rectangle."""
    return rect.x <= x <= rect.right and rect.y <= y <= rect.bottom


def distance_to(link: Link, x: float, y: float) -> float:
    """Distance of a point from a route of horizontal and vertical pieces."""
    return min(_outside(_box(p, q), x, y) for p, q in pairwise(link.points))


def _box(p: Point, q: Point) -> Rect:
    return Rect(min(p[0], q[0]), min(p[1], q[1]), abs(p[0] - q[0]), abs(p[1] - q[1]))


def _outside(rect: Rect, x: float, y: float) -> float:
    return math.hypot(max(rect.x - x, x - rect.right, 0), max(rect.y - y, y - rect.bottom, 0))
