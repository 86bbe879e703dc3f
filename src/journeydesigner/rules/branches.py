"""Whether a journey lets the client choose a way: counted once, then carried along from edit to edit."""

from __future__ import annotations

from collections.abc import Mapping

from journeydesigner.model import Delta, Id, Project, Transition


class Branches:
    """An index of the project: by journey, how many of its links are no plain sequence."""

    def __init__(self, counts: Mapping[Id, int]) -> None:
        self._counts = counts

    @classmethod
    def of(cls, project: Project) -> Branches:
        """Count every link."""
        counts: dict[Id, int] = {}
        for link in project.all(Transition).values():
            if link.kind != "sequence":
                counts[link.journey] = counts.get(link.journey, 0) + 1
        return cls(counts)

    def updated(self, before: Project, after: Project, delta: Delta) -> Branches:  # noqa: ARG002
        """Count what came and what went."""
        pairs = [(_branch_of(old), _branch_of(new)) for _, (old, new) in delta.of_kind(Transition)]
        steps = [step for old, new in pairs if old != new for step in ((old, -1), (new, 1))]
        if not steps:
            return self
        counts = dict(self._counts)
        for journey, step in steps:
            if journey is not None:
                counts[journey] = counts.get(journey, 0) + step
        return Branches(counts)

    def within(self, journey: Id) -> int:
        """How many links of a journey are a choice, a loop, a skip or a fallback."""
        return self._counts.get(journey, 0)


def _branch_of(side: object) -> Id | None:
    """The journey in which this is a branch; None when it is none."""
    return side.journey if isinstance(side, Transition) and side.kind != "sequence" else None
