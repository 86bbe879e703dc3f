"""The palette itself: a field over the window, the list below it, and the keys between the two.

Told what can be done and which project is open; tells what was chosen. Runs nothing itself.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from operator import itemgetter

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QLabel, QLineEdit, QListView, QVBoxLayout, QWidget

from journeydesigner.i18n import _
from journeydesigner.model import Id, Project
from journeydesigner.panels.command_palette.elements import Elements
from journeydesigner.panels.command_palette.index import Index, Names, words_of
from journeydesigner.panels.command_palette.row import ROW, Row, RowPainter
from journeydesigner.panels.style import mark

MOST = 60
"""Lines shown at once; more words find what is further down."""
LINES = 12
"""Lines seen without scrolling."""
WIDTH, TOP = 640, 56
REMEMBERED = 8
_NAVIGATION = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)


class CommandPalette(QFrame):
    """A frame over the window it is made for. Closed and quiet until `open`."""

    chosen = Signal(str)
    """The value of the line (see `Row`), once the palette has closed."""

    def __init__(self, window: QWidget, commands: Callable[[], Sequence[tuple[Row, Names]]]) -> None:
        super().__init__(window)
        self.setObjectName("popup")
        self.setAutoFillBackground(True)
        self.recent: list[str] = []
        """What was chosen last, the latest first."""
        self._commands = commands
        self._offered: Sequence[tuple[Row, Names]] = ()
        self._index = Index(())
        self._elements: Elements | None = None
        self._project: Project | None = None
        self._before: QWidget | None = None
        # The palette shows first; a large project is read before the first key comes.
        self._reading = QTimer(self, singleShot=True, interval=0)
        self._reading.timeout.connect(self._known)
        self.search = QLineEdit()
        self.search.textChanged.connect(self._fill)
        self.search.installEventFilter(self)
        self.model = _Rows(self)
        self.view = _view(self.model)
        self.view.clicked.connect(lambda index: self._choose(index))
        self._foot = QLabel()
        self._foot.setTextFormat(Qt.TextFormat.PlainText)
        self._foot.setWordWrap(True)
        mark(self._foot, "look", "hint")
        box = QVBoxLayout(self)
        box.setContentsMargins(8, 8, 8, 8)
        box.setSpacing(6)
        for part in (self.search, self.view, self._foot):
            box.addWidget(part)
        self.hide()

    # -- opening and closing

    def open(self, project: Project) -> None:
        """Show the palette on a project, and take the keyboard."""
        if self.isVisible():
            self.search.selectAll()
            return
        self._offered = self._commands()
        self._index = Index([names for _row, names in self._offered])
        if self._project is not project:
            self._project, self._elements = project, None
        self._reword()
        self._before = self.window().focusWidget()
        self.search.clear()
        self._fill()
        self._place()
        self.show()
        self.raise_()
        self.search.setFocus()
        self.window().installEventFilter(self)
        self._reading.start()

    def close_again(self) -> None:
        """Close without doing anything; the keyboard goes back to where it was."""
        self._end()
        if self._before is not None and self._before.isVisible():
            self._before.setFocus()

    def forget(self) -> None:
        """Words of elements are of another language now, pictures of another theme."""
        self._elements = None

    def _end(self) -> None:
        self.window().removeEventFilter(self)
        self.hide()

    def _reword(self) -> None:
        self.search.setPlaceholderText(_("Type a command, or the name of anything in the project"))
        self.search.setAccessibleName(_("Find commands and elements"))
        self.view.setAccessibleName(_("What was found"))

    def _place(self) -> None:
        room = self.window().size()
        line = self.view.sizeHintForRow(0) if self.model.rowCount() else self.fontMetrics().height() + 14
        width = min(max(WIDTH, 60 * self.fontMetrics().averageCharWidth()), room.width() - 32)
        self.view.setFixedHeight(min(LINES * line + 4, max(room.height() - TOP - 130, 3 * line)))
        self.resize(QSize(width, self.heightForWidth(width)))
        self.move((room.width() - width) // 2, TOP)

    # -- keys

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.search:
            if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
                return self._steer(event)
            if event.type() == QEvent.Type.FocusOut and self.isVisible() and self.isActiveWindow():
                self._end()
        elif event.type() == QEvent.Type.Resize:
            self._place()
        return super().eventFilter(watched, event)

    def _steer(self, event: QKeyEvent) -> bool:
        """Keys typed into the field that mean the list."""
        if event.key() in _NAVIGATION:
            self._walk(event)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._choose(self.view.currentIndex())
        elif event.key() == Qt.Key.Key_Escape:
            self.close_again()
        elif event.key() not in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
            return False
        return True

    def _walk(self, event: QKeyEvent) -> None:
        """Arrows move, round the ends; pages move as far as the list goes."""
        at, last = self.view.currentIndex().row(), self.model.rowCount() - 1
        if event.key() == Qt.Key.Key_Up and at <= 0:
            self.view.setCurrentIndex(self.model.index(last))
        elif event.key() == Qt.Key.Key_Down and at == last:
            self.view.setCurrentIndex(self.model.index(0))
        else:
            self.view.keyPressEvent(event)
        self._announce()

    def _announce(self) -> None:
        """A screen reader says the line the arrows stand on, while the keyboard stays in the field."""
        row = self.view.currentIndex().data(ROW)
        spoken = row.spoken if isinstance(row, Row) else self._foot.text()
        self.search.setAccessibleDescription(spoken)
        if QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.search, spoken))

    def _choose(self, index: QModelIndex | QPersistentModelIndex) -> None:
        row = index.data(ROW)
        if not isinstance(row, Row) or not row.is_enabled:
            return
        self.recent = [row.value, *(value for value in self.recent if value != row.value)][:REMEMBERED]
        self.close_again()
        self.chosen.emit(row.value)

    # -- the list

    def _fill(self) -> None:
        query = self.search.text().strip()
        rows = self._found(query) if words_of(query) else self._at_first()
        self.model.show(rows)
        self.view.setCurrentIndex(self.model.index(0))
        self.view.scrollToTop()
        self._foot.setText(
            _("Enter runs or shows, Esc closes. Words in French or English.")
            if rows
            else _("Nothing is called “{query}”.", query=query)
        )
        self._announce()

    def _at_first(self) -> list[Row]:
        """What was chosen last, then all commands, those that can be done first."""
        by_value = {row.value: row for row, _names in self._offered}
        recent = [row for value in self.recent if (row := by_value.get(value) or self._element(value)) is not None]
        others = [row for row, _names in self._offered if row not in recent]
        return [*recent, *sorted(others, key=lambda row: not row.is_enabled)]

    def _element(self, value: str) -> Row | None:
        kind, _colon, id_ = value.partition(":")
        return self._known().row(Id(id_)) if kind == "element" else None

    def _known(self) -> Elements:
        assert self._project is not None, "the palette is open"
        if self._elements is None:
            self._elements = Elements(self._project)
        return self._elements

    def _found(self, query: str) -> list[Row]:
        """The best hits first; among equals commands, and what cannot be done now last of all."""
        graded = [(grade, self._offered[number][0]) for grade, number in self._index.search(query, MOST)]
        able = [(grade, row) for grade, row in graded if row.is_enabled]
        found = sorted([*able, *self._known().search(query, MOST)], key=itemgetter(0))
        unable = [row for _grade, row in graded if not row.is_enabled]
        wanted = words_of(query)
        return [_told(row, wanted) for row in (*(row for _grade, row in found[:MOST]), *unable)]


class _Rows(QAbstractListModel):
    """The lines shown."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.rows: Sequence[Row] = ()

    def show(self, rows: Sequence[Row]) -> None:
        """Show these instead."""
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self.rows[index.row()]
        if role == ROW:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return row.text
        return row.spoken if role == Qt.ItemDataRole.AccessibleTextRole else None


def _view(model: _Rows) -> QListView:
    view = QListView()
    view.setModel(model)
    view.setItemDelegate(RowPainter(view))
    view.setUniformItemSizes(True)
    view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    return view


def _told(row: Row, wanted: Sequence[str]) -> Row:
    """The line without its name in the other language where the name shown explains the hit already."""
    shown = words_of(row.text)
    explains = all(any(word.startswith(start) for word in shown) for start in wanted)
    return replace(row, other="") if row.other and explains else row
