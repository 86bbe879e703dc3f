"""The one graphics item that shows the map: it hands tiles to the painter and asks for what is still missing."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from journeydesigner.canvas.tiles import MANY, Tiles
from journeydesigner.layout.drawing import Part, Rect
from journeydesigner.render.painter import DrawingPainter

Meeting = Callable[[Rect], Iterable[Part]]


class MapItem(QGraphicsItem):
    """Everything of the map that stands still."""

    def __init__(
        self,
        painter: Callable[[], DrawingPainter],
        meeting: Meeting,
        look: Callable[[], Hashable],
        go_on: Callable[[], None],
    ) -> None:
        """`look`: how the map is drawn now; `go_on` is called when a frame ended before everything was painted."""
        self._painter = painter
        self._meeting = meeting
        self._look = look
        self._go_on = go_on
        self._bounds = QRectF()
        self.tiles = Tiles(self._draw, QColor(painter().colour("canvas")))
        super().__init__()
        self.setFlag(QGraphicsItem.GraphicsItemFlag.ItemUsesExtendedStyleOption)

    def boundingRect(self) -> QRectF:
        """The whole map."""
        return self._bounds

    def set_bounds(self, bounds: QRectF) -> None:
        """The map has another size."""
        if bounds != self._bounds:
            self.prepareGeometryChange()
            self._bounds = bounds

    def repaint(self, rects: list[Rect] | None) -> None:
        """These rectangles look different (None: everything)."""
        if rects is None:
            self.tiles.ground = QColor(self._painter().colour("canvas"))
            self.tiles.clear()
            self.update()
            return
        self.tiles.invalidate(rects)
        if len(rects) > MANY:
            self.update()
            return
        for rect in rects:
            self.update(QRectF(rect.x - 2, rect.y - 2, rect.w + 4, rect.h + 4))

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        """Paint what is exposed, as far as time allows."""
        ratio = widget.devicePixelRatioF() if widget is not None else 1.0
        exposed = option.exposedRect
        if self.tiles.paint(painter, exposed, ratio, self._look()):
            self._go_on()

    def _draw(self, painter: QPainter, rect: Rect) -> None:
        self._painter().paint(painter, self._meeting(rect))
