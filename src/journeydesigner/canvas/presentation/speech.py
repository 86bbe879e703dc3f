"""The words around a slide: for the bar, and for screen readers, which hear every card. Knows no widget."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from journeydesigner.canvas.presentation.deck import Deck
from journeydesigner.canvas.sentences import describe, name, spoken
from journeydesigner.i18n import _, plural
from journeydesigner.model import Id, Project

BEHIND_NUMBER = "\u2002"
"""What stands between the number of a stage and its name."""


def place_of(project: Project, deck: Deck) -> str:
    """Which stage of how many: "3 / 7  Booking"."""
    stage = deck.stage
    if stage is None:
        return ""
    return f"{deck.place + 1} / {len(deck.stages)}{BEHIND_NUMBER}{name(project, stage.id)}"


def step_words(project: Project, deck: Deck, by: int, by_stage: bool) -> str | None:
    """What a step would show, in words: another part, or another stage; None where there is nothing more."""
    part = deck.part + by
    if not by_stage and 0 <= part < len(deck.parts):
        return _("Part {n} of {count}", n=part + 1, count=len(deck.parts))
    stage = deck.neighbour(by)
    return name(project, stage.id) if stage else None


def slide_words(project: Project, deck: Deck, chosen: Id | None, votes: Mapping[Id, int]) -> str:
    """The name of a slide for people who listen: the card chosen with its votes, else the stage with its place."""
    if chosen is not None:
        voted = [plural("{n} vote", "{n} votes", votes[chosen])] if chosen in votes else []
        return ", ".join((spoken(describe(project, chosen)), *voted))
    stage = deck.stage
    if stage is None:
        return _("This journey has no stage yet.")
    words = _("Stage {number} of {count}", number=deck.place + 1, count=len(deck.stages))
    if len(deck.parts) > 1:
        words += ", " + _("Part {n} of {count}", n=deck.part + 1, count=len(deck.parts))
    return f"{words}, {spoken(describe(project, stage.id))}"


def cards_words(project: Project, cards: Iterable[Id]) -> str:
    """All cards of a slide, one a line."""
    return "\n".join(spoken(describe(project, card)) for card in cards)
