"""The list under the keyboard: arrows walk lines, Tab and Right the buttons of a row, Left and Right fold."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from typing import Any

from PySide6.QtCore import QEvent, QItemSelection, QRect, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QKeyEvent,
    QKeySequence,
)
from PySide6.QtWidgets import QAbstractItemView

from journeydesigner.i18n import _
from journeydesigner.panels.rows.lines import Heading, Line
from journeydesigner.panels.rows.model import Index, RowsModel
from journeydesigner.panels.rows.virtual_list import Flag, VirtualList

Key = Qt.Key
_OWN_KEYS = (Key.Key_F1, Key.Key_Delete)
"""Keys that mean something else in the window."""


class WalkedList(VirtualList):
    """Rows to open, buttons to press, headings to fold. Several rows can be selected."""

    opened = Signal(object)
    """The item of the row that was clicked or entered."""
    pressed_button = Signal(object, object, QRect)
    """An item, its `Button`, and where that is in the viewport."""
    folded = Signal(str, bool)
    """The key of a heading, and whether it is to be open."""
    help_wanted = Signal(object)
    delete_wanted = Signal()
    copy_wanted = Signal()

    def __init__(self, model: RowsModel, kind_of: Callable[[Any], Hashable]) -> None:
        self._button: int | None = None
        self._anchor: int | None = None
        super().__init__(model, kind_of)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)

    # -- where it stands

    @property
    def current_line(self) -> Line | None:
        """The line the keyboard stands on."""
        return self.rows.line(self.currentIndex().row())

    @property
    def current(self) -> Any | None:
        """The item of the current row; None on a heading."""
        line = self.current_line
        return None if isinstance(line, Heading) else line

    @property
    def chosen(self) -> list[Any]:
        """The items of the selected rows from the top, else that of the current row."""
        rows = sorted(index.row() for index in self.selectionModel().selectedIndexes())
        lines = [self.rows.line(row) for row in rows]
        items = [line for line in lines if line is not None and not isinstance(line, Heading)]
        return items or ([self.current] if self.current is not None else [])

    @property
    def button(self) -> int | None:
        """Which button of the current row the keyboard stands on."""
        return self._button

    @contextmanager
    def kept(self) -> Iterator[None]:
        """Keep place, current line and selection while the list changes. Where the current row goes away, the one
        that takes its place becomes current."""
        line, row, button = self.current_line, self.currentIndex().row(), self._button
        keys = {self.rows.lines[index.row()].key for index in self.selectionModel().selectedIndexes()}
        with self.anchored():
            yield
        if line is None:
            return
        again = self.rows.row_of(line.key, near=row)
        stands = self._near(row) if again is None else again
        if stands is None:
            return
        self._button = button if again is not None else None
        self._anchor = stands
        flag = Flag.ClearAndSelect if again is None or line.key in keys else Flag.NoUpdate
        self.selectionModel().setCurrentIndex(self.rows.index(stands), flag)
        if len(keys) > 1:
            for place, found in enumerate(self.rows.lines):
                if found.key in keys:
                    self.selectionModel().select(self.rows.index(place), Flag.Select)

    def _near(self, row: int) -> int | None:
        """The item that took the place of the one at `row`, else the one before it."""
        rows = range(self.rows.rowCount())
        order = [*(n for n in rows if n >= row), *(n for n in reversed(rows) if n < row)]
        return next((n for n in order if not isinstance(self.rows.line(n), Heading)), None)

    def stand_on(self, row: int | None, *, extend: bool = False, select: bool = True, show: bool = True) -> None:
        """Make a row current and show it; `extend` selects all from where the selection began."""
        self._button = None
        if row is None:
            self.selectionModel().clear()
            return
        index = self.rows.index(row)
        if extend and self._anchor is not None:
            span = QItemSelection(self.rows.index(min(row, self._anchor)), self.rows.index(max(row, self._anchor)))
            self.selectionModel().select(span, Flag.ClearAndSelect)
        elif select:
            self._anchor = row
            self.selectionModel().select(index, Flag.ClearAndSelect)
        self.selectionModel().setCurrentIndex(index, Flag.NoUpdate)
        if show:
            self.scrollTo(index)
        self.viewport().update()

    def step(self, by: int) -> bool:
        """Go to the next (1) or previous (-1) item, past headings; False at the end of the list."""
        rows, row = self.rows.rowCount(), self.currentIndex().row()
        row = (rows if row < 0 and by < 0 else row) + by
        while 0 <= row < rows:
            if not isinstance(self.rows.line(row), Heading):
                self.stand_on(row)
                return True
            row += by
        return False

    # -- keys

    def event(self, event: QEvent) -> bool:
        """F1 and Delete mean the row here, whatever they mean in the window."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            is_own = event.key() in _OWN_KEYS and not event.modifiers()
            standard = (QKeySequence.StandardKey.Copy, QKeySequence.StandardKey.SelectAll)
            if self.current_line is not None and (is_own or any(event.matches(key) for key in standard)):
                event.accept()
                return True
        return bool(super().event(event))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Letters do nothing: Qt would search, and put every row into words for it. The filter searches."""
        done = _KEYS.get(Key(event.key()))
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy_wanted.emit()
        elif event.matches(QKeySequence.StandardKey.SelectAll):
            self.selectAll()
        elif done is None or not done(self, event):
            event.ignore()

    def _walk(self, event: QKeyEvent) -> bool:
        rows, row = self.rows.rowCount(), self.currentIndex().row()
        if not rows:
            return True
        room = max(1, self.viewport().height() - 40)
        top = self.visualRect(self.currentIndex()).top() + self.verticalOffset() if row >= 0 else 0
        goal = {
            Key.Key_Up: row - 1 if row >= 0 else rows - 1,
            Key.Key_Down: row + 1,
            Key.Key_Home: 0,
            Key.Key_End: rows - 1,
            Key.Key_PageUp: min(row - 1, self.row_at(max(0, top - room))),
            Key.Key_PageDown: max(row + 1, self.row_at(top + room)),
        }[Key(event.key())]
        shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        self.stand_on(max(0, min(goal, rows - 1)), extend=shift, select=not control)
        return True

    def _sideways(self, event: QKeyEvent) -> bool:
        """On a heading fold it or unfold it; on a row go into its buttons, or back to its heading."""
        by, line = (1 if event.key() == Key.Key_Right else -1), self.current_line
        if isinstance(line, Heading):
            if line.is_open != (by > 0):
                self.folded.emit(line.key, by > 0)
            elif by < 0:
                self._to_heading(line.level)
        elif line is not None and not self._step_button(by) and by < 0:
            self._to_heading(2)
        return True

    def _to_heading(self, below: int) -> None:
        """Go up to the heading of the group the current line lies in."""
        for row in range(self.currentIndex().row() - 1, -1, -1):
            line = self.rows.line(row)
            if isinstance(line, Heading) and line.level < below:
                self.stand_on(row)
                return

    def _step_button(self, by: int) -> bool:
        """Go to another button of the current row; False when there is none there."""
        line = self.current
        buttons = self.rows.words(line).buttons if line is not None else ()
        goal = (-1 if self._button is None else self._button) + by
        if goal >= len(buttons) or (goal < 0 and self._button is None):
            return False
        self._button = goal if goal >= 0 else None
        if goal >= 0:
            place = _("{n} of {count}", n=goal + 1, count=len(buttons))
            said = QAccessibleAnnouncementEvent(self, f"{buttons[goal].words}, {place}")
            QAccessible.updateAccessibility(said)
        self.viewport().update()
        return True

    def focusNextPrevChild(self, is_next: bool) -> bool:
        """Tab goes through the buttons of the current row before it leaves the list."""
        return self._step_button(1 if is_next else -1) or bool(super().focusNextPrevChild(is_next))

    def _act(self, event: QKeyEvent) -> bool:
        line = self.current_line
        if event.key() == Key.Key_Space and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.selectionModel().select(self.currentIndex(), Flag.Toggle)
        elif isinstance(line, Heading):
            self.folded.emit(line.key, not line.is_open)
        elif line is not None and self._button is not None:
            self._press(self.currentIndex(), self._button)
        elif line is not None:
            self.opened.emit(line)
        return True

    def _escape(self, _event: QKeyEvent) -> bool:
        was = self._button
        self._button = None
        self.viewport().update()
        return was is not None

    def _help(self, _event: QKeyEvent) -> bool:
        if self.current is not None:
            self.help_wanted.emit(self.current)
        return self.current is not None

    def _delete(self, _event: QKeyEvent) -> bool:
        if self.chosen:
            self.delete_wanted.emit()
        return True

    def _press(self, index: Index, place: int) -> None:
        line = self.rows.line(index.row())
        if line is not None and not isinstance(line, Heading):
            button = self.placed(line).buttons[place]
            self.pressed_button.emit(
                line, button.button, button.where.translated(self.visualRect(index).topLeft())
            )


_KEYS: dict[Key, Callable[[WalkedList, QKeyEvent], bool]] = {
    **dict.fromkeys(
        (Key.Key_Up, Key.Key_Down, Key.Key_Home, Key.Key_End, Key.Key_PageUp, Key.Key_PageDown), WalkedList._walk
    ),
    **dict.fromkeys((Key.Key_Left, Key.Key_Right), WalkedList._sideways),
    **dict.fromkeys((Key.Key_Return, Key.Key_Enter, Key.Key_Space), WalkedList._act),
    Key.Key_Escape: WalkedList._escape,
    Key.Key_F1: WalkedList._help,
    Key.Key_Delete: WalkedList._delete,
}
