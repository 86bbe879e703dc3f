"""Rule OWN004: several roles are accountable for one element."""

from __future__ import annotations

from collections.abc import Iterator

from journeydesigner.i18n import N_
from journeydesigner.model import Journey
from journeydesigner.model.organisation import RaciCode
from journeydesigner.rules.finding import Finding, Found, found
from journeydesigner.rules.fixes import Fix, KeepAccountable, fix
from journeydesigner.rules.owned import OWNED, Owned, accountable
from journeydesigner.rules.rule import rule
from journeydesigner.rules.view import View
from journeydesigner.rules.wording import Name, Names

_LABELS: tuple[tuple[RaciCode, str], ...] = (
    ("R", N_("Keep {role}, the others carry it out")),
    ("C", N_("Keep {role}, the others are consulted")),
)


def repairs(view: View, finding: Finding) -> Iterator[Fix]:
    """Keep one accountable role, the owner first, and turn the others into R or C."""
    element = view.project.get(finding.element)
    if not isinstance(element, OWNED):
        return
    for others, label in _LABELS:
        for facet, roles in accountable(element, view.on).items():
            for role in roles if len(roles) > 1 else ():
                yield fix(label, KeepAccountable(element.id, role, facet, others), role=Name(role))


@rule(
    "OWN004",
    severity="error",
    scope=OWNED,
    own="owner raci",
    when=lambda element: not isinstance(element, Journey) and element.raci,
    title=N_("Several accountable owners"),
    message=N_("{n} roles are accountable for “{name}”: {roles}."),
    repairs=repairs,
)
def check(view: View, element: Owned) -> Iterator[Found]:
    """Where everyone is a little responsible, nobody is.

    Counted per facet, on the evaluation date: marketing may answer for the message and IT for the platform, and a
    mandate may follow another. Grounding: RACI golden rule; S1; invariant "one A per target and facet" (B.3).
    """
    shared = [roles for roles in accountable(element, view.on).values() if len(roles) > 1]
    if shared:
        roles = tuple(dict.fromkeys(role for several in shared for role in several))
        yield found(n=len(roles), name=Name(element.id), roles=Names(roles))
