"""Where an element lies: its journey, its place in the panel, and what is said of elements in that order. Pure."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from typing import TypeVar

from journeydesigner.model import (
    Channel,
    Delta,
    Entity,
    Evidence,
    Id,
    Journey,
    Kpi,
    Opportunity,
    PainPoint,
    Project,
    Stage,
    System,
    Touchpoint,
    Transition,
)
from journeydesigner.model.info import Severity
from journeydesigner.rules.finding import Finding, Unassessed
from journeydesigner.rules.view import View

SEVERITIES: tuple[Severity, ...] = ("error", "warning", "info")
"""In the order of the panel."""
_SEVERITY = {severity: n for n, severity in enumerate(SEVERITIES)}

Place = tuple[str, ...]
"""Compares as the panel lists: journey by journey, in each the whole before its stages, from left to right."""

LAST = "~"
"""Sorts after every rank and id, which are ASCII letters, digits and "_"."""
NOWHERE: Place = (LAST, "")

Said = TypeVar("Said", Finding, Unassessed)
ByElement = Mapping[Id, Sequence[Said]]
"""What is said of each element, by rule, then by persona."""


def journey_of(view: View, element: Entity) -> Id | None:
    """The journey a finding about `element` belongs to; for channels and applications the first that uses them."""
    project = view.project
    if isinstance(element, Touchpoint):
        return view.journey_around(element.stage)
    if isinstance(element, Stage | Transition | Opportunity | Kpi | Evidence):
        return element.journey if project.one(Journey, element.journey) else None
    if isinstance(element, Channel | System):
        journey = view.first_journey(view.usage.stages(element.id))
        return journey.id if journey else None
    if isinstance(element, PainPoint):
        touchpoint = project.one(Touchpoint, element.touchpoint)
        return view.journey_around(touchpoint.stage) if touchpoint else None
    return element.id if isinstance(element, Journey) else None


Spot = tuple[Id | None, str, str, str, str]
"""A stage, and the place within it: rank and id of a touchpoint, then of what is listed after it."""


def _spot(project: Project, id_: Id) -> Spot | None:
    """Where an element lies in a stage, which need not be there; None for what lies in none."""
    touchpoint = project.one(Touchpoint, id_)
    if touchpoint is not None:
        return touchpoint.stage, touchpoint.rank, id_, "", ""
    link = project.one(Transition, id_)
    if link is not None:
        return _after(project, link.from_, link.rank, id_)
    entity = project.get(id_)
    if isinstance(entity, Stage):
        return id_, "", "", "", ""
    if isinstance(entity, PainPoint):
        return _after(project, entity.touchpoint, entity.rank, id_)
    if isinstance(entity, Kpi) and entity.stage is not None:
        return entity.stage, entity.rank, id_, "", ""
    if isinstance(entity, Kpi) and entity.touchpoint is not None:
        return _after(project, entity.touchpoint, entity.rank, id_)
    return None


def _after(project: Project, touchpoint: Id, rank: str, id_: Id) -> Spot:
    found = project.one(Touchpoint, touchpoint)
    return (found.stage, found.rank, found.id, rank, id_) if found else (None, "", "", rank, id_)


class Places:
    """The places of elements in one project; remembers them, and goes on to the next project with what stays."""

    def __init__(self, project: Project, spots: dict[Id, Spot | None] | None = None) -> None:
        self.project = project
        self._spots: dict[Id, Spot | None] = {} if spots is None else spots
        self._stages: dict[Id | None, Place] = {}

    def carried(self, project: Project, moved: Set[Id]) -> Places:
        """The places in a project in which only those of `moved` may be others."""
        if not moved:
            return Places(project, self._spots)
        spots = dict(self._spots)
        for id_ in moved:
            spots.pop(id_, None)
        return Places(project, spots)

    def spot(self, id_: Id) -> Spot | None:
        """Where an element lies in a stage; None for what lies in none."""
        try:
            return self._spots[id_]
        except KeyError:
            spot = self._spots[id_] = _spot(self.project, id_)
            return spot

    def of(self, id_: Id, journey: Id | None) -> Place:
        """The place of an element that belongs to `journey`; what lies in no stage comes after the stages."""
        spot = self.spot(id_)
        if spot is not None:
            return (*self._of_stage(spot[0]), *spot[1:])
        entity = self.project.get(id_)
        if isinstance(entity, Journey):
            return self._of_journey(id_)
        return (*self._of_journey(journey), LAST, getattr(entity, "rank", None) or LAST, id_)

    def _of_journey(self, id_: Id | None) -> Place:
        journey = self.project.one(Journey, id_)
        return (journey.rank, journey.id) if journey else NOWHERE

    def _of_stage(self, id_: Id | None) -> Place:
        place = self._stages.get(id_)
        if place is None:
            stage = self.project.one(Stage, id_)
            place = (*self._of_journey(stage.journey), stage.rank, stage.id) if stage else NOWHERE
            self._stages[id_] = place
        return place


def along(places: Places, said: ByElement[Said]) -> Iterator[Said]:
    """What is said of elements as their `Places` are: a walk along the journeys that sorts stage by stage."""
    project = places.project
    journeys = [(journey, project.stages(journey.id)) for journey in project.journeys()]
    inside: dict[Id | None, list[tuple[Spot, Sequence[Said]]]] = {
        s.id: [] for _, stages in journeys for s in stages
    }
    outside: dict[Place, list[tuple[Place, Sequence[Said]]]] = {}
    for id_, some in said.items():
        spot = places.spot(id_)
        if spot is not None and spot[0] in inside:
            inside[spot[0]].append((spot, some))
        elif project.one(Journey, id_) is None:
            place = places.of(id_, some[0].journey)
            outside.setdefault(place[:2], []).append((place, some))
    for journey, stages in journeys:
        yield from said.get(journey.id, ())
        yield from (one for stage in stages for _, some in sorted(inside[stage.id]) for one in some)
        yield from (one for _, some in sorted(outside.get((journey.rank, journey.id), ())) for one in some)
    yield from (one for _, some in sorted(outside.get(NOWHERE, ())) for one in some)


def in_order(places: Places, found: ByElement[Finding]) -> list[Finding]:
    """Findings by severity, then along the journeys, then by rule and persona."""
    lists: dict[Severity, list[Finding]] = {severity: [] for severity in SEVERITIES}
    for finding in along(places, found):
        lists[finding.severity].append(finding)
    return [finding for severity in SEVERITIES for finding in lists[severity]]


def in_order_again(
    was: Places, now: Places, known: Sequence[Finding], gone: Iterable[Finding], fresh: Iterable[Finding]
) -> list[Finding]:
    """The order after an edit: `known`, which is as it `was`, without those `gone` and with the `fresh` ones.

    What is neither must lie where it lay.
    """
    found = list(known)
    for finding in gone:
        del found[bisect_left(found, _key(was, finding), key=lambda other: _key(was, other))]
    for finding in fresh:
        found.insert(bisect_left(found, _key(now, finding), key=lambda other: _key(now, other)), finding)
    return found


def _key(places: Places, finding: Finding) -> tuple[int, Place, str, str]:
    """What the panel lists by; no two findings of a check have the same."""
    place = places.of(finding.element, finding.journey)
    return _SEVERITY[finding.severity], place, finding.rule, finding.persona or ""


_PLACE_FIELDS = ("rank", "journey", "stage", "touchpoint", "from_", "scope")
"""What the place of a record is made of."""


def moved_by(before: Project, after: Project, delta: Delta) -> Set[Id] | None:
    """Elements whose place a delta may change; None when it may be any, as when a journey goes elsewhere."""
    moved: set[Id] = set()
    for id_, pair in delta.changes.items():
        if _own_place(pair[0]) == _own_place(pair[1]):
            continue
        if any(isinstance(side, Journey) for side in pair):
            return None
        moved.add(id_)
        for project, side in zip((before, after), pair, strict=True):
            if isinstance(side, Stage):
                moved |= _content(project, {touchpoint.id for touchpoint in project.touchpoints(id_)}, id_)
            elif isinstance(side, Touchpoint):
                moved |= _content(project, {id_})
    return moved


def _content(project: Project, touchpoints: set[Id], stage: Id | None = None) -> set[Id]:
    """Touchpoints, perhaps all those of a stage, with what is listed after them."""
    content = set(touchpoints)
    for touchpoint in touchpoints:
        content.update(link.id for link in project.outgoing(touchpoint))
        content.update(pain.id for pain in project.children(PainPoint, touchpoint))
    measured = {stage, *touchpoints} - {None}
    content.update(
        kpi.id for kpi in project.all(Kpi).values() if not measured.isdisjoint((kpi.stage, kpi.touchpoint))
    )
    return content


def _own_place(entity: Entity | None) -> tuple[object, ...] | None:
    if entity is None:
        return None
    return type(entity), *(getattr(entity, field, None) for field in _PLACE_FIELDS)
