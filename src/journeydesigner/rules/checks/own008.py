"""Rule OWN008: no sponsor in top management."""

from __future__ import annotations

from collections.abc import Iterator

from journeydesigner.i18n import N_
from journeydesigner.model import Journey, Role, Unit
from journeydesigner.rules.finding import Finding, Found, found
from journeydesigner.rules.fixes import Asked, Fix, fix, sets
from journeydesigner.rules.rule import rule
from journeydesigner.rules.view import View
from journeydesigner.rules.wording import Name


def repairs(view: View, finding: Finding) -> Iterator[Fix]:
    """Choose a sponsor, those of top management first."""
    project = view.project
    units = {unit.id for unit in project.all(Unit).values() if unit.function == "executive"}
    top = tuple(role.id for role in project.children(Role) if role.unit in units)
    yield fix(N_("Choose a sponsor"), sets(finding.element, sponsor=Asked("role", top)))


@rule(
    "OWN008",
    severity="warning",
    scope=Journey,
    own="sponsor",
    title=N_("No sponsor in top management"),
    message=N_("No executive sponsors “{name}”."),
    repairs=repairs,
)
def check(_: View, journey: Journey) -> Iterator[Found]:
    """Whoever steers across departments succeeds with the support of general management, or not at all.

    Grounding: S2 (support of general management); S3 (digital heads reach the board).
    """
    if journey.sponsor is None:
        yield found(name=Name(journey.id))
