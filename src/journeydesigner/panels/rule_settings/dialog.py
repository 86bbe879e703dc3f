"""Asks how severe the project takes each rule and which limits it sets; foretells what the check would say."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from journeydesigner.editor.document import Document
from journeydesigner.editor.edits.settings import apply_settings
from journeydesigner.errors import Refusal
from journeydesigner.i18n import N_, _, message, plural
from journeydesigner.panels.fields.choice import ChoiceField, FlagField
from journeydesigner.panels.live import live
from journeydesigner.panels.rule_settings.chosen import Chosen
from journeydesigner.panels.rule_settings.foreseen import Counts, Foresight
from journeydesigner.panels.rule_settings.limits import LimitsForm
from journeydesigner.panels.rule_settings.rules_page import RulesPage
from journeydesigner.panels.style import mark

WAIT_MS = 150
"""The check waits until this long after the dialog shows, and after the last choice."""


class RuleSettings(QDialog):
    """Rules, limits and languages of the project. Nothing is changed before "Apply"."""

    explained = Signal(str)
    """The help on a rule is wanted."""

    def __init__(self, parent: QWidget | None, document: Document, on: datetime.date) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._document, self._on = document, on
        self._first = self.chosen = Chosen.of(document.project)
        self._foresight: Foresight | None = None
        self._counts: Counts | None = None
        self.rules, self.limits = RulesPage(), LimitsForm()
        self.bilingual, self.language = FlagField(), ChoiceField("language")
        self.foreseen, self.refusal = QLabel(), QLabel()
        self.buttons = QDialogButtonBox()
        self.apply = self.buttons.addButton("", QDialogButtonBox.ButtonRole.AcceptRole)
        self.cancel = self.buttons.addButton("", QDialogButtonBox.ButtonRole.RejectRole)
        self._pause = QTimer(self, singleShot=True, interval=WAIT_MS)
        self._lay_out()
        self._connect()
        live(self, self.reword)
        self.resize(self.sizeHint())
        self._pause.start()

    def choose(self, chosen: Chosen) -> None:
        """Show other choices; what the check would say follows."""
        self.chosen = chosen
        self._show()
        self._pause.start()

    def accept(self) -> None:
        """Write what is chosen into the project, as one step."""
        if not self.limits.flush():
            self._tabs.setCurrentWidget(self.limits)
            return
        if self.chosen != self._first:
            try:
                with self._document.edit(message(N_("Rules and thresholds"))) as draft:
                    apply_settings(draft, self.chosen.settings())
            except Refusal as refusal:
                self.refusal.setText(str(refusal))
                self.refusal.show()
                return
        super().accept()

    def reword(self) -> None:
        """Say everything in the current language and theme."""
        self.setWindowTitle(_("Rules and thresholds"))
        for place, words in enumerate((_("Rules"), _("Thresholds"), _("Languages"))):
            self._tabs.setTabText(place, words)
        self.rules.reword()
        self.limits.reword()
        for field, name in ((self.bilingual, _("Bilingual project")), (self.language, _("Main language"))):
            field.reword()
            field.set_name(name)
        self._bilingual_name.setText(_("Bilingual project"))
        self._language_name.setText(_("Main language"))
        self._languages_why.setText(
            _("In a bilingual project every name is written in both languages, and rules name the missing one.")
        )
        self.apply.setText(_("Apply"))
        self.cancel.setText(_("Cancel"))
        self._show()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Enter applies."""
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if is_enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.accept()
        elif not is_enter:
            super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        unit = self.fontMetrics().height()
        return QSize(58 * unit, 42 * unit).boundedTo(self.screen().availableSize() * 0.95)

    # -- what it shows

    @property
    def foresight(self) -> Foresight:
        """The check on a copy of the project, made when it is first asked."""
        if self._foresight is None:
            self._foresight = Foresight(self._document.project, self._on)
        return self._foresight

    def _show(self) -> None:
        self.limits.show_limits(self.chosen.thresholds)
        self.bilingual.show_value(self.chosen.bilingual, False)
        self.language.show_value(self.chosen.language, False)
        self.apply.setEnabled(self.chosen != self._first)
        counts = self._counts
        self.rules.show_chosen(self.chosen, counts.by_rule if counts else {})
        self.foreseen.setText(self._told(counts))

    def _foresee(self) -> None:
        self._counts = self.foresight.under(self.chosen.settings())
        self._show()

    def _told(self, counts: Counts | None) -> str:
        """How the numbers of findings would change."""
        if counts is None:
            return ""
        before, after = self.foresight.before.by_severity, counts.by_severity
        numbers = (
            plural("{before} → {n} error", "{before} → {n} errors", after["error"], before=before["error"]),
            plural(
                "{before} → {n} warning", "{before} → {n} warnings", after["warning"], before=before["warning"]
            ),
            plural("{before} → {n} info", "{before} → {n} infos", after["info"], before=before["info"]),
        )
        return _("Findings with these settings: {numbers}", numbers=", ".join(numbers))

    # -- building

    def _connect(self) -> None:
        self._pause.timeout.connect(self._foresee)
        self.rules.changed.connect(self._change_rules)
        self.rules.explained.connect(self.explained)
        self.limits.changed.connect(lambda name, value: self.choose(self.chosen.with_threshold(name, value)))
        self.bilingual.commit = self._setter("bilingual")
        self.language.commit = self._setter("language")
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)

    def _change_rules(self, change: Callable[[Chosen], Chosen]) -> None:
        self.choose(change(self.chosen))

    def _setter(self, field: str) -> Callable[[Any], None]:
        return lambda value: self.choose(replace(self.chosen, **{field: value}))

    def _lay_out(self) -> None:
        self._tabs = QTabWidget()
        self._tabs.setDocumentMode(True)
        for page in (self.rules, self.limits, self._languages()):
            self._tabs.addTab(page, "")
        for label in (self.foreseen, self.refusal):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
        mark(self.refusal, "look", "error")
        self.refusal.hide()
        for button in (self.apply, self.cancel):
            # Enter takes the value of a field; it must not apply everything by the way.
            button.setAutoDefault(False)
        mark(self.apply, "look", "main")
        box = QVBoxLayout(self)
        box.addWidget(self._tabs, 1)
        for part in (self.foreseen, self.refusal, self.buttons):
            box.addWidget(part)

    def _languages(self) -> QWidget:
        page = QWidget()
        self._bilingual_name, self._language_name, self._languages_why = QLabel(), QLabel(), QLabel()
        self._languages_why.setTextFormat(Qt.TextFormat.PlainText)
        self._languages_why.setWordWrap(True)
        mark(self._languages_why, "look", "hint")
        form = QFormLayout(page)
        form.setContentsMargins(14, 12, 14, 12)
        form.setHorizontalSpacing(16)
        form.addRow(self._language_name, self.language)
        form.addRow(self._bilingual_name, self.bilingual)
        form.addRow(self._languages_why)
        return page
