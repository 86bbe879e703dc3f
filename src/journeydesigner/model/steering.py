"""What a journey is steered by: pains, opportunities, KPIs, evidence, waivers. Source: domain reference B.3."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from journeydesigner.model.values import (
    Date,
    Grade,
    Id,
    JourneyId,
    Many,
    PainPointId,
    PersonaId,
    Ranked,
    RoleId,
    StageId,
    Str,
    Text2,
    TouchpointId,
)

OpportunityKind = Literal["training", "tool", "process", "content", "space", "channel"]
OpportunityStatus = Literal["idea", "planned", "doing", "done", "dropped"]
Metric = Literal["nps", "csat", "ces", "percent", "count", "duration_min", "revenue", "roi", "other"]
KpiFamily = Literal["perception", "operation", "business"]
KpiDirection = Literal["up", "down"]
Frequency = Literal["daily", "weekly", "monthly", "quarterly", "yearly"]
EvidenceType = Literal["interview", "survey", "observation", "analytics", "log", "workshop", "document"]


class PainPoint(Ranked):
    """What hurts at a touchpoint."""

    touchpoint: TouchpointId
    text: Text2
    severity: Grade | None = None
    evidence: Many[Id] = ()


class Opportunity(Ranked):
    """What could be done about it: an entry of the roadmap."""

    journey: JourneyId
    text: Text2
    touchpoints: Many[TouchpointId] = ()
    pains: Many[PainPointId] = ()
    kind: OpportunityKind | None = None
    impact: Grade | None = None
    effort: Grade | None = None
    cost: Annotated[float, Field(ge=0)] | None = None
    owner: RoleId | None = None
    due: Date | None = None
    status: OpportunityStatus = "idea"


class Kpi(Ranked):
    """A measure of the whole journey, of a stage or of a touchpoint.

    `scope` is "journey", "stage:<id>" or "touchpoint:<id>".
    """

    journey: JourneyId
    name: Text2
    metric: Metric
    family: KpiFamily | None = None
    scope: Annotated[str, Field(pattern=r"^(journey|(stage|touchpoint):[a-z][a-z0-9_]*)$")]
    direction: KpiDirection
    baseline: float | None = None
    target: float | None = None
    current: float | None = None
    unit: Str | None = None
    frequency: Frequency | None = None
    source: Text2 | None = None
    owner: RoleId | None = None

    @property
    def stage(self) -> StageId | None:
        """The stage it measures, if it measures one."""
        kind, _, target = self.scope.partition(":")
        return StageId(Id(target)) if kind == "stage" else None

    @property
    def touchpoint(self) -> TouchpointId | None:
        """The touchpoint it measures, if it measures one."""
        kind, _, target = self.scope.partition(":")
        return TouchpointId(Id(target)) if kind == "touchpoint" else None

    @property
    def is_met(self) -> bool | None:
        """Whether the current value reaches the target; None while either is missing (B.3 « Met »)."""
        if self.current is None or self.target is None:
            return None
        return self.current >= self.target if self.direction == "up" else self.current <= self.target

    @property
    def attainment(self) -> float | None:
        """How far the current value has come from the baseline to the target, 0 to 1; None as for `is_met` (C.2).

        Without a baseline to come from, or with one that equals the target, only met (1) or not (0).
        """
        if self.current is None or self.target is None:
            return None
        if self.baseline is None or self.baseline == self.target:
            return float(bool(self.is_met))
        # Divided before subtracting: the difference of two huge values may be no finite number.
        scale = max(abs(self.current), abs(self.baseline), abs(self.target))
        start, end, now = (value / scale for value in (self.baseline, self.target, self.current))
        if end == start:
            return float(bool(self.is_met))
        return min(1.0, max(0.0, (now - start) / (end - start)))


class Evidence(Ranked):
    """Where a claim about the current state comes from."""

    journey: JourneyId
    type: EvidenceType
    date: Date
    reliability: Grade | None = None
    covers: Many[Id] = ()
    note: Text2 | None = None


class Waiver(Ranked):
    """A finding set aside on purpose: out of the panel, still in the report. Key: rule, element, persona.

    `seen` is a fingerprint of what the rule read of the element when it was set aside: when the element no longer
    matches it, the finding is open again. None (a waiver written by hand) holds whatever the element becomes.
    """

    rule: Str
    element: Id
    persona: PersonaId | None = None
    reason: Str
    by: Str | None = None
    date: Date | None = None
    until: Date | None = None
    seen: Str | None = None
