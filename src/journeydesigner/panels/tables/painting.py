"""How a cell of a table is painted: picture and text, a tick for yes, a frame where the keyboard stands."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from journeydesigner.panels.pictures import icon_side, paint_icon, paint_picture
from journeydesigner.panels.style import colour
from journeydesigner.panels.tables.faces import Face
from journeydesigner.panels.tables.model import RecordModel

Index = QModelIndex | QPersistentModelIndex
PADDING = 7


class CellPainter(QStyledItemDelegate):
    """Paints what the model says in the colours of the theme."""

    def __init__(self, view: QAbstractItemView, model: RecordModel) -> None:
        super().__init__(view)
        self._view, self._model = view, model

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        face, metrics = self._model.face(index), option.fontMetrics
        picture = 0 if face.picture is None else icon_side(metrics) + 6
        return QSize(metrics.horizontalAdvance(face.text) + picture + 2 * PADDING + 2, metrics.height() + 12)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        face, rect = self._model.face(index), option.rect
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, colour("accent_bg"))
        painter.setPen(colour("line"))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.drawLine(rect.topRight(), rect.bottomRight())
        if face.is_on:
            side = icon_side(option.fontMetrics)
            middle = rect.center()
            paint_icon(painter, "check", "text", QRectF(middle.x() - side / 2, middle.y() - side / 2, side, side))
        elif face.text or face.picture is not None:
            self._paint_words(painter, option, face, rect)
        if index == self._view.currentIndex():
            self._paint_frame(painter, rect)
        painter.restore()

    def _paint_words(self, painter: QPainter, option: QStyleOptionViewItem, face: Face, rect: QRect) -> None:
        left = rect.left() + PADDING
        if face.picture is not None:
            middle = rect.center().y() + 1
            left += round(paint_picture(painter, face.picture, left, middle, icon_side(option.fontMetrics))) + 6
        painter.setPen(colour("text" if face.is_editable else "text3"))
        room = QRect(left, rect.top(), rect.right() - PADDING - left, rect.height())
        shown = option.fontMetrics.elidedText(face.text, Qt.TextElideMode.ElideRight, room.width())
        painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)
        painter.drawText(room, face.alignment | Qt.TextFlag.TextSingleLine, shown)

    def _paint_frame(self, painter: QPainter, rect: QRect) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(colour("accent" if self._view.hasFocus() else "strong"), 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(QRectF(rect).adjusted(1, 1, -2, -2))
