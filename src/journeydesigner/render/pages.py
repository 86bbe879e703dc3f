"""Paints the layers of a page, telling how far it is and stopping when told to."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtGui import QPainter

from journeydesigner.layout.page import Layer
from journeydesigner.layout.theme import Theme
from journeydesigner.render.painter import DrawingPainter

Progress = Callable[[int, int], bool]
"""Told how many parts of how many are done; False asks to stop."""
_STEP = 200
"""Parts painted between two reports."""


def paint_layers(
    painter: QPainter, layers: Sequence[Layer], theme: Theme, progress: Progress | None = None
) -> bool:
    """Paint `layers` with the painter's unit being one point. False when `progress` asked to stop."""
    brush = DrawingPainter(theme)
    total = sum(len(layer.drawing.parts) for layer in layers)
    done = 0
    for layer in layers:
        painter.save()
        painter.translate(layer.x, layer.y)
        painter.scale(layer.scale, layer.scale)
        parts = layer.drawing.parts
        for start in range(0, len(parts), _STEP):
            chunk = parts[start : start + _STEP]
            brush.paint(painter, chunk)
            done += len(chunk)
            if progress is not None and not progress(done, total):
                painter.restore()
                return False
        painter.restore()
    return True
