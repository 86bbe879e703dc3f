"""The view's event handlers: each hands its event on, to `Gestures`, `Commands` or the menus."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import (
    QContextMenuEvent,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QNativeGestureEvent,
    QTouchEvent,
    QTransform,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from journeydesigner.canvas import hovering
from journeydesigner.canvas.commands import Commands
from journeydesigner.canvas.focus import focus_on
from journeydesigner.canvas.gestures import Gestures
from journeydesigner.canvas.hits import GROUND, hit
from journeydesigner.canvas.keys import KEYS
from journeydesigner.canvas.menus import menu_for, nature_menu
from journeydesigner.canvas.moving_view import MovingView
from journeydesigner.canvas.pointer import Area, Pointer
from journeydesigner.canvas.sharing import offer
from journeydesigner.canvas.speech import ways_on
from journeydesigner.canvas.touch import Touch
from journeydesigner.layout.plan import Note
from journeydesigner.layout.theme import ThemeName
from journeydesigner.model import Id, Project
from journeydesigner.model.channel import Nature


class EventView(MovingView):
    """A map that listens."""

    commands: Commands
    gestures: Gestures

    def __init__(self, project: Project, theme: ThemeName, parent: QWidget | None = None) -> None:
        super().__init__(project, theme, parent)
        self.setMouseTracking(True)
        self.viewport().setMouseTracking(True)
        self.setAcceptDrops(True)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_AcceptTouchEvents)
        self._touch = Touch(self)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    # -- mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A button went down on the map."""
        if self.is_empty:
            self._begin(event)
        else:
            self.gestures.mouse(event, "map", event.position().toPoint())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """The pointer moved over the map."""
        if self.is_empty:
            meant = self.ghost().meant_at(event.position().x(), event.position().y())
            shape = Qt.CursorShape.PointingHandCursor if meant else Qt.CursorShape.ArrowCursor
            self.viewport().setCursor(shape)
        else:
            self.gestures.mouse(event, "map", event.position().toPoint())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """The button came up."""
        if not self.is_empty:
            self.gestures.mouse(event, "map", event.position().toPoint())

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """A double click on the map."""
        if not self.is_empty:
            self.gestures.mouse(event, "map", event.position().toPoint())

    def _begin(self, event: QMouseEvent) -> None:
        """A click on the ghost of a map makes the first stage, or the first touchpoint where it was clicked."""
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        meant = self.ghost().meant_at(event.position().x(), event.position().y())
        if event.button() != Qt.MouseButton.LeftButton or meant is None:
            return
        if meant.nature is None:
            self.commands.add_stage()
        else:
            self.commands.begin_in_cell(meant.number, meant.nature)

    def pointed(self, event: QMouseEvent, area: Area, at: QPoint) -> None:
        """A mouse event on a header."""
        self.gestures.mouse(event, area, at)

    def pointer_gone(self) -> None:
        """The pointer left a header."""
        self.gestures.gone()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll or zoom."""
        at = self.viewport().mapFromGlobal(event.globalPosition().toPoint())
        self.gestures.wheel(event, at)
        event.accept()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The menu of what is under the pointer, or of what has the focus when a key asked for it."""
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            self.bench.surface.pop(menu_for(self.bench, self.commands, self.bench.selection.current))
        else:
            at = self.viewport().mapFromGlobal(event.globalPos())
            self.menu_at("map", at, event.globalPos())
        event.accept()

    def menu_at(self, area: Area, at: QPoint, screen: QPoint) -> None:  # noqa: ARG002
        """The context menu of what is at a point of the viewport."""
        if self.bench.tool.is_busy:
            return
        nature = self.header_nature(self.gestures.pointer(at, area))
        if nature is not None:
            self.bench.surface.pop(nature_menu(self.bench, self.commands, nature), at)
            return
        found, note = self._element_at(area, at), self._note_at(area, at)
        if note is not None:
            self.commands.notes.focus(note)
        elif found is not None and self.commands.notes.here is not None:
            self.bench.focus = focus_on(self.picture.plan, found) or self.bench.focus
        if found is not None and found not in self.bench.selection:
            self.bench.selection.set([found])
        elif found is None and area == "map":
            self.bench.selection.clear()
            self.commands.walk.focus_cell(self.gestures.pointer(at, area))
        self.bench.surface.pop(menu_for(self.bench, self.commands, found), at)

    def show_tip(self, area: Area, at: QPoint, screen: QPoint) -> None:  # noqa: ARG002
        """What is under the pointer, in words."""
        if self.bench.tool.is_busy:
            return
        nature = self.header_nature(self.gestures.pointer(at, area))
        if nature is not None:
            self.bench.surface.bubble(f"{offer(self.picture.plan, nature)} (G)", at)
            return
        found, note = self._element_at(area, at), self._note_at(area, at)
        if found is not None:
            words = self.tip_of_note(note) if note is not None else self.tip_of(found)
            pointer = self.gestures.pointer(at, area)
            there = hit(self.picture, pointer.scene.x(), pointer.scene.y(), self.zoom) if area == "map" else GROUND
            self.bench.surface.bubble("\n".join((words, *ways_on(self.bench.project, there))), at)

    def header_nature(self, pointer: Pointer) -> Nature | None:
        """The nature whose chevron is under the pointer in the lane headers."""
        if pointer.area != "lanes":
            return None
        return self.lanes.nature_at(pointer.at.x() + self.viewport().x(), pointer.at.y())

    def tip_of_note(self, note: Note) -> str:
        """A note of a layer in words."""
        raise NotImplementedError

    def tip_of(self, element: Id) -> str:
        """An element in words."""
        raise NotImplementedError

    def _element_at(self, area: Area, at: QPoint) -> Id | None:
        pointer = self.gestures.pointer(at, area)
        if area != "map":
            return hovering.stage_or_channel(self.bench, pointer)
        return hit(self.picture, pointer.scene.x(), pointer.scene.y(), self.zoom).id

    def _note_at(self, area: Area, at: QPoint) -> Note | None:
        scene = self.gestures.pointer(at, area).scene
        return hit(self.picture, scene.x(), scene.y(), self.zoom).note if area == "map" else None

    # -- drops

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Something is dragged in."""
        self.gestures.dragged(event, "map", event.position().toPoint())

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Something is dragged along."""
        self.gestures.dragged(event, "map", event.position().toPoint())

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:  # noqa: ARG002
        """It went elsewhere."""
        self.gestures.drag_left()

    def dropEvent(self, event: QDropEvent) -> None:
        """It was dropped."""
        self.gestures.dragged(event, "map", event.position().toPoint())

    def dragged(self, event: QDropEvent | QDragMoveEvent, area: Area, at: QPoint) -> None:
        """Something is dragged over a header, or dropped there."""
        self.gestures.dragged(event, area, at)

    def drag_left(self) -> None:
        """What was dragged left a header."""
        self.gestures.drag_left()

    # -- keys and the rest

    def event(self, event: QEvent) -> bool:
        """Keys of the canvas come before the window's shortcuts of one letter."""
        if event.type() == QEvent.Type.ShortcutOverride:
            assert isinstance(event, QKeyEvent)
            held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
            plain = held in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier)
            if plain and (event.key(), held) in KEYS:
                event.accept()
                return True
        return super().event(event)

    def viewportEvent(self, event: QEvent) -> bool:
        """Tooltips, fingers, a trackpad's pinch, and the pointer leaving."""
        if event.type() in (QEvent.Type.MouseButtonPress, QEvent.Type.TouchBegin):
            self.sliding.interrupt()
        if event.type() == QEvent.Type.ToolTip:
            assert isinstance(event, QHelpEvent)
            self.show_tip("map", event.pos(), event.globalPos())
            return True
        if event.type() == QEvent.Type.Leave:
            self.gestures.gone()
        elif isinstance(event, QTouchEvent):
            if not self.is_empty and self._touch.handle(event):
                return True
        elif event.type() == QEvent.Type.NativeGesture:
            assert isinstance(event, QNativeGestureEvent)
            if event.gestureType() == Qt.NativeGestureType.ZoomNativeGesture:
                self.gestures.pinch(1 + event.value(), event.position().toPoint())
                return True
        return super().viewportEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A key for the canvas; others go to the window."""
        self.sliding.interrupt()
        if not self.gestures.key(event):
            event.ignore()

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        """Space let go."""
        self.gestures.key_up(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The canvas has the keyboard: show where."""
        QAbstractScrollArea.focusInEvent(self, event)
        hovering.show_focus(self.bench)
        self.bench.surface.announce()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """It has it no longer."""
        QAbstractScrollArea.focusOutEvent(self, event)
        self.gestures.keyboard_left()
        hovering.show_focus(self.bench)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab leaves the canvas; nothing inside it takes the keyboard by Tab."""
        return QWidget.focusNextPrevChild(self, forward)

    def setTransform(self, matrix: QTransform, combine: bool = False) -> None:
        """The zoom changes: drawing and headers follow."""
        super().setTransform(matrix, combine)
        self.transformed()
        hovering.show_selection(self.bench)
