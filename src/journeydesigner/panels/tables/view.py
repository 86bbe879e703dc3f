"""The table under the hands: cells walked with the arrows, edited by typing, rows selected with Shift and Ctrl."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import (
    QEvent,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QKeySequence, QMouseEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView

from journeydesigner.editor.document import Change, Document
from journeydesigner.errors import Refusal
from journeydesigner.i18n import message
from journeydesigner.model import Id
from journeydesigner.panels.pictures import paint_icon
from journeydesigner.panels.style import colour
from journeydesigner.panels.tables.editing import CellEditor
from journeydesigner.panels.tables.heading import Heading
from journeydesigner.panels.tables.model import Index, RecordModel
from journeydesigner.panels.tables.painting import CellPainter
from journeydesigner.panels.tables.pinned import PinnedView

Key = Qt.Key
Action = QAbstractItemView.CursorAction
Flag = QItemSelectionModel.SelectionFlag
OPENING = (Key.Key_F2, Key.Key_Return, Key.Key_Enter, Key.Key_Space)
"""Keys that edit the current cell, or switch it."""
SIDEWAYS = (Key.Key_Left, Key.Key_Right, Key.Key_Home, Key.Key_End)


class RecordView(PinnedView):
    """Rows of records, flat or under each other."""

    said = Signal(str)
    """Why something was not done."""
    moved = Signal()
    """Another row is current, or others are selected."""

    def __init__(self, document: Document, model: RecordModel) -> None:
        super().__init__()
        self._document, self.rows = document, model
        self.editor: CellEditor | None = None
        self._at = QPersistentModelIndex()
        self.deeds: Mapping[str, Callable[[], object]] = {}
        """What keys do, by the key as `QKeySequence` writes it."""
        self.setItemDelegate(CellPainter(self, model))
        self.setUniformRowHeights(True)
        self.setRootIsDecorated(False)
        self.setExpandsOnDoubleClick(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.setAllColumnsShowFocus(False)
        self.heading = Heading(self, model.plan)
        self.setHeader(self.heading)
        self.setModel(model)
        self.heading.dress()
        self.heading.sectionClicked.connect(self.sort_by)
        for bar in (self.verticalScrollBar(), self.horizontalScrollBar()):
            bar.valueChanged.connect(self._follow_cell)
        document.changed.connect(self._follow)

    # -- rows and cells

    @property
    def current(self) -> Id | None:
        """The record the keyboard stands on."""
        return self.rows.id_of(self.currentIndex())

    @property
    def chosen(self) -> tuple[Id, ...]:
        """The records selected, from the top; the one the keyboard stands on where none is."""
        picked = {self.rows.id_of(index) for index in self.selectionModel().selectedRows()}
        if not picked:
            return () if self.current is None else (self.current,)
        return tuple(id_ for id_ in self.rows.ids() if id_ in picked)

    def stand_on(self, id_: Id | None, column: int | None = None) -> bool:
        """Make a record current and the only one selected; False when it is not shown."""
        goal = self.currentIndex().column() if column is None else column
        index = self.rows.index_of(id_, max(0, goal))
        if index.isValid():
            self.selectionModel().setCurrentIndex(index, Flag.ClearAndSelect | Flag.Rows)
            self.scrollTo(index)
        return index.isValid()

    def show_tree(self, is_tree: bool) -> None:
        """Show rows under each other, or one after the other."""
        self.settle()
        current = self.currentIndex()
        id_, column = self.current, current.column()
        self.rows.show(is_tree=is_tree)
        self.setRootIsDecorated(is_tree)
        self.expandAll()
        self.stand_on(id_, column)

    # -- editing

    def edit_cell(self, typed: QKeyEvent | None = None) -> CellEditor | None:
        """Edit the current cell, of all rows selected if it lies in one of them."""
        index = self.currentIndex()
        if not index.isValid() or not self.rows.column(index).is_editable or not self.settle():
            return None
        chosen = self.chosen
        ids = chosen if self.current in chosen else (self.current,)
        column = self.rows.column(index)
        if column.cell.is_flag:
            self._switch(tuple(i for i in ids if i is not None))
            return None
        self.scrollTo(index)
        self._at = QPersistentModelIndex(index)
        editor = CellEditor(self.viewport(), self._document, column, [i for i in ids if i is not None])
        self.editor = editor
        editor.left.connect(self._leave)
        editor.start(self.rows.lens, self.visualRect(index))
        if typed is not None and self.editor is editor:
            editor.type(typed)
        return editor

    def settle(self) -> bool:
        """Take what is being typed; False when it was refused: it still stands there, with the keyboard."""
        if self.editor is None or self.editor.finish():
            return True
        self.editor.field.setFocus(Qt.FocusReason.OtherFocusReason)
        return False

    def _switch(self, ids: tuple[Id, ...]) -> None:
        column = self.rows.column(self.currentIndex())
        record = self.rows.record(self.currentIndex())
        wanted = record is not None and not column.value(self.rows.lens, record)
        try:
            with self._document.edit(message(column.act)) as draft:
                column.carry(draft, ids, wanted, self.rows.side)
        except Refusal as refusal:
            self.said.emit(str(refusal))

    def _leave(self, step: int) -> None:
        self.editor = None
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        if step:
            goal = self._beside(self.currentIndex(), step)
            self.selectionModel().setCurrentIndex(goal, Flag.NoUpdate)

    def _follow(self, change: Change) -> None:
        if self.editor is not None and not all(id_ in change.after for id_ in self.editor.ids):
            self.editor.give_up()
        if self.rows.look.is_tree:
            for id_, _pair in change.delta.of_kind(self.rows.plan.kind):
                self.expand(self.rows.index_of(id_).parent())

    def _follow_cell(self) -> None:
        if self.editor is not None and self._at.isValid():
            self.editor.place(self.visualRect(self._at))

    # -- keys

    def event(self, event: QEvent) -> bool:
        """Keys of the table are the table's, whatever the window does with them elsewhere."""
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and key_name(event) in self.deeds
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        deed = self.deeds.get(key_name(event))
        typed = event.text()
        is_plain = not event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier)
        if self.editor is not None and event.key() == Key.Key_Escape:
            self.editor.give_up()
        elif deed is not None:
            deed()
        elif event.key() in OPENING and is_plain:
            self.edit_cell()
        elif event.key() == Key.Key_Escape and len(self.chosen) > 1:
            self.stand_on(self.current)
        elif typed and is_plain and typed.isprintable():
            if not (self.currentIndex().isValid() and self.rows.column(self.currentIndex()).cell.is_flag):
                self.edit_cell(event)
        else:
            super().keyPressEvent(event)

    def moveCursor(self, action: Action, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        """Sideways from cell to cell; in a tree, the first column opens and closes as trees do."""
        index = self.currentIndex()
        if not index.isValid():
            return super().moveCursor(action, modifiers)
        steps = {Action.MoveLeft: -1, Action.MoveRight: 1, Action.MovePrevious: -1, Action.MoveNext: 1}
        if action in steps:
            goal = self._beside(index, steps[action])
            opens = action == Action.MoveRight and not self.isExpanded(index) and self.rows.rowCount(index)
            at_edge = goal == index and action == Action.MoveLeft
            is_first = index.column() == 0 and self.rows.look.is_tree
            return super().moveCursor(action, modifiers) if is_first and (opens or at_edge) else goal
        if action in (Action.MoveHome, Action.MoveEnd) and not modifiers & Qt.KeyboardModifier.ControlModifier:
            return self._beside(index, -10_000 if action == Action.MoveHome else 10_000)
        return super().moveCursor(action, modifiers)

    def selectionCommand(self, index: Index, event: QEvent | None = None) -> Flag:
        """Going sideways, or clicking a cell of a selected row, leaves the rows that are selected as they are."""
        plain = Qt.KeyboardModifier.NoModifier
        if isinstance(event, QKeyEvent) and event.key() in SIDEWAYS and event.modifiers() == plain:
            is_same_row = self.rows.id_of(index) == self.current
            if is_same_row and self._is_chosen(index):
                return Flag.NoUpdate
        if isinstance(event, QMouseEvent) and event.modifiers() == plain and self._is_chosen(index):
            return Flag.NoUpdate
        return super().selectionCommand(index, event)

    def _is_chosen(self, index: Index) -> bool:
        return index.isValid() and self.selectionModel().isRowSelected(index.row(), index.parent())

    def _beside(self, index: QModelIndex, step: int) -> QModelIndex:
        """The cell `step` visible columns further, or the last one before the edge."""
        shown = self.heading.shown()
        place = shown.index(index.column()) if index.column() in shown else 0
        return index.siblingAtColumn(shown[max(0, min(len(shown) - 1, place + step))])

    def keyboardSearch(self, _search: str) -> None:
        """Letters edit the cell; the line above searches."""

    # -- mouse, and what Qt tells

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if self.settle():
            super().mousePressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self.indexAt(event.position().toPoint()).isValid():
            self.edit_cell()
        else:
            super().mouseDoubleClickEvent(event)

    def selectionChanged(self, selected: object, deselected: object) -> None:
        super().selectionChanged(selected, deselected)  # type: ignore[arg-type]
        self.moved.emit()

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        self.viewport().update()
        self.moved.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._follow_cell()

    def drawBranches(self, painter: QPainter, rect: QRect, index: QModelIndex | QPersistentModelIndex) -> None:
        """A chevron where rows stand under this one."""
        if self._is_chosen(index):
            painter.fillRect(rect, colour("accent_bg"))
        if self.rows.rowCount(index):
            side = min(16, rect.height())
            box = QRectF(rect.right() - side - 1, rect.center().y() - side / 2 + 1, side, side)
            paint_icon(painter, "chevron-down" if self.isExpanded(index) else "chevron-right", "text3", box)
        painter.setPen(colour("line"))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.heading.fit()

    def sort_by(self, section: int) -> None:
        """Sort by a column: upwards, then downwards, then not at all."""
        if not self.settle():
            return
        look = self.rows.look
        is_again = look.column == section
        if is_again and look.is_descending:
            self.rows.show(column=None, is_descending=False)
        else:
            self.rows.show(column=section, is_descending=is_again)
        self.heading.show_sorting(self.rows.look)
        self.scrollTo(self.currentIndex())


def key_name(event: QKeyEvent) -> str:
    """A key with its modifiers as `QKeySequence` writes it: "Ctrl+D", "Ins"."""
    return QKeySequence(event.keyCombination()).toString(QKeySequence.SequenceFormat.PortableText)
