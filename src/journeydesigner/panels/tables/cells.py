"""Cells that stand for themselves: texts, words of an enumeration, numbers, dates, yes and no, lists of lines."""

# ruff: noqa: ARG002  (all cells are asked the same way; not each looks at everything it is given)
from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any

from PySide6.QtGui import QIcon

from journeydesigner.editor.edits.fields import NotPossible
from journeydesigner.editor.edits.placing import is_unnamed
from journeydesigner.i18n import LANGUAGES, N_, Language, _, message, translate
from journeydesigner.layout.words import WORDS, label, word
from journeydesigner.model import Text2
from journeydesigner.model.naming import fold
from journeydesigner.panels.fields.decimal import DecimalField, read_decimal, write_decimal
from journeydesigner.panels.fields.field import Field
from journeydesigner.panels.fields.number import DateField, NumberField, read_date, write_date
from journeydesigner.panels.fields.pick import ManyField, PickField
from journeydesigner.panels.fields.text import TextField
from journeydesigner.panels.options import word_options
from journeydesigner.panels.pictures import icon
from journeydesigner.panels.tables.cell import Cell, Finder
from journeydesigner.panels.tables.lens import Lens
from journeydesigner.panels.tables.listed import ListedField, merged
from journeydesigner.panels.tables.lists import join_list, split_list

NOT_SAID = N_("Not said")
NOBODY_NAMED = N_("A name cannot be empty.")


class TextCell(Cell):
    """A text in both languages; the side shown is the one edited."""

    def __init__(self, is_name: bool = False) -> None:
        self._is_name = is_name

    def text(self, lens: Lens, value: Any) -> str:
        return value.get(lens.side) if value is not None else ""

    def field(self) -> Field:
        return TextField("name" if self._is_name else "text", one_line=self._is_name)

    def put(self, before: Any, value: Any, side: Language) -> Any:
        known = before if isinstance(before, Text2) and not is_unnamed(before) else None
        opposite: Language = "en" if side == "fr" else "fr"
        typed = getattr(value, side) if value is not None else ""
        other = getattr(known, opposite) if known is not None else ""
        if value is not None and not typed and getattr(value, opposite) != other:
            # The text is marked as being in the other language.
            typed, other = getattr(known, side) if known is not None else "", getattr(value, opposite)
        if typed.strip() or other.strip():
            return Text2(fr=typed, en=other) if side == "fr" else Text2(fr=other, en=typed)
        if self._is_name:
            raise NotPossible(message(NOBODY_NAMED))
        return None

    def read(self, finder: Finder, text: str, side: Language) -> Any:
        for other in LANGUAGES:
            marked = text.removesuffix(f" ({other})")
            if other != side and marked != text and marked.strip():
                return Text2(**{other: marked})
        return Text2(**{side: text})


class PlainCell(Cell):
    """A text that is the same in every language, or none."""

    def text(self, lens: Lens, value: Any) -> str:
        return value or ""

    def field(self) -> Field:
        return TextField("words")

    def read(self, finder: Finder, text: str, side: Language) -> Any:
        return text


class LinesCell(Cell):
    """Several texts, one a line: plain ones, or in both languages."""

    def __init__(self, is_bilingual: bool = False) -> None:
        self._is_bilingual = is_bilingual

    def text(self, lens: Lens, value: Any) -> str:
        return " · ".join(_side_of(item, lens.side) for item in value)

    def field(self) -> Field:
        return ListedField(self._is_bilingual)

    def put(self, before: Any, value: Any, side: Language) -> Any:
        return merged(before, value, side) if self._is_bilingual else value

    def copied(self, lens: Lens, value: Any) -> str:
        return join_list([_side_of(item, lens.side) for item in value])

    def read(self, finder: Finder, text: str, side: Language) -> Any:
        items = tuple(dict.fromkeys(split_list(text, commas=not self._is_bilingual)))
        if not self._is_bilingual:
            return items
        cell = TextCell()
        return tuple(cell.read(finder, item, side) for item in items)


def _side_of(item: Text2 | str, side: Language) -> str:
    return item.get(side) if isinstance(item, Text2) else item


class WordCell(Cell):
    """One word of an enumeration. `in_order` sorts by the order of the words rather than by the alphabet."""

    def __init__(self, vocabulary: str, *, optional: bool = False, in_order: bool = False) -> None:
        self._vocabulary, self._optional, self._in_order = vocabulary, optional, in_order

    def text(self, lens: Lens, value: Any) -> str:
        return label(self._vocabulary, value) if value is not None else ""

    def key(self, lens: Lens, value: Any) -> Any:
        if self._in_order:
            return list(WORDS[self._vocabulary]).index(value) if value is not None else None
        return super().key(lens, value)

    def field(self) -> Field:
        return PickField(lambda _subject: word_options(self._vocabulary), NOT_SAID if self._optional else "")

    def read(self, finder: Finder, text: str, side: Language) -> Any:
        return read_word(self._vocabulary, text)


