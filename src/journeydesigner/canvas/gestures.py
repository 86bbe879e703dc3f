"""Turns Qt's events into pointers and hands them to the tool: mouse, wheel, pinch, drops, keys, edges."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QObject, QPoint, QPointF, Qt, QTimer
from PySide6.QtGui import QDragMoveEvent, QDropEvent, QKeyEvent, QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QGraphicsView

from journeydesigner.canvas.bench import Bench
from journeydesigner.canvas.camera import Camera
from journeydesigner.canvas.commands import Commands
from journeydesigner.canvas.pointer import Area, Pointer
from journeydesigner.canvas.tools.drop_payload import DropPayload
from journeydesigner.canvas.tools.pan import Pan
from journeydesigner.editor.payload import MIME, Payload

EDGE = 28
"""Screen pixels from the edge of the view at which a drag begins to scroll it."""
FASTEST = 22
"""Screen pixels of such scrolling per tick."""
TICK = 16
NOTCH = 120
LINE = 0.6
"""Screen pixels scrolled per eighth of a degree of the wheel: 72 a notch."""
FIRST_ROW = {Qt.Key.Key_1: 1, Qt.Key.Key_Exclam: 1, Qt.Key.Key_2: 2, Qt.Key.Key_At: 2, Qt.Key.Key_QuoteDbl: 2}
"""Keys that the first two digits give with Shift, on the keyboards of France, Britain and America."""
SCAN = {10: 1, 11: 2}
"""The same by place on the keyboard, under X11."""


class Gestures(QObject):
    """The way from the view's events to the tool in hand."""

    def __init__(self, view: QGraphicsView, bench: Bench, camera: Camera, commands: Commands) -> None:
        super().__init__(view)
        self._view = view
        self._bench = bench
        self._camera = camera
        self._commands = commands
        self._last: Pointer | None = None
        self._space = False
        self._held = Qt.MouseButton.NoButton
        """The button that began the gesture: letting go of another one does not end it."""
        self._timer = QTimer(self, interval=TICK)
        self._timer.timeout.connect(self._scroll_on)

    # -- pointer

    def pointer(self, at: QPoint, area: Area, event: QMouseEvent | QDropEvent | None = None) -> Pointer:
        """Where a point of the viewport is."""
        scene = self._view.viewportTransform().inverted()[0].map(QPointF(at))
        screen = self._view.viewport().mapToGlobal(at)
        if isinstance(event, QMouseEvent):
            button = event.button() if event.button() != Qt.MouseButton.NoButton else Qt.MouseButton.NoButton
            return Pointer(scene, at, screen, area, button, event.modifiers())
        return Pointer(scene, at, screen, area)

    def mouse(self, event: QMouseEvent, area: Area, at: QPoint) -> None:
        """A mouse event at a point of the viewport."""
        pointer = self.pointer(at, area, event)
        self._last = pointer
        tool = self._bench.tool
        kind = event.type()
        if kind == QMouseEvent.Type.MouseButtonPress:
            self._press(pointer, alone=event.buttons() == event.button())
        elif kind == QMouseEvent.Type.MouseMove:
            self._notice_lost_release(event)
            self._bench.tool.move(pointer)
        elif kind == QMouseEvent.Type.MouseButtonRelease:
            if pointer.button == self._held:
                self._held = Qt.MouseButton.NoButton
                tool.release(pointer)
        elif kind == QMouseEvent.Type.MouseButtonDblClick:
            self._held = pointer.button
            tool.double(pointer)
        event.accept()

    def gone(self) -> None:
        """The pointer left the canvas."""
        self._bench.tool.gone()

    def let_go(self) -> None:
        """The gesture that a button began is over, and nothing comes of it."""
        self._held = Qt.MouseButton.NoButton
        if self._bench.tool.is_busy:
            self._bench.rest()

    def _notice_lost_release(self, event: QMouseEvent) -> None:
        """A button let go over another window is not reported: the next move without it ends the gesture."""
        if self._held != Qt.MouseButton.NoButton and event.buttons() == Qt.MouseButton.NoButton:
            self.let_go()

    def _press(self, pointer: Pointer, alone: bool) -> None:
        self._view.setFocus(Qt.FocusReason.MouseFocusReason)
        if not alone:
            return
        self._held = pointer.button
        if self._space and pointer.button == Qt.MouseButton.LeftButton:
            self._bench.use(Pan(self._bench, pointer))
        elif not (self._bench.tool.is_busy and pointer.button == Qt.MouseButton.RightButton):
            self._bench.tool.press(pointer)

    # -- wheel and pinch

    def wheel(self, event: QWheelEvent, at: QPoint) -> None:
        """Ctrl zooms at the pointer, Shift scrolls sideways."""
        pixels, angle = event.pixelDelta(), event.angleDelta()
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._camera.zoom_by((angle.y() or angle.x()) / NOTCH, at)
            self._aim_again()
            return
        dx, dy = (pixels.x(), pixels.y()) if not pixels.isNull() else (angle.x() * LINE, angle.y() * LINE)
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier and not dx:
            dx, dy = dy, 0
        self._camera.scroll(-round(dx), -round(dy))
        self._aim_again()

    def pinch(self, factor: float, at: QPoint) -> None:
        """Two fingers move apart or together."""
        if factor > 0:
            self._camera.set_zoom(self._camera.zoom * factor, at)

    # -- drops

    def dragged(self, event: QDropEvent, area: Area, at: QPoint) -> None:
        """Something from the palette is over the canvas, or was dropped."""
        data = event.mimeData().data(MIME) if event.mimeData().hasFormat(MIME) else None
        payload = Payload.decode(bytes(data.data())) if data is not None else None
        if payload is None:
            event.ignore()
            return
        tool = self._bench.tool
        if not isinstance(tool, DropPayload) or tool.payload != payload:
            tool = DropPayload(self._bench, self._commands, payload)
            self._bench.use(tool)
        pointer = self.pointer(at, area)
        self._last = pointer
        tool.move(pointer)
        if event.type() == QDropEvent.Type.Drop:
            tool.release(pointer)
        if tool.is_welcome:
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()
        elif isinstance(event, QDragMoveEvent):
            # Kept while refused, so that the reason goes on being shown; the pointer says it cannot be dropped.
            event.setDropAction(Qt.DropAction.IgnoreAction)
            event.accept()
        else:
            event.ignore()

    def drag_left(self) -> None:
        """What was dragged from the palette went elsewhere."""
        if isinstance(self._bench.tool, DropPayload):
            self._bench.rest()

    # -- keys

    def key(self, event: QKeyEvent) -> bool:
        """A key for the view or for the tool; whether it was taken."""
        if event.key() == Qt.Key.Key_Space:
            if not event.isAutoRepeat() and not self._bench.tool.is_busy:
                self._space = True
                self._bench.surface.set_pointer(Qt.CursorShape.OpenHandCursor)
            return True
        if self._zoom_key(event):
            self._aim_again()
            return True
        return self._bench.tool.key(event)

    def keyboard_left(self) -> None:
        """Keys let go elsewhere are not reported here."""
        self._let_space_go()

    def key_up(self, event: QKeyEvent) -> None:
        """Space let go."""
        if event.key() == Qt.Key.Key_Space and not event.isAutoRepeat():
            self._let_space_go()

    def _let_space_go(self) -> None:
        if self._space:
            self._space = False
            if not self._bench.tool.is_busy:
                self._bench.surface.set_pointer(self._bench.tool.cursor)

    def _zoom_key(self, event: QKeyEvent) -> bool:
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        key = event.key()
        if held == Qt.KeyboardModifier.ShiftModifier and (fits := self._digit(event)):
            self._bench.surface.fit_all() if fits == 1 else self._bench.surface.fit_selection()
        elif key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
            self._camera.zoom_by(1)
        elif key == Qt.Key.Key_Minus:
            self._camera.zoom_by(-1)
        elif key == Qt.Key.Key_0 and held & Qt.KeyboardModifier.ControlModifier:
            self._camera.set_zoom(1.0)
        else:
            return False
        return True

    @staticmethod
    def _digit(event: QKeyEvent) -> int | None:
        return FIRST_ROW.get(Qt.Key(event.key())) or SCAN.get(event.nativeScanCode())

    # -- scrolling at the edge

    def scroll_near_edge(self, at: QPoint) -> None:
        """Scroll while the pointer stays near an edge."""
        if self._speed(at).isNull():
            self._timer.stop()
        elif not self._timer.isActive():
            self._timer.start()

    def stop_scrolling(self) -> None:
        """No more."""
        self._timer.stop()

    def _scroll_on(self) -> None:
        if self._last is None:
            return
        speed = self._speed(self._last.at)
        self._camera.scroll(speed.x(), speed.y())
        self._aim_again()

    def _aim_again(self) -> None:
        """The map has moved under the pointer in the middle of a gesture: what is held stays in the hand."""
        if self._last is not None and self._bench.tool.is_busy:
            again = self.pointer(self._last.at, self._last.area)
            self._bench.tool.move(replace(again, modifiers=self._last.modifiers))

    def _speed(self, at: QPoint) -> QPoint:
        size = self._view.viewport().size()
        return QPoint(_push(at.x(), size.width()), _push(at.y(), size.height()))


def _push(at: int, size: int) -> int:
    """Speed of scrolling at a place along an edge: negative at its start, positive at its end."""
    if at < EDGE:
        return -min(EDGE - at, FASTEST)
    return min(at - size + EDGE, FASTEST) if at > size - EDGE else 0
