"""Rule OWN007: the owner is a placeholder."""

from __future__ import annotations

from collections.abc import Iterator

from journeydesigner.i18n import N_
from journeydesigner.model import Role
from journeydesigner.rules.finding import Found, found
from journeydesigner.rules.owned import OWNED, Owned, explicit_owner
from journeydesigner.rules.rule import rule
from journeydesigner.rules.view import View
from journeydesigner.rules.wording import Name


@rule(
    "OWN007",
    severity="warning",
    scope=OWNED,
    own="owner",
    reads={Role: "placeholder"},
    title=N_("Placeholder owner"),
    message=N_("“{name}” is assigned to “{owner}”, which is nobody yet."),
)
def check(view: View, element: Owned) -> Iterator[Found]:
    """ "To be named" holds a place in the plan, and answers for nothing.

    Explicit owners only. Grounding: S1; own.
    """
    owner = explicit_owner(view.project, element)
    if owner is not None and owner.placeholder:
        yield found(name=Name(element.id), owner=Name(owner.id))
