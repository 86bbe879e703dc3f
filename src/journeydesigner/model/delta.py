"""The difference between two projects: whole records, before and after, by id.

Immutable, and lawful: a delta followed by its inverse changes nothing; `a.then(b)` does what `a` and then `b` do;
applying it to a project it was not made for is refused. Undo, the journal and merging all stand on this.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from journeydesigner.model.kinds import Kind
from journeydesigner.model.values import Entity, Id

Pair = tuple[Entity | None, Entity | None]
"""A record before and after; None where it does not exist."""


@dataclass(frozen=True, slots=True)
class Delta:
    """What changes, by id. An id whose record is the same before and after is not listed."""

    changes: Mapping[Id, Pair]

    @staticmethod
    def of(changes: Mapping[Id, Pair]) -> Delta:
        """A delta of the pairs that really differ."""
        return Delta(MappingProxyType({id_: pair for id_, pair in changes.items() if pair[0] != pair[1]}))

    def __bool__(self) -> bool:
        return bool(self.changes)

    def inverse(self) -> Delta:
        """The delta that takes this one back."""
        return Delta(MappingProxyType({id_: (after, before) for id_, (before, after) in self.changes.items()}))

    def then(self, later: Delta) -> Delta:
        """One delta that does what this one and then `later` do."""
        merged = dict(self.changes)
        for id_, (before, after) in later.changes.items():
            merged[id_] = (merged[id_][0] if id_ in merged else before, after)
        return Delta.of(merged)

    def kinds(self) -> frozenset[Kind]:
        """Kinds of entity that appear on either side."""
        return frozenset(type(e) for pair in self.changes.values() for e in pair if e is not None)

    def of_kind(self, kind: Kind) -> Iterator[tuple[Id, Pair]]:
        """The changes whose record is of `kind` on either side."""
        for id_, pair in self.changes.items():
            if isinstance(pair[0], kind) or isinstance(pair[1], kind):
                yield id_, pair
