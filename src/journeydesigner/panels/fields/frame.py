"""A button that looks like a field and a combo box painted alike: edge, icon, text cut with "…", chevron."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QKeyEvent, QPainter, QPaintEvent, QPen, QWheelEvent
from PySide6.QtWidgets import QComboBox, QPushButton, QSizePolicy, QWidget

from journeydesigner.panels.pictures import ICON, icon_side, paint_icon, paint_picture
from journeydesigner.panels.style import RADIUS, colour, plain_tip

if TYPE_CHECKING:
    from journeydesigner.layout.drawing import Ink


@dataclass(frozen=True)
class Look:
    """How a field is edged: colour and dash of its line, and the ink of its text."""

    edge: Ink = "strong"
    text: Ink = "text"
    is_dashed: bool = False
    is_bold: bool = False


PLAIN = Look()
HINT = Look(text="text3")
MISSING = Look("error", "error", is_dashed=True, is_bold=True)
TO_NAME = Look("warn", "warn", is_dashed=True)


def field_height(widget: QWidget) -> int:
    """The height of a one-line field at the widget's font."""
    return max(widget.fontMetrics().height(), ICON) + 12


def paint_field(widget: QWidget, look: Look, text: str, icon: QIcon | None, chevron: str = "chevron-down") -> None:
    """Paint a field over the whole widget."""
    painter = QPainter(widget)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    _paint_edge(painter, widget, look)
    metrics = widget.fontMetrics()
    side = icon_side(metrics)
    middle = widget.height() / 2
    left = 9.0
    if icon is not None and not icon.isNull():
        left += paint_picture(painter, icon, left, middle, side) + 6
    right = widget.width() - 9.0
    if chevron:
        paint_icon(painter, chevron, "text3", QRectF(right - 14, middle - 7, 14, 14))
        right -= 18
    font = widget.font()
    if look.is_bold:
        font.setBold(True)
        painter.setFont(font)
    painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)
    painter.setPen(colour(look.text if widget.isEnabled() else "text3"))
    shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, int(right - left))
    flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextSingleLine
    painter.drawText(QRectF(left, 0, right - left, widget.height()), flags, shown)
    painter.end()


def _paint_edge(painter: QPainter, widget: QWidget, look: Look) -> None:
    invalid, focused = bool(widget.property("invalid")), widget.hasFocus()
    ink = "error" if invalid else "accent" if focused else look.edge
    if ink == PLAIN.edge:
        ink = "line2" if not widget.isEnabled() else "text2" if widget.underMouse() else ink
    width = 2.0 if invalid or focused else 1.0
    pen = QPen(colour(ink), width)
    if look.is_dashed and not focused:
        pen.setDashPattern([3.2, 2.4])
    painter.setPen(pen)
    painter.setBrush(colour("field" if widget.isEnabled() else "panel2"))
    inset = width / 2
    rect = QRectF(widget.rect()).adjusted(inset, inset, -inset, -inset)
    painter.drawRoundedRect(rect, RADIUS - 0.5, RADIUS - 0.5)


class FieldButton(QPushButton):
    """Opens something to choose from; shows what is chosen."""

    def __init__(self) -> None:
        super().__init__()
        self.look = PLAIN
        self.chevron = "chevron-down"
        self.setAutoDefault(False)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def show_text(self, text: str, icon: QIcon | None = None, look: Look = PLAIN) -> None:
        """What the button shows; the whole text is also its tooltip."""
        self.look = look
        self.setText(text.replace("&", "&&"))
        self.setIcon(icon or QIcon())
        self.setToolTip(plain_tip(text))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(120, field_height(self))

    def minimumSizeHint(self) -> QSize:
        return QSize(60, field_height(self))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and Down open it, as Space does."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down):
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        paint_field(self, self.look, self.text().replace("&&", "&"), self.icon(), self.chevron)


class ChoiceBox(QComboBox):
    """A combo box that the wheel scrolls past, and that arrow keys open rather than change."""

    def __init__(self) -> None:
        super().__init__()
        self.look = PLAIN
        self.room = 120
        """Pixels it would like to be wide where it is not given a column."""
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMaxVisibleItems(24)

    def sizeHint(self) -> QSize:
        return QSize(self.room, field_height(self))

    def minimumSizeHint(self) -> QSize:
        return QSize(52, field_height(self))

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.showPopup()
        else:
            super().keyPressEvent(event)

    def showPopup(self) -> None:
        """As wide as its longest word, whatever the width of the panel."""
        view = self.view()
        view.setMinimumWidth(max(self.width(), view.sizeHintForColumn(0) + 24))
        super().showPopup()

    def paintEvent(self, _event: QPaintEvent) -> None:
        text = self.currentText() if self.currentIndex() >= 0 else self.placeholderText()
        paint_field(self, self.look, text, self.itemIcon(self.currentIndex()))
