"""Where a journey lets the client choose a way: counted once, then carried along from edit to edit."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from journeydesigner.model import Delta, Id, Project, Transition

_Counts = Mapping[Id, int]


class Branches:
    """An index of the project: by journey, how many of its links are no plain sequence."""

    def __init__(self, counts: _Counts) -> None:
        self._counts = counts

    @classmethod
    def of(cls, project: Project) -> Branches:
        """Count every link."""
        return cls(_summed({}, ((_branch_of(link), 1) for link in project.all(Transition).values())))

    def updated(self, before: Project, after: Project, delta: Delta) -> Branches:  # noqa: ARG002
        """Count what came and what went."""
        steps = _steps((_branch_of(old), _branch_of(new)) for _, (old, new) in delta.of_kind(Transition))
        return Branches(_summed(self._counts, steps)) if steps else self

    def within(self, journey: Id) -> int:
        """How many links of a journey are a choice, a loop, a skip or a fallback."""
        return self._counts.get(journey, 0)


class Shares:
    """An index of the project: by touchpoint, how many choices that leave it say how many clients take them."""

    def __init__(self, counts: _Counts) -> None:
        self._counts = counts

    @classmethod
    def of(cls, project: Project) -> Shares:
        """Count every link."""
        return cls(_summed({}, ((_sharing(link), 1) for link in project.all(Transition).values())))

    def updated(self, before: Project, after: Project, delta: Delta) -> Shares:  # noqa: ARG002
        """Count what came and what went."""
        steps = _steps((_sharing(old), _sharing(new)) for _, (old, new) in delta.of_kind(Transition))
        return Shares(_summed(self._counts, steps)) if steps else self

    def has_any(self, touchpoint: Id) -> bool:
        """Whether a choice that leaves a touchpoint says how many of the clients take it."""
        return self._counts.get(touchpoint, 0) > 0


def _branch_of(side: object) -> Id | None:
    """The journey in which this is a branch; None when it is none."""
    return side.journey if isinstance(side, Transition) and side.kind != "sequence" else None


def _sharing(side: object) -> Id | None:
    """The touchpoint that this takes a share from; None when it takes none."""
    if isinstance(side, Transition) and side.kind == "choice" and side.p is not None:
        return side.from_
    return None


def _steps(pairs: Iterable[tuple[Id | None, Id | None]]) -> list[tuple[Id | None, int]]:
    """What goes from one count to another: down by one there, up by one here."""
    return [step for old, new in pairs if old != new for step in ((old, -1), (new, 1))]


def _summed(counts: _Counts, steps: Iterable[tuple[Id | None, int]]) -> _Counts:
    summed = dict(counts)
    for id_, step in steps:
        if id_ is not None:
            summed[id_] = summed.get(id_, 0) + step
    return summed
