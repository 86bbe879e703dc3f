"""Repairs everything of a kind once the user has seen what will change, and has left out what shall stay."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QSize, Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QLabel,
    QListView,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from journeydesigner.editor.checker import Answer, Checker
from journeydesigner.editor.document import Document
from journeydesigner.i18n import _, plural
from journeydesigner.panels.findings.changes import changes_in_words
from journeydesigner.panels.findings.places import Places
from journeydesigner.panels.picker_row import PickerRow
from journeydesigner.panels.style import mark
from journeydesigner.rules.finding import Finding
from journeydesigner.rules.fixes import Fix

Pair = tuple[Finding, Fix]
_Index = QModelIndex | QPersistentModelIndex


class Preview(QAbstractListModel):
    """One line a repair: where, and what becomes of what. Worked out when the line comes into sight."""

    def __init__(self, document: Document, checker: Checker, pairs: Sequence[Pair], answer: Answer) -> None:
        super().__init__()
        self._checker, self._answer, self.pairs = checker, answer, pairs
        self._places = Places(document.project)
        self._words: dict[int, str] = {}
        self.is_ticked = [True] * len(pairs)

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.pairs)

    def flags(self, _index: _Index) -> Qt.ItemFlag:
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsUserCheckable
        return flags | Qt.ItemFlag.ItemNeverHasChildren

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == Qt.ItemDataRole.CheckStateRole:
            return Qt.CheckState.Checked if self.is_ticked[index.row()] else Qt.CheckState.Unchecked
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return self.words(index.row())
        return None

    def setData(self, index: _Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.CheckStateRole:
            return False
        self.is_ticked[index.row()] = Qt.CheckState(value) == Qt.CheckState.Checked
        self.dataChanged.emit(index, index)
        return True

    def words(self, row: int) -> str:
        """What one repair changes, in a line."""
        if row not in self._words:
            finding, fix = self.pairs[row]
            repairs = self._checker.rehearse([(finding, fix)], self._answer)
            project = self._places.project
            changes = changes_in_words(project.apply(repairs.delta), repairs.delta) if repairs.done else ""
            place = self._places.words(finding.element)
            self._words[row] = f"{place}: {changes or fix.label.text(project)}"
        return self._words[row]

    @property
    def chosen(self) -> list[Pair]:
        """What is left ticked."""
        return [pair for pair, ticked in zip(self.pairs, self.is_ticked, strict=True) if ticked]


class FixAllDialog(QDialog):
    """Shows what repairing everything of this kind would change."""

    def __init__(
        self,
        document: Document,
        checker: Checker,
        pairs: Sequence[Pair],
        answer: Answer,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Repair all of this kind"))
        self.model = Preview(document, checker, pairs, answer)
        self.view = _list(self.model)
        self.head = QLabel()
        self.repair = QPushButton()
        self.all = QPushButton()
        self._title = pairs[0][0].title() if pairs else ""
        self._lay_out()
        self.model.dataChanged.connect(self._count)
        self._count()
        if pairs:
            self.view.setCurrentIndex(self.model.index(0))

    @property
    def chosen(self) -> list[Pair]:
        """The repairs that are left ticked."""
        return self.model.chosen

    def sizeHint(self) -> QSize:
        line = self.fontMetrics().height()
        return QSize(42 * line, min(36 * line, 190 + self.model.rowCount() * (line + 12)))

    def _count(self) -> None:
        n, count = len(self.chosen), self.model.rowCount()
        self.head.setText(_("{title}: {n} of {count} will be repaired.", title=self._title, n=n, count=count))
        self.repair.setText(plural("Repair {n}", "Repair {n}", n))
        self.repair.setEnabled(n > 0)
        self.all.setText(_("Untick all") if n == count else _("Tick all"))

    def _tick_all(self) -> None:
        ticked = len(self.chosen) < self.model.rowCount()
        self.model.is_ticked = [ticked] * self.model.rowCount()
        self.model.dataChanged.emit(self.model.index(0), self.model.index(self.model.rowCount() - 1))

    def _lay_out(self) -> None:
        self.head.setTextFormat(Qt.TextFormat.PlainText)
        self.head.setWordWrap(True)
        hint = QLabel(_("Untick what shall stay as it is, with a click or the space bar."))
        hint.setWordWrap(True)
        mark(hint, "look", "hint")
        buttons = QDialogButtonBox()
        buttons.addButton(self.repair, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton(self.all, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.addButton(_("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        self.repair.setDefault(True)
        self.all.setAutoDefault(False)
        self.all.clicked.connect(self._tick_all)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        box = QVBoxLayout(self)
        for widget in (self.head, self.view, hint, buttons):
            box.addWidget(widget)


def _list(model: Preview) -> QListView:
    view = QListView()
    view.setModel(model)
    view.setItemDelegate(PickerRow(view))
    view.setUniformItemSizes(True)
    view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    view.setTextElideMode(Qt.TextElideMode.ElideRight)
    view.setAccessibleName(_("What will change"))
    view.clicked.connect(lambda index: model.setData(index, _other(model, index), Qt.ItemDataRole.CheckStateRole))
    return view


def _other(model: Preview, index: QModelIndex) -> Qt.CheckState:
    return Qt.CheckState.Unchecked if model.is_ticked[index.row()] else Qt.CheckState.Checked
