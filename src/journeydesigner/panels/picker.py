"""The list that opens to pick from: type to filter, arrows and Enter, check marks for several, or a new one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import cast

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QGuiApplication, QHideEvent, QKeyEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QLabel,
    QLineEdit,
    QListView,
    QVBoxLayout,
    QWidget,
)

from journeydesigner.i18n import _
from journeydesigner.panels.options import Option, grouped, matches
from journeydesigner.panels.picker_row import CREATES, HEADING, NOTE, VALUE, PickerRow
from journeydesigner.panels.style import mark

CLEAR = "\0clear"
"""The value of the entry that means nobody, nothing."""
MOST_ROWS = 11
_NAVIGATION = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)


class Picker(QFrame):
    """A popup list of options. Emits what was chosen, once; nothing when it is closed with Esc."""

    picked = Signal(object)
    """The value of the option; None for the entry that clears; a tuple of values when several may be picked."""
    created = Signal(str)
    """The text typed, when the entry that makes something new was chosen. The list stays open for a next question
    (`ask_next`); without one, close it."""

    def __init__(
        self,
        parent: QWidget,
        options: Sequence[Option],
        *,
        checked: Sequence[str] | None = None,
        clear: str | None = None,
        create: Callable[[str], str] | None = None,
        title: str = "",
    ) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setObjectName("popup")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._options, self._clear, self._create = options, clear, create
        self._checked = None if checked is None else list(checked)
        self._before = tuple(checked or ())
        self._is_over = False
        self.search = QLineEdit()
        self.search.setPlaceholderText(_("Search"))
        self.search.setAccessibleName(title or _("Search"))
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self._fill)
        self.search.installEventFilter(self)
        self.model = QStandardItemModel(self)
        self.view = _view(self.model)
        self.view.clicked.connect(self._choose)
        self._title = _heading(title)
        box = QVBoxLayout(self)
        box.setContentsMargins(8, 8, 8, 8)
        box.setSpacing(6)
        box.addWidget(self._title)
        box.addWidget(self.search)
        box.addWidget(self.view)
        self._fill()
        rows = min(MOST_ROWS, max(3, self.model.rowCount()))
        self.view.setMinimumHeight(rows * (self.view.fontMetrics().height() + 12) + 4)

    def open_at(self, anchor: QWidget) -> None:
        """Show the list below `anchor`, above it where there is no room, and take the keyboard."""
        self.setMinimumWidth(max(anchor.width(), 260))
        self.adjustSize()
        self.move(_place(anchor, self.sizeHint()))
        self.show()
        self.search.setFocus()

    def ask_next(self, options: Sequence[Option], create: Callable[[str], str], title: str) -> None:
        """Ask something else in the same place, after an answer that needs it."""
        self._options, self._create, self._clear = options, create, None
        self._title.setText(title)
        self._title.show()
        self.search.clear()
        self._fill()

    def check_new(self, value: str) -> None:
        """Check, in a list of check marks, a value that is new, and close; not for an empty one."""
        if value and self._checked is not None:
            self._checked.append(value)
            self.close()

    def choose_current(self) -> None:
        """Choose the entry the arrows stand on."""
        self._choose(self.view.currentIndex())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.search and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._steer(event)
        return super().eventFilter(watched, event)

    def _steer(self, event: QKeyEvent) -> bool:
        """Keys typed into the search that mean the list."""
        if event.key() in _NAVIGATION:
            self.view.keyPressEvent(event)
            return True
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.choose_current()
            return True
        if event.key() == Qt.Key.Key_Escape:
            self._is_over = True
            self.close()
            return True
        return False

    def hideEvent(self, event: QHideEvent) -> None:
        """Closing a list of check marks chooses what is checked."""
        super().hideEvent(event)
        if self._checked is not None and not self._is_over and tuple(self._checked) != self._before:
            self._is_over = True
            self.picked.emit(tuple(self._checked))

    def _choose(self, index: QModelIndex) -> None:
        value = index.data(VALUE)
        if not index.isValid() or index.data(HEADING) or value is None:
            return
        if index.data(CREATES):
            self.created.emit(self.search.text().strip())
        elif self._checked is None:
            self._end()
            self.picked.emit(None if value == CLEAR else value)
        else:
            self._toggle(index, cast(str, value))

    def _toggle(self, index: QModelIndex, value: str) -> None:
        assert self._checked is not None
        if value in self._checked:
            self._checked.remove(value)
        else:
            self._checked.append(value)
        item = self.model.itemFromIndex(index)
        item.setCheckState(_check(value in self._checked))

    def _end(self) -> None:
        self._is_over = True
        self.close()

    def _fill(self) -> None:
        query = self.search.text().strip()
        self.model.clear()
        if self._clear and not query:
            self.model.appendRow(_item(Option(CLEAR, self._clear)))
        shown = [o for o in self._options if matches(query, o.text, o.group, o.note)]
        for entry in grouped(shown):
            self.model.appendRow(_heading_item(entry) if isinstance(entry, str) else self._option_item(entry))
        if self._create and not any(o.text.casefold() == query.casefold() for o in shown):
            new = _item(Option("\0new", self._create(query)))
            new.setData(True, CREATES)
            self.model.appendRow(new)
        self._stand(bool(query))

    def _option_item(self, option: Option) -> QStandardItem:
        item = _item(option)
        if self._checked is not None:
            item.setData(_check(option.value in self._checked), Qt.ItemDataRole.CheckStateRole)
        return item

    def _stand(self, searching: bool) -> None:
        """Stand on the first entry that can be chosen; while searching, on an option rather than "nobody"."""
        for row in range(self.model.rowCount()):
            item = self.model.item(row)
            if not item.data(HEADING) and not (searching and item.data(VALUE) == CLEAR):
                self.view.setCurrentIndex(item.index())
                return


def _view(model: QStandardItemModel) -> QListView:
    view = QListView()
    view.setModel(model)
    view.setItemDelegate(PickerRow(view))
    view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    view.setTextElideMode(Qt.TextElideMode.ElideRight)
    view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    view.setMouseTracking(True)
    view.entered.connect(view.setCurrentIndex)
    return view


def _heading(text: str) -> QLabel:
    heading = QLabel(text)
    heading.setTextFormat(Qt.TextFormat.PlainText)
    heading.setWordWrap(True)
    heading.setVisible(bool(text))
    mark(heading, "look", "label")
    return heading


def _item(option: Option) -> QStandardItem:
    item = QStandardItem(option.text)
    item.setEditable(False)
    item.setData(option.value, VALUE)
    item.setData(option.note, NOTE)
    if option.picture is not None:
        item.setIcon(option.picture)
    item.setAccessibleText(", ".join(part for part in (option.text, option.note, option.group) if part))
    return item


def _heading_item(text: str) -> QStandardItem:
    item = QStandardItem(text)
    item.setFlags(Qt.ItemFlag.NoItemFlags)
    item.setData(True, HEADING)
    return item


def _check(on: bool) -> Qt.CheckState:
    return Qt.CheckState.Checked if on else Qt.CheckState.Unchecked


def _place(anchor: QWidget, size: QSize) -> QPoint:
    below = anchor.mapToGlobal(QPoint(0, anchor.height() + 2))
    screen = QGuiApplication.screenAt(below) or anchor.screen()
    area = screen.availableGeometry()
    x = max(area.left(), min(below.x(), area.right() - size.width()))
    if below.y() + size.height() > area.bottom():
        above = anchor.mapToGlobal(QPoint(0, -2)).y() - size.height()
        return QPoint(x, max(area.top(), above))
    return QPoint(x, below.y())
