"""A nature's channels get a lane each, or share lanes again: by a click on its spine, a key, a menu."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from journeydesigner.canvas.focus import Focus, lane_of
from journeydesigner.canvas.menu import Menu
from journeydesigner.canvas.menus import menu_for
from journeydesigner.i18n import set_language
from journeydesigner.layout.drawing import Part, Rect
from journeydesigner.layout.plan import HEAD_W, NATURES, STAGE_H, View
from journeydesigner.model import Id
from journeydesigner.model.channel import Nature
from tests.canvas.conftest import Hands


def sign(hands: Hands, nature: Nature) -> Part | None:
    """The chevron of a nature, as it is painted."""
    strip = hands.view.lanes
    parts = strip.parts(Rect(0, 0, *strip.size_here()))
    return next((part for part in parts if part.key == f"chevron:{nature}"), None)


def on_sign(hands: Hands, nature: Nature) -> QPoint:
    found = sign(hands, nature)
    assert found is not None
    rect = hands.view.lanes.on_screen(found.bounds)
    return QPoint(round(rect.x + rect.w * 0.6), round(rect.y + rect.h / 2))


def click(hands: Hands, nature: Nature) -> None:
    at = on_sign(hands, nature)
    hands.press(at, widget=hands.view.lanes)
    hands.release(at, widget=hands.view.lanes)


def enlarge(hands: Hands, letters: float) -> None:
    font = hands.view.font()
    font.setPixelSize(round(12.5 * letters))
    hands.view.setFont(font)
    assert hands.view.letters == letters


def lanes(hands: Hands, nature: str) -> list[tuple[str, ...]]:
    return [lane.channels for lane in hands.plan.lanes if lane.group == nature]


def apart(hands: Hands) -> frozenset[Nature]:
    return hands.view.picture.view.apart


def tip(hands: Hands, at: QPoint) -> str:
    strip = hands.view.lanes
    QApplication.sendEvent(strip, QHelpEvent(QEvent.Type.ToolTip, at, strip.mapToGlobal(at)))
    return hands.view._bubble.text


def menu_of(hands: Hands, element: str) -> Menu:
    return menu_for(hands.view.bench, hands.view.commands, Id(element))


def chosen(hands: Hands, element: str, words: str) -> None:
    menu = menu_of(hands, element)
    next(action for action in menu.actions() if action.text() == f"{words}\tG").trigger()


@pytest.mark.parametrize(("zoom", "letters"), [(0.63, 1.0), (1.0, 1.0), (1.7, 1.0), (1.0, 2.0)])
def test_a_click_turns_one_nature_and_no_other(hands: Hands, zoom: float, letters: float) -> None:
    enlarge(hands, letters)
    hands.view.set_zoom(zoom)
    hands.view.show_rect(Rect(HEAD_W, STAGE_H, 10, 10))
    physical, digital = lanes(hands, "physical"), lanes(hands, "digital")
    before, project = hands.plan.view, hands.project
    click(hands, "physical")
    assert apart(hands) == {"physical"}
    assert [len(one) for one in lanes(hands, "physical")] == [1] * 7
    assert lanes(hands, "digital") == digital
    click(hands, "physical")
    assert hands.plan.view == before
    assert lanes(hands, "physical") == physical
    assert hands.project is project
    assert hands.document.history.undoable is None
    assert not hands.selection.ids


def test_only_natures_that_share_or_are_apart_have_the_sign(hands: Hands) -> None:
    hands.view.set_zoom(0.5)
    shown: tuple[Nature, ...] = ("physical", "hybrid", "remote", "digital")
    assert [sign(hands, nature) is not None for nature in shown] == [True, False, False, True]
    hands.view.set_view(View(apart=frozenset({"hybrid", "remote"})))
    assert [sign(hands, nature) is not None for nature in shown] == [True, True, False, True]


@pytest.mark.parametrize("pivot", ["blueprint", "owners"])
def test_other_pivots_have_no_sign(hands: Hands, pivot: str) -> None:
    hands.view.set_view(View(pivot=pivot, apart=frozenset({"digital"})))  # type: ignore[arg-type]
    assert sign(hands, "digital") is None
    assert hands.view.lanes.nature_at(10, 10) is None


def test_far_out_there_is_no_sign_and_no_place_for_it(hands: Hands) -> None:
    hands.view.set_zoom(0.2)
    assert sign(hands, "digital") is None
    assert all(hands.view.lanes.nature_at(14, y) is None for y in range(0, hands.view.lanes.height(), 4))


def test_it_says_what_it_does_and_shows_that_it_can_be_clicked(hands: Hands) -> None:
    strip = hands.view.lanes
    at = on_sign(hands, "digital")
    rest = sign(hands, "digital")
    hands.move(at, Qt.MouseButton.NoButton, strip)
    assert strip.cursor().shape() == Qt.CursorShape.PointingHandCursor
    assert sign(hands, "digital") != rest
    assert tip(hands, at) == "One lane per channel (G)"
    click(hands, "digital")
    assert hands.said[-1] == "Digital: one lane per channel"
    assert tip(hands, at) == "Shared lanes (G)"
    set_language("fr")
    assert tip(hands, at) == "Couloirs partagés (G)"
    set_language("en")
    hands.move(at + QPoint(60, 30), Qt.MouseButton.NoButton, strip)
    assert strip.cursor().shape() != Qt.CursorShape.PointingHandCursor
    assert hands.view.bench.header_marks.chevron is None


def test_a_press_that_leaves_the_sign_turns_nothing(hands: Hands) -> None:
    at = on_sign(hands, "digital")
    hands.press(at, widget=hands.view.lanes)
    hands.move(at + QPoint(60, 90), widget=hands.view.lanes)
    hands.release(at + QPoint(60, 90), widget=hands.view.lanes)
    assert not apart(hands)
    assert not hands.view.bench.tool.is_busy


def test_two_quick_clicks_turn_it_twice_and_rename_nothing(hands: Hands) -> None:
    hands.double(on_sign(hands, "digital"), hands.view.lanes)
    assert not apart(hands)
    assert hands.said[-1] == "Digital: shared lanes"
    assert not hands.view._naming.editor.isVisible()


def test_the_right_button_offers_it_on_the_sign(hands: Hands) -> None:
    view = hands.view
    at = on_sign(hands, "digital")
    view.menu_at("lanes", at - view.viewport().pos() + view.lanes.pos(), QPoint())
    assert view._menu is not None
    (action,) = view._menu.actions()
    assert action.text() == "One lane per channel\tG"
    action.trigger()
    assert apart(hands) == {"digital"}


def test_the_menu_of_a_lane_offers_it(hands: Hands) -> None:
    chosen(hands, "c_site", "One lane per channel")
    assert apart(hands) == {"digital"}
    chosen(hands, "c_site", "Shared lanes")
    assert not apart(hands)
    menu = menu_of(hands, "c_phone")
    assert not [action for action in menu.actions() if action.text().endswith("\tG")]


def test_g_turns_the_nature_in_focus_and_the_focus_stays(hands: Hands) -> None:
    view = hands.view
    hands.selection.set([Id("t15")])
    held = lane_of(hands.plan, view.bench.focus)
    assert held is not None
    QTest.keyClick(view, Qt.Key.Key_G)
    assert apart(hands) == {held.group}
    assert view.bench.focus.card == "t15"
    assert view.bench.focus.lane == hands.card("t15").lane
    hands.selection.clear()
    for column in (-1, 2):
        row = next(n for n, lane in enumerate(hands.plan.lanes) if "c_chat" in lane.channels)
        view.bench.focus = Focus(column, row)
        for _turn in range(2):
            QTest.keyClick(view, Qt.Key.Key_G)
            now = lane_of(hands.plan, view.bench.focus)
            assert now is not None
            assert "c_chat" in now.channels
            assert view.bench.focus.column == column


def test_g_says_why_where_there_is_nothing_to_turn(hands: Hands) -> None:
    view = hands.view
    row = next(n for n, lane in enumerate(hands.plan.lanes) if lane.group == "remote")
    view.bench.focus = Focus(1, row)
    QTest.keyClick(view, Qt.Key.Key_G)
    assert hands.said[-1].startswith("No channels share a lane here")
    view.bench.focus = Focus(1, -1)
    QTest.keyClick(view, Qt.Key.Key_G)
    assert hands.said[-1].startswith("Go to a lane of channels first")
    view.set_view(View(pivot="owners"))
    QTest.keyClick(view, Qt.Key.Key_G)
    assert hands.said[-1].startswith("Here lanes are no channels")
    assert not apart(hands)


@pytest.mark.parametrize("letters", [1.0, 2.0])
def test_the_chevrons_in_the_corner_turn_all_natures(hands: Hands, letters: float) -> None:
    enlarge(hands, letters)
    corner = hands.view.corner
    place = corner.place()
    assert place is not None
    rect = corner.on_screen(place)
    at = QPoint(round(rect.x + rect.w / 2), round(rect.y + rect.h / 2))
    hands.move(at, Qt.MouseButton.NoButton, corner)
    assert corner.cursor().shape() == Qt.CursorShape.PointingHandCursor
    for words, turned in (("One lane per channel", NATURES), ("Shared lanes", frozenset[Nature]())):
        QApplication.sendEvent(corner, QHelpEvent(QEvent.Type.ToolTip, at, corner.mapToGlobal(at)))
        assert hands.view._bubble.text == words
        QTest.mouseClick(corner, Qt.MouseButton.LeftButton, pos=at)
        assert apart(hands) == turned
        assert hands.said[-1] == words
    QTest.mousePress(corner, Qt.MouseButton.LeftButton, pos=at)
    QTest.mouseRelease(corner, Qt.MouseButton.LeftButton, pos=QPoint(5, 5))
    assert not apart(hands)
    hands.move(QPoint(5, 5), Qt.MouseButton.NoButton, corner)
    assert corner.cursor().shape() == Qt.CursorShape.ArrowCursor
    hands.view.set_view(View(apart=frozenset({"digital"})))
    QTest.mouseClick(corner, Qt.MouseButton.LeftButton, pos=at)
    assert not apart(hands)
    hands.view.set_view(View(pivot="owners"))
    assert corner.place() is None
    QTest.mouseClick(corner, Qt.MouseButton.LeftButton, pos=at)
    assert not apart(hands)


def test_what_is_turned_stays_in_sight_where_its_beginning_was_scrolled_away(hands: Hands) -> None:
    view = hands.view
    view.set_view(View(apart=frozenset({"physical"})))
    view.set_zoom(1.7)
    last = [lane for lane in hands.plan.lanes if lane.group == "physical"][-1]
    view.camera.scroll(0, round(1.7 * (last.y - view.seen().y)))
    band = next(one for one in hands.plan.bands if one.group == "physical")
    assert view.seen().y > band.y
    click(hands, "physical")
    first = next(lane for lane in hands.plan.lanes if lane.group == "physical")
    seen = view.seen()
    assert seen.y <= first.y
    assert first.y + first.h <= seen.y + seen.h
