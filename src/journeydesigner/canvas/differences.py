"""Where two maps of the same journey look different: compared stage by stage, in what stages are made from.

Stages that are the same objects in both are not looked at. Knows rectangles, knows no Qt.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Set
from itertools import pairwise

from journeydesigner.canvas.entries import (
    LOOP_REACH,
    MARK_REACH,
    around,
    bounds_of,
    invitation_in,
    is_empty,
    marks_bounds,
)
from journeydesigner.layout.draw.ground import GAP_LABELS
from journeydesigner.layout.drawing import Rect
from journeydesigner.layout.geometry import Frame, Heights
from journeydesigner.layout.plan import UNIT, Group, Plan
from journeydesigner.layout.sections import StageSection
from journeydesigner.model.values import StageId, TransitionId

Gaps = Set[tuple[StageId, Group]]
_GROUPS = tuple(GAP_LABELS)
FINE = 4
"""Stages that are compared thing by thing; the others that differ are painted again whole."""
REACH = 2 * MARK_REACH[0]
"""How far left of a stage what stands on its edge begins."""


def differences(before: Plan, after: Plan, seen: Rect | None, gaps: Gaps) -> list[Rect] | None:
    """The rectangles in which two plans look different, as far as places go; None: anywhere.

    `seen`: the part of the map where it is worth while to be exact. `gaps`: the cells whose labels make way for
    what stands there.
    """
    if [c.stage for c in before.columns] != [c.stage for c in after.columns]:
        return None
    if before.lanes != after.lanes and [(a.key, a.channels) for a in before.lanes] != [
        (b.key, b.channels) for b in after.lanes
    ]:
        return None
    found: list[Rect] = []
    height = max(before.height, after.height)
    pairs = [(a, b) for a, b in zip(before.sections, after.sections, strict=True) if a is not b]
    if pairs:
        found += _beyond(before, after)
        found += _levels(pairs[0][0].heights, pairs[0][1].heights, max(before.width, after.width), height)
        found += _across(pairs, height)
    fine = 0
    numbers = {id(section): number for number, section in enumerate(after.sections)} if pairs else {}
    found += _invitations(before, after, [numbers[id(b)] for _, b in pairs])
    for a, b in pairs:
        if a.packed is not b.packed and a.frame == b.frame:
            found += (bounds_of(note) for note in set(a.notes) ^ set(b.notes))
        if a.sheet is b.sheet or a.frame.x != b.frame.x or a.frame.pad_left != b.frame.pad_left:
            continue
        whole = _whole(a.frame, b.frame, height)
        if fine < FINE and seen is not None and whole.meets(seen) and not _is_mostly_in(whole, seen, found):
            fine += 1
            found += _inside(before, after, numbers[id(b)], whole)
            found += (
                cell for group in _GROUPS if (b.stage, group) in gaps and (cell := after.cell(b.stage, group))
            )
        else:
            found.append(whole)
    return found


def _is_mostly_in(whole: Rect, seen: Rect, found: list[Rect]) -> bool:
    """Whether half of what is seen of a stage is painted again anyway: the rest is painted sooner than told."""
    shown = whole.overlap(seen)
    return any(2 * _area(shown.overlap(rect)) >= _area(shown) for rect in found)


def _area(rect: Rect) -> float:
    return rect.w * rect.h


def _beyond(before: Plan, after: Plan) -> Iterator[Rect]:
    """Where one map is wider than the other."""
    if before.width != after.width:
        left, right = sorted((before.width, after.width))
        yield Rect(left - 2, 0, right - left + 4, max(before.height, after.height))


def _levels(before: Heights, after: Heights, width: float, height: float) -> Iterator[Rect]:
    """The gaps whose lines lie elsewhere, and all that is below the first one of another height."""
    if before is after:
        return
    y = (0.0, *before.y)
    for gap, (was, now) in enumerate(zip(before.gap_h, after.gap_h, strict=False)):
        top = y[4 * gap]
        if was != now:
            yield Rect(0, top, width, height - top)
            return
        if (before.near[gap], before.far[gap]) != (after.near[gap], after.far[gap]):
            yield Rect(0, top, width, was + 2)


def _across(pairs: list[tuple[StageSection, StageSection]], height: float) -> list[Rect]:
    """The stages, and parts of stages, that lie elsewhere from left to right; neighbours together."""
    spans: list[tuple[float, float]] = []
    for a, b in pairs:
        if a.frame == b.frame:
            continue
        low = min(a.frame.x, b.frame.x)
        if (a.frame.x, a.frame.pad_left) == (b.frame.x, b.frame.pad_left):
            low += a.frame.pad_left + min(a.frame.units, b.frame.units) * UNIT
        high = max(a.frame.x + a.frame.width, b.frame.x + b.frame.width)
        if spans and low <= spans[-1][1] + REACH:
            spans[-1] = spans[-1][0], max(spans[-1][1], high)
        else:
            spans.append((low, high))
    return [Rect(low - REACH, 0, high - low + REACH + LOOP_REACH, height) for low, high in spans]


def _whole(a: Frame, b: Frame, height: float) -> Rect:
    """A stage with all that reaches out of it."""
    return Rect(a.x - REACH, 0, max(a.width, b.width) + REACH + LOOP_REACH, height)


def _inside(before: Plan, after: Plan, number: int, whole: Rect) -> Iterator[Rect]:
    """The things of a stage that differ, for one that begins where it did."""
    a, b = before.sections[number], after.sections[number]
    for old, new in ((a.cards, b.cards), (b.cards, a.cards)):
        yield from (bounds_of(card) for id_, card in old.items() if new.get(id_) != card)
    yield from (bounds_of(dot) for dot in set(a.dots) ^ set(b.dots))
    yield from (bounds_of(tag) for tag in set(a.tags.values()) ^ set(b.tags.values()))
    for plan, old_lines, new_lines in ((before, a.through, b.through), (after, b.through, a.through)):
        for id_, line in old_lines.items():
            if new_lines.get(id_) is not line:
                yield from _pieces(plan, id_, whole)
    yield from _marks(before, after, a, b)


def _invitations(before: Plan, after: Plan, changed: Iterable[int]) -> Iterator[Rect]:
    """What asks for first cards in these stages and the empty ones behind them, where it lies elsewhere."""
    asked = set(changed)
    for number in tuple(asked):
        for following in range(number + 1, len(after.sections)):
            is_full = not is_empty(before.sections[following]) and not is_empty(after.sections[following])
            if is_full or following in asked:
                break
            asked.add(following)
    for number in asked:
        shown = [invitation_in(p, number).rect for p in (before, after) if is_empty(p.sections[number])]
        if len(set(shown)) == 1 and len(shown) == len((before, after)):
            continue
        yield from (rect.grown(4) for rect in shown)


def _pieces(plan: Plan, id_: TransitionId, whole: Rect) -> Iterator[Rect]:
    """The pieces of a link that lie in a stage."""
    for piece in pairwise(plan.links[id_].points):
        rect = around(piece, 16)
        if rect.meets(whole):
            left, right = max(rect.x, whole.x), min(rect.right, whole.right)
            yield Rect(left, rect.y, right - left, rect.h)


def _marks(before: Plan, after: Plan, a: StageSection, b: StageSection) -> Iterator[Rect]:
    """What stands on links in the stage and differs; nothing when the old marks were never looked at."""
    if not a.has_marks:
        return
    old, new = a.sheet.anchors, b.sheet.anchors
    for key in old.keys() | new.keys():
        if old.get(key) != new.get(key) or a.through.get(key[0]) is not b.through.get(key[0]):
            for plan, anchors in ((before, old), (after, new)):
                if key in anchors:
                    yield marks_bounds(plan.links[key[0]])
