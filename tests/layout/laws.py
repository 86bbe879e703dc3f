"""What must hold for every plan, measured in pixels on the plan itself. Each function names the offenders."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations, pairwise

from journeydesigner.layout.drawing import Point, Rect
from journeydesigner.layout.graph import edge_of
from journeydesigner.layout.marks import has_mark
from journeydesigner.layout.plan import Link, Plan
from journeydesigner.layout.tags import Tag, end_of
from journeydesigner.model import Id, Project, Transition

Segment = tuple[Point, Point]
HAIR = 1e-6
"""Rounding of floating point, no more."""
PIXEL = 1.0


def segments(link: Link) -> Iterator[Segment]:
    """The straight pieces of a link, those at both of its tags if it has any."""
    yield from pairwise(link.points)
    if link.tags is not None:
        yield link.tags[1].stub


def overlapping_cards(plan: Plan) -> list[tuple[Id, Id]]:
    """Pairs of cards that share any area."""
    return [(a.touchpoint, b.touchpoint) for a, b in combinations(plan.cards.values(), 2) if a.rect.meets(b.rect)]


def cards_entered(plan: Plan) -> list[tuple[Id, Id]]:
    """Links that run through a card, their own included."""
    return [
        (link.transition, card.touchpoint)
        for link in plan.links.values()
        for card in plan.cards.values()
        if any(_enters(segment, card.rect) for segment in segments(link))
    ]


def _enters(segment: Segment, card: Rect) -> bool:
    (x0, x1), (y0, y1) = (sorted(pair) for pair in zip(*segment, strict=True))
    inside_x = x1 > card.x + HAIR and x0 < card.right - HAIR
    return inside_x and y1 > card.y + HAIR and y0 < card.bottom - HAIR


def slanted(plan: Plan) -> list[Id]:
    """Links with a segment that is neither level nor upright, has no length, or goes on in the same direction."""
    return [
        link.transition
        for link in plan.links.values()
        if any((a[0] == b[0]) == (a[1] == b[1]) for a, b in segments(link))
        or any(
            (a[0] == b[0]) == (b[0] == c[0])
            for a, b, c in zip(link.points, link.points[1:], link.points[2:], strict=False)
        )
    ]


def loose_ends(plan: Plan, project: Project) -> list[Id]:
    """Links that do not begin and end square on the edges of their cards, or of a tag that stands before them."""
    loose = []
    for link in plan.links.values():
        if link.tags is not None and link.tags[0].is_short | link.tags[1].is_short:
            continue
        transition = project.all(Transition)[link.transition]
        first, last = plan.cards[transition.from_].rect, plan.cards[transition.to].rect
        if not (
            _meets_edge(link.points[0], link.points[1], first)
            and _meets_edge(end_of(link), _before_end(link), last)
        ):
            loose.append(Id(link.transition))
    return loose


def _before_end(link: Link) -> Point:
    return link.tags[1].stub[0] if link.tags is not None else link.points[-2]


def tags(plan: Plan) -> list[Tag]:
    """The tags of all links."""
    return [tag for link in plan.links.values() for tag in link.tags or ()]


def under_tags(plan: Plan, project: Project) -> list[tuple[Id, str]]:
    """Tags with a card, another tag, a line or a mark on them, and what that is."""
    found = []
    shown = tags(plan)
    marks = list(_marks(plan, project))
    for tag in shown:
        id_ = Id(tag.transition)
        found += [(id_, f"card {card.touchpoint}") for card in plan.cards.values() if card.rect.meets(tag.rect)]
        found += [(id_, f"tag {o.transition}") for o in shown if o is not tag and o.rect.meets(tag.rect)]
        found += [(id_, f"mark of {other}") for other, box in marks if box.meets(tag.rect)]
        found += [
            (id_, f"line of {link.transition}")
            for link in plan.links.values()
            for segment in segments(link)
            if _enters(segment, tag.rect)
        ]
    return found


def _marks(plan: Plan, project: Project) -> Iterator[tuple[Id, Rect]]:
    """The boxes of all marks that stand on lines."""
    for link in plan.links.values():
        edge = edge_of(project, project.all(Transition)[link.transition], main=False)
        if link.tags is None and has_mark(edge):
            yield Id(link.transition), Rect(*link.mark, 0, 0).grown(10)
        if link.tags is None and link.share is not None:
            yield Id(link.transition), Rect(link.share[0] - 17, link.share[1] - 8, 34, 16)


def _meets_edge(end: Point, before: Point, card: Rect) -> bool:
    x, y = end
    upright = before[0] == x
    on_level_edge = y in (card.y, card.bottom) and card.x < x < card.right
    on_upright_edge = x in (card.x, card.right) and card.y < y < card.bottom
    return on_level_edge if upright else on_upright_edge


def lying_on_each_other(plan: Plan) -> list[tuple[Id, Id]]:
    """Pairs of links that run side by side less than a pixel apart."""
    lines: dict[tuple[bool, int], list[tuple[float, float, float, Id]]] = {}
    found = []
    for link in plan.links.values():
        for a, b in segments(link):
            upright = a[0] == b[0]
            at = a[0] if upright else a[1]
            low, high = sorted((a[1], b[1]) if upright else (a[0], b[0]))
            for bucket in (int(at) - 1, int(at), int(at) + 1):
                for other_at, other_low, other_high, other in lines.get((upright, bucket), ()):
                    near = abs(other_at - at) < PIXEL - HAIR
                    if near and other != link.transition and min(high, other_high) > max(low, other_low) + HAIR:
                        found.append((other, Id(link.transition)))
            lines.setdefault((upright, int(at)), []).append((at, low, high, Id(link.transition)))
    return found


def backward_in_time(plan: Plan) -> list[tuple[Id, Id]]:
    """Pairs of cards of a stage of which the later one in time does not begin further right."""
    cards = list(plan.cards.values())
    return [
        (a.touchpoint, b.touchpoint)
        for a in cards
        for b in cards
        if a.stage == b.stage and a.slot < b.slot and a.rect.x >= b.rect.x
    ]


def strangers(plan: Plan) -> list[Id]:
    """Cards that are not inside their column and their lane."""
    columns = {column.stage: column for column in plan.columns}
    found = []
    for card in plan.cards.values():
        column, lane, rect = columns[card.stage], plan.lanes[card.lane], card.rect
        inside = column.x < rect.x and rect.right < column.x + column.w
        if not (inside and lane.y < rect.y and rect.bottom < lane.y + lane.h):
            found.append(Id(card.touchpoint))
    return found


def off_the_line(plan: Plan) -> list[Id]:
    """Links whose mark does not sit on them."""
    return [
        Id(link.transition)
        for link in plan.links.values()
        if link.tags is None and not any(_is_on(link.mark, segment) for segment in segments(link))
    ]


def _is_on(point: Point, segment: Segment) -> bool:
    (x0, x1), (y0, y1) = (sorted(pair) for pair in zip(*segment, strict=True))
    return x0 - HAIR <= point[0] <= x1 + HAIR and y0 - HAIR <= point[1] <= y1 + HAIR


def crossings(plan: Plan) -> int:
    """How often two links cross."""
    levels = [(s, link.transition) for link in plan.links.values() for s in segments(link) if s[0][1] == s[1][1]]
    uprights = [(s, link.transition) for link in plan.links.values() for s in segments(link) if s[0][0] == s[1][0]]
    return sum(_cross(level, upright) for level, a in levels for upright, b in uprights if a != b)


def _cross(level: Segment, upright: Segment) -> bool:
    x, y = upright[0][0], level[0][1]
    (x0, x1), (y0, y1) = sorted((level[0][0], level[1][0])), sorted((upright[0][1], upright[1][1]))
    return x0 + PIXEL < x < x1 - PIXEL and y0 + PIXEL < y < y1 - PIXEL


def bends(plan: Plan) -> float:
    """Corners per link."""
    return sum(len(link.points) - 2 for link in plan.links.values()) / max(1, len(plan.links))
