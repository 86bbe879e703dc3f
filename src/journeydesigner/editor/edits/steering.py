"""What a journey is steered by: adding pain points, opportunities, KPIs and evidence, and tying them together."""

from __future__ import annotations

import datetime
from collections.abc import Iterable

from journeydesigner.editor.edits.fields import set_fields
from journeydesigner.editor.edits.kpi_templates import KpiTemplate
from journeydesigner.editor.edits.placing import both, rank_before
from journeydesigner.model import Draft, Evidence, Id, Kpi, Opportunity, PainPoint, Stage, Text2, Touchpoint
from journeydesigner.model.steering import EvidenceType
from journeydesigner.model.values import JourneyId, PainPointId, TouchpointId

WHOLE = "journey"
"""The scope of a KPI that measures the whole journey."""


def scope_of(element: Stage | Touchpoint | None) -> str:
    """The scope of a KPI that measures a stage or a touchpoint; None: the whole journey."""
    if element is None:
        return WHOLE
    return f"{'stage' if isinstance(element, Stage) else 'touchpoint'}:{element.id}"


def add_pain_point(
    draft: Draft, touchpoint: TouchpointId, text: Text2 | None = None, severity: int | None = None
) -> PainPoint:
    """Write down what hurts at a touchpoint, after what is written there already."""
    draft.one(Touchpoint, touchpoint)
    return draft.add(
        PainPoint(
            id=draft.new_id("n"),
            rank=rank_before(draft.project.children(PainPoint, touchpoint), None),
            touchpoint=touchpoint,
            text=text or both("New pain point"),
            severity=severity,
        )
    )


def move_pain_point(draft: Draft, pain: Id, touchpoint: TouchpointId) -> PainPoint:
    """Put a pain point at the end of those of another touchpoint."""
    moved = draft.one(PainPoint, pain)
    if moved.touchpoint == touchpoint:
        return moved
    rank = rank_before(draft.project.children(PainPoint, touchpoint), None)
    return draft.update(moved, touchpoint=touchpoint, rank=rank)


def add_opportunity(
    draft: Draft,
    journey: JourneyId,
    text: Text2 | None = None,
    touchpoints: Iterable[TouchpointId] = (),
    pains: Iterable[PainPointId] = (),
) -> Opportunity:
    """Add an entry to the roadmap of a journey. What it repairs lies where its pain points lie."""
    repaired = tuple(dict.fromkeys(pains))
    made = draft.add(
        Opportunity(
            id=draft.new_id("o"),
            rank=rank_before(draft.project.children(Opportunity, journey), None),
            journey=journey,
            text=text or both("New opportunity"),
            touchpoints=tuple(dict.fromkeys(touchpoints)),
        )
    )
    return set_pains(draft, made.id, repaired) if repaired else made


def set_pains(draft: Draft, opportunity: Id, pains: Iterable[PainPointId]) -> Opportunity:
    """Say which pain points an opportunity answers. The touchpoints of those that are new to it come along."""
    found = draft.one(Opportunity, opportunity)
    wanted = tuple(dict.fromkeys(pains))
    places = (draft.one(PainPoint, pain).touchpoint for pain in wanted if pain not in found.pains)
    set_fields(draft, [opportunity], pains=wanted, touchpoints=tuple(dict.fromkeys((*found.touchpoints, *places))))
    return draft.one(Opportunity, opportunity)


def link_opportunity(draft: Draft, opportunity: Id, touchpoint: TouchpointId) -> Opportunity:
    """Let an opportunity concern a touchpoint too."""
    found = draft.one(Opportunity, opportunity)
    return draft.update(found, touchpoints=tuple(dict.fromkeys((*found.touchpoints, touchpoint))))


def unlink_opportunity(draft: Draft, opportunity: Id, touchpoint: TouchpointId) -> Opportunity:
    """Let an opportunity no longer concern a touchpoint, nor the pain points there. It stays on the roadmap."""
    found = draft.one(Opportunity, opportunity)
    there = {pain.id for pain in draft.project.children(PainPoint, touchpoint)}
    return draft.update(
        found,
        touchpoints=tuple(t for t in found.touchpoints if t != touchpoint),
        pains=tuple(pain for pain in found.pains if pain not in there),
    )


def add_kpi(
    draft: Draft,
    journey: JourneyId,
    measured: Stage | Touchpoint | None = None,
    template: KpiTemplate | None = None,
    name: Text2 | None = None,
) -> Kpi:
    """Add a KPI of the whole journey, or of one of its stages or touchpoints; blank or as a template says."""
    usual = template or KpiTemplate("New KPI", "other")
    return draft.add(
        Kpi(
            id=draft.new_id("k"),
            rank=rank_before(draft.project.children(Kpi, journey), None),
            journey=journey,
            name=name or both(usual.name),
            metric=usual.metric,
            family=usual.family,
            scope=scope_of(measured),
            direction=usual.direction,
            unit=usual.unit or None,
            frequency=usual.frequency,
        )
    )


def add_evidence(
    draft: Draft,
    journey: JourneyId,
    on: datetime.date,
    type_: EvidenceType = "interview",
    covers: Iterable[Id] = (),
    note: Text2 | None = None,
) -> Evidence:
    """Cite a source for what a journey shows."""
    return draft.add(
        Evidence(
            id=draft.new_id("e"),
            rank=rank_before(draft.project.children(Evidence, journey), None),
            journey=journey,
            type=type_,
            date=on,
            covers=tuple(dict.fromkeys(covers)),
            note=note,
        )
    )
