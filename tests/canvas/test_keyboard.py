"""The canvas by keys alone: walking, adding, moving, linking, removing; what is announced."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from journeydesigner.canvas.tools.link_by_keys import LinkByKeys
from journeydesigner.canvas.tools.move_by_keys import MoveByKeys
from journeydesigner.model import Id, Transition
from tests.canvas.conftest import Hands

Key = Qt.Key


def at(hands: Hands, id_: str) -> None:
    hands.selection.set([Id(id_)])


def ids(hands: Hands, stage: str) -> list[str]:
    return [t.id for t in hands.project.touchpoints(Id(stage))]


def test_arrows_walk_over_cards_empty_cells_and_headers(hands: Hands) -> None:
    at(hands, "t11")
    hands.key(Key.Key_Right)
    assert hands.selection.ids == ("t12",)
    hands.key(Key.Key_Right)
    assert hands.selection.ids == ()
    assert hands.view.bench.focus.column == 3
    hands.key(Key.Key_Left)
    assert hands.selection.ids == ("t12",)
    hands.key(Key.Key_Up)
    assert hands.selection.ids == ("t11",)
    for _ in range(12):
        hands.key(Key.Key_Up)
    assert hands.selection.ids == ("s3",)
    hands.key(Key.Key_Down)
    for _ in range(8):
        hands.key(Key.Key_Left)
    assert hands.selection.ids == ("c_brochure",)


def test_what_has_the_focus_is_announced(hands: Hands) -> None:
    at(hands, "t12")
    name = hands.view.accessibleName()
    for words in ("Paying the deposit", "Booking", "Booking platform", "Nobody answers for it yet"):
        assert words in name
    assert len(hands.checker.of(Id("t12"))) > 0
    assert hands.checker.of(Id("t12"))[0].text(hands.project).rstrip(".") in name
    hands.key(Key.Key_Right)
    assert hands.view.accessibleName().startswith("Empty cell, Trip and arrival")


def test_shift_and_arrow_moves_a_card_by_one_step_each(hands: Hands) -> None:
    before = hands.project
    at(hands, "t12")
    hands.shift(Key.Key_Left)
    assert ids(hands, "s3") == ["t12", "t11", "t13", "t14"]
    hands.shift(Key.Key_Left)
    assert ids(hands, "s2")[-1] == "t12"
    hands.shift(Key.Key_Right)
    assert ids(hands, "s3")[0] == "t12"
    hands.shift(Key.Key_Up)
    assert hands.touchpoint("Paying the deposit").channel == "c_phone"
    assert hands.selection.ids == ("t12",)
    assert len(hands.document.history.done) == 4
    for _ in range(4):
        hands.document.undo()
    assert hands.project == before


def test_a_step_that_cannot_be_is_refused_with_its_reason(hands: Hands) -> None:
    at(hands, "t26")
    hands.shift(Key.Key_Up)
    if hands.menu is not None:
        hands.key(Key.Key_Return)
    assert hands.document.history.done == ()
    assert hands.said[-1] == "An action has no channel."
    at(hands, "t35")
    hands.shift(Key.Key_Right)
    assert hands.said[-1] == "The map ends here."


def test_shift_and_arrow_moves_a_stage_and_a_lane(hands: Hands) -> None:
    before = hands.project
    at(hands, "s2")
    hands.shift(Key.Key_Right)
    assert [s.id for s in hands.project.stages(hands.plan.journey)][:3] == ["s1", "s3", "s2"]
    at(hands, "c_kiosk")
    hands.shift(Key.Key_Down)
    assert hands.plan.lanes.index(hands.lane("c_qr")) < hands.plan.lanes.index(hands.lane("c_kiosk"))
    hands.document.undo()
    hands.document.undo()
    assert hands.project == before


def test_e_adds_a_stage_after_this_one_and_names_it(hands: Hands) -> None:
    before = hands.project
    at(hands, "t11")
    hands.key(Key.Key_E)
    hands.write("Après l'achat")
    hands.key(Key.Key_Return)
    names = [s.name.en for s in hands.project.stages(hands.plan.journey)]
    assert names[2:5] == ["Booking", "Après l'achat", "Trip and arrival"]
    hands.document.undo()
    hands.document.undo()
    assert hands.project == before


def test_p_adds_a_touchpoint_after_the_card_in_its_lane(hands: Hands) -> None:
    at(hands, "t14")
    hands.key(Key.Key_P)
    hands.write("Rappel de l'équipe")
    hands.key(Key.Key_Tab)
    made = hands.touchpoint("Rappel de l'équipe")
    assert (made.stage, made.channel) == ("s3", "c_phone")
    assert ids(hands, "s3")[-1] == made.id
    assert hands.selection.ids == (made.id,)


def test_p_in_an_empty_cell_makes_a_touchpoint_there(hands: Hands) -> None:
    at(hands, "t20")
    hands.key(Key.Key_Right)
    assert hands.selection.ids == ()
    hands.key(Key.Key_Return)
    made = hands.touchpoint("New touchpoint")
    assert (made.stage, made.channel) == ("s6", "c_kiosk")


def test_c_adds_an_action_behind_the_scenes(hands: Hands) -> None:
    at(hands, "t14")
    hands.key(Key.Key_C)
    made = hands.touchpoint("New action")
    assert (made.stage, made.layer, made.type) == ("s3", "backstage", "action")


def test_l_arrows_and_enter_link_two_cards(hands: Hands) -> None:
    before = hands.project
    at(hands, "t10")
    hands.key(Key.Key_L)
    assert isinstance(hands.view.bench.tool, LinkByKeys)
    hands.key(Key.Key_Right)
    assert hands.view.overlay.shown("wire")
    hands.key(Key.Key_Return)
    assert [t.to for t in hands.project.outgoing(Id("t10"))] == ["t11", "t14"]
    hands.document.undo()
    assert hands.project == before


def test_link_mode_refuses_and_gives_up(hands: Hands) -> None:
    at(hands, "t11")
    hands.key(Key.Key_L)
    hands.key(Key.Key_Right)
    assert hands.said[-1] == "These two touchpoints are linked already."
    hands.key(Key.Key_Return)
    assert hands.document.history.done == ()
    hands.key(Key.Key_L)
    hands.key(Key.Key_Escape)
    assert not hands.view.bench.tool.is_busy
    assert not hands.view.overlay.shown("wire")


def test_link_mode_on_an_empty_cell_makes_a_touchpoint(hands: Hands) -> None:
    at(hands, "t20")
    hands.key(Key.Key_L)
    hands.key(Key.Key_Right)
    hands.key(Key.Key_Return)
    made = hands.touchpoint("New touchpoint")
    assert [t.to for t in hands.project.outgoing(Id("t20"))][-1] == made.id
    assert len(hands.document.history.done) == 1


def test_l_on_a_selected_link_leads_its_end_elsewhere(hands: Hands) -> None:
    x13 = Id("x13")
    hands.selection.set([x13])
    hands.key(Key.Key_L)
    hands.key(Key.Key_Return)
    assert hands.document.history.done == ()
    hands.key(Key.Key_L)
    hands.key(Key.Key_Left)
    hands.key(Key.Key_Left)
    assert hands.view.overlay.shown("wire")
    end = hands.view.bench.tool._at.card
    hands.key(Key.Key_Return)
    moved = hands.project.one(Transition, x13)
    assert moved is not None
    assert (moved.from_, moved.to) == ("t12", end)
    assert end not in (None, "t13")


def test_a_link_led_by_keys_does_not_end_on_empty_ground(hands: Hands) -> None:
    hands.selection.set([Id("x13")])
    hands.key(Key.Key_L)
    for _step in range(4):
        hands.key(Key.Key_Up)
        if hands.view.bench.tool._at.card is None:
            break
    assert hands.said[-1] == "A link ends at a touchpoint."
    hands.key(Key.Key_Return)
    assert hands.document.history.done == ()


def test_m_moves_with_a_preview_and_writes_on_enter(hands: Hands) -> None:
    before = hands.project
    at(hands, "t13")
    hands.key(Key.Key_M)
    assert isinstance(hands.view.bench.tool, MoveByKeys)
    hands.key(Key.Key_Right)
    hands.key(Key.Key_Right)
    assert hands.view.picture.is_preview
    assert hands.card("t13").stage == "s4"
    assert hands.project == before
    hands.key(Key.Key_Return)
    assert hands.touchpoint("Confirmation e-mail").stage == "s4"
    assert len(hands.document.history.done) == 1
    at(hands, "t12")
    hands.key(Key.Key_M)
    hands.key(Key.Key_Left)
    hands.key(Key.Key_Escape)
    assert len(hands.document.history.done) == 1
    assert not hands.view.picture.is_preview


def test_delete_removes_a_card_with_its_links(hands: Hands) -> None:
    before = hands.project
    at(hands, "t12")
    hands.key(Key.Key_Delete)
    assert Id("t12") not in hands.project
    assert hands.project.one(Transition, Id("x12")) is None
    assert hands.said[-1] == "Remove Paying the deposit"
    hands.document.undo()
    assert hands.project == before


def test_ctrl_a_selects_every_card(hands: Hands) -> None:
    hands.key(Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert len(hands.selection.ids) == 35
    hands.key(Key.Key_Escape)
    assert hands.selection.ids == ()


def test_tab_leaves_the_canvas(hands: Hands, qtbot: QtBot) -> None:
    frame = QWidget()
    qtbot.addWidget(frame)
    box = QVBoxLayout(frame)
    field = QLineEdit()
    box.addWidget(hands.view)
    box.addWidget(field)
    frame.show()
    frame.activateWindow()
    qtbot.waitUntil(frame.isActiveWindow)
    hands.view.setFocus()
    hands.key(Key.Key_Tab)
    assert QApplication.focusWidget() is field
    hands.view.setParent(None)


def test_the_menu_key_opens_the_menu_of_the_focus(hands: Hands) -> None:
    at(hands, "t12")
    centre = hands.view.rect().center()
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, centre, hands.view.mapToGlobal(centre))
    QApplication.sendEvent(hands.view.viewport(), event)
    assert hands.menu is not None
    hands.choose("Nobody")
    assert hands.document.history.done == ()
    QApplication.sendEvent(hands.view.viewport(), event)
    hands.choose("Head of welcome")
    assert hands.touchpoint("Paying the deposit").owner == "r_acc"


@pytest.mark.parametrize("key", [Key.Key_E, Key.Key_P, Key.Key_L, Key.Key_M, Key.Key_Delete])
def test_single_letters_come_before_shortcuts_of_the_window(hands: Hands, key: Qt.Key) -> None:
    from PySide6.QtGui import QKeyEvent

    event = QKeyEvent(QEvent.Type.ShortcutOverride, key, Qt.KeyboardModifier.NoModifier)
    event.ignore()
    QApplication.sendEvent(hands.view, event)
    assert event.isAccepted()


def test_ctrl_shift_and_arrow_selects_further_cards_and_plain_arrows_begin_anew(hands: Hands) -> None:
    both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    at(hands, "t10")
    hands.key(Key.Key_Right, both)
    hands.key(Key.Key_Right, both)
    kept = hands.selection.ids
    assert kept[0] == "t10"
    assert len(kept) >= 2
    assert hands.view.bench.focus.card == hands.selection.current != "t10"
    hands.key(Key.Key_Left)
    assert len(hands.selection.ids) <= 1
    assert hands.document.history.done == ()


def test_home_and_end_go_to_the_first_and_the_last_stage(hands: Hands) -> None:
    at(hands, "t12")
    lane = hands.view.bench.focus.lane
    hands.key(Key.Key_End)
    assert (hands.view.bench.focus.column, hands.view.bench.focus.lane) == (len(hands.plan.columns) - 1, lane)
    hands.key(Key.Key_Home)
    assert (hands.view.bench.focus.column, hands.view.bench.focus.lane) == (0, lane)
