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
            counts[link.journey] = counts.get(link.journey, 0) + _branches(link)
        return cls(counts)

    def updated(self, before: Project, after: Project, delta: Delta) -> Branches:  # noqa: ARG002
        """Count what came and what went."""
        counts = dict(self._counts)
        for _, (old, new) in delta.of_kind(Transition):
            for side, sign in ((old, -1), (new, 1)):
                if isinstance(side, Transition):
                    counts[side.journey] = counts.get(side.journey, 0) + sign * _branches(side)
        return Branches(counts)

    def within(self, journey: Id) -> int:
        """How many links of a journey are a choice, a loop, a skip or a fallback."""
        return self._counts.get(journey, 0)


def _branches(link: Transition) -> bool:
    return link.kind != "sequence"
