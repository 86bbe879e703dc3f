"""The facts behind the measures of one journey: what each element adds, and the sums.

After an edit only what it touched is looked at again; the outcome is that of a look at everything.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from itertools import repeat
from typing import Any, TypeVar

from journeydesigner.collector import collector_paused
from journeydesigner.measures.contributions import WAY, LinkCounts, Point, PointCounts, Reach, link_of, point_of
from journeydesigner.measures.route import Mood, Way, mood_along, way_along
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
    way: Way = field(default_factory=Way)
    mood: Mood = field(default_factory=Mood)

    def link(self, transition: Transition) -> LinkCounts:
        """What a transition adds, also one of the main path that says it belongs to another journey."""
        return self.links.get(transition.id) or link_of(self.project, transition)


def facts_of(project: Project, journey: JourneyId | Id, known: Facts | None = None) -> Facts:
    """The facts of a journey; `known`, those of any other snapshot, spares the work on what is the same."""
    if known is None or known.journey != journey:
        known = Facts(project, journey)
        ids = [touchpoint.id for touchpoint in project.journey_touchpoints(journey)]
        changed = [transition.id for transition in project.transitions(journey)]
        with collector_paused():
            return _again(known, project, ids, changed)
    if known.project is project:
        return known
    return _again(known, project, *touched(known.project, project))


def _again(known: Facts, project: Project, ids: Collection[Id], changed: Collection[Id]) -> Facts:
    """The facts of `project` once these touchpoints and transitions are looked at again."""
    journey = known.journey
    points, differing = _replaced(known.points, ((id_, point_of(project, journey, id_)) for id_ in ids))
    links, passages = _replaced(known.links, ((id_, _link(project, journey, id_)) for id_ in changed))
    old_points, new_points = _sides(differing)
    old_links, new_links = _sides(passages)
    counts_same = all(old[:WAY] == new[:WAY] for old, new in passages if old is not None and new is not None)
    feels_same = all(old.score == new.score for old, new in differing if old is not None and new is not None)
    return Facts(
        project=project,
        journey=journey,
        points=points,
        links=links,
        point_sums=_summed(known.point_sums, [p.counts for p in new_points], [p.counts for p in old_points]),
        link_sums=_summed(known.link_sums, new_links, old_links),
        worlds=_worlds(known.worlds, new_points, old_points),
        reaches=_reaches(known.reaches, new_points, old_points),
        way=way_along(project, journey, links, known.way if counts_same else None),
        mood=mood_along(project, journey, points, known.mood if feels_same else None),
    )


def _link(project: Project, journey: JourneyId | Id, id_: Id) -> LinkCounts | None:
    transition = project.one(Transition, id_)
    return link_of(project, transition) if transition is not None and transition.journey == journey else None


Fact = TypeVar("Fact")


def _replaced(
    known: Mapping[Id, Fact], fresh: Iterable[tuple[Id, Fact | None]]
) -> tuple[Mapping[Id, Fact], list[tuple[Fact | None, Fact | None]]]:
    """The facts with the fresh ones in their places, and those that differ as they were and as they are."""
    facts, differing = dict(known), []
    for id_, fact in fresh:
        old = facts.get(id_)
        if old == fact:
            continue
        differing.append((old, fact))
        if fact is None:
            del facts[id_]
        else:
            facts[id_] = fact
    return (facts if differing else known), differing


def _sides(differing: Iterable[tuple[Fact | None, Fact | None]]) -> tuple[list[Fact], list[Fact]]:
    """What went and what came."""
    gone, come = [], []
    for old, new in differing:
        if old is not None:
            gone.append(old)
        if new is not None:
            come.append(new)
    return gone, come


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
