"""The list under the pointer: rows, buttons and headings are clicked, menus open, what is hovered shows it."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import Any

from PySide6.QtCore import QEvent, QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QMouseEvent

from journeydesigner.panels.rows.lines import Heading
from journeydesigner.panels.rows.model import RowsModel
from journeydesigner.panels.rows.painting import State
from journeydesigner.panels.rows.virtual_list import Flag
from journeydesigner.panels.rows.walking import WalkedList

_BY_TAB = (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)


class RowsView(WalkedList):
    """A list for keyboard and pointer."""

    menu_wanted = Signal(QPoint)
    """Where on the screen a menu for the current line is to open."""

    def __init__(self, model: RowsModel, kind_of: Callable[[Any], Hashable]) -> None:
        self._hovered: tuple[int, int | None] | None = None
        super().__init__(model, kind_of)

    def state_of(self, row: int) -> State:
        is_current = row == self.currentIndex().row()
        hovered = self._hovered is not None and self._hovered[0] == row
        button = self._hovered[1] if hovered and self._hovered else None
        if hovered and isinstance(self.rows.line(row), Heading):
            button = 0
        return State(
            is_current,
            self.selectionModel().isRowSelected(row, QModelIndex()),
            self.hasFocus(),
            self._button if is_current else None,
            button,
        )

    # -- mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        row = self.indexAt(event.position().toPoint()).row()
        if row < 0 or event.button() not in (Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton):
            return
        if event.button() == Qt.MouseButton.RightButton and self.selectionModel().isRowSelected(
            row, QModelIndex()
        ):
            self.selectionModel().setCurrentIndex(self.rows.index(row), Flag.NoUpdate)
            return
        modifiers = event.modifiers()
        if modifiers & Qt.KeyboardModifier.ControlModifier:
            self.stand_on(row, select=False, show=False)
            self._anchor = row
            self.selectionModel().select(self.rows.index(row), Flag.Toggle)
        else:
            # Nothing scrolls under the pointer: the click would end on another row.
            self.stand_on(row, extend=bool(modifiers & Qt.KeyboardModifier.ShiftModifier), show=False)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A plain click opens the row it began and ended on, presses its button, or folds."""
        index = self.indexAt(event.position().toPoint())
        is_plain = event.button() == Qt.MouseButton.LeftButton and not event.modifiers()
        line = self.rows.line(index.row())
        if line is None or not is_plain or index.row() != self.currentIndex().row():
            return
        button = self._button_at(event.position().toPoint())
        if isinstance(line, Heading):
            self.folded.emit(line.key, not line.is_open)
        elif button is None:
            self.opened.emit(line)
        else:
            self._press(index, button)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Two clicks are two clicks."""
        self.mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        at = event.position().toPoint()
        row = self.indexAt(at).row()
        hovered = None if row < 0 else (row, self._button_at(at))
        if hovered != self._hovered:
            self._hovered = hovered
            self.viewport().update()
        is_hot = hovered is not None and (
            hovered[1] is not None or isinstance(self.rows.line(hovered[0]), Heading)
        )
        shape = Qt.CursorShape.PointingHandCursor if is_hot else Qt.CursorShape.ArrowCursor
        if self.viewport().cursor().shape() != shape:
            self.viewport().setCursor(shape)

    def leaveEvent(self, event: QEvent) -> None:
        self._hovered = None
        self.viewport().update()
        super().leaveEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The menu opens at the pointer, or by its key below the title of the current row."""
        at = event.globalPos()
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            rect = self.visualRect(self.currentIndex())
            at = self.viewport().mapToGlobal(rect.topLeft() + QPoint(30, min(30, rect.height())))
        self.menu_wanted.emit(at)

    def _button_at(self, at: QPoint) -> int | None:
        index = self.indexAt(at)
        line = self.rows.line(index.row())
        if line is None:
            return None
        inside = at - self.visualRect(index).topLeft()
        buttons = enumerate(self.placed(line).buttons)
        return next((place for place, button in buttons if button.where.contains(inside)), None)

    # -- focus

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Coming in by Tab, stand on the first row; Qt would take its heading."""
        stood = self.current_line is not None
        super().focusInEvent(event)
        if not stood:
            self.stand_on(None)
            if event.reason() in _BY_TAB:
                self.step(1)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()
