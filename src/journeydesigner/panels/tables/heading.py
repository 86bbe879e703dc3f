"""The headings of a table: as wide as the plan says, none cut, and a mark at the column that sorts."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHeaderView

from journeydesigner.panels.tables.column import TablePlan
from journeydesigner.panels.tables.order import Look
from journeydesigner.panels.tables.pinned import PinnedView

EDGE = 4
"""Pixels at the right end of a heading that are dragged rather than clicked."""


class Heading(QHeaderView):
    """Headings that are clicked to sort, and dragged at their edges."""

    def __init__(self, view: PinnedView, plan: TablePlan) -> None:
        super().__init__(Qt.Orientation.Horizontal, view)
        self._view = view
        self._is_pressed = False
        self._plan = plan
        self.setStretchLastSection(False)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        self.setHighlightSections(False)

    def dress(self) -> None:
        """Be clicked to sort, and hide what the plan does not show at first.

        For when the view has its model: until then there are no columns, and it makes a heading deaf to clicks.
        """
        self.setSectionsClickable(True)
        for place, column in enumerate(self._plan.columns):
            self.setSectionHidden(place, not column.is_shown)

    def fit(self) -> None:
        """Make columns as wide as their plan says, and no heading cut, in the letters and language of now."""
        letter = self.fontMetrics().averageCharWidth()
        for place, column in enumerate(self._plan.columns):
            self.resizeSection(place, max((column.width + 2) * letter, self.sectionSizeHint(place) + letter))

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if width := self._view.pinned:
            painter = QPainter(self.viewport())
            self.paintSection(painter, QRect(0, 0, width, self.height()), 0)
            painter.end()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._is_pressed = event.position().x() < self._view.pinned - EDGE
        if not self._is_pressed:
            super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click on the heading that stays in sight is one on the first column, whatever lies below it."""
        if not self._is_pressed:
            super().mouseReleaseEvent(event)
        elif event.position().x() < self._view.pinned:
            self.sectionClicked.emit(0)
        self._is_pressed = False

    def show_sorting(self, look: Look) -> None:
        """Mark the column that sorts."""
        self.setSortIndicatorShown(look.column is not None)
        if look.column is not None:
            down, up = Qt.SortOrder.DescendingOrder, Qt.SortOrder.AscendingOrder
            self.setSortIndicator(look.column, down if look.is_descending else up)

    def shown(self) -> list[int]:
        """The columns that show, from the left."""
        sections = (self.logicalIndex(place) for place in range(self.count()))
        return [section for section in sections if not self.isSectionHidden(section)]
