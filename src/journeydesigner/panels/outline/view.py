"""The tree under the hands: rows chosen, folded, named in place and dragged; what it chose is told once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPoint,
    QRect,
    QRectF,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QContextMenuEvent,
    QDrag,
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPen,
)
from PySide6.QtWidgets import QAbstractItemView, QStyleOptionViewItem, QToolTip, QTreeView, QWidget

from journeydesigner.model import Id, Stage, Touchpoint
from journeydesigner.panels.outline.model import Index, OutlineModel
from journeydesigner.panels.outline.painting import RowPainter, chevron
from journeydesigner.panels.pictures import icon_side
from journeydesigner.panels.style import colour, plain_tip

Flag = QItemSelectionModel.SelectionFlag
Action = QAbstractItemView.CursorAction


class OutlineView(QTreeView):
    """Rows of one journey."""

    chosen = Signal()
    """The user has chosen other rows."""
    asked = Signal(str)
    """A key that means something here, as `deeds` names it."""
    menu_wanted = Signal(QPoint)
    """Where on the screen a menu for the chosen rows is to open."""

    def __init__(self, model: OutlineModel, painter: RowPainter, deeds: Mapping[str, str]) -> None:
        super().__init__()
        self.rows, self._painter, self._deeds = model, painter, deeds
        self._is_led = False
        self._turned: set[Id] = set()
        """Rows that the user has folded or unfolded, against what is usual for them."""
        self._anchor_widget: QWidget | None = None
        self.setObjectName("outline")
        painter.setParent(self)
        self.setItemDelegate(painter)
        self.setHeaderHidden(True)
        self.setUniformRowHeights(True)
        self.setRootIsDecorated(False)
        self.setExpandsOnDoubleClick(False)
        self.setMouseTracking(False)
        self.setFrameShape(QTreeView.Shape.NoFrame)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setModel(model)
        model.rowsInserted.connect(self._fold_new)
        self.expanded.connect(lambda index: self._turn(index, True))
        self.collapsed.connect(lambda index: self._turn(index, False))
        self.measure()

    # -- rows

    @property
    def current(self) -> Id | None:
        """The element the keyboard stands on."""
        return self.rows.id_of(self.currentIndex())

    @property
    def picked(self) -> tuple[Id, ...]:
        """The elements chosen, the one the keyboard stands on last."""
        ids = [id_ for index in self.selectionModel().selectedRows() if (id_ := self.rows.id_of(index))]
        current = self.current
        if current in ids:
            ids.remove(current)
            ids.append(current)
        return tuple(ids)

    def stand_on(self, element: Id | None) -> bool:
        """Choose the row of one element and bring it into view; False when it has none."""
        index = self.rows.index_of(element)
        if index.isValid():
            self.selectionModel().setCurrentIndex(index, Flag.ClearAndSelect | Flag.Rows)
            self.scrollTo(index)
        return index.isValid()

    def show_chosen(self, ids: Sequence[Id]) -> None:
        """Choose the rows of these elements without telling, and bring the last of them into view."""
        shown = [id_ for id_ in ids if self.rows.has(id_)]
        if set(shown) == set(self.picked) and (not shown or shown[-1] == self.current):
            return
        with self.led():
            self.selectionModel().select(self._rows_of(shown), Flag.ClearAndSelect | Flag.Rows)
            if shown:
                last = self.rows.index_of(shown[-1])
                self.selectionModel().setCurrentIndex(last, Flag.NoUpdate)
                self.scrollTo(last)

    @contextmanager
    def led(self) -> Iterator[None]:
        """While rows are changed from outside, the user has chosen nothing."""
        before, self._is_led = self._is_led, True
        try:
            yield
        finally:
            self._is_led = before

    def fold_as_usual(self) -> None:
        """Open the journey and its stages, and fold touchpoints, but for what the user has turned."""
        self._fold_new(QModelIndex(), 0, self.rows.rowCount() - 1)

    def measure(self) -> None:
        """Take the size of the letters."""
        self.setIndentation(max(13, round(self.fontMetrics().height() * 0.85)))

    def anchor(self) -> QWidget:
        """Something at the current row for a list to open below."""
        if self._anchor_widget is None:
            self._anchor_widget = QWidget(self.viewport())
            self._anchor_widget.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._anchor_widget.setGeometry(self.visualRect(self.currentIndex()))
        return self._anchor_widget

    def name_in_place(self, element: Id) -> bool:
        """Let the name of an element be typed where it stands."""
        if not self.stand_on(element):
            return False
        return self.edit(
            self.currentIndex(), QAbstractItemView.EditTrigger.AllEditTriggers, QEvent(QEvent.Type.None_)
        )

    # -- folding

    def _fold_new(self, parent: QModelIndex, first: int, last: int) -> None:
        kind = self.rows.kind_of(parent)
        if kind is Touchpoint or (kind is Stage and not self._turned):
            return  # links are leaves, and touchpoints are folded as rows are at first
        with self.led():
            for row in range(first, last + 1):
                index = self.rows.index(row, 0, parent)
                if self.rows.hasChildren(index):
                    self.setExpanded(index, self._opens(index))
                    self._fold_new(index, 0, self.rows.rowCount(index) - 1)

    def _opens(self, index: Index) -> bool:
        turned = self.rows.id_of(index) in self._turned
        return self.rows.opens(index) != turned

    def _turn(self, index: QModelIndex, is_open: bool) -> None:
        element = self.rows.id_of(index)
        if element is None:
            return
        if self.rows.opens(index) == is_open:
            self._turned.discard(element)
        else:
            self._turned.add(element)

    def _rows_of(self, ids: Sequence[Id]) -> QItemSelection:
        """The rows of elements as few ranges: Qt is slow with thousands of single rows."""
        by_parent: dict[Id | None, list[QModelIndex]] = {}
        for id_ in ids:
            index = self.rows.index_of(id_)
            by_parent.setdefault(self.rows.id_of(index.parent()), []).append(index)
        found = QItemSelection()
        for siblings in by_parent.values():
            siblings.sort(key=QModelIndex.row)
            first = siblings[0]
            for one, following in zip(siblings, [*siblings[1:], None], strict=True):
                if following is None or following.row() != one.row() + 1:
                    found.select(first, one)
                    first = following or one
        return found

    # -- what Qt asks

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        super().selectionChanged(selected, deselected)
        if not self._is_led:
            self.chosen.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = QKeySequence(event.keyCombination()).toString(QKeySequence.SequenceFormat.PortableText)
        deed = self._deeds.get(key.replace("Num+", "").replace("Enter", "Return"))
        if deed is not None:
            event.accept()
            self.asked.emit(deed)
        elif not event.text().strip() or event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            super().keyPressEvent(event)
        else:
            event.ignore()  # letters are commands here, never the beginning of a name that is looked for

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        super().mouseDoubleClickEvent(event)
        if self.indexAt(event.position().toPoint()).isValid() and event.button() == Qt.MouseButton.LeftButton:
            self.asked.emit("rename")

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        at = event.pos()
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            rect = self.visualRect(self.currentIndex())
            at = QPoint(rect.left() + 2 * self.indentation(), rect.bottom())
        self.menu_wanted.emit(self.viewport().mapToGlobal(at))

    def startDrag(self, _actions: Qt.DropAction) -> None:
        """Drag the chosen rows. What is dropped is moved by the edit: Qt has nothing to remove afterwards."""
        indexes = [i for i in self.selectedIndexes() if self.rows.flags(i) & Qt.ItemFlag.ItemIsDragEnabled]
        if indexes:
            drag = QDrag(self)
            drag.setMimeData(self.rows.mimeData(indexes))
            drag.exec(Qt.DropAction.MoveAction)

    def viewportEvent(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            index = self.indexAt(event.pos())
            tip = self.rows.tip(index) if index.isValid() else ""
            QToolTip.showText(event.globalPos(), plain_tip(tip), self.viewport(), self.visualRect(index))
            return True
        return super().viewportEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.measure()

    # -- painting

    def drawRow(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        is_picked = self.selectionModel().isSelected(index)
        rect = QRect(0, option.rect.top(), self.viewport().width(), option.rect.height())
        if is_picked:
            painter.fillRect(rect, colour("accent_bg"))
        elif self.rows.kind_of(index) is Stage:
            painter.fillRect(rect, colour("panel2"))
        left = self.visualRect(index).left()
        if self.rows.hasChildren(index) and left > 0:
            side = icon_side(self.fontMetrics()) * 0.8
            chevron(painter, QRect(0, rect.top(), left, rect.height()), self.isExpanded(index), side)
        shown = QStyleOptionViewItem(option)
        shown.rect = rect.adjusted(left if left else 6, 0, 0, 0)
        self._painter.paint(painter, shown, index)
        if index == self.currentIndex():
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(colour("accent" if self.hasFocus() else "line2"), 1.5))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(rect).adjusted(1.5, 1, -1.5, -1), 4, 4)
