"""Keeps the map as images of 256 px, so that a frame costs the same whatever the size of the journey.

A frame paints for at most `BUDGET` seconds what is missing or changed; the rest shows the nearest images there
are (the zoom before, or the last overview), and the next frame goes on. Knows no journey: it is told how to
paint a rectangle.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import reduce
from math import ceil, floor
from time import perf_counter

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPixmap, QRegion, QTransform

from journeydesigner.layout.drawing import Rect

TILE = 256
"""Edge of an image in pixels of the screen, before its device pixel ratio."""
BUDGET = 0.005
"""Seconds of painting per frame; a frame lasts 0.0167."""
FIRST_BUDGET = 0.12
"""Seconds for a frame that has nothing at all to show instead."""
SPARE = 24
"""Images kept beyond those of the last frame."""

MANY = 48
"""Rectangles above which the one around them all is taken instead: noting them would cost more than painting."""

Place = tuple[int, int]
Draw = Callable[[QPainter, Rect], None]
"""Paints what lies in a rectangle of the map; the painter is scaled to map pixels."""


@dataclass
class Tile:
    """One image, and the part of it that has changed since, in map pixels."""

    image: QPixmap
    stale: Rect | None = None


@dataclass
class Layer:
    """The images of one zoom."""

    zoom: float
    tiles: dict[Place, Tile] = field(default_factory=dict)
    is_complete: bool = False
    """Whether the last frame found every image it needed, up to date."""

    def area(self, place: Place) -> Rect:
        """What an image shows, in map pixels."""
        edge = TILE / self.zoom
        return Rect(place[0] * edge, place[1] * edge, edge, edge)

    def places(self, exposed: QRectF) -> Iterator[Place]:
        """The images that make up a rectangle."""
        edge = TILE / self.zoom
        for row in range(floor(exposed.top() / edge), ceil(exposed.bottom() / edge)):
            for column in range(floor(exposed.left() / edge), ceil(exposed.right() / edge)):
                yield column, row

    def spoil(self, rect: Rect) -> None:
        """Note that a rectangle no longer looks as the images show it."""
        for tile in self._under(rect):
            tile.stale = rect if tile.stale is None else _union(tile.stale, rect)

    def _under(self, rect: Rect) -> list[Tile]:
        """The images there are of a rectangle."""
        if rect.w * rect.h * self.zoom * self.zoom > len(self.tiles) * TILE * TILE:
            return [tile for place, tile in self.tiles.items() if self.area(place).meets(rect)]
        places = self.places(QRectF(rect.x, rect.y, rect.w, rect.h))
        return [tile for place in places if (tile := self.tiles.get(place)) is not None]


class Tiles:
    """The map as images: the zoom shown now, and two earlier ones to fall back on."""

    def __init__(self, draw: Draw, ground: QColor, first: float = FIRST_BUDGET) -> None:
        """`ground` may be clear; `first` is the time for a frame that has nothing to show instead."""
        self._draw = draw
        self._first = first
        self.ground = ground
        self._now = Layer(1.0)
        self._before: Layer | None = None
        self._overview: Layer | None = None
        self._ratio = 1.0

    def clear(self) -> None:
        """Forget every image: the theme, the language or the journey is another one."""
        self._now = Layer(self._now.zoom)
        self._before = self._overview = None

    def invalidate(self, rects: Sequence[Rect]) -> None:
        """These rectangles of the map look different now."""
        if len(rects) > MANY:
            rects = [reduce(_union, rects)]
        for rect in rects:
            grown = rect.grown(1)
            for layer in (self._now, self._before, self._overview):
                if layer is not None:
                    layer.spoil(grown)

    def paint(self, painter: QPainter, exposed: QRectF, ratio: float) -> bool:
        """Paint the exposed rectangle; whether something is still missing or out of date."""
        transform = painter.worldTransform()
        self._aim(transform.m11(), ratio)
        places = list(self._now.places(exposed))
        missing = [p for p in places if (t := self._now.tiles.get(p)) is None or t.stale]
        left = self._render(missing, self._first if not self._has_any(places) else BUDGET)
        self._now.is_complete = not left
        unpainted = {place for place in left if place not in self._now.tiles}
        if unpainted:
            self._fall_back(painter, transform, unpainted, exposed)
        painter.save()
        painter.setWorldTransform(QTransform())
        for place in places:
            if place not in unpainted:
                painter.drawPixmap(self._corner(transform, place), self._now.tiles[place].image)
        painter.restore()
        self._evict(places)
        return bool(left)

    def _aim(self, zoom: float, ratio: float) -> None:
        if ratio != self._ratio:
            self._ratio = ratio
            self.clear()
        if abs(zoom - self._now.zoom) < 1e-9:
            return
        if self._now.is_complete:
            self._before = self._now
            if self._overview is None or zoom > self._now.zoom <= self._overview.zoom * 1.5:
                self._overview = self._now
        known = next((x for x in (self._before, self._overview) if x and abs(x.zoom - zoom) < 1e-9), None)
        self._now = known or Layer(zoom)

    def _has_any(self, places: Iterable[Place]) -> bool:
        return self._before is not None or any(place in self._now.tiles for place in places)

    def _render(self, wanted: list[Place], budget: float) -> list[Place]:
        """Paint as many of these images as time allows, one at least; returns those left."""
        started = perf_counter()
        for done, place in enumerate(wanted):
            if done and perf_counter() - started > budget:
                return wanted[done:]
            self._render_one(place)
        return []

    def _render_one(self, place: Place) -> None:
        layer = self._now
        tile = layer.tiles.get(place)
        if tile is None:
            size = ceil(TILE * self._ratio)
            tile = layer.tiles[place] = Tile(QPixmap(size, size))
            tile.image.setDevicePixelRatio(self._ratio)
            tile.image.fill(self.ground)
        area = layer.area(place)
        pixels = self._pixels(layer.zoom, area, area if tile.stale is None else tile.stale)
        painter = QPainter(tile.image)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
        painter.setClipRect(pixels)
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Source)
        painter.fillRect(pixels, self.ground)
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)
        painter.scale(layer.zoom, layer.zoom)
        painter.translate(-area.x, -area.y)
        x, y = area.x + pixels.x() / layer.zoom, area.y + pixels.y() / layer.zoom
        self._draw(painter, Rect(x, y, pixels.width() / layer.zoom, pixels.height() / layer.zoom))
        painter.end()
        tile.stale = None

    @staticmethod
    def _pixels(zoom: float, area: Rect, changed: Rect) -> QRect:
        """The whole pixels of an image that show `changed`: a clip between two pixels would leave a seam."""
        left, top = floor((changed.x - area.x) * zoom) - 1, floor((changed.y - area.y) * zoom) - 1
        right, bottom = ceil((changed.right - area.x) * zoom) + 1, ceil((changed.bottom - area.y) * zoom) + 1
        return QRect(left, top, right - left, bottom - top).intersected(QRect(0, 0, TILE, TILE))

    @staticmethod
    def _corner(transform: QTransform, place: Place) -> QPoint:
        return QPoint(round(transform.dx()) + place[0] * TILE, round(transform.dy()) + place[1] * TILE)

    def _fall_back(self, painter: QPainter, transform: QTransform, places: set[Place], exposed: QRectF) -> None:
        """Show earlier images, scaled, where new ones are not painted yet."""
        painter.save()
        painter.setWorldTransform(QTransform())
        clip = QRegion()
        for place in places:
            clip += QRect(self._corner(transform, place), QSize(TILE, TILE))
        painter.setClipRegion(clip, Qt.ClipOperation.IntersectClip)
        painter.setWorldTransform(transform)
        painter.fillRect(exposed, self.ground)
        for layer in (self._overview, self._before):
            for place in layer.places(exposed) if layer is not None else ():
                tile = layer.tiles.get(place) if layer is not None else None
                if tile is not None and layer is not None:
                    area = layer.area(place)
                    painter.drawPixmap(
                        QRectF(area.x, area.y, area.w, area.h), tile.image, QRectF(tile.image.rect())
                    )
        painter.restore()

    def _evict(self, shown: list[Place]) -> None:
        tiles = self._now.tiles
        excess = len(tiles) - max(len(shown) + SPARE, 3 * SPARE)
        if excess > 0:
            keep = set(shown)
            for place in [p for p in tiles if p not in keep][:excess]:
                del tiles[place]


def _union(a: Rect, b: Rect) -> Rect:
    x, y = min(a.x, b.x), min(a.y, b.y)
    return Rect(x, y, max(a.right, b.right) - x, max(a.bottom, b.bottom) - y)
