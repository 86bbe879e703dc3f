"""Rule KPI003: a KPI that nobody answers for."""

from __future__ import annotations

from collections.abc import Iterator

from journeydesigner.i18n import N_
from journeydesigner.model import Kpi
from journeydesigner.rules.finding import Finding, Found, found
from journeydesigner.rules.fixes import Fix, assigns, fix
from journeydesigner.rules.measured import owner_of_scope
from journeydesigner.rules.rule import rule
from journeydesigner.rules.view import View
from journeydesigner.rules.wording import Name


def repairs(view: View, finding: Finding) -> Iterator[Fix]:
    """Assign whoever owns what is measured, or somebody else."""
    kpi = view.project.one(Kpi, finding.element)
    role = owner_of_scope(view, kpi) if kpi is not None else None
    if role is not None:
        yield fix(N_("Assign {owner}"), assigns(finding.element, role.id), owner=Name(role.id))
    yield fix(N_("Assign"), assigns(finding.element))


@rule(
    "KPI003",
    severity="warning",
    scope=Kpi,
    own="owner",
    title=N_("KPI without owner"),
    message=N_("Nobody answers for “{name}”."),
    repairs=repairs,
)
def check(_: View, kpi: Kpi) -> Iterator[Found]:
    """A figure without an owner is read by everybody and acted on by nobody.

    Grounding: S0; S1.
    """
    if kpi.owner is None:
        yield found(name=Name(kpi.id))
