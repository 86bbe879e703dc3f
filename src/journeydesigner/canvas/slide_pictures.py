"""What a slide is made of: what was seen before it, and the pictures shown while it lasts. Knows no clock."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from math import ceil, floor, sqrt

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPixmap, QTransform

from journeydesigner.canvas.entries import Entry, bounds_of, link_entry, marks_entry
from journeydesigner.canvas.picture import Picture
from journeydesigner.layout.draw import Subject
from journeydesigner.layout.drawing import Part, Rect
from journeydesigner.layout.plan import Card, Link, Plan
from journeydesigner.model import Id
from journeydesigner.render.painter import DrawingPainter

Point = tuple[float, float]
GRAIN = 4
"""Pixels that are whole pixels of the screen at every usual ratio: 1, 1.25, 1.5, 1.75, 2."""


@dataclass(frozen=True)
class Sight:
    """What was seen at one moment."""

    subject: Subject
    standing: Plan
    hidden: frozenset[Id]
    lifted: Point
    seen: Rect
    zoom: float

    def places(self) -> dict[Id, Point]:
        """Where the corner of each card was, from the corner of what was seen; of one in the hand, in the hand."""
        found = {c.touchpoint: corner_of(c.rect, self.seen) for c in visible(self.subject.plan, self.seen)}
        places: dict[Id, Point] = {i: at for i, at in found.items() if i not in self.hidden}
        for id_ in self.hidden:
            card = self.standing.cards.get(id_)  # type: ignore[call-overload]
            if card is not None and self.lifted != (0.0, 0.0):
                x, y = corner_of(card.rect, self.seen)
                places[id_] = x + self.lifted[0], y + self.lifted[1]
        return places


@dataclass
class Scene:
    """The pictures of one slide, ready to be shown; lengths in screen pixels from the corner of the view."""

    window: Window
    base: QPixmap
    cards: QPixmap = field(default_factory=QPixmap)
    moves: list[tuple[QRectF, QPointF, QPointF]] = field(default_factory=list)
    """Part of `cards`, where it begins, where it ends."""
    comes: list[tuple[QRectF, QPointF]] = field(default_factory=list)
    old_links: QPixmap | None = None
    new_links: QPixmap | None = None


@dataclass(frozen=True)
class Window:
    """The part of the view in which something changes, in whole pixels on any screen."""

    x: int
    y: int
    area: Rect
    """The same in map pixels."""

    @classmethod
    def around(cls, rects: Iterable[Rect], now: Sight) -> Window:
        """The window around these rectangles of the map, as far as it is seen."""
        seen, zoom = now.seen, now.zoom
        held = list(rects)
        left = floor(max(min(r.x for r in held) - seen.x, 0) * zoom / GRAIN) * GRAIN
        top = floor(max(min(r.y for r in held) - seen.y, 0) * zoom / GRAIN) * GRAIN
        right = ceil((min(max(r.right for r in held), seen.right) - seen.x) * zoom / GRAIN) * GRAIN
        bottom = ceil((min(max(r.bottom for r in held), seen.bottom) - seen.y) * zoom / GRAIN) * GRAIN
        wide, high = max(right - left, GRAIN), max(bottom - top, GRAIN)
        return cls(left, top, Rect(seen.x + left / zoom, seen.y + top / zoom, wide / zoom, high / zoom))

    def image(
        self,
        drawing: DrawingPainter,
        parts: Iterable[Part],
        of: Sight,
        now: Sight,
        ratio: float,
        fill: QColor | None = None,
    ) -> QPixmap:
        """Parts as they lay in the view `of`, on clear ground or on `fill`; `ratio` device pixels to a pixel."""
        zoom = now.zoom
        made = QPixmap(round(self.area.w * zoom * ratio), round(self.area.h * zoom * ratio))
        made.setDevicePixelRatio(ratio)
        made.fill(fill if fill is not None else Qt.GlobalColor.transparent)
        painter = QPainter(made)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
        painter.scale(zoom, zoom)
        painter.translate(now.seen.x - of.seen.x - self.area.x, now.seen.y - of.seen.y - self.area.y)
        drawing.paint(painter, parts)
        painter.end()
        return made


class Atlas:
    """The cards that move, side by side in one image, each as its pixels will lie when it has arrived."""

    def __init__(self, zoom: float, ratio: float, entries: list[Entry], seen: Rect) -> None:
        self._zoom, self._ratio, self._seen = zoom, ratio, seen
        self._entries = entries
        self._wide = max(ceil(sqrt(len(entries))), 1)
        widest = max((e.bounds.w for e in entries), default=1.0)
        highest = max((e.bounds.h for e in entries), default=1.0)
        self._w, self._h = (ceil(edge * zoom * ratio) + 2 for edge in (widest, highest))
        rows = ceil(len(entries) / self._wide)
        self._number = {e.element: n for n, e in enumerate(entries)}
        self.image = QPixmap(self._wide * self._w, max(rows, 1) * self._h)
        self.image.fill(Qt.GlobalColor.transparent)

    def paint(self, drawing: DrawingPainter, picture: Picture) -> None:
        """Paint all of them."""
        painter = QPainter(self.image)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
        scale = self._zoom * self._ratio
        for number, entry in enumerate(self._entries):
            corner, (dx, dy) = self._corner(number), self._fraction(entry.bounds)
            transform = QTransform.fromTranslate(corner.x() + dx, corner.y() + dy).scale(scale, scale)
            painter.setWorldTransform(transform.translate(-entry.bounds.x, -entry.bounds.y))
            drawing.paint(painter, picture.drawn(entry))
        painter.end()
        self.image.setDevicePixelRatio(self._ratio)

    def piece(self, id_: Id) -> QRectF:
        """The part of the image that shows a card."""
        corner = self._corner(self._number[id_])
        return QRectF(corner.x(), corner.y(), self._w, self._h)

    def at(self, id_: Id, corner: Point) -> QPointF:
        """Where the piece of a card is drawn so that the card's own corner lies at a point of the map."""
        entry = self._entries[self._number[id_]]
        card = entry.source
        assert isinstance(card, Card)
        left, top = card.rect.x - entry.bounds.x, card.rect.y - entry.bounds.y
        dx, dy = self._fraction(entry.bounds)
        x, y = (
            (corner[0] - left) * self._zoom - dx / self._ratio,
            (corner[1] - top) * self._zoom - dy / self._ratio,
        )
        return QPointF(x, y)

    def _corner(self, number: int) -> QPointF:
        return QPointF(number % self._wide * self._w, number // self._wide * self._h)

    def _fraction(self, bounds: Rect) -> Point:
        """How far beyond whole pixels the card lies when it has arrived."""
        scale = self._zoom * self._ratio
        x, y = (bounds.x - self._seen.x) * scale, (bounds.y - self._seen.y) * scale
        return x - floor(x), y - floor(y)


def visible(plan: Plan, seen: Rect) -> Iterator[Card]:
    """The cards that meet a rectangle; no other stage is looked into."""
    for number, column in enumerate(plan.columns):
        if column.is_in(seen):
            yield from (c for c in plan.sections[number].cards.values() if bounds_of(c).meets(seen))


def links_seen(sight: Sight) -> Iterator[Entry]:
    """The links that were seen, and what stands on them."""
    plan, seen = sight.subject.plan, sight.seen
    found: dict[str, Entry] = {}
    for number, column in enumerate(plan.columns):
        if column.is_in(seen):
            found.update((id_, link_entry(plan.links[id_])) for id_ in plan.sections[number].through)
    yield from (entry for entry in found.values() if entry.bounds.meets(seen))
    if sight.subject.options.level > 0:
        yield from (marks_entry(e.source) for e in found.values() if isinstance(e.source, Link))


def corner_of(rect: Rect, seen: Rect) -> Point:
    """The corner of a rectangle, from the corner of what is seen."""
    return rect.x - seen.x, rect.y - seen.y


def are_apart(start: Point, end: Point) -> bool:
    """Whether two points can be told apart."""
    return abs(start[0] - end[0]) + abs(start[1] - end[1]) > 0.5
