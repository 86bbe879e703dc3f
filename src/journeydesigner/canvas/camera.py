"""What part of the map is seen, and how large: zoom at a point, fit, scroll to."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QPoint, QPointF, QRectF
from PySide6.QtGui import QTransform
from PySide6.QtWidgets import QGraphicsView

from journeydesigner.canvas.zoom import STEP, within_range
from journeydesigner.layout.drawing import Rect
from journeydesigner.layout.plan import View
from journeydesigner.model.values import JourneyId

AIR = 24
"""Screen pixels kept free around what is shown."""
LARGEST_FIT = 1.0
"""A small map is not blown up when it is fitted into the view."""


class Spot(NamedTuple):
    """Where the map is looked at from."""

    zoom: float
    x: float
    y: float
    """The point of the map in the middle of the view."""


Opening = tuple[JourneyId | None, View | None, Spot | None]
"""A journey, its view and its place; None for the view there is, and for the beginning of the map."""


class Camera:
    """Zoom and scroll position of a view without anchors of its own."""

    def __init__(self, view: QGraphicsView) -> None:
        self._view = view
        view.setTransformationAnchor(QGraphicsView.ViewportAnchor.NoAnchor)
        view.setResizeAnchor(QGraphicsView.ViewportAnchor.NoAnchor)

    @property
    def zoom(self) -> float:
        """Screen pixels per map pixel."""
        return self._view.transform().m11()

    def origin(self) -> QPoint:
        """Where the map's origin lies on the viewport."""
        return self._view.mapFromScene(QPointF(0, 0))

    def set_zoom(self, zoom: float, at: QPoint | None = None) -> None:
        """Zoom so that the point of the map under `at` (else the middle of the view) stays where it is."""
        zoom = within_range(zoom)
        at = at if at is not None else self._view.viewport().rect().center()
        held = self._view.viewportTransform().inverted()[0].map(QPointF(at))
        self._view.setTransform(QTransform.fromScale(zoom, zoom))
        there = self._view.viewportTransform().map(held)
        self._scroll(there.x() - at.x(), there.y() - at.y())

    def zoom_by(self, steps: float, at: QPoint | None = None) -> None:
        """Zoom in (or out, for negative steps) around a point."""
        self.set_zoom(self.zoom * STEP**steps, at)

    def fit(self, rect: Rect) -> None:
        """Show all of a rectangle of the map, as large as possible."""
        room = self._view.viewport().size()
        if rect.w <= 0 or rect.h <= 0 or room.isEmpty():
            return
        wide, high = (room.width() - 2) / rect.w, (room.height() - 2) / rect.h
        zoom = within_range(min(wide, high, LARGEST_FIT))
        self._view.setTransform(QTransform.fromScale(zoom, zoom))
        self._view.centerOn(QRectF(rect.x, rect.y, rect.w, rect.h).center())

    def spot(self) -> Spot:
        """Where the map is looked at from."""
        middle = QRectF(self._view.viewport().rect()).center()
        at = self._view.viewportTransform().inverted()[0].map(middle)
        return Spot(self.zoom, at.x(), at.y())

    def look_from(self, spot: Spot) -> None:
        """Look at the map from there, as near to it as the edges of the map allow."""
        zoom = within_range(spot.zoom)
        self._view.setTransform(QTransform.fromScale(zoom, zoom))
        self._view.centerOn(QPointF(spot.x, spot.y))

    def begin(self, zoom: float) -> None:
        """Show the upper left of the map at a zoom."""
        self._view.setTransform(QTransform.fromScale(zoom, zoom))
        for bar in (self._view.horizontalScrollBar(), self._view.verticalScrollBar()):
            bar.setValue(bar.minimum())

    def show(self, rect: Rect) -> None:
        """Scroll as little as needed to show a rectangle; its upper left part when it is larger than the view."""
        seen = self._view.viewport().rect()
        shown = self._view.mapFromScene(QRectF(rect.x, rect.y, rect.w, rect.h)).boundingRect()
        dx = _least(shown.left() - AIR, shown.right() + AIR, seen.width())
        dy = _least(shown.top() - AIR, shown.bottom() + AIR, seen.height())
        self._scroll(dx, dy)

    def scroll(self, dx: int, dy: int) -> None:
        """Scroll by screen pixels."""
        self._scroll(dx, dy)

    def seen(self) -> Rect:
        """The rectangle of the map that is seen."""
        area = self._view.mapToScene(self._view.viewport().rect()).boundingRect()
        return Rect(area.x(), area.y(), area.width(), area.height())

    def _scroll(self, dx: float, dy: float) -> None:
        for bar, by in ((self._view.horizontalScrollBar(), dx), (self._view.verticalScrollBar(), dy)):
            if round(by):
                bar.setValue(bar.value() + round(by))


def _least(start: int, end: int, size: int) -> int:
    """By how much to scroll so that start…end lies within 0…size; the start wins when both cannot."""
    if start < 0 or end - start > size:
        return start
    return max(end - size, 0)
