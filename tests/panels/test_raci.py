"""The RACI matrix under hands: letters, blocks, the clipboard, days, folds, filters, and what it says aloud."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterator
from itertools import product
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QContextMenuEvent
from PySide6.QtWidgets import QApplication, QMenu, QWidget
from pytestqt.qtbot import QtBot

from journeydesigner.editor.document import Document
from journeydesigner.editor.edits.fields import rename
from journeydesigner.editor.edits.owning import assign_owner
from journeydesigner.editor.edits.placing import Spot, add_journey, add_touchpoint
from journeydesigner.editor.edits.removal import remove
from journeydesigner.editor.selection import Selection
from journeydesigner.i18n import message, set_language
from journeydesigner.model import Assignment, Id, Project, Role, Stage, Touchpoint
from journeydesigner.model.integrity import faults
from journeydesigner.panels.raci.counting import PartsCount
from journeydesigner.panels.raci.days import DaysPopup
from journeydesigner.panels.raci.window import RaciWindow
from journeydesigner.rules.owned import accountable
from tests.builders import examples, sample
from tests.panels.conftest import ON, Desk, choose, open_picker, press, show, write

K = Qt.Key
SHIFT, CTRL, ALT = (
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
)


class Hand:
    """The matrix of the tourism sample, with names for what the keys do."""

    def __init__(self, desk: Desk, window: RaciWindow) -> None:
        self.desk, self.window, self.view = desk, window, window.view

    def at(self, row: int, column: int) -> Hand:
        self.view.stand_on(row, column)
        return self

    def key(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        press(self.view, key, modifiers)

    def type(self, text: str) -> None:
        write(self.view, text)

    def text(self, row: int, column: int) -> str:
        return str(self.window.model.index(row, column).data())

    def element(self, row: int) -> Any:
        return self.window.grid.element(row)

    def role(self, column: int) -> Id:
        return self.window.grid.columns[column].id

    def row(self, id_: str) -> int:
        found = self.window.grid.row_of(Id(id_))
        assert found is not None
        return found

    @property
    def said(self) -> str:
        return self.window.foot.sentence.text()

    @property
    def stands(self) -> tuple[int, int]:
        at = self.view.currentIndex()
        return at.row(), at.column()


@pytest.fixture
def hand(desk: Desk, qtbot: QtBot) -> Iterator[Hand]:
    window = RaciWindow(None, desk.document, desk.selection, ON, desk.journey)
    show(qtbot, window, 1100, 800)
    window.view.setFocus()
    yield Hand(desk, window)
    set_language("en")
    for widget in QApplication.topLevelWidgets():
        if isinstance(widget, DaysPopup):
            widget.close()


def empty_cell(hand: Hand) -> tuple[int, int]:
    """A touchpoint and a role that have nothing to do with each other."""
    for row, step in enumerate(hand.window.grid.rows):
        for column in range(len(hand.window.grid.columns)):
            if not step.is_stage and hand.window.grid.cell(row, column) is None:
                return row, column
    raise AssertionError("no empty cell")


# -- letters


def test_a_letter_is_a_part_one_step_and_is_told(hand: Hand) -> None:
    row, column = empty_cell(hand)
    hand.at(row, column).type("r")
    assert hand.text(row, column) == "R"
    assert hand.element(row).raci[-1] == Assignment(role=hand.role(column), code="R")  # type: ignore[arg-type]
    assert len(hand.desk.steps) == 1
    assert hand.said.endswith("responsible.")
    hand.key(K.Key_Delete)
    assert hand.text(row, column) == ""
    assert len(hand.desk.steps) == 2


def test_the_other_letters_of_the_alphabet_do_nothing(hand: Hand) -> None:
    row, column = empty_cell(hand)
    hand.at(row, column).type("xbz7")
    assert (hand.text(row, column), hand.stands) == ("", (row, column))


def test_a_slash_adds_the_next_letter(hand: Hand) -> None:
    row, column = empty_cell(hand)
    hand.at(row, column).type("c")
    hand.type("/")
    hand.type("r")
    assert hand.text(row, column) == "R/C"
    hand.type("i")
    assert hand.text(row, column) == "I"


def test_typing_a_where_another_has_it_moves_it_says_so_and_undo_brings_it_back(hand: Hand) -> None:
    row = hand.row("t05")
    before = hand.element(row).owner or hand.desk.get("s2").owner
    column = next(n for n in range(6) if hand.role(n) != before)
    with hand.desk.document.edit(message("Own")) as draft:
        assign_owner(draft, [Id("t05")], before)
    hand.at(row, column).type("a")
    assert hand.element(row).owner == hand.role(column)
    assert hand.text(row, hand.window.grid.column_of(before) or 0) == ""
    assert "no longer accountable" in hand.said
    assert hand.window.foot.undo.isVisible()
    hand.window.foot.undo.click()
    assert hand.element(row).owner == before


def test_an_inherited_owner_is_shown_and_cannot_be_cleared_below(hand: Hand) -> None:
    point = next(
        t
        for t in hand.desk.project.all(Touchpoint).values()
        if t.owner is None and hand.desk.get(t.stage).owner is not None
    )
    row, column = hand.row(point.id), hand.window.grid.column_of(hand.desk.get(point.stage).owner) or 0
    assert hand.text(row, column) == "(A)"
    hand.at(row, column).key(K.Key_Delete)
    assert hand.desk.steps == []
    assert "owner of the stage" in hand.said
    hand.type("a")
    assert hand.element(row).owner == hand.role(column)
    assert hand.text(row, column) == "A"


@pytest.mark.parametrize(("way", "step"), [("stay", (0, 0)), ("down", (1, 0)), ("right", (0, 1))])
def test_after_a_letter_the_cursor_goes_where_it_is_told(hand: Hand, way: str, step: tuple[int, int]) -> None:
    chosen: list[str] = []
    hand.window.way_chosen.connect(chosen.append)
    box = hand.window.bar.way
    box.setCurrentIndex(["stay", "down", "right"].index(way))
    box.activated.emit(box.currentIndex())
    hand.at(3, 2).type("i")
    assert hand.stands == (3 + step[0], 2 + step[1])
    assert chosen == [way]


def test_enter_goes_down_and_arrows_walk(hand: Hand) -> None:
    hand.at(3, 2).key(K.Key_Return)
    hand.key(K.Key_Right)
    assert hand.stands == (4, 3)
    hand.key(K.Key_Enter, SHIFT)
    assert hand.stands == (3, 3)


# -- blocks


def test_a_letter_fills_a_block_in_one_step(hand: Hand) -> None:
    hand.at(2, 3)
    for key in (K.Key_Down, K.Key_Down, K.Key_Right):
        hand.key(key, SHIFT)
    assert hand.view.block == (range(2, 5), range(3, 5))
    hand.type("i")
    assert {hand.text(row, column) for row in range(2, 5) for column in (3, 4)} == {"I"}
    assert len(hand.desk.steps) == 1
    assert hand.stands == (4, 4)
    hand.desk.document.undo()
    assert {hand.text(row, column) for row in range(2, 5) for column in (3, 4)} == {""}


def test_a_over_two_roles_is_refused_whole(hand: Hand) -> None:
    before = hand.desk.project
    hand.at(2, 3).key(K.Key_Right, SHIFT)
    hand.type("a")
    assert hand.desk.project is before
    assert "Only one role can be accountable" in hand.said


def test_a_down_one_role_makes_it_the_owner_of_all(hand: Hand) -> None:
    hand.at(0, 4).key(K.Key_Down, SHIFT)
    hand.key(K.Key_Down, SHIFT)
    hand.type("a")
    assert [hand.element(row).owner for row in range(3)] == [hand.role(4)] * 3
    assert len(hand.desk.steps) == 1


def test_escape_leaves_the_block_then_the_window(hand: Hand) -> None:
    hand.at(2, 3).key(K.Key_Down, SHIFT)
    hand.key(K.Key_Escape)
    assert hand.view.block == (range(3, 4), range(3, 4))
    hand.key(K.Key_Escape)
    assert not hand.window.isVisible()


# -- clipboard


def test_a_block_is_copied_as_a_spreadsheet_reads_it_and_pasted_elsewhere(hand: Hand) -> None:
    hand.window.bar.facets["message"].click()
    hand.at(1, 0).type("r")
    hand.at(2, 1).type("c")
    hand.at(1, 0).key(K.Key_Down, SHIFT)
    hand.key(K.Key_Right, SHIFT)
    hand.key(K.Key_C, CTRL)
    assert QApplication.clipboard().text() == "R\t\n\tC"
    hand.at(3, 2).key(K.Key_V, CTRL)
    assert [[hand.text(r, c) for c in (2, 3)] for r in (3, 4)] == [["R", ""], ["", "C"]]
    assert hand.view.block == (range(3, 5), range(2, 4))
    assert len(hand.desk.steps) == 3


def test_one_copied_cell_fills_the_whole_block(hand: Hand) -> None:
    QApplication.clipboard().setText("r/c\r\n")
    hand.at(2, 3).key(K.Key_Down, SHIFT)
    hand.key(K.Key_V, CTRL)
    assert [hand.text(2, 3), hand.text(3, 3)] == ["R/C", "R/C"]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("yes\tR", "“yes” is no RACI code"),
        ("A\tA", "Only one role"),
        ("\t".join(["R"] * 60), "is 1 × 60 cells"),
        ("A\t" * 60_000 + "\n" + "A\t" * 60_000, "too large"),
        ("=cmd|' /C calc'!A0", "is no RACI code"),
    ],
)
def test_what_is_no_part_of_the_matrix_is_refused_whole(hand: Hand, text: str, reason: str) -> None:
    before = hand.desk.project
    QApplication.clipboard().setText(text)
    hand.at(1, 0).key(K.Key_V, CTRL)
    assert hand.desk.project is before
    assert reason in hand.said


def test_cut_copies_and_clears(hand: Hand) -> None:
    row, column = empty_cell(hand)
    hand.at(row, column).type("r")
    hand.key(K.Key_X, CTRL)
    assert (QApplication.clipboard().text(), hand.text(row, column)) == ("R", "")


def test_the_whole_matrix_is_copied_with_its_headings(hand: Hand) -> None:
    hand.window.bar.copy.click()
    lines = QApplication.clipboard().text().split("\n")
    assert lines[0].startswith("\tExperience\tPromotion")
    assert lines[1].split("\t")[2:] == [r.name.get("en") for r in hand.window.grid.columns]
    assert lines[2].startswith("1. Inspiration\tHead of promotion\tA\t")
    assert lines[3].startswith("   Short video of the marsh at dawn\tHead of promotion\t(A)")
    assert len(lines) == 2 + hand.window.model.rowCount()
    assert len({line.count("\t") for line in lines}) == 1


# -- days


def popup() -> DaysPopup:
    found = [w for w in QApplication.topLevelWidgets() if isinstance(w, DaysPopup) and w.isVisible()]
    assert len(found) == 1
    return found[0]


def test_days_are_written_from_the_small_window_in_one_step(hand: Hand) -> None:
    hand.window.bar.facets["platform"].click()
    hand.at(1, 2).type("r")
    hand.key(K.Key_Down, ALT)
    small = popup()
    write(small.first.line, "2027-01-01")
    press(small.last.line, K.Key_Tab)
    write(small.last.line, "31/12/2027")
    press(small.last.line, K.Key_Return)
    QApplication.processEvents()
    part = next(a for a in hand.element(1).raci if a.facet == "platform")
    assert (part.valid_from, part.valid_to) == (datetime.date(2027, 1, 1), datetime.date(2027, 12, 31))
    assert len(hand.desk.steps) == 2
    assert "from 1 January 2027 to 31 December 2027" in hand.window.model.spoken(1, 2)


def test_days_that_cannot_be_are_refused_in_the_small_window(hand: Hand) -> None:
    row = hand.row("s1")
    owner = hand.window.grid.column_of(hand.element(row).owner) or 0
    before = hand.desk.project
    hand.at(row, owner).key(K.Key_Down, ALT)
    small = popup()
    write(small.first.line, "2027-01-01")
    small.done.click()
    assert small.isVisible()
    assert "mandate" in small.refusal.text()
    assert hand.desk.project is before
    press(small.first.line, K.Key_Escape)
    assert not small.isVisible()


def test_a_second_mandate_begins_after_the_first(hand: Hand) -> None:
    hand.window.bar.facets["data"].click()
    hand.at(1, 2).type("a")
    hand.key(K.Key_Down, ALT)
    write(popup().last.line, "2026-12-31")
    popup().apply()
    hand.at(1, 3).key(K.Key_Down, ALT)
    popup().codes["A"].click()
    write(popup().first.line, "2027-01-01")
    popup().apply()
    assert (hand.text(1, 2), hand.text(1, 3)) == ("A", "A")
    assert len(hand.desk.steps) == 3


def test_days_of_a_block_leave_each_cell_its_letter(hand: Hand) -> None:
    hand.window.bar.facets["data"].click()
    hand.at(1, 2).type("r")
    hand.at(2, 2).type("c")
    hand.at(1, 2).key(K.Key_Down, SHIFT)
    hand.key(K.Key_Down, SHIFT)
    hand.key(K.Key_Down, ALT)
    write(popup().last.line, "2027-06-30")
    popup().apply()
    assert [hand.text(row, 2) for row in (1, 2, 3)] == ["R", "C", ""]
    assert all(
        a.valid_to == datetime.date(2027, 6, 30) for n in (1, 2) for a in hand.element(n).raci if a.facet == "data"
    )


# -- what is shown


def test_rows_are_stages_with_their_touchpoints_and_fold(hand: Hand) -> None:
    first = hand.desk.project.stages(hand.desk.journey)[0]
    points = len(hand.desk.project.touchpoints(first.id))
    rows = hand.window.model.rowCount()
    hand.at(2, 3).type("-")
    assert hand.window.model.rowCount() == rows - points
    assert hand.stands == (0, 3)
    hand.type("+")
    assert hand.window.model.rowCount() == rows
    hand.window.bar.fold.click()
    assert hand.window.model.rowCount() == len(hand.desk.project.stages(hand.desk.journey))


def test_a_click_on_the_chevron_folds_and_one_on_the_name_selects(hand: Hand, qtbot: QtBot) -> None:
    header = hand.view.verticalHeader()
    rows = hand.window.model.rowCount()
    middle = header.sectionViewportPosition(2) + header.sectionSize(2) // 2
    qtbot.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(90, middle))
    assert hand.desk.selection.ids == (hand.window.grid.rows[2].element,)
    qtbot.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(12, 12))
    assert hand.window.model.rowCount() < rows


def test_a_click_on_a_role_walks_to_it_and_the_menu_acts_on_the_cell(hand: Hand, qtbot: QtBot) -> None:
    header = hand.view.horizontalHeader()
    row = empty_cell(hand)[0]
    hand.at(row, 0)
    at = QPoint(header.sectionViewportPosition(4) + 5, header.height() // 2)
    qtbot.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert hand.stands == (row, 4)
    menu = hand.window.hands.menu(lambda: None)
    next(action for action in menu.actions() if action.text().startswith("I")).trigger()
    next(action for action in menu.actions() if action.text().startswith("C")).trigger()
    assert hand.text(row, 4) == "C/I"
    shown = [a.text()[0] for a in hand.window.hands.menu(lambda: None).actions() if a.isChecked()]
    assert shown == ["C", "I"]


def test_a_right_click_selects_its_cell_and_opens_the_menu_there_only(hand: Hand) -> None:
    def click(widget: QWidget, at: QPoint) -> list[QMenu]:
        event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, widget.mapToGlobal(at))
        QApplication.sendEvent(widget, event)
        return [w for w in QApplication.topLevelWidgets() if isinstance(w, QMenu) and w.isVisible()]

    hand.at(1, 1)
    assert click(hand.window.foot, QPoint(3, 3)) == []
    (menu,) = click(hand.view.viewport(), QPoint(3, 3))
    menu.close()


def test_the_title_follows_the_name_and_a_journey_that_goes_leaves_nothing(hand: Hand) -> None:
    with hand.desk.document.edit(message("Rename")) as draft:
        rename(draft, hand.desk.journey, "Week-end")
    assert "Week-end" in hand.window.windowTitle()
    with hand.desk.document.edit(message("Remove")) as draft:
        remove(draft, [hand.desk.journey])
    assert hand.window.model.rowCount() == 0
    assert hand.window.nothing.isVisible()


def test_the_selection_goes_both_ways(hand: Hand) -> None:
    hand.at(4, 2)
    assert hand.desk.selection.ids == (hand.window.grid.rows[4].element,)
    hand.desk.select("t10")
    assert hand.stands == (hand.row("t10"), 2)


def test_filters_keep_the_stage_above_its_steps_and_look_into_folds(hand: Hand) -> None:
    hand.window.bar.fold.click()
    write(hand.window.bar.steps, "video")
    names = [hand.window.model.step_name(n) for n in range(hand.window.model.rowCount())]
    assert names == ["Inspiration", "Short video of the marsh at dawn"]
    write(hand.window.bar.roles, "accueil promotion")
    assert hand.window.nothing.isVisible()
    assert hand.window.nothing.text() == "Nothing passes the filter."
    hand.window.bar.roles.clear()
    write(hand.window.bar.roles, "PROMÔtion")
    assert {hand.window.grid.bands[0].unit.name.fr for _ in (1,)} == {"Promotion"}  # type: ignore[union-attr]


def test_roles_stand_unit_by_unit(hand: Hand) -> None:
    hand.window.bar.all_roles.click()
    assert len(hand.window.grid.columns) == len(hand.desk.project.all(Role))
    units = [role.unit for role in hand.window.grid.columns]
    assert [u for n, u in enumerate(units) if n == 0 or units[n - 1] != u] == list(dict.fromkeys(units))


def test_a_new_role_is_made_with_its_unit_and_gets_a_column(hand: Hand) -> None:
    hand.window.bar.add_role.click()
    picker = open_picker()
    write(picker.search, "Night porter")
    press(picker.search, K.Key_Return)
    choose("Night shift")
    column = hand.stands[1]
    assert hand.window.model.role_name(column) == "Night porter"
    assert hand.desk.steps == ["Add a role"]
    hand.type("r")
    hand.key(K.Key_Delete)
    assert hand.window.model.role_name(column) == "Night porter"


def test_a_role_of_the_project_gets_a_column_without_an_edit(hand: Hand) -> None:
    unused = next(r for r in hand.desk.project.all(Role).values() if hand.window.grid.column_of(r.id) is None)
    hand.window.bar.add_role.click()
    choose(unused.name.get("en"))
    assert hand.window.grid.column_of(unused.id) == hand.stands[1]
    assert hand.desk.steps == []


def test_it_follows_edits_made_elsewhere(hand: Hand) -> None:
    stage = hand.desk.project.stages(hand.desk.journey)[0]
    hand.at(5, 3)
    element = hand.window.grid.rows[5].element
    with hand.desk.document.edit(message("Add")) as draft:
        point = add_touchpoint(draft, Spot(stage.id, before=hand.desk.project.touchpoints(stage.id)[0].id))
    assert hand.window.grid.rows[1].element == point.id
    assert hand.window.grid.rows[hand.stands[0]].element == element
    with hand.desk.document.edit(message("Own")) as draft:
        assign_owner(draft, [stage.id], hand.role(5))  # type: ignore[arg-type]
    assert (hand.text(0, 5), hand.text(1, 5)) == ("A", "(A)")
    with hand.desk.document.edit(message("Nobody")) as draft:
        assign_owner(draft, [stage.id], None)
    assert (hand.text(0, 5), hand.text(1, 5)) == ("", "")
    with hand.desk.document.edit(message("Remove")) as draft:
        remove(draft, [element])
    assert hand.window.grid.row_of(element) is None


def test_a_role_gets_its_column_with_its_first_part_and_keeps_it_after_the_last(hand: Hand) -> None:
    unused = next(r.id for r in hand.desk.project.all(Role).values() if hand.window.grid.column_of(r.id) is None)
    first = hand.window.grid.rows[0].element
    owner = hand.element(0).owner
    hand.at(4, 2)
    for role in (unused, owner):
        with hand.desk.document.edit(message("Own")) as draft:
            assign_owner(draft, [first], role)
        column = hand.window.grid.column_of(unused)
        assert column is not None
        assert hand.text(0, column) == ("A" if role == unused else "")
        assert hand.stands[0] == 4
    with hand.desk.document.edit(message("Rename")) as draft:
        rename(draft, first, "Dreams")
    assert hand.window.grid.column_of(unused) is not None


def test_a_journey_without_stages_says_what_to_do(hand: Hand) -> None:
    with hand.desk.document.edit(message("Add")) as draft:
        journey = add_journey(draft)
    hand.window.set_journey(journey.id)
    assert "no stage yet" in hand.window.nothing.text()
    assert hand.window.nothing.isVisible()
    hand.type("a")
    hand.key(K.Key_V, CTRL)
    hand.key(K.Key_Down, ALT)
    assert len(hand.desk.steps) == 1


def test_each_facet_says_how_many_parts_it_has(hand: Hand) -> None:
    bar = hand.window.bar
    assert bar.facets["data"].text() == "Data"
    bar.facets["data"].click()
    hand.at(1, 1).type("r")
    assert bar.facets["data"].text() == "Data (1)"
    with hand.desk.document.edit(message("Remove")) as draft:
        remove(draft, [hand.window.grid.rows[1].element])
    assert bar.facets["data"].text() == "Data"
    hand.desk.document.undo()
    assert bar.facets["data"].text() == "Data (1)"


def test_while_hidden_it_waits(hand: Hand) -> None:
    hand.window.hide()
    with hand.desk.document.edit(message("Remove")) as draft:
        remove(draft, [hand.desk.project.stages(hand.desk.journey)[0].id])
    hand.window.show()
    assert hand.window.model.rowCount() == len(
        list(hand.desk.project.journey_touchpoints(hand.desk.journey))
    ) + len(hand.desk.project.stages(hand.desk.journey))


# -- in words


def test_each_cell_says_role_step_and_part(hand: Hand) -> None:
    iface = QAccessible.queryAccessibleInterface(hand.view)
    assert iface is not None
    names = [iface.child(n).text(QAccessible.Text.Name) for n in range(20)]
    assert "Head of promotion, Inspiration: accountable" in names
    assert "Head of promotion, Promotion" in names
    assert "Stage 1, Inspiration, 5 touchpoints, owner: Head of promotion" in names
    hidden = hand.row("t01")
    assert hand.window.model.spoken(hidden, 0).endswith("accountable, as owner of the stage")
    set_language("fr")
    assert hand.window.windowTitle().startswith("Matrice RACI")


def test_nobody_is_marked_where_the_map_marks_it(hand: Hand) -> None:
    spoken = [hand.window.model.spoken_step(n) for n in range(hand.window.model.rowCount())]
    lacking = [s for s in spoken if s.endswith("nobody is accountable")]
    stages = [s for s in hand.desk.project.stages(hand.desk.journey) if s.owner is None]
    assert len([s for s in lacking if s.startswith("Stage")]) == len(stages) > 0


def test_two_accountable_of_a_file_are_said_and_marked(hand: Hand) -> None:
    both = tuple(Assignment(role=hand.role(n), code="A", facet="data") for n in (0, 1))  # type: ignore[arg-type]
    with hand.desk.document.edit(message("As in a file")) as draft:
        draft.update(draft.one(Stage, Id("s1")), raci=both)
    hand.window.bar.facets["data"].click()
    assert hand.window.model.spoken(0, 1).endswith("accountable, beside another role")


# -- anything at all

STEPS = st.one_of(
    st.tuples(st.just("type"), st.sampled_from("arci/-+*ARCIx")),
    st.tuples(
        st.just("key"),
        st.sampled_from([K.Key_Delete, K.Key_Down, K.Key_Up, K.Key_Left, K.Key_Right, K.Key_Return, K.Key_Space]),
    ),
    st.tuples(st.just("shift"), st.sampled_from([K.Key_Down, K.Key_Up, K.Key_Left, K.Key_Right])),
    st.tuples(st.just("ctrl"), st.sampled_from([K.Key_C, K.Key_V, K.Key_X, K.Key_A, K.Key_Home, K.Key_End])),
    st.tuples(st.just("facet"), st.sampled_from(["experience", "message", "data"])),
    st.tuples(st.just("undo"), st.just(0)),
)


def sound(project: Project) -> None:
    assert not list(faults(project, project))
    for kind in (Stage, Touchpoint):
        for element in project.all(kind).values():
            found = accountable(element, ON).values()
            assert all(len(roles) == 1 for roles in found), element.id


@settings(max_examples=examples(25), deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(STEPS, max_size=25))
def test_whatever_the_hands_do_the_project_is_sound(steps: list[tuple[str, Any]]) -> None:
    """Any keys: one role accountable for a facet, what is shown is what is there, and undo leads back."""
    document = Document(sample("tourism"))
    journey = document.project.journeys()[0].id
    window = RaciWindow(None, document, Selection(document), ON, journey)
    window.show()
    window.view.stand_on(1, 1)
    try:
        for what, value in steps:
            if what == "type":
                write(window.view, value)
            elif what == "facet":
                window.bar.facets[value].click()
            elif what == "undo":
                document.undo()
            else:
                held = {"shift": SHIFT, "ctrl": CTRL}.get(what, Qt.KeyboardModifier.NoModifier)
                press(window.view, value, held)
            sound(document.project)
            for cell in product(range(len(window.grid.rows)), range(len(window.grid.columns))):
                window.grid.cell(*cell)
        fresh = type(window.grid).of(document.project, window.grid.shown, ON)
        assert (fresh.rows, fresh.columns) == (window.grid.rows, window.grid.columns)
        counts = +Counter(PartsCount().of(document.project, journey))
        assert +Counter(window._counts.of(document.project, journey)) == counts
        for row in range(len(fresh.rows)):
            for column in range(len(fresh.columns)):
                assert fresh.cell(row, column) == window.grid.cell(row, column)
        while document.history.undoable:
            document.undo()
        assert document.project == sample("tourism")
    finally:
        window.close()
        window.deleteLater()
