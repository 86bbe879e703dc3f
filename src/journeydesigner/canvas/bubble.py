"""A short sentence near the pointer: what a drop would write, or why something cannot be. Never takes a click."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, QTimer, QVariantAnimation
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QApplication, QWidget

from journeydesigner.canvas import motion
from journeydesigner.layout.theme import Theme
from journeydesigner.render.fonts import FAMILY, letters_of
from journeydesigner.render.icons import icon_pixmap

LETTERS, WIDEST = 12, 320
"""Pixels of its letters and of its width, where letters are of the usual size."""
STAYS = 5200
"""Milliseconds a refusal stays when nothing takes it away."""
_PAD_X, _PAD_Y, _ICON = 10, 7, 15


class Bubble(QWidget):
    """Plain text in a rounded box, red with a sign when it refuses."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.text = ""
        self._refused = False
        self._theme: Theme | None = None
        self._timer = QTimer(self, singleShot=True, interval=STAYS)
        self._timer.timeout.connect(self.hide)
        self.rise = QVariantAnimation(self, startValue=0.0, endValue=1.0, duration=int(motion.POPOVER))
        self.rise.valueChanged.connect(self.update)
        self._letters = 1.0
        self.hide()

    def say(self, text: str, at: QPoint, refused: bool, theme: Theme) -> None:
        """Show a sentence beside a point of the parent, wherever there is room."""
        self.text, self._refused, self._theme = text, refused, theme
        self._letters = letters_of(QApplication.font())
        font = QFont(FAMILY)
        font.setPixelSize(round(LETTERS * self._letters))
        font.setWeight(QFont.Weight.Medium)
        self.setFont(font)
        if motion.pace() == "full" and not self.isVisible():
            self.rise.start()
        self.resize(self._size())
        self.move(self._corner(at))
        self.show()
        self.raise_()
        self.update()
        self._timer.start()

    @property
    def strength(self) -> float:
        """How much of it is seen while it appears; 1 is all."""
        return float(self.rise.currentValue()) if self.rise.state() == self.rise.State.Running else 1.0

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """The box and the words."""
        if self._theme is None:
            return
        ink = "error" if self._refused else "accent"
        painter = QPainter(self)
        painter.setOpacity(self.strength)
        painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(self._theme.colour(ink)), 1.2))
        painter.setBrush(QColor(self._theme.colour("error_bg" if self._refused else "panel")))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 7, 7)
        left = _PAD_X
        if self._refused:
            ratio = self.devicePixelRatioF()
            sign = icon_pixmap("ban", self._theme.colour(ink), round(_ICON * ratio))
            target = QRectF(_PAD_X, (self.height() - _ICON) / 2, _ICON, _ICON)
            painter.drawPixmap(target, sign, QRectF(sign.rect()))
            left += _ICON + 7
        painter.setPen(QColor(self._theme.colour("error" if self._refused else "text")))
        words = self.rect().adjusted(left, _PAD_Y, -_PAD_X, -_PAD_Y)
        painter.drawText(words, Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignVCenter, self.text)
        painter.end()

    def _size(self) -> QSize:
        extra = 2 * _PAD_X + (_ICON + 7 if self._refused else 0)
        metrics = QFontMetrics(self.font())
        box = metrics.boundingRect(
            0, 0, round(WIDEST * self._letters) - extra, 400, Qt.TextFlag.TextWordWrap, self.text
        )
        return QSize(box.width() + extra + 2, box.height() + 2 * _PAD_Y)

    def _corner(self, at: QPoint) -> QPoint:
        parent = self.parentWidget()
        room = parent.size() if parent is not None else QSize(1, 1)
        x = at.x() + 18 if at.x() + 18 + self.width() <= room.width() else at.x() - 12 - self.width()
        y = at.y() + 20 if at.y() + 20 + self.height() <= room.height() else at.y() - 14 - self.height()
        return QPoint(min(max(x, 4), max(room.width() - self.width() - 4, 4)), max(y, 4))
