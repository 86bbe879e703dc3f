"""A heading with a chevron that opens and closes what stands under it."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QPushButton, QSizePolicy, QVBoxLayout, QWidget

from journeydesigner.panels.pictures import paint_icon
from journeydesigner.panels.style import colour, scaled


class SectionHead(QPushButton):
    """The heading: Left closes, Right opens, a click or Space does the other of the two."""

    def __init__(self) -> None:
        super().__init__()
        self.setCheckable(True)
        self.setChecked(True)
        self.setAutoDefault(False)
        self.note = ""
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def _font(self) -> QFont:
        return scaled(self.font(), 0.92, QFont.Weight.DemiBold)

    def sizeHint(self) -> QSize:
        return QSize(80, self.fontMetrics().height() + 14)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        wanted = {Qt.Key.Key_Left: False, Qt.Key.Key_Right: True}.get(Qt.Key(event.key()))
        if wanted is None:
            super().keyPressEvent(event)
        elif wanted != self.isChecked():
            self.click()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.hasFocus():
            painter.setPen(QPen(colour("accent"), 1.5))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 2, -1, -2), 5, 5)
        middle = self.height() / 2
        chevron = "chevron-down" if self.isChecked() else "chevron-right"
        paint_icon(painter, chevron, "text3", QRectF(3, middle - 7, 14, 14))
        painter.setFont(self._font())
        painter.setPen(colour("text" if self.underMouse() else "text2"))
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        room = QRectF(21, 0, self.width() - 27, self.height())
        painter.drawText(room, flags, self.text())
        if self.note:
            painter.setPen(colour("text3"))
            painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, self.note)
        painter.end()


class SectionBox(QWidget):
    """A heading and what stands under it."""

    toggled = Signal(bool)

    def __init__(self, body: QWidget, is_open: bool = True) -> None:
        super().__init__()
        self.head = SectionHead()
        self.body = body
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(2)
        box.addWidget(self.head)
        box.addWidget(body)
        self.head.toggled.connect(self._toggle)
        self.head.setChecked(is_open)
        body.setVisible(is_open)

    def set_words(self, title: str, note: str = "") -> None:
        """What the heading says; `note` stands at its right end."""
        self.head.setText(title)
        self.head.note = note
        self.head.setAccessibleName(f"{title}, {note}" if note else title)
        self.head.update()

    @property
    def is_open(self) -> bool:
        """Whether the body is shown."""
        return self.head.isChecked()

    def set_open(self, is_open: bool) -> None:
        """Show or hide the body."""
        self.head.setChecked(is_open)

    def _toggle(self, is_open: bool) -> None:
        self.body.setVisible(is_open)
        self.toggled.emit(is_open)
