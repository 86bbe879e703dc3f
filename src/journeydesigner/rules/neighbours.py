"""Where the client's way could go on: what fixes of the FLOW family connect. Knows no rule."""

from __future__ import annotations

from journeydesigner.model import Journey, Project, Touchpoint
from journeydesigner.model.journey import TransitionKind
from journeydesigner.model.reading import is_met


def met_touchpoints(project: Project, journey: Journey) -> tuple[Touchpoint, ...]:
    """The touchpoints of a journey that the client meets, in canvas order."""
    return tuple(t for t in project.journey_touchpoints(journey.id) if is_met(t))


def beside(project: Project, touchpoint: Touchpoint, steps: int) -> Touchpoint | None:
    """What the client meets so many touchpoints later (before, when negative) in canvas order."""
    journey = project.journey_of(touchpoint)
    met = met_touchpoints(project, journey) if isinstance(journey, Journey) else ()
    place = next((n for n, t in enumerate(met) if t.id == touchpoint.id), None)
    if place is None or not 0 <= place + steps < len(met):
        return None
    return met[place + steps]


def kind_from(project: Project, start: Touchpoint) -> TransitionKind:
    """The usual kind of one more link from a touchpoint: a choice where it leads on or ends, else a sequence."""
    leads_on = any(t.kind in ("sequence", "choice") for t in project.outgoing(start.id))
    return "choice" if leads_on or start.exit else "sequence"


def may_end(project: Project, touchpoint: Touchpoint) -> bool:
    """Whether the way could end here: no sequence may leave an end."""
    return not any(t.kind == "sequence" for t in project.outgoing(touchpoint.id))
