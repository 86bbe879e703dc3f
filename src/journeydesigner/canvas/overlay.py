"""Everything live above the map: rings, ghosts, targets. One graphics item per kind: little is repainted."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Literal, get_args

from PySide6.QtCore import QRectF, QTimer
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QGraphicsItem, QGraphicsScene, QStyleOptionGraphicsItem, QWidget

from journeydesigner.canvas.tiles import Tiles, clear_tiles
from journeydesigner.layout.drawing import Part, Rect, Shape
from journeydesigner.render.painter import DrawingPainter

LayerName = Literal[
    "lit", "footprint", "links", "selection", "hover", "focus", "target", "wire", "marquee", "ghost", "flash"
]
"""From the bottom to the top."""
CROWD = 100
"""Parts above which a layer is kept as images: painting them all takes more than a frame has."""
INK = 14.0
"""How far rings, ports and arrows may reach beyond the rectangle given for them, in screen pixels."""


class Layer(QGraphicsItem):
    """Shapes of one kind of feedback."""

    def __init__(self, painter: Callable[[], DrawingPainter], z: float) -> None:
        self._painter = painter
        self._parts: tuple[Part, ...] = ()
        self._bounds = QRectF()
        self._images: Tiles | None = None
        super().__init__()
        self.setFlag(QGraphicsItem.GraphicsItemFlag.ItemUsesExtendedStyleOption)
        self.setZValue(z)
        self.setVisible(False)

    @property
    def parts(self) -> tuple[Part, ...]:
        """What is shown."""
        return self._parts

    def boundingRect(self) -> QRectF:
        """The rectangle around everything shown."""
        return self._bounds

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        """Paint what meets the exposed rectangle; of a crowd, images."""
        exposed = option.exposedRect
        if self._images is not None:
            ratio = widget.devicePixelRatioF() if widget is not None else 1.0
            if self._images.paint(painter, exposed, ratio):
                QTimer.singleShot(0, self.update)
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._draw(painter, Rect(exposed.x(), exposed.y(), exposed.width(), exposed.height()))

    def _draw(self, painter: QPainter, seen: Rect) -> None:
        self._painter().paint(painter, (part for part in self._parts if part.bounds.meets(seen)))

    def show_parts(self, parts: tuple[Part, ...]) -> None:
        """Show these instead of what is shown."""
        if parts == self._parts:
            return
        self.prepareGeometryChange()
        self._parts = parts
        self._images = clear_tiles(self._draw) if len(parts) > CROWD else None
        self._bounds = _around(parts)
        self.setVisible(bool(parts))
        self.update()

    def recolour(self) -> None:
        """The theme is another one."""
        if self._images is not None:
            self._images.clear()
        self.update()


class Overlay:
    """The layers above the map, by name."""

    def __init__(self, scene: QGraphicsScene, painter: Callable[[], DrawingPainter]) -> None:
        self._layers = {name: Layer(painter, 10 + z) for z, name in enumerate(get_args(LayerName))}
        self._layers["ghost"].setOpacity(0.85)
        for layer in self._layers.values():
            scene.addItem(layer)

    def show(self, name: LayerName, *pieces: tuple[Rect, Iterable[Shape]], zoom: float = 1.0) -> None:
        """Show pieces in a layer instead of what it shows; each with the rectangle it belongs to."""
        reach = INK / zoom + INK
        parts = (Part(name, None, rect.grown(reach), tuple(shapes)) for rect, shapes in pieces)
        self._layers[name].show_parts(tuple(parts))

    def show_parts(self, name: LayerName, parts: Iterable[Part]) -> None:
        """Show parts of a drawing in a layer."""
        self._layers[name].show_parts(tuple(parts))

    def move(self, name: LayerName, dx: float, dy: float) -> None:
        """Shift what a layer shows."""
        self._layers[name].setPos(dx, dy)

    def moved(self, name: LayerName) -> tuple[float, float]:
        """How far what a layer shows is shifted."""
        at = self._layers[name].pos()
        return at.x(), at.y()

    def hide(self, *names: LayerName) -> None:
        """Show nothing in these layers."""
        for name in names:
            self._layers[name].show_parts(())

    def shown(self, name: LayerName) -> tuple[Part, ...]:
        """What a layer shows."""
        return self._layers[name].parts

    def repaint(self) -> None:
        """The theme is another one."""
        for layer in self._layers.values():
            layer.recolour()


def _around(parts: tuple[Part, ...]) -> QRectF:
    bounds = QRectF()
    for part in parts:
        bounds |= QRectF(part.bounds.x, part.bounds.y, part.bounds.w, part.bounds.h)
    return bounds
