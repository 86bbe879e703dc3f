"""What all headers do: paint parts, follow the scrolling of the map, hand the pointer to the tools.

A header is laid out in pixels of usual letters and painted larger where the user's system asks for larger ones.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Protocol

from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import (
    QContextMenuEvent,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QHelpEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QWidget

from journeydesigner.canvas.bench import Bench
from journeydesigner.canvas.lit import Light, dimmed
from journeydesigner.canvas.pointer import Area
from journeydesigner.layout.draw import Subject
from journeydesigner.layout.drawing import Part, Rect
from journeydesigner.render.painter import DrawingPainter


class Host(Protocol):
    """The view, as headers see it."""

    bench: Bench

    @property
    def drawing_painter(self) -> DrawingPainter:
        """The painter of the theme."""

    @property
    def zoom(self) -> float:
        """Screen pixels per map pixel."""

    @property
    def letters(self) -> float:
        """How many times larger than usual the letters of the headers are."""

    @property
    def light(self) -> Light:
        """What is lit, and what is dimmed."""

    def origin(self) -> QPoint:
        """Where the map's origin lies on the viewport, in screen pixels."""

    def pointed(self, event: QMouseEvent, area: Area, at: QPoint) -> None:
        """A mouse event on a header, at a point of the viewport."""

    def menu_at(self, area: Area, at: QPoint, screen: QPoint) -> None:
        """The context menu was asked for on a header."""

    def dragged(self, event: QDropEvent | QDragMoveEvent, area: Area, at: QPoint) -> None:
        """Something is dragged over a header, or dropped there."""

    def drag_left(self) -> None:
        """What was dragged went elsewhere."""

    def pointer_gone(self) -> None:
        """The pointer left a header."""

    def show_tip(self, area: Area, at: QPoint, screen: QPoint) -> None:
        """Show the tooltip of what is under the pointer."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll or zoom."""

    def viewport(self) -> QWidget:
        """Where the map is shown."""


class Strip(QWidget):
    """One header. Subclasses say what parts lie in a rectangle of it."""

    area: Area = "map"

    def __init__(self, host: Host, parent: QWidget) -> None:
        super().__init__(parent)
        self._host = host
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setMouseTracking(True)
        self.setAcceptDrops(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    @property
    def zoom(self) -> float:
        """Pixels of the header per map pixel."""
        return self._host.zoom / self._host.letters

    def origin(self) -> tuple[float, float]:
        """Where the map's origin lies, in pixels of the header."""
        at, letters = self._host.origin(), self._host.letters
        return at.x() / letters, at.y() / letters

    def size_here(self) -> tuple[float, float]:
        """Width and height in pixels of the header."""
        letters = self._host.letters
        return self.width() / letters, self.height() / letters

    def on_screen(self, rect: Rect) -> Rect:
        """A rectangle of the header in pixels of the widget."""
        letters = self._host.letters
        return Rect(rect.x * letters, rect.y * letters, rect.w * letters, rect.h * letters)

    @property
    def subject(self) -> Subject:
        """What is drawn."""
        return self._host.bench.picture.subject

    def parts(self, exposed: Rect) -> Iterable[Part]:
        """What to paint of a rectangle of the strip, in pixels of the header."""
        raise NotImplementedError

    _painted: tuple[object, ...] | None = None
    """What the strip was painted from when it was last painted whole."""

    def refresh(self) -> None:
        """Paint again if what is seen differs: most edits leave most of it as it is."""
        if self._painted is None or self._painted[0] != self.way() or self._painted != self.seen():
            self._painted = None  # painted in the next frame: until then nothing is to be compared
            self.update()

    def way(self) -> tuple[object, ...]:
        """How and where it is shown."""
        host = self._host
        return host.drawing_painter, host.zoom, host.letters, host.origin(), host.light.lit

    def seen(self) -> tuple[object, ...]:
        """`way`, and all else that what is seen follows from; compared by content."""
        return self.way(), object()

    def shift(self) -> int:
        """How far the parts are shifted to the right when painted."""
        return 0

    def background(self) -> str:
        """The ink under everything."""
        return "head"

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint what is exposed, and remember from what, unless a part of it is older."""
        seen = self.seen()
        self._painted = seen if event.rect() == self.rect() or seen == self._painted else None
        area = event.rect()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setClipRect(area)
        drawing = self._host.drawing_painter
        painter.fillRect(area, drawing.colour(self.background()))
        shift, letters = self.shift(), self._host.letters
        painter.translate(shift, 0)
        painter.scale(letters, letters)
        x, y, w, h = ((area.x() - shift), area.y(), area.width(), area.height())
        drawing.paint(painter, self.parts(Rect(x / letters, y / letters, w / letters, h / letters)))
        painter.end()

    def on_viewport(self, at: QPoint) -> QPoint:
        """A point of the strip in the coordinates of the viewport."""
        return at + self.pos() - self.viewport_corner()

    def viewport_corner(self) -> QPoint:
        """The viewport's corner in the view."""
        return self._host.viewport().pos()

    def veil(self, rect: Rect, *elements: str) -> Iterator[Part]:
        """The veil over a rectangle that shows these, where none of them is lit."""
        lit = self._host.light.lit
        if lit is not None and lit.isdisjoint(elements):
            yield dimmed(rect, self.background())

    # -- events, handed to the view

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A press on the header."""
        self._host.pointed(event, self.area, self.on_viewport(event.position().toPoint()))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """A move over the header, or a drag begun on it."""
        self._host.pointed(event, self.area, self.on_viewport(event.position().toPoint()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A release of a press on the header."""
        self._host.pointed(event, self.area, self.on_viewport(event.position().toPoint()))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """A double click on the header."""
        self._host.pointed(event, self.area, self.on_viewport(event.position().toPoint()))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The menu of what is under the pointer."""
        self._host.menu_at(self.area, self.on_viewport(event.pos()), event.globalPos())

    def wheelEvent(self, event: QWheelEvent) -> None:
        """The wheel scrolls the map from here too."""
        self._host.wheelEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        """Nothing is under the pointer."""
        super().leaveEvent(event)
        self._host.pointer_gone()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Something is dragged in."""
        self._host.dragged(event, self.area, self.on_viewport(event.position().toPoint()))

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Something is dragged along."""
        self._host.dragged(event, self.area, self.on_viewport(event.position().toPoint()))

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """It went elsewhere."""
        super().dragLeaveEvent(event)
        self._host.drag_left()

    def dropEvent(self, event: QDropEvent) -> None:
        """It was dropped here."""
        self._host.dragged(event, self.area, self.on_viewport(event.position().toPoint()))

    def event(self, event: QEvent) -> bool:
        """Tooltips are asked for where they are needed."""
        if event.type() == QEvent.Type.ToolTip:
            assert isinstance(event, QHelpEvent)
            self._host.show_tip(self.area, self.on_viewport(event.pos()), event.globalPos())
            return True
        return super().event(event)
