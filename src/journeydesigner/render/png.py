"""Writes a page or a map as PNG, at a resolution within reason."""

from __future__ import annotations

import math
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QColor, QImage, QPainter

from journeydesigner.errors import Refusal
from journeydesigner.i18n import N_, message
from journeydesigner.layout.drawing import Drawing
from journeydesigner.layout.excerpt import Excerpt
from journeydesigner.layout.page import Layer, Page
from journeydesigner.layout.theme import Theme
from journeydesigner.render.application import ensure_gui
from journeydesigner.render.files import writing
from journeydesigner.render.pages import Progress, paint_layers

MOST_PIXELS = 120_000_000
"""Largest picture: 480 MB while it is being painted; A0 at 240 dpi is below."""
LONGEST_SIDE = 30_000
"""Qt's painter goes no further than 32,767 pixels."""
LARGEST_SCALE, LONGEST_PICTURE, MOST_OF_A_PICTURE = 2.0, 12_000, 40_000_000
"""Of a picture for the clipboard: pixels per map pixel, along one side, in all."""
_POINTS_PER_INCH = 72


class TooLarge(Refusal):
    """The picture asked for would not fit into memory."""


def write_png(
    what: Page | Drawing | Sequence[Drawing],
    path: Path,
    theme: Theme,
    *,
    dpi: float = 150,
    scale: float = 1.0,
    progress: Progress | None = None,
) -> bool:
    """Write a page at `dpi`, or drawings on each other at `scale` pixels per map pixel. False: asked to stop.

    Raises `TooLarge` for an absurd size, `NotWritten` when the file cannot be written.
    """
    ensure_gui()
    image = paint_image(what, theme, dpi=dpi, scale=scale, progress=progress)
    if image is None:
        return False
    with writing(path) as temporary:
        temporary.write_bytes(encoded(image))
    return True


def encoded(image: QImage) -> bytes:
    """A picture as the bytes of a PNG file. Raises `TooLarge`."""
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    if not image.save(buffer, "PNG"):  # type: ignore[call-overload]
        raise TooLarge(message(N_("There is not enough memory for this picture. Ask for a smaller scale.")))
    return bytes(data.data())


def paint_image(
    what: Page | Drawing | Sequence[Drawing],
    theme: Theme,
    *,
    dpi: float = 150,
    scale: float = 1.0,
    progress: Progress | None = None,
) -> QImage | None:
    """The picture in memory; None when `progress` asked to stop. Raises `TooLarge`."""
    if isinstance(what, Page):
        zoom, layers = dpi / _POINTS_PER_INCH, what.layers
        width, height, ground = what.paper.width, what.paper.height, "paper"
        x, y = 0.0, 0.0
    else:
        drawings = (what,) if isinstance(what, Drawing) else tuple(what)
        zoom, layers, ground = scale, tuple(Layer(drawing, 1.0, 0, 0) for drawing in drawings), "canvas"
        x, y = min(d.bounds.x for d in drawings), min(d.bounds.y for d in drawings)
        width = max(d.bounds.right for d in drawings) - x
        height = max(d.bounds.bottom for d in drawings) - y
    image = _blank(width * zoom, height * zoom, QColor(theme.colour(ground)))
    image.setDotsPerMeterX(round(_POINTS_PER_INCH * zoom / 0.0254))
    image.setDotsPerMeterY(round(_POINTS_PER_INCH * zoom / 0.0254))
    painter = QPainter(image)
    for hint in (QPainter.RenderHint.Antialiasing, QPainter.RenderHint.SmoothPixmapTransform):
        painter.setRenderHint(hint)
    painter.scale(zoom, zoom)
    painter.translate(-x, -y)
    finished = paint_layers(painter, layers, theme, progress)
    painter.end()
    return image if finished else None


def paint_part(part: Excerpt, theme: Theme, most: float = LARGEST_SCALE) -> QImage:
    """A part of a map, at `most` so many pixels per map pixel, and fewer where it is large."""
    shown = part.bounds
    zoom = picture_scale(shown.w, shown.h, most)
    image = _blank(shown.w * zoom, shown.h * zoom, QColor(theme.colour("canvas")))
    painter = QPainter(image)
    painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
    painter.scale(zoom, zoom)
    painter.translate(-shown.x, -shown.y)
    paint_layers(painter, part.layers, theme)
    painter.end()
    return image


def picture_scale(width: float, height: float, most: float = LARGEST_SCALE) -> float:
    """How large a picture of so many map pixels is painted: no side and no area beyond what others can take."""
    side, area = LONGEST_PICTURE / max(width, height, 1), math.sqrt(MOST_OF_A_PICTURE / max(width * height, 1))
    return min(most, side, area)


def _blank(width: float, height: float, colour: QColor) -> QImage:
    w, h = max(1, round(width)), max(1, round(height))
    if w > LONGEST_SIDE or h > LONGEST_SIDE or w * h > MOST_PIXELS:
        text = N_("A picture of {width} × {height} pixels is too large. Ask for a smaller scale, or for a PDF.")
        raise TooLarge(message(text, width=w, height=h))
    image = QImage(w, h, QImage.Format.Format_RGB32)
    if image.isNull():
        raise TooLarge(message(N_("There is not enough memory for this picture. Ask for a smaller scale.")))
    image.fill(colour)
    return image
