"""Icons, faces, marks and nature bars as widgets show them: the drawing's own shapes, in the theme's colours.

An icon alone needs nothing of the drawing: the first picture of the window does not wait for that to be loaded.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QIcon, QPainter, QPixmap

from journeydesigner.panels.style import current_theme
from journeydesigner.render.icons import icon_pixmap

if TYPE_CHECKING:
    from journeydesigner.layout.draw.owners import OwnerMark
    from journeydesigner.layout.drawing import Ink, Shape
    from journeydesigner.render.painter import DrawingPainter

ICON = 16
"""Side of an icon in a row of text, in pixels at the normal font size."""
_SIDES = (ICON, 2 * ICON)

_icons: dict[tuple[str, Ink, str], QIcon] = {}
CHIPS = 400
"""Chips of owners kept at most, 17 kB each."""
_chips: dict[tuple[OwnerMark | None, bool, str], QIcon] = {}
_painters: dict[str, DrawingPainter] = {}


def icon(name: str, ink: Ink = "text2") -> QIcon:
    """An icon for buttons and menus in the current theme."""
    theme = current_theme()
    key = (name, ink, theme.name)
    if key not in _icons:
        made = QIcon()
        for side in _SIDES:
            made.addPixmap(icon_pixmap(name, theme.colour(ink), side), QIcon.Mode.Normal)
        _icons[key] = made
    return _icons[key]


def icon_side(metrics: QFontMetrics) -> int:
    """Side of an icon beside text of this font, in pixels."""
    return max(ICON, round(metrics.height() * 0.95))


def paint_icon(painter: QPainter, name: str, ink: Ink, rect: QRectF) -> None:
    """An icon of resources/icons, by file name without suffix."""
    from journeydesigner.layout.drawing import Icon

    paint_shapes(painter, [Icon(name, rect.x(), rect.y(), rect.width(), ink)])


def paint_shapes(painter: QPainter, shapes: Iterable[Shape]) -> None:
    """Shapes of the drawing at their own coordinates, in the current theme."""
    from journeydesigner.render.painter import DrawingPainter

    theme = current_theme()
    if theme.name not in _painters:
        _painters[theme.name] = DrawingPainter(theme)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    _painters[theme.name].paint_shapes(painter, shapes)
    painter.restore()


def paint_picture(painter: QPainter, picture: QIcon, x: float, middle: float, side: int) -> float:
    """An icon or an owner's chip, `side` high, centred on `middle`; returns its width."""
    if picture.isNull():
        return 0
    sizes = picture.availableSizes()
    width = side * sizes[0].width() / sizes[0].height() if sizes else side
    picture.paint(painter, QRect(round(x), round(middle - side / 2), round(width), side))
    return width


def chip_icon(mark: OwnerMark | None, *, own: bool = True) -> QIcon:
    """The chip of an owner: initials in the colours of the unit; "?" for nobody and for a role nobody holds."""
    key = (mark, own, current_theme().name)
    if key not in _chips:
        if len(_chips) >= CHIPS:
            _chips.clear()
        _chips[key] = _chip(mark, own)
    return _chips[key]


def _chip(mark: OwnerMark | None, own: bool) -> QIcon:
    from journeydesigner.layout.draw.owners import CHIP_H, CHIP_W, chip
    from journeydesigner.render.measurer import qt_measurer

    ratio = 3
    pixmap = blank(QSize(int(CHIP_W) + 2, int(CHIP_H) + 2) * ratio)
    painter = QPainter(pixmap)
    painter.scale(ratio, ratio)
    paint_shapes(painter, chip(qt_measurer(), mark, 1, 1, own=own))
    painter.end()
    return QIcon(pixmap)


def blank(size: QSize) -> QPixmap:
    """A clear pixmap of this many pixels."""
    pixmap = QPixmap(size)
    pixmap.fill(Qt.GlobalColor.transparent)
    return pixmap
