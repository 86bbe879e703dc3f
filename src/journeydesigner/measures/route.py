"""What lies along the main path of a journey: hand-overs and jumps on its links, feelings at its stops."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from itertools import compress

from journeydesigner.measures.contributions import LinkCounts, Point, link_of
from journeydesigner.model import Id, Project, Transition
from journeydesigner.model.reading import longest_handover_run, main_path, main_stops
from journeydesigner.model.values import JourneyId, TransitionId


@dataclass(frozen=True, slots=True)
class Way:
    """The links of the main path, and what is counted on them."""

    path: tuple[Transition, ...] = ()
    links: tuple[TransitionId, ...] = ()
    handovers: int = 0
    silo_jumps: int = 0
    longest_run: int = 0
    is_own: bool = True
    """Whether every link says that it belongs to the journey; in a broken file one may not."""


@dataclass(frozen=True, slots=True)
class Mood:
    """The stops of the main path, those of them that have an emotion, and its score at each."""

    stops: tuple[Id, ...] = ()
    felt: tuple[Id, ...] = ()
    scores: tuple[int, ...] = ()


def way_along(project: Project, journey: JourneyId | Id, links: Mapping[Id, LinkCounts], known: Way | None) -> Way:
    """The way through a journey; `known` is one on which every link of the journey counts what it counts now."""
    path = main_path(project, journey)
    if known is not None and known.is_own and path == known.path:
        return known
    ids = tuple(TransitionId(transition.id) for transition in path)
    if known is not None and known.is_own and ids == known.links:
        return replace(known, path=path)
    counts = [links.get(transition.id) or link_of(project, transition) for transition in path]
    return Way(
        path=path,
        links=ids,
        handovers=sum(link.handovers for link in counts),
        silo_jumps=sum(link.silo_jumps for link in counts),
        longest_run=len(longest_handover_run(project, path)),
        is_own=links.keys() >= set(ids),
    )


def mood_along(project: Project, journey: JourneyId | Id, points: Mapping[Id, Point], known: Mood | None) -> Mood:
    """The mood along a journey; `known` is one where every touchpoint of the journey feels as it does now."""
    stops = main_stops(project, journey)
    if known is not None and stops == known.stops:
        return known
    scores = [points[stop].score for stop in stops]
    felt = compress(stops, [score is not None for score in scores])
    return Mood(stops, tuple(felt), tuple(score for score in scores if score is not None))
