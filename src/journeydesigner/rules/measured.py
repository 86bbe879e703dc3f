"""What KPIs measure, and who answers for what is measured: facts of the KPI family."""

from __future__ import annotations

from journeydesigner.model import Id, Journey, Kpi, Role, Stage, Touchpoint
from journeydesigner.model.reading import effective_owner
from journeydesigner.rules.view import View, worked_out_once


@worked_out_once
def measured_stages(view: View) -> frozenset[Id]:
    """The stages with a KPI of their own or of one of their touchpoints."""
    project = view.project
    stages: set[Id] = set()
    for kpi in project.all(Kpi).values():
        touchpoint = project.one(Touchpoint, kpi.touchpoint)
        stage = touchpoint.stage if touchpoint is not None else kpi.stage
        if stage is not None:
            stages.add(stage)
    return frozenset(stages)


def owner_of_scope(view: View, kpi: Kpi) -> Role | None:
    """Who owns what a KPI measures; None when nobody does, or nobody yet."""
    project = view.project
    touchpoint, stage = project.one(Touchpoint, kpi.touchpoint), project.one(Stage, kpi.stage)
    if touchpoint is not None:
        owner = effective_owner(project, touchpoint)
    elif stage is not None:
        owner = stage.owner
    else:
        journey = project.one(Journey, kpi.journey)
        owner = journey.owner if journey is not None and kpi.scope == "journey" else None
    role = project.one(Role, owner)
    return role if role is not None and not role.placeholder else None
