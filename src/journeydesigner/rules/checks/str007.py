"""Rule STR007: a moment of truth with nothing behind it."""

from __future__ import annotations

from collections.abc import Iterator
from operator import attrgetter

from journeydesigner.i18n import N_
from journeydesigner.model import Channel, Stage, Touchpoint
from journeydesigner.model.reading import is_controlled
from journeydesigner.rules.finding import Finding, Found, found
from journeydesigner.rules.fixes import Append, Asked, Fix, adds, fix
from journeydesigner.rules.rule import rule
from journeydesigner.rules.view import View, remembered
from journeydesigner.rules.wording import Name, sentence


def repairs(view: View, finding: Finding) -> Iterator[Fix]:
    """Draw an action behind it, or name the application it stands on."""
    touchpoint = view.project.one(Touchpoint, finding.element)
    if touchpoint is not None:
        name = sentence(N_("Prepare “{name}”"), name=Name(touchpoint.id))
        behind = adds(Touchpoint, touchpoint.stage, layer="backstage", name=name)
        yield fix(N_("Add a backstage action"), behind)
        yield fix(N_("Name an application"), Append(touchpoint.id, "systems", (Asked("system"),)))


@remembered
def has_backstage(view: View, stage: Stage) -> bool:
    """Whether anything is drawn behind the line of visibility of a stage."""
    return any(t.layer in ("backstage", "support") for t in view.project.touchpoints(stage.id))


@rule(
    "STR007",
    severity="info",
    scope=Touchpoint,
    own="critical systems layer type channel",
    reads={Channel: "control", Touchpoint: "layer"},
    when=attrgetter("critical"),
    title=N_("Moment of truth without backstage"),
    message=N_("“{name}” is critical but nothing is drawn behind the line of visibility."),
    repairs=repairs,
)
def check(view: View, touchpoint: Touchpoint) -> Iterator[Found]:
    """What the client sees stands on what nobody sees; a moment of truth on nothing drawn cannot be made safe.

    Grounding: SB; NNG blueprint.
    """
    if touchpoint.systems or not is_controlled(view.project, touchpoint):
        return
    stage = view.stage_of(touchpoint)
    if stage is not None and not has_backstage(view, stage):
        yield found(name=Name(touchpoint.id))
