"""A line of the palette: what it says, and how it is painted: name, name in the other language, place, keys."""

from __future__ import annotations

from dataclasses import dataclass, field

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFont, QIcon, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from journeydesigner.layout.drawing import Ink
from journeydesigner.panels.pictures import icon_side, paint_picture
from journeydesigner.panels.style import colour, scaled

ROW = Qt.ItemDataRole.UserRole
NAME_SHARE = 0.55
"""How much of a line a name may take before its place is cut short instead."""
GAP = 10


@dataclass(frozen=True)
class Row:
    """A command or an element as the list shows it."""

    value: str
    """ "command:" and its key, or "element:" and its id."""
    text: str
    note: str = ""
    keys: str = ""
    picture: QIcon = field(default_factory=QIcon, compare=False)
    is_enabled: bool = True
    other: str = ""
    """The name in the other language, shown where the search may have found that one."""

    @property
    def spoken(self) -> str:
        """What a screen reader says."""
        return ", ".join(part for part in (self.text, self.note, self.keys) if part)


class RowPainter(QStyledItemDelegate):
    """Paints a line; what cannot be done now is grey."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:  # noqa: ARG002
        return QSize(0, option.fontMetrics.height() + 14)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        row = index.data(ROW)
        if not isinstance(row, Row):
            return
        rect = QRect(option.rect)
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, colour("accent_bg"))
            painter.fillRect(QRect(rect.left(), rect.top(), 3, rect.height()), colour("accent"))
        side = icon_side(option.fontMetrics)
        paint_picture(painter, row.picture, rect.left() + 12, rect.center().y() + 0.5, side)
        line = rect.adjusted(12 + 2 * side + GAP, 0, -12, 0)
        line = self._right(painter, option.font, line, row.keys, "text2", line.width())
        name_width = min(option.fontMetrics.horizontalAdvance(row.text), round(line.width() * NAME_SHARE))
        room = line.width() - name_width - 2 * GAP
        line = self._right(painter, scaled(option.font, 0.92), line, row.note, "text3", room)
        self._name(painter, option.font, line, row)
        painter.restore()

    @staticmethod
    def _right(painter: QPainter, font: QFont, line: QRect, text: str, ink: Ink, room: int) -> QRect:
        """Words at the right end; returns what is left of the line."""
        if not text or room < 3 * GAP:
            return line
        painter.setFont(font)
        shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, room)
        painter.setPen(colour(ink))
        painter.drawText(line, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, shown)
        return line.adjusted(0, 0, -painter.fontMetrics().horizontalAdvance(shown) - GAP, 0)

    @staticmethod
    def _name(painter: QPainter, font: QFont, line: QRect, row: Row) -> None:
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignAbsolute
        painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)
        painter.setFont(font)
        painter.setPen(colour("text" if row.is_enabled else "text3"))
        metrics = painter.fontMetrics()
        shown = metrics.elidedText(row.text, Qt.TextElideMode.ElideRight, line.width())
        painter.drawText(line, flags, shown)
        rest = line.adjusted(metrics.horizontalAdvance(shown) + GAP, 0, 0, 0)
        if row.other and rest.width() > 6 * GAP:
            painter.setPen(colour("text3"))
            painter.drawText(rest, flags, metrics.elidedText(row.other, Qt.TextElideMode.ElideRight, rest.width()))
