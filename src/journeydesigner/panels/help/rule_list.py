"""The list of rules by family, searchable by anything their help says."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache
from itertools import groupby

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPalette, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QLabel,
    QLineEdit,
    QStackedWidget,
    QTreeView,
    QVBoxLayout,
    QWidget,
)

from journeydesigner.i18n import Language, _, language, translate
from journeydesigner.layout.words import label
from journeydesigner.model.naming import fold
from journeydesigner.panels.pictures import icon_side
from journeydesigner.panels.rule_settings.pictures import severity_icon
from journeydesigner.panels.rule_settings.rule_table import TallRows, setting_label
from journeydesigner.panels.style import colour, mark, plain_tip
from journeydesigner.rules.catalogue import catalogue
from journeydesigner.rules.help import help_of
from journeydesigner.rules.profiles import Setting

CODE = Qt.ItemDataRole.UserRole
"""The code of a rule; None for a family."""
Settings = Callable[[], Mapping[str, Setting]]


class RuleList(QWidget):
    """A search and the rules below it. Down in the search goes to the list."""

    chosen = Signal(str)

    def __init__(self, settings: Settings) -> None:
        super().__init__()
        self._settings = settings
        self.search = _Search()
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self.refresh)
        self.model = QStandardItemModel(self)
        self.view = _view(self.model)
        self.view.selectionModel().currentChanged.connect(self._choose)
        self.search.left.connect(self._enter)
        self.nothing = QLabel()
        self.nothing.setTextFormat(Qt.TextFormat.PlainText)
        self.nothing.setWordWrap(True)
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        mark(self.nothing, "look", "hint")
        self._pages = QStackedWidget()
        self._pages.addWidget(self.view)
        self._pages.addWidget(self.nothing)
        self._current = ""
        self._is_own = False
        box = QVBoxLayout(self)
        box.setContentsMargins(10, 10, 6, 10)
        box.addWidget(self.search)
        box.addWidget(self._pages, 1)

    @property
    def codes(self) -> list[str]:
        """The rules listed, from the top."""
        return [str(item.data(CODE)) for item in self._items()]

    def stand_on(self, code: str) -> None:
        """Mark the rule whose page is shown, without telling."""
        self._current = code
        self._is_own = True
        for item in self._items():
            if item.data(CODE) == code:
                flag = QItemSelectionModel.SelectionFlag
                self.view.selectionModel().setCurrentIndex(item.index(), flag.ClearAndSelect | flag.Rows)
                self.view.scrollTo(item.index())
        self._is_own = False

    def reword(self) -> None:
        """Say everything in the current language and theme."""
        self.search.setPlaceholderText(_("Search in the rules"))
        self.search.setAccessibleName(_("Search in the rules"))
        self.view.setAccessibleName(_("Rules"))
        palette = self.view.palette()
        palette.setColor(QPalette.ColorRole.Highlight, colour("accent_bg"))
        palette.setColor(QPalette.ColorRole.HighlightedText, colour("text"))
        self.view.setPalette(palette)
        self.refresh()

    def refresh(self) -> None:
        """List the rules that hold what is searched for, in their title, code or help."""
        self._is_own = True
        self.model.clear()
        words, settings = fold(self.search.text()).split(), self._settings()
        wanted = [code for code in catalogue() if all(word in searched(code, language()) for word in words)]
        for family, codes in groupby(wanted, key=lambda code: catalogue()[code].family):
            heading = QStandardItem(label("rule_family", family))
            heading.setSelectable(False)
            for code in codes:
                heading.appendRow(_item(code, settings[code]))
            self.model.appendRow(heading)
        self.view.expandAll()
        self._is_own = False
        self.nothing.setText(_("No rule holds “{query}”.", query=self.search.text().strip()))
        self._pages.setCurrentIndex(0 if wanted else 1)
        self.stand_on(self._current)

    def _items(self) -> Iterator[QStandardItem]:
        for place in range(self.model.rowCount()):
            family = self.model.item(place)
            yield from (family.child(row) for row in range(family.rowCount()))

    def _choose(self, current: QModelIndex) -> None:
        code = current.data(CODE)
        if code and not self._is_own:
            self._current = str(code)
            self.chosen.emit(self._current)

    def _enter(self) -> None:
        """From the search to the list: on the rule shown, else on the first."""
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)
        first = next(self._items(), None)
        if first is not None and self._current not in self.codes:
            self.view.setCurrentIndex(first.index())


class _Search(QLineEdit):
    """Down and Enter go on to the list."""

    left = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.left.emit()
        elif event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        else:
            super().keyPressEvent(event)


@lru_cache(maxsize=400)
def searched(code: str, tongue: Language) -> str:
    """What a search looks through, folded."""
    rule = catalogue()[code]
    family = label("rule_family", rule.family, tongue)
    return fold(f"{code} {family} {translate(rule.title, tongue)} {help_of(code, tongue)}")


def _item(code: str, setting: Setting) -> QStandardItem:
    title = _(catalogue()[code].title)
    item = QStandardItem(f"{code}  {title}")
    item.setData(code, CODE)
    item.setToolTip(plain_tip(title))
    item.setAccessibleText(f"{code}, {title}, {setting_label(setting)}")
    if setting == "off":
        item.setForeground(colour("text3"))
    else:
        item.setIcon(severity_icon(setting))
    return item


def _view(model: QStandardItemModel) -> QTreeView:
    view = QTreeView()
    view.setModel(model)
    view.setHeaderHidden(True)
    view.setFrameShape(QFrame.Shape.NoFrame)
    view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    view.setUniformRowHeights(True)
    view.setItemDelegate(TallRows(view))
    view.setIndentation(14)
    side = icon_side(view.fontMetrics())
    view.setIconSize(QSize(side, side))
    return view
