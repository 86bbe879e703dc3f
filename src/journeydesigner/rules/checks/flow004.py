"""Rule FLOW004: the journey imposes one single path."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from journeydesigner.i18n import N_
from journeydesigner.model import Journey, Touchpoint, Transition
from journeydesigner.rules.branches import Branches
from journeydesigner.rules.finding import Finding, Found, found
from journeydesigner.rules.fixes import Asked, Fix, adds, fix
from journeydesigner.rules.neighbours import met_touchpoints
from journeydesigner.rules.rule import rule
from journeydesigner.rules.view import View
from journeydesigner.rules.wording import Name

MIN_TOUCHPOINTS = 8


def repairs(view: View, finding: Finding) -> Iterator[Fix]:
    """Let the client skip ahead, from a moment of truth if there is one."""
    journey = view.project.one(Journey, finding.element)
    met = met_touchpoints(view.project, journey) if journey is not None else ()
    before = met[:-2]  # what comes next is on the path already
    start = next((t for t in before if t.critical), before[0] if before else None)
    if journey is not None and start is not None:
        ahead = Asked("touchpoint", tuple(t.id for t in met[met.index(start) + 2 :]))
        skip = adds(Transition, journey.id, from_=start.id, to=ahead, kind="skip")
        yield fix(N_("Let the Client skip ahead from “{name}”"), skip, name=Name(start.id))


@rule(
    "FLOW004",
    severity="info",
    scope=Journey,
    own="kind",
    reads={Touchpoint: "layer", Transition: "kind"},
    title=N_("Strict funnel"),
    message=N_("“{name}” imposes one single path."),
    repairs=repairs,
)
def check(view: View, journey: Journey) -> Iterator[Found]:
    """Customers build their own path; a funnel without a single choice loses those who would go another way.

    For journeys of customers, from eight frontstage touchpoints on.
    Grounding: S1 (the customer builds their own path).
    """
    if journey.kind not in ("customer_b2c", "customer_b2b"):
        return
    if view.project.index(Branches).within(journey.id):
        return
    front = (t for t in view.project.journey_touchpoints(journey.id) if t.layer == "frontstage")
    if len(tuple(islice(front, MIN_TOUCHPOINTS))) == MIN_TOUCHPOINTS:
        yield found(name=Name(journey.id))
