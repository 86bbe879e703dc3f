"""What is chosen is the same here and on the map; a search narrows the rows, accents folded."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from journeydesigner.editor.edits.placing import Spot, add_touchpoint
from journeydesigner.i18n import message
from journeydesigner.model import Id
from tests.panels.conftest import press, write
from tests.panels.outline.conftest import CTRL, NONE, SHIFT, Hand

Key = Qt.Key


def shown(hand: Hand) -> list[Id | None]:
    return [touchpoint for stage in hand.under("tour") for touchpoint in hand.under(str(stage))]


def test_choosing_rows_selects_elements_the_current_one_last(hand: Hand) -> None:
    hand.go("t11")
    hand.key(Key.Key_Down, SHIFT)
    assert hand.desk.selection.ids == ("t11", "t12")
    hand.key(Key.Key_Up)
    assert hand.desk.selection.ids == ("t11",)


def test_a_click_selects_and_ctrl_click_adds(hand: Hand) -> None:
    view, left = hand.panel.view.viewport(), Qt.MouseButton.LeftButton
    QTest.mouseClick(view, left, NONE, hand.at("t11"))
    QTest.mouseClick(view, left, CTRL, hand.at("s3"))
    assert hand.desk.selection.ids == ("t11", "s3")


def test_the_selection_is_chosen_here_and_told_to_nobody_again(hand: Hand) -> None:
    told: list[int] = []
    hand.panel.view.chosen.connect(lambda: told.append(1))
    hand.desk.select("t30", "t12")
    assert set(hand.panel.view.picked) == {"t30", "t12"}
    assert hand.current == "t12"
    hand.desk.selection.clear()
    assert hand.panel.view.picked == ()
    assert told == []


def test_a_link_selected_on_the_map_opens_the_row_it_lies_in(hand: Hand) -> None:
    view, model = hand.panel.view, hand.panel.model
    hand.desk.select("x04")
    QApplication.processEvents()
    assert view.isExpanded(model.index_of(Id("t05")))
    assert view.viewport().rect().contains(view.visualRect(model.index_of(Id("x04"))))


def test_what_has_no_row_is_no_matter(hand: Hand) -> None:
    hand.desk.select("c_phone")
    assert hand.panel.view.picked == ()
    assert hand.desk.selection.ids == ("c_phone",)


def test_ctrl_a_selects_all_touchpoints_and_esc_nothing(hand: Hand) -> None:
    hand.go("t12")
    hand.key(Key.Key_A, CTRL)
    assert set(hand.desk.selection.ids) == {t.id for t in hand.desk.project.journey_touchpoints("tour")}
    assert len(hand.panel.view.picked) == 35
    hand.key(Key.Key_Escape)
    assert hand.desk.selection.ids == ()


def test_a_search_leaves_what_says_its_words_with_the_stages_around(hand: Hand) -> None:
    hand.panel.search.setText("télephone DE l'office")
    found = set(shown(hand))
    assert found == {
        t.id for t in hand.desk.project.journey_touchpoints("tour") if "c_phone" in (t.channel, *t.alt)
    }
    assert "s1" not in hand.under("tour")
    hand.panel.search.clear()
    assert len(shown(hand)) == 35


def test_a_stage_that_is_found_alone_shows_what_is_in_it(hand: Hand) -> None:
    hand.panel.search.setText("Réservation")
    assert "s3" in hand.under("tour")
    assert hand.under("s3")


def test_nothing_found_is_said(hand: Hand) -> None:
    hand.panel.search.setText("zebra")
    assert shown(hand) == []
    assert hand.panel.nothing.text() == "Nothing in this journey says “zebra”."
    hand.panel.search.clear()
    assert not hand.panel.nothing.isVisible()


def test_enter_goes_to_the_first_match_and_esc_empties_the_field(hand: Hand) -> None:
    hand.panel.search.setFocus()
    write(hand.panel.search, "deposit")
    press(hand.panel.search, Key.Key_Return)
    assert hand.current == "t12"
    assert hand.panel.view.hasFocus()
    hand.key(Key.Key_Escape)
    assert hand.panel.search.text() == ""
    assert hand.current == "t12"
    assert len(shown(hand)) == 35


def test_what_is_made_or_renamed_during_a_search_stays_in_sight(hand: Hand) -> None:
    hand.panel.search.setText("deposit")
    hand.go("t12")
    hand.key(Key.Key_F2)
    hand.type_name("Quite different")
    assert shown(hand) == ["t12"]
    hand.key(Key.Key_P)
    hand.type_name("New here")
    assert shown(hand) == ["t12", hand.current]


def test_what_is_made_elsewhere_in_a_stage_that_is_not_shown_does_no_harm(hand: Hand) -> None:
    hand.panel.search.setText("deposit")
    with hand.desk.document.edit(message("x")) as draft:
        add_touchpoint(draft, Spot(draft.project.stages(Id("tour"))[-1].id))  # type: ignore[arg-type]
    assert shown(hand) == ["t12"]


def test_letters_never_look_for_names(hand: Hand) -> None:
    hand.go("tour")
    hand.key(Key.Key_Q)
    assert hand.current == "tour"
