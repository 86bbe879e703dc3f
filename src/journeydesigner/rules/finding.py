"""What the check says: one finding, by stable key, unworded. Knows neither the rules nor the engine.

A check of a large map makes tens of thousands of these, so they are named tuples, which are made fastest.
"""

from __future__ import annotations

from typing import NamedTuple

from journeydesigner.i18n import Language, translate
from journeydesigner.i18n import language as current_language
from journeydesigner.model import Id, Project
from journeydesigner.model.info import Severity
from journeydesigner.rules.wording import Name, Param, Sentence

Params = tuple[tuple[str, Param], ...]
"""What fills the places of a message."""
Key = tuple[str, Id, Id | None]
"""Rule, element, persona: stable from one check to the next, so that a waiver sticks."""


class Found(NamedTuple):
    """What a rule yields for its element; the engine makes a `Finding` of it.

    `msgid` None stands for the message of the rule.
    """

    params: Params
    persona: Id | None = None
    msgid: str | None = None


def found(msgid: str | None = None, *, persona: Id | None = None, **params: Param) -> Found:
    """Something to say of the element, with the values of the message's places.

    A persona is part of the finding's key and fills the place {persona}.
    """
    if persona is not None:
        params["persona"] = Name(persona)
    return Found(tuple(params.items()), persona, msgid)


class Lacking(NamedTuple):
    """What a rule yields where it concerns its element and lacks data to judge it."""

    msgid: str
    params: Params
    persona: Id | None = None


def lacking(msgid: str, *, persona: Id | None = None, **params: Param) -> Lacking:
    """Not assessable: `msgid` (marked with `N_`) says what is missing. No finding, and no silence either."""
    if persona is not None:
        params["persona"] = Name(persona)
    return Lacking(msgid, tuple(params.items()), persona)


Said = Found | Lacking
"""What a rule may yield."""


class Unassessed(NamedTuple):
    """A rule that concerns an element and could not be judged there, because data are missing."""

    rule: str
    journey: Id | None
    element: Id
    persona: Id | None
    heading: str
    msgid: str
    params: Params

    @property
    def sentence(self) -> Sentence:
        """What is missing, unworded."""
        return Sentence(self.msgid, self.params)

    def title(self, language: Language | None = None) -> str:
        """The rule's title in `language` (None: the current one)."""
        return translate(self.heading, language or current_language())

    def text(self, project: Project, language: Language | None = None) -> str:
        """What is missing, in `language` (None: the current one), with the names that records bear now."""
        return self.sentence.text(project, language)


class Finding(NamedTuple):
    """A fault, a doubt or a hint about one element (B.3 « Constat »).

    `journey` is the journey the element lies in; for a channel or an application the first one that uses it; None
    for what lies in none. `failed` tells that the rule broke down on the element, so nobody knows.
    """

    rule: str
    severity: Severity
    journey: Id | None
    element: Id
    persona: Id | None
    heading: str
    msgid: str
    params: Params
    failed: bool = False

    @property
    def sentence(self) -> Sentence:
        """The message, unworded."""
        return Sentence(self.msgid, self.params)

    @property
    def key(self) -> Key:
        """What makes it the same finding tomorrow."""
        return self.rule, self.element, self.persona

    def title(self, language: Language | None = None) -> str:
        """The rule's title in `language` (None: the current one)."""
        return translate(self.heading, language or current_language())

    def text(self, project: Project, language: Language | None = None) -> str:
        """The message in `language` (None: the current one), with the names that records bear in `project`."""
        return self.sentence.text(project, language)
