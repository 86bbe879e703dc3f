"""How a row of the picker is drawn: headings, check marks, pictures, and a word in grey at the right end."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from journeydesigner.panels.pictures import icon_side, paint_icon
from journeydesigner.panels.style import colour, scaled

VALUE, NOTE, HEADING, CREATES = (Qt.ItemDataRole.UserRole + n for n in range(4))
Index = QModelIndex | QPersistentModelIndex


class PickerRow(QStyledItemDelegate):
    """Headings in bold, notes in grey at the right end, the rest as Qt paints it."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(super().sizeHint(option, index).width(), option.fontMetrics.height() + 12)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        rect = QRect(option.rect)
        if index.data(HEADING):
            painter.save()
            painter.setFont(scaled(option.font, 0.88, option.font.Weight.DemiBold))
            painter.setPen(colour("text3"))
            flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
            painter.drawText(rect.adjusted(6, 3, -6, 0), flags, str(index.data()))
            painter.restore()
            return
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, colour("accent_bg"))
        note = str(index.data(NOTE) or "")
        width = option.fontMetrics.horizontalAdvance(note) + 10 if note else 0
        inner = QStyleOptionViewItem(option)
        box = self.paint_check(painter, rect, index)
        inner.rect = rect.adjusted(4 + box, 0, -width, 0)
        inner.state &= ~QStyle.StateFlag.State_Selected & ~QStyle.StateFlag.State_HasFocus
        super().paint(painter, inner, index)
        if note:
            painter.save()
            painter.setPen(colour("text3"))
            flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
            painter.drawText(rect.adjusted(0, 0, -6, 0), flags, note)
            painter.restore()

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        super().initStyleOption(option, index)
        option.features &= ~QStyleOptionViewItem.ViewItemFeature.HasCheckIndicator

    def paint_check(self, painter: QPainter, rect: QRect, index: Index) -> int:
        """Our own check mark: the style's is hard to see on dark ground. Returns the width it takes."""
        state = index.data(Qt.ItemDataRole.CheckStateRole)
        if state is None:
            return 0
        is_on = Qt.CheckState(state) == Qt.CheckState.Checked
        side = icon_side(painter.fontMetrics()) - 1
        where = QRectF(rect.left() + 6, rect.center().y() - side / 2, side, side)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(colour("accent" if is_on else "strong"), 1.2))
        painter.setBrush(colour("accent" if is_on else "field"))
        painter.drawRoundedRect(where, 3, 3)
        painter.restore()
        if is_on:
            paint_icon(painter, "check", "on_accent", where.adjusted(2, 2, -2, -2))
        return side + 6
