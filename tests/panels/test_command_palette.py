"""Names are found by the beginnings of their words: any case, accents, language; one typing error is forgiven."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from journeydesigner.i18n import set_language
from journeydesigner.panels.command_palette.elements import Elements
from journeydesigner.panels.command_palette.index import FEW, Index, Names
from journeydesigner.panels.command_palette.palette import CommandPalette
from journeydesigner.panels.command_palette.row import Row
from tests.panels.conftest import Desk, press, show, write

LETTERS = st.text("abcdeé", min_size=4, max_size=9)


def found(index: Index, query: str, most: int = 60) -> list[int]:
    return [number for _grade, number in index.search(query, most)]


def test_words_are_found_by_their_beginnings_in_any_order() -> None:
    index = Index([Names(("Acheter un billet", "Buy a ticket")), Names(("Billetterie",)), Names(("Oublier",))])
    assert found(index, "bill") == [1, 0]
    assert found(index, "billet ach") == [0]
    assert found(index, "TICK") == [0]
    assert found(index, "llet") == []


def test_accents_case_and_punctuation_make_no_difference() -> None:
    index = Index([Names(("Réservation à l’hôtel",))])
    for query in ("reservation", "RÉSERVATION", "hotel reserv", "l'hôtel"):
        assert found(index, query) == [0], query


def test_what_begins_like_the_query_comes_before_what_holds_it() -> None:
    index = Index([Names(("The desk",)), Names(("Other",), ("desk",)), Names(("Desk clerk",))])
    assert [*index.search("desk", 9)] == [(0, 2), (1, 0), (2, 1)]


def test_errors_are_looked_for_only_where_little_is_found() -> None:
    right = [Names((f"Ticket {n}",)) for n in range(FEW)]
    assert found(Index([*right, Names(("Tocket",))]), "ticket") == list(range(FEW))
    assert found(Index([*right[1:], Names(("Tocket",))]), "ticket") == list(range(FEW))


@settings(deadline=None, max_examples=200)
@given(LETTERS, st.data())
def test_one_wrong_letter_is_forgiven(word: str, data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(word) - 1))
    wrong = data.draw(
        st.sampled_from(
            [
                word[:place] + "z" + word[place + 1 :],
                word[:place] + "z" + word[place:],
                word[:place] + word[place + 1 :],
                word[:place] + word[place : place + 2][::-1] + word[place + 2 :],
            ]
        )
    )
    assert found(Index([Names((word,))]), wrong) == [0] or len(wrong) < 4


@settings(deadline=None)
@given(st.text(max_size=12))
def test_any_query_is_borne(query: str) -> None:
    assert set(found(Index([Names(("Ticket (desk) [x]",))]), query)) <= {0}


def test_elements_are_found_in_both_languages_whatever_is_shown(desk: Desk) -> None:
    elements = Elements(desk.project)
    for query in ("reserv", "booking"):
        assert "Booking" in [row.text for _grade, row in elements.search(query, 60)]
    stage = next(row for _grade, row in elements.search("booking", 60) if row.note == "Stage")
    assert (stage.text, stage.other) == ("Booking", "Réservation")


@pytest.mark.parametrize(
    ("query", "note"),
    [("claire", "Persona"), ("office dir", "Role"), ("newsletter", "Channel"), ("orvanne week", "Journey")],
)
def test_every_kind_of_element_is_found(desk: Desk, query: str, note: str) -> None:
    assert any(row.note.startswith(note) for _grade, row in Elements(desk.project).search(query, 60))


def test_a_touchpoint_says_where_it_lies(desk: Desk) -> None:
    row = next(row for _grade, row in Elements(desk.project).search("rainy day ideas", 1))
    assert row.note == "Touchpoint · 2. Preparation"


# -- the widget


@pytest.fixture
def palette(qtbot: QtBot, desk: Desk) -> Iterator[CommandPalette]:
    """The palette over a window with a field that has the keyboard, and two commands."""
    window = QWidget()
    field = QLineEdit()
    QVBoxLayout(window).addWidget(field)
    show(qtbot, window, 800, 600)
    window.activateWindow()
    field.setFocus()
    offered = [
        (Row("command:grey", "Grey", is_enabled=False), Names(("Grey",))),
        (Row("command:save", "Save", "File", "Ctrl+S"), Names(("Save", "Enregistrer"))),
    ]
    palette = CommandPalette(window, lambda: offered)
    palette.open(desk.project)
    QApplication.processEvents()
    yield palette
    window.close()


def texts(palette: CommandPalette) -> list[str]:
    return [row.text for row in palette.model.rows]


def test_commands_that_can_be_done_stand_first(palette: CommandPalette) -> None:
    assert texts(palette) == ["Save", "Grey"]


def test_enter_chooses_and_gives_the_keyboard_back(palette: CommandPalette) -> None:
    chosen: list[str] = []
    palette.chosen.connect(chosen.append)
    write(palette.search, "enreg")
    press(palette.search, Qt.Key.Key_Return)
    assert chosen == ["command:save"]
    assert not palette.isVisible()
    assert isinstance(QApplication.focusWidget(), QLineEdit)
    assert QApplication.focusWidget() is not palette.search


def test_esc_closes_and_chooses_nothing(palette: CommandPalette) -> None:
    chosen: list[str] = []
    palette.chosen.connect(chosen.append)
    press(palette.search, Qt.Key.Key_Escape)
    assert (chosen, palette.isVisible()) == ([], False)


def test_what_cannot_be_done_now_is_not_chosen(palette: CommandPalette) -> None:
    chosen: list[str] = []
    palette.chosen.connect(chosen.append)
    write(palette.search, "grey")
    press(palette.search, Qt.Key.Key_Return)
    assert (chosen, palette.isVisible()) == ([], True)


def test_arrows_go_round_and_are_said(palette: CommandPalette) -> None:
    assert palette.search.accessibleDescription() == "Save, File, Ctrl+S"
    press(palette.search, Qt.Key.Key_Down)
    assert palette.search.accessibleDescription() == "Grey"
    press(palette.search, Qt.Key.Key_Down)
    assert palette.view.currentIndex().row() == 0
    press(palette.search, Qt.Key.Key_Up)
    assert palette.view.currentIndex().row() == 1


def test_what_was_chosen_last_comes_first(palette: CommandPalette, desk: Desk) -> None:
    write(palette.search, "rainy day")
    press(palette.search, Qt.Key.Key_Return)
    palette.open(desk.project)
    assert texts(palette) == ["Rainy-day ideas", "Save", "Grey"]


def test_a_new_language_shows_in_names(palette: CommandPalette, desk: Desk) -> None:
    press(palette.search, Qt.Key.Key_Escape)
    try:
        set_language("fr")
        palette.forget()
        palette.open(desk.project)
        write(palette.search, "rainy day")
        assert palette.model.rows[0].text == "Idées pour les jours de pluie"
    finally:
        set_language("en")


def test_nothing_found_says_so(palette: CommandPalette) -> None:
    write(palette.search, "qqqq")
    assert texts(palette) == []
    assert palette.search.accessibleDescription() == "Nothing is called “qqqq”."


def test_the_project_is_read_before_the_first_key(palette: CommandPalette) -> None:
    QApplication.processEvents()
    assert palette._elements is not None
