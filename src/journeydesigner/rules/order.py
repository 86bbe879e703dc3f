"""Where an element lies: its journey, and its place in the panel's order. Pure."""

from __future__ import annotations

from journeydesigner.model import (
    Channel,
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
from journeydesigner.rules.view import View

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
