"""Rule OWN006: an outside owner without anyone inside."""

from __future__ import annotations

from collections.abc import Iterator
from operator import attrgetter

from journeydesigner.i18n import N_
from journeydesigner.model import Id, Project, Role, Stage, Touchpoint
from journeydesigner.rules.finding import Finding, Found, found
from journeydesigner.rules.fixes import Append, Asked, Fix, fix, item, sets
from journeydesigner.rules.owned import OWNED, Owned, explicit_owner, in_force
from journeydesigner.rules.rule import rule
from journeydesigner.rules.view import View
from journeydesigner.rules.wording import Name


def repairs(view: View, finding: Finding) -> Iterator[Fix]:
    """Give somebody inside a part in it, or stand behind the owner."""
    element = view.project.get(finding.element)
    owner = explicit_owner(view.project, element) if isinstance(element, OWNED) else None
    inside = Asked(
        "role", tuple(r.id for r in view.project.children(Role) if not r.external and not r.placeholder)
    )
    if isinstance(element, Stage | Touchpoint):
        for code, label in (("C", N_("Consult somebody inside")), ("R", N_("Let somebody inside carry it out"))):
            yield fix(label, Append(element.id, "raci", (item(role=inside, code=code),)))
    if owner is not None:
        yield fix(N_("Name a backup inside"), sets(owner.id, backup=inside))


@rule(
    "OWN006",
    severity="warning",
    scope=OWNED,
    own="owner raci",
    reads={Role: "external backup"},
    when=attrgetter("owner"),
    title=N_("External owner without internal counterpart"),
    message=N_("“{name}” is owned outside ({owner}) with no internal counterpart."),
    repairs=repairs,
)
def check(view: View, element: Owned) -> Iterator[Found]:
    """Outside expertise works when someone inside stands close to it: a backup, or a role with R, A or C.

    Explicit owners only. Grounding: S4 (closeness of direction and experts); LV partner-owned touchpoints.
    """
    owner = explicit_owner(view.project, element)
    if owner is None or not owner.external:
        return
    inside = [owner.backup, *(a.role for a in in_force(element, view.on) if a.code in ("R", "A", "C"))]
    if not any(_is_internal(view.project, role) for role in inside):
        yield found(name=Name(element.id), owner=Name(owner.id))


def _is_internal(project: Project, role: Id | None) -> bool:
    found_role = project.one(Role, role)
    return found_role is not None and not found_role.external
