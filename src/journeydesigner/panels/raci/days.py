"""A small window for the parts of the cells selected: which, and from when to when."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from journeydesigner.editor.edits.raci import ALWAYS, CODES, Term
from journeydesigner.errors import Refusal
from journeydesigner.i18n import _
from journeydesigner.layout.words import label
from journeydesigner.model.organisation import RaciCode
from journeydesigner.panels.fields.number import DateField
from journeydesigner.panels.style import mark

Apply = Callable[[frozenset[RaciCode] | None, Term], None]
"""Writes codes (None: each cell keeps its own) and days; raises `Refusal`."""


class DaysPopup(QFrame):
    """Parts and days of a block. Enter applies, Esc leaves everything as it was."""

    applied = Signal()

    def __init__(
        self, parent: QWidget, title: str, codes: frozenset[RaciCode] | None, term: Term | None, apply: Apply
    ) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setObjectName("popup")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._apply, self._before = apply, codes
        self._term: list[datetime.date | None] = list(term or ALWAYS)
        self.codes = {code: self._code(code, codes) for code in CODES}
        self.first, self.last = self._day(0, _("From")), self._day(1, _("Until"))
        self.refusal = QLabel()
        self.refusal.setTextFormat(Qt.TextFormat.PlainText)
        self.refusal.setWordWrap(True)
        self.refusal.hide()
        mark(self.refusal, "look", "error")
        self.done = QPushButton(_("Apply"))
        self.done.clicked.connect(self.apply)
        mark(self.done, "look", "main")
        self._lay_out(title)

    def open_at(self, at: QPoint) -> None:
        """Show below a point, within the screen, and take the keyboard."""
        self.adjustSize()
        area = self.screen().availableGeometry()
        x = max(area.left(), min(at.x(), area.right() - self.width()))
        y = max(area.top(), min(at.y(), area.bottom() - self.height()))
        self.move(x, y)
        self.show()
        self.first.setFocus(Qt.FocusReason.PopupFocusReason)

    def apply(self) -> None:
        """Write what is shown; a refusal is said here, and the window stays."""
        self.first.flush()
        self.last.flush()
        if self.first.reason or self.last.reason:
            return
        chosen = frozenset(code for code, button in self.codes.items() if button.isChecked())
        unchanged = self._before is None and not chosen
        try:
            self._apply(None if unchanged else chosen, (self._term[0], self._term[1]))
        except Refusal as refusal:
            self.refusal.setText(str(refusal))
            self.refusal.show()
            self.adjustSize()
            return
        self.close()
        self.applied.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        typed = event.text().upper()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.apply()
        elif event.key() == Qt.Key.Key_Escape:
            self.close()
        for code, button in self.codes.items():
            if code == typed:
                button.toggle()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Esc in a day that is as it was closes the window; otherwise it takes back what was typed."""
        is_escape = isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape
        if is_escape and event.type() == QEvent.Type.KeyPress and not (self.first.is_dirty or self.last.is_dirty):
            self.close()
            return True
        return super().eventFilter(watched, event)

    def _code(self, code: RaciCode, held: frozenset[RaciCode] | None) -> QToolButton:
        button = QToolButton()
        button.setText(code)
        button.setCheckable(True)
        button.setChecked(held is not None and code in held)
        button.setToolTip(label("raci_code", code))
        button.setAccessibleName(label("raci_code", code))
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        return button

    def _day(self, place: int, name: str) -> DateField:
        def commit(value: Any) -> None:
            self._term[place] = value

        field = DateField()
        field.commit = commit
        field.show_value(self._term[place], False)
        field.set_name(name)
        field.line.installEventFilter(self)
        return field

    def _lay_out(self, title: str) -> None:
        heading = QLabel(title)
        heading.setTextFormat(Qt.TextFormat.PlainText)
        heading.setWordWrap(True)
        mark(heading, "look", "label")
        letters = QHBoxLayout()
        letters.setSpacing(4)
        for button in self.codes.values():
            letters.addWidget(button)
        letters.addStretch(1)
        form = QGridLayout()
        form.setHorizontalSpacing(10)
        for row, (words, field) in enumerate(((_("From"), self.first), (_("Until"), self.last))):
            form.addWidget(QLabel(words), row, 0)
            form.addWidget(field, row, 1)
        form.setColumnStretch(1, 1)
        box = QVBoxLayout(self)
        box.setContentsMargins(12, 10, 12, 12)
        box.setSpacing(8)
        for part in (heading, letters, form):
            box.addWidget(part) if isinstance(part, QWidget) else box.addLayout(part)
        box.addWidget(self.refusal)
        box.addWidget(self.done, 0, Qt.AlignmentFlag.AlignRight)
        self.setMinimumWidth(19 * self.fontMetrics().height())
