"""Shows a slide: its picture, the ring of the card chosen, the spotlight, or black. Knows no project."""

from __future__ import annotations

from collections.abc import Mapping

from psygnal import Signal
from PySide6.QtCore import QEvent, QPointF, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QInputDevice,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QPixmap,
    QTouchEvent,
)
from PySide6.QtWidgets import QWidget

from journeydesigner.canvas.presentation.dots import LARGE, SMALL, paint_dots
from journeydesigner.layout.drawing import Rect
from journeydesigner.layout.slides.contrast import strong, strong_theme
from journeydesigner.layout.slides.sheet import Slide
from journeydesigner.layout.theme import theme
from journeydesigner.model import Id
from journeydesigner.render.pages import paint_layers

SPOT = 150.0
"""Radius of the light that follows the pointer, in slide pixels."""
_SHADE = QColor(8, 12, 18, 172)
_ROOM = 14.0
"""Light around the card chosen."""
SWIPE = 64.0
"""Screen pixels a finger goes sideways to turn to another slide."""
TAP = 14.0
"""Screen pixels a finger that taps may tremble."""
REST = 600
"""Milliseconds after which a finger in a vote takes a dot back instead of giving one."""
_SHIFT = Qt.KeyboardModifier.ShiftModifier


class Screen(QWidget):
    """The slide, as large as the widget."""

    pressed = Signal(object)
    """The card or stage that was clicked, as `("card", id)` or `("stage", id)`; None for the ground."""
    taken_back = Signal(object)
    """The card or stage that was clicked to take a dot back: with Shift, the right button, a resting finger."""
    swiped = Signal(int)
    """A finger turned the slide: 1 for the next one, -1 for the one before."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setAttribute(Qt.WidgetAttribute.WA_AcceptTouchEvents)
        self._touched: QPointF | None = None
        """Where the only finger came down; None once there were two."""
        self._slide: Slide | None = None
        self._picture: QPixmap | None = None
        self._unit = 1.0
        self._strong = False
        self._pointer: QPointF | None = None
        self._touched_at = 0
        self._came_by_tab = False
        self.chosen: Id | None = None
        self.is_voting = False
        self._dots: Mapping[Id, int] = {}
        self.is_black = False
        self.has_spotlight = False

    def show_slide(self, slide: Slide, unit: float, strong_contrast: bool) -> None:
        """Show another slide; one of its pixels is `unit` pixels of the screen."""
        self._slide, self._unit, self._strong = slide, unit, strong_contrast
        self._picture = None
        self.update()

    def show_dots(self, dots: Mapping[Id, int]) -> None:
        """Show so many dots on the cards."""
        if dots != self._dots:
            self._dots = dots
            self.update()

    @property
    def slide(self) -> Slide | None:
        """What is shown."""
        return self._slide

    def on_screen(self, rect: Rect) -> QRectF:
        """Where a rectangle of the slide lies on this widget."""
        return QRectF(rect.x * self._unit, rect.y * self._unit, rect.w * self._unit, rect.h * self._unit)

    def ring(self) -> QRectF | None:
        """Where the ring of the card chosen lies on this widget."""
        card = self._card()
        return self.on_screen(card.grown(8)) if card is not None else None

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Who came by Tab sees where the keys go."""
        self._came_by_tab = event.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """The frame goes with the focus."""
        self._came_by_tab = False
        super().focusOutEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Black, or the picture with what lies over it."""
        painter = QPainter(self)
        if self.is_black or self._slide is None:
            painter.fillRect(event.rect(), Qt.GlobalColor.black)
            return
        painter.drawPixmap(0, 0, self._painted(self._slide))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.has_spotlight:
            painter.fillPath(self._shade(), _SHADE)
        ring = self.ring()
        if ring is not None:
            painter.setPen(QPen(QColor(theme("light").colour("accent")), 5 * self._unit))
            painter.drawRoundedRect(ring, 16 * self._unit, 16 * self._unit)
        for cards, size in ((self._slide.cards, LARGE), (self._slide.small_cards, SMALL)):
            voted = [(self.on_screen(cards[card]), count) for card, count in self._dots.items() if card in cards]
            paint_dots(painter, voted, size, self._unit)
        if self._came_by_tab:
            painter.setPen(QPen(QColor(theme("light").colour("accent")), 4))
            painter.drawRect(self.rect().adjusted(2, 2, -3, -3))

    def _painted(self, slide: Slide) -> QPixmap:
        """The slide as pixels, kept until it changes: the spotlight moves over it."""
        ratio = self.devicePixelRatioF()
        size = self.size() * ratio
        if self._picture is None or self._picture.size() != size:
            inks = theme("light")
            self._picture = QPixmap(size)
            self._picture.setDevicePixelRatio(ratio)
            self._picture.fill(QColor(inks.colour("canvas")))
            painter = QPainter(self._picture)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.scale(self._unit, self._unit)
            layers = [strong(one) for one in slide.layers] if self._strong else slide.layers
            paint_layers(painter, layers, strong_theme(inks) if self._strong else inks)
            painter.end()
        return self._picture

    def _shade(self) -> QPainterPath:
        """All but the light at the pointer and on the card chosen."""
        dark, light = QPainterPath(), QPainterPath()
        dark.addRect(QRectF(self.rect()))
        at = self._pointer if self._pointer is not None else self._middle()
        if at is not None:
            light.addEllipse(at, SPOT * self._unit, SPOT * self._unit)
        card = self._card()
        if card is not None:
            lit = QPainterPath()
            lit.addRoundedRect(self.on_screen(card.grown(_ROOM)), 16 * self._unit, 16 * self._unit)
            light = light.united(lit)
        return dark.subtracted(light)

    def _card(self) -> Rect | None:
        return self._slide.cards.get(self.chosen) if self._slide and self.chosen is not None else None

    def _middle(self) -> QPointF | None:
        """Where the light stands before the pointer has moved; nowhere while a card is lit."""
        return None if self._card() is not None else QRectF(self.rect()).center()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """The spotlight follows the pointer; what can be clicked shows a hand."""
        self._pointer = event.position()
        hit = self._hit(event.position())
        self.setCursor(Qt.CursorShape.PointingHandCursor if hit else Qt.CursorShape.ArrowCursor)
        if self.has_spotlight:
            self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Tell what was clicked, and in a vote which way."""
        is_left, shifted = event.button() == Qt.MouseButton.LeftButton, event.modifiers() & _SHIFT
        if is_left and not (self.is_voting and shifted):
            self.setFocus()
            self.pressed.emit(self._hit(event.position()))
        elif self.is_voting and (is_left or event.button() == Qt.MouseButton.RightButton):
            self.setFocus()
            self.taken_back.emit(self._hit(event.position()))

    def event(self, event: QEvent) -> bool:
        """Fingers turn slides and tap; all else is as ever."""
        if isinstance(event, QTouchEvent) and event.device().type() == QInputDevice.DeviceType.TouchScreen:
            self._finger(event)
            event.accept()
            return True
        return super().event(event)

    def _finger(self, event: QTouchEvent) -> None:
        at = event.points()[0].position()
        if event.type() == QEvent.Type.TouchBegin:
            self._touched, self._touched_at = at, event.timestamp()
        if len(event.points()) > 1 or event.type() == QEvent.Type.TouchCancel:
            self._touched = None
        if self.has_spotlight:
            self._pointer = at
            self.update()
        if event.type() != QEvent.Type.TouchEnd or self._touched is None:
            return
        by = at - self._touched
        if abs(by.x()) >= max(SWIPE, 2 * abs(by.y())):
            self.swiped.emit(1 if by.x() < 0 else -1)
        elif by.manhattanLength() <= TAP:
            self.setFocus()
            rested = self.is_voting and event.timestamp() - self._touched_at >= REST
            (self.taken_back if rested else self.pressed).emit(self._hit(at))

    def _hit(self, at: QPointF) -> tuple[str, Id] | None:
        if self._slide is None or self.is_black:
            return None
        for kind, rects in (("card", self._slide.cards), ("stage", self._slide.stages)):
            for id_, rect in rects.items():
                if self.on_screen(rect).contains(at):
                    return kind, id_
        return None
