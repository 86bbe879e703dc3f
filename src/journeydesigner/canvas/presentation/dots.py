"""Draws the dots of a vote: a disc with their number on the corner of each card. Knows no project."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen

from journeydesigner.layout.theme import theme
from journeydesigner.render.fonts import FAMILY

LARGE, SMALL = (21.0, 1.0), (13.0, 0.4)
"""On a card of a slide, and on one of the overview: radius in slide pixels, and its part on the card."""


def dot_rect(card: QRectF, count: int, radius: float, inside: float) -> QRectF:
    """Where the disc of a card stands: at its upper left corner, wider to the left where the number is long."""
    width = 2 * radius + max(0, len(str(count)) - 2) * radius
    return QRectF(card.x() - width + inside * radius, card.y() - radius, width, 2 * radius)


def paint_dots(
    painter: QPainter, cards: Iterable[tuple[QRectF, int]], size: tuple[float, float], unit: float
) -> None:
    """The discs of cards with so many dots, in the accent with a white edge, seen on any ground."""
    radius, inside = size[0] * unit, size[1]
    inks, font = theme("light"), QFont(FAMILY)
    font.setPixelSize(max(8, round(1.2 * radius)))
    font.setWeight(QFont.Weight.Bold)
    painter.setFont(font)
    for card, count in cards:
        disc = dot_rect(card, count, radius, inside)
        painter.setPen(QPen(QColor(inks.colour("card")), max(1.0, radius / 9)))
        painter.setBrush(QColor(inks.colour("accent")))
        painter.drawRoundedRect(disc, radius, radius)
        painter.setPen(QColor(inks.colour("on_accent")))
        painter.drawText(disc, Qt.AlignmentFlag.AlignCenter, str(count))
    painter.setBrush(Qt.BrushStyle.NoBrush)
