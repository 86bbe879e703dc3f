"""Lays out children in lines, as words in a paragraph."""

from __future__ import annotations

from PySide6.QtCore import QMargins, QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QSizePolicy, QWidget


class FlowLayout(QLayout):
    """From left to right, then on the next line; a child wider than a line is made as narrow as the line."""

    def __init__(self, parent: QWidget | None = None, margin: int = 0, spacing: int = 4, right: int = 0) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self.least = 0
        """Pixels of height that even an empty layout takes."""
        self.setContentsMargins(QMargins(margin, margin, margin + right, margin))
        self.setSpacing(spacing)

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return max(self.least, self._arrange(QRect(0, 0, width, 0), False))

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        self._arrange(rect, True)

    def sizeHint(self) -> QSize:
        return self.minimumSize()

    def minimumSize(self) -> QSize:
        size = QSize(0, 0)
        margins = self.contentsMargins()
        for item in self._items:
            size = size.expandedTo(item.minimumSize())
        whole = size + QSize(margins.left() + margins.right(), margins.top() + margins.bottom())
        return whole.expandedTo(QSize(0, self.least))

    def _arrange(self, rect: QRect, move: bool) -> int:
        margins = self.contentsMargins()
        area = rect.marginsRemoved(margins)
        x, y, line = area.left(), area.top(), 0
        for item in (item for item in self._items if not item.isEmpty()):
            size = item.sizeHint()
            width = max(20, min(size.width(), area.width()))
            if x > area.left() and x + width > area.left() + area.width():
                x, y, line = area.left(), y + line + self.spacing(), 0
            if move:
                item.setGeometry(QRect(QPoint(x, y), QSize(width, size.height())))
            x += width + self.spacing()
            line = max(line, size.height())
        return y + line + margins.bottom() - rect.top()


def flowing(*widgets: QWidget) -> QWidget:
    """A widget as high as its lines: these widgets, as words in a paragraph."""
    line = QWidget()
    policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
    policy.setHeightForWidth(True)
    line.setSizePolicy(policy)
    flow = FlowLayout(line, spacing=6)
    for widget in widgets:
        flow.addWidget(widget)
    return line
