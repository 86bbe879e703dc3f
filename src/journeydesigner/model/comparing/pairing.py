"""Which stage, touchpoint and link of a journey answers to which of another one: each to one at most.

By the identity that a drafted future keeps in its ids, else by name in either language, else by what they are.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from typing import Generic, TypeVar

from journeydesigner.model.journey import Stage, Touchpoint, Transition
from journeydesigner.model.naming import fold, one_line
from journeydesigner.model.project import Project
from journeydesigner.model.values import Entity, Id, Text2

DRAFTED = re.compile(r"(?:_future\d*)+$")
"""How the id of a copy in a drafted future ends: what stands before is the id of its original."""

E = TypeVar("E", bound=Entity)
Keys = Callable[[E], Iterable[Hashable]]
"""What an element may be recognised by; elements of two journeys with a key in common answer to each other."""


def origin_of(id_: Id) -> str:
    """The id of the element that one was drafted from, in whatever generation; its own when it was not."""
    return Id(DRAFTED.sub("", id_)) if "_future" in id_ else id_


class Pairs(Generic[E]):
    """The elements of one kind in both journeys, paired off pass by pass."""

    def __init__(self, before: Sequence[E], after: Sequence[E]) -> None:
        self.before, self.after = before, after
        self.to_after: dict[Id, Id] = {}
        self.to_before: dict[Id, Id] = {}

    def match(self, keys: Keys[E], keys_after: Keys[E] | None = None) -> int:
        """Pair off, in order, what has a key in common and has no partner yet; how many pairs came of it."""
        count = len(self.to_after)
        if count in (len(self.before), len(self.after)):
            return 0
        waiting: dict[Hashable, list[E]] = {}
        free = [element for element in self.after if element.id not in self.to_before]
        for element in reversed(free):
            for key in (keys_after or keys)(element):
                waiting.setdefault(key, []).append(element)
        for element in self.before if waiting else ():
            if element.id not in self.to_after:
                partner = next(self._partners(waiting, keys(element)), None)
                if partner is not None:
                    self.to_after[element.id] = partner.id
                    self.to_before[partner.id] = element.id
        return len(self.to_after) - count

    def _partners(self, waiting: dict[Hashable, list[E]], keys: Iterable[Hashable]) -> Iterator[E]:
        for key in keys:
            row = waiting.get(key, [])
            while row:
                found = row.pop()
                if found.id not in self.to_before:
                    yield found


class Pairing:
    """Stages, touchpoints and links of two journeys of a project, paired."""

    def __init__(self, project: Project, before: Id, after: Id) -> None:
        self.stages = Pairs(project.stages(before), project.stages(after))
        self.touchpoints = Pairs(
            tuple(project.journey_touchpoints(before)), tuple(project.journey_touchpoints(after))
        )
        self.links = Pairs(project.transitions(before), project.transitions(after))
        is_drafted = bool(self.stages.match(_origin) + self.touchpoints.match(_origin))
        self._pair_stages(guess=not is_drafted)
        self._pair_touchpoints(guess=not is_drafted)
        self._pair_links()

    def _pair_stages(self, guess: bool) -> None:
        self.stages.match(lambda stage: _whole_name(stage.name))
        self.stages.match(lambda stage: _names(stage.name))
        if guess:
            self.stages.match(lambda stage: (stage.type,) if stage.type != "other" else ())

    def _pair_touchpoints(self, guess: bool) -> None:
        """First among stages that answer to each other, then wherever they are."""
        there = self.stages.to_after

        def within(keys: Keys[Touchpoint]) -> None:
            self.touchpoints.match(
                lambda t: ((there[t.stage], key) for key in keys(t)) if t.stage in there else (),
                lambda t: ((t.stage, key) for key in keys(t)),
            )

        within(lambda t: _whole_name(t.name))
        within(lambda t: _names(t.name))
        self.touchpoints.match(lambda t: _whole_name(t.name))
        self.touchpoints.match(lambda t: _names(t.name))
        if guess:
            within(lambda t: ((t.channel, t.layer),))

    def _pair_links(self) -> None:
        there = self.touchpoints.to_after

        def ends(link: Transition) -> Iterator[Hashable]:
            if link.from_ in there and link.to in there:
                yield there[link.from_], there[link.to]

        self.links.match(_origin)
        self.links.match(
            lambda link: ((link.kind, pair) for pair in ends(link)),
            lambda link: ((link.kind, (link.from_, link.to)),),
        )
        self.links.match(ends, lambda link: ((link.from_, link.to),))


def _origin(element: Stage | Touchpoint | Transition) -> Iterable[Hashable]:
    return (origin_of(element.id),)


def _whole_name(name: Text2) -> Iterable[Hashable]:
    return ((_folded(name.fr), _folded(name.en)),)


def _names(name: Text2) -> Iterable[Hashable]:
    return tuple(dict.fromkeys(words for text in (name.fr, name.en) if (words := _folded(text))))


def _folded(text: str) -> str:
    return one_line(fold(text))
