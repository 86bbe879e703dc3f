"""Where the client's way could go on: what fixes of the FLOW family connect. Knows no rule."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import dropwhile, islice

from journeydesigner.model import Journey, Project, Stage, Touchpoint
from journeydesigner.model.journey import TransitionKind
from journeydesigner.model.reading import is_met


def met_touchpoints(project: Project, journey: Journey) -> tuple[Touchpoint, ...]:
    """The touchpoints of a journey that the client meets, in canvas order."""
    return tuple(t for t in project.journey_touchpoints(journey.id) if is_met(t))


def beside(project: Project, touchpoint: Touchpoint, steps: int) -> Touchpoint | None:
    """What the client meets so many touchpoints later (before, when negative) in canvas order."""
    if not is_met(touchpoint):
        return None
    met = (other for other in _onwards(project, touchpoint, 1 if steps > 0 else -1) if is_met(other))
    return next(islice(met, abs(steps), None), None)


def _onwards(project: Project, touchpoint: Touchpoint, direction: int) -> Iterator[Touchpoint]:
    """A touchpoint and those after it (1) or before it (-1), stage by stage: no more than are asked for."""
    stage = project.one(Stage, touchpoint.stage)
    stages = project.stages(stage.journey)[::direction] if stage is not None else ()
    ahead = dropwhile(lambda other: other.id != touchpoint.stage, stages)
    along = (other for stage in ahead for other in project.touchpoints(stage.id)[::direction])
    return dropwhile(lambda other: other.id != touchpoint.id, along)


def kind_from(project: Project, start: Touchpoint) -> TransitionKind:
    """The usual kind of one more link from a touchpoint: a choice where it leads on or ends, else a sequence."""
    leads_on = any(t.kind in ("sequence", "choice") for t in project.outgoing(start.id))
    return "choice" if leads_on or start.exit else "sequence"


def may_end(project: Project, touchpoint: Touchpoint) -> bool:
    """Whether the way could end here: no sequence may leave an end."""
    return not any(t.kind == "sequence" for t in project.outgoing(touchpoint.id))
