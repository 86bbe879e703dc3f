"""Puts every word the program shows into French or English. Knows gettext, knows no window.

One catalogue (`resources/locale/fr/LC_MESSAGES/journeydesigner.mo`) serves the window, the rules, the command
line and the labels of edits; English is the language of the source. A `Message` is kept unworded until it is
shown, so that a switch of language needs neither a restart nor a second check.
"""

from __future__ import annotations

import gettext
import locale
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from journeydesigner.resources import resource

Language = Literal["fr", "en"]
LANGUAGES: tuple[Language, ...] = ("fr", "en")
DOMAIN = "journeydesigner"

Value = str | int | float | None
"""What a message may carry: plain data, so that it can be kept in the document's history as JSON."""


@lru_cache(maxsize=len(LANGUAGES))
def _catalogue(language: Language) -> gettext.NullTranslations:
    if language == "en":
        return gettext.NullTranslations()
    return gettext.translation(DOMAIN, localedir=str(resource("locale")), languages=[language])


class _State:
    """The language of this process and those who want to know when it changes."""

    def __init__(self) -> None:
        self.language: Language = "en"
        self.listeners: list[Callable[[], None]] = []


_state = _State()


def language() -> Language:
    """The language words are shown in now."""
    return _state.language


def set_language(new: Language) -> None:
    """Show words in `new` from now on, and tell those who registered with `on_language_changed`."""
    if new == _state.language:
        return
    _state.language = new
    for listener in tuple(_state.listeners):
        listener()


def on_language_changed(listener: Callable[[], None]) -> Callable[[], None]:
    """Call `listener` after each switch of language; returns the function that ends this."""
    _state.listeners.append(listener)

    def forget() -> None:
        if listener in _state.listeners:
            _state.listeners.remove(listener)

    return forget


def as_language(text: str | None) -> Language | None:
    """The language meant by a name such as "fr", "fr_FR.UTF-8" or "en-GB"; None for any other."""
    start = (text or "")[:2].lower()
    return start if start in LANGUAGES else None


def system_language() -> Language:
    """The language of the user's session: French where it is French, English everywhere else."""
    try:
        name = locale.setlocale(locale.LC_MESSAGES, "") or ""
    except (locale.Error, AttributeError):
        name = ""
    if as_language(name) is None:
        import os

        name = os.environ.get("LC_ALL") or os.environ.get("LC_MESSAGES") or os.environ.get("LANG") or ""
    return as_language(name) or "en"


def N_(msgid: str) -> str:
    """Marks a string for the catalogue without putting it into words yet."""
    return msgid


def _(msgid: str, **params: object) -> str:
    """`msgid` in the current language, `{name}` places filled from `params`."""
    return translate(msgid, _state.language, **params)


class _FrenchInt(int):
    """A whole number that `{n:,}` groups by the narrow space of French."""

    def __format__(self, spec: str) -> str:
        return super().__format__(spec).replace(",", "\u202f")


def translate(msgid: str, into: Language, **params: object) -> str:
    """`msgid` in the language `into`; `{n:,}` groups its thousands as the language does.

    Values are inserted as plain text, never read as a format.
    """
    text = _catalogue(into).gettext(msgid) if msgid else ""
    if into == "fr":
        params = {name: _FrenchInt(value) if type(value) is int else value for name, value in params.items()}
    return text.format(**params) if params else text


def plural(one: str, many: str, n: int, into: Language | None = None, **params: object) -> str:
    """`one` or `many` as the language `into`, or the current one, counts `n`; `{n}` stands for the number."""
    return _catalogue(into or _state.language).ngettext(one, many, n).format(n=n, **params)


@dataclass(frozen=True, slots=True)
class Message:
    """A sentence kept as its catalogue id and its values, worded when shown."""

    msgid: str
    params: tuple[tuple[str, Value], ...] = ()

    def text(self, into: Language | None = None) -> str:
        """The sentence in `into`, or in the current language."""
        return translate(self.msgid, into or _state.language, **dict(self.params))

    def __str__(self) -> str:
        return self.text()


def message(msgid: str, **params: Value) -> Message:
    """A `Message` of `msgid` (mark it with `N_` where it is written) with these values."""
    return Message(msgid, tuple(params.items()))
