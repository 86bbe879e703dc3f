"""The map as things to draw, stage by stage, each known by where it lies and what it is made from.

Nothing is made before its stage is seen: most of a large journey never is. Knows the drawing, knows no Qt.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

from journeydesigner.i18n import N_
from journeydesigner.layout.draw import Subject, ground
from journeydesigner.layout.draw.cards import MARGIN, card
from journeydesigner.layout.draw.dots import RADIUS, dot
from journeydesigner.layout.draw.glyphs import icon
from journeydesigner.layout.draw.links import is_shown, link
from journeydesigner.layout.draw.notes import MARGIN as NOTE_MARGIN
from journeydesigner.layout.draw.notes import note
from journeydesigner.layout.draw.passages import passages
from journeydesigner.layout.draw.ribbons import is_bare, ribbon_ground
from journeydesigner.layout.draw.tags import key_of, tag
from journeydesigner.layout.drawing import Box, Part, Point, Rect, Shape, Text
from journeydesigner.layout.plan import (
    CARD_H,
    CARD_W,
    FRONT,
    GAP,
    HEAD_W,
    PAD,
    STAGE_H,
    Card,
    Column,
    Dot,
    Group,
    Link,
    Note,
    Plan,
    Ribbon,
)
from journeydesigner.layout.sections import StageSection
from journeydesigner.layout.tags import Tag
from journeydesigner.layout.text import wrap
from journeydesigner.model import Id
from journeydesigner.model.values import StageId

LINE_REACH = 16.0
"""How far a line, its halo and its arrow reach beyond the points of its route."""
MARK_REACH = (64.0, 20.0)
"""How far a bridge with its word reaches to each side of its centre, and up and down."""
LOOP_REACH = 150.0
"""How far the words of a loop reach to the right of the link's mark."""
_UNSEEN: frozenset[Group] = frozenset({"client", "backstage", "support"})
"""Where no touchpoint is asked for first."""


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


@dataclass(frozen=True, slots=True)
class Bed:
    """The ground of a layer, and what it depends on beside the level of detail and the language."""

    ribbon: Ribbon
    width: float
    is_bare: bool


Source = Part | Bed | Gap | Link | Tag | Dot | Card | Passage | Invitation | Note


