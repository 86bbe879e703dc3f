"""The overview map: the whole journey small, with the part that is seen in a frame that can be moved.

Follows the canvas; costs its frames one image and one rectangle, whatever the size of the journey.
"""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt, QTimer
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QHideEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QShowEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QWidget

from journeydesigner.canvas.overview.image import MapImage
from journeydesigner.canvas.view import CanvasView
from journeydesigner.i18n import _, on_language_changed, plural
from journeydesigner.layout.draw.miniature import Scale, body
from journeydesigner.layout.drawing import Rect

REST = 120
"""Milliseconds without a change or a movement before painting begins or goes on: it is in nobody's way."""
EDGE, INSET = 8, 5
"""Pixels around the picture, and between its border and the map."""
RADIUS = 6.0
FRAME = 7.0
"""Least width and height of the frame around what is seen: on a very long map it would be a hair."""
USUAL = QSize(196, 124)
LEAST = QSize(96, 72)
NOTCH = 120
"""What a wheel tells for one notch."""
PART = 0.25
"""How much of what is seen an arrow key goes on by."""


class Overview(QWidget):
    """The picture, and hands and keys on it."""

    def __init__(self, canvas: CanvasView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._canvas = canvas
        self.image = MapImage()
        self._held: QPointF | None = None
        """How far the pointer is from the middle of the frame it drags, in pixels; None: it drags nothing."""
        self._later = QTimer(self, singleShot=True, interval=REST)
        self._next = QTimer(self, singleShot=True, interval=0)
        self._later.timeout.connect(self._go_on)
        self._next.timeout.connect(self._go_on)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        canvas.redrawn.connect(self._spoil)
        canvas.moved.connect(self._moved)
        forget = on_language_changed(self.reword)
        self.destroyed.connect(lambda: forget())
        canvas.destroyed.connect(lambda: self.image.forget())
        self.reword()

    def sizeHint(self) -> QSize:
        return USUAL

    def minimumSizeHint(self) -> QSize:
        return LEAST

    def reword(self) -> None:
        """Say in the current language what this is and what is seen."""
        self.setAccessibleName(_("Overview"))
        self._tell()
        self.update()

    # -- following

    def _spoil(self, rects: list[Rect] | None) -> None:
        self.image.spoil(rects)
        self._wait()

    def _moved(self) -> None:
        self.update()
        if self._next.isActive():
            self._wait()
        if self.hasFocus():
            self._tell()

    def _wait(self) -> None:
        """Paint after a short rest, as long as anybody sees it."""
        self._next.stop()
        if self.isVisible():
            self._later.start()

    def _go_on(self) -> None:
        """One slice of painting."""
        canvas, room = self._canvas, self._room().size().toSize()
        if not self.isVisible() or self.image.is_finished or room.isEmpty():
            return
        if canvas.picture.is_preview:
            self._later.start()
        elif canvas.is_empty:
            self.image.forget()
            self.update()
        else:
            subject, painter, ratio = canvas.picture.subject, canvas.drawing_painter, self.devicePixelRatioF()
            if self.image.paint(subject, painter, canvas.light.lit, room, ratio):
                self._next.start()
            self.update()

    def _tell(self) -> None:
        """How much is seen, for those who hear it."""
        seen, columns = self._canvas.seen(), self._canvas.picture.plan.columns
        numbers = [column.number for column in columns if column.is_in(seen)]
        if numbers:
            said = plural(
                "Stage {first} of {count} is seen",
                "Stages {first} to {last} of {count} are seen",
                len(numbers),
                first=numbers[0],
                last=numbers[-1],
                count=len(columns),
            )
            self.setAccessibleDescription(said)

    # -- the widget

    def showEvent(self, event: QShowEvent) -> None:
        """What has changed meanwhile is painted now, though not before the canvas."""
        super().showEvent(event)
        self._wait()

    def hideEvent(self, event: QHideEvent) -> None:
        """Nobody sees it: nothing is painted."""
        super().hideEvent(event)
        self._later.stop()
        self._next.stop()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another size is another picture; the old one is stretched until it is there."""
        super().resizeEvent(event)
        self._spoil(None)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """The image, and above it the frame around what is seen."""
        painter, ink = QPainter(self), self._canvas.drawing_painter.colour
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        border = QRectF(self.rect()).adjusted(EDGE - 0.5, EDGE - 0.5, 0.5 - EDGE, 0.5 - EDGE)
        painter.setPen(QPen(ink("accent"), 2) if self.hasFocus() else QPen(ink("line2"), 1))
        painter.setBrush(ink("canvas"))
        painter.drawRoundedRect(border, RADIUS, RADIUS)
        shown = None if self._canvas.is_empty else self.image.shown
        if shown is None:
            self._say_empty(painter)
        else:
            room = self._room()
            painter.drawPixmap(QRectF(room), shown[0], QRectF(shown[0].rect()))
            self._frame_seen(painter, border)
        painter.end()

    def _say_empty(self, painter: QPainter) -> None:
        if self._canvas.is_empty:
            painter.setPen(self._canvas.drawing_painter.colour("text3"))
            flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
            painter.drawText(self._room(), flags, _("The whole map will be seen here."))

    def _frame_seen(self, painter: QPainter, border: QRectF) -> None:
        frame = self.frame()
        if frame is None:
            return
        accent = self._canvas.drawing_painter.colour("accent")
        painter.setClipRect(border)
        tint = QColor(accent)
        tint.setAlphaF(0.1)
        painter.setPen(QPen(accent, 1.5))
        painter.setBrush(tint)
        within = border.adjusted(1.5, 1.5, -1.5, -1.5)
        painter.drawRoundedRect(frame.intersected(within), 2, 2)

    def _room(self) -> QRectF:
        by = EDGE + INSET
        return QRectF(self.rect().adjusted(by, by, -by, -by))

    # -- where is what

    def frame(self) -> QRectF | None:
        """The part of the map that is seen, in pixels of this widget; None while there is no picture."""
        scale = self._scale()
        if scale is None:
            return None
        seen = scale.rect(self._canvas.seen())
        room = self._room()
        wider, higher = max(FRAME - seen.w, 0) / 2, max(FRAME - seen.h, 0) / 2
        exact = QRectF(seen.x + room.x(), seen.y + room.y(), seen.w, seen.h)
        return exact.adjusted(-wider, -higher, wider, higher)

    def spot(self, x: float, y: float) -> QPoint:
        """Where a point of the map is shown, in pixels of this widget; its corner while there is no picture."""
        scale, room = self._scale(), self._room()
        if scale is None:
            return QPoint()
        at = scale.point((x, y))
        return QPointF(at[0] + room.x(), at[1] + room.y()).toPoint()

    def _scale(self) -> Scale | None:
        shown = None if self._canvas.is_empty else self.image.shown
        return shown[1] if shown is not None else None

    def _on_map(self, at: QPointF) -> QPointF | None:
        scale, room = self._scale(), self._room()
        if scale is None:
            return None
        x, y = scale.on_map(at.x() - room.x(), at.y() - room.y())
        whole = body(self._canvas.picture.plan)
        return QPointF(min(max(x, whole.x), whole.right), min(max(y, whole.y), whole.bottom))

    # -- hands

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Go there; the frame itself is taken where it is held."""
        frame = self.frame()
        if event.button() != Qt.MouseButton.LeftButton or frame is None:
            return
        inside = frame.contains(event.position())
        self._held = event.position() - frame.center() if inside else QPointF()
        self._drag(event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """The map goes along with the frame."""
        if self._held is not None:
            self._drag(event.position())
            return
        frame = self.frame()
        held = frame is not None and frame.contains(event.position())
        self.setCursor(Qt.CursorShape.OpenHandCursor if held else Qt.CursorShape.ArrowCursor)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """The frame stays where it is."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._held = None
            self.setCursor(Qt.CursorShape.ArrowCursor)

    def _drag(self, at: QPointF) -> None:
        self.setCursor(Qt.CursorShape.ClosedHandCursor)
        middle = self._on_map(at - (self._held or QPointF()))
        if middle is not None:
            self._canvas.centerOn(middle)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom at the point of the map under the pointer where that is seen, else in the middle of the view."""
        spot = self._on_map(event.position())
        if spot is not None:
            at = self._canvas.mapFromScene(spot)
            seen = self._canvas.viewport().rect().contains(at)
            self._canvas.camera.zoom_by(event.angleDelta().y() / NOTCH, at if seen else None)
        event.accept()

    # -- keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows go on, plus and minus zoom, Home and End go to the ends, Enter and Esc to the map."""
        canvas, seen, key = self._canvas, self._canvas.viewport().rect(), event.key()
        by = {
            Qt.Key.Key_Left: (-1, 0),
            Qt.Key.Key_Right: (1, 0),
            Qt.Key.Key_Up: (0, -1),
            Qt.Key.Key_Down: (0, 1),
        }.get(Qt.Key(key))
        if by is not None:
            canvas.camera.scroll(round(by[0] * PART * seen.width()), round(by[1] * PART * seen.height()))
        elif key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
            canvas.zoom_in()
        elif key == Qt.Key.Key_Minus:
            canvas.zoom_out()
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            bar = canvas.horizontalScrollBar()
            bar.setValue(bar.minimum() if key == Qt.Key.Key_Home else bar.maximum())
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape):
            canvas.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show that keys come here, and say what is seen."""
        super().focusInEvent(event)
        self._tell()
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """They no longer do."""
        super().focusOutEvent(event)
        self.update()
