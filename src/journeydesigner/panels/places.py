"""Where the map shows what has no place of its own on it."""

from __future__ import annotations

from journeydesigner.model import Evidence, Id, Kpi, Opportunity, PainPoint, Project, Waiver


def place_on_map(project: Project, id_: Id) -> Id:
    """What the canvas shows of a record: the touchpoint of a pain point, what a KPI measures; else itself."""
    record = project.get(id_)
    if isinstance(record, PainPoint):
        return record.touchpoint
    if isinstance(record, Kpi):
        return record.touchpoint or record.stage or record.journey
    if isinstance(record, Opportunity):
        return next(iter(record.touchpoints), record.journey)
    if isinstance(record, Evidence):
        return record.journey
    return record.element if isinstance(record, Waiver) else id_
