"""Asks why a finding is set aside, by whom and until when; says at the field what is missing."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCompleter,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
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

    def _lay_out(self, about: str, action: str) -> None:
        what = _label("label")
        what.setText(about)
        fields = QFormLayout()
        fields.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        fields.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        for words, widget in (
            (_("Reason"), self.reason),
            (_("By"), self.by),
            (_("Until, that day included"), self.until),
        ):
            fields.addRow(words, widget)
            widget.setAccessibleName(words)
        self.until.set_name(_("Until, that day included"))
        fields.insertRow(1, self._problem)
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
        box.addLayout(fields)
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
