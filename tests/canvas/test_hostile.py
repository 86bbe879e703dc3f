"""Hands in a hurry: Esc in the middle of everything, wheels and keys during a drag, keys of other keyboards."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from journeydesigner.canvas.tools.drag_card import DragCard
from journeydesigner.canvas.tools.drag_lane import DragLane
from journeydesigner.canvas.tools.drag_stage import DragStage
from journeydesigner.canvas.tools.draw_link import DrawLink
from journeydesigner.canvas.tools.drop_payload import DropPayload
from journeydesigner.canvas.tools.link_by_keys import LinkByKeys
from journeydesigner.canvas.tools.marquee import Marquee
from journeydesigner.canvas.tools.move_by_keys import MoveByKeys
from journeydesigner.canvas.tools.pan import Pan
from journeydesigner.canvas.tools.press import Press
from journeydesigner.canvas.tools.select import Select
from journeydesigner.editor.edits.fields import rename
from journeydesigner.editor.edits.removal import remove
from journeydesigner.i18n import message
from journeydesigner.model import Id, Touchpoint
from tests.canvas.conftest import NONE, Hands

Key, Shape = Qt.Key, Qt.CursorShape
Shift, Ctrl, Alt = (
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
)


def _card(hands: Hands) -> None:
    hands.drag(hands.on_card("t12"), hands.in_cell(5, "c_email"), drop=False)


def _copy(hands: Hands) -> None:
    start, end = hands.on_card("t12"), hands.in_cell(5, "c_email")
    hands.press(start)
    hands.move(end, modifiers=Alt)
    hands.move(end + QPoint(2, 0), modifiers=Alt)


def _press_only(hands: Hands) -> None:
    hands.press(hands.on_card("t12"))


def _refused(hands: Hands) -> None:
    action = next(t.id for t in hands.project.all(Touchpoint).values() if t.type == "action")
    hands.drag(hands.on_card(action), hands.in_cell(2, "c_email"), drop=False)


def _to_header(hands: Hands) -> None:
    start = hands.on_card("t12")
    lane = hands.lane("c_email")
    y = hands.view.mapFromScene(QPointF(0, lane.y + lane.h / 2)).y()
    hands.press(start)
    hands.move(start + QPoint(-40, 0))
    hands.move(QPoint(-60, y))


def _port(hands: Hands, id_: str) -> QPoint:
    """The port of a card, which shows while the card is selected."""
    hands.selection.set([Id(id_)])
    return hands.on_port(id_)


def _wire(hands: Hands) -> None:
    hands.drag(_port(hands, "t12"), hands.on_card("t24"), drop=False)
    assert isinstance(hands.view.bench.tool, DrawLink)


def _wire_to_ground(hands: Hands) -> None:
    hands.drag(_port(hands, "t12"), hands.in_cell(6, "c_qr"), drop=False)
    assert hands.view.overlay.shown("target")


def _stage(hands: Hands) -> None:
    stages = hands.view.stages
    x = [hands.view.mapFromScene(QPointF(c.x + c.w / 2, 0)).x() for c in hands.plan.columns]
    hands.drag(QPoint(x[1], 30), QPoint(x[3] + 40, 30), drop=False, widget=stages)


def _lane(hands: Hands) -> None:
    lanes = [lane for lane in hands.plan.lanes if lane.group == "digital"]
    y = [hands.view.mapFromScene(QPointF(0, lane.y + lane.h / 2)).y() for lane in lanes]
    hands.drag(QPoint(60, y[0]), QPoint(60, y[-1] + 20), drop=False, widget=hands.view.lanes)


def _marquee(hands: Hands) -> None:
    first, last = hands.card("t12").rect, hands.card("t14").rect
    hands.drag(hands.on_map(first.x - 12, first.y - 12), hands.on_map(last.right, last.bottom), drop=False)


def _hand(hands: Hands) -> None:
    hands.key(Key.Key_H)
    hands.drag(QPoint(700, 500), QPoint(600, 450), drop=False)


def _middle(hands: Hands) -> None:
    QTest.mousePress(hands.view.viewport(), Qt.MouseButton.MiddleButton, NONE, QPoint(700, 500))
    hands.move(QPoint(600, 450), Qt.MouseButton.MiddleButton)


def _palette(hands: Hands) -> None:
    hands.drop("touchpoint", None, hands.in_cell(3, "c_email"), drop=False)


def _palette_role(hands: Hands) -> None:
    hands.drop("role", "r_acc", hands.on_card("t12"), drop=False)


def _link_by_keys(hands: Hands) -> None:
    hands.click(hands.on_card("t12"))
    hands.key(Key.Key_L)
    hands.key(Key.Key_Right)


def _move_by_keys(hands: Hands) -> None:
    hands.click(hands.on_card("t12"))
    hands.key(Key.Key_M)
    hands.key(Key.Key_Right)


def _name(hands: Hands) -> None:
    hands.click(hands.on_card("t12"))
    hands.key(Key.Key_F2)
    hands.write("été")


GESTURES = {
    _card: DragCard, _copy: DragCard, _press_only: Press, _refused: DragCard, _to_header: DragCard,
    _wire: DrawLink, _wire_to_ground: DrawLink, _stage: DragStage, _lane: DragLane, _marquee: Marquee,
    _hand: Pan, _middle: Pan, _palette: DropPayload, _palette_role: DropPayload, _link_by_keys: LinkByKeys,
    _move_by_keys: MoveByKeys, _name: Select,
}  # fmt: skip


@pytest.mark.parametrize("begin", GESTURES, ids=lambda gesture: gesture.__name__.strip("_"))
def test_escape_ends_every_gesture_and_leaves_no_trace(hands: Hands, begin: Callable[[Hands], None]) -> None:
    before = hands.project
    begin(hands)
    assert type(hands.view.bench.tool) is GESTURES[begin]
    hands.key(Key.Key_Escape)
    view = hands.view
    assert not view.bench.tool.is_busy
    assert hands.project is before
    assert not view.picture.is_preview
    for layer in ("ghost", "footprint", "target", "wire", "marquee", "lit"):
        assert view.overlay.shown(layer) == (), layer
    assert view.bench.header_marks == type(view.bench.header_marks)()
    assert view.viewport().cursor().shape() != Shape.ForbiddenCursor
    assert not view.gestures._timer.isActive()
    for button in (Qt.MouseButton.LeftButton, Qt.MouseButton.MiddleButton):
        QTest.mouseRelease(view.viewport(), button, NONE, QPoint(700, 500))
    assert hands.project is before
    hands.click(hands.on_card("t24"))
    assert hands.selection.ids == ("t24",)


def _wheel(hands: Hands, at: QPoint, notches: int, held: Qt.KeyboardModifier = NONE) -> None:
    port = hands.view.viewport()
    event = QWheelEvent(
        QPointF(at), QPointF(port.mapToGlobal(at)), QPoint(), QPoint(0, 120 * notches), Qt.MouseButton.LeftButton,
        held, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(port, event)


@pytest.mark.parametrize("held", [NONE, Shift, Ctrl])
def test_a_wheel_turned_during_a_drag_leaves_the_card_in_the_hand(hands: Hands, held: Qt.KeyboardModifier) -> None:
    hands.view.resize(1200, 800)
    rect, at = hands.card("t12").rect, hands.on_card("t12")
    held_at = QPointF(rect.x + rect.w / 2, rect.y + rect.h / 2)
    hands.drag(at, at + QPoint(60, 20), drop=False)
    _wheel(hands, at + QPoint(60, 20), -2, held)
    ghost = hands.view.overlay._layers["ghost"]
    under = hands.under(at + QPoint(60, 20))
    assert (ghost.pos() + held_at - under).manhattanLength() < 3
    hands.key(Key.Key_Escape)


def test_space_in_the_middle_of_a_drag_changes_nothing_and_never_sticks(hands: Hands) -> None:
    _card(hands)
    shape = hands.view.viewport().cursor().shape()
    hands.key(Key.Key_Space)
    assert hands.view.viewport().cursor().shape() == shape
    hands.key(Key.Key_Escape)
    hands.release(QPoint(700, 500))
    QTest.keyPress(hands.view, Key.Key_Space)
    assert hands.view.viewport().cursor().shape() == Shape.OpenHandCursor
    QApplication.sendEvent(hands.view, QFocusEvent(QFocusEvent.Type.FocusOut))
    assert hands.view.viewport().cursor().shape() == Shape.ArrowCursor
    hands.click(hands.on_card("t24"))
    assert hands.selection.ids == ("t24",)


@pytest.mark.parametrize(
    ("key", "scan", "all_of_it"),
    [
        (Key.Key_1, 0, True),  # Shift+1 on a French keyboard
        (Key.Key_Exclam, 0, True),  # America, Britain, Germany
        (Key.Key_2, 0, False),
        (Key.Key_At, 0, False),  # America
        (Key.Key_QuoteDbl, 0, False),  # Britain, Germany
        (Key.Key_Plus, 10, True),  # Switzerland: found by its place on the keyboard
    ],
)
def test_fit_is_found_by_the_place_of_its_key(hands: Hands, key: Qt.Key, scan: int, all_of_it: bool) -> None:
    fitted: list[bool] = []
    hands.view.fit_all = lambda: fitted.append(True)  # type: ignore[method-assign]
    hands.view.fit_selection = lambda: fitted.append(False)  # type: ignore[method-assign]
    event = QKeyEvent(QEvent.Type.KeyPress, key, Shift, scan, 0, 0, "")
    QApplication.sendEvent(hands.view, event)
    assert fitted == [all_of_it]


def _near_edge(hands: Hands) -> QPoint:
    return QPoint(hands.view.viewport().width() - 6, hands.view.viewport().height() - 40)


def _drag_card(hands: Hands) -> None:
    hands.drag(hands.on_card("t12"), _near_edge(hands), drop=False)


def _drag_wire(hands: Hands) -> None:
    hands.drag(_port(hands, "t12"), _near_edge(hands), drop=False)


def _drag_marquee(hands: Hands) -> None:
    hands.drag(hands.in_cell(2, "c_email", 0.98), _near_edge(hands), drop=False)


def _drag_stage(hands: Hands) -> None:
    column = hands.column(1)
    hands.on_map(column.x + 40, 200)
    x = hands.view.mapFromScene(QPointF(column.x + 100, 0)).x()
    hands.drag(QPoint(x, 30), QPoint(_near_edge(hands).x(), 30), drop=False, widget=hands.view.stages)


def _drag_palette(hands: Hands) -> None:
    hands.drop("touchpoint", None, _near_edge(hands), drop=False)


@pytest.mark.parametrize(
    "begin",
    [_drag_card, _drag_wire, _drag_marquee, _drag_stage, _drag_palette],
    ids=lambda gesture: gesture.__name__.removeprefix("_drag_"),
)
def test_whatever_is_dragged_scrolls_the_map_at_its_edge(
    hands: Hands, begin: Callable[[Hands], None], qtbot: QtBot
) -> None:
    hands.view.resize(900, 700)
    begin(hands)
    bar = hands.view.horizontalScrollBar()
    before = bar.value()
    qtbot.waitUntil(lambda: bar.value() > before + 40)
    hands.key(Key.Key_Escape)
    assert not hands.view.gestures._timer.isActive()
    hands.release(QPoint(100, 300))
    assert hands.document.history.done == ()


def test_a_magnet_takes_the_wire_a_little_beside_the_card(hands: Hands) -> None:
    rect = hands.card("t14").rect
    start = _port(hands, "t10")
    beside = hands.view.mapFromScene(QPointF(rect.x + 40, rect.y - 15))
    hands.drag(start, beside, drop=False)
    assert hands.view.overlay.shown("lit")
    hands.release(beside)
    assert "t14" in [t.to for t in hands.project.outgoing(Id("t10"))]


def test_what_is_refused_shows_the_forbidden_pointer_and_its_reason(hands: Hands) -> None:
    _refused(hands)
    assert hands.view.viewport().cursor().shape() == Shape.ForbiddenCursor
    assert hands.view._bubble.isVisible()
    assert hands.view._bubble.text == hands.said[-1]
    hands.release(hands.in_cell(2, "c_email"))
    assert hands.document.history.done == ()


@pytest.mark.parametrize("begin", [_card, _wire, _stage, _lane, _marquee, _palette, _move_by_keys, _link_by_keys])
def test_an_undo_in_the_middle_of_a_gesture_ends_it(hands: Hands, begin: Callable[[Hands], None]) -> None:
    with hands.document.edit(message("Rename")) as draft:
        rename(draft, Id("t01"), "Another name")
    begin(hands)
    hands.document.undo()
    view = hands.view
    assert not view.bench.tool.is_busy
    assert not view.picture.is_preview
    assert view.overlay.shown("ghost") == view.overlay.shown("wire") == view.overlay.shown("target") == ()
    hands.release(QPoint(700, 500))
    assert hands.document.history.done == ()


def test_the_card_in_the_hand_may_vanish(hands: Hands) -> None:
    _card(hands)
    with hands.document.edit(message("Remove")) as draft:
        remove(draft, [Id("t12")])
    hands.move(QPoint(700, 500))
    hands.release(QPoint(700, 500))
    assert Id("t12") not in hands.project
    hands.document.undo()
    assert Id("t12") in hands.project
