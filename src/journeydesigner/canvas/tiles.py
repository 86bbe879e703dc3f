"""Keeps the map as images of 256 px, so that a frame costs the same whatever the size of the journey.

What has changed, and what nothing can stand in for, is painted in the very next frame. Where earlier images of
another zoom can stand in for a moment, a frame paints for `BUDGET` at most and the next one goes on. Knows no
journey: it is told how to paint a rectangle.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Hashable, Sequence
from functools import reduce
from math import ceil, floor, log
from time import thread_time

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPixmap, QTransform

from journeydesigner.canvas.images import TILE, Layer, Place, Tile, block_of
from journeydesigner.layout.drawing import Rect

BUDGET = 0.003
"""Seconds of the thread for what something stands in for; a frame lasts 0.0167."""
URGENT = 0.12
"""Seconds for what is out of date, or where nothing could be shown instead."""
ABOVE = 0.03
"""The same for what lies above the map, which can be seen meanwhile."""
SPARE = 24_000_000
"""Bytes of images kept beyond those of the last frame: 92 images, 23 on a screen of twice the pixels."""
LAYERS = 6
"""Zooms of which images are kept."""
BLOCK = 24
"""Images painted at once: what crosses the border between two of them is then painted once."""
FURTHEST = 6.0
"""How many times larger or smaller than the zoom shown images may be that stand in for others."""
MANY = 48
"""Rectangles above which the one around them all is taken instead: noting them would cost more than painting."""

Draw = Callable[[QPainter, Rect], None]
"""Paints what lies in a rectangle of the map; the painter is scaled to map pixels."""


class Tiles:
    """The map as images: of the zoom shown now, and of earlier ones to come back to or to fall back on."""

    def __init__(self, draw: Draw, ground: QColor, urgent: float = URGENT) -> None:
        """`ground` may be clear; `urgent` is the time for what nothing could be shown instead of."""
        self._draw = draw
        self._urgent = urgent
        self.ground = ground
        self._now = Layer(1.0)
        self._earlier: list[Layer] = []
        """Other layers, the one shown last at the end."""
        self._ratio = 1.0
        self._cost = 0.002
        """Seconds that one image took lately."""

    @property
    def is_complete(self) -> bool:
        """Whether the last frame showed everything as it is."""
        return self._now.is_complete

    @property
    def kept(self) -> int:
        """Bytes of all images."""
        return sum(len(layer.tiles) for layer in (self._now, *self._earlier)) * self._bytes

    def clear(self) -> None:
        """Forget every image: the theme, the language or the journey is another one."""
        self._now = Layer(self._now.zoom, self._now.look)
        self._earlier = []

    def invalidate(self, rects: Sequence[Rect]) -> None:
        """These rectangles of the map look different now."""
        if len(rects) > MANY:
            rects = [reduce(Rect.united, rects)]
        for rect in rects:
            grown = rect.grown(1)
            for layer in (self._now, *self._earlier):
                layer.spoil(grown)

    def paint(self, painter: QPainter, exposed: QRectF, ratio: float, look: Hashable = None) -> bool:
        """Paint the exposed rectangle; whether something is still missing or out of date.

        `look` says in which way the map is drawn now: images drawn in another way are not mixed with these.
        """
        transform = painter.worldTransform()
        self._aim(transform.m11(), ratio, look)
        seen = Rect(exposed.x(), exposed.y(), exposed.width(), exposed.height())
        places = list(self._now.places(seen))
        left = self._bring_up_to_date(places)
        self._now.is_complete = not left
        self._now.has_served |= not left
        painter.save()
        painter.setWorldTransform(QTransform())
        for place in places:
            tile = self._now.tiles.get(place)
            if tile is not None:
                painter.drawPixmap(self._corner(transform, place), tile.image)
        painter.restore()
        for place in left:
            if place not in self._now.tiles:
                self._stand_in(painter, transform, place)
        self._evict(places)
        return bool(left)

    def _aim(self, zoom: float, ratio: float, look: Hashable) -> None:
        if ratio != self._ratio:
            self._ratio = ratio
            self.clear()
        if abs(zoom - self._now.zoom) < 1e-9 and look == self._now.look:
            return
        if self._now.has_served:
            self._earlier.append(self._now)
        known = (one for one in self._earlier if abs(one.zoom - zoom) < 1e-9 and one.look == look)
        self._now = next(known, None) or Layer(zoom, look)
        self._earlier = [one for one in self._earlier if one is not self._now][-LAYERS:]

    # -- painting images

    def _bring_up_to_date(self, places: Sequence[Place]) -> list[Place]:
        """Paint what is missing or out of date, as far as time allows; returns those left."""
        tiles = self._now.tiles
        urgent: set[Place] = set()
        later: set[Place] = set()
        for place in places:
            tile = tiles.get(place)
            if tile is None:
                (later if self._standing_in(place) else urgent).add(place)
            elif tile.stale is not None:
                if self._is_mostly(tile.stale, place):
                    urgent.add(place)
                else:
                    self._render_part(place, tile)
        left = self._render(urgent, self._urgent) | self._render(later, BUDGET)
        return [place for place in places if place in left]

    def _is_mostly(self, stale: Rect, place: Place) -> bool:
        """Whether so much of an image is out of date that it is painted anew with its neighbours."""
        pixels = self._pixels(self._now.zoom, self._now.area(place), stale)
        return pixels.width() * pixels.height() > TILE * TILE / 2

    def _render(self, wanted: set[Place], budget: float) -> set[Place]:
        """Paint as many of these images as time allows, one at least; returns those left."""
        started = thread_time()
        most = BLOCK if float(TILE * self._ratio).is_integer() else 1
        spent = 0.0
        while wanted and (spent < budget or not spent):
            block = block_of(wanted, min(most, max(1, int((budget - spent) / self._cost))))
            self._render_block(block)
            wanted -= set(block)
            before, spent = spent, max(thread_time() - started, 1e-9)
            self._cost = max((self._cost + (spent - before) / len(block)) / 2, 1e-5)
        return wanted

    def _render_block(self, block: Sequence[Place]) -> None:
        """Paint neighbouring images, given row by row, in one go."""
        (left, top), (right, bottom) = block[0], block[-1]
        size = ceil(TILE * self._ratio)
        whole = QPixmap(size * (right - left + 1), size * (bottom - top + 1))
        whole.setDevicePixelRatio(self._ratio)
        whole.fill(self.ground)
        self._paint_on(whole, block[0], self._now.area(block[0]).united(self._now.area(block[-1])))
        for place in block:
            image = whole.copy(QRect((place[0] - left) * size, (place[1] - top) * size, size, size))
            image.setDevicePixelRatio(self._ratio)
            self._now.tiles[place] = Tile(image)

    def _render_part(self, place: Place, tile: Tile) -> None:
        """Paint again what is out of date in an image."""
        area, zoom = self._now.area(place), self._now.zoom
        assert tile.stale is not None
        pixels = self._pixels(zoom, area, tile.stale)
        x, y = area.x + pixels.x() / zoom, area.y + pixels.y() / zoom
        self._paint_on(tile.image, place, Rect(x, y, pixels.width() / zoom, pixels.height() / zoom), pixels)
        tile.stale = None

    def _paint_on(self, image: QPixmap, corner: Place, part: Rect, clip: QRect | None = None) -> None:
        """Paint a part of the map on an image that begins where that of `corner` does."""
        painter = QPainter(image)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
        if clip is not None:
            painter.setClipRect(clip)
            painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Source)
            painter.fillRect(clip, self.ground)
            painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)
        # Whole pixels from the map's origin: what is rounded to pixels falls alike on whatever image it is.
        zoom, dx, dy = self._now.zoom, -TILE * corner[0], -TILE * corner[1]
        painter.setTransform(QTransform(zoom, 0, 0, zoom, dx, dy))
        self._draw(painter, part)
        painter.end()

    @staticmethod
    def _pixels(zoom: float, area: Rect, changed: Rect) -> QRect:
        """The whole pixels of an image that show `changed`: a clip between two pixels would leave a seam."""
        left, top = floor((changed.x - area.x) * zoom) - 1, floor((changed.y - area.y) * zoom) - 1
        right, bottom = ceil((changed.right - area.x) * zoom) + 1, ceil((changed.bottom - area.y) * zoom) + 1
        return QRect(left, top, right - left, bottom - top).intersected(QRect(0, 0, TILE, TILE))

    @staticmethod
    def _corner(transform: QTransform, place: Place) -> QPoint:
        return QPoint(round(transform.dx()) + place[0] * TILE, round(transform.dy()) + place[1] * TILE)

    # -- standing in

    def _nearest(self) -> list[Layer]:
        """Earlier layers that can stand in for this one, the nearest in zoom first."""
        distance = {id(one): abs(log(one.zoom / self._now.zoom)) for one in self._earlier}
        near = [one for one in self._earlier if distance[id(one)] <= log(FURTHEST)]
        return sorted(near, key=lambda one: distance[id(one)])

    def _standing_in(self, place: Place) -> Layer | None:
        """The layer that shows all of what an image will show."""
        area = self._now.area(place)
        return next((layer for layer in self._nearest() if layer.shows(area)), None)

    def _stand_in(self, painter: QPainter, transform: QTransform, place: Place) -> None:
        """Show an earlier image, scaled, where a new one is not painted yet; all there are when none shows all."""
        area, found = self._now.area(place), self._standing_in(place)
        painter.save()
        painter.setWorldTransform(QTransform())
        painter.setClipRect(
            QRect(self._corner(transform, place), QSize(TILE, TILE)), Qt.ClipOperation.IntersectClip
        )
        painter.setWorldTransform(transform)
        painter.fillRect(QRectF(area.x, area.y, area.w, area.h), self.ground)
        for layer in [found] if found is not None else self._nearest()[::-1]:
            for there in layer.places(area):
                tile = layer.tiles.get(there)
                if tile is not None:
                    at = layer.area(there)
                    painter.drawPixmap(QRectF(at.x, at.y, at.w, at.h), tile.image, QRectF(tile.image.rect()))
        painter.restore()

    # -- memory

    @property
    def _bytes(self) -> int:
        """What one image takes."""
        return 4 * ceil(TILE * self._ratio) ** 2

    def _evict(self, shown: Collection[Place]) -> None:
        """Forget what was not shown for longest, above what may be kept."""
        excess = (self.kept - SPARE) // self._bytes - len(shown)
        for layer in (*self._earlier, self._now) if excess > 0 else ():
            keep = set(shown) if layer is self._now else set()
            for place in [p for p in layer.tiles if p not in keep][: max(excess, 0)]:
                del layer.tiles[place]
                excess -= 1
        self._earlier = [layer for layer in self._earlier if layer.tiles]


def clear_tiles(draw: Draw) -> Tiles:
    """Images on clear ground, for what lies above the map."""
    return Tiles(draw, QColor(0, 0, 0, 0), ABOVE)
