"""Rule OWN011: nobody carries an opportunity."""

from __future__ import annotations

from collections.abc import Iterator

from journeydesigner.i18n import N_
from journeydesigner.model import Opportunity, Role, Touchpoint
from journeydesigner.model.reading import effective_owner
from journeydesigner.rules.finding import Finding, Found, found
from journeydesigner.rules.fixes import Fix, assigns, fix
from journeydesigner.rules.rule import rule
from journeydesigner.rules.view import View
from journeydesigner.rules.wording import Name


def repairs(view: View, finding: Finding) -> Iterator[Fix]:
    """Assign whoever owns the first touchpoint it concerns, or somebody else."""
    opportunity = view.project.one(Opportunity, finding.element)
    concerned = (view.project.one(Touchpoint, id_) for id_ in (opportunity.touchpoints if opportunity else ()))
    first = next((t for t in concerned if t is not None), None)
    owner = view.project.one(Role, effective_owner(view.project, first)) if first is not None else None
    if owner is not None and not owner.placeholder:
        yield fix(N_("Assign {owner}"), assigns(finding.element, owner.id), owner=Name(owner.id))
    yield fix(N_("Assign"), assigns(finding.element))


@rule(
    "OWN011",
    severity="info",
    scope=Opportunity,
    own="owner",
    title=N_("Opportunity without owner"),
    message=N_("Nobody is in charge of “{name}”."),
    repairs=repairs,
)
def check(_: View, opportunity: Opportunity) -> Iterator[Found]:
    """An idea becomes an entry of the roadmap when somebody carries it.

    Grounding: S0 (roadmap); TD.
    """
    if opportunity.owner is None:
        yield found(name=Name(opportunity.id))
