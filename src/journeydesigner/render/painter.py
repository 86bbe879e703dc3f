"""Paints the shapes of a drawing with a QPainter, in the colours of a theme; the same for screen, PDF and PNG."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import Any

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPaintEngine, QPainter, QPainterPath, QPen, QPolygonF, QTransform

from journeydesigner.layout.drawing import (
    HALO,
    Box,
    Dash,
    Disc,
    Hatch,
    Icon,
    Ink,
    Part,
    Path,
    Point,
    Polyline,
    Rect,
    Shape,
    Text,
)
from journeydesigner.layout.theme import Theme
from journeydesigner.render.fonts import DESIGN_SIZE, design_font
from journeydesigner.render.icons import icon_pixmap, icon_renderer
from journeydesigner.render.measurer import qt_measurer

_ARROW_HALF = 0.42
"""Half the width of an arrow head, as a share of its length."""
_NO_PEN = QPen(Qt.PenStyle.NoPen)
_NO_BRUSH = QBrush(Qt.BrushStyle.NoBrush)


class DrawingPainter:
    """Paints parts in one theme. Keeps pens, brushes and icons, so keep the object as long as the theme."""

    def __init__(self, theme: Theme) -> None:
        self.theme = theme
        self._colours: dict[Ink, QColor] = {}
        self._brushes: dict[Ink, QBrush] = {}
        self._pens: dict[tuple[Ink, float, Dash, bool], QPen] = {}
        self._paint: dict[type, Callable[[QPainter, Any], None]] = {
            Box: self._box,
            Disc: self._disc,
            Text: self._text,
            Polyline: self._polyline,
            Path: self._path,
            Icon: self._icon,
            Hatch: self._hatch,
        }

    def paint(self, painter: QPainter, parts: Iterable[Part]) -> None:
        """Paint parts from the bottom to the top, at the painter's transform."""
        for part in parts:
            self.paint_shapes(painter, part.shapes)

    def paint_shapes(self, painter: QPainter, shapes: Iterable[Shape]) -> None:
        """Paint shapes from the bottom to the top."""
        for shape in shapes:
            if shape.opacity < 1:
                before = painter.opacity()
                painter.setOpacity(before * shape.opacity)
                self._paint[type(shape)](painter, shape)
                painter.setOpacity(before)
            else:
                self._paint[type(shape)](painter, shape)

    # -- colours

    def colour(self, ink: Ink) -> QColor:
        """The theme's colour for a token."""
        found = self._colours.get(ink)
        if found is None:
            found = self._colours[ink] = QColor(self.theme.colour(ink))
        return found

    def _brush(self, ink: Ink | None) -> QBrush:
        if ink is None:
            return _NO_BRUSH
        found = self._brushes.get(ink)
        if found is None:
            found = self._brushes[ink] = QBrush(self.colour(ink))
        return found

    def _pen(self, ink: Ink | None, width: float, dash: Dash = (), round_caps: bool = False) -> QPen:
        if ink is None:
            return _NO_PEN
        key = (ink, width, dash, round_caps)
        found = self._pens.get(key)
        if found is None:
            found = QPen(self.colour(ink), width)
            found.setCapStyle(Qt.PenCapStyle.RoundCap if round_caps else Qt.PenCapStyle.FlatCap)
            found.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
            if dash:
                # Qt counts dashes in pen widths.
                found.setDashPattern([length / width for length in dash])
            self._pens[key] = found
        return found

    # -- shapes

    def _box(self, painter: QPainter, box: Box) -> None:
        painter.setPen(self._pen(box.stroke, box.width, box.dash))
        painter.setBrush(self._brush(box.fill))
        if box.radius:
            painter.drawRoundedRect(_rect(box.rect), box.radius, box.radius)
        else:
            painter.drawRect(_rect(box.rect))

    def _disc(self, painter: QPainter, disc: Disc) -> None:
        painter.setPen(self._pen(disc.stroke, disc.width, disc.dash))
        painter.setBrush(self._brush(disc.fill))
        painter.drawEllipse(QPointF(disc.x, disc.y), disc.r, disc.r)

    def _text(self, painter: QPainter, text: Text) -> None:
        font = design_font(text.weight)
        scale = text.size / DESIGN_SIZE
        kept = painter.transform()
        painter.setTransform(_placed(painter, kept, text.x, text.y, steps=4))
        if text.turned:
            painter.rotate(-90)
        painter.scale(scale, scale)
        painter.setFont(font)
        painter.setPen(self._pen(text.ink, 1))
        painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)  # a widget's painter has the widget's
        start = 0.0
        if text.anchor != "start":
            width = qt_measurer().width(text.text, DESIGN_SIZE, text.weight)
            start = -width / 2 if text.anchor == "middle" else -width
        painter.drawText(QPointF(start, 0), text.text)
        painter.setTransform(kept)

    def _polyline(self, painter: QPainter, line: Polyline) -> None:
        points = line.points
        if len(points) < 2:
            return
        if len(points) == 2 and not (line.dash or line.arrow or line.halo or line.round_caps):
            upright = _bar(points[0], points[1], line.width)
            if upright is not None:
                painter.fillRect(upright, self._brush(line.ink))
                return
        painter.setBrush(_NO_BRUSH)
        drawn = _shortened(points, line.arrow * 0.9) if line.arrow else points
        path = _rounded(drawn, line.radius)
        if line.halo is not None:
            painter.setPen(self._pen(line.halo, line.width + HALO))
            painter.drawPath(path)
        painter.setPen(self._pen(line.ink, line.width, line.dash, line.round_caps))
        painter.drawPath(path)
        if line.arrow:
            painter.setPen(_NO_PEN)
            painter.setBrush(self._brush(line.ink))
            painter.drawPolygon(_arrow_head(points[-2], points[-1], line.arrow))

    def _path(self, painter: QPainter, path: Path) -> None:
        painter.setPen(self._pen(path.stroke, path.width, path.dash, not path.dash))
        painter.setBrush(self._brush(path.fill))
        painter.drawPath(_outline(path))

    def _icon(self, painter: QPainter, icon: Icon) -> None:
        colour = self.theme.colour(icon.ink)
        target = QRectF(icon.x, icon.y, icon.size, icon.size)
        pixels = _device_pixels(painter, icon.size)
        if pixels is None:
            icon_renderer(icon.name, colour).render(painter, target)
        else:
            pixmap = icon_pixmap(icon.name, colour, pixels)
            kept = painter.transform()
            painter.setTransform(_placed(painter, kept, icon.x, icon.y))
            painter.drawPixmap(QRectF(0, 0, icon.size, icon.size), pixmap, QRectF(pixmap.rect()))
            painter.setTransform(kept)

    def _hatch(self, painter: QPainter, hatch: Hatch) -> None:
        painter.setPen(self._pen(hatch.ink, hatch.width))
        painter.drawLines(_hatching(hatch.rect, hatch.gap))


