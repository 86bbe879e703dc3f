"""The dots of a vote, which live in the presentation until they are kept as tags. Knows no Qt."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from journeydesigner.editor.edits.voting import votes_of
from journeydesigner.model import Id, Project, Touchpoint
from journeydesigner.model.values import JourneyId, TouchpointId


@dataclass(frozen=True)
class Votes:
    """How many dots each touchpoint has. Every change is another value, so that any can be taken back."""

    dots: Mapping[Id, int] = field(default_factory=dict)
    """By touchpoint; 0 for one whose dots were all taken back."""
    kept: frozenset[Id] = frozenset()
    """Touchpoints with a tag that this vote wrote."""

    def of(self, card: Id | None) -> int:
        """The dots of a touchpoint."""
        return self.dots.get(card, 0) if card is not None else 0

    def given(self, card: Id, by: int = 1) -> Votes:
        """With a dot more, or less; never fewer than none."""
        return replace(self, dots={**self.dots, card: max(0, self.of(card) + by)})

    def shown(self, project: Project, journey: JourneyId) -> dict[Id, int]:
        """The dots of the touchpoints that the journey still has."""
        here = {touchpoint.id for touchpoint in project.journey_touchpoints(journey)}
        return {card: count for card, count in self.dots.items() if count and card in here}

    def to_keep(self, project: Project) -> dict[TouchpointId, int]:
        """What the tags of the touchpoints do not say yet; 0: that a tag is to go."""
        there = project.all(Touchpoint)
        return {
            TouchpointId(card): count
            for card, count in self.dots.items()
            if card in there and (votes_of(there[card]) or 0) != count and (count or card in self.kept)
        }

    def written(self) -> Votes:
        """The same, of which the tags say everything now."""
        return replace(self, kept=frozenset(card for card, count in self.dots.items() if count))
