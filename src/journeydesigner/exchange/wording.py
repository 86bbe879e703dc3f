"""Says in two languages why a value cannot stand in a field; shows nothing of what the validator says."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Mapping
from typing import Any

from journeydesigner.i18n import N_, Message, message
from journeydesigner.model.values import MAX_TEXT

_BY_CODE: dict[str, str] = {
    "string_type": N_("{shown} is no text. Put it between quotes if it is meant as text."),
    "int_type": N_("{shown} is no whole number. Write one without quotes."),
    "int_parsing": N_("{shown} is no whole number. Write one without quotes."),
    "int_from_float": N_("{shown} is no whole number. Write one without quotes."),
    "float_type": N_("{shown} is no number. Write one without quotes."),
    "float_parsing": N_("{shown} is no number. Write one without quotes."),
    "finite_number": N_("{shown} is not a finite number. Write one, or leave the field out."),
    "bool_type": N_("{shown} is neither true nor false. Write one of the two without quotes."),
    "date_type": N_("{shown} is no date. Write it as 2026-11-22."),
    "tuple_type": N_("{shown} is no list. Write it as [one, two]."),
    "model_type": N_("{shown} is no group of fields. Write it as {{field: value}}."),
    "dict_type": N_("{shown} is no group of fields. Write it as {{field: value}}."),
    "string_pattern_mismatch": N_("{shown} is not accepted. Write journey, stage:ID or touchpoint:ID."),
}
_BY_LIMIT: dict[str, str] = {
    "greater_than_equal": N_("{shown} is too small. The least is {ge}."),
    "less_than_equal": N_("{shown} is too large. The most is {le}."),
}
_BY_TEXT: dict[str, str] = {
    "is empty in both languages": N_(
        "the text is empty in both languages. Write fr or en, or leave the field out."
    ),
    "an action has no channel": N_("an action has no channel. Remove the channel, or make it a communication."),
    "the channel is also listed as an alternative": N_(
        "the channel is also listed as an alternative. Remove it from alt."
    ),
    "behind the scenes there is no emotion, no entry and no exit": N_(
        "behind the scenes there is no emotion, no entry and no exit. Remove them, or change the layer."
    ),
    "only a loop may return to its own touchpoint": N_(
        "only a loop may return to its own touchpoint. Change the end or the kind."
    ),
    "a channel is both preferred and avoided": N_(
        "a channel is both preferred and avoided. Keep it in one of the two."
    ),
    "a rule has two severities": N_("a rule has two severities. Keep one of the two."),
    "must be lower-case letters, digits and _, beginning with a letter": N_(
        "{shown} is no id. Use lower-case letters, digits and _, beginning with a letter, 100 characters at most."
    ),
    "is not a rank": N_("{shown} is no rank. Leave the field out: the order is then given at first use."),
}
"""Keyed by what the model says; a test holds them together."""
MISSING = N_("this field is missing. Add it.")
UNKNOWN = N_("this field is unknown. Remove it.")
MISSPELT = N_('this field is unknown. Did you mean "{guess}"?')
TEXT2 = N_("{shown} is not in two languages. Write it as {{fr: …, en: …}}; one of the two is enough.")
ENUMERATION = N_("{shown} is not accepted. Write one of: {allowed}.")
NO_DATE = N_("{shown} is no day of the calendar. Write it as 2026-11-22.")
TOO_LONG = N_("the text is longer than {limit:,} characters. Shorten it.")
NO_TEXT = N_("the text holds a character that is no text ({character}). Remove it.")
IMPOSSIBLE = N_("{shown} cannot stand here. Correct it, or leave the field out.")


def unknown_field(name: str, names: Iterable[str]) -> Message:
    """Why a field is refused, with the name it was probably meant to have."""
    close = difflib.get_close_matches(name, list(names), n=1, cutoff=0.6)
    return message(MISSPELT, guess=close[0]) if close else message(UNKNOWN)


def problem(error: Mapping[str, Any], shown: Any, is_text2: bool) -> Message:
    """The sentence for one validation error of a field that holds `shown`."""
    code, context = error["type"], error.get("ctx", {})
    what = show(shown)
    if code == "missing":
        return message(MISSING)
    if code == "literal_error":
        return message(ENUMERATION, shown=what, allowed=", ".join(re.findall(r"'([^']*)'", context["expected"])))
    if code == "model_type" and is_text2:
        return message(TEXT2, shown=what)
    if code in _BY_CODE:
        return message(_BY_CODE[code], shown=what)
    if code in _BY_LIMIT:
        return message(_BY_LIMIT[code], shown=what, **context)
    return _said_by_the_model(str(context.get("error", "")), shown, what)


def _said_by_the_model(said: str, shown: Any, what: str) -> Message:
    if said in _BY_TEXT:
        return message(_BY_TEXT[said], shown=what)
    if said.startswith("is longer than"):
        return message(TOO_LONG, limit=MAX_TEXT)
    if character := re.search(r"U\+[0-9A-F]+", said):
        return message(NO_TEXT, character=character.group())
    if isinstance(shown, str) and re.fullmatch(r"\d{4}-\d{2}-\d{2}", shown):
        return message(NO_DATE, shown=what)
    return message(IMPOSSIBLE, shown=what)


def show(value: Any) -> str:
    """A value as it may stand in a sentence: short, and without characters that break a line."""
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (list, tuple)):
        return "[…]"
    if isinstance(value, dict):
        return "{…}"
    text = "".join(c if c.isprintable() else " " for c in str(value)[:60])
    return f'"{text}"' if isinstance(value, str) else text
