"""The map as a list of things to draw, bottom to top, each known by where it lies and what it is made from.

Drawing one is put off until it is seen: most of a large journey never is. Knows the drawing, knows no Qt.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

from journeydesigner.i18n import N_
from journeydesigner.layout.draw import Subject, ground
from journeydesigner.layout.draw.cards import MARGIN, card
from journeydesigner.layout.draw.dots import RADIUS, dot
from journeydesigner.layout.draw.glyphs import icon
from journeydesigner.layout.draw.links import is_shown, link
from journeydesigner.layout.draw.passages import passages
from journeydesigner.layout.drawing import Box, Part, Point, Rect, Shape, Text
from journeydesigner.layout.plan import CARD_H, CARD_W, GAP, PAD, STAGE_H, Card, Column, Dot, Group, Link
from journeydesigner.layout.text import wrap
from journeydesigner.model import Id
from journeydesigner.model.values import StageId

LINE_REACH = 16.0
"""How far a line, its halo and its arrow reach beyond the points of its route."""
MARK_REACH = (64.0, 20.0)
"""How far a bridge with its word reaches to each side of its centre, and up and down."""
LOOP_REACH = 150.0
"""How far the words of a loop reach to the right of the link's mark."""


@dataclass(frozen=True, slots=True)
class Gap:
    """A cell where a world is missing."""

    column: Column
    group: Group
    rect: Rect


@dataclass(frozen=True, slots=True)
class Passage:
    """What stands on a link."""

    link: Link


@dataclass(frozen=True, slots=True)
class Invitation:
    """The dashed card of a stage that has none yet."""

    stage: StageId
    rect: Rect


Source = Part | Gap | Link | Dot | Card | Passage | Invitation


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing to draw. Two entries are equal when they look the same."""

    key: str
    element: Id | None
    bounds: Rect
    source: Source
    version: int = 0
    """Grows when something else changed that it is drawn from: its record, its owner, its findings."""


Held = Callable[[str], Entry | None]
"""The entry known by a key."""


def entries(subject: Subject, held: Held = lambda _key: None) -> Iterator[Entry]:
    """Everything on the map, from the bottom to the top, at every level of detail.

    An entry that is `held` and made from the very same thing is that entry.
    """
    plan = subject.plan
    for part in chain(ground.lanes(subject), ground.stage_rules(subject)):
        yield Entry(part.key, None, part.bounds, part)
    yield from _gaps(subject)
    routes = sorted(plan.links.values(), key=lambda route: route.main)
    for route in routes:
        known = held(key := f"link:{route.transition}")
        if known is None or known.source is not route:
            known = Entry(key, route.transition, around(route.points, LINE_REACH), route)
        yield known
    for place in plan.dots:
        known = held(key := f"dot:{place.touchpoint}/{place.channel}")
        if known is None or known.source is not place:
            bounds = around((place.at, place.card_end), RADIUS + 2)
            known = Entry(key, place.touchpoint, bounds, place)
        yield known
    for card_place in plan.cards.values():
        known = held(key := f"card:{card_place.touchpoint}")
        if known is None or known.source is not card_place:
            known = Entry(key, card_place.touchpoint, card_place.rect.grown(MARGIN), card_place)
        yield known
    yield from _invitations(subject)
    for route in routes:
        known = held(key := f"marks:{route.transition}")
        if known is None or not isinstance(known.source, Passage) or known.source.link is not route:
            known = Entry(key, route.transition, _marks_bounds(route), Passage(route))
        yield known


def parts(subject: Subject, entry: Entry, obstacles: Sequence[Rect] = ()) -> tuple[Part, ...]:
    """The parts of an entry, none where the level of detail leaves it out.

    `obstacles` are what a gap's label must keep clear of.
    """
    source = entry.source
    if isinstance(source, Card):
        return (card(subject, source),)
    if isinstance(source, Link):
        return (link(subject, source),) if is_shown(subject, source) else ()
    if isinstance(source, Passage):
        return tuple(passages(subject, source.link)) if is_shown(subject, source.link) else ()
    if isinstance(source, Dot):
        return (dot(subject, source),) if subject.options.level >= 2 else ()
    if isinstance(source, Invitation):
        return (invitation(subject, source),)
    if isinstance(source, Gap):
        drawn = ground.gap(subject, source.column, source.group, obstacles)
        return (drawn,) if drawn else ()
    return (source,)


def around(points: Sequence[Point], reach: float) -> Rect:
    """The rectangle around these points, and `reach` more on every side."""
    xs, ys = [p[0] for p in points], [p[1] for p in points]
    return Rect(min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys)).grown(reach)


def _gaps(subject: Subject) -> Iterator[Entry]:
    for column in subject.plan.columns:
        for group in ground.GAP_LABELS:
            if (column.stage, group) in subject.marks.gaps:
                cell = subject.plan.cell(column.stage, group)
                if cell is not None:
                    yield Entry(f"gap:{column.stage}/{group}", column.stage, cell, Gap(column, group, cell))


def invitation(subject: Subject, place: Invitation) -> Part:
    """The dashed card that asks for a stage's first touchpoint."""
    rect = place.rect
    level = subject.options.level
    shapes: list[Shape] = [Box(rect, 6, fill="card", stroke="strong", width=1.2, dash=(5, 4), opacity=0.9)]
    if level:
        setting = wrap(subject.measurer, subject.say(N_("First touchpoint")), 12, "medium", rect.w - 40, 2)
        top = rect.y + rect.h / 2 - len(setting.lines) * 7 + 11
        shapes.append(icon("plus", rect.x + 17, rect.y + rect.h / 2, 16, "accent"))
        shapes += [
            Text(rect.x + 32, top + 14 * n, line, 12, "accent", "medium") for n, line in enumerate(setting.lines)
        ]
    return Part(f"invitation:{place.stage}", None, rect.grown(2), tuple(shapes))


def _invitations(subject: Subject) -> Iterator[Entry]:
    plan = subject.plan
    taken = {held.stage for held in plan.cards.values()}
    top = plan.lanes[0].y if plan.lanes else float(STAGE_H)
    for column in plan.columns:
        if column.stage not in taken:
            rect = Rect(column.x + PAD + 4, top + GAP / 2, CARD_W, CARD_H)
            place = Invitation(column.stage, rect)
            yield Entry(f"invitation:{column.stage}", None, rect.grown(2), place)


def _marks_bounds(route: Link) -> Rect:
    x, y = route.mark
    right = LOOP_REACH if route.kind == "loop" else MARK_REACH[0]
    corners = [(x - MARK_REACH[0], y - MARK_REACH[1]), (x + right, y + MARK_REACH[1])]
    if route.share is not None:
        corners += [(route.share[0] - 20, route.share[1] - 10), (route.share[0] + 20, route.share[1] + 10)]
    return around(corners, 0)