Order = tuple[int, int, str]
"""Layer from the bottom to the top, and place within it."""
_GROUND, _BED, _RULE, _GAP, _LINK, _DOT, _CARD, _INVITATION, _MARKS, _NOTE = range(10)


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing to draw."""

    key: str
    element: Id | None
    bounds: Rect
    source: Source
    order: Order = (0, 0, "")


def entries(subject: Subject) -> list[Entry]:
    """Everything on the map, from the bottom to the top, at every level of detail."""
    found = {entry.key: entry for entry in ground_entries(subject)}
    for number in range(len(subject.plan.columns)):
        found.update((e.key, e) for e in chain(stage_entries(subject, number), marks_entries(subject, number)))
        found.update((e.key, e) for e in invitation_entries(subject, number))
    return sorted(found.values(), key=lambda entry: entry.order)


def ground_entries(subject: Subject) -> Iterator[Entry]:
    """What lies under all stages."""
    for number, part in enumerate(chain(ground.lanes(subject), ground.lines(subject))):
        yield Entry(part.key, None, part.bounds, part, (_GROUND, number, ""))
    plan = subject.plan
    for number, ribbon in enumerate(plan.ribbons):
        bounds = Rect(HEAD_W, ribbon.y, plan.width - HEAD_W, ribbon.h).grown(1)
        bed = Bed(ribbon, plan.width, is_bare(plan, ribbon))
        yield Entry(f"ribbon:{ribbon.layer}", None, bounds, bed, (_BED, number, f"{bed.is_bare}"))


def stage_entries(subject: Subject, number: int) -> Iterator[Entry]:
    """What stands in a stage and runs through it, marks of links aside. `number`: its index in the plan."""
    plan = subject.plan
    column, section = plan.columns[number], plan.sections[number]
    for part in ground.rules_of(subject, number):
        yield Entry(part.key, None, part.bounds, part, (_RULE, number, part.key))
    for group in ground.GAP_LABELS:
        cell = plan.cell(column.stage, group) if (column.stage, group) in subject.marks.gaps else None
        if cell is not None:
            order = _GAP, number, str(group)
            yield Entry(f"gap:{column.stage}/{group}", column.stage, cell, Gap(column, group, cell), order)
    for id_ in section.through:
        yield link_entry(plan.links[id_])
    for end in section.tags.values():
        yield tag_entry(end)
    for place_number, place in enumerate(section.dots):
        key = f"dot:{place.touchpoint}/{place.channel}"
        order = _DOT, number, f"{place_number:06}"
        yield Entry(key, place.touchpoint, bounds_of(place), place, order)
    for held in section.cards.values():
        yield card_entry(held, number)
    for told in section.notes:
        yield Entry(f"note:{told.key}", told.element, bounds_of(told), told, (_NOTE, number, told.key))


def invitation_entries(subject: Subject, number: int) -> Iterator[Entry]:
    """What asks for the first card of a stage without any; it follows from what stands in the stages before it."""
    plan = subject.plan
    if is_empty(plan.sections[number]):
        place = invitation_in(plan, number)
        yield Entry(f"invitation:{place.stage}", None, place.rect.grown(2), place, (_INVITATION, number, ""))


def card_entry(place: Card, number: int) -> Entry:
    """A card. `number`: index of its stage in the plan."""
    order = _CARD, number, str(place.touchpoint)
    return Entry(f"card:{place.touchpoint}", place.touchpoint, bounds_of(place), place, order)


def link_entry(route: Link) -> Entry:
    """The line of a link."""
    order = _LINK, int(route.main), route.transition
    return Entry(f"link:{route.transition}", route.transition, bounds_of(route), route, order)


def tag_entry(end: Tag) -> Entry:
    """One end of a link that is shown as two tags."""
    key = key_of(end)
    return Entry(key, end.transition, bounds_of(end), end, (_LINK, 2, key))


def marks_entries(subject: Subject, number: int) -> Iterator[Entry]:
    """What stands on links in a stage; what stands in two of them comes with both."""
    for id_ in subject.plan.sections[number].marked:
        yield marks_entry(subject.plan.links[id_])


def marks_entry(route: Link) -> Entry:
    """What stands on a link."""
    order = _MARKS, int(route.main), route.transition
    return Entry(f"marks:{route.transition}", route.transition, marks_bounds(route), Passage(route), order)


def bounds_of(source: Card | Dot | Link | Tag | Note) -> Rect:
    """Where the ink of a card, a dot, a line, a tag or a note is."""
    if isinstance(source, Note):
        return source.rect.grown(NOTE_MARGIN)
    if isinstance(source, Tag):
        rect = source.rect
        return around(((rect.x, rect.y), (rect.right, rect.bottom), *source.stub), LINE_REACH)
    if isinstance(source, Card):
        return source.rect.grown(MARGIN)
    if isinstance(source, Dot):
        return around((source.at, source.card_end), RADIUS + 2)
    return around(source.points, LINE_REACH)


def parts(subject: Subject, entry: Entry, obstacles: Sequence[Rect] = ()) -> tuple[Part, ...]:
    """The parts of an entry, none where the level of detail leaves it out.

    `obstacles` are what a gap's label must keep clear of.
    """
    source = entry.source
    if isinstance(source, Card):
        return (card(subject, source),)
    if isinstance(source, Link | Tag) and not is_shown(subject, source):
        return ()
    if isinstance(source, Tag):
        return (tag(subject, source),)
    if isinstance(source, Link):
        return tuple(tag(subject, end) for end in source.tags) if source.tags else (link(subject, source),)
    if isinstance(source, Passage):
        shown = not source.link.tags and is_shown(subject, source.link)
        return tuple(passages(subject, source.link)) if shown else ()
    if isinstance(source, Dot):
        return (dot(subject, source),) if subject.options.level >= 2 else ()
    if isinstance(source, Note):
        return (note(subject, source),)
    if isinstance(source, Invitation):
        return (invitation(subject, source),)
    if isinstance(source, Bed):
        return (ribbon_ground(subject, source.ribbon),)
    if isinstance(source, Gap):
        drawn = ground.gap(subject, source.column, source.group, obstacles)
        return (drawn,) if drawn else ()
    return (source,)


def around(points: Sequence[Point], reach: float) -> Rect:
    """The rectangle around these points, and `reach` more on every side."""
    return Rect.around(points).grown(reach)


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


def is_empty(section: StageSection) -> bool:
    """Whether no card stands in a stage; tells without making them."""
    return not section.sheet.placement.cells


def invitation_in(plan: Plan, number: int) -> Invitation:
    """Where the first card of a stage is asked for: in the lane used last before it, else in the first one."""
    column = plan.columns[number]
    tops = [lane.y for lane in plan.lanes if lane.group in FRONT] or [lane.y for lane in plan.lanes]
    top = tops[0] if tops else float(STAGE_H)
    for section in map(plan.sections.__getitem__, range(number - 1, -1, -1)):
        cards = () if is_empty(section) else section.cards.values()
        seen = [card for card in cards if plan.lanes[card.lane].group not in _UNSEEN]
        if seen:
            top = plan.lanes[max(seen, key=lambda card: (card.slot, card.rect.x)).lane].y
            break
    return Invitation(column.stage, Rect(column.x + PAD + 4, top + GAP / 2, CARD_W, CARD_H))


def marks_bounds(route: Link) -> Rect:
    """Where the ink of all that stands on a link is."""
    x, y = route.mark
    right = LOOP_REACH if route.kind == "loop" else MARK_REACH[0]
    corners = [(x - MARK_REACH[0], y - MARK_REACH[1]), (x + right, y + MARK_REACH[1])]
    if route.share is not None:
        corners += [(route.share[0] - 20, route.share[1] - 10), (route.share[0] + 20, route.share[1] + 10)]
    return around(corners, 0)
