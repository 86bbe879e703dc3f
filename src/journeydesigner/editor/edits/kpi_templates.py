"""Measures that journeys are mostly steered by: a start for a KPI, whose values and source the user fills in."""

from __future__ import annotations

from dataclasses import dataclass

from journeydesigner.i18n import N_
from journeydesigner.model.steering import Frequency, KpiDirection, KpiFamily, Metric


@dataclass(frozen=True, slots=True)
class KpiTemplate:
    """What is usual for one measure. `name` is a msgid; `unit` reads the same in both languages."""

    name: str
    metric: Metric
    family: KpiFamily | None = None
    direction: KpiDirection = "up"
    unit: str = ""
    frequency: Frequency | None = None


TEMPLATES: tuple[KpiTemplate, ...] = (
    KpiTemplate(N_("Recommendation (NPS)"), "nps", "perception", frequency="quarterly"),
    KpiTemplate(N_("Satisfaction (CSAT)"), "csat", "perception", unit="%", frequency="monthly"),
    KpiTemplate(N_("Ease (CES, 1 to 7)"), "ces", "perception", frequency="monthly"),
    KpiTemplate(N_("End-to-end success"), "percent", "operation", unit="%", frequency="monthly"),
    KpiTemplate(N_("Time from beginning to end"), "duration_min", "operation", "down", "min", "monthly"),
    KpiTemplate(N_("Complaints"), "count", "operation", "down", frequency="monthly"),
    KpiTemplate(N_("Clients who come back"), "percent", "business", unit="%", frequency="yearly"),
    KpiTemplate(N_("Revenue"), "revenue", "business", frequency="quarterly"),
)
"""Perception, then operation, then business results. CES as its second version asks it: 7 is easy."""
