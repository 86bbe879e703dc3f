"""Rule OWN012: an application in use belongs to no department."""

from __future__ import annotations

from collections.abc import Iterator

from journeydesigner.i18n import N_
from journeydesigner.model import System, Touchpoint
from journeydesigner.rules.finding import Finding, Found, found
from journeydesigner.rules.fixes import Asked, Fix, fix, sets
from journeydesigner.rules.rule import rule
from journeydesigner.rules.view import View
from journeydesigner.rules.wording import Name

ONE = N_("“{name}” supports 1 touchpoint but has no owning unit.")


def repairs(_: View, finding: Finding) -> Iterator[Fix]:
    """Assign a unit."""
    yield fix(N_("Assign a unit"), sets(finding.element, unit=Asked("unit")))


@rule(
    "OWN012",
    severity="info",
    scope=System,
    own="unit",
    reads={Touchpoint: "systems"},
    title=N_("System without owner"),
    message=N_("“{name}” supports {n} touchpoints but has no owning unit."),
    repairs=repairs,
)
def check(view: View, system: System) -> Iterator[Found]:
    """A workplace run brick by brick has bricks that nobody runs.

    Grounding: S1 (workstation run brick by brick); S2 (IT owns platforms).
    """
    users = view.usage.total(system.id)
    if system.unit is None and users:
        yield found(ONE if users == 1 else None, name=Name(system.id), n=users)
