"""What is drawn and how: project, plan, what the rules found, the reader's language and the level of detail.

Rules lie in a higher room, so their findings arrive here as plain marks.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from types import MappingProxyType
from typing import Literal

from journeydesigner.i18n import Language, translate
from journeydesigner.layout.draw.owners import OwnerBook
from journeydesigner.layout.drawing import TextMeasurer
from journeydesigner.layout.graph import lane_key
from journeydesigner.layout.plan import Card, Column, Group, Plan
from journeydesigner.model import Project, Stage, Text2, Touchpoint, Transition
from journeydesigner.model.info import Severity
from journeydesigner.model.values import Id, StageId, TransitionId

Level = Literal[0, 1, 2, 3]
"""How much of a card is shown: 3 all of it, 0 a coloured bar."""


@dataclass(frozen=True)
class Marks:
    """What the rules found, as the drawing shows it."""

    severities: Mapping[Id, tuple[Severity, int]] = field(default_factory=lambda: MappingProxyType({}))
    """By element: its worst severity and the number of its findings."""
    gaps: frozenset[tuple[StageId, Group]] = frozenset()
    """Where a stage lacks a world: the hatched cells (rules PHY001, PHY002)."""
    weak_bridges: frozenset[TransitionId] = frozenset()
    """Transitions whose bridge loses identity or history (rules PHY005, PHY006, CON001, CON002)."""


@dataclass(frozen=True)
class Options:
    """How it is drawn."""

    language: Language = "fr"
    level: Level = 3
    magnify: float = 1.0
    """How many times larger than at 100 % small things are drawn, so that they stay legible when zoomed out."""
    names: bool = True
    """Whether a card names its channel beside the glyph."""
    paper: bool = False
    """For print: larger titles that may take three lines before any is cut, and no shadow."""


@dataclass(frozen=True)
class Subject:
    """One journey with all that its parts are drawn from."""

    project: Project
    plan: Plan
    marks: Marks
    options: Options
    measurer: TextMeasurer

    @cached_property
    def owners(self) -> OwnerBook:
        """Initials and colours of the roles."""
        return OwnerBook.of(self.project, self.options.language)

    def say(self, msgid: str, **params: object) -> str:
        """A sentence of the drawing in the reader's language."""
        return translate(msgid, self.options.language, **params)

    def name(self, text: Text2) -> str:
        """A name of the project in the reader's language."""
        return text.get(self.options.language)

    def touchpoint(self, card: Card) -> Touchpoint:
        """The touchpoint of a card. Raises KeyError when plan and project do not belong together."""
        return self.project.all(Touchpoint)[card.touchpoint]

    def stage(self, column: Column) -> Stage:
        """The stage of a column. Raises KeyError when plan and project do not belong together."""
        return self.project.all(Stage)[column.stage]

    def transition(self, id_: TransitionId) -> Transition:
        """The transition of a link. Raises KeyError when plan and project do not belong together."""
        return self.project.all(Transition)[id_]

    def group(self, card: Card) -> Group:
        """The nature of a card's channel, or what it has in place of one; the same in every pivot."""
        return lane_key(self.project, self.touchpoint(card)).group
