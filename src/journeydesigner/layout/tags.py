"""Where the tags of a link that is not drawn in full stand beside its two cards.

In the upper or the lower quarter of the row, so that lines along the row pass between them.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import ceil
from typing import NamedTuple

from journeydesigner.layout.drawing import Point, Rect
from journeydesigner.layout.graph import Stub
from journeydesigner.layout.plan import UNIT, Link
from journeydesigner.model.journey import TransitionKind
from journeydesigner.model.values import TouchpointId, TransitionId

TAG_H = 16.0
INSET = 4.0
"""From the upper or the lower edge of the row to a tag: the disc on a line of the next gap ends there."""
LEVELS = 2
"""Tags one above the other beside a card."""
STUB = 14.0
"""Length of the line between a card and its tag."""
BEAD = 4.0
"""Length of the line between two tags of one level."""
UNITS = 4
"""Units that tags take beside a card as long as none stands behind another one: each names the other stage."""
SHORT_OUT, SHORT_IN = 84.0, 52.0
"""Widths of tags that stand behind each other: these only say the number of the other stage."""


@dataclass(frozen=True, slots=True)
class Tag:
    """One end of a link that is shown as two tags, beside its card."""

    transition: TransitionId
    kind: TransitionKind
    main: bool
    leaves: bool
    """Whether it is the end at the source."""
    label: str
    """The same on both tags, and on no other one of the map."""
    other: int
    """The number of the stage where the other tag is."""
    rect: Rect
    stub: tuple[Point, Point]
    """The line from the card to the tag, or from the tag to the card, as the link leads."""
    is_short: bool
    """Whether there is room for no more than the number of the other stage."""


def end_of(link: Link) -> Point:
    """Where a link meets the card that it leads to."""
    return link.tags[1].stub[1] if link.tags else link.points[-1]


class Side(NamedTuple):
    """One side of a card: the left one, where links arrive, or the right one."""

    card: TouchpointId
    leaves: bool


def by_side(stubs: Iterable[Stub]) -> dict[Side, list[Stub]]:
    """The ends beside each card, in their order."""
    found: dict[Side, list[Stub]] = {}
    for stub in stubs:
        found.setdefault(Side(stub.card, stub.leaves), []).append(stub)
    return found


def units_beside(count: int, leaves: bool) -> int:
    """Units that so many tags take on one side of a card."""
    columns = ceil(count / LEVELS)
    if columns < 2:
        return UNITS * columns
    return ceil((STUB + columns * _pitch(leaves)) / UNIT)


def tags_beside(stubs: Sequence[Stub], card: Rect) -> list[Tag]:
    """The tags of all ends on one side of a card."""
    return [_tag(stub, number, len(stubs), card) for number, stub in enumerate(stubs)]


def _pitch(leaves: bool) -> float:
    return (SHORT_OUT if leaves else SHORT_IN) + BEAD


def _tag(stub: Stub, number: int, count: int, card: Rect) -> Tag:
    """A single tag stands lower right or upper left; several fill the levels from the top, column by column."""
    column, level = divmod(number, LEVELS)
    is_short = count > LEVELS
    lower = level == 1 or (stub.leaves and count == 1)
    width = (SHORT_OUT if stub.leaves else SHORT_IN) if is_short else UNITS * UNIT - STUB
    near = STUB + column * _pitch(stub.leaves)
    before = STUB if not column else BEAD
    y = card.bottom - INSET - TAG_H if lower else card.y + INSET
    x = card.right + near if stub.leaves else card.x - near - width
    middle = y + TAG_H / 2
    ends: tuple[Point, Point] = (x - before, middle), (x, middle)
    if not stub.leaves:
        ends = (x + width, middle), (x + width + before, middle)
    rect = Rect(x, y, width, TAG_H)
    edge = stub.edge
    return Tag(edge.id, edge.kind, edge.main, stub.leaves, stub.label, stub.other + 1, rect, ends, is_short)
