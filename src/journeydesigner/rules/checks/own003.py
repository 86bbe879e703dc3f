"""Rule OWN003: a touchpoint has no owner, and its stage has none to inherit."""

from __future__ import annotations

from collections.abc import Iterator

from journeydesigner.i18n import N_
from journeydesigner.model import Channel, Project, Stage, Touchpoint
from journeydesigner.model.reading import effective_owner, is_controlled
from journeydesigner.rules.finding import Finding, Found, found
from journeydesigner.rules.fixes import Fix, assigns, fix
from journeydesigner.rules.rule import rule
from journeydesigner.rules.view import View
from journeydesigner.rules.wording import Name


def repairs(view: View, finding: Finding) -> Iterator[Fix]:
    """Assign an owner to the touchpoint, or to its stage for all touchpoints that inherit from it."""
    yield fix(N_("Assign"), assigns(finding.element))
    project = view.project
    touchpoint = project.one(Touchpoint, finding.element)
    stage = project.one(Stage, touchpoint.stage) if touchpoint else None
    if stage is not None:
        repaired = sum(_is_unowned(project, t) for t in project.touchpoints(stage.id))
        label = N_("To the stage") if repaired < 2 else N_("To the stage (repairs {n} findings)")
        yield fix(label, assigns(stage.id), n=repaired)


def _is_unowned(project: Project, touchpoint: Touchpoint) -> bool:
    return effective_owner(project, touchpoint) is None and is_controlled(project, touchpoint)


@rule(
    "OWN003",
    severity="error",
    scope=Touchpoint,
    own="owner layer type channel",
    reads={Stage: "owner", Channel: "control"},
    when=lambda touchpoint: touchpoint.owner is None,
    title=N_("Touchpoint has no owner"),
    message=N_("“{name}” has no owner, and its stage has none to inherit."),
    repairs=repairs,
)
def check(view: View, touchpoint: Touchpoint) -> Iterator[Found]:
    """A contact the organisation answers for needs somebody who answers.

    A placeholder is an owner here: OWN007 names it. Grounding: S1.
    """
    if _is_unowned(view.project, touchpoint):
        yield found(name=Name(touchpoint.id))
