"""The bundled icons in any colour. Kept per name and colour; as pixels per size too, for painting on screen."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QByteArray, QRectF
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from journeydesigner.resources import resource

_ICON_PIXELS = (16, 20, 24, 32, 40, 48, 64)


@lru_cache(maxsize=1024)
def icon_renderer(name: str, colour: str) -> QSvgRenderer:
    """The icon `resources/icons/<name>.svg` with its strokes in `colour` ("#RRGGBB"). Raises ResourceMissing."""
    # Qt paints currentColor black, so the colour is written into the file's text first.
    svg = resource("icons", f"{name}.svg").read_text(encoding="utf-8").replace("currentColor", colour)
    return QSvgRenderer(QByteArray(svg.encode()))


@lru_cache(maxsize=2048)
def icon_pixmap(name: str, colour: str, pixels: int) -> QPixmap:
    """The icon in a transparent square of `pixels` device pixels."""
    pixmap = QPixmap(pixels, pixels)
    pixmap.fill("transparent")
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    icon_renderer(name, colour).render(painter, QRectF(0, 0, pixels, pixels))
    painter.end()
    return pixmap


def icon(name: str, colour: str) -> QIcon:
    """The icon for menus, buttons and lists, sharp at every pixel ratio up to 4."""
    found = QIcon()
    for pixels in _ICON_PIXELS:
        found.addPixmap(icon_pixmap(name, colour, pixels))
    return found
