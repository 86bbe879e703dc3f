"""Rule OWN007: the owner is a placeholder."""

from __future__ import annotations

from collections.abc import Iterator
from operator import attrgetter

from journeydesigner.i18n import N_
from journeydesigner.model import Role
from journeydesigner.rules.finding import Finding, Found, found
from journeydesigner.rules.fixes import Asked, Fix, Replace, assigns, fix
from journeydesigner.rules.owned import OWNED, Owned, explicit_owner
from journeydesigner.rules.rule import rule
from journeydesigner.rules.view import View
from journeydesigner.rules.wording import Name


def repairs(view: View, finding: Finding) -> Iterator[Fix]:
    """Put somebody in the place of the placeholder, everywhere or here."""
    element = view.project.get(finding.element)
    owner = explicit_owner(view.project, element) if isinstance(element, OWNED) else None
    if owner is not None:
        replaced = Replace(owner.id, Asked("role"))
        yield fix(N_("Replace “{owner}” everywhere"), replaced, owner=Name(owner.id))
        yield fix(N_("Assign"), assigns(finding.element))


@rule(
    "OWN007",
    severity="warning",
    scope=OWNED,
    own="owner",
    reads={Role: "placeholder"},
    when=attrgetter("owner"),
    title=N_("Placeholder owner"),
    message=N_("“{name}” is assigned to “{owner}”, which is nobody yet."),
    repairs=repairs,
)
def check(view: View, element: Owned) -> Iterator[Found]:
    """ "To be named" holds a place in the plan, and answers for nothing.

    Explicit owners only. Grounding: S1; own.
    """
    owner = explicit_owner(view.project, element)
    if owner is not None and owner.placeholder:
        yield found(name=Name(element.id), owner=Name(owner.id))
