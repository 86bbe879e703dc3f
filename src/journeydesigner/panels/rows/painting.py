"""How placed rows look: ground, marks, words and buttons in the theme's colours."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from journeydesigner.layout.draw.glyphs import severity_mark
from journeydesigner.panels.pictures import paint_icon, paint_shapes
from journeydesigner.panels.rows.lines import Heading, Row
from journeydesigner.panels.rows.placing import Piece, Placed, Pressable
from journeydesigner.panels.style import colour


@dataclass(frozen=True, slots=True)
class State:
    """How a row stands: what the keyboard and the pointer do with it. Buttons by their number."""

    is_current: bool = False
    is_selected: bool = False
    has_focus: bool = False
    button: int | None = None
    """The button the keyboard stands on."""
    hovered: int | None = None


def paint_row(painter: QPainter, rect: QRect, row: Row, placed: Placed, state: State) -> None:
    """Paint a row whose top left corner is that of `rect`."""
    if not row.is_figure:
        painter.fillRect(QRect(rect.left(), rect.top(), rect.width(), 1), colour("line"))
    _paint_ground(painter, rect, state)
    painter.translate(rect.topLeft())
    if row.severity is not None:
        middle = placed.mark.center()
        paint_shapes(painter, severity_mark(row.severity, middle.x(), middle.y(), placed.mark.width() * 0.95))
    elif row.icon is not None:
        paint_icon(painter, *row.icon, placed.mark)
    for piece in placed.pieces:
        _write(painter, piece)
    if row.picture is not None and placed.picture is not None:
        row.picture.paint(painter, *placed.picture)
    for number, button in enumerate(placed.buttons):
        is_focused = state.has_focus and state.is_current and state.button == number
        _paint_button(painter, button, is_focused, state.hovered == number)
    painter.translate(-rect.topLeft())


def paint_heading(painter: QPainter, rect: QRect, heading: Heading, placed: Placed, state: State) -> None:
    """Paint a heading whose top left corner is that of `rect`."""
    if state.has_focus and state.is_current:
        _ring(painter, rect)
    painter.translate(rect.topLeft())
    hovered = state.hovered is not None
    paint_icon(
        painter,
        "chevron-down" if heading.is_open else "chevron-right",
        "text" if hovered else "text3",
        placed.mark,
    )
    if heading.severity is not None:
        size = placed.mark.height()
        x = placed.mark.right() + 4 + size / 2
        paint_shapes(painter, severity_mark(heading.severity, x, placed.mark.center().y(), size * 0.95))
    for piece in placed.pieces:
        _write(painter, piece)
    painter.translate(-rect.topLeft())


def _paint_ground(painter: QPainter, rect: QRect, state: State) -> None:
    inside = rect.adjusted(0, 1, 0, 0)
    if state.is_selected or state.is_current:
        painter.fillRect(inside, colour("panel2"))
    if state.is_selected:
        painter.fillRect(QRect(inside.left(), inside.top(), 3, inside.height()), colour("accent"))
    if state.is_current and state.has_focus and state.button is None:
        _ring(painter, rect)


def _ring(painter: QPainter, rect: QRect) -> None:
    painter.setPen(QPen(colour("accent"), 1.5))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(QRectF(rect).adjusted(1.5, 2.5, -1.5, -1.5), 4, 4)


def _paint_button(painter: QPainter, placed: Pressable, is_focused: bool, is_hovered: bool) -> None:
    look = placed.button.look
    if look == "text":
        _paint_text_button(painter, placed, is_focused, is_hovered)
        return
    is_main = look == "main"
    rest = "accent_bg" if is_main else "line2"
    edge = "accent" if is_focused or (is_hovered and is_main) else "strong" if is_hovered else rest
    painter.setPen(QPen(colour(edge), 2 if is_focused else 1))
    painter.setBrush(colour("accent_bg" if is_main else "card"))
    painter.drawRoundedRect(QRectF(placed.where).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
    if placed.button.icon:
        paint_icon(painter, placed.button.icon, placed.label.ink, placed.icon)
    _write(painter, placed.label)


def _paint_text_button(painter: QPainter, placed: Pressable, is_focused: bool, is_hovered: bool) -> None:
    if is_focused:
        painter.setPen(QPen(colour("accent"), 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(QRectF(placed.where).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
    _write(painter, placed.label)
    if is_hovered:
        line = placed.label.where
        painter.setPen(QPen(colour(placed.label.ink), 1))
        painter.drawLine(line.bottomLeft() + QPoint(0, 1), line.bottomRight() + QPoint(0, 1))


def _write(painter: QPainter, piece: Piece) -> None:
    painter.setFont(piece.font)
    painter.setPen(colour(piece.ink))
    painter.drawStaticText(piece.where.topLeft(), piece.text)
