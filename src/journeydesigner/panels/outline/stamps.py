"""Pictures that many rows share, faces, marks and chips, painted once for each look, size and theme."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable

from PySide6.QtCore import QPointF, QSize
from PySide6.QtGui import QIcon, QPainter, QPixmap

from journeydesigner.layout.draw.glyphs import face, severity_mark
from journeydesigner.layout.draw.owners import OwnerMark
from journeydesigner.layout.drawing import Shape
from journeydesigner.model.info import Severity
from journeydesigner.panels.pictures import blank, chip_icon, paint_picture, paint_shapes

EDGE = 1
"""Clear pixels around a picture, for lines that reach beyond it."""


class Stamps:
    """The pictures made so far."""

    def __init__(self) -> None:
        self._made: dict[Hashable, QPixmap] = {}
        self._chips: dict[tuple[OwnerMark | None, bool], QIcon] = {}

    def forget(self) -> None:
        """The theme is another."""
        self._made, self._chips = {}, {}

    def face(self, painter: QPainter, x: float, y: float, side: int, score: int, is_assumed: bool) -> None:
        """How the client feels, centred on x, y."""

        def shapes(middle: float) -> Iterable[Shape]:
            return face(middle, middle, side / 2 - 0.5, score, assumed=is_assumed)

        self._put(painter, x, y, side, (score, is_assumed), shapes)

    def severity(self, painter: QPainter, x: float, y: float, side: int, severity: Severity) -> None:
        """The mark of a severity, centred on x, y."""
        self._put(painter, x, y, side, severity, lambda at: severity_mark(severity, at, at, side * 0.9))

    def chip(self, painter: QPainter, x: float, y: float, side: int, mark: OwnerMark | None, is_own: bool) -> None:
        """The chip of an owner, its left edge at x, centred on y."""
        key = (mark, is_own)
        if key not in self._chips:
            self._chips[key] = chip_icon(mark, own=is_own)
        paint_picture(painter, self._chips[key], x, y, side)

    def _put(
        self,
        painter: QPainter,
        x: float,
        y: float,
        side: int,
        what: Hashable,
        shapes: Callable[[float], Iterable[Shape]],
    ) -> None:
        ratio, whole = painter.device().devicePixelRatioF(), side + 2 * EDGE
        key = (what, side, ratio)
        if key not in self._made:
            picture = blank(QSize(whole, whole) * ratio)
            picture.setDevicePixelRatio(ratio)
            inside = QPainter(picture)
            paint_shapes(inside, shapes(whole / 2))
            inside.end()
            self._made[key] = picture
        painter.drawPixmap(QPointF(round(x - whole / 2), round(y - whole / 2)), self._made[key])
