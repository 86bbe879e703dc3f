"""The rules in a table: what each is taken for, as delivered and in this project, and what it finds."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QSize,
    QSortFilterProxyModel,
    Qt,
    Signal,
)
from PySide6.QtGui import QFont, QKeyEvent, QMouseEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QStyledItemDelegate, QStyleOptionViewItem, QTreeView

from journeydesigner.i18n import N_, _
from journeydesigner.layout.words import label
from journeydesigner.panels.options import matches
from journeydesigner.panels.pictures import icon_side
from journeydesigner.panels.rule_settings.pictures import severity_icon
from journeydesigner.panels.style import colour, plain_tip
from journeydesigner.rules.catalogue import catalogue
from journeydesigner.rules.profiles import SETTINGS, Setting, settings_of

Index = QModelIndex | QPersistentModelIndex
SORT = Qt.ItemDataRole.UserRole
CODE, TITLE, DELIVERED, SETTING, FINDINGS = range(5)
_HEADINGS = (N_("Code"), N_("Rule"), N_("As delivered"), N_("In this project"), N_("Findings"))
_OPENING = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space, Qt.Key.Key_F2)


def setting_label(setting: Setting) -> str:
    """A severity, or that the rule is off."""
    return _("Off") if setting == "off" else label("severity", setting)


def family_label(code: str) -> str:
    """The family of a rule in words."""
    return label("rule_family", catalogue()[code].family)


class RuleModel(QAbstractTableModel):
    """One row a rule, in the order of the catalogue."""

    def __init__(self) -> None:
        super().__init__()
        self.codes = tuple(catalogue())
        self._delivered = settings_of(())
        self._chosen: Mapping[str, Setting] = self._delivered
        self._found: Mapping[str, int] = {}

    def show(self, chosen: Mapping[str, Setting], found: Mapping[str, int]) -> None:
        """Show settings and how many findings each rule has."""
        self._chosen, self._found = chosen, found
        self.dataChanged.emit(self.index(0, 0), self.index(len(self.codes) - 1, FINDINGS))

    def reword(self) -> None:
        """Say everything in the current language and theme."""
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, FINDINGS)
        self.show(self._chosen, self._found)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.codes)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(_HEADINGS)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return _(_HEADINGS[section])
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        code, column = self.codes[index.row()], index.column()
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            text = self._text(code, column)
            return plain_tip(text) if role == Qt.ItemDataRole.ToolTipRole else text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self.spoken(code) if column == CODE else self._text(code, column)
        if role == SORT:
            return self._order(code, column)
        return self._look(code, column, role)

    def spoken(self, code: str) -> str:
        """A row as a screen reader says it."""
        return _(
            "{code}, {title}: {setting}, as delivered {delivered}, findings: {count}",
            code=code,
            title=self._text(code, TITLE),
            setting=self._text(code, SETTING),
            delivered=self._text(code, DELIVERED),
            count=self._found.get(code, 0),
        )

    def _text(self, code: str, column: int) -> str:
        words = {
            CODE: lambda: code,
            TITLE: lambda: _(catalogue()[code].title),
            DELIVERED: lambda: setting_label(self._delivered[code]),
            SETTING: lambda: setting_label(self._chosen[code]),
            FINDINGS: lambda: str(self._found.get(code, 0) or ""),
        }
        return words[column]()

    def _order(self, code: str, column: int) -> Any:
        """What a column is sorted by."""
        if column in (DELIVERED, SETTING):
            return SETTINGS.index((self._delivered if column == DELIVERED else self._chosen)[code])
        if column == FINDINGS:
            return self._found.get(code, 0)
        return self.codes.index(code) if column == CODE else self._text(code, column).casefold()

    def _look(self, code: str, column: int, role: int) -> Any:
        setting = (self._delivered if column == DELIVERED else self._chosen)[code]
        if role == Qt.ItemDataRole.DecorationRole and column in (DELIVERED, SETTING) and setting != "off":
            return severity_icon(setting)
        if role == Qt.ItemDataRole.FontRole and column == SETTING and setting != self._delivered[code]:
            bold = QFont()
            bold.setBold(True)
            return bold
        if role == Qt.ItemDataRole.ForegroundRole and (self._chosen[code] == "off" or column == DELIVERED):
            return colour("text3")
        if role == Qt.ItemDataRole.TextAlignmentRole and column == FINDINGS:
            return int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        return None


class RuleFilter(QSortFilterProxyModel):
    """The rules that the user looks for."""

    def __init__(self, model: RuleModel) -> None:
        super().__init__()
        self._model = model
        self._text, self._family, self._only_changed = "", "", False
        self.setSourceModel(model)
        self.setSortRole(SORT)
        self.setDynamicSortFilter(False)

    def look_for(self, text: str, family: str) -> None:
        """Show the rules of a family ("" for all) that hold a text."""
        self._text, self._family = text, family
        self.invalidate()

    def filterAcceptsRow(self, row: int, _parent: Index) -> bool:
        code = self._model.codes[row]
        if self._family and catalogue()[code].family != self._family:
            return False
        return not self._text.strip() or matches(self._text, code, _(catalogue()[code].title), family_label(code))


class TallRows(QStyledItemDelegate):
    """Rows with room to hit them."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(super().sizeHint(option, index).width() + 8, option.fontMetrics.height() + 10)


