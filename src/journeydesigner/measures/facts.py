"""The facts behind the measures of one journey: what each element adds, and the sums.

After an edit only what it touched is looked at again; the outcome is that of a look at everything.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from itertools import repeat
from typing import Any, TypeVar

from journeydesigner.measures.contributions import LinkCounts, Point, PointCounts, Reach, link_of, point_of
from journeydesigner.measures.touched import touched
from journeydesigner.model import Id, Project, Transition
from journeydesigner.model.values import JourneyId, StageId

Sums = TypeVar("Sums", bound=tuple[int, ...])
Worlds = tuple[int, int]
"""How many channels are offered in the physical and in the digital world."""


@dataclass(frozen=True, slots=True)
class Facts:
    """Of one snapshot. Never changed once made."""

    project: Project
    journey: JourneyId | Id
    points: Mapping[Id, Point] = field(default_factory=dict)
    links: Mapping[Id, LinkCounts] = field(default_factory=dict)
    point_sums: PointCounts = field(default_factory=PointCounts)
    link_sums: LinkCounts = field(default_factory=LinkCounts)
    worlds: Mapping[StageId, Worlds] = field(default_factory=dict)
    reaches: Mapping[Reach, int] = field(default_factory=dict)
    """How many touchpoints are to be had by whom and by which channels."""

    def link(self, transition: Transition) -> LinkCounts:
        """What a transition adds, also one of the main path that says it belongs to another journey."""
        return self.links.get(transition.id) or link_of(self.project, transition)


def facts_of(project: Project, journey: JourneyId | Id, known: Facts | None = None) -> Facts:
    """The facts of a journey; `known`, those of any other snapshot, spares the work on what is the same."""
    if known is None or known.journey != journey:
        known = Facts(project, journey)
        ids: Collection[Id] = [touchpoint.id for touchpoint in project.journey_touchpoints(journey)]
        changed: Collection[Id] = [transition.id for transition in project.transitions(journey)]
    elif known.project is project:
        return known
    else:
        ids, changed = touched(known.project, project)
    return _again(known, project, ids, changed)


def _again(known: Facts, project: Project, ids: Collection[Id], changed: Collection[Id]) -> Facts:
    """The facts of `project` once these touchpoints and transitions are looked at again."""
    journey = known.journey
    points, old_points, new_points = _replaced(
        known.points, ((id_, point_of(project, journey, id_)) for id_ in ids)
    )
    links, old_links, new_links = _replaced(known.links, ((id_, _link(project, journey, id_)) for id_ in changed))
    return Facts(
        project=project,
        journey=journey,
        points=points,
        links=links,
        point_sums=_summed(known.point_sums, [p.counts for p in new_points], [p.counts for p in old_points]),
        link_sums=_summed(known.link_sums, new_links, old_links),
        worlds=_worlds(known.worlds, new_points, old_points),
        reaches=_reaches(known.reaches, new_points, old_points),
    )


def _link(project: Project, journey: JourneyId | Id, id_: Id) -> LinkCounts | None:
    transition = project.one(Transition, id_)
    return link_of(project, transition) if transition is not None and transition.journey == journey else None


Fact = TypeVar("Fact")


def _replaced(
    known: Mapping[Id, Fact], fresh: Iterable[tuple[Id, Fact | None]]
) -> tuple[Mapping[Id, Fact], list[Fact], list[Fact]]:
    """The facts with the fresh ones in their places, those that went and those that came."""
    facts, gone, come = dict(known), [], []
    for id_, fact in fresh:
        old = facts.get(id_)
        if old == fact:
            continue
        if old is not None:
            gone.append(facts.pop(id_))
        if fact is not None:
            facts[id_] = fact
            come.append(fact)
    return (facts if gone or come else known), gone, come


def _summed(known: Sums, come: Collection[Sums], gone: Collection[Sums]) -> Sums:
    """The sums after some contributions came and others went."""
    if not come and not gone:
        return known
    plus: Iterable[int] = map(sum, zip(*come, strict=True)) if come else repeat(0)
    minus: Iterable[int] = map(sum, zip(*gone, strict=True)) if gone else repeat(0)
    made: Any = type(known)
    return made(*(n + p - m for n, p, m in zip(known, plus, minus, strict=False)))  # type: ignore[no-any-return]


def _worlds(
    known: Mapping[StageId, Worlds], come: Collection[Point], gone: Collection[Point]
) -> Mapping[StageId, Worlds]:
    if not come and not gone:
        return known
    worlds = dict(known)
    for points, sign in ((come, 1), (gone, -1)):
        for point in points:
            physical, digital = worlds.get(point.stage, (0, 0))
            worlds[point.stage] = (physical + sign * point.physical, digital + sign * point.digital)
    return worlds


def _reaches(known: Mapping[Reach, int], come: Collection[Point], gone: Collection[Point]) -> Mapping[Reach, int]:
    if not come and not gone:
        return known
    reaches = Counter(known)
    reaches.update(point.reach for point in come if point.reach is not None)
    reaches.subtract(point.reach for point in gone if point.reach is not None)
    return {reach: count for reach, count in reaches.items() if count}
