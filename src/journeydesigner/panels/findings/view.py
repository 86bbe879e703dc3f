"""The list of findings under the hands: keys walk rows and their buttons, the mouse clicks them."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QApplication, QListView

from journeydesigner.panels.findings.delegate import FindingDelegate
from journeydesigner.panels.findings.model import FindingsModel
from journeydesigner.rules.finding import Finding
from journeydesigner.rules.fixes import Fix


class FindingsView(QListView):
    """Rows that can be revealed and repaired."""

    revealed = Signal(object)
    """The finding that the user wants to see on the canvas."""
    repaired = Signal(object, object, QRect)
    """The finding, the fix, and where its button is, in the viewport."""

    def __init__(self, model: FindingsModel) -> None:
        super().__init__()
        self._model = model
        self.setModel(model)
        self.painter_of_rows = FindingDelegate(self, model)
        self.setItemDelegate(self.painter_of_rows)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalScrollBar().setSingleStep(24)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # Always there: a bar that comes and goes would change the width, and with it every height, in a circle.
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.viewport().setMouseTracking(True)

    # -- rows

    @property
    def current(self) -> Finding | None:
        """The finding the keyboard stands on."""
        line = self._model.line(self.currentIndex())
        return line if isinstance(line, Finding) else None

    def stand_on(self, row: int | None) -> None:
        """Make a row current; None or a heading: none."""
        self.painter_of_rows.button = None
        index = self._model.index(row) if row is not None else QModelIndex()
        flag = QItemSelectionModel.SelectionFlag.ClearAndSelect
        self.selectionModel().setCurrentIndex(index, flag)

    def step(self, by: int) -> bool:
        """Go to the next (1) or previous (-1) finding; False at the end of the list."""
        rows, row = self._model.rowCount(), self.currentIndex().row()
        if row < 0 and by < 0:
            row = rows
        row += by
        while 0 <= row < rows:
            if isinstance(self._model.line(self._model.index(row)), Finding):
                self.stand_on(row)
                return True
            row += by
        return False

    def copy(self) -> None:
        """Put the current finding into the clipboard as text."""
        if self.current is not None:
            QApplication.clipboard().setText(self._model.copied(self.current))

    # -- keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.key() in (Qt.Key.Key_Right, Qt.Key.Key_Left):
            self._step_button(1 if event.key() == Qt.Key.Key_Right else -1)
        elif event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down) and not event.modifiers():
            self.step(-1 if event.key() == Qt.Key.Key_Up else 1)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._act()
        elif event.key() == Qt.Key.Key_Escape and self.painter_of_rows.button is not None:
            self.painter_of_rows.button = None
            self.viewport().update()
        else:
            super().keyPressEvent(event)

    def _step_button(self, by: int) -> None:
        finding = self.current
        count = len(self._model.words(finding).fixes) if finding else 0
        at = self.painter_of_rows.button
        goal = (-1 if at is None else at) + by
        self.painter_of_rows.button = None if goal < 0 or not count else min(goal, count - 1)
        self.viewport().update()

    def _act(self) -> None:
        finding, button = self.current, self.painter_of_rows.button
        if finding is None:
            return
        if button is None:
            self.revealed.emit(finding)
        else:
            self._repair(finding, button, self.visualRect(self.currentIndex()))

    # -- mouse

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        hovered = self._button_at(event.position().toPoint())
        if hovered != self.painter_of_rows.hovered:
            self.painter_of_rows.hovered = hovered
            self.viewport().update()
        shape = Qt.CursorShape.PointingHandCursor if hovered else Qt.CursorShape.ArrowCursor
        self.viewport().setCursor(shape)
        super().mouseMoveEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        self.painter_of_rows.hovered = None
        self.viewport().update()
        super().leaveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        if event.button() != Qt.MouseButton.LeftButton:
            return
        at = event.position().toPoint()
        index = self.indexAt(at)
        line = self._model.line(index)
        if not isinstance(line, Finding):
            return
        button = self._button_at(at)
        if button is None:
            self.revealed.emit(line)
        else:
            self._repair(line, button[1], self.visualRect(index))

    def _button_at(self, at: QPoint) -> tuple[int, int] | None:
        index = self.indexAt(at)
        place = self.painter_of_rows.button_at(index, self.visualRect(index), at) if index.isValid() else None
        return None if place is None else (index.row(), place)

    def _repair(self, finding: Finding, place: int, row: QRect) -> None:
        fix: Fix = self._model.words(finding).fixes[place]
        where = self.painter_of_rows.geometry(finding, self.viewport().width()).buttons[place]
        self.repaired.emit(finding, fix, where.translated(row.topLeft()))

    # -- looks

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Coming in by Tab, stand on the first finding."""
        super().focusInEvent(event)
        if self.current is None and event.reason() in (
            Qt.FocusReason.TabFocusReason,
            Qt.FocusReason.BacktabFocusReason,
        ):
            self.step(1)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and hasattr(self, "painter_of_rows"):
            self.painter_of_rows.set_font(self.font())
            self.scheduleDelayedItemsLayout()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self.scheduleDelayedItemsLayout()
