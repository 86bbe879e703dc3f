"""Rule CON006: a touchpoint contradicts the promise, and nothing is planned."""

from __future__ import annotations

from collections.abc import Iterator

from journeydesigner.i18n import N_
from journeydesigner.model import Opportunity, Role, Touchpoint
from journeydesigner.model.reading import effective_owner
from journeydesigner.rules.finding import Finding, Found, found
from journeydesigner.rules.fixes import Fix, Open, adds, fix
from journeydesigner.rules.roadmap import opportunities_for
from journeydesigner.rules.rule import rule
from journeydesigner.rules.view import View
from journeydesigner.rules.wording import Name, sentence


def repairs(view: View, finding: Finding) -> Iterator[Fix]:
    """Complete what is planned already; else plan it, with the touchpoint's owner."""
    project = view.project
    touchpoint = project.one(Touchpoint, finding.element)
    journey = project.journey_of(touchpoint)
    if touchpoint is None or journey is None:
        return
    planned = tuple(opportunities_for(project, touchpoint.id))
    for opportunity in planned:
        missing = "owner" if opportunity.owner is None else "due"
        label = N_("Name who carries “{name}”") if opportunity.owner is None else N_("Set a date for “{name}”")
        yield fix(label, Open(opportunity.id, missing), name=Name(opportunity.id))
    if not planned:
        owner = project.one(Role, effective_owner(project, touchpoint))
        text = sentence(N_("Keep the promise at “{name}”"), name=Name(touchpoint.id))
        carried = owner.id if owner is not None and not owner.placeholder else None
        yield fix(
            N_("Create an opportunity"),
            adds(Opportunity, journey.id, text=text, touchpoints=(touchpoint.id,), owner=carried),
        )


@rule(
    "CON006",
    severity="warning",
    scope=Touchpoint,
    own="promise",
    reads={Opportunity: "touchpoints owner due"},
    when=lambda touchpoint: touchpoint.promise == "contradicts",
    title=N_("Promise contradicted"),
    message=N_("“{name}” contradicts the promise and no dated action repairs it."),
    repairs=repairs,
)
def check(view: View, touchpoint: Touchpoint) -> Iterator[Found]:
    """A promise broken where the client stands weighs more than all that is said of it elsewhere.

    Repaired by an opportunity that names the touchpoint and has an owner and a date.
    Grounding: S3; S2 (authentic experience).
    """
    planned = opportunities_for(view.project, touchpoint.id)
    if not any(opportunity.owner is not None and opportunity.due is not None for opportunity in planned):
        yield found(name=Name(touchpoint.id))
