"""The validation panel: lists what the checker found, live after each edit, shows it on the canvas, repairs it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeySequence, QShowEvent
from PySide6.QtWidgets import QApplication, QLabel, QMenu, QStackedWidget, QVBoxLayout, QWidget

from journeydesigner.editor.checker import Checker
from journeydesigner.editor.document import Document
from journeydesigner.editor.selection import Selection
from journeydesigner.errors import Refusal
from journeydesigner.i18n import _, plural
from journeydesigner.model import Id
from journeydesigner.panels.findings.listing import lines, wanted_ones
from journeydesigner.panels.findings.model import FindingsModel
from journeydesigner.panels.findings.pills import Filter
from journeydesigner.panels.findings.view import FindingsView
from journeydesigner.panels.live import live
from journeydesigner.panels.owner_chooser import Choice, ask_owner, settle_choice
from journeydesigner.panels.pictures import icon
from journeydesigner.panels.style import mark
from journeydesigner.rules.catalogue import catalogue
from journeydesigner.rules.finding import Finding
from journeydesigner.rules.fixes import Fix


class FindingsPanel(QWidget):
    """What the rules found, and the buttons that repair it."""

    reveal = Signal(str)
    """The id of an element to be scrolled to on the canvas; it is selected already."""
    said = Signal(str, bool)
    """A sentence for the user, and whether undo takes back what it tells."""

    def __init__(self, document: Document, selection: Selection, checker: Checker, journey: Id | None) -> None:
        super().__init__()
        self._document, self._selection, self._checker = document, selection, checker
        self._journey = journey
        self._grouped_by: tuple[Id, ...] = selection.ids
        self._is_own = False
        self._is_stale = False
        self.filter = Filter()
        self.model = FindingsModel(document, checker)
        self.view = FindingsView(self.model)
        self.nothing = QLabel()
        self._anchor = QWidget(self.view.viewport())
        self._anchor.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
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
        """The findings listed, from the top."""
        found = (self.model.line(self.model.index(row)) for row in range(self.model.rowCount()))
        return [line for line in found if isinstance(line, Finding)]

    def refresh(self) -> None:
        """List what the checker found, keeping the place and the current row."""
        self._is_stale = not self.isVisible()
        self.filter.show_counts(self._checker.counts)
        if not self._is_stale:
            with self._place_kept():
                self._relist()

    def reword(self) -> None:
        """Say everything in the current language and theme."""
        self.view.setAccessibleName(_("Findings"))
        self.filter.reword()
        self.view.painter_of_rows.forget()
        self.refresh()

    def go(self, by: int) -> None:
        """Show the next (1) or the previous (-1) finding on the canvas."""
        if self._is_stale:
            self._relist()
        if self.view.step(by) and self.view.current is not None:
            self._reveal(self.view.current)

    def repair(self, finding: Finding, fix: Fix, choice: Choice = None) -> bool:
        """Carry out a fix as one undo step and say so; a refusal is said too, and then nothing has changed."""
        done = _("Repaired: {title}", title=finding.title())
        try:
            self._checker.repair(finding, fix, lambda draft: settle_choice(draft, choice))
        except Refusal as refusal:
            self.said.emit(str(refusal), False)
            return False
        self.said.emit(done, True)
        return True

    def copied(self) -> str:
        """The findings listed, as lines of plain text."""
        return "\n".join(self.model.copied(finding) for finding in self.findings)

    def sizeHint(self) -> QSize:
        return QSize(round(22 * self.fontMetrics().height()), 420)

    def minimumSizeHint(self) -> QSize:
        return QSize(15 * self.fontMetrics().height(), 160)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._is_stale:
            self._relist()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        copy = menu.addAction(icon("copy"), _("Copy the finding"), self.view.copy)
        copy.setShortcut(QKeySequence.StandardKey.Copy)
        copy.setEnabled(self.view.current is not None)
        menu.addAction(_("Copy the list"), lambda: QApplication.clipboard().setText(self.copied()))
        menu.popup(event.globalPos())

    # -- following

    def _relist(self) -> None:
        self._is_stale = False
        wanted = wanted_ones(self._checker.findings, self.filter.wanted, self._document.project)
        self.model.show_lines(lines(wanted, self._grouped_by, self._journey))
        self._say_nothing()

    def _follow_selection(self) -> None:
        """What is selected comes first, but not while walking through the list itself: it would jump about."""
        if not self._is_own:
            self._grouped_by = self._selection.ids
            self.refresh()

    @contextmanager
    def _place_kept(self) -> Iterator[None]:
        """Keep the current row by its key, else by its number, and the scroll position, when the list changes."""
        current, row = self.view.current, self.view.currentIndex().row()
        offset, button = self.view.verticalScrollBar().value(), self.view.painter_of_rows.button
        yield
        self.view.doItemsLayout()
        if current is not None:
            again = self.model.row_of(current.key)
            self.view.stand_on(self._near(row) if again is None else again)
            if again is not None:
                self.view.painter_of_rows.button = button
        self.view.verticalScrollBar().setValue(offset)

    def _near(self, row: int) -> int | None:
        """The finding that took the place of the one at `row`, else the one before it."""
        rows = range(self.model.rowCount())
        order = [*(n for n in rows if n >= row), *(n for n in reversed(rows) if n < row)]
        return next((n for n in order if isinstance(self.model.line(self.model.index(n)), Finding)), None)

    # -- what a row asks for

    def _reveal(self, finding: Finding) -> None:
        self._is_own = True
        try:
            self._selection.set([finding.element])
        finally:
            self._is_own = False
        self.reveal.emit(finding.element)

    def _asked(self, finding: Finding, fix: Fix, where: QRect) -> None:
        if fix.needs != "role":
            self.repair(finding, fix)
            return
        self._anchor.setGeometry(where)
        ask_owner(
            self._anchor,
            self._document.project,
            lambda choice: self.repair(finding, fix, choice),
            title=self.model.words(finding).title,
        )

    # -- building

    def _say_nothing(self) -> None:
        empty = self.model.rowCount() == 0
        self._stack.setCurrentIndex(1 if empty else 0)
        if not empty:
            return
        if self._checker.findings:
            self.nothing.setText(_("No finding passes the filter."))
        else:
            self.nothing.setText(
                plural("No finding. {n} rule checked.", "No finding. {n} rules checked.", len(catalogue()))
            )

    def _connect(self) -> None:
        self._checker.changed.connect(self.refresh)
        self._selection.changed.connect(self._follow_selection)
        self.filter.changed.connect(self.refresh)
        self.view.revealed.connect(self._reveal)
        self.view.repaired.connect(self._asked)

    def _lay_out(self) -> None:
        self.nothing.setTextFormat(Qt.TextFormat.PlainText)
        self.nothing.setWordWrap(True)
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.nothing.setContentsMargins(16, 16, 16, 16)
        mark(self.nothing, "look", "hint")
        self._stack = QStackedWidget()
        self._stack.addWidget(self.view)
        self._stack.addWidget(self.nothing)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(self.filter)
        box.addWidget(self._stack, 1)
