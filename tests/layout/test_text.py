"""Text is broken at spaces, cut with an ellipsis, never wider than its room, and never loses more than it must."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journeydesigner.layout.text import ELLIPSIS, Step, cut, fit, wrap
from tests.layout.paper_measurer import FIXED

SIZE = 10.0
CHARACTER = FIXED.width("x", SIZE, "medium")


def lines(text: str, characters: float, most: int) -> tuple[str, ...]:
    return wrap(FIXED, text, SIZE, "medium", characters * CHARACTER + 0.01, most).lines


def test_it_breaks_at_the_last_space_that_fits() -> None:
    assert lines("Paiement de l'acompte", 12, 2) == ("Paiement de", "l'acompte")


def test_what_fits_is_left_alone() -> None:
    setting = wrap(FIXED, "Navette", SIZE, "medium", 100, 2)
    assert setting.lines == ("Navette",)
    assert not setting.is_cut


def test_more_than_the_lines_hold_ends_in_an_ellipsis() -> None:
    setting = wrap(FIXED, "Question à un conseiller par messagerie", SIZE, "medium", 14 * CHARACTER, 2)
    assert setting.lines == ("Question à un", "conseiller pa…")
    assert setting.is_cut


def test_a_word_wider_than_the_line_is_cut() -> None:
    assert lines("anticonstitutionnellement oui", 10, 2) == ("anticonst…", "oui")


def test_a_no_break_space_does_not_break() -> None:
    assert lines("Prix\u00a0: 12\u00a0€ net", 8, 3) == ("Prix\u00a0:", "12\u00a0€ net")


def test_french_punctuation_stays_with_its_word() -> None:
    assert lines("Mini-site « Marais à vélo »", 14, 3) == ("Mini-site", "« Marais à", "vélo »")


def test_scripts_without_spaces_break_anywhere() -> None:
    assert lines("你好世界你好世界", 8, 2) == ("你好世界", "你好世界")


def test_lines_of_a_file_become_spaces() -> None:
    assert lines("un\ndeux\ttrois", 40, 2) == ("un deux trois",)


def test_an_accent_is_not_parted_from_its_letter() -> None:
    assert (
        cut(FIXED, "e\u0301e\u0301e\u0301e\u0301e\u0301", SIZE, "medium", 3.5 * CHARACTER)
        == "e\u0301e\u0301" + ELLIPSIS
    )


def test_a_joined_character_is_not_torn() -> None:
    assert cut(FIXED, "ab\u200dcd", SIZE, "medium", 3 * CHARACTER + 0.01) == "a" + ELLIPSIS


def test_an_ellipsis_of_the_author_is_no_cut() -> None:
    assert not wrap(FIXED, "Et après…", SIZE, "medium", 200, 1).is_cut


def test_nothing_fits_nowhere() -> None:
    assert cut(FIXED, "Bonjour", SIZE, "medium", 1) == ""
    assert wrap(FIXED, "Bonjour", SIZE, "medium", 1, 2).is_cut


def test_a_text_gets_smaller_before_it_is_cut() -> None:
    room = 17 * CHARACTER
    setting = fit(FIXED, "Sentier d'interprétation", "medium", room, (Step(10, 1), Step(5, 1)))
    assert (setting.size, setting.is_cut) == (5, False)
    assert fit(FIXED, "Sentier", "medium", room, (Step(10, 1), Step(5, 1))).size == 10


def test_the_last_step_is_the_one_that_cuts() -> None:
    setting = fit(FIXED, "x" * 99, "medium", 100, (Step(10, 1), Step(8, 1)))
    assert setting.size == 8
    assert setting.is_cut


def test_a_very_long_text_is_not_measured_whole() -> None:
    class Counting(type(FIXED)):  # type: ignore[misc]
        longest = 0

        def width(self, text: str, size: float, weight: str = "regular") -> float:
            self.longest = max(self.longest, len(text))
            return float(super().width(text, size, weight))

    measurer = Counting()
    wrap(measurer, "mot " * 5000, SIZE, "medium", 129, 2)
    assert measurer.longest < 1000


@given(st.text(max_size=200), st.floats(20, 400), st.integers(1, 4))
@settings(deadline=None)
def test_no_line_is_wider_than_its_room(text: str, width: float, most: int) -> None:
    setting = wrap(FIXED, text, SIZE, "medium", width, most)
    assert len(setting.lines) <= most
    assert all(FIXED.width(line, SIZE, "medium") <= width for line in setting.lines)


@given(st.lists(st.text("abcdé", min_size=1, max_size=9), min_size=1, max_size=12), st.floats(60, 400))
@settings(deadline=None)
def test_uncut_lines_hold_every_word_in_order(words: list[str], width: float) -> None:
    setting = wrap(FIXED, " ".join(words), SIZE, "medium", width, 30)
    if not setting.is_cut:
        assert " ".join(setting.lines).split() == words


@pytest.mark.parametrize("text", ["", "   ", "\n"])
def test_nothing_is_nothing(text: str) -> None:
    assert not wrap(FIXED, text, SIZE, "medium", 100, 2).is_cut
