"""The main path of each journey (B.4), kept from edit to edit: only what one changed is walked again.

Ask `reading.main_path`; nobody else needs to know how it is kept.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from journeydesigner.model.delta import Delta, Pair
from journeydesigner.model.journey import Journey, Stage, Touchpoint, Transition
from journeydesigner.model.project import Project
from journeydesigner.model.values import Entity, Id

_SHAPING: Mapping[type[Entity], tuple[str, ...]] = {
    Journey: (),
    Stage: ("journey", "rank"),
    Touchpoint: ("stage", "rank", "entry", "exit"),
    Transition: ("from_", "to", "kind", "p", "rank"),
}
"""By kind, the fields that decide which way a main path goes; that a record comes or goes may decide it too."""

_Pairs = Mapping[Id, Pair]


@dataclass(frozen=True, slots=True)
class Trail:
    """The main path of one journey: touchpoints in the order visited, `links[i]` leading on from `stops[i]`.

    A broken link that leaves the journey ends it, so that what happens in one journey concerns no other.
    """

    stops: tuple[Id, ...] = ()
    links: tuple[Transition, ...] = ()
    places: Mapping[Id, int] = field(default_factory=dict)


class Trails:
    """An index of the project: the trail through each journey."""

    def __init__(self, trails: Mapping[Id, Trail]) -> None:
        self.trails = trails

    @classmethod
    def of(cls, project: Project) -> Trails:
        """Walk every journey."""
        return cls({j.id: _walked(project, j.id, _first_entry(project, j.id)) for j in project.journeys()})

    def through(self, journey: Id) -> Trail:
        """The trail through a journey; an empty one through what is none."""
        return self.trails.get(journey) or Trail()

    def updated(self, before: Project, after: Project, delta: Delta) -> Trails:
        """Walk again what a delta may lead elsewhere; where the way is the same, so is the trail."""
        trails = _refreshed(before, self.trails, delta)
        for journey, changes in _shaping(before, after, delta).items():
            known = trails.get(journey, Trail())
            if after.one(Journey, journey) is not None:
                trails[journey] = _again(after, journey, known, changes)
            else:
                trails.pop(journey, None)
        return Trails(trails)


def onward(project: Project, touchpoint: Touchpoint) -> Transition | None:
    """How most clients go on from a touchpoint, if they do: by the largest choice, else in sequence."""
    chosen, largest, following = None, -2.0, None
    for link in project.outgoing(touchpoint.id):
        if link.kind == "choice":
            share = -1.0 if link.p is None else link.p
            if share > largest:
                chosen, largest = link, share
        elif link.kind == "sequence" and following is None:
            following = link
    return chosen or following


def _first_entry(project: Project, journey: Id) -> Id | None:
    return next((t.id for t in project.journey_touchpoints(journey) if t.entry), None)


def _step(project: Project, journey: Id, stop: Id) -> Transition | None:
    """The link most clients follow from a stop; None where the way ends, or would leave the journey."""
    at = project.one(Touchpoint, stop)
    following = onward(project, at) if at is not None and not at.exit else None
    return following if following is not None and _lies_in(project, following.to, journey) else None


def _lies_in(project: Project, touchpoint: Id, journey: Id) -> bool:
    found = project.one(Touchpoint, touchpoint)
    return found is not None and _journey_of(project, found) == journey


def _walked(
    project: Project,
    journey: Id,
    start: Id | None,
    known: Trail = Trail(),
    kept: int = 0,
    same_from: int = 0,
) -> Trail:
    """The trail from `start` on, or from the first `kept` stops of the trail known before.

    Where it meets a stop of `known` at the place `same_from` or later, the rest is as it was.
    """
    stops = list(known.stops[:kept]) or ([start] if start is not None else [])
    links = list(known.links[: len(stops) - 1]) if stops else []
    visited = set(stops)
    while stops and (link := _step(project, journey, stops[-1])) is not None and link.to not in visited:
        links.append(link)
        place = known.places.get(link.to, -1)
        rest: tuple[Id, ...] = (link.to,)
        if place >= same_from:
            rest = known.stops[place:]
            links.extend(known.links[place:])
            same_from = len(known.stops)
        stops.extend(rest)
        visited.update(rest)
    return Trail(tuple(stops), tuple(links), {stop: place for place, stop in enumerate(stops)})


def _again(project: Project, journey: Id, known: Trail, changes: _Pairs) -> Trail:
    """The trail through a journey after these changes."""
    start = known.stops[0] if known.stops else None
    if any(_may_begin(pair) for pair in changes.values()):
        start = _first_entry(project, journey)
    places = [known.places[id_] for id_ in _turns(project, changes) if id_ in known.places]
    kept = max(min(places, default=len(known.stops)), 1)
    if start is None or known.stops[:1] != (start,):
        kept = 0
    elif kept == len(known.stops) and not _goes_on(project, journey, known):
        return known
    return _walked(project, journey, start, known, kept, max(places, default=-1) + 1)


def _goes_on(project: Project, journey: Id, known: Trail) -> bool:
    """Whether the way leads on from where it ended."""
    following = _step(project, journey, known.stops[-1])
    return following is not None and following.to not in known.places


def _turns(project: Project, changes: _Pairs) -> Iterator[Id]:
    """The touchpoints from or to which one may go otherwise than before."""
    for id_, pair in changes.items():
        for side in pair:
            if isinstance(side, Transition):
                yield side.from_
            elif isinstance(side, Touchpoint):
                yield id_
            elif isinstance(side, Stage) and not _stays(pair):
                yield from (touchpoint.id for touchpoint in project.touchpoints(id_))


def _may_begin(pair: Pair) -> bool:
    """Whether a change may let a journey begin elsewhere."""
    return any(isinstance(side, Stage) or (isinstance(side, Touchpoint) and side.entry) for side in pair)


def _stays(pair: Pair) -> bool:
    old, new = pair
    return isinstance(old, Stage) and isinstance(new, Stage) and old.journey == new.journey


def _refreshed(before: Project, trails: Mapping[Id, Trail], delta: Delta) -> dict[Id, Trail]:
    """The same trails, with their links as they are now."""
    found = dict(trails)
    links: dict[Id, list[Transition]] = {}
    for id_, (old, new) in delta.of_kind(Transition):
        if isinstance(old, Transition) and isinstance(new, Transition):
            journey = _journey_from(before, old)
            trail = found.get(journey) if journey else None
            place = trail.places.get(old.from_, len(trail.links)) if trail else 0
            if journey and trail and place < len(trail.links) and trail.links[place].id == id_:
                links.setdefault(journey, list(trail.links))[place] = new
    for journey, now in links.items():
        found[journey] = replace(found[journey], links=tuple(now))
    return found


def _shaping(before: Project, after: Project, delta: Delta) -> dict[Id, dict[Id, Pair]]:
    """By journey, the changes that may lead its trail elsewhere."""
    found: dict[Id, dict[Id, Pair]] = {}
    for id_, pair in delta.changes.items():
        if _is_shaping(pair):
            for project, side in zip((before, after), pair, strict=True):
                journey = _journey_around(project, side)
                if journey is not None:
                    found.setdefault(journey, {})[id_] = pair
    return found


def _is_shaping(pair: Pair) -> bool:
    old, new = pair
    if old is None or new is None or type(old) is not type(new):
        return any(type(side) in _SHAPING for side in pair)
    return any(getattr(old, name) != getattr(new, name) for name in _SHAPING.get(type(old), ()))


def _journey_around(project: Project, side: Entity | None) -> Id | None:
    if isinstance(side, Journey):
        return side.id
    if isinstance(side, Stage):
        return side.journey
    if isinstance(side, Touchpoint):
        return _journey_of(project, side)
    return _journey_from(project, side) if isinstance(side, Transition) else None


def _journey_from(project: Project, link: Transition) -> Id | None:
    """The journey a link sets out in, whichever one it says it belongs to."""
    start = project.one(Touchpoint, link.from_)
    return _journey_of(project, start) if start else None


def _journey_of(project: Project, touchpoint: Touchpoint) -> Id | None:
    stage = project.one(Stage, touchpoint.stage)
    return stage.journey if stage else None
