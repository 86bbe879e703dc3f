"""Selecting: clicks, marquee, both ways with the selection of the editor; panning; menus of what is clicked."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from journeydesigner.layout.drawing import Rect
from journeydesigner.model import Id
from tests.canvas.conftest import Hands

Shift, Ctrl = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier


def test_a_click_selects_and_shift_adds_and_takes_away(hands: Hands) -> None:
    hands.click(hands.on_card("t11"))
    assert hands.selection.ids == ("t11",)
    hands.click(hands.on_card("t12"), Shift)
    assert hands.selection.ids == ("t11", "t12")
    hands.click(hands.on_card("t11"), Ctrl)
    assert hands.selection.ids == ("t12",)
    hands.click(hands.in_cell(1, "c_qr"))
    assert hands.selection.ids == ()


def test_a_click_on_one_of_several_keeps_only_that_one(hands: Hands) -> None:
    hands.selection.set([Id("t11"), Id("t12")])
    hands.click(hands.on_card("t12"))
    assert hands.selection.ids == ("t12",)


def test_a_marquee_takes_the_cards_it_touches(hands: Hands) -> None:
    column = hands.column(3)
    start = hands.on_map(column.x + 4, 745)
    end = hands.on_map(column.x + column.w - 40, 860)
    hands.drag(start, end, drop=False)
    assert set(hands.selection.ids) >= {"t11", "t12"}
    assert "t13" not in hands.selection
    assert hands.view.overlay.shown("marquee")
    hands.release(end)
    assert not hands.view.overlay.shown("marquee")
    assert {i for i in hands.selection.ids if i in hands.plan.cards} == {"t11", "t12"}


def test_a_marquee_with_shift_adds_and_escape_gives_it_up(hands: Hands) -> None:
    hands.selection.set([Id("t01")])
    column = hands.column(3)
    start, end = hands.on_map(column.x + 4, 745), hands.on_map(column.x + 60, 800)
    hands.press(start, Shift)
    hands.move(start + QPoint(20, 20))
    hands.move(end)
    hands.release(end, Shift)
    assert set(hands.selection.ids) == {"t01", "t11"}
    hands.drag(start, end, drop=False)
    hands.key(Qt.Key.Key_Escape)
    hands.release(end)
    assert set(hands.selection.ids) == {"t01", "t11"}


def test_the_selection_of_the_editor_is_ringed(hands: Hands) -> None:
    hands.selection.set([Id("t11")])
    (part, *_rest) = hands.view.overlay.shown("selection")
    rect = hands.card("t11").rect
    assert part.bounds.meets(rect)
    assert hands.view.overlay.shown("links")
    hands.selection.clear()
    assert hands.view.overlay.shown("selection") == ()


def test_a_click_on_headers_selects_stage_and_channel(hands: Hands) -> None:
    rect = hands.view.stages.rect_of(hands.column(4))
    QTest.mouseClick(hands.view.stages, Qt.MouseButton.LeftButton, pos=QPoint(round(rect.x + 80), 20))
    assert hands.selection.ids == ("s4",)
    lane = hands.view.lanes.rect_of(hands.lane("c_phone"))
    QTest.mouseClick(hands.view.lanes, Qt.MouseButton.LeftButton, pos=QPoint(90, round(lane.y + lane.h / 2)))
    assert hands.selection.ids == ("c_phone",)


def test_a_click_on_a_face_of_the_arc_selects_its_card(hands: Hands) -> None:
    arc = hands.view.arc
    feeling = next(f for f in hands.plan.arc.feelings if f.touchpoint == "t12")  # type: ignore[union-attr]
    x, y = arc._scale(hands.plan.arc).at(feeling.at)  # type: ignore[arg-type]
    QTest.mouseClick(arc, Qt.MouseButton.LeftButton, pos=QPoint(round(x + arc.shift()), round(y)))
    assert hands.selection.ids == ("t12",)


def test_the_plus_between_stages_adds_one(hands: Hands) -> None:
    rect = hands.view.stages.rect_of(hands.column(4))
    at = QPoint(round(rect.x), 20)
    hands.move(at, Qt.MouseButton.NoButton, hands.view.stages)
    assert hands.view.bench.header_marks.plus == hands.column(4).x
    QTest.mouseClick(hands.view.stages, Qt.MouseButton.LeftButton, pos=at)
    names = [s.name.en for s in hands.project.stages(hands.plan.journey)]
    assert names[3] == "New stage"


def test_middle_button_space_and_hand_move_the_map(hands: Hands) -> None:
    hands.view.resize(900, 600)
    bar = hands.view.horizontalScrollBar()
    bar.setValue(400)
    middle = Qt.MouseButton.MiddleButton
    start = QPoint(300, 300)
    QTest.mousePress(hands.view.viewport(), middle, Qt.KeyboardModifier.NoModifier, start)
    hands.move(start - QPoint(60, 0), middle)
    QTest.mouseRelease(hands.view.viewport(), middle, Qt.KeyboardModifier.NoModifier, start - QPoint(60, 0))
    assert bar.value() == 460
    QTest.keyPress(hands.view, Qt.Key.Key_Space)
    hands.drag(start, start - QPoint(40, 0))
    QTest.keyRelease(hands.view, Qt.Key.Key_Space)
    assert bar.value() == 500
    hands.key(Qt.Key.Key_H)
    hands.drag(start, start + QPoint(100, 0))
    hands.drag(start, start + QPoint(100, 0))
    assert bar.value() == 300
    hands.key(Qt.Key.Key_H)
    assert hands.view.bench.tool.is_busy is False
    assert hands.document.history.done == ()


def test_hovering_shows_the_port_and_the_tip(hands: Hands) -> None:
    hands.move(hands.on_card("t12"), Qt.MouseButton.NoButton)
    assert hands.view.overlay.shown("hover")
    assert hands.view.viewport().cursor().shape() == Qt.CursorShape.OpenHandCursor
    at = hands.on_card("t12")
    hands.view.show_tip("map", at, hands.view.mapToGlobal(at))
    assert hands.view._bubble.text.startswith("Paying the deposit\nStage: Booking\nChannel: Booking platform")
    hands.move(hands.in_cell(1, "c_qr"), Qt.MouseButton.NoButton)
    assert not hands.view.overlay.shown("hover")


def test_every_entry_of_every_menu_does_something(hands: Hands) -> None:
    places = {
        "card": hands.on_card("t12"),
        "link": hands.on_map(*hands.plan.links[Id("x08")].mark),  # type: ignore[index]
        "ground": hands.in_cell(1, "c_qr"),
    }
    for at in places.values():
        event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, hands.view.viewport().mapToGlobal(at))
        QApplication.sendEvent(hands.view.viewport(), event)
        assert hands.menu is not None
        assert all(a.isEnabled() for a in hands.menu.actions())
        hands.menu.close()


def test_fit_shows_all_and_fit_selection_shows_it(hands: Hands) -> None:
    hands.view.resize(1000, 700)
    hands.key(Qt.Key.Key_Exclam, Shift)
    seen = hands.view.seen()
    assert seen.w >= hands.plan.width - 184
    hands.selection.set([Id("t12")])
    hands.key(Qt.Key.Key_2, Shift)
    rect = hands.card("t12").rect
    assert Rect(*_tuple(hands.view.seen())).meets(rect)
    assert hands.view.zoom == 1.0


def _tuple(rect: Rect) -> tuple[float, float, float, float]:
    return rect.x, rect.y, rect.w, rect.h