class RuleView(QTreeView):
    """The table under the hands: rows are selected, and set together."""

    setting_wanted = Signal()
    """The setting of the rows selected is to be chosen (Enter, Space, a double click)."""
    reset_wanted = Signal()
    explained = Signal(str)
    """The help on a rule is wanted (F1)."""

    def __init__(self, model: RuleModel) -> None:
        super().__init__()
        self.rules = RuleFilter(model)
        self._model = model
        self.setModel(self.rules)
        self.setRootIsDecorated(False)
        self.setUniformRowHeights(True)
        self.setAllColumnsShowFocus(True)
        self.setSortingEnabled(True)
        self.sortByColumn(CODE, Qt.SortOrder.AscendingOrder)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setItemDelegate(TallRows(self))
        side = icon_side(self.fontMetrics())
        self.setIconSize(QSize(side, side))
        header = self.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(TITLE, QHeaderView.ResizeMode.Fixed)
        header.sectionResized.connect(lambda number, *_sizes: self._fit() if number != TITLE else None)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Give the titles all the room there is, and enough to be read where letters are large."""
        header = self.header()
        others = header.length() - header.sectionSize(TITLE)
        header.resizeSection(TITLE, max(self.viewport().width() - others, 12 * self.fontMetrics().height()))

    def reword(self) -> None:
        """Show what is selected in the colours of the theme, with the marks of severities still legible."""
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Highlight, colour("accent_bg"))
        palette.setColor(QPalette.ColorRole.HighlightedText, colour("text"))
        self.setPalette(palette)
        self.setAccessibleName(_("Rules"))
        self._model.reword()

    @property
    def selected(self) -> list[str]:
        """The codes of the rows selected."""
        rows = self.selectionModel().selectedRows()
        return [self._model.codes[self.rules.mapToSource(row).row()] for row in rows]

    @property
    def current(self) -> str | None:
        """The code of the row the keyboard stands on."""
        row = self.rules.mapToSource(self.currentIndex()).row()
        return self._model.codes[row] if row >= 0 else None

    def select(self, codes: Collection[str] | Iterable[str]) -> None:
        """Select the rows of these rules, where they are shown."""
        flag = QItemSelectionModel.SelectionFlag
        self.clearSelection()
        for code in codes:
            at = self.rules.mapFromSource(self._model.index(self._model.codes.index(code), CODE))
            if at.isValid():
                self.selectionModel().select(at, flag.Select | flag.Rows)
                self.selectionModel().setCurrentIndex(at, flag.NoUpdate)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _OPENING and self.selected:
            self.setting_wanted.emit()
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and self.selected:
            self.reset_wanted.emit()
        elif event.key() == Qt.Key.Key_F1 and self.current:
            self.explained.emit(self.current)
        else:
            super().keyPressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if self.indexAt(event.position().toPoint()).isValid():
            self.setting_wanted.emit()
