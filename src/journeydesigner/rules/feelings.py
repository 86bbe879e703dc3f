"""What the EMO family shares: which words feel good and which bad, and how many emotions a journey records."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from journeydesigner.model import Delta, Emotion, Id, Project, Touchpoint
from journeydesigner.model.journey import EmotionLabel

TROUGH = -2
"""A score as low as this is a trough (C.2)."""
SIGN: Mapping[EmotionLabel, int] = {
    "excited": 1, "happy": 1, "reassured": 1, "neutral": 0, "nervous": -1, "disappointed": -1, "frustrated": -1,
}  # fmt: skip
"""On which side of zero the score of each word lies."""


class Tally(NamedTuple):
    """How many emotions are recorded, and how many of them nobody observed."""

    recorded: int = 0
    assumed: int = 0


class Feelings:
    """An index of the project: the tally of each stage, counted once, then carried along from edit to edit."""

    def __init__(self, tallies: Mapping[Id, Tally]) -> None:
        self._tallies = tallies

    @classmethod
    def of(cls, project: Project) -> Feelings:
        """Count every touchpoint."""
        counts: dict[Id, list[int]] = {}
        for touchpoint in project.all(Touchpoint).values():
            emotion = touchpoint.emotion
            if emotion is not None:
                count = counts.setdefault(touchpoint.stage, [0, 0])
                count[0] += 1
                count[1] += emotion.source == "assumed"
        return cls({stage: Tally(*count) for stage, count in counts.items()})

    def updated(self, before: Project, after: Project, delta: Delta) -> Feelings:  # noqa: ARG002
        """Count what came and what went."""
        pairs = [(old, new) for _, (old, new) in delta.of_kind(Touchpoint) if _felt(old) != _felt(new)]
        if not pairs:
            return self
        steps = [step for old, new in pairs for step in ((old, -1), (new, 1))]
        return Feelings(_counted(self._tallies, steps))

    def in_journey(self, project: Project, journey: Id) -> Tally:
        """The tally of a journey."""
        tallies = [self._tallies.get(stage.id, Tally()) for stage in project.stages(journey)]
        return Tally(sum(t.recorded for t in tallies), sum(t.assumed for t in tallies))


def is_trough(touchpoint: Touchpoint) -> bool:
    """Whether the client feels as bad as can be."""
    return touchpoint.emotion is not None and touchpoint.emotion.score <= TROUGH


def shown_score(score: int) -> str:
    """A score as it is written, in any language: +2, 0, −1."""
    return f"{score:+d}".replace("-", "−") if score else "0"


def _counted(known: Mapping[Id, Tally], steps: Iterable[tuple[object, int]]) -> dict[Id, Tally]:
    tallies = dict(known)
    for touchpoint, sign in steps:
        if isinstance(touchpoint, Touchpoint) and touchpoint.emotion is not None:
            recorded, assumed = tallies.get(touchpoint.stage, Tally())
            is_assumed = touchpoint.emotion.source == "assumed"
            tallies[touchpoint.stage] = Tally(recorded + sign, assumed + sign * is_assumed)
    return tallies


def _felt(side: object) -> tuple[Id, Emotion | None] | None:
    return (side.stage, side.emotion) if isinstance(side, Touchpoint) else None
