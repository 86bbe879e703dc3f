"""The comparison of two journeys of a project: every element with what became of it, stage by stage.

Deterministic, and the same read from either side: what is added from here is gone from there.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from journeydesigner.model.comparing.difference import Difference, FieldChange, Verdict
from journeydesigner.model.comparing.fields import MOVING, Sides
from journeydesigner.model.comparing.pairing import E, Pairing, Pairs
from journeydesigner.model.journey import Journey, Stage, Touchpoint
from journeydesigner.model.project import Project
from journeydesigner.model.values import Entity, Id


@dataclass(frozen=True, slots=True)
class Group:
    """A stage on both sides with all that is in it; `stage` is the journey for what concerns it as a whole."""

    stage: Difference
    inside: tuple[Difference, ...]
    """Its touchpoints in their order, then the links that begin there."""

    @property
    def differing(self) -> tuple[Difference, ...]:
        """What is not the same, the stage itself first."""
        return tuple(found for found in (self.stage, *self.inside) if found.verdicts)


@dataclass(frozen=True)
class Comparison:
    """Two journeys of a project, element by element."""

    project: Project
    before: Id
    after: Id
    groups: tuple[Group, ...]
    """The journey itself, then its stages: in the order they have after, those that are gone where they were."""
    columns: tuple[tuple[Id, Id], ...]
    """Stages that answer to each other and follow in the same order on both sides."""
    by_id: Mapping[Id, Difference]
    """Every stage, touchpoint and link of both journeys."""

    @cached_property
    def differing(self) -> tuple[Difference, ...]:
        """Everything that is not the same, in the order of the groups."""
        return tuple(found for group in self.groups for found in group.differing)

    @cached_property
    def counts(self) -> Mapping[Verdict, int]:
        """How many elements each happened to; one that was changed and moved counts for both."""
        return Counter(verdict for found in self.differing for verdict in found.verdicts)

    def verdicts(self, side: int) -> Mapping[Id, tuple[Verdict, ...]]:
        """What became of the elements of a side (0: before, 1: after); those that are the same left out."""
        pairs = ((found.key[side], found.verdicts) for found in self.differing)
        return {id_: verdicts for id_, verdicts in pairs if id_ is not None}

    def answer(self, id_: Id) -> Id | None:
        """What answers to an element on the other side; None when nothing does."""
        found = self.by_id.get(id_)
        ids = found.key if found is not None else (None, None)
        return ids[1] if id_ == ids[0] else ids[0]


def compare(project: Project, before: Id, after: Id) -> Comparison:
    """Compare two journeys of a project. Raises KeyError for an id that is no journey."""
    old, new = project.all(Journey)[before], project.all(Journey)[after]
    pairing = Pairing(project, before, after)
    work = _Work(project, pairing, Sides.of(project, old, new, pairing))
    whole = Group(Difference(old, new, tuple(work.sides.changed(old, new))), ())
    groups = (whole, *work.groups())
    by_id: dict[Id, Difference] = {}
    for group in groups[1:]:
        for found in (group.stage, *group.inside):
            by_id.update((id_, found) for id_ in found.key if id_ is not None)
    return Comparison(project, before, after, groups, work.columns, by_id)


class _Work:
    """One comparison while it is made."""

    def __init__(self, project: Project, pairing: Pairing, sides: Sides) -> None:
        self._project, self._pairing, self.sides = project, pairing, sides
        kept = _in_order(pairing.stages)
        self._moved = pairing.stages.to_after.keys() - kept
        self.columns = tuple((s.id, pairing.stages.to_after[s.id]) for s in pairing.stages.before if s.id in kept)

    def groups(self) -> Iterator[Group]:
        """The stages of both sides with what is in them."""
        links = self._links()
        for pair in _woven(self._pairing.stages):
            stage = self._stage(*pair)
            inside = self._touchpoints(*pair)
            begun = {id_ for found in inside for id_ in found.key if id_ is not None}
            starts = (links.pop(id_, ()) for id_ in tuple(begun))
            following = sorted((link for start in starts for link in start), key=lambda found: found[0])
            yield Group(stage, (*inside, *(link for _place, link in following)))

    def _stage(self, old: Entity | None, new: Entity | None) -> Difference:
        if old is None or new is None:
            return Difference(old, new)
        moves = (self._order(self._pairing.stages, old, new),) if old.id in self._moved else ()
        return Difference(old, new, tuple(self.sides.changed(old, new)), moves)

    def _touchpoints(self, old: Entity | None, new: Entity | None) -> tuple[Difference, ...]:
        """What is in a stage after, and what is gone from it; what left for another stage is listed there."""
        before = self._project.touchpoints(old.id) if old is not None else ()
        after = self._project.touchpoints(new.id) if new is not None else ()
        to_after, to_before = self._pairing.touchpoints.to_after, self._pairing.touchpoints.to_before
        here: Pairs[Touchpoint] = Pairs(before, after)
        inside = {touchpoint.id for touchpoint in after}
        here.to_after = {t.id: there for t in before if (there := to_after.get(t.id)) in inside}
        here.to_before = {there: id_ for id_, there in here.to_after.items()}
        kept = _in_order(here)
        elsewhere = self._project.all(Touchpoint)
        found = []
        for was, now in _woven(here):
            if now is None and was is not None and was.id in to_after:
                continue
            if was is None and now is not None and now.id in to_before:
                was = elsewhere[to_before[now.id]]
            found.append(self._touchpoint(here, was, now, is_kept=was is not None and was.id in kept))
        return tuple(found)

    def _touchpoint(
        self, here: Pairs[Touchpoint], old: Touchpoint | None, new: Touchpoint | None, is_kept: bool
    ) -> Difference:
        if old is None or new is None:
            return Difference(old, new)
        moves = []
        if self._pairing.stages.to_after.get(old.stage) != new.stage:
            moves.append(FieldChange("stage", old.stage, new.stage))
        elif not is_kept:
            moves.append(self._order(here, old, new))
        changes = tuple(self.sides.changed(old, new))
        if changes:
            moves += [change for change in changes if change.name in MOVING]
            changes = tuple(change for change in changes if change.name not in MOVING)
        return Difference(old, new, changes, tuple(moves))

    def _links(self) -> dict[Id, list[tuple[int, Difference]]]:
        """The links of both sides with their place, by the touchpoint they begin at: after, else before."""
        found: dict[Id, list[tuple[int, Difference]]] = {}
        for place, (old, new) in enumerate(_woven(self._pairing.links)):
            is_both = old is not None and new is not None
            changes = tuple(self.sides.changed(old, new)) if is_both else ()  # type: ignore[arg-type]
            start = (new or old).from_  # type: ignore[union-attr]
            found.setdefault(start, []).append((place, Difference(old, new, changes)))
        return found

    @staticmethod
    def _order(among: Pairs[Stage] | Pairs[Touchpoint], old: Entity, new: Entity) -> FieldChange:
        """What came before an element, and what does now."""
        return FieldChange("rank", _before(among.before, old.id), _before(among.after, new.id))


def _before(siblings: Sequence[Entity], id_: Id) -> Id | None:
    place = next((n for n, sibling in enumerate(siblings) if sibling.id == id_), 0)
    return siblings[place - 1].id if place else None


def _woven(pairs: Pairs[E]) -> Iterator[tuple[E | None, E | None]]:
    """All elements of both sides: in the order they have after, what is gone behind what it came behind."""
    left: dict[Id | None, list[E]] = {}
    last: Id | None = None
    old = {element.id: element for element in pairs.before}
    for element in pairs.before:
        if element.id in pairs.to_after:
            last = element.id
        else:
            left.setdefault(last, []).append(element)
    yield from ((gone, None) for gone in left.get(None, ()))
    for new in pairs.after:
        was = pairs.to_before.get(new.id)
        yield old[was] if was is not None else None, new
        if was is not None:
            yield from ((gone, None) for gone in left.get(was, ()))


def _in_order(pairs: Pairs[E]) -> frozenset[Id]:
    """Of the paired elements before, the most that follow one another in the same order after.

    The others are the ones that were moved: as few as possible.
    """
    places = {element.id: place for place, element in enumerate(pairs.after)}
    row = [element.id for element in pairs.before if element.id in pairs.to_after]
    ends: list[int] = []
    tops: list[int] = []
    behind: list[int | None] = []
    for number, id_ in enumerate(row):
        place = places[pairs.to_after[id_]]
        at = bisect_left(ends, place)
        behind.append(tops[at - 1] if at else None)
        ends[at : at + 1] = [place]
        tops[at : at + 1] = [number]
    kept = set()
    step = tops[-1] if tops else None
    while step is not None:
        kept.add(row[step])
        step = behind[step]
    return frozenset(kept)
