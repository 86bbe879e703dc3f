"""The list of everything set aside: what still holds, what has come back and why; edits, renews, ends waivers."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QShowEvent
from PySide6.QtWidgets import QApplication, QLabel, QMenu, QVBoxLayout, QWidget

from journeydesigner.editor.checker import Checker
from journeydesigner.editor.document import Document
from journeydesigner.editor.edits.waiving import Grounds, change_waiver, end_waivers, renew
from journeydesigner.editor.selection import Selection
from journeydesigner.i18n import N_, _, message, plural
from journeydesigner.model import Id
from journeydesigner.panels.findings.places import Places
from journeydesigner.panels.live import live
from journeydesigner.panels.pictures import icon
from journeydesigner.panels.rows.lines import Row
from journeydesigner.panels.rows.model import RowsModel
from journeydesigner.panels.rows.view import RowsView
from journeydesigner.panels.style import mark
from journeydesigner.panels.waivers.grounds import GroundsDialog
from journeydesigner.panels.waivers.setting_aside import known_names
from journeydesigner.panels.waivers.wording import Listed, as_cells, title_of, waiver_lines, waiver_row
from journeydesigner.rules.finding import Finding, Key
from journeydesigner.rules.waivers import key_of


class WaiversPanel(QWidget):
    """Findings that somebody set aside on purpose."""

    reveal = Signal(str)
    """The id of an element to be scrolled to on the canvas; it is selected already."""
    said = Signal(str, bool)
    """A sentence for the user, and whether undo takes back what it tells."""
    help_wanted = Signal(str)
    """The code of the rule the user wants explained."""

    def __init__(self, document: Document, selection: Selection, checker: Checker) -> None:
        super().__init__()
        self._document, self._selection, self._checker = document, selection, checker
        self._folds: dict[str, bool] = {}
        self._is_stale = True
        self._places = Places(document.project)
        self._found: dict[Key, Finding] | None = None
        self.model = RowsModel(self._describe)
        self.view = RowsView(self.model, lambda line: line.status)
        self.nothing = QLabel()
        self._lay_out()
        self._connect()
        live(self, self.reword)

    @property
    def listed(self) -> list[Listed]:
        """The waivers listed, from the top."""
        return [line for line in self.model.lines if isinstance(line, Listed)]

    def refresh(self) -> None:
        """List the waivers as they stand."""
        self._is_stale = not self.isVisible()
        if not self._is_stale:
            with self.view.kept():
                self._relist()

    def reword(self) -> None:
        """Say everything in the current language and theme."""
        self.view.setAccessibleName(_("Waivers"))
        self.nothing.setText(_("Nothing is set aside. “Set aside…” on a finding puts it here, with its reason."))
        self.view.forget()
        self.refresh()

    def edit(self, line: Listed) -> GroundsDialog:
        """Ask for other grounds of a waiver."""

        def do(grounds: Grounds) -> None:
            with self._document.edit(message(N_("Change a waiver"))) as draft:
                change_waiver(draft, line.key, grounds, self._checker.on)
            self.said.emit(_("Waiver changed."), True)

        return self._ask(line, do, _("Edit the waiver"), _("Save"))

    def renew(self, lines: Sequence[Listed]) -> GroundsDialog | None:
        """Let waivers hold again for their elements as they are now; one that has expired asks for another day."""
        reopened = [line.key for line in lines if line.status == "reopened"]
        if not reopened:
            return self._renew_expired(lines[0]) if lines else None
        with self._document.edit(message(N_("Renew waivers"))) as draft:
            renew(draft, reopened, self._checker.on)
        self.said.emit(plural("{n} waiver renewed.", "{n} waivers renewed.", len(reopened)), True)
        return None

    def _renew_expired(self, line: Listed) -> GroundsDialog:
        def do(grounds: Grounds) -> None:
            with self._document.edit(message(N_("Renew waivers"))) as draft:
                renew(draft, [line.key], self._checker.on, grounds.until)
                change_waiver(draft, line.key, grounds, self._checker.on)
            self.said.emit(plural("{n} waiver renewed.", "{n} waivers renewed.", 1), True)

        return self._ask(line, do, _("Renew the waiver"), _("Renew"), until=False)

    def end(self, lines: Sequence[Listed]) -> None:
        """Take waivers out: what they set aside stands again."""
        if not lines:
            return
        with self._document.edit(message(N_("End waivers"))) as draft:
            end_waivers(draft, [line.key for line in lines])
        self.said.emit(plural("{n} waiver ended.", "{n} waivers ended.", len(lines)), True)

    def sizeHint(self) -> QSize:
        return QSize(round(22 * self.fontMetrics().height()), 420)

    def minimumSizeHint(self) -> QSize:
        return QSize(15 * self.fontMetrics().height(), 160)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._is_stale:
            self.refresh()

    # -- listing

    def _relist(self) -> None:
        self._found = None
        if self._places.project is not self._document.project:
            self._places = Places(self._document.project)
        waivers = self._checker.waivers
        self.model.show_lines(waiver_lines(waivers, self._folds))
        self.view.setVisible(bool(waivers))
        self.nothing.setVisible(not waivers)

    def _describe(self, line: Listed) -> Row:
        if self._found is None:
            both: Iterable[Finding] = (*self._checker.waived, *self._checker.findings)
            self._found = {finding.key: finding for finding in both}
        return waiver_row(line, self._places, self._found.get(key_of(line.waiver)))

    # -- what a row asks for

    def _ask(self, line: Listed, do: Any, title: str, action: str, *, until: bool = True) -> GroundsDialog:
        waiver = line.waiver
        dialog = GroundsDialog(
            self,
            self._checker.on,
            do,
            title=title,
            about=f"{line.rule}  {title_of(waiver)}\n{self._places.words(line.element)}",
            action=action,
            known=Grounds(waiver.reason, waiver.by, waiver.until if until else None),
            names=known_names(self._document),
        )
        dialog.open()
        return dialog

    def _show_element(self, line: Listed) -> None:
        if line.status == "element_gone":
            self.said.emit(_("{element} is no longer in the project.", element=line.element), False)
            return
        if Id(line.element) in self._document.project:
            self._selection.set([line.element])
            self.reveal.emit(line.element)

    def _press(self, line: Listed, button: Any, _where: Any) -> None:
        chosen = [other for other in self.view.chosen if isinstance(other, Listed)]
        lines = chosen if line in chosen else [line]
        if button.key == "edit":
            self.edit(line)
        elif button.key == "renew":
            self.renew([other for other in lines if other.status in ("expired", "reopened")])
        else:
            self.end(lines)

    def _fold(self, key: str, is_open: bool) -> None:
        self._folds[key] = is_open
        self.refresh()

    def _copy(self) -> None:
        QApplication.clipboard().setText(as_cells(self.view.chosen, self._places))

    def _menu(self, at: QPoint) -> None:
        line, chosen = self.view.current, self.view.chosen
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if line is not None:
            menu.addAction(icon("circle-help"), _("Why?"), lambda: self.help_wanted.emit(line.rule)).setShortcut(
                "F1"
            )
            menu.addAction(icon("target"), _("Show on the map"), lambda: self._show_element(line))
            menu.addSeparator()
            if line.status in ("holds", "expired", "reopened"):
                menu.addAction(icon("pencil"), _("Edit…"), lambda: self.edit(line))
                again = [other for other in chosen if other.status in ("expired", "reopened")]
                menu.addAction(icon("refresh-cw"), _("Renew"), lambda: self.renew(again)).setEnabled(bool(again))
            menu.addAction(icon("trash-2"), _("End"), lambda: self.end(chosen)).setShortcut("Del")
            menu.addSeparator()
        menu.addAction(icon("copy"), _("Copy"), self._copy).setShortcut(QKeySequence.StandardKey.Copy)
        menu.popup(at)

    # -- building

    def _connect(self) -> None:
        self._checker.changed.connect(self.refresh)
        self.view.opened.connect(self._show_element)
        self.view.pressed_button.connect(self._press)
        self.view.folded.connect(self._fold)
        self.view.menu_wanted.connect(self._menu)
        self.view.copy_wanted.connect(self._copy)
        self.view.delete_wanted.connect(lambda: self.end(self.view.chosen))
        self.view.help_wanted.connect(lambda line: self.help_wanted.emit(line.rule))

    def _lay_out(self) -> None:
        self.nothing.setTextFormat(Qt.TextFormat.PlainText)
        self.nothing.setWordWrap(True)
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.nothing.setContentsMargins(16, 16, 16, 16)
        mark(self.nothing, "look", "hint")
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self.nothing, 1)
        box.addWidget(self.view, 3)
