"""Rule KPI006: a value that its metric cannot have."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping

from journeydesigner.i18n import N_
from journeydesigner.model import Kpi
from journeydesigner.model.steering import Metric
from journeydesigner.rules.finding import Finding, Found, found
from journeydesigner.rules.fixes import Fix, Open, fix
from journeydesigner.rules.rule import rule
from journeydesigner.rules.view import View
from journeydesigner.rules.wording import Words

RANGES: Mapping[Metric, tuple[float, float]] = {
    "nps": (-100, 100),
    "csat": (0, 100),
    "ces": (1, 7),
    "percent": (0, 100),
    "count": (0, math.inf),
    "duration_min": (0, math.inf),
}
"""Lowest and highest value of the metrics that have limits (B.3)."""
VALUES = ("current", "target", "baseline")


def repairs(view: View, finding: Finding) -> Iterator[Fix]:
    """Open the first such value."""
    kpi = view.project.one(Kpi, finding.element)
    if kpi is not None:
        yield fix(N_("Correct the value"), Open(kpi.id, _impossible(kpi)[0]))


def _impossible(kpi: Kpi) -> list[str]:
    low, high = RANGES.get(kpi.metric, (-math.inf, math.inf))
    values = {field: getattr(kpi, field) for field in VALUES}
    return [field for field, value in values.items() if value is not None and not low <= value <= high]


@rule(
    "KPI006",
    severity="error",
    scope=Kpi,
    own="metric baseline target current",
    title=N_("Value out of range"),
    message=N_("{value} is impossible for {metric}."),
    repairs=repairs,
)
def check(_: View, kpi: Kpi) -> Iterator[Found]:
    """A recommendation of 120 or an ease of 0 is a slip of the hand, and every figure made of it is wrong.

    The current value is named before the target and the baseline. Grounding: metric definitions.
    """
    impossible = _impossible(kpi)
    if impossible:
        yield found(value=float(getattr(kpi, impossible[0])), metric=Words("metric", (kpi.metric,)))
