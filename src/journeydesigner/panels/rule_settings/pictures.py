"""The marks of severities as icons."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QIcon, QPainter

from journeydesigner.layout.draw.glyphs import severity_mark
from journeydesigner.model.info import Severity
from journeydesigner.panels.pictures import blank, paint_shapes
from journeydesigner.panels.style import current_theme

_SIDE, _RATIO = 16, 3
_icons: dict[tuple[Severity, str], QIcon] = {}


def severity_icon(severity: Severity) -> QIcon:
    """Octagon, triangle or ring, as in the findings."""
    key = (severity, current_theme().name)
    if key not in _icons:
        pixmap = blank(QSize(_SIDE, _SIDE) * _RATIO)
        painter = QPainter(pixmap)
        painter.scale(_RATIO, _RATIO)
        paint_shapes(painter, severity_mark(severity, _SIDE / 2, _SIDE / 2, _SIDE - 2))
        painter.end()
        made = QIcon(pixmap)
        made.addPixmap(pixmap, QIcon.Mode.Selected)
        _icons[key] = made
    return _icons[key]
