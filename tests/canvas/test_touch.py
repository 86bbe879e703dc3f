"""Fingers, trackpad, wheel and pen: what moves and zooms the map, and what is as with a mouse."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import (
    QInputDevice,
    QNativeGestureEvent,
    QPointingDevice,
    QPointingDeviceUniqueId,
    QTabletEvent,
    QWheelEvent,
)
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from journeydesigner.model import Id
from tests.canvas.conftest import Hands

NO_BUTTON = Qt.MouseButton.NoButton
SCREEN: list[QPointingDevice] = []


@pytest.fixture(scope="session", autouse=True)
def screen(gui: None) -> None:  # noqa: ARG001
    """A touch screen, kept for as long as events may name it."""
    SCREEN.append(QTest.createTouchDevice())


@pytest.fixture
def near(hands: Hands) -> Hands:
    """The sample in a window that fits the small screen of tests: fingers beside the screen are not reported."""
    hands.view.move(0, 0)
    hands.view.resize(760, 740)
    hands.view.set_zoom(0.6)
    return hands


class Fingers:
    """Fingers on the map, by number."""

    def __init__(self, hands: Hands) -> None:
        self._sequence = QTest.touchEvent(hands.view.viewport(), SCREEN[0], False)
        self._widget = hands.view.viewport()

    def go(
        self,
        down: dict[int, QPoint] | None = None,
        move: dict[int, QPoint] | None = None,
        up: dict[int, QPoint] | None = None,
    ) -> Fingers:
        for number, at in (down or {}).items():
            self._sequence.press(number, at, self._widget)
        for number, at in (move or {}).items():
            self._sequence.move(number, at, self._widget)
        for number, at in (up or {}).items():
            self._sequence.release(number, at, self._widget)
        self._sequence.commit()
        return self


def ground(hands: Hands) -> QPoint:
    return hands.in_cell(6, "c_qr")


def test_one_finger_on_the_ground_moves_the_map(near: Hands) -> None:
    at = ground(near)
    held = near.under(at)
    there = at - QPoint(60, 40)
    Fingers(near).go(down={0: at}).go(move={0: at - QPoint(20, 10)}).go(move={0: there}).go(up={0: there})
    moved = near.under(there)
    assert (moved - held).manhattanLength() < 3
    assert near.document.history.done == ()
    assert near.selection.ids == ()


def test_a_tap_selects_and_two_taps_rename(near: Hands) -> None:
    at = near.on_card("t12")
    Fingers(near).go(down={0: at}).go(up={0: at})
    assert near.selection.ids == ("t12",)
    Fingers(near).go(down={0: at}).go(up={0: at})
    assert near.view._naming.editor.isVisible()


def test_a_finger_drags_a_card(near: Hands) -> None:
    near.on_card("t12")
    end = near.in_cell(3, "c_email", 0.9)
    rect = near.card("t12").rect
    start = near.view.mapFromScene(QPointF(rect.x + 70, rect.y + 30))
    fingers = Fingers(near).go(down={0: start})
    for share in (0.3, 0.7, 1.0):
        fingers.go(move={0: start + (end - start) * share})
    fingers.go(up={0: end})
    assert near.project.get(Id("t12")).channel == "c_email"  # type: ignore[union-attr]


def test_two_fingers_zoom_at_the_point_between_them(near: Hands) -> None:
    middle = QPoint(350, 300)
    held = near.under(middle)
    fingers = Fingers(near).go(down={0: middle - QPoint(50, 0), 1: middle + QPoint(50, 0)})
    fingers.go(move={0: middle - QPoint(60, 0), 1: middle + QPoint(60, 0)})
    fingers.go(move={0: middle - QPoint(75, 0), 1: middle + QPoint(75, 0)})
    assert near.view.zoom == pytest.approx(0.6 * 150 / 100)
    after = near.under(middle)
    assert (after - held).manhattanLength() < 4
    fingers.go(up={0: middle, 1: middle})
    assert near.document.history.done == ()


def test_a_second_finger_ends_the_drag_of_the_first(near: Hands) -> None:
    before = near.project
    start, end = near.on_card("t12"), near.in_cell(3, "c_email", 0.9)
    fingers = Fingers(near).go(down={0: start}).go(move={0: start + (end - start) * 0.5}).go(move={0: end})
    fingers.go(down={1: end + QPoint(40, 40)}, move={0: end})
    fingers.go(move={0: end, 1: end + QPoint(60, 60)})
    fingers.go(up={0: end, 1: end + QPoint(60, 60)})
    assert near.project is before
    assert not near.view.bench.tool.is_busy


def test_a_finger_that_rests_opens_the_menu(near: Hands, qtbot: QtBot) -> None:
    at = near.on_card("t12")
    fingers = Fingers(near).go(down={0: at})
    qtbot.waitUntil(lambda: near.view._touch._rested, timeout=3000)
    assert near.menu is None
    fingers.go(up={0: at})
    near.choose("Duplicate")
    assert len(near.document.history.done) == 1


def wheel(
    hands: Hands,
    angle: QPoint,
    pixels: QPoint | None = None,
    held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
) -> None:
    at = QPointF(350, 300)
    screen_at = QPointF(hands.view.viewport().mapToGlobal(at.toPoint()))
    event = QWheelEvent(
        at,
        screen_at,
        pixels or QPoint(),
        angle,
        Qt.MouseButton.NoButton,
        held,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(hands.view.viewport(), event)


def test_shift_and_wheel_scroll_sideways_and_a_trackpad_both_ways(near: Hands) -> None:
    start = near.under(QPoint(350, 300))
    wheel(near, QPoint(0, -120), held=Qt.KeyboardModifier.ShiftModifier)
    sideways = near.under(QPoint(350, 300))
    assert sideways.x() > start.x()
    assert sideways.y() == start.y()
    wheel(near, QPoint(-40, -64), QPoint(-20, -32))
    both = near.under(QPoint(350, 300))
    assert (both.x() - sideways.x(), both.y() - sideways.y()) == pytest.approx((20 / 0.6, 32 / 0.6))


def test_a_trackpad_pinch_zooms_at_the_pointer(near: Hands) -> None:
    at = QPointF(350, 300)
    held = near.under(at.toPoint())
    event = QNativeGestureEvent(
        Qt.NativeGestureType.ZoomNativeGesture,
        QPointingDevice.primaryPointingDevice(),
        2,
        at,
        at,
        QPointF(near.view.viewport().mapToGlobal(at.toPoint())),
        0.25,
        QPointF(),
    )
    QApplication.sendEvent(near.view.viewport(), event)
    assert near.view.zoom == pytest.approx(0.75)
    assert (near.under(at.toPoint()) - held).manhattanLength() < 2


def test_a_pen_is_left_to_qt_which_makes_a_mouse_of_it(hands: Hands) -> None:
    device = QPointingDevice(
        "pen",
        1,
        QInputDevice.DeviceType.Stylus,
        QPointingDevice.PointerType.Pen,
        QInputDevice.Capability.Position,
        1,
        1,
        "",
        QPointingDeviceUniqueId(),
    )
    at = QPointF(hands.on_card("t12"))
    event = QTabletEvent(
        QTabletEvent.Type.TabletPress, device, at, at, 0.1, 0, 0, 0, 0, 0,
        Qt.KeyboardModifier.NoModifier, Qt.MouseButton.LeftButton, Qt.MouseButton.LeftButton,
    )  # fmt: skip
    QApplication.sendEvent(hands.view.viewport(), event)
    assert not event.isAccepted()
