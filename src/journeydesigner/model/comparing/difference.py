"""What became of one element between two journeys: the same, changed, moved, added or gone, field by field."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

from journeydesigner.model.kinds import Kind
from journeydesigner.model.values import Entity, Id

Verdict = Literal["added", "gone", "changed", "moved"]
VERDICTS: tuple[Verdict, ...] = ("added", "gone", "changed", "moved")


@dataclass(frozen=True, slots=True)
class FieldChange:
    """A field from what to what.

    `name` is the field of the record. "rank" stands for the order, its values are the elements that came before it
    (None: it came first); "pains" and "kpis" stand for the records that belong to the element.
    """

    name: str
    before: Any
    after: Any


@dataclass(frozen=True, slots=True)
class Difference:
    """An element of one journey and what answers to it in the other; None on the side that lacks it."""

    before: Entity | None
    after: Entity | None
    changes: tuple[FieldChange, ...] = ()
    """What it says differently."""
    moves: tuple[FieldChange, ...] = ()
    """Where it is now: stage, order, channel, layer, owner."""

    @property
    def element(self) -> Entity:
        """The element as it is after, else as it was."""
        found = self.after or self.before
        assert found is not None, "a difference is of something"
        return found

    @property
    def kind(self) -> Kind:
        """What it is."""
        return type(self.element)

    @property
    def key(self) -> tuple[Id | None, Id | None]:
        """The ids on both sides: the same element is the same row of a list."""
        return self.before.id if self.before else None, self.after.id if self.after else None

    @property
    def verdicts(self) -> tuple[Verdict, ...]:
        """What became of it; none for what is the same. What is changed may be moved too."""
        if self.before is None:
            return ("added",)
        if self.after is None:
            return ("gone",)
        changed: tuple[Verdict, ...] = ("changed",) if self.changes else ()
        return (*changed, "moved") if self.moves else changed
