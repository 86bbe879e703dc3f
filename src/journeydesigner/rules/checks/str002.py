"""Rule STR002: a stage without any touchpoint."""

from __future__ import annotations

from collections.abc import Iterator

from journeydesigner.i18n import N_
from journeydesigner.model import Stage, Touchpoint
from journeydesigner.rules.finding import Finding, Found, found
from journeydesigner.rules.fixes import Asked, Fix, Remove, adds, fix
from journeydesigner.rules.rule import rule
from journeydesigner.rules.usage import habitual_channels
from journeydesigner.rules.view import View
from journeydesigner.rules.wording import Name


def repairs(view: View, finding: Finding) -> Iterator[Fix]:
    """Add a touchpoint in a channel, or remove the stage."""
    stage = view.project.one(Stage, finding.element)
    if stage is not None:
        usual = habitual_channels(view.project, view.project.journey_touchpoints(stage.journey))
        yield fix(N_("Add a touchpoint"), adds(Touchpoint, stage.id, channel=Asked("channel", usual)))
        yield fix(N_("Remove the stage"), Remove(stage.id))


@rule(
    "STR002",
    severity="warning",
    scope=Stage,
    own="",
    reads={Touchpoint: "stage"},
    title=N_("Stage has no touchpoint"),
    message=N_("Stage “{name}” has no touchpoint."),
    repairs=repairs,
)
def check(view: View, stage: Stage) -> Iterator[Found]:
    """A stage in which nothing happens is a heading, not a part of the journey.

    Grounding: SD; own.
    """
    if view.project.first(Touchpoint, stage.id) is None:
        yield found(name=Name(stage.id))
