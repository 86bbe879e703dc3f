"""Rule KPI001: nothing measures the journey as a whole."""

from __future__ import annotations

from collections.abc import Iterator

from journeydesigner.i18n import N_
from journeydesigner.model import Journey, Kpi
from journeydesigner.model.steering import Metric
from journeydesigner.rules.finding import Finding, Found, found
from journeydesigner.rules.fixes import Fix, adds, fix
from journeydesigner.rules.rule import rule
from journeydesigner.rules.view import View
from journeydesigner.rules.wording import Name

WHOLE = "journey"
TEMPLATES: tuple[tuple[Metric, str], ...] = (
    ("nps", N_("Add: recommendation (NPS)")),
    ("ces", N_("Add: ease (CES)")),
    ("percent", N_("Add: end-to-end success")),
)


def repairs(view: View, finding: Finding) -> Iterator[Fix]:
    """Add one of the usual measures of a whole journey."""
    journey = view.project.one(Journey, finding.element)
    if journey is not None:
        for metric, label in TEMPLATES:
            yield fix(label, adds(Kpi, journey.id, scope=WHOLE, metric=metric, owner=journey.owner))


@rule(
    "KPI001",
    severity="warning",
    scope=Journey,
    own="",
    reads={Kpi: "scope"},
    title=N_("No measure for the whole"),
    message=N_("“{name}” has no measure of the whole."),
    repairs=repairs,
)
def check(view: View, journey: Journey) -> Iterator[Found]:
    """Departments measure their parts; what the client lived from end to end is measured by nobody.

    Grounding: S0 (KPIs, measurement plan); S1 (global optimum); McK.
    """
    if not any(kpi.scope == WHOLE for kpi in view.project.children(Kpi, journey.id)):
        yield found(name=Name(journey.id))
