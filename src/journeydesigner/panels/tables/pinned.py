"""A tree view whose first column stays in sight when the others are scrolled sideways."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyleOptionViewItem, QTreeView

from journeydesigner.panels.style import colour

Index = QModelIndex | QPersistentModelIndex
Hint = QAbstractItemView.ScrollHint


class PinnedView(QTreeView):
    """Paints the first column over what has been scrolled below it, and finds it there again."""

    @property
    def pinned(self) -> int:
        """How wide the column in sight is that has been scrolled away; 0 while it is where it belongs."""
        offset, width = self.header().offset(), self.columnWidth(0)
        # Letters may be so large, and the window so narrow, that nothing else would be seen.
        return width if offset > 0 and 2 * width <= self.viewport().width() else 0

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        width = self.pinned
        if not width:
            return
        painter = QPainter(self.viewport())
        painter.fillRect(QRect(0, 0, width, self.viewport().height()), colour("panel"))
        index = self.indexAt(QPoint(1, 0))
        while index.isValid():
            rect = self.visualRect(index)
            if rect.top() > self.viewport().height():
                break
            self._paint_cell(painter, rect, index)
            index = self.indexBelow(index)
        painter.setPen(colour("line2"))
        painter.drawLine(width - 1, 0, width - 1, self.viewport().height())
        painter.end()

    def _paint_cell(self, painter: QPainter, rect: QRect, index: QModelIndex) -> None:
        option = QStyleOptionViewItem()
        self.initViewItemOption(option)
        option.rect = rect
        if self.selectionModel().isRowSelected(index.row(), index.parent()):
            option.state |= QStyle.StateFlag.State_Selected
        self.drawBranches(painter, QRect(0, rect.top(), rect.left(), rect.height()), index)
        self.itemDelegate().paint(painter, option, index)

    def visualRect(self, index: Index) -> QRect:
        rect = super().visualRect(index)
        return rect.translated(self.header().offset(), 0) if index.column() == 0 and self.pinned else rect

    def indexAt(self, point: QPoint) -> QModelIndex:
        shift = self.header().offset() if point.x() < self.pinned else 0
        return super().indexAt(QPoint(point.x() - shift, point.y()))

    def scrollTo(self, index: Index, hint: Hint = Hint.EnsureVisible) -> None:
        """Bring a cell into sight, also from below the first column."""
        bar = self.horizontalScrollBar()
        before, was_pinned = bar.value(), bool(self.pinned)
        super().scrollTo(index, hint)
        if index.column() == 0 and was_pinned:
            bar.setValue(before)
        elif index.column() > 0 and self.pinned:
            hidden = self.pinned - self.header().sectionViewportPosition(index.column())
            bar.setValue(bar.value() - max(0, hidden))

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        super().scrollContentsBy(dx, dy)
        if dx:
            self.viewport().update()
            self.header().viewport().update()
