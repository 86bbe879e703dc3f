"""A cell being edited: the field of the inspector over it, for one record or for all that are selected."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QEvent, QObject, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QFrame, QLabel, QVBoxLayout, QWidget

from journeydesigner.editor.document import Document
from journeydesigner.i18n import Language, _, message, plural
from journeydesigner.model import Id
from journeydesigner.panels.fields.field import Deed, Field, Subject
from journeydesigner.panels.fields.number import TypedField
from journeydesigner.panels.fields.text import TextField
from journeydesigner.panels.picker import Picker
from journeydesigner.panels.style import mark
from journeydesigner.panels.tables.column import Column
from journeydesigner.panels.tables.lens import Lens


class CellEditor(QFrame):
    """One field over a cell. What it offers goes into every record of `ids` as one undo step."""

    left = Signal(int)
    """The editor is done with: by how many cells the keyboard moves on (0: it stays)."""

    def __init__(self, parent: QWidget, document: Document, column: Column, ids: Sequence[Id]) -> None:
        super().__init__(parent)
        self.setObjectName("popup")
        self._ground = parent
        self._cell = QRect()
        self.column, self.ids = column, tuple(ids)
        self._document = document
        self._is_over = False
        self._side: Language = "en"
        self.field: Field = column.cell.field()
        self.field.commit = self._commit
        self.field.set_name(_(column.label))
        self.count = QLabel(plural("{n} row", "{n} rows", len(ids)))
        self.count.setTextFormat(Qt.TextFormat.PlainText)
        self.count.setVisible(len(ids) > 1)
        self.count.setContentsMargins(8, 1, 8, 3)
        mark(self.count, "look", "label")
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(0)
        self._box.addWidget(self.field)
        self._box.addWidget(self.count)

    def start(self, lens: Lens, cell: QRect) -> None:
        """Show what the records hold, at this place, and take the keyboard."""
        self._side = lens.side
        self._show_values(lens)
        self.place(cell)
        self.show()
        body = self._body
        body.installEventFilter(self)
        body.setFocus(Qt.FocusReason.OtherFocusReason)
        if isinstance(self.field, TextField):
            self.field.box.selectAll()
            self.field.box.done.connect(self.finish)
            self.field.box.given_up.connect(self.give_up)
            self.field.box.textChanged.connect(lambda: self.place(self._cell))
        elif isinstance(self.field, TypedField):
            self.field.line.selectAll()
            self.field.line.done.connect(self.finish)
            self.field.line.given_up.connect(self.give_up)
        else:
            self._open_list()

    def place(self, cell: QRect) -> None:
        """Lie over a cell, as high as what is written needs, inside the table."""
        self._cell = cell
        area = self._ground.rect()
        width = min(max(cell.width() + 1, 11 * self.fontMetrics().height()), area.width())
        self._box.activate()
        height = max(cell.height(), self._box.totalHeightForWidth(width), self.sizeHint().height())
        x = max(area.left(), min(cell.left() - 1, area.right() - width))
        y = max(area.top(), min(cell.top() - 1, area.bottom() - height))
        self.setGeometry(x, y, width, height)

    def type(self, event: QKeyEvent) -> None:
        """Begin with the letter that opened the editor."""
        popup = QApplication.activePopupWidget()
        goal = popup.search if isinstance(popup, Picker) else self._body
        QApplication.sendEvent(goal, QKeyEvent(event.type(), event.key(), event.modifiers(), event.text()))

    def finish(self, step: int = 0) -> bool:
        """Take what is typed and end; False when it was refused, and the reason stands under the field."""
        if self._is_over:
            return True
        self.field.flush()
        if self.field.reason:
            self._show_reason()
            return False
        self._end(step)
        return True

    def give_up(self) -> None:
        """End with nothing changed."""
        if not self._is_over:
            self.field.discard()
            self._end(0)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
                self.finish(1 if event.key() == Qt.Key.Key_Tab else -1)
                return True
            if event.key() == Qt.Key.Key_Escape and not isinstance(self.field, TextField | TypedField):
                self.give_up()
                return True
        return super().eventFilter(watched, event)

    @property
    def _body(self) -> QWidget:
        return self.field.focusProxy() or self.field

    def sizeHint(self) -> QSize:
        return self._box.sizeHint()

    def _show_values(self, lens: Lens) -> None:
        records = tuple(r for r in map(lens.project.get, self.ids) if r is not None)
        values = [self.column.value(lens, record) for record in records]
        differ = any(value != values[0] for value in values)
        self.field.turn(lens.side)
        self.field.show_subject(Subject(lens.project, records), None if differ else values[0], differ)

    def _open_list(self) -> None:
        """What is chosen from a list opens it at once, and ends when it closes."""
        open_list: Callable[[], Picker | None] | None = getattr(self.field, "open", None)
        picker = open_list() if open_list is not None else None
        if picker is not None:
            picker.destroyed.connect(self._list_closed)

    def _list_closed(self) -> None:
        if not self._is_over and not self.field.reason:
            self._end(0)

    def _commit(self, value: Any) -> None:
        if self._is_over:
            # The records went while their list was open.
            return
        if isinstance(value, Deed):
            with self._document.edit(message(value.act)) as draft:
                value.do(draft)
            return
        with self._document.edit(message(self.column.act)) as draft:
            self.column.carry(draft, self.ids, value, self._side)

    def _show_reason(self) -> None:
        self.place(self._cell)
        self.raise_()

    def _end(self, step: int) -> None:
        self._is_over = True
        self.hide()
        self.left.emit(step)
        self.deleteLater()
