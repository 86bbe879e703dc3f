"""Which things lie where on the map: found by rectangle and by point without looking at all of them.

Works stage by stage, and makes the things of a stage when it is first looked at. Knows no Qt.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator
from math import floor

from journeydesigner.canvas.entries import (
    LOOP_REACH,
    MARK_REACH,
    Entry,
    Order,
    Passage,
    card_entry,
    ground_entries,
    invitation_entries,
    link_entry,
    marks_entries,
    marks_entry,
    stage_entries,
    tag_entry,
)
from journeydesigner.layout.draw import Subject
from journeydesigner.layout.drawing import Rect
from journeydesigner.layout.plan import Link
from journeydesigner.layout.sections import StageSection
from journeydesigner.layout.tags import Tag

CELL = 640
"""Width of a strip of a stage in map pixels: a screen at 100 % shows three."""


class Bucket:
    """The things of one stage, in upright strips."""

    def __init__(self, section: StageSection, entries: Iterable[Entry]) -> None:
        self.section = section
        self._strips: dict[int, dict[str, Entry]] = {}
        self._links: dict[str, tuple[Entry, Link]] = {}
        for entry in entries:
            self._put(entry)

    def _put(self, entry: Entry) -> None:
        source = entry.source
        if isinstance(source, Link | Passage):
            self._links[entry.key] = entry, source if isinstance(source, Link) else source.link
        for strip in self._covered(entry.bounds):
            self._strips.setdefault(strip, {})[entry.key] = entry

    def renew(self, subject: Subject) -> None:
        """Links whose far end has moved are others now."""
        links = subject.plan.links
        for entry, held in list(self._links.values()):
            now = links[held.transition]
            if now is not held:
                for strip in self._covered(entry.bounds):
                    del self._strips[strip][entry.key]
                self._put(link_entry(now) if isinstance(entry.source, Link) else marks_entry(now))

    def meeting(self, rect: Rect) -> Iterator[Entry]:
        """The things whose bounds meet a rectangle; one may come several times."""
        for strip in self._covered(rect):
            for entry in self._strips.get(strip, {}).values():
                if entry.bounds.meets(rect):
                    yield entry

    def _covered(self, rect: Rect) -> range:
        """The strips of the stage that a rectangle meets; what reaches beyond it lies in the outermost ones."""
        left, last = self.section.frame.x, floor(self.section.frame.width / CELL)
        low, high = floor((rect.x - left) / CELL), floor((rect.right - left) / CELL)
        return range(min(max(low, 0), last), min(max(high, 0), last) + 1)


class Index:
    """The things of one map."""

    def __init__(self, subject: Subject) -> None:
        self._subject = subject
        self._starts = [column.x for column in subject.plan.columns]
        self._ground = tuple(ground_entries(subject))
        self._stages: dict[int, Bucket] = {}
        self._marks: dict[int, Bucket] = {}
        self._renewed: set[Bucket] = set()

    @property
    def ground(self) -> tuple[Entry, ...]:
        """What lies under all stages."""
        return self._ground

    def show(self, subject: Subject) -> None:
        """Another plan, or other findings: what is in stages that are the same stays."""
        sections = subject.plan.sections
        if subject.plan is not self._subject.plan:
            self._starts = [column.x for column in subject.plan.columns]
            self._ground = tuple(ground_entries(subject))
            self._renewed = set()
            for buckets in (self._stages, self._marks):
                for number, bucket in list(buckets.items()):
                    if number >= len(sections) or sections[number] is not bucket.section:
                        del buckets[number]
        changed = {stage for stage, _ in subject.marks.gaps ^ self._subject.marks.gaps}
        for number, column in enumerate(subject.plan.columns) if changed else ():
            if column.stage in changed:
                self._stages.pop(number, None)
        self._subject = subject

    def get(self, key: str) -> Entry | None:
        """The card, the link or the marks of this key; None when there is none of it on the map."""
        kind, _, id_ = key.partition(":")
        plan = self._subject.plan
        if kind == "card" and id_ in plan.cards:
            card = plan.cards[id_]  # type: ignore[index]
            return card_entry(card, bisect_right(self._starts, card.rect.x) - 1)
        if kind == "tag":
            return next((e for e in map(tag_entry, self._tags(id_.rpartition("/")[0])) if e.key == key), None)
        if kind == "link" and id_ in plan.links:
            return link_entry(plan.links[id_])  # type: ignore[index]
        if kind == "marks" and id_ in plan.links:
            return marks_entry(plan.links[id_])  # type: ignore[index]
        return None

    def _tags(self, id_: str) -> tuple[Tag, ...]:
        links = self._subject.plan.links
        return (links[id_].tags or ()) if id_ in links else ()  # type: ignore[index]

    def meeting(self, rect: Rect, with_marks: bool = True) -> list[Entry]:
        """The things whose bounds meet a rectangle, bottom to top."""
        found = {entry.key: entry for entry in self._ground if entry.bounds.meets(rect)}
        for number in self._near(rect):
            found.update((entry.key, entry) for entry in self._stage(number).meeting(rect))
            if with_marks:
                found.update((entry.key, entry) for entry in self._marks_of(number).meeting(rect))
            found.update((e.key, e) for e in invitation_entries(self._subject, number) if e.bounds.meets(rect))
        return sorted(found.values(), key=_order)

    def near(self, x: float, y: float, reach: float) -> Iterator[Entry]:
        """The things whose bounds come within `reach` of a point, topmost first."""
        around = Rect(x - reach, y - reach, max(2 * reach, 0.01), max(2 * reach, 0.01))
        return reversed(self.meeting(around))

    def _near(self, rect: Rect) -> range:
        """The stages that have anything in a rectangle: words on a link may reach out of its stage."""
        first = max(bisect_right(self._starts, rect.x - LOOP_REACH) - 1, 0)
        return range(first, bisect_left(self._starts, rect.right + MARK_REACH[0]))

    def _stage(self, number: int) -> Bucket:
        return self._bucket(self._stages, number, stage_entries)

    def _marks_of(self, number: int) -> Bucket:
        return self._bucket(self._marks, number, marks_entries)

    def _bucket(
        self, buckets: dict[int, Bucket], number: int, made: Callable[[Subject, int], Iterable[Entry]]
    ) -> Bucket:
        bucket = buckets.get(number)
        if bucket is None:
            bucket = buckets[number] = Bucket(self._subject.plan.sections[number], made(self._subject, number))
        elif bucket not in self._renewed:
            bucket.renew(self._subject)
        self._renewed.add(bucket)
        return bucket


def _order(entry: Entry) -> Order:
    return entry.order
