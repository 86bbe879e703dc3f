"""Where an element lies: its journey, its place in the panel, and the findings in that order. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Set
from operator import itemgetter

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


def journey_of(view: View, element: Entity) -> Id | None:
    """The journey a finding about `element` belongs to; for channels and applications the first that uses them."""
    project = view.project
    if isinstance(element, Touchpoint):
        stage = project.one(Stage, element.stage)
        return _existing(project, stage.journey) if stage else None
    if isinstance(element, Channel | System):
        journey = view.first_journey(view.usage.stages(element.id))
        return journey.id if journey else None
    if isinstance(element, Journey):
        return element.id
    if isinstance(element, PainPoint):
        touchpoint = project.one(Touchpoint, element.touchpoint)
        return journey_of(view, touchpoint) if touchpoint else None
    if isinstance(element, Stage | Transition | Opportunity | Kpi | Evidence):
        return _existing(project, element.journey)
    return None


def place_of(project: Project, id_: Id, journey: Id | None) -> Place:
    """The place of an element that belongs to `journey`; what lies in no stage comes after the stages."""
    entity = project.get(id_)
    if isinstance(entity, Journey):
        return entity.rank, entity.id
    if isinstance(entity, Stage):
        return (*_in_journey(project, entity.journey), entity.rank, entity.id)
    if isinstance(entity, Touchpoint):
        return (*_in_stage(project, entity.stage), entity.rank, entity.id)
    if isinstance(entity, Transition):
        return (*_at_touchpoint(project, entity.from_), entity.rank, entity.id)
    if isinstance(entity, PainPoint):
        return (*_at_touchpoint(project, entity.touchpoint), entity.rank, entity.id)
    if isinstance(entity, Kpi) and entity.stage is not None:
        return (*_in_stage(project, entity.stage), entity.rank, entity.id)
    if isinstance(entity, Kpi) and entity.touchpoint is not None:
        return (*_at_touchpoint(project, entity.touchpoint), entity.rank, entity.id)
    return (*_in_journey(project, journey), LAST, getattr(entity, "rank", None) or LAST, id_)


def _in_journey(project: Project, journey: Id | None) -> Place:
    found = project.one(Journey, journey)
    return (found.rank, found.id) if found else (LAST, "")


def _in_stage(project: Project, stage: Id) -> Place:
    found = project.one(Stage, stage)
    return (*_in_journey(project, found.journey), found.rank, found.id) if found else (LAST, "")


def _at_touchpoint(project: Project, touchpoint: Id) -> Place:
    found = project.one(Touchpoint, touchpoint)
    return (*_in_stage(project, found.stage), found.rank, found.id) if found else (LAST, "")


def _existing(project: Project, journey: Id) -> Id | None:
    return journey if project.one(Journey, journey) else None


SortKey = tuple[int, Place, str, str]
Entries = list[tuple[SortKey, Finding]]
"""Findings in the panel's order, with what they are sorted by."""


def in_order(project: Project, findings: Iterable[Finding]) -> Entries:
    """Findings by severity, then along the journeys, then by rule."""
    return sorted(_entries(project, findings), key=itemgetter(0))


def in_order_again(
    project: Project, known: Entries, replaced: Mapping[str, Set[Id]], moved: Set[Id], fresh: Iterable[Finding]
) -> Entries:
    """The order after an edit: `known` without what was `replaced` (by rule) or `moved`, and the `fresh` ones."""
    if not replaced and not moved:
        return known
    nothing: Set[Id] = frozenset()
    kept = [
        entry
        for entry in known
        if entry[1].element not in moved and entry[1].element not in replaced.get(entry[1].rule, nothing)
    ]
    kept.extend(_entries(project, fresh))
    kept.sort(key=itemgetter(0))
    return kept


def unassessed_in_order(project: Project, said: Iterable[Unassessed]) -> tuple[Unassessed, ...]:
    """What could not be judged, along the journeys, then by rule."""
    keyed = [((place_of(project, u.element, u.journey), u.rule, u.persona or ""), u) for u in said]
    keyed.sort(key=itemgetter(0))
    return tuple(u for _, u in keyed)


_PLACE_FIELDS = ("rank", "journey", "stage", "touchpoint", "from_", "scope", "nature")
"""What the place of a record is made of."""


def moved_by(before: Project, after: Project, delta: Delta) -> Set[Id] | None:
    """Elements whose place a delta may change; None when it may be any, as when a stage goes elsewhere."""
    moved: set[Id] = set()
    for id_, (old, new) in delta.changes.items():
        if _own_place(old) == _own_place(new):
            continue
        if isinstance(old, Journey | Stage) or isinstance(new, Journey | Stage):
            return None
        moved.add(id_)
        if isinstance(old, Touchpoint) or isinstance(new, Touchpoint):
            for project in (before, after):
                moved.update(link.id for link in project.outgoing(id_))
                moved.update(pain.id for pain in project.children(PainPoint, id_))
            moved.update(kpi.id for kpi in after.all(Kpi).values() if kpi.touchpoint == id_)
    return moved


def _own_place(entity: Entity | None) -> tuple[object, ...] | None:
    if entity is None:
        return None
    return type(entity), *(getattr(entity, field, None) for field in _PLACE_FIELDS)


def _entries(project: Project, findings: Iterable[Finding]) -> Entries:
    places: dict[Id, Place] = {}
    entries: Entries = []
    for finding in findings:
        place = places.get(finding.element)
        if place is None:
            place = places[finding.element] = place_of(project, finding.element, finding.journey)
        entries.append(((_SEVERITY[finding.severity], place, finding.rule, finding.persona or ""), finding))
    return entries