def _placed(painter: QPainter, kept: QTransform, x: float, y: float, steps: int = 1) -> QTransform:
    """The transform `kept` with its origin moved to a point; on an image to a whole pixel, or a step of it.

    Qt would round too, but the other way round above and left of an image: what lies across the border of two
    images would be torn.
    """
    at = kept.map(QPointF(x, y))
    dx, dy = at.x(), at.y()
    if _is_raster(painter):
        ratio = painter.device().devicePixelRatioF()
        dx = (math.floor(dx * ratio * steps + 0.5) + (0.5 if steps > 1 else 0)) / steps / ratio
        dy = math.floor(dy * ratio + 0.5) / ratio
    return QTransform(kept.m11(), kept.m12(), kept.m21(), kept.m22(), dx, dy)


def _rect(rect: Rect) -> QRectF:
    return QRectF(rect.x, rect.y, rect.w, rect.h)


def _bar(start: Point, end: Point, width: float) -> QRectF | None:
    """A level or upright line as the rectangle it covers, which is painted faster; None for a slanting one."""
    (x1, y1), (x2, y2) = start, end
    if y1 == y2:
        return QRectF(min(x1, x2), y1 - width / 2, abs(x2 - x1), width)
    if x1 == x2:
        return QRectF(x1 - width / 2, min(y1, y2), width, abs(y2 - y1))
    return None


@lru_cache(maxsize=8192)
def _rounded(points: tuple[Point, ...], radius: float) -> QPainterPath:
    """Straight pieces with corners rounded by `radius`, or by half the shorter piece where there is less room."""
    path = QPainterPath(QPointF(*points[0]))
    for before, corner, after in zip(points, points[1:], points[2:], strict=False):
        reach = min(radius, math.dist(before, corner) / 2, math.dist(corner, after) / 2)
        path.lineTo(QPointF(*_towards(corner, before, reach)))
        path.quadTo(QPointF(*corner), QPointF(*_towards(corner, after, reach)))
    path.lineTo(QPointF(*points[-1]))
    return path


def _towards(start: Point, goal: Point, length: float) -> Point:
    distance = math.dist(start, goal)
    if not distance:
        return start
    share = length / distance
    return start[0] + (goal[0] - start[0]) * share, start[1] + (goal[1] - start[1]) * share


def _shortened(points: tuple[Point, ...], by: float) -> tuple[Point, ...]:
    """The line without its last `by` pixels, which the arrow head covers."""
    length = math.dist(points[-2], points[-1])
    return (*points[:-1], _towards(points[-1], points[-2], min(by, length * 0.9)))


def _arrow_head(start: Point, tip: Point, length: float) -> QPolygonF:
    back = _towards(tip, start, length)
    dx, dy = (tip[0] - back[0]) * _ARROW_HALF, (tip[1] - back[1]) * _ARROW_HALF
    return QPolygonF([QPointF(*tip), QPointF(back[0] - dy, back[1] + dx), QPointF(back[0] + dy, back[1] - dx)])


def _is_raster(painter: QPainter) -> bool:
    """Whether pixels are painted, and not a file of vectors."""
    engine = painter.paintEngine()
    return engine is not None and engine.type() == QPaintEngine.Type.Raster


@lru_cache(maxsize=8192)
def _outline(path: Path) -> QPainterPath:
    outline = QPainterPath()
    for name, at in path.commands:
        if name == "M":
            outline.moveTo(at[0], at[1])
        elif name == "L":
            outline.lineTo(at[0], at[1])
        elif name == "C":
            outline.cubicTo(at[0], at[1], at[2], at[3], at[4], at[5])
        else:
            outline.closeSubpath()
    return outline


def _hatching(rect: Rect, gap: float) -> list[QLineF]:
    """Lines from lower left to upper right, clipped to the rectangle; fixed to the origin, so neighbours match."""
    lines = []
    first = math.ceil((rect.x + rect.y) / gap)
    for number in range(first, math.floor((rect.right + rect.bottom) / gap) + 1):
        total = number * gap
        x1, x2 = max(rect.x, total - rect.bottom), min(rect.right, total - rect.y)
        lines.append(QLineF(x1, total - x1, x2, total - x2))
    return lines


def _device_pixels(painter: QPainter, size: float) -> int | None:
    """Pixels of the device that `size` takes; None where shapes must stay vectors or are turned."""
    if not _is_raster(painter):
        return None
    transform = painter.deviceTransform()
    if transform.isRotating():
        return None
    return max(1, round(size * abs(transform.m11())))
