"""Fingers on a touch screen: one on a card is a mouse, one on the ground moves the map, two move and zoom it."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, Qt, QTimer
from PySide6.QtGui import QEventPoint, QInputDevice, QMouseEvent, QTouchEvent
from PySide6.QtWidgets import QApplication

from journeydesigner.canvas.hits import hit

if TYPE_CHECKING:
    from journeydesigner.canvas.events import EventView

HELD = 600
"""Milliseconds after which a finger that rested asks for the menu of what is under it, when it is lifted."""
SLACK = 12
"""Screen pixels a resting finger may tremble."""
Kind = QEvent.Type
LEFT = Qt.MouseButton.LeftButton


class Touch(QObject):
    """What the fingers on the map mean, from the first one down to the last one up."""

    def __init__(self, view: EventView) -> None:
        super().__init__(view)
        self._view = view
        self._start = QPoint()
        self._last = QPoint()
        self._spread: float | None = None
        """Distance of two fingers; None while there is one."""
        self._is_mouse = False
        self._is_pan = False
        self._is_over = False
        """Nothing more happens until all fingers are up."""
        self._tapped: tuple[int, QPoint] | None = None
        """When and where the last tap was, in the milliseconds of events."""
        self._rested = False
        self._timer = QTimer(self, singleShot=True, interval=HELD)
        self._timer.timeout.connect(self._rest)

    def handle(self, event: QTouchEvent) -> bool:
        """Take a touch event of the viewport; whether it was for us."""
        if event.device().type() != QInputDevice.DeviceType.TouchScreen:
            return False
        points = [p for p in event.points() if p.state() != QEventPoint.State.Released]
        if event.type() == Kind.TouchBegin:
            self._begin(event)
            if len(points) >= 2:
                self._two(points[0].position(), points[1].position())
        elif event.type() == Kind.TouchCancel:
            self._give_up()
        elif event.type() == Kind.TouchEnd:
            self._end(event)
        elif len(points) >= 2:
            self._two(points[0].position(), points[1].position())
        elif len(points) == 1:
            self._one(points[0].position().toPoint())
        event.accept()
        return True

    # -- one finger

    def _begin(self, event: QTouchEvent) -> None:
        self._start = self._last = event.points()[0].position().toPoint()
        self._spread, self._is_pan, self._is_over, self._rested = None, False, False, False
        scene = self._view.mapToScene(self._start)
        found = hit(self._view.picture, scene.x(), scene.y(), self._view.zoom, self._view.bench.selection.current)
        self._is_mouse = found.kind != "ground"
        if self._is_mouse:
            self._mouse(Kind.MouseButtonPress, self._start)
        self._timer.start()

    def _one(self, at: QPoint) -> None:
        if self._is_over or self._spread is not None:
            return
        if (at - self._start).manhattanLength() > SLACK:
            self._timer.stop()
            self._is_pan = not self._is_mouse
        if self._is_mouse:
            self._mouse(Kind.MouseMove, at)
        elif self._is_pan:
            self._scroll(at)

    def _end(self, event: QTouchEvent) -> None:
        self._timer.stop()
        at = event.points()[0].position().toPoint()
        if self._rested:
            self._view.menu_at("map", self._start, self._view.viewport().mapToGlobal(self._start))
        alone = self._spread is None and not self._is_over
        if alone and self._is_mouse:
            self._mouse(Kind.MouseButtonRelease, at)
        elif alone and not self._is_pan:
            self._mouse(Kind.MouseButtonPress, at)
            self._mouse(Kind.MouseButtonRelease, at)
        if alone and (at - self._start).manhattanLength() <= SLACK:
            self._tap(event.timestamp(), at)

    def _tap(self, when: int, at: QPoint) -> None:
        """A second tap at the same place soon after the first is a double click."""
        before, self._tapped = self._tapped, (when, at)
        interval = QApplication.styleHints().mouseDoubleClickInterval()
        if before is None or when - before[0] > interval or (at - before[1]).manhattanLength() > 2 * SLACK:
            return
        self._tapped = None
        self._mouse(Kind.MouseButtonDblClick, at)
        self._mouse(Kind.MouseButtonRelease, at)

    def _rest(self) -> None:
        self._give_up()
        self._rested = True

    # -- two fingers

    def _two(self, first: QPointF, second: QPointF) -> None:
        middle = ((first + second) / 2).toPoint()
        spread = math.dist((first.x(), first.y()), (second.x(), second.y()))
        if self._spread is None:
            self._give_up()
        else:
            self._scroll(middle)
            if spread > 0 and self._spread > 0:
                self._view.gestures.pinch(spread / self._spread, middle)
        self._spread, self._last, self._rested = spread, middle, False

    def _scroll(self, at: QPoint) -> None:
        by = self._last - at
        self._view.camera.scroll(by.x(), by.y())
        self._last = at

    # -- helpers

    def _give_up(self) -> None:
        """What one finger had begun is no longer meant."""
        self._timer.stop()
        if self._is_mouse and not self._is_over:
            self._view.gestures.let_go()
        self._is_over = True

    def _mouse(self, kind: QEvent.Type, at: QPoint) -> None:
        held = Qt.MouseButton.NoButton if kind == Kind.MouseButtonRelease else LEFT
        button = Qt.MouseButton.NoButton if kind == Kind.MouseMove else LEFT
        screen = QPointF(self._view.viewport().mapToGlobal(at))
        event = QMouseEvent(kind, QPointF(at), screen, button, held, QApplication.keyboardModifiers())
        self._view.gestures.mouse(event, "map", at)
