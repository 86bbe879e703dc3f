"""Shows what a paste would do before it is done: how many rows are new or changed, and every cell in the way."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QLabel,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from journeydesigner.i18n import _, plural
from journeydesigner.panels.fields.choice import Switch
from journeydesigner.panels.fields.field import capital
from journeydesigner.panels.tables.column import TablePlan
from journeydesigner.panels.tables.pasting import Paste, Problem

MOST_SHOWN = 200
"""Problems listed; more would not be read."""


class PasteDialog(QDialog):
    """A question with its consequences. `work_out` is asked anew when all lines shall become new rows."""

    def __init__(self, parent: QWidget, plan: TablePlan, paste: Paste, work_out: Callable[[bool], Paste]) -> None:
        super().__init__(parent)
        self.paste, self._work_out = paste, work_out
        self.setWindowTitle(_(plan.words.paste))
        self.summary, self.notes, self.heading = _plain(), _plain(), _plain()
        self.as_new = Switch()
        self.as_new.setText(_("Add every line as a new row, change none"))
        self.as_new.setVisible(bool(self.paste.changed or self.paste.same))
        self.as_new.toggled.connect(self._again)
        self.list = _list()
        self.buttons = QDialogButtonBox()
        self.accept_button = QPushButton(_("Paste"))
        self.accept_button.setDefault(True)
        self.buttons.addButton(self.accept_button, QDialogButtonBox.ButtonRole.AcceptRole)
        self.buttons.addButton(_("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        box = QVBoxLayout(self)
        for widget in (self.summary, self.as_new, self.notes, self.heading, self.list, self.buttons):
            box.addWidget(widget)
        self.setMinimumWidth(44 * self.fontMetrics().height())
        self._show()

    def _again(self, as_new: bool) -> None:
        self.paste = self._work_out(as_new)
        self._show()

    def _show(self) -> None:
        paste = self.paste
        self.summary.setText("\n".join(consequences(paste)))
        self.notes.setText("\n".join(remarks(paste)))
        self.notes.setVisible(bool(self.notes.text()))
        problems = len(paste.problems)
        in_the_way = plural("{n} cell cannot be taken.", "{n} cells cannot be taken.", problems)
        advice = _("So nothing is pasted: correct the spreadsheet, and copy again.")
        self.heading.setText(f"{in_the_way} {advice}")
        self.heading.setVisible(bool(problems))
        self.list.setVisible(bool(problems))
        self.accept_button.setEnabled(not problems and bool(paste.delta))
        self.adjustSize()
        _fill(self.list, paste.problems)


def consequences(paste: Paste) -> list[str]:
    """What the paste does, a sentence for each number that is not 0."""
    new, changed, same = len(paste.new), len(paste.changed), paste.same
    said = (
        plural("{n} row is added.", "{n} rows are added.", new) if new else "",
        plural("{n} row is changed.", "{n} rows are changed.", changed) if changed else "",
        plural("{n} row stays as it is.", "{n} rows stay as they are.", same) if same else "",
    )
    return [sentence for sentence in said if sentence] or [_("There is nothing to paste.")]


def remarks(paste: Paste) -> list[str]:
    """Where the cells go, and which columns are left out."""
    names = ", ".join(_(target.column.label) for target in paste.targets if target.column)
    said = (
        [_("By their headings: {columns}.", columns=names)]
        if paste.has_headings
        else [_("Into: {columns}.", columns=names)]
    )
    if paste.unknown:
        said.append(_("Left out, as no column is called so: {columns}.", columns=", ".join(paste.unknown)))
    return said


def _fill(table: QTableWidget, problems: list[Problem]) -> None:
    shown = problems[:MOST_SHOWN]
    table.setRowCount(len(shown) + (len(problems) > len(shown)))
    table.setHorizontalHeaderLabels([_("Line"), _("Column"), _("Cell"), _("What to do")])
    for row, problem in enumerate(shown):
        column = _(problem.column.label) if problem.column else ""
        cells = (str(problem.line), column, problem.text, capital(problem.reason.text()))
        for number, cell in enumerate(cells):
            table.setItem(row, number, QTableWidgetItem(" ".join(cell.split())))
    if len(problems) > len(shown):
        more = plural("and {n} other…", "and {n} others…", len(problems) - len(shown))
        table.setItem(len(shown), 3, QTableWidgetItem(more))
    for number in range(3):
        table.resizeColumnToContents(number)
        table.setColumnWidth(number, min(table.columnWidth(number), 12 * table.fontMetrics().height()))


def _list() -> QTableWidget:
    table = QTableWidget(0, 4)
    table.verticalHeader().hide()
    table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
    table.horizontalHeader().setStretchLastSection(True)
    table.horizontalHeader().setHighlightSections(False)
    table.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    table.setWordWrap(True)
    table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    table.setAccessibleName(_("Cells in the way"))
    table.setMinimumHeight(9 * table.fontMetrics().height())
    return table


def _plain() -> QLabel:
    label = QLabel()
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    return label
