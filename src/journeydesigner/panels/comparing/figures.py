"""The measures of two journeys side by side, with their differences: a calm table, to be read and copied."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QMargins, QModelIndex, QPersistentModelIndex, QSize, Qt
from PySide6.QtGui import QFont, QKeyEvent, QKeySequence, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

from journeydesigner.i18n import N_, _
from journeydesigner.measures import Measures
from journeydesigner.measures.catalogue import Section
from journeydesigner.measures.comparing import EQUAL, Pair, side_by_side
from journeydesigner.measures.wording import NOTHING
from journeydesigner.panels.live import live
from journeydesigner.panels.style import colour, plain_tip

Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole
HEADINGS = (N_("Measure"), N_("Before"), N_("After"), N_("Difference"))
AIR = 6
"""Pixels beside the words of a cell."""
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class FiguresModel(QAbstractTableModel):
    """Headings of sections and rows of measures."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: Sequence[Section | Pair] = ()

    def show_measures(self, before: Measures | None, after: Measures | None) -> None:
        """Show the measures of two journeys; nothing where one is missing."""
        self.beginResetModel()
        self.rows = ()
        if before is not None and after is not None:
            sections = side_by_side(before, after)
            self.rows = [line for section, pairs in sections for line in _lines(section, pairs)]
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(HEADINGS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole) -> Any:
        if orientation == Qt.Orientation.Horizontal and role == Role.DisplayRole:
            return _(HEADINGS[section])
        if orientation == Qt.Orientation.Horizontal and role == Role.TextAlignmentRole:
            return _RIGHT if section else _LEFT
        return None

    def flags(self, _index: Index) -> Qt.ItemFlag:
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        line, column = self.rows[index.row()], index.column()
        if isinstance(line, Section):
            return self._heading(line, column, role)
        if role == Role.DisplayRole:
            return (line.title, *line.words())[column]
        if role == Role.TextAlignmentRole:
            return _RIGHT if column else _LEFT
        if role == Role.ForegroundRole and column:
            is_quiet = line.words()[2] in (EQUAL, NOTHING)
            return colour("text3" if is_quiet else "text2" if column < 3 else "text")
        if role == Role.FontRole and column == 3:
            return _bold()
        if role == Role.ToolTipRole and column == 0:
            return plain_tip("\n".join(filter(None, (_(line.figure.formula), _(line.figure.reading)))))
        return None

    @staticmethod
    def _heading(section: Section, column: int, role: int) -> Any:
        if role == Role.DisplayRole and column == 0:
            return _(section.title)
        if role == Role.FontRole:
            return _bold()
        if role == Role.BackgroundRole:
            return colour("panel2")
        return None

    def text(self) -> str:
        """The whole table for a spreadsheet."""
        lines = [[_(heading) for heading in HEADINGS]]
        for line in self.rows:
            lines.append([_(line.title)] if isinstance(line, Section) else [line.title, *line.words()])
        return "\n".join("\t".join(cells) for cells in lines)


class _Roomy(QStyledItemDelegate):
    """Air around the words of a cell."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        option.rect = option.rect.adjusted(AIR, 0, -AIR, 0)
        return super().sizeHint(option, index).grownBy(QMargins(AIR, 4, AIR, 4))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        ground = index.data(Role.BackgroundRole)
        if ground is not None:
            painter.fillRect(option.rect, ground)
        option.rect = option.rect.adjusted(AIR, 0, -AIR, 0)
        super().paint(painter, option, index)


class FiguresTable(QTableView):
    """The table, read with arrows; Ctrl+C copies it whole."""

    def __init__(self) -> None:
        super().__init__()
        self.figures = FiguresModel()
        self.setModel(self.figures)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setShowGrid(False)
        self.setItemDelegate(_Roomy(self))
        self.setWordWrap(True)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.setFrameShape(QTableView.Shape.NoFrame)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        header = self.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.setHighlightSections(False)
        live(self, self.reword)

    def show_measures(self, before: Measures | None, after: Measures | None) -> None:
        """Show the measures of two journeys, staying on the same row."""
        row = self.currentIndex().row()
        self.clearSpans()
        self.figures.show_measures(before, after)
        for place, line in enumerate(self.figures.rows):
            if isinstance(line, Section):
                self.setSpan(place, 0, 1, len(HEADINGS))
        if 0 <= row < len(self.figures.rows):
            self.setCurrentIndex(self.figures.index(row, 0))

    def reword(self) -> None:
        """Say everything in the current language and theme."""
        self.setAccessibleName(_("Measures side by side"))
        self.figures.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(HEADINGS) - 1)
        self.viewport().update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Copy takes the whole table: a row says nothing without its headings."""
        if event.matches(QKeySequence.StandardKey.Copy):
            QApplication.clipboard().setText(self.figures.text())
        else:
            super().keyPressEvent(event)


def _lines(section: Section, pairs: Sequence[Pair]) -> Iterator[Section | Pair]:
    """A section with its measures; none without any."""
    if pairs:
        yield section
        yield from pairs


def _bold() -> QFont:
    font = QApplication.font()
    font.setWeight(QFont.Weight.DemiBold)
    return font
