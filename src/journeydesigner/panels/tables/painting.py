"""How a cell of a table is painted: picture and text, a tick for yes, a frame where the keyboard stands."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPen
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from journeydesigner.panels.pictures import icon_side, paint_icon, paint_picture
from journeydesigner.panels.style import colour
from journeydesigner.panels.tables.model import SWITCH

Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole
PADDING = 7


class CellPainter(QStyledItemDelegate):
    """Paints what the model says in the colours of the theme."""

    def __init__(self, view: QAbstractItemView) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        picture = 0 if index.data(Role.DecorationRole) is None else icon_side(option.fontMetrics) + 6
        text = str(index.data(Role.DisplayRole) or "")
        width = option.fontMetrics.horizontalAdvance(text) + picture + 2 * PADDING + 2
        return QSize(width, option.fontMetrics.height() + 12)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        rect = QRect(option.rect)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, colour("accent_bg"))
        painter.setPen(QPen(colour("line"), 1))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.drawLine(rect.topRight(), rect.bottomRight())
        if index.data(SWITCH) is None:
            self._paint_words(painter, option, index, rect)
        elif index.data(SWITCH):
            side = icon_side(option.fontMetrics)
            box = QRectF(rect.center().x() - side / 2, rect.center().y() - side / 2, side, side)
            paint_icon(painter, "check", "text", box)
        if index == self._view.currentIndex():
            self._paint_frame(painter, rect)
        painter.restore()

    def _paint_words(self, painter: QPainter, option: QStyleOptionViewItem, index: Index, rect: QRect) -> None:
        painter.setFont(option.font)
        left = rect.left() + PADDING
        picture = index.data(Role.DecorationRole)
        if isinstance(picture, QIcon) and not picture.isNull():
            width = paint_picture(painter, picture, left, rect.center().y() + 1, icon_side(option.fontMetrics))
            left += round(width) + 6
        ink = index.data(Role.ForegroundRole)
        painter.setPen(ink if isinstance(ink, QColor) else colour("text"))
        room = QRect(left, rect.top(), rect.right() - PADDING - left, rect.height())
        text = str(index.data(Role.DisplayRole) or "")
        shown = option.fontMetrics.elidedText(text, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, int(index.data(Role.TextAlignmentRole)) | Qt.TextFlag.TextSingleLine, shown)

    def _paint_frame(self, painter: QPainter, rect: QRect) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(colour("accent" if self._view.hasFocus() else "strong"), 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(QRectF(rect).adjusted(1, 1, -2, -2))
