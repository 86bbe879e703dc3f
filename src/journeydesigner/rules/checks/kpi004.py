"""Rule KPI004: a KPI whose measurement is not planned."""

from __future__ import annotations

from collections.abc import Iterator

from journeydesigner.i18n import N_
from journeydesigner.model import Kpi
from journeydesigner.rules.finding import Finding, Found, found
from journeydesigner.rules.fixes import Fix, Open, fix
from journeydesigner.rules.rule import rule
from journeydesigner.rules.view import View
from journeydesigner.rules.wording import Name, Terms

PLAN = {
    "baseline": N_("baseline"),
    "target": N_("target"),
    "frequency": N_("frequency"),
    "source": N_("source"),
}
"""What a measurement plan says, in the order in which it is filled in, with its words."""


def repairs(view: View, finding: Finding) -> Iterator[Fix]:
    """Open the first empty field."""
    kpi = view.project.one(Kpi, finding.element)
    if kpi is not None:
        yield fix(N_("Fill in"), Open(kpi.id, _missing(kpi)[0]))


def _missing(kpi: Kpi) -> list[str]:
    return [field for field in PLAN if getattr(kpi, field) is None]


@rule(
    "KPI004",
    severity="warning",
    scope=Kpi,
    own="baseline target frequency source",
    title=N_("Incomplete measurement plan"),
    message=N_("“{name}” lacks: {missing}."),
    repairs=repairs,
)
def check(_: View, kpi: Kpi) -> Iterator[Found]:
    """Where from, where to, how often and from which source: without these a figure is an anecdote.

    Grounding: S0 (measurement plan).
    """
    missing = _missing(kpi)
    if missing:
        yield found(name=Name(kpi.id), missing=Terms(tuple(PLAN[field] for field in missing)))
