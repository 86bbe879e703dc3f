"""The table under the hands: keys walk, select a block and say what it shall hold; the mouse does the same."""

from __future__ import annotations

from typing import Literal, get_args

from PySide6.QtCore import QEvent, QItemSelection, QItemSelectionModel, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QTableView

from journeydesigner.editor.edits.raci import CODES
from journeydesigner.panels.raci.chips import Chips
from journeydesigner.panels.raci.headers import RoleHeader, StepHeader
from journeydesigner.panels.raci.model import Index, MatrixModel
from journeydesigner.panels.raci.painting import CellDelegate, unit_length

Way = Literal["stay", "down", "right"]
"""Where the cursor goes after a letter."""
WAYS: tuple[Way, ...] = get_args(Way)
ADDS = "/"
"""The key that adds the next letter to a cell, as in A/R."""
_GROUND = """
QHeaderView { background: palette(window); border: 0; }
QTableCornerButton::section { background: palette(window); border: 0; }
"""
_FLAG = QItemSelectionModel.SelectionFlag
_CONTROL = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier


class MatrixView(QTableView):
    """Cells to be filled by keys. What a key means is told by signals; this view changes nothing."""

    typed = Signal(str, bool)
    """A code for the block, and whether it is added to what the cells hold."""
    cleared = Signal()
    copied = Signal()
    cut = Signal()
    pasted = Signal()
    days_wanted = Signal()
    """The days of the parts are to be shown (Alt+Down, a double click)."""
    folding = Signal(bool, bool)
    """Fold (True) or open the stage of the current row, or (second) all of them."""
    revealed = Signal(int)
    """The step of a row is to be shown on the map."""
    stood = Signal()
    """The current cell is another one."""

    def __init__(self, model: MatrixModel) -> None:
        super().__init__()
        self.chips = Chips(model)
        self.cells = CellDelegate(self, model, self.chips)
        self.steps = StepHeader(self, model, self.chips)
        self.roles = RoleHeader(self, model, self.chips)
        self._matrix = model
        self._adds = False
        self.setModel(model)
        model.modelReset.connect(lambda: self.cells.select(*self.block))
        self.setItemDelegate(self.cells)
        self.setHorizontalHeader(self.roles)
        self.setVerticalHeader(self.steps)
        self.setShowGrid(False)
        self.setCornerButtonEnabled(False)
        self.setStyleSheet(_GROUND)
        self.setTabKeyNavigation(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ContiguousSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.steps.pressed_step.connect(self._stand_on_row)
        self.roles.pressed_role.connect(self._stand_on_column)
        self.steps.folding.connect(self._fold_row)
        self.steps.wanted.connect(self.revealed)
        self.measure()

    # -- where it stands

    @property
    def block(self) -> tuple[range, range]:
        """Rows and columns of what is selected; empty when there is no cell."""
        spans = self.selectionModel().selection().toList()
        if not spans:
            at = self.currentIndex()
            return range(at.row(), at.row() + at.isValid()), range(at.column(), at.column() + at.isValid())
        rows = range(min(s.top() for s in spans), max(s.bottom() for s in spans) + 1)
        return rows, range(min(s.left() for s in spans), max(s.right() for s in spans) + 1)

    def stand_on(self, row: int, column: int) -> None:
        """Make a cell the current one, and the only one selected."""
        rows, columns = self._matrix.rowCount(), self._matrix.columnCount()
        if rows and columns:
            at = self._matrix.index(max(0, min(row, rows - 1)), max(0, min(column, columns - 1)))
            self.selectionModel().setCurrentIndex(at, _FLAG.ClearAndSelect)
            self.scrollTo(at)

    def select_block(self, rows: range, columns: range) -> None:
        """Select a block; its first cell is the current one."""
        first, last = (self._matrix.index(r, c) for r, c in ((rows[0], columns[0]), (rows[-1], columns[-1])))
        self.selectionModel().setCurrentIndex(first, _FLAG.ClearAndSelect)
        self.selectionModel().select(QItemSelection(first, last), _FLAG.ClearAndSelect)

    def step(self, down: int, right: int) -> None:
        """Go to a neighbour of the current cell, if there is one."""
        at = self.currentIndex()
        self.stand_on(at.row() + down, at.column() + right)

    def go_on(self, way: Way) -> None:
        """After a letter into one cell: stay there, or go on."""
        rows, columns = self.block
        if way != "stay" and len(rows) == len(columns) == 1:
            self.step(int(way == "down"), int(way == "right"))

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        self._adds = False
        self.cells.stand_on(current.row(), current.column())
        self.repaint_headings()
        self.stood.emit()

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        super().selectionChanged(selected, deselected)
        self.cells.select(*self.block)

    def repaint_headings(self) -> None:
        """Owners, or the place of the cursor, are others."""
        self.horizontalHeader().viewport().update()
        self.verticalHeader().viewport().update()

    def _stand_on_row(self, row: int) -> None:
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        self.stand_on(row, max(0, self.currentIndex().column()))

    def _stand_on_column(self, column: int) -> None:
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        self.stand_on(max(0, self.currentIndex().row()), column)

    def _fold_row(self, row: int) -> None:
        self._stand_on_row(row)
        self.folding.emit(not self._matrix.grid.rows[row].is_folded, False)

    # -- keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._take_standard(event) and not self._take_special(event) and not self._take_letter(event):
            super().keyPressEvent(event)

    def _take_standard(self, event: QKeyEvent) -> bool:
        meanings = {
            QKeySequence.StandardKey.Copy: self.copied,
            QKeySequence.StandardKey.Cut: self.cut,
            QKeySequence.StandardKey.Paste: self.pasted,
        }
        for keys, told in meanings.items():
            if event.matches(keys):
                told.emit()
                return True
        return False

    def _take_special(self, event: QKeyEvent) -> bool:
        key, held = event.key(), event.modifiers()
        if key == Qt.Key.Key_Down and held & Qt.KeyboardModifier.AltModifier:
            self.days_wanted.emit()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.step(-1 if held & Qt.KeyboardModifier.ShiftModifier else 1, 0)
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace, Qt.Key.Key_Space) and not held & _CONTROL:
            self.cleared.emit()
        elif key == Qt.Key.Key_Escape and (self._adds or any(len(side) > 1 for side in self.block)):
            self._adds = False
            self.step(0, 0)
        else:
            return False
        return True

    def _take_letter(self, event: QKeyEvent) -> bool:
        text = event.text().upper()
        if not text or event.modifiers() & _CONTROL or not text.isprintable():
            return False
        folds = {"-": (True, False), "+": (False, False), "*": (False, True), "_": (True, True)}
        if text in CODES:
            adds, self._adds = self._adds, False
            self.typed.emit(text, adds)
        elif text == ADDS:
            self._adds = True
        elif text in folds:
            self.folding.emit(*folds[text])
        return True

    # -- mouse and looks

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self.indexAt(event.position().toPoint()).isValid():
            self.days_wanted.emit()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Coming in by Tab, stand on the first cell."""
        super().focusInEvent(event)
        if not self.currentIndex().isValid():
            self.stand_on(0, 0)

    def measure(self) -> None:
        """Make rows and columns as large as the letters need."""
        unit = unit_length(self.fontMetrics().height())
        self.horizontalHeader().setDefaultSectionSize(round(unit * 2.4))
        self.verticalHeader().setDefaultSectionSize(unit + 12)
        self.verticalScrollBar().setSingleStep(unit + 12)
        self.horizontalScrollBar().setSingleStep(round(unit * 2.4))
        self.cells.forget()
        self.updateGeometries()

    def forget(self) -> None:
        """Words or colours are others."""
        self.chips.forget()
        self.cells.forget()
        self.updateGeometries()
        self.viewport().update()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and hasattr(self, "cells"):
            self.measure()
