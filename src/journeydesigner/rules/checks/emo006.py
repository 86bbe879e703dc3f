"""Rule EMO006: most emotions of a journey are assumed."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from journeydesigner.i18n import N_
from journeydesigner.model import Journey, Touchpoint
from journeydesigner.rules.feelings import Feelings
from journeydesigner.rules.finding import Finding, Said, found, lacking
from journeydesigner.rules.fixes import Fix, Open, fix
from journeydesigner.rules.rule import rule
from journeydesigner.rules.view import View
from journeydesigner.rules.wording import Name

SHOWN = 5
MOST = 0.5
NONE = N_("No emotion is recorded in “{name}”: nobody can tell how many would be assumed.")


def repairs(view: View, finding: Finding) -> Iterator[Fix]:
    """Show the first touchpoints whose emotion nobody observed."""
    touchpoints = view.project.journey_touchpoints(finding.element)
    assumed = (t for t in touchpoints if t.emotion is not None and t.emotion.source == "assumed")
    for touchpoint in islice(assumed, SHOWN):
        yield fix(N_("Show “{name}”"), Open(touchpoint.id, "emotion"), name=Name(touchpoint.id))


@rule(
    "EMO006",
    severity="info",
    scope=Journey,
    own="state",
    reads={Touchpoint: "layer emotion"},
    title=N_("Mostly assumed emotions"),
    message=N_("{pct}% of the emotions are assumed."),
    repairs=repairs,
)
def check(view: View, journey: Journey) -> Iterator[Said]:
    """A map of today that nobody was asked about shows what its authors believe.

    For journeys that show today; fires above one half. Not assessable without any emotion.
    Grounding: CJML (self-reported experience); SD (assumption-based maps).
    """
    if journey.state != "current":
        return
    recorded, assumed = view.project.index(Feelings).in_journey(view.project, journey.id)
    if recorded and assumed / recorded > MOST:
        yield found(pct=round(100 * assumed / recorded))
    elif not recorded and any(t.layer == "frontstage" for t in view.project.journey_touchpoints(journey.id)):
        yield lacking(NONE, name=Name(journey.id))
