"""Rule EMO003: a low point that nothing is planned against."""

from __future__ import annotations

from collections.abc import Iterator

from journeydesigner.i18n import N_
from journeydesigner.model import Opportunity, PainPoint, Touchpoint
from journeydesigner.rules.feelings import is_trough
from journeydesigner.rules.finding import Finding, Found, found
from journeydesigner.rules.fixes import Fix, adds, fix
from journeydesigner.rules.roadmap import Roadmap
from journeydesigner.rules.rule import rule
from journeydesigner.rules.view import View
from journeydesigner.rules.wording import Name, sentence


def repairs(view: View, finding: Finding) -> Iterator[Fix]:
    """Create an opportunity against what hurts there."""
    touchpoint = view.project.one(Touchpoint, finding.element)
    journey = view.project.journey_of(touchpoint)
    if touchpoint is not None and journey is not None:
        pains = tuple(pain.id for pain in view.project.children(PainPoint, touchpoint.id))
        text = sentence(N_("Repair “{name}”"), name=Name(touchpoint.id))
        planned = adds(Opportunity, journey.id, text=text, touchpoints=(touchpoint.id,), pains=pains)
        yield fix(N_("Create an opportunity"), planned)


@rule(
    "EMO003",
    severity="warning",
    scope=Touchpoint,
    own="emotion",
    reads={Opportunity: "touchpoints"},
    when=is_trough,
    title=N_("Trough without opportunity"),
    message=N_("Nothing is planned to repair “{name}”."),
    repairs=repairs,
)
def check(view: View, touchpoint: Touchpoint) -> Iterator[Found]:
    """The low points are where a repair is felt most; a map that plans nothing there decorates a wall.

    Grounding: TD; own.
    """
    if not view.project.index(Roadmap).about(touchpoint.id):
        yield found(name=Name(touchpoint.id))
