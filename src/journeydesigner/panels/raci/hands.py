"""Carries out what keys, mouse and menu ask of the cells that are selected."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPoint
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QApplication, QMenu

from journeydesigner.editor.document import Document
from journeydesigner.editor.edits.raci import CODES, Entry, Term
from journeydesigner.errors import Refusal
from journeydesigner.i18n import _, plural
from journeydesigner.layout.words import label
from journeydesigner.model.organisation import RaciCode
from journeydesigner.panels.pictures import icon
from journeydesigner.panels.raci.cells import common_codes
from journeydesigner.panels.raci.clipboard import block_text, read_block
from journeydesigner.panels.raci.days import DaysPopup
from journeydesigner.panels.raci.filling import Area, pasted, write
from journeydesigner.panels.raci.foot import Foot
from journeydesigner.panels.raci.model import MatrixModel
from journeydesigner.panels.raci.view import MatrixView, Way


class Hands:
    """The edits of one matrix; each is one step of the history."""

    def __init__(self, document: Document, model: MatrixModel, view: MatrixView, foot: Foot) -> None:
        self._document, self._model, self._view, self._foot = document, model, view, foot
        self.way: Way = "stay"
        view.typed.connect(lambda code, adds: self.put(code, adds))
        view.cleared.connect(self.clear)
        view.copied.connect(self.copy)
        view.cut.connect(self.cut)
        view.pasted.connect(self.paste)
        view.days_wanted.connect(self.ask_days)

    @property
    def area(self) -> Area:
        """The cells selected."""
        return Area(self._model.grid, *self._view.block)

    def put(self, code: RaciCode, adds: bool = False) -> None:
        """A code for every cell selected; then on to the next one."""
        if self._write(self.area.entries(frozenset({code}), adds)):
            self._view.go_on(self.way)

    def toggle(self, code: RaciCode) -> None:
        """Give a code to every cell selected, or take it from all when all have it."""
        area = self.area
        cells = [(row, column) for row in area.rows for column in area.columns]
        has_all = all(code in area.codes(*cell) for cell in cells)
        wanted = (area.codes(*cell) - {code} if has_all else area.codes(*cell) | {code} for cell in cells)
        self._write([area.entry(*cell, codes) for cell, codes in zip(cells, wanted, strict=True)])

    def clear(self) -> None:
        """Nothing in the cells selected."""
        area = self.area
        if area.is_one and self._is_inherited(area):
            self._foot.say(_("The owner of the stage stands here: change it in the row of the stage."))
            return
        self._write(area.entries(frozenset()))

    def copy(self) -> None:
        """The cells selected, for this matrix or a spreadsheet."""
        area = self.area
        if area.rows and area.columns:
            QApplication.clipboard().setText(block_text(area.grid, area.rows, area.columns))
            count = len(area.rows) * len(area.columns)
            self._foot.say(plural("{n} cell copied.", "{n} cells copied.", count))

    def cut(self) -> None:
        """Copy, then clear."""
        self.copy()
        self.clear()

    def paste(self) -> None:
        """What was copied here or in a spreadsheet, from the first cell selected on; all of it or nothing."""
        area = self.area
        if not area.rows or not area.columns:
            return
        try:
            entries, rows, columns = pasted(area, read_block(QApplication.clipboard().text()))
        except Refusal as refusal:
            self._foot.say(str(refusal))
            return
        if self._write(entries):
            self._view.select_block(rows, columns)

    def ask_days(self) -> DaysPopup | None:
        """Open the small window for parts and days of the cells selected."""
        area = self.area
        if not area.rows or not area.columns:
            return None
        cells = [area.grid.cell(row, column) for row in area.rows for column in area.columns]
        codes = common_codes(cells)
        terms = {
            (p.valid_from, p.valid_to) for cell in cells if cell and not cell.is_inherited for p in cell.parts
        }
        title = (
            f"{self._model.role_name(area.columns[0])} · {self._model.step_name(area.rows[0])}"
            if area.is_one
            else plural("{n} cell", "{n} cells", len(cells))
        )

        def apply(chosen: frozenset[RaciCode] | None, term: Term) -> None:
            self._say(write(self._document, area.grid, area.dated(term, chosen)))

        popup = DaysPopup(self._view, title, codes, terms.pop() if len(terms) == 1 else None, apply)
        at = self._view.visualRect(self._view.currentIndex()).bottomLeft()
        popup.open_at(self._view.viewport().mapToGlobal(at))
        return popup

    def menu(self, reveal: Callable[[], object]) -> QMenu:
        """What can be done with the cells selected."""
        menu, area = QMenu(self._view), self.area
        held = [area.codes(row, column) for row in area.rows for column in area.columns]
        for code in CODES:
            action = menu.addAction(f"{code}\u2002{label('raci_code', code)}")
            action.triggered.connect(lambda _on=False, code=code: self.toggle(code))
            action.setCheckable(True)
            action.setChecked(all(code in codes for codes in held))
        menu.addSeparator()
        entries = (
            ("calendar", _("Part and days…"), self.ask_days, "Alt+Down"),
            ("x", _("Clear"), self.clear, "Del"),
            ("copy", _("Copy"), self.copy, "Ctrl+C"),
            ("clipboard", _("Paste"), self.paste, "Ctrl+V"),
            ("target", _("Show on the map"), reveal, ""),
        )
        for glyph, words, run, keys in entries:
            # The view listens to the keys itself; the menu only names them.
            shown = QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)
            menu.addAction(icon(glyph), f"{words}\t{shown}" if shown else words, run)
        return menu

    def open_menu(self, at: QPoint, reveal: Callable[[], object]) -> None:
        """Show the menu."""
        menu = self.menu(reveal)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(at)

    def _is_inherited(self, area: Area) -> bool:
        cell = area.grid.cell(area.rows[0], area.columns[0])
        return cell is not None and cell.is_inherited

    def _write(self, entries: Sequence[Entry]) -> bool:
        """Write cells and say so; False when they were refused."""
        if not entries:
            return False
        try:
            self._say(write(self._document, self._model.grid, entries))
        except Refusal as refusal:
            self._foot.say(str(refusal))
            return False
        return True

    def _say(self, said: str) -> None:
        if said:
            self._foot.say(said, can_undo=True)
