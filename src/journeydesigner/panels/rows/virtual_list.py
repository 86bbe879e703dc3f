"""A list view that lays out by itself: of ten thousand rows only those in sight are measured, worded and painted.

Qt's own list measures every row after every change. Only its model, selection and accessibility are used here.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from typing import Any

from PySide6.QtCore import QEvent, QItemSelection, QItemSelectionModel, QModelIndex, QPoint, QRect, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QRegion, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

from journeydesigner.panels.rows.lines import Heading, Line
from journeydesigner.panels.rows.model import Index, RowsModel
from journeydesigner.panels.rows.painting import State, paint_heading, paint_row
from journeydesigner.panels.rows.placing import Fonts, Placed, place_heading, place_row
from journeydesigner.panels.rows.stack import Stack

UNMEASURED = 84
"""Height of a row of which nothing is known, in pixels."""
KEPT = 2000
"""Rows whose pieces are kept."""
Hint = QAbstractItemView.ScrollHint
Flag = QItemSelectionModel.SelectionFlag


class VirtualList(QListView):
    """Rows of unequal height. A height once measured is kept by the row's key; others are taken from the last
    row of the same kind, which `kind_of` tells."""

    _ready = False
    """Qt asks for the layout while it still makes the view."""

    def __init__(self, model: RowsModel, kind_of: Callable[[Any], Hashable]) -> None:
        super().__init__()
        self.rows = model
        self._kind_of = kind_of
        self._fonts = Fonts(self.font())
        self._stack = Stack()
        self._is_measuring = False
        self._anchor_widget: QWidget | None = None
        self._width = 0
        self._known: dict[Hashable, int] = {}
        self._usual: dict[Hashable, int] = {}
        self._placed: dict[tuple[Any, int], Placed] = {}
        self._ready = True
        self.setModel(model)
        model.modelReset.connect(self._restack)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # Always there: a bar that comes and goes would change the width, and with it every height, in a circle.
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        # Whoever makes a row current says whether it is to be scrolled to.
        self.setAutoScroll(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.viewport().setMouseTracking(True)

    # -- heights

    def placed(self, line: Line) -> Placed:
        """The pieces of a line at the present width."""
        width = self.viewport().width()
        key = (line if isinstance(line, Heading) else self.rows.words(line), width)
        found = self._placed.get(key)
        if found is None:
            if len(self._placed) > KEPT:
                self._placed.clear()
            place: Callable[[Any, Fonts, int], Placed] = place_heading if isinstance(line, Heading) else place_row
            found = self._placed[key] = place(key[0], self._fonts, width)
        return found

    def state_of(self, _row: int) -> State:
        """How a row stands."""
        return State()

    def forget(self) -> None:
        """Measure everything anew: another font, another language."""
        self._fonts = Fonts(self.font())
        self._usual.clear()
        self._placed.clear()
        self._reflow()

    def _reflow(self) -> None:
        """The heights are others now, the lines are not: what is at the top stays there."""
        self._known.clear()
        with self.anchored():
            self._restack()

    @contextmanager
    def anchored(self) -> Iterator[None]:
        """Keep what is in sight where it is, as far as it is still listed when the block ends."""
        offset, bar = self.verticalOffset(), self.verticalScrollBar()
        in_sight = self._stack.rows_between(offset, offset + self.viewport().height())
        seen = [
            (line.key, row, self._stack.top(row) - offset) for row in in_sight if (line := self.rows.line(row))
        ]
        if offset == 0:
            seen = []
        yield
        bar.setValue(offset)
        for key, was, y in seen:
            row = self.rows.row_of(key, near=was)
            if row is not None:
                bar.setValue(self._stack.top(row) - y)
                break

    def _restack(self) -> None:
        """Stack all lines by what is known of their heights."""
        self._width = self.viewport().width()
        lines, kind, usual = self.rows.lines, self._kind_of, self._usual
        heights = [usual.get(Heading if isinstance(line, Heading) else kind(line), UNMEASURED) for line in lines]
        if self._known:
            measured = [self._known.get(line.key) for line in lines]
            heights = [usually if now is None else now for usually, now in zip(heights, measured, strict=True)]
        self._stack = Stack(heights)
        self.updateGeometries()
        self._measure()
        self.viewport().update()

    def _kind(self, line: Line) -> Hashable:
        return Heading if isinstance(line, Heading) else self._kind_of(line)

    def _measure(self) -> None:
        """Measure what is in sight. What is looked at stays where it is when rows above it turn out higher."""
        if self._is_measuring:
            return
        self._is_measuring = True
        bar, room = self.verticalScrollBar(), self.viewport().height()
        for _round in range(4):
            top = bar.value()
            is_at_end = top == bar.maximum() > 0
            rows = self._stack.rows_between(top, top + room)
            is_cut = bool(rows) and self._stack.top(rows[0]) < top
            grown = [self._measure_row(row) for row in rows]
            above = grown[0] if is_cut else 0
            if not any(grown):
                break
            self.updateGeometries()
            bar.setValue(bar.maximum() if is_at_end else top + above)
            self.viewport().update()
        self._is_measuring = False

    def _measure_row(self, row: int) -> int:
        line = self.rows.line(row)
        if line is None:
            return 0
        height = self.placed(line).height
        self._known[line.key] = self._usual[self._kind(line)] = height
        return self._stack.set_height(row, height)

    def row_at(self, y: int) -> int:
        """The row at a height below the top of the first one; the last one for all that is lower."""
        row = self._stack.row_at(y)
        return len(self._stack) - 1 if row is None else row

    def anchor_at(self, rect: QRect) -> QWidget:
        """Something at a place of the viewport for a list to open below."""
        if self._anchor_widget is None:
            self._anchor_widget = QWidget(self.viewport())
            self._anchor_widget.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._anchor_widget.setGeometry(rect)
        return self._anchor_widget

    # -- what Qt asks instead of laying out

    def doItemsLayout(self) -> None:
        """There is nothing left to do: rows were stacked when they came."""
        self.updateGeometries()
        self.viewport().update()

    def updateGeometries(self) -> None:
        if self._ready:
            bar, room = self.verticalScrollBar(), self.viewport().height()
            bar.setSingleStep(24)
            bar.setPageStep(max(1, room))
            bar.setRange(0, max(0, self._stack.total - room))

    def verticalOffset(self) -> int:
        return self.verticalScrollBar().value()

    def horizontalOffset(self) -> int:
        return 0

    def isIndexHidden(self, _index: Index) -> bool:
        return False

    def visualRect(self, index: Index) -> QRect:
        row = index.row()
        if not 0 <= row < len(self._stack):
            return QRect()
        return QRect(0, self._stack.top(row) - self.verticalOffset(), self._width, self._stack.height(row))

    def indexAt(self, point: QPoint) -> QModelIndex:
        row = self._stack.row_at(point.y() + self.verticalOffset())
        return QModelIndex() if row is None else self.rows.index(row)

    def setSelection(self, rect: QRect, command: QItemSelectionModel.SelectionFlag) -> None:
        offset = self.verticalOffset()
        rows = self._stack.rows_between(rect.top() + offset, rect.bottom() + offset)
        if rows:
            self.selectionModel().select(
                QItemSelection(self.rows.index(rows[0]), self.rows.index(rows[-1])), command
            )

    def visualRegionForSelection(self, _selection: QItemSelection) -> QRegion:
        return QRegion(self.viewport().rect())

    def scrollTo(self, index: Index, hint: Hint = Hint.EnsureVisible) -> None:
        row = index.row()
        if not 0 <= row < len(self._stack):
            return
        # Again: what comes into sight on the way may turn out to be of another height.
        for _turn in range(3):
            self._measure_row(row)
            self.updateGeometries()
            bar, room = self.verticalScrollBar(), self.viewport().height()
            top, height = self._stack.top(row), self._stack.height(row)
            if hint == Hint.PositionAtTop or (top < bar.value() and hint == Hint.EnsureVisible):
                bar.setValue(top)
            elif hint == Hint.PositionAtCenter:
                bar.setValue(top - (room - height) // 2)
            elif top + height > bar.value() + room:
                bar.setValue(min(top, top + height - room))

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        self.viewport().scroll(dx, dy)
        self._measure()

    def resizeEvent(self, event: QResizeEvent) -> None:
        QAbstractItemView.resizeEvent(self, event)
        if self._ready and self.viewport().width() != self._width:
            self._reflow()
        self._measure()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if self._ready and event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self.forget()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        offset, exposed = self.verticalOffset(), event.rect()
        for row in self._stack.rows_between(exposed.top() + offset, exposed.bottom() + offset):
            line = self.rows.line(row)
            if line is None:
                continue
            index = self.rows.index(row)
            rect, placed, state = self.visualRect(index), self.placed(line), self.state_of(row)
            if isinstance(line, Heading):
                paint_heading(painter, rect, line, placed, state)
            else:
                paint_row(painter, rect, self.rows.words(line), placed, state)
        painter.end()
