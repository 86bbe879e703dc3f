"""Sentences of findings and fixes: a catalogue id and what it speaks of, put into words when it is shown.

Records are kept by id, so that renaming one or switching the language rewords every sentence and checks nothing.
"""

from __future__ import annotations

import datetime
from typing import NamedTuple

from journeydesigner.i18n import N_, Language, translate
from journeydesigner.i18n import language as current_language
from journeydesigner.layout.words import word
from journeydesigner.model import Id, Project
from journeydesigner.model.naming import name_of


class Name(str):
    """The id of a record; the sentence shows the name that the record bears when it is read."""

    __slots__ = ()


class Names(NamedTuple):
    """The names of several records, separated by commas."""

    ids: tuple[Id, ...]


class Words(NamedTuple):
    """Values of one enumeration, by the words of `layout.words`, separated by commas."""

    vocabulary: str
    values: tuple[str, ...]


class Terms(NamedTuple):
    """Some things by their words (mark each with `N_`), separated by commas: "goal, trigger"."""

    msgids: tuple[str, ...]


Param = str | int | float | datetime.date | Name | Names | Words | Terms
"""What fills a place of a sentence. A plain string is data and shown as it is."""

_MONTHS = (
    N_("January"), N_("February"), N_("March"), N_("April"), N_("May"), N_("June"), N_("July"), N_("August"),
    N_("September"), N_("October"), N_("November"), N_("December"),
)  # fmt: skip


class Sentence(NamedTuple):
    """One sentence, unworded."""

    msgid: str
    params: tuple[tuple[str, Param], ...] = ()

    def text(self, project: Project, language: Language | None = None) -> str:
        """The sentence in `language` (None: the current one), with the names that records bear in `project`."""
        into = language or current_language()
        return translate(self.msgid, into, **{name: _shown(value, project, into) for name, value in self.params})


def sentence(msgid: str, **params: Param) -> Sentence:
    """A `Sentence` of `msgid` (mark it with `N_` where it is written)."""
    return Sentence(msgid, tuple(params.items()))


def day(date: datetime.date, language: Language) -> str:
    """A date as people write it: 31 December 2026, 1er janvier 2027."""
    pattern = N_("1 {month} {year}") if date.day == 1 else N_("{day} {month} {year}")
    month = translate(_MONTHS[date.month - 1], language)
    return translate(pattern, language, day=date.day, month=month, year=date.year)


def _shown(value: Param, project: Project, language: Language) -> str:
    if isinstance(value, Name):
        return name_of(project, Id(value), language)
    if isinstance(value, Names):
        return ", ".join(name_of(project, id_, language) for id_ in value.ids)
    if isinstance(value, Words):
        return ", ".join(word(value.vocabulary, item, language) for item in value.values)
    if isinstance(value, Terms):
        return ", ".join(translate(term, language) for term in value.msgids)
    if isinstance(value, float):
        return _decimal(value, language)
    return day(value, language) if isinstance(value, datetime.date) else str(value)


def _decimal(value: float, language: Language) -> str:
    """A number with the comma or the point of the language: 12; 7,5; 1e+308."""
    text = str(int(value)) if value == int(value) and abs(value) < 1e15 else repr(value)
    return text.replace(".", ",") if language == "fr" else text
