"""Rule OWN009: departments take turns and nobody accompanies the client."""

from __future__ import annotations

from collections.abc import Iterator

from journeydesigner.i18n import N_
from journeydesigner.model import Journey, Role, Stage
from journeydesigner.model.reading import unit_of
from journeydesigner.rules.finding import Finding, Said, found, lacking
from journeydesigner.rules.fixes import Append, Asked, Fix, fix, item
from journeydesigner.rules.rule import rule
from journeydesigner.rules.view import View
from journeydesigner.rules.wording import Name

UNKNOWN = N_("Not every stage of “{name}” has an owner: nobody can tell how many units take turns.")
MIN_STAGES = 3
MIN_UNITS = 2


def repairs(view: View, finding: Finding) -> Iterator[Fix]:
    """Let a role accompany the client through all stages; those who work across units come first."""
    across = tuple(role.id for role in view.project.children(Role) if role.transverse)
    everywhere = item(role=Asked("role", across), code="R")
    yield fix(N_("Add a continuous role"), Append(finding.element, "continuous_roles", (everywhere,)))


@rule(
    "OWN009",
    severity="info",
    scope=Journey,
    own="continuous_roles",
    reads={Stage: "owner", Role: "unit"},
    title=N_("No continuous role"),
    message=N_("{n} units take turns and nobody accompanies the Client throughout."),
    repairs=repairs,
)
def check(view: View, journey: Journey) -> Iterator[Said]:
    """Beside those who own a step, others can support every step: that is what makes a journey one.

    Fires from 3 stages owned by 2 departments on. Grounding: S1 (others have a continuous role).
    """
    if journey.continuous_roles:
        return
    stages = view.project.stages(journey.id)
    if len(stages) < MIN_STAGES:
        return
    owning = [unit_of(view.project, stage.owner) for stage in stages]
    units = set(owning) - {None}
    if len(units) >= MIN_UNITS:
        yield found(n=len(units))
    elif len(units) + owning.count(None) >= MIN_UNITS:
        yield lacking(UNKNOWN, name=Name(journey.id))
