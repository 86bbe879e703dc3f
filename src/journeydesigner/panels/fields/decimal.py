"""A number with decimals, negative where that has a sense: written with the comma or the point of the language."""

from __future__ import annotations

import math
import re
from typing import Any

from journeydesigner.editor.edits.fields import NotPossible
from journeydesigner.i18n import N_, language, message
from journeydesigner.panels.fields.number import TypedField

_NUMBER = re.compile(r"[+-]?(\d+([.,]\d*)?|[.,]\d+)(e[+-]?\d{1,3})?", re.ASCII | re.IGNORECASE)
_GROUPED = {
    "en": re.compile(r"[+-]?[1-9]\d{0,2}(,\d{3})+(\.\d*)?", re.ASCII),
    "fr": re.compile(r"[+-]?[1-9]\d{0,2}(\.\d{3})+,\d*", re.ASCII),
}
"""Thousands set apart. "1,234" is 1234 in English; in French it is a little more than one, and so is "1.234"."""


def write_decimal(value: float) -> str:
    """A number in the current language, so that `read_decimal` gives the same one back."""
    text = str(int(value)) if value == int(value) and abs(value) < 1e15 else repr(float(value))
    return text.replace(".", ",") if language() == "fr" else text


def read_decimal(text: str, least: float | None = None) -> float:
    """The number meant by a text, spaces and a percent sign left out. Raises `NotPossible`."""
    plain = re.sub(r"[\s\u00a0\u202f]", "", text).removesuffix("%").replace("−", "-")
    if _GROUPED[language()].fullmatch(plain):
        plain = plain.replace("," if language() == "en" else ".", "")
    if not _NUMBER.fullmatch(plain):
        raise NotPossible(
            message(N_("“{text}” is no number. Write one, such as {example}."), text=text, example=12)
        )
    number = float(plain.replace(",", "."))
    if not math.isfinite(number):
        raise NotPossible(message(N_("“{text}” is too large a number. Write a smaller one."), text=text))
    if least is not None and number < least:
        raise NotPossible(message(N_("Write a number, {least} or more."), least=least))
    return number


class DecimalField(TypedField):
    """A number typed in one line; `least` None allows negative ones."""

    def __init__(self, least: float | None = None) -> None:
        super().__init__()
        self._least = least
        self.line.stepped.connect(self._step)

    def write(self, value: Any) -> str:
        return write_decimal(value)

    def read(self, text: str) -> Any:
        return read_decimal(text, self._least)

    def _step(self, by: int) -> None:
        try:
            number = read_decimal(self.line.text()) if self.line.text().strip() else 0.0
        except NotPossible:
            return
        self.line.setText(write_decimal(number + by if self._least is None else max(self._least, number + by)))
