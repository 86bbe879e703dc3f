"""The validation panel: lists what the checker found, live after each edit, shows it on the canvas, repairs it."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QPoint, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QApplication, QLabel, QVBoxLayout, QWidget

from journeydesigner.editor.checker import Answer, Checker
from journeydesigner.editor.document import Change, Document
from journeydesigner.editor.selection import Selection
from journeydesigner.i18n import _
from journeydesigner.model import Id
from journeydesigner.model.naming import entity_name
from journeydesigner.panels.findings.copying import as_cells, as_letter
from journeydesigner.panels.findings.empty import sentence_of_nothing
from journeydesigner.panels.findings.grouping import Context, Group, grouped
from journeydesigner.panels.findings.listing import (
    Heaps,
    finding_lines,
    passing,
    passing_unassessed,
    unassessed_lines,
)
from journeydesigner.panels.findings.menu import open_menu
from journeydesigner.panels.findings.pills import Filter
from journeydesigner.panels.findings.places import Places
from journeydesigner.panels.findings.repairing import Repairing
from journeydesigner.panels.findings.wording import SET_ASIDE, NotAssessed, finding_row, unassessed_row
from journeydesigner.panels.groupings import Grouping
from journeydesigner.panels.live import live
from journeydesigner.panels.memory import Memory, ShortMemory
from journeydesigner.panels.rows.lines import Heading, Row
from journeydesigner.panels.rows.model import RowsModel
from journeydesigner.panels.rows.view import RowsView
from journeydesigner.panels.style import mark
from journeydesigner.rules.finding import Finding
from journeydesigner.rules.fixes import Fix

LONG = 500
"""Findings from which the list follows an edit only after the map has: a drop must not wait for it."""


class FindingsPanel(QWidget):
    """What the rules found, and the buttons that repair it."""

    reveal = Signal(str)
    """The id of an element to be scrolled to on the canvas; it is selected already."""
    opened = Signal(str, str)
    """The id of a record and the field of it that wants the cursor; "" where it is enough to see it."""
    said = Signal(str, bool)
    """A sentence for the user, and whether undo takes back what it tells."""
    help_wanted = Signal(str)
    """The code of the rule the user wants explained."""

    def __init__(
        self,
        document: Document,
        selection: Selection,
        checker: Checker,
        journey: Id | None,
        memory: Memory | None = None,
    ) -> None:
        super().__init__()
        self._document, self._selection, self._checker = document, selection, checker
        self._journey = journey
        self._selected: tuple[Id, ...] = selection.ids
        self._is_own = False
        self._is_stale = False
        self._is_to_top = False
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._folds: dict[Grouping, dict[str, bool]] = {}
        self._heaps = Heaps()
        self.places = Places(document.project)
        self.groups: list[Group] = []
        self.filter = Filter(memory or ShortMemory())
        self.model = RowsModel(self._describe)
        self.view = RowsView(self.model, lambda line: line.rule)
        self.nothing = QLabel()
        self.repairing = Repairing(self, document, checker, memory or ShortMemory())
        self._lay_out()
        self._connect()
        live(self, self.reword)

    def set_journey(self, journey: Id | None) -> None:
        """List the findings of this journey before those of others."""
        if journey != self._journey:
            self._journey = journey
            self.refresh()

    @property
    def findings(self) -> list[Finding]:
        """The findings listed, from the top, without those in folded groups."""
        return [line for line in self.model.lines if isinstance(line, Finding)]

    def refresh(self) -> None:
        """List what the checker found, keeping the place and the current row."""
        self._soon.stop()
        self._is_stale = not self.isVisible()
        self.filter.show_counts(self._checker.counts)
        if not self._is_stale:
            with self.view.kept():
                self._relist()
        if self._is_to_top and any(finding.element in self._selected for finding in self.findings[:1]):
            self.view.verticalScrollBar().setValue(0)
        self._is_to_top = False

    def reword(self) -> None:
        """Say everything in the current language and theme."""
        self.view.setAccessibleName(_("Findings"))
        self.filter.reword()
        self._heaps.forget()
        self.view.forget()
        self.refresh()

    def go(self, by: int) -> None:
        """Show the next (1) or the previous (-1) finding on the canvas."""
        if self._is_stale or self._soon.isActive():
            self._relist()
        if not self.view.step(by):
            self.said.emit(_("There is no further finding in the list."), False)
        elif isinstance(self.view.current, Finding):
            self.show_on_map(self.view.current.element)

    def repair(self, finding: Finding, fix: Fix, answer: Answer = None) -> bool:
        """Carry out a fix as one undo step and say so; a refusal is said too, and then nothing has changed."""
        return self.repairing.repair(finding, fix, answer)

    def copy(self) -> None:
        """Put what is selected into the clipboard: rows as lines with tabs, the group of a heading as a letter."""
        line = self.view.current_line
        if isinstance(line, Heading) and not self.view.selectionModel().hasSelection():
            text = as_letter([g for g in self.groups if g.key == line.key], self.places, self._checker.on)
        else:
            text = as_cells((f for f in self.view.chosen if isinstance(f, Finding)), self.places)
        QApplication.clipboard().setText(text)

    def copied(self) -> str:
        """All findings that pass the filter, folded or not, in their groups: ready for a mail."""
        return as_letter(self.groups, self.places, self._checker.on)

    def set_aside(self) -> None:
        """Ask why the findings chosen are to be set aside, and do so."""
        chosen = [line for line in self.view.chosen if isinstance(line, Finding)]
        if chosen:
            self.repairing.set_aside(chosen)

    def fold_all(self, is_open: bool) -> None:
        """Fold or unfold every group."""
        for line in self.model.lines:
            if isinstance(line, Heading):
                self._folded[line.key] = is_open
        self.refresh()

    def sizeHint(self) -> QSize:
        return QSize(round(22 * self.fontMetrics().height()), 420)

    def minimumSizeHint(self) -> QSize:
        return QSize(15 * self.fontMetrics().height(), 160)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._is_stale:
            self._relist()

    # -- following

    @property
    def _folded(self) -> dict[str, bool]:
        return self._folds.setdefault(self.filter.grouping, {})

    def _describe(self, line: Finding | NotAssessed) -> Row:
        if isinstance(line, NotAssessed):
            return unassessed_row(line, self.places)
        return finding_row(line, self._checker, self.places, under_rule=self.filter.grouping == "rule")

    def _relist(self) -> None:
        self._is_stale = False
        project, wanted = self._document.project, self.filter.wanted
        if self.places.project is not project:
            self.places = Places(project)
        found = passing(self._checker.findings, wanted, project, self._heaps)
        context = Context(self.places, frozenset(self._selected), self._journey)
        self.groups = grouped(found, self.filter.grouping, context)
        unassessed = passing_unassessed(self._checker.unassessed, wanted, project, self._heaps)
        lines = finding_lines(self.groups, self._folded)
        self.model.show_lines([*lines, *unassessed_lines(unassessed, self._folded)])
        self._say_nothing(bool(found))

    def _follow_edit(self, change: Change) -> None:
        """Names may have changed: what is searched in is worked out anew, if anything is searched."""
        names = (tuple(e and entity_name(e, "fr") + entity_name(e, "en") for e in pair)
                 for pair in change.delta.changes.values())  # fmt: skip
        if any(before != after for before, after in names):
            self._heaps.forget()
        if len(self._checker.findings) > LONG:
            self._soon.start()
        else:
            self.refresh()

    def _follow_selection(self) -> None:
        """What is selected comes first, but not while walking through the list itself: it would jump about."""
        if self._is_own or self._selected == self._selection.ids:
            return
        self._selected = self._selection.ids
        if self.filter.grouping == "severity":
            self._is_to_top = True
            if len(self._checker.findings) > LONG:
                self._soon.start()
            else:
                self.refresh()

    # -- what a row asks for

    def _open(self, line: Any) -> None:
        self.show_on_map(line.element)

    def show_on_map(self, element: Id) -> None:
        """Select an element and have the canvas scroll to it; the list stays as it is."""
        self._is_own = True
        try:
            self._selection.set([element])
        finally:
            self._is_own = False
        self.reveal.emit(element)

    def _press(self, line: Any, button: Any, where: Any) -> None:
        if not isinstance(line, Finding):
            return
        if button.key == SET_ASIDE:
            chosen = [f for f in self.view.chosen if isinstance(f, Finding)]
            self.repairing.set_aside(chosen if line in chosen else [line])
            return
        fix = self._checker.fixes(line)[int(button.key.split()[1])]
        self.repairing.ask(line, fix, self.view.anchor_at(where))

    def _fold(self, key: str, is_open: bool) -> None:
        self._folded[key] = is_open
        self.refresh()

    def _menu(self, at: QPoint) -> None:
        open_menu(self, self._checker, at)

    # -- building

    def _say_nothing(self, is_any: bool) -> None:
        self.nothing.setVisible(not is_any)
        self.view.setVisible(bool(self.model.lines))
        if not is_any:
            self.nothing.setText(sentence_of_nothing(self._checker, self._document.project))

    def _connect(self) -> None:
        # The checker hears of an edit first: it was there before this panel.
        self._document.changed.connect(self._follow_edit)
        self._soon.timeout.connect(self.refresh)
        self._selection.changed.connect(self._follow_selection)
        self.filter.changed.connect(self.refresh)
        self.filter.fold_wanted.connect(self.fold_all)
        self.view.opened.connect(self._open)
        self.view.pressed_button.connect(self._press)
        self.view.folded.connect(self._fold)
        self.view.menu_wanted.connect(self._menu)
        self.view.copy_wanted.connect(self.copy)
        self.view.delete_wanted.connect(self.set_aside)
        self.view.help_wanted.connect(lambda line: self.help_wanted.emit(line.rule))
        self.repairing.said.connect(self.said)
        self.repairing.opened.connect(self.opened)

    def _lay_out(self) -> None:
        self.nothing.setTextFormat(Qt.TextFormat.PlainText)
        self.nothing.setWordWrap(True)
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.nothing.setContentsMargins(16, 16, 16, 16)
        mark(self.nothing, "look", "hint")
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(self.filter)
        box.addWidget(self.nothing, 1)
        box.addWidget(self.view, 3)
