"""Rule OWN009: departments take turns and nobody accompanies the client."""

from __future__ import annotations

from collections.abc import Iterator

from journeydesigner.i18n import N_
from journeydesigner.model import Journey, Role, Stage
from journeydesigner.model.reading import unit_of
from journeydesigner.rules.finding import Found, found
from journeydesigner.rules.rule import rule
from journeydesigner.rules.view import View

MIN_STAGES = 3
MIN_UNITS = 2


@rule(
    "OWN009",
    severity="info",
    scope=Journey,
    own="continuous_roles",
    reads={Stage: "owner", Role: "unit"},
    title=N_("No continuous role"),
    message=N_("{n} units take turns and nobody accompanies the Client throughout."),
)
def check(view: View, journey: Journey) -> Iterator[Found]:
    """Beside those who own a step, others can support every step: that is what makes a journey one.

    Fires from 3 stages owned by 2 departments on. Grounding: S1 (others have a continuous role).
    """
    if journey.continuous_roles:
        return
    stages = view.project.stages(journey.id)
    units = {unit_of(view.project, stage.owner) for stage in stages} - {None}
    if len(stages) >= MIN_STAGES and len(units) >= MIN_UNITS:
        yield found(n=len(units))
