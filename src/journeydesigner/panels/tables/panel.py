"""A table with what belongs to it: search, buttons, the rows, and a line that says what is selected."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QContextMenuEvent, QHideEvent, QKeyEvent, QKeySequence, QShowEvent
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QLineEdit,
    QMenu,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from journeydesigner.editor.document import Document
from journeydesigner.errors import Refusal
from journeydesigner.i18n import Language, Message, _, message, plural
from journeydesigner.model import Draft, Id
from journeydesigner.panels.counting import counted
from journeydesigner.panels.live import live
from journeydesigner.panels.pictures import icon
from journeydesigner.panels.removing import remove_asking
from journeydesigner.panels.tables.column import TablePlan
from journeydesigner.panels.tables.deeds import add_record, duplicate, move
from journeydesigner.panels.tables.empty import EmptyPage, plain_sentence
from journeydesigner.panels.tables.grid import copied_column, copied_rows
from journeydesigner.panels.tables.model import RecordModel
from journeydesigner.panels.tables.putting import paste_into
from journeydesigner.panels.tables.view import RecordView, key_name

T = TypeVar("T")
WITHOUT_ROWS = ("Ins", "Ctrl+V", "Shift+Ins", "Ctrl+F")
"""Keys that have a sense in an empty table."""


class TablePanel(QWidget):
    """The records of one kind, to be read, changed, added to and removed from."""

    def __init__(self, document: Document, plan: TablePlan) -> None:
        super().__init__()
        self.plan = plan
        self._document = document
        self.model = RecordModel(document, plan)
        self.view = RecordView(document, self.model)
        self.search = QLineEdit()
        self.search.setClearButtonEnabled(True)
        self._search_icon = self.search.addAction(icon("search"), QLineEdit.ActionPosition.LeadingPosition)
        self.add_button, self.tree_button = QPushButton(), QPushButton()
        self.empty = EmptyPage(plan.words)
        self.status = plain_sentence()
        self._middle = QStackedWidget()
        self._lay_out()
        self._connect()
        live(self, self.reword)
        if self.model.rowCount():
            self.view.stand_on(next(self.model.ids()), 0)

    # -- showing

    def turn(self, side: Language) -> None:
        """Show and write texts in this language, whatever the language of the interface."""
        if self.view.settle():
            self.model.turn(side)

    def stand_on(self, id_: Id) -> bool:
        """Make a record current, showing all rows again where the search hides it."""
        if not self.view.stand_on(id_):
            self.search.clear()
        return self.view.stand_on(id_)

    def reword(self) -> None:
        """Say everything in the current language and theme."""
        words = self.plan.words
        self.model.turn(self.model.side)
        self.view.setAccessibleName(_(words.title))
        self.view.heading.fit()
        self.search.setPlaceholderText(_("Search"))
        self._search_icon.setText(_("Search"))
        self.search.setAccessibleName(_("Search"))
        self._search_icon.setIcon(icon("search"))
        self.add_button.setText(_(words.add))
        self.add_button.setIcon(icon("plus"))
        self.empty.reword()
        self.tree_button.setText(_(words.tree) if words.tree else "")
        self.tree_button.setIcon(icon("list-tree"))
        self._refresh()

    def sizeHint(self) -> QSize:
        return QSize(46 * self.fontMetrics().height(), 26 * self.fontMetrics().height())

    def take_keyboard(self) -> None:
        """Give the keyboard to the rows, or to what begins where there is none."""
        goal = self.view if self.model.shown else self.empty.add
        goal.setFocus(Qt.FocusReason.OtherFocusReason)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.model.wake()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.model.rest()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Where there is no row, keys that need none work all the same."""
        name = key_name(event)
        if name in WITHOUT_ROWS and name in self.view.deeds:
            self.view.deeds[name]()
        else:
            super().keyPressEvent(event)

    # -- deeds

    def add(self) -> Id | None:
        """Add a record after the current one and let its name be typed."""
        made = self._edit(message(self.plan.words.add), lambda d: add_record(d, self.plan, self.view.current).id)
        if made is not None and self.stand_on(made) and self.view.stand_on(made, 0):
            self.view.edit_cell()
        return made

    def duplicate(self) -> None:
        """Add a copy of each record selected."""
        ids = self.view.chosen
        made = self._edit(message(self.plan.words.duplicate), lambda draft: duplicate(draft, self.plan, ids))
        if made:
            self.stand_on(made[0])

    def remove(self) -> None:
        """Remove the records selected, asking first about those in use; the next row becomes current."""
        if not self.view.settle() or not self.view.chosen:
            return
        ids = self.view.chosen
        place = list(self.model.ids()).index(ids[0])
        if remove_asking(self, self._document, ids):
            left = list(self.model.ids())
            self.view.stand_on(left[min(place, len(left) - 1)] if left else None)
        self.view.setFocus()

    def move_rows(self, by: int) -> None:
        """Move the records selected up (-1) or down (1), where the table shows their own order."""
        if self.model.look.column is not None or self.model.look.query:
            self.say(_("Rows can be moved where they stand in their own order: sort by none, search for nothing."))
            return
        ids = self.view.chosen
        self._edit(message(self.plan.words.move), lambda draft: move(draft, self.plan, ids, by))

    def copy(self) -> None:
        """Put the rows selected into the clipboard, with their headings, as a spreadsheet takes them."""
        _to_clipboard(copied_rows(self.model, self.view.chosen, self.view.heading.shown()))

    def copy_column(self) -> None:
        """Put what the current column says of the rows selected into the clipboard."""
        index = self.view.currentIndex()
        if index.isValid():
            _to_clipboard(copied_column(self.model, self.view.chosen, index.column()))

    def paste(self) -> None:
        """Put what the clipboard holds into the table, having shown what that does."""
        if not self.view.settle():
            return
        said, goal = paste_into(self, self._document, self.view, QApplication.clipboard().text())
        if goal is not None:
            self.stand_on(goal)
        self.say(said)

    def say(self, sentence: str) -> None:
        """Tell something below the table, until something else happens."""
        self.status.setText(sentence)

    def menu(self) -> QMenu:
        """What can be done with the rows selected, and with the columns."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        has_row = self.view.current is not None
        entries: tuple[tuple[str, str, Callable[[], object], str], ...] = (
            ("pencil", _("Edit the cell"), self.view.edit_cell, "F2"),
            ("copy", _("Copy rows"), self.copy, "Ctrl+C"),
            ("", _("Copy this column"), self.copy_column, "Ctrl+Shift+C"),
            ("clipboard", _("Paste…"), self.paste, "Ctrl+V"),
            ("plus", _(self.plan.words.add), self.add, "Ins"),
            ("", _("Duplicate"), self.duplicate, "Ctrl+D"),
            ("", _("Move up"), lambda: self.move_rows(-1), "Alt+Up"),
            ("", _("Move down"), lambda: self.move_rows(1), "Alt+Down"),
            ("trash-2", _("Remove…"), self.remove, "Del"),
        )
        for picture, words, deed, keys in entries:
            action = menu.addAction(icon(picture), words, deed) if picture else menu.addAction(words, deed)
            action.setShortcut(QKeySequence(keys))
            action.setEnabled(has_row or deed in (self.paste, self.add))
        menu.addSeparator()
        sort = menu.addAction(
            _("Sort by this column"), lambda: self.view.sort_by(self.view.currentIndex().column())
        )
        sort.setEnabled(has_row)
        self._add_columns(menu.addMenu(_("Columns")))
        return menu

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        at = event.globalPos()
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            cell = self.view.visualRect(self.view.currentIndex())
            at = self.view.viewport().mapToGlobal(cell.bottomLeft() + QPoint(8, 0))
        self.menu().popup(at)

    # -- inside

    def _edit(self, label: Message, do: Callable[[Draft], T]) -> T | None:
        if not self.view.settle():
            return None
        try:
            with self._document.edit(label) as draft:
                return do(draft)
        except Refusal as refusal:
            self.say(str(refusal))
        return None

    def _add_columns(self, menu: QMenu) -> None:
        for number, column in enumerate(self.plan.columns[1:], 1):
            action = menu.addAction(_(column.label))
            action.setCheckable(True)
            action.setChecked(not self.view.isColumnHidden(number))
            action.toggled.connect(lambda on, number=number: self.view.setColumnHidden(number, not on))

    def _search(self, query: str) -> None:
        self.model.show(query=query)
        if self.model.look.is_tree:
            self.view.expandAll()

    def _refresh(self) -> None:
        """Say how many rows there are and are selected, or why there is none."""
        shown, everything = self.model.shown, len(self.plan.records(self._document.project))
        self._middle.setCurrentIndex(0 if shown else 1)
        self.empty.explain(self.search.text(), bool(everything))
        chosen = len(self.view.chosen)
        if chosen > 1:
            sentence = plural(
                "{n} row selected: what you enter goes into it.",
                "{n} rows selected: what you enter goes into all of them.",
                chosen,
            )
            self.say(sentence)
        elif shown < everything:
            self.say(_("{shown} of {all}", shown=shown, all=counted(self.plan.kind, everything)))
        else:
            self.say(counted(self.plan.kind, everything))

    def _connect(self) -> None:
        view = self.view
        view.deeds = {
            "Ins": self.add,
            "Del": self.remove,
            "Ctrl+D": self.duplicate,
            "Alt+Up": lambda: self.move_rows(-1),
            "Alt+Down": lambda: self.move_rows(1),
            "Ctrl+C": self.copy,
            "Ctrl+Ins": self.copy,
            "Ctrl+Shift+C": self.copy_column,
            "Ctrl+V": self.paste,
            "Shift+Ins": self.paste,
            "Ctrl+F": self.search.setFocus,
        }
        view.said.connect(self.say)
        view.moved.connect(self._refresh)
        for signal in (self.model.rowsInserted, self.model.rowsRemoved, self.model.layoutChanged):
            signal.connect(self._refresh)
        self.search.textChanged.connect(self._search)
        self.tree_button.toggled.connect(view.show_tree)
        self.search.returnPressed.connect(view.setFocus)
        self.add_button.clicked.connect(self.add)
        self.empty.add.clicked.connect(self.add)
        self.empty.paste.clicked.connect(self.paste)
        self.empty.clear.clicked.connect(self.search.clear)

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.addWidget(self.search, 1)
        top.addWidget(self.tree_button)
        top.addWidget(self.add_button)
        self.tree_button.setCheckable(True)
        self.tree_button.setVisible(bool(self.plan.words.tree))
        for button in (self.add_button, self.tree_button):
            button.setAutoDefault(False)
        self._middle.addWidget(self.view)
        self._middle.addWidget(self.empty)
        box = QVBoxLayout(self)
        box.setContentsMargins(10, 8, 10, 6)
        box.addLayout(top)
        box.addWidget(self._middle, 1)
        box.addWidget(self.status)


def _to_clipboard(text: str) -> None:
    QApplication.clipboard().setText(text)