class WordsCell(Cell):
    """Several words of an enumeration."""

    def __init__(self, vocabulary: str) -> None:
        self._vocabulary = vocabulary

    def text(self, lens: Lens, value: Any) -> str:
        return ", ".join(label(self._vocabulary, item) for item in value)

    def field(self) -> Field:
        return ManyField(lambda _subject: word_options(self._vocabulary), N_("None"))

    def copied(self, lens: Lens, value: Any) -> str:
        return join_list([label(self._vocabulary, item) for item in value])

    def read(self, finder: Finder, text: str, side: Language) -> Any:
        items = split_list(text, commas=True)
        return tuple(dict.fromkeys(read_word(self._vocabulary, item) for item in items))


class NumberCell(Cell):
    """A whole number from `least` to `most`; `unit` is a msgid."""

    is_number = True

    def __init__(self, unit: str = "", most: int = 10**9, least: int = 0) -> None:
        self._unit, self._most, self._least = unit, most, least

    def text(self, lens: Lens, value: Any) -> str:
        return "" if value is None else str(value)

    def key(self, lens: Lens, value: Any) -> Any:
        return value

    def field(self) -> Field:
        return NumberField(self._unit, most=self._most, least=self._least)

    def read(self, finder: Finder, text: str, side: Language) -> Any:
        number = read_decimal(text)
        if number != int(number):
            raise NotPossible(message(N_("“{text}” is no whole number. Write one."), text=text))
        if not self._least <= number <= self._most:
            bounds = {"least": self._least, "most": self._most}
            raise NotPossible(message(N_("Write a number from {least} to {most}."), **bounds))
        return int(number)


class DecimalCell(Cell):
    """Any finite number, with decimals; `least` None allows negative ones."""

    is_number = True

    def __init__(self, least: float | None = None) -> None:
        self._least = least

    def text(self, lens: Lens, value: Any) -> str:
        return "" if value is None else write_decimal(value)

    def key(self, lens: Lens, value: Any) -> Any:
        return value

    def field(self) -> Field:
        return DecimalField(self._least)

    def read(self, finder: Finder, text: str, side: Language) -> Any:
        return read_decimal(text, self._least)


class DateCell(Cell):
    """A day of the calendar."""

    def text(self, lens: Lens, value: Any) -> str:
        return "" if value is None else write_date(value)

    def key(self, lens: Lens, value: Any) -> Any:
        return value.toordinal() if isinstance(value, datetime.date) else None

    def field(self) -> Field:
        return DateField()

    def copied(self, lens: Lens, value: Any) -> str:
        return "" if value is None else f"{value:%Y-%m-%d}"

    def read(self, finder: Finder, text: str, side: Language) -> Any:
        return read_date(text)


YES: Mapping[str, bool] = {
    **dict.fromkeys(("yes", "oui", "true", "vrai", "x", "1", "✓", "✔", "o", "y"), True),
    **dict.fromkeys(("no", "non", "false", "faux", "0", "-", "n"), False),
}
"""How spreadsheets say yes and no."""


class FlagCell(Cell):
    """Yes or no: a tick or nothing."""

    is_flag = True

    def text(self, lens: Lens, value: Any) -> str:
        return _("yes") if value else ""

    def picture(self, lens: Lens, value: Any) -> QIcon | None:
        return icon("check", "accent") if value else None

    def key(self, lens: Lens, value: Any) -> Any:
        return 0 if value else None

    def copied(self, lens: Lens, value: Any) -> str:
        return _("yes") if value else _("no")

    def read(self, finder: Finder, text: str, side: Language) -> Any:
        found = YES.get(fold(text).strip())
        if found is None:
            reason = N_("“{text}” is neither yes nor no. Write one of the two, or leave the cell empty.")
            raise NotPossible(message(reason, text=text))
        return found


def read_word(vocabulary: str, text: str) -> str:
    """The value of an enumeration meant by a word of either language, or by the value itself. Raises `Refusal`."""
    wanted = fold(text).strip()
    for value, msgid in WORDS[vocabulary].items():
        if wanted in {fold(translate(msgid, side)) for side in LANGUAGES} | {fold(value)}:
            return value
    allowed = ", ".join(word(vocabulary, value) for value in WORDS[vocabulary])
    raise NotPossible(
        message(N_("“{text}” is not accepted. Write one of: {allowed}."), text=text, allowed=allowed)
    )
