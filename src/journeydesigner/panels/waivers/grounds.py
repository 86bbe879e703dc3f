"""Asks why a finding is set aside, by whom and until when; says at the field what is missing."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QCompleter,
    QDialog,
    QDialogButtonBox,
    QLabel,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from journeydesigner.editor.edits.fields import NotPossible
from journeydesigner.editor.edits.waiving import Grounds
from journeydesigner.errors import Refusal
from journeydesigner.i18n import N_, _, message
from journeydesigner.panels.fields.number import DateField
from journeydesigner.panels.fields.text import TextBox
from journeydesigner.panels.style import mark


class GroundsDialog(QDialog):
    """Reason, name and last day. `do` is called with them; what it refuses is shown and keeps the dialog open."""

    def __init__(
        self,
        parent: QWidget,
        on: datetime.date,
        do: Callable[[Grounds], object],
        *,
        title: str,
        about: str,
        action: str,
        known: Grounds,
        names: Sequence[str] = (),
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self._on, self._do, self._before = on, do, known.until
        self._until = known.until
        self.reason = TextBox(one_line=False)
        self.reason.setPlainText(known.reason)
        self.reason.given_up.connect(self.reject)
        self.reason.textChanged.connect(lambda: self._say(""))
        self.by = QLineEdit(known.by or "")
        self.by.setCompleter(_completer(names, self))
        self.until = DateField(_("no last day"))
        self.until.commit = self._take_day
        self.until.show_value(known.until, False)
        self.until.line.done.connect(self._grow)
        self._problem = _label("error")
        self._lay_out(about, action)
        self._say("")
        self.reason.setFocus()

    @property
    def problem(self) -> str:
        """What the dialog says against what is written; "" when nothing."""
        return self.until.reason or self._problem.text()

    def accept(self) -> None:
        """Do it, or say what is missing and stay open."""
        self.until.flush()
        if self.until.reason:
            self.until.line.setFocus()
            self._grow()
            return
        reason = self.reason.toPlainText().strip()
        try:
            if not reason:
                raise NotPossible(message(N_("Say why: without a reason nobody will know later.")))
            self._do(Grounds(reason, self.by.text().strip() or None, self._until))
        except Refusal as refusal:
            self._say(str(refusal))
            self.reason.setFocus()
            return
        super().accept()

    def _take_day(self, day: datetime.date | None) -> None:
        if day is not None and day < self._on and day != self._before:
            raise NotPossible(message(N_("That day is over: choose a later one, or none.")))
        self._until = day

    def _say(self, problem: str) -> None:
        self._problem.setText(problem)
        self._problem.setVisible(bool(problem))
        mark(self.reason, "invalid", bool(problem))
        self.reason.setAccessibleDescription(problem)
        self._grow()

    def _grow(self) -> None:
        """Make room for a sentence that was not there; the window is never made smaller under the hand."""
        layout = self.layout()
        if self.isVisible() and layout is not None:
            layout.activate()
            self.resize(self.width(), max(self.height(), layout.totalHeightForWidth(self.width())))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._grow()

    def _lay_out(self, about: str, action: str) -> None:
        what = _label("label")
        what.setText(about)
        rows = QVBoxLayout()
        rows.setSpacing(4)
        for words, widget in (
            (_("Reason"), self.reason),
            (_("By"), self.by),
            (_("Until, that day included"), self.until),
        ):
            name = _label("label")
            name.setText(words)
            rows.addWidget(name)
            rows.addWidget(widget)
            rows.addSpacing(4)
            widget.setAccessibleName(words)
        self.until.set_name(_("Until, that day included"))
        rows.insertWidget(2, self._problem)
        hint = _label("hint")
        hint.setText(
            _("It stays in reports, and comes back when that day has passed or what the rule looks at changes.")
        )
        buttons = QDialogButtonBox()
        buttons.addButton(action, QDialogButtonBox.ButtonRole.AcceptRole).setDefault(True)
        buttons.addButton(_("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        box = QVBoxLayout(self)
        box.addWidget(what)
        box.addLayout(rows)
        box.addWidget(hint)
        box.addWidget(buttons)
        self.setMinimumWidth(30 * self.fontMetrics().averageCharWidth() + 160)


def _completer(names: Sequence[str], owner: QWidget) -> QCompleter:
    completer = QCompleter(list(names), owner)
    completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
    completer.setFilterMode(Qt.MatchFlag.MatchContains)
    return completer


def _label(look: str) -> QLabel:
    label = QLabel()
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    mark(label, "look", look)
    return label
