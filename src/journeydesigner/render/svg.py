"""Layers of a drawing as SVG; letters become outlines, so that they look the same where the font is not."""

from __future__ import annotations

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRectF, QSize
from PySide6.QtGui import QPainter, QPainterPath
from PySide6.QtSvg import QSvgGenerator

from journeydesigner.layout.drawing import Text
from journeydesigner.layout.excerpt import Excerpt
from journeydesigner.layout.theme import Theme
from journeydesigner.render.fonts import DESIGN_SIZE, design_font
from journeydesigner.render.measurer import qt_measurer
from journeydesigner.render.painter import DrawingPainter


class OutlinePainter(DrawingPainter):
    """Paints text as outlines."""

    def _text(self, painter: QPainter, text: Text) -> None:
        scale, start = text.size / DESIGN_SIZE, 0.0
        if text.anchor != "start":
            width = qt_measurer().width(text.text, DESIGN_SIZE, text.weight)
            start = -width / 2 if text.anchor == "middle" else -width
        outline = QPainterPath()
        outline.addText(start, 0, design_font(text.weight), text.text)
        kept = painter.transform()
        painter.translate(text.x, text.y)
        if text.turned:
            painter.rotate(-90)
        painter.scale(scale, scale)
        painter.fillPath(outline, self.colour(text.ink))
        painter.setTransform(kept)


def svg_of(part: Excerpt, theme: Theme, name: str) -> bytes:
    """A picture with one unit per map pixel, called `name` for those who hear it."""
    data, brush, shown = QByteArray(), OutlinePainter(theme), part.bounds
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    generator = QSvgGenerator()
    generator.setOutputDevice(buffer)
    generator.setSize(QSize(round(shown.w), round(shown.h)))
    generator.setViewBox(QRectF(0, 0, round(shown.w), round(shown.h)))
    generator.setTitle(name)
    painter = QPainter(generator)
    painter.fillRect(QRectF(0, 0, shown.w, shown.h), brush.colour("canvas"))
    painter.translate(-shown.x, -shown.y)
    for layer in part.layers:
        painter.save()
        painter.translate(layer.x, layer.y)
        painter.scale(layer.scale, layer.scale)
        brush.paint(painter, layer.drawing.parts)
        painter.restore()
    painter.end()
    return bytes(data.data())
