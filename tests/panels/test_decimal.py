"""Numbers are read as people of each language write them, and written so that they are read again."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journeydesigner.editor.edits.fields import NotPossible
from journeydesigner.i18n import LANGUAGES, Language, set_language
from journeydesigner.panels.fields.decimal import read_decimal, write_decimal


@pytest.fixture(autouse=True)
def _english_again() -> Iterator[None]:
    yield
    set_language("en")


@pytest.mark.parametrize(
    ("side", "text", "number"),
    [
        ("en", "1,234", 1234),
        ("en", "1,234.5", 1234.5),
        ("en", "12,345,678", 12345678),
        ("en", "0,125", 0.125),
        ("en", "12,5", 12.5),
        ("en", "1.234", 1.234),
        ("fr", "1,234", 1.234),
        ("fr", "1.234", 1.234),
        ("fr", "1.234,5", 1234.5),
        ("fr", "1 234,5", 1234.5),
        ("fr", "1\u202f234,5", 1234.5),
        ("fr", "−3 %", -3),
        ("fr", "1e308", 1e308),
    ],
)
def test_numbers_as_people_write_them(side: Language, text: str, number: float) -> None:
    set_language(side)
    assert read_decimal(text) == number


@pytest.mark.parametrize(
    "text", ["1e309", "-1e400", "inf", "NaN", "1,2,3", "1.2.3", "1,23,456", "", "e5", "0x10", "١٢"]
)
@pytest.mark.parametrize("side", LANGUAGES)
def test_what_is_no_number_is_refused(side: Language, text: str) -> None:
    set_language(side)
    with pytest.raises(NotPossible):
        read_decimal(text)


@settings(deadline=None)
@given(st.floats(allow_nan=False, allow_infinity=False))
def test_what_is_written_is_read_again(number: float) -> None:
    for side in LANGUAGES:
        set_language(side)
        assert read_decimal(write_decimal(number)) == number
