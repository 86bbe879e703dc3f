"""One thing of the palette: pattern bar, glyph, name, number of uses; dragged, clicked or chosen by key."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QByteArray, QMimeData, QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QDrag,
    QIcon,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
)
from PySide6.QtWidgets import QApplication, QPushButton, QSizePolicy

from journeydesigner.editor.payload import MIME, Payload
from journeydesigner.layout.draw.glyphs import nature_bar
from journeydesigner.model.channel import Nature
from journeydesigner.panels.pictures import icon_side, paint_picture, paint_shapes
from journeydesigner.panels.style import colour, plain_tip


@dataclass(frozen=True)
class Face:
    """What an entry shows."""

    payload: Payload
    text: str
    icon: str = ""
    ink: str = "text2"
    nature: Nature | None = None
    count: int | None = None
    key: str = ""
    """The letter that adds it, for the three large entries."""
    note: str = ""


class Entry(QPushButton):
    """An entry. Enter or a double click adds it at the selection, a click or Space selects what it stands for."""

    wanted = Signal(Payload)
    chosen = Signal(Payload)
    menu_asked = Signal(Payload, QPoint)
    renaming = Signal(Payload)
    removing = Signal(Payload)

    def __init__(self, face: Face, picture: QIcon) -> None:
        super().__init__()
        self.face = face
        self._pressed_at: QPoint | None = None
        self.setAutoDefault(False)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.show_face(face, picture)

    def show_face(self, face: Face, picture: QIcon) -> None:
        """Show this from now on."""
        self.face = face
        self.setIcon(picture)
        self.setText(face.text.replace("&", "&&"))
        self.setAccessibleName(face.text if face.count is None else f"{face.text}, {face.count}")
        self.setAccessibleDescription(face.note)
        tip = "\n".join(part for part in (face.text, face.note) if part)
        self.setToolTip(plain_tip(tip))
        self.update()

    @property
    def is_large(self) -> bool:
        """Whether it is one of the three kinds that a map is made of."""
        return bool(self.face.key)

    def sizeHint(self) -> QSize:
        return QSize(120, self.fontMetrics().height() + (17 if self.is_large else 11))

    def minimumSizeHint(self) -> QSize:
        return QSize(60, self.sizeHint().height())

    # -- mouse and keys

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._pressed_at = event.position().toPoint()
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        start = self._pressed_at
        if start is None or not event.buttons() & Qt.MouseButton.LeftButton:
            super().mouseMoveEvent(event)
            return
        moved = (event.position().toPoint() - start).manhattanLength()
        if moved >= QApplication.startDragDistance():
            self._pressed_at = None
            self.setDown(False)
            self.drag()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        was_pressed, self._pressed_at = self._pressed_at is not None, None
        at = event.position().toPoint()
        super().mouseReleaseEvent(event)
        if was_pressed and event.button() == Qt.MouseButton.LeftButton and self.rect().contains(at):
            (self.wanted if self.is_large else self.chosen).emit(self.face.payload)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and not self.is_large:
            self.wanted.emit(self.face.payload)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.wanted.emit(self.face.payload)
        elif event.key() == Qt.Key.Key_Space:
            self.chosen.emit(self.face.payload)
        elif event.key() == Qt.Key.Key_F2:
            self.renaming.emit(self.face.payload)
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.removing.emit(self.face.payload)
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.menu_asked.emit(self.face.payload, event.globalPos())

    # -- dragging

    def drag(self) -> None:
        """Start to drag the entry; returns when it is dropped."""
        drag = QDrag(self)
        drag.setMimeData(self.mime_data())
        ghost = self.ghost()
        drag.setPixmap(ghost)
        drag.setHotSpot(QPoint(round(12 * ghost.devicePixelRatio() / 2), ghost.height() // 2))
        drag.exec(Qt.DropAction.CopyAction)

    def mime_data(self) -> QMimeData:
        """The payload as the canvas reads it."""
        data = QMimeData()
        data.setData(MIME, QByteArray(self.face.payload.encode()))
        return data

    def ghost(self) -> QPixmap:
        """What follows the pointer."""
        ratio = self.devicePixelRatioF()
        pixmap = QPixmap(self.size() * ratio)
        pixmap.setDevicePixelRatio(ratio)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        painter.setOpacity(0.85)
        self._paint(painter, is_ghost=True)
        painter.end()
        return pixmap

    # -- painting

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        self._paint(painter)
        painter.end()

    def _paint(self, painter: QPainter, is_ghost: bool = False) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter, is_ghost)
        middle, left = self.height() / 2, 10.0 if self.is_large else 5.0
        if self.face.nature is not None:
            half = min(9, self.height() / 2 - 4)
            paint_shapes(painter, nature_bar(self.face.nature, left, middle - half, 2 * half))
            left += 12
        left += paint_picture(painter, self.icon(), left, middle, icon_side(painter.fontMetrics())) + 8
        right = self._paint_end(painter)
        painter.setPen(colour("text"))
        room = right - left - 6
        text = painter.fontMetrics().elidedText(self.face.text, Qt.TextElideMode.ElideRight, int(room))
        painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)
        painter.drawText(QRectF(left, 0, room, self.height()), Qt.AlignmentFlag.AlignVCenter, text)

    def _paint_ground(self, painter: QPainter, is_ghost: bool) -> None:
        rect = QRectF(self.rect()).adjusted(0.75, 0.75, -0.75, -0.75)
        if self.is_large or is_ghost:
            painter.setPen(QPen(colour("strong" if self.underMouse() else "line2"), 1))
            painter.setBrush(colour("card"))
            painter.drawRoundedRect(rect, 7, 7)
        elif self.underMouse() or self.isDown():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour("accent_bg"))
            painter.drawRoundedRect(rect, 5, 5)
        if self.hasFocus():
            painter.setPen(QPen(colour("accent"), 1.75))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(rect, 6, 6)

    def _paint_end(self, painter: QPainter) -> float:
        """The key or the number of uses at the right end; returns where the room for the name ends."""
        right = self.width() - 8.0
        text = self.face.key or ("" if self.face.count is None else str(self.face.count))
        if not text:
            return right
        metrics = painter.fontMetrics()
        width = metrics.horizontalAdvance(text)
        painter.setPen(colour("text3"))
        if self.face.key:
            box = QRectF(right - width - 10, (self.height() - metrics.height()) / 2, width + 10, metrics.height())
            painter.setBrush(colour("panel2"))
            painter.drawRoundedRect(box, 4, 4)
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)
            return box.left()
        painter.drawText(
            QRectF(0, 0, right, self.height()), Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, text
        )
        return right - width
