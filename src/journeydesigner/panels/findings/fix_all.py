"""Repairs everything of a kind once the user has seen what will change, and has left out what shall stay."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QLabel,
    QListView,
    QPushButton,
    QStyle,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from journeydesigner.editor.checker import Answer, Checker
from journeydesigner.editor.document import Document
from journeydesigner.i18n import _, plural
from journeydesigner.panels.findings.changes import changes_in_words
from journeydesigner.panels.findings.places import Places
from journeydesigner.panels.picker_row import PickerRow
from journeydesigner.panels.style import colour, mark, plain_tip
from journeydesigner.rules.finding import Finding
from journeydesigner.rules.fixes import Fix

Pair = tuple[Finding, Fix]
CHANGES = Qt.ItemDataRole.UserRole + 10
_Index = QModelIndex | QPersistentModelIndex


class Preview(QAbstractListModel):
    """One line a repair: where, and what becomes of what. Worked out when the line comes into sight."""

    def __init__(self, document: Document, checker: Checker, pairs: Sequence[Pair], answer: Answer) -> None:
        super().__init__()
        self._checker, self._answer, self.pairs = checker, answer, pairs
        self._places = Places(document.project)
        self._words: dict[int, tuple[str, str]] = {}
        self.is_ticked = [True] * len(pairs)

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.pairs)

    def flags(self, _index: _Index) -> Qt.ItemFlag:
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsUserCheckable
        return flags | Qt.ItemFlag.ItemNeverHasChildren

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == Qt.ItemDataRole.CheckStateRole:
            return Qt.CheckState.Checked if self.is_ticked[index.row()] else Qt.CheckState.Unchecked
        place, changes = self.words(index.row())
        if role == Qt.ItemDataRole.DisplayRole:
            return place
        if role == CHANGES:
            return changes
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            return plain_tip(f"{place}. {changes}")
        return None

    def setData(self, index: _Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.CheckStateRole:
            return False
        self.is_ticked[index.row()] = Qt.CheckState(value) == Qt.CheckState.Checked
        self.dataChanged.emit(index, index)
        return True

    def words(self, row: int) -> tuple[str, str]:
        """Where one repair is, and what it changes there."""
        if row not in self._words:
            finding, fix = self.pairs[row]
            repairs = self._checker.rehearse([(finding, fix)], self._answer)
            project = self._places.project
            changes = changes_in_words(project, repairs.delta, finding.element) if repairs.done else ""
            self._words[row] = (self._places.words(finding.element), changes or fix.label.text(project))
        return self._words[row]

    @property
    def chosen(self) -> list[Pair]:
        """What is left ticked."""
        return [pair for pair, ticked in zip(self.pairs, self.is_ticked, strict=True) if ticked]


class PreviewRow(PickerRow):
    """Where, and below it what changes; behind a box to tick."""

    def sizeHint(self, option: QStyleOptionViewItem, _index: _Index) -> QSize:
        return QSize(80, 2 * option.fontMetrics.height() + 12)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        rect = QRect(option.rect)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, colour("accent_bg"))
        inside = rect.adjusted(8 + self.paint_check(painter, rect, index), 5, -8, -5)
        half = inside.height() // 2
        for row, (role, ink) in enumerate(((Qt.ItemDataRole.DisplayRole, "text"), (CHANGES, "text2"))):
            line = QRect(inside.left(), inside.top() + row * half, inside.width(), half)
            words = option.fontMetrics.elidedText(index.data(role), Qt.TextElideMode.ElideRight, line.width())
            painter.setPen(colour(ink))
            painter.drawText(line, Qt.AlignmentFlag.AlignVCenter, words)


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
        self.resize(self.sizeHint())
        if pairs:
            self.view.setCurrentIndex(self.model.index(0))

    @property
    def chosen(self) -> list[Pair]:
        """The repairs that are left ticked."""
        return self.model.chosen

    def sizeHint(self) -> QSize:
        line = self.fontMetrics().height()
        wanted = QSize(46 * line, (9 + 3 * self.model.rowCount()) * line + 60)
        return wanted.boundedTo(self.screen().availableSize() * 0.8)

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
    view.setItemDelegate(PreviewRow(view))
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
