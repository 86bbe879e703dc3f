"""Everything the tree changes, by its keys: one step of the history each, a refusal said and nothing done."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from journeydesigner.model import Id
from tests.panels.conftest import choose, open_picker, press, write
from tests.panels.outline.conftest import ALT, CTRL, NONE, SHIFT, Hand

Key = Qt.Key


def steps(hand: Hand) -> list[str]:
    return hand.desk.steps


@pytest.mark.parametrize("key", [Key.Key_F2, Key.Key_Return, Key.Key_Enter])
def test_a_name_is_typed_in_place(hand: Hand, key: Qt.Key) -> None:
    hand.go("t12")
    hand.key(key)
    hand.type_name("  Deposit   paid ")
    assert hand.desk.get("t12").name.en == "Deposit paid"
    assert hand.desk.get("t12").name.fr == "Paiement de l'acompte"
    assert steps(hand) == ["Rename Paying the deposit"]
    assert hand.current == "t12"
    assert hand.panel.view.hasFocus()


def test_a_double_click_types_the_name(hand: Hand) -> None:
    QTest.mouseDClick(hand.panel.view.viewport(), Qt.MouseButton.LeftButton, NONE, hand.at("t12"))
    hand.type_name("Clicked")
    assert hand.desk.get("t12").name.en == "Clicked"


def test_esc_keeps_the_name_and_an_empty_one_is_refused(hand: Hand) -> None:
    hand.go("s3")
    hand.key(Key.Key_F2)
    hand.type_name("Nonsense", Key.Key_Escape)
    assert hand.desk.get("s3").name.en == "Booking"
    hand.key(Key.Key_F2)
    hand.type_name("   ")
    assert hand.desk.get("s3").name.en == "Booking"
    assert hand.told[-1] == "A name cannot be empty."
    assert steps(hand) == []


def test_ctrl_enter_adds_the_next_one_and_goes_on_from_its_name(hand: Hand) -> None:
    hand.go("t12")
    before = hand.desk.project.outgoing(Id("t12"))[0]
    hand.key(Key.Key_Return, CTRL)
    hand.type_name("First", Key.Key_Return, CTRL)
    hand.type_name("Second")
    names = [t.name.get("en") for t in hand.desk.project.touchpoints("s3")]
    at = names.index("Paying the deposit")
    assert names[at : at + 3] == ["Paying the deposit", "First", "Second"]
    assert hand.desk.get(str(before.id)).from_ == hand.current
    assert hand.desk.get(str(hand.current)).name.get("en") == "Second"


@pytest.mark.parametrize("key", [Key.Key_P, Key.Key_Insert])
def test_a_touchpoint_comes_after_the_one_chosen_in_its_lane(hand: Hand, key: Qt.Key) -> None:
    hand.go("t11")
    hand.key(key)
    hand.type_name("Between")
    made = hand.desk.get(str(hand.current))
    order = [t.id for t in hand.desk.project.touchpoints("s3")]
    assert order.index(made.id) == order.index("t11") + 1
    assert made.channel == hand.desk.get("t11").channel
    assert hand.desk.project.outgoing(made.id) == ()


def test_a_stage_takes_a_touchpoint_at_its_end_and_an_action_behind_the_scenes(hand: Hand) -> None:
    hand.go("s3")
    hand.key(Key.Key_P)
    hand.type_name("Last")
    hand.go("s3")
    hand.key(Key.Key_C)
    hand.type_name("Behind")
    *_rest, last, behind = hand.desk.project.touchpoints("s3")
    assert (last.name.get("en"), behind.name.get("en")) == ("Last", "Behind")
    assert (last.layer, behind.layer, behind.type) == ("frontstage", "backstage", "action")


def test_e_adds_a_stage_behind_the_one_chosen(hand: Hand) -> None:
    hand.go("t12")
    hand.key(Key.Key_E)
    hand.type_name("Paperwork")
    names = [stage.name.get("en") for stage in hand.desk.project.stages("tour")]
    assert names.index("Paperwork") == names.index("Booking") + 1
    assert steps(hand) == ["Add a stage", "Rename New stage"]


def test_delete_removes_and_stands_on_the_next_row(hand: Hand) -> None:
    hand.go("t11")
    hand.key(Key.Key_Delete)
    assert hand.desk.get("t11") is None
    assert hand.current == "t12"
    assert hand.desk.selection.ids == ("t12",)
    hand.key(Key.Key_Delete)
    assert steps(hand) == ["Remove Choosing a place to stay", "Remove Paying the deposit"]


def test_a_whole_journey_is_not_removed_here(hand: Hand) -> None:
    hand.go("tour")
    hand.key(Key.Key_Delete)
    assert hand.desk.get("tour") is not None
    assert "Journey menu" in hand.told[-1]


def test_alt_and_arrows_move_within_a_stage_and_beyond(hand: Hand) -> None:
    first, *_middle, last = [t.id for t in hand.desk.project.touchpoints("s3")]
    hand.go(last)
    hand.key(Key.Key_Up, ALT)
    assert [t.id for t in hand.desk.project.touchpoints("s3")][-2] == last
    hand.key(Key.Key_Down, ALT)
    hand.key(Key.Key_Down, ALT)
    assert hand.desk.project.touchpoints("s4")[0].id == last
    assert hand.current == last
    hand.go(first)
    hand.key(Key.Key_Up, ALT)
    assert hand.desk.project.touchpoints("s2")[-1].id == first
    hand.key(Key.Key_Right, ALT)
    assert hand.desk.project.touchpoints("s3")[-1].id == first
    assert len(steps(hand)) == 5
    assert hand.panel.view.picked == (first,)


def test_stages_move_and_stop_at_the_edge(hand: Hand) -> None:
    hand.go("s2")
    hand.key(Key.Key_Up, ALT)
    assert [stage.id for stage in hand.desk.project.stages("tour")][:2] == ["s2", "s1"]
    hand.key(Key.Key_Up, ALT)
    assert hand.told[-1] == "There is no place further in this direction."
    assert steps(hand) == ["Move Preparation"]
    assert hand.under("tour")[:2] == ["s2", "s1"]


def test_several_move_together_as_one_step(hand: Hand) -> None:
    order = [t.id for t in hand.desk.project.touchpoints("s3")]
    hand.go(order[1])
    hand.key(Key.Key_Down, SHIFT)
    hand.key(Key.Key_Up, ALT)
    assert [t.id for t in hand.desk.project.touchpoints("s3")][:3] == [order[1], order[2], order[0]]
    assert steps(hand) == ["Move 2 touchpoints"]
    assert set(hand.panel.view.picked) == {order[1], order[2]}


def test_a_link_is_begun_and_ended_by_keys(hand: Hand) -> None:
    hand.go("t08")
    hand.key(Key.Key_L)
    assert hand.panel.hint.isVisible()
    assert "Rainy-day ideas" in hand.panel.hint.text()
    hand.go("t12")
    hand.key(Key.Key_Return)
    assert [link.to for link in hand.desk.project.outgoing(Id("t08"))] == ["t12"]
    assert not hand.panel.hint.isVisible()
    assert len(steps(hand)) == 1


def test_a_link_that_cannot_be_says_why_and_esc_gives_up(hand: Hand) -> None:
    hand.go("t12")
    hand.key(Key.Key_L)
    hand.go("s4")
    hand.key(Key.Key_Return)
    assert hand.told[-1] == "A link joins two touchpoints."
    assert hand.panel.hint.isVisible()
    hand.key(Key.Key_Escape)
    assert not hand.panel.hint.isVisible()
    hand.go("s4")
    hand.key(Key.Key_L)
    assert hand.told[-1] == "Select a touchpoint first: the link begins there."
    assert steps(hand) == []


def test_undoing_the_beginning_of_a_link_ends_it(hand: Hand) -> None:
    hand.go("s3")
    hand.key(Key.Key_P)
    hand.type_name("Short-lived")
    hand.key(Key.Key_L)
    assert hand.panel.hint.isVisible()
    hand.desk.document.undo()
    hand.desk.document.undo()
    assert not hand.panel.hint.isVisible()


def test_owner_and_channel_are_picked_from_their_lists(hand: Hand) -> None:
    hand.go("t12")
    hand.key(Key.Key_O)
    choose("Office director")
    assert hand.desk.get("t12").owner == "r_dir"
    hand.key(Key.Key_K)
    choose("Office phone")
    assert hand.desk.get("t12").channel == "c_phone"
    assert steps(hand) == ["Office director answers for Paying the deposit", "Paying the deposit by Office phone"]


def test_a_role_that_is_new_is_made_with_the_same_step(hand: Hand) -> None:
    hand.go("s3")
    hand.key(Key.Key_O)
    picker = open_picker()
    for typed in ("Booking lead", "Guest desk"):
        write(picker.search, typed)
        press(picker.search, Key.Key_Return)
    role = hand.desk.get(str(hand.desk.get("s3").owner))
    assert role.name.en == "Booking lead"
    assert len(steps(hand)) == 1


def test_digits_say_how_the_client_feels(hand: Hand) -> None:
    hand.go("t12")
    hand.key(Key.Key_5)
    assert hand.desk.get("t12").emotion.score == 2
    hand.key(Key.Key_0)
    assert hand.desk.get("t12").emotion is None
    hand.go("s3")
    hand.key(Key.Key_1)
    assert hand.told[-1] == "Select a touchpoint first."
    assert steps(hand) == ["Emotion of Paying the deposit"] * 2


def test_several_get_the_same_channel_and_feeling_at_once(hand: Hand) -> None:
    hand.panel.choose([Id("t11"), Id("t13")])
    hand.key(Key.Key_4)
    hand.key(Key.Key_K)
    choose("Office phone")
    for id_ in ("t11", "t13"):
        assert (hand.desk.get(id_).emotion.score, hand.desk.get(id_).channel) == (1, "c_phone")
    assert len(steps(hand)) == 2


def test_enter_on_a_link_offers_its_bridges(hand: Hand) -> None:
    hand.go("x04")
    hand.key(Key.Key_Return)
    hand.pick("Account")
    assert hand.desk.get("x04").bridge.by == "account"
    assert steps(hand) == ["Set the bridge of Talk at the fair stand → Online travel notebook"]


def menu(hand: Hand, element: str) -> Any:
    hand.go(element)
    hand.panel.view.menu_wanted.emit(hand.panel.view.viewport().mapToGlobal(QPoint(40, 40)))
    QApplication.processEvents()
    return hand.menu


def test_the_menu_changes_kind_layer_and_moment_of_truth(hand: Hand) -> None:
    menu(hand, "x04")
    hand.pick("Kind", "Choice")
    menu(hand, "t08")
    hand.pick("Moment of truth")
    menu(hand, "t08")
    hand.pick("Emotion", "+1 good")
    assert hand.desk.get("x04").kind == "choice"
    assert hand.desk.get("t08").critical
    assert hand.desk.get("t08").emotion.score == 1
    assert len(steps(hand)) == 3


def test_a_name_with_an_ampersand_is_shown_in_the_menu_as_it_is(hand: Hand) -> None:
    hand.go("t06")
    hand.key(Key.Key_F2)
    hand.type_name("Bed & Breakfast")
    texts = [action.text().split("\t")[0] for action in menu(hand, "x04").actions()]
    assert "Go to Bed && Breakfast" in texts


def test_f_offers_what_repairs_a_finding_and_carries_it_out(hand: Hand) -> None:
    hand.go("x04")
    finding = hand.desk.checker.of(Id("x04"))[0]
    hand.key(Key.Key_F)
    hand.pick(finding.title(), "Add: QR code")
    assert hand.desk.get("x04").bridge.by == "qr"
    assert hand.told[-1] == f"Repaired: {finding.title()}"


def test_the_inspector_and_the_clipboard_of_the_window_are_asked_for(hand: Hand) -> None:
    opened: list[tuple[str, str]] = []
    wanted: list[str] = []
    hand.panel.opened.connect(lambda *told: opened.append(told))
    hand.panel.wanted.connect(wanted.append)
    hand.go("t12")
    hand.key(Key.Key_Return, ALT)
    for key in (Key.Key_X, Key.Key_C, Key.Key_V, Key.Key_D):
        hand.key(key, CTRL)
    assert opened == [("t12", "")]
    assert wanted == ["cut", "copy", "paste", "duplicate"]
