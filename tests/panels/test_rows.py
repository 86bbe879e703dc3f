"""Rows of unequal height: where they lie, what stays in sight, keys, pointer, and what a screen reader hears."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from journeydesigner.panels.rows.lines import Button, Heading, Line, Row
from journeydesigner.panels.rows.model import RowsModel
from journeydesigner.panels.rows.placing import Fonts, place_heading, place_row
from journeydesigner.panels.rows.stack import Stack
from journeydesigner.panels.rows.view import RowsView
from tests.panels.conftest import press, show

SHIFT, CONTROL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier
Key = Qt.Key


# -- heights


@settings(deadline=None)
@given(st.lists(st.integers(1, 300), max_size=40), st.lists(st.tuples(st.integers(0, 39), st.integers(1, 300))))
def test_a_stack_knows_where_each_row_is_whatever_is_measured_meanwhile(
    heights: list[int], measured: list[tuple[int, int]]
) -> None:
    stack = Stack(heights)
    for row, height in measured:
        if row < len(heights):
            assert stack.set_height(row, height) == height - heights[row]
            heights[row] = height
    assert stack.total == sum(heights)
    for row, height in enumerate(heights):
        top = sum(heights[:row])
        assert stack.top(row) == top
        assert stack.row_at(top) == stack.row_at(top + height - 1) == row
        assert list(stack.rows_between(top, top)) == [row]
    assert stack.row_at(-1) is None
    assert stack.row_at(sum(heights)) is None
    assert list(stack.rows_between(-50, sum(heights) + 50)) == list(range(len(heights)))


# -- a list


@dataclass(frozen=True)
class Thing:
    """Something listed; `lines` is how long its text is."""

    key: str
    lines: int = 1
    buttons: int = 2


def described(thing: Thing) -> Row:
    buttons = tuple(Button(f"b{n}", f"Do {n}", spoken=f"Do the {n}th") for n in range(thing.buttons))
    return Row(
        f"Title {thing.key}", ("long words " * 12 * thing.lines,), f"Spoken {thing.key}", "C1", buttons, "error"
    )


class Listed:
    """A list in a window, and what it was asked."""

    def __init__(self, qtbot: QtBot, lines: list[Line], kind_of: Any = None) -> None:
        self.model = RowsModel(described)
        self.view = RowsView(self.model, kind_of or (lambda thing: thing.lines))
        self.before, self.after = QLineEdit(), QLineEdit()
        self.window = QWidget()
        box = QVBoxLayout(self.window)
        for widget in (self.before, self.view, self.after):
            box.addWidget(widget)
        self.model.show_lines(lines)
        self.asked: list[tuple[str, object]] = []
        self.view.opened.connect(lambda thing: self.asked.append(("open", thing.key)))
        self.view.pressed_button.connect(lambda thing, b, _r: self.asked.append((b.key, thing.key)))
        self.view.folded.connect(lambda key, is_open: self.asked.append((key, is_open)))
        self.view.copy_wanted.connect(lambda: self.asked.append(("copy", [t.key for t in self.view.chosen])))
        self.view.delete_wanted.connect(lambda: self.asked.append(("delete", [t.key for t in self.view.chosen])))
        self.view.help_wanted.connect(lambda thing: self.asked.append(("help", thing.key)))
        self.view.menu_wanted.connect(lambda at: self.asked.append(("menu", at)))
        show(qtbot, self.window, 320, 600)
        self.window.activateWindow()
        qtbot.waitUntil(self.window.isActiveWindow)

    @property
    def at(self) -> object:
        """The key of the line the keyboard stands on."""
        line = self.view.current_line
        return line.key if line is not None else None

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        press(self.view, key, modifiers)

    def top_of(self, key: str) -> int:
        """Where a line is in the viewport."""
        row = self.model.row_of(key)
        assert row is not None
        return self.view.visualRect(self.model.index(row)).top()


GROUPS: list[Line] = [
    Heading("g1", "First", 3), Thing("a"), Thing("b", 2), Thing("c", buttons=0),
    Heading("g2", "Second", 1, level=1), Thing("d"), Heading("g3", "Third", 9, is_open=False),
]  # fmt: skip


@pytest.fixture
def listed(qtbot: QtBot) -> Listed:
    return Listed(qtbot, list(GROUPS))


def many(n: int) -> list[Line]:
    return [Thing(f"t{i}", 1 + i % 5) for i in range(n)]


# -- at length


def test_of_many_rows_only_those_in_sight_are_worded(qtbot: QtBot) -> None:
    listed = Listed(qtbot, many(10_000))
    assert 0 < len(listed.model._words) < 20
    listed.press(Key.Key_End)
    assert listed.at == "t9999"
    assert listed.top_of("t9999") + 20 < listed.view.viewport().height()
    assert len(listed.model._words) < 60


@pytest.mark.parametrize("n", [1, 3, 200])
def test_rows_lie_one_below_the_other_at_their_measured_height(qtbot: QtBot, n: int) -> None:
    listed = Listed(qtbot, many(n))
    bar = listed.view.verticalScrollBar()
    while True:
        QApplication.processEvents()
        height = listed.view.viewport().height()
        bottom = None
        for row, line in enumerate(listed.model.lines):
            rect = listed.view.visualRect(listed.model.index(row))
            if rect.bottom() >= 0 and rect.top() < height:
                assert rect.height() == listed.view.placed(line).height
                assert bottom is None or rect.top() == bottom
                assert listed.view.indexAt(rect.center()).row() == row
                bottom = rect.bottom() + 1
        if bar.value() == bar.maximum():
            break
        bar.setValue(bar.value() + height - 40)
    assert n < 4 or bar.maximum() > 0
    assert bottom is not None
    assert bottom <= height or n < 4


def test_what_is_in_sight_stays_there_while_rows_above_it_come_and_go(qtbot: QtBot) -> None:
    lines = many(300)
    listed = Listed(qtbot, lines)
    listed.view.stand_on(150)
    seen = listed.top_of("t150")
    with listed.view.kept():
        listed.model.show_lines([Thing("new", 4), *lines[:40], *lines[60:]])
    assert listed.at == "t150"
    assert listed.top_of("t150") == seen


def test_going_up_does_not_jump_when_rows_turn_out_higher(qtbot: QtBot) -> None:
    listed = Listed(qtbot, many(300), lambda _thing: "all of one kind, so that estimates are wrong")
    listed.view.verticalScrollBar().setValue(9_000)
    last = listed.view.indexAt(QPoint(5, listed.view.viewport().height() - 5)).row()
    before = listed.view.visualRect(listed.model.index(last)).top()
    for step in range(1, 10):
        listed.view.verticalScrollBar().setValue(listed.view.verticalScrollBar().value() - 30)
        assert listed.view.visualRect(listed.model.index(last)).top() == before + 30 * step


def test_a_row_that_goes_hands_the_keyboard_to_the_next_one(listed: Listed) -> None:
    listed.view.stand_on(2)
    with listed.view.kept():
        listed.model.show_lines([line for line in GROUPS if line.key != "b"])
    assert listed.at == "c"
    listed.view.stand_on(4)
    with listed.view.kept():
        listed.model.show_lines(GROUPS[:4])
    assert listed.at == "c"


def test_a_selection_survives_a_new_list(listed: Listed) -> None:
    listed.view.stand_on(1)
    listed.press(Key.Key_Down, SHIFT)
    listed.press(Key.Key_Down, SHIFT)
    with listed.view.kept():
        listed.model.show_lines([Thing("z"), *GROUPS])
    assert [thing.key for thing in listed.view.chosen] == ["a", "b", "c"]


# -- keys


def test_arrows_walk_all_lines_and_fold_the_headings(listed: Listed) -> None:
    listed.view.stand_on(0)
    seen = [listed.at]
    for _step in range(7):
        listed.press(Key.Key_Down)
        seen.append(listed.at)
    assert seen == ["g1", "a", "b", "c", "g2", "d", "g3", "g3"]
    listed.press(Key.Key_Right)
    listed.press(Key.Key_Left)
    listed.press(Key.Key_Home)
    assert listed.at == "g1"
    listed.press(Key.Key_Left)
    listed.press(Key.Key_Space)
    listed.press(Key.Key_Return)
    assert listed.asked == [("g3", True), ("g1", False), ("g1", False), ("g1", False)]


def test_left_goes_from_a_row_to_its_heading_and_to_the_one_above(listed: Listed) -> None:
    listed.view.stand_on(5)
    listed.press(Key.Key_Left)
    assert listed.at == "g2"
    listed.view.stand_on(3)
    listed.press(Key.Key_Left)
    assert listed.at == "g1"


def test_page_keys_end_and_home(qtbot: QtBot) -> None:
    listed = Listed(qtbot, many(100))
    listed.view.stand_on(0)
    listed.press(Key.Key_PageDown)
    row = listed.view.currentIndex().row()
    assert 1 < row < 20
    listed.press(Key.Key_PageUp)
    assert listed.at == "t0"
    listed.press(Key.Key_End)
    assert listed.at == "t99"
    listed.press(Key.Key_Home)
    assert listed.at == "t0"
    assert listed.view.verticalScrollBar().value() == 0


def test_tab_goes_through_the_buttons_of_a_row_and_on(listed: Listed) -> None:
    listed.before.setFocus()
    QTest.keyClick(listed.window.windowHandle(), Key.Key_Tab)
    assert listed.view.hasFocus()
    assert listed.at == "a"
    assert listed.view.button is None
    steps = []
    for _tab in range(2):
        QTest.keyClick(listed.window.windowHandle(), Key.Key_Tab)
        steps.append(listed.view.button)
    assert steps == [0, 1]
    listed.press(Key.Key_Return)
    QTest.keyClick(listed.window.windowHandle(), Key.Key_Backtab, SHIFT)
    assert listed.view.button == 0
    listed.press(Key.Key_Escape)
    assert listed.view.button is None
    for _tab in range(3):
        QTest.keyClick(listed.window.windowHandle(), Key.Key_Tab)
    assert listed.after.hasFocus()
    assert listed.asked == [("b1", "a")]


def test_a_row_without_buttons_lets_tab_through(listed: Listed) -> None:
    listed.view.setFocus()
    listed.view.stand_on(3)
    QTest.keyClick(listed.window.windowHandle(), Key.Key_Tab)
    assert listed.after.hasFocus()


def test_enter_opens_delete_sets_aside_f1_explains(listed: Listed) -> None:
    listed.view.stand_on(1)
    listed.press(Key.Key_Return)
    listed.press(Key.Key_F1)
    listed.press(Key.Key_Delete)
    listed.press(Key.Key_C, CONTROL)
    assert listed.asked == [("open", "a"), ("help", "a"), ("delete", ["a"]), ("copy", ["a"])]


def test_several_rows_are_selected_with_shift_control_and_all(listed: Listed) -> None:
    listed.view.stand_on(1)
    listed.press(Key.Key_Down, SHIFT)
    assert [t.key for t in listed.view.chosen] == ["a", "b"]
    listed.press(Key.Key_Up, SHIFT)
    assert [t.key for t in listed.view.chosen] == ["a"]
    listed.press(Key.Key_Down, CONTROL)
    listed.press(Key.Key_Down, CONTROL)
    listed.press(Key.Key_Space, CONTROL)
    assert [t.key for t in listed.view.chosen] == ["a", "c"]
    listed.press(Key.Key_A, CONTROL)
    assert [t.key for t in listed.view.chosen] == ["a", "b", "c", "d"]


def test_letters_put_nothing_into_words(qtbot: QtBot) -> None:
    listed = Listed(qtbot, many(500))
    worded = len(listed.model._words)
    listed.press(Key.Key_T)
    assert len(listed.model._words) == worded


# -- pointer


def click(listed: Listed, at: QPoint, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.mouseClick(listed.view.viewport(), Qt.MouseButton.LeftButton, modifiers, at)


def test_clicks_open_rows_press_buttons_and_fold(listed: Listed) -> None:
    rect = listed.view.visualRect(listed.model.index(1))
    click(listed, rect.topLeft() + QPoint(60, 12))
    button = listed.view.placed(GROUPS[1]).buttons[1].where.translated(rect.topLeft())
    click(listed, button.center())
    click(listed, listed.view.visualRect(listed.model.index(0)).center())
    assert listed.asked == [("open", "a"), ("b1", "a"), ("g1", False)]
    click(listed, listed.view.visualRect(listed.model.index(2)).center(), CONTROL)
    assert [t.key for t in listed.view.chosen] == ["b"]
    click(listed, listed.view.visualRect(listed.model.index(3)).center(), SHIFT)
    assert [t.key for t in listed.view.chosen] == ["b", "c"]
    assert len(listed.asked) == 3


def test_a_click_does_not_move_the_row_under_the_pointer(qtbot: QtBot) -> None:
    listed = Listed(qtbot, many(60))
    last = listed.view.indexAt(QPoint(5, listed.view.viewport().height() - 3))
    before = listed.view.visualRect(last)
    click(listed, QPoint(60, listed.view.viewport().height() - 3))
    assert listed.view.visualRect(last) == before
    assert listed.asked == [("open", listed.at)]


def test_the_menu_key_opens_the_menu_at_the_row(listed: Listed) -> None:
    from PySide6.QtGui import QContextMenuEvent

    listed.view.stand_on(2)
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(0, 0), QPoint(0, 0))
    QApplication.sendEvent(listed.view.viewport(), event)
    ((what, at),) = listed.asked
    assert what == "menu"
    assert isinstance(at, QPoint)
    inside = listed.view.viewport().mapFromGlobal(at)
    assert listed.view.visualRect(listed.model.index(2)).contains(inside)


# -- screen readers


def test_a_screen_reader_finds_each_row_with_all_it_says(listed: Listed) -> None:
    listed.view.setAccessibleName("Things")
    found = QAccessible.queryAccessibleInterface(listed.view)
    assert found.text(QAccessible.Text.Name) == "Things"
    assert found.childCount() == len(GROUPS)
    said = [found.child(n).text(QAccessible.Text.Name) for n in range(found.childCount())]
    assert said == [
        "First, 3, unfolded", "Spoken a", "Spoken b", "Spoken c", "Second, 1, unfolded", "Spoken d",
        "Third, 9, folded",
    ]  # fmt: skip
    where = found.child(2).rect()
    rect = listed.view.visualRect(listed.model.index(2))
    assert where == rect.translated(listed.view.viewport().mapToGlobal(QPoint(0, 0)))


def test_a_screen_reader_is_told_where_the_keyboard_is(listed: Listed) -> None:
    listed.view.setFocus()
    listed.view.stand_on(5)
    cell = QAccessible.queryAccessibleInterface(listed.view).focusChild()
    assert cell is not None
    assert cell.text(QAccessible.Text.Name) == "Spoken d"
    assert cell.state().selected  # type: ignore[attr-defined]


# -- room


@pytest.mark.parametrize("points", [9.4, 14, 19])
@pytest.mark.parametrize("width", [260, 340, 600])
def test_no_two_pieces_of_a_row_overlap_or_stick_out(qapp: QApplication, points: float, width: int) -> None:
    font = qapp.font()
    font.setPointSizeF(points)
    fonts = Fonts(font)
    word = "Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichen"
    buttons = tuple(
        Button(f"{n}", text, "user", look)
        for n, (text, look) in enumerate(
            (("Assign", "main"), (f"As the stage before: {word}", "plain"), ("Set aside…", "text"))
        )
    )  # type: ignore[arg-type]
    for severity in ("error", None):
        row = Row(f"A long title with {word}", ("One.", f"Two {word} three."), "", "FLOW003", buttons, severity)
        placed = place_row(row, fonts, width)
        pieces = [piece.where for piece in placed.pieces] + [button.where for button in placed.buttons]
        assert_apart(pieces, QRect(0, 0, width, placed.height))
        for button in placed.buttons:
            assert button.where.contains(button.label.where)
            assert not button.icon.toRect().intersects(button.label.where)
    heading = place_heading(Heading("k", f"3. {word} and more", 1234, severity="error"), fonts, width)
    assert_apart([piece.where for piece in heading.pieces], QRect(0, 0, width, heading.height))


def assert_apart(pieces: list[QRect], room: QRect) -> None:
    for n, piece in enumerate(pieces):
        assert room.contains(piece), (piece, room)
        assert not any(piece.intersects(other) for other in pieces[n + 1 :]), pieces


def test_words_that_fit_take_one_line(qapp: QApplication) -> None:
    fonts = Fonts(qapp.font())
    row = Row("T", (), "", buttons=(Button("a", "Nommer un pilote", "user"), Button("b", "Code QR", "user")))
    first, second = place_row(row, fonts, 400).buttons
    assert first.where.height() == second.where.height() < 30
    assert first.where.top() == second.where.top()
