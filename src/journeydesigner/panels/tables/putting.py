"""Puts the clipboard into a table: works out what that does, asks where it is more than one cell, and does it."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QWidget

from journeydesigner.editor.document import Document
from journeydesigner.errors import Refusal
from journeydesigner.i18n import N_, _, message
from journeydesigner.model import Id
from journeydesigner.panels.fields.field import capital
from journeydesigner.panels.tables.grid import read_grid
from journeydesigner.panels.tables.paste_dialog import PasteDialog, consequences
from journeydesigner.panels.tables.pasting import Paste, Place, work_out
from journeydesigner.panels.tables.view import RecordView

MOST_LETTERS = 10_000_000
"""Letters of one paste: more would take longer than a moment to be told into lines."""
TOO_LONG = N_("The clipboard holds {n:,} letters. At most {most:,} can be pasted at a time: copy less.")


def paste_into(parent: QWidget, document: Document, view: RecordView, text: str) -> tuple[str, Id | None]:
    """Paste a text from a spreadsheet at the current cell; one cell alone goes into all rows that are selected.

    Returns what to say, and the first row it concerns.
    """
    if len(text) > MOST_LETTERS:
        return _(TOO_LONG, n=len(text), most=MOST_LETTERS), None
    grid = read_grid(text)
    if not grid:
        return _("The clipboard holds no text to paste."), None
    place = _place(view)
    if len(grid) == 1 and len(grid[0]) == 1 and len(view.chosen) > 1:
        grid, place = grid * len(view.chosen), replace(place, rows=view.chosen)

    def planned(as_new: bool) -> Paste:
        at = replace(place, rows=()) if as_new else place
        return work_out(document.scratch(), view.rows.plan, view.rows.lens, grid, at)

    QGuiApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
    try:
        paste = planned(False)
    except Refusal as refusal:
        return str(refusal), None
    finally:
        QGuiApplication.restoreOverrideCursor()
    if not _is_small(paste):
        dialog = PasteDialog(parent, view.rows.plan, paste, planned)
        if dialog.exec() != QDialog.DialogCode.Accepted:
            return _("Nothing was pasted."), None
        paste = dialog.paste
    elif paste.problems:
        return capital(paste.problems[0].reason.text()), None
    return _carry_out(document, view, paste)


def _place(view: RecordView) -> Place:
    """From the current cell on."""
    shown, current = view.heading.shown(), view.currentIndex()
    rows = tuple(view.rows.ids())
    if view.current is None:
        return Place((), tuple(shown))
    columns = tuple(shown[shown.index(current.column()) :]) if current.column() in shown else tuple(shown)
    return Place(rows[rows.index(view.current) :], columns, view.current)


def _is_small(paste: Paste) -> bool:
    """Whether it is one cell of one row: what it does is seen at once, and taken back with undo."""
    return not paste.new and len(paste.changed) + paste.same == 1 and len(paste.targets) == 1


def _carry_out(document: Document, view: RecordView, paste: Paste) -> tuple[str, Id | None]:
    concerned = (*paste.changed, *paste.new)
    if not paste.delta:
        return _("The table says that already."), None
    try:
        with document.edit(message(view.rows.plan.words.paste)) as draft:
            draft.take(paste.delta)
    except Refusal as refusal:
        return str(refusal), None
    return " ".join(consequences(paste)), next(iter(concerned), None)
