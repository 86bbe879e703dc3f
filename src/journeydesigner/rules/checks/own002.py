"""Rule OWN002: a stage has no owner."""

from __future__ import annotations

from collections.abc import Iterator

from journeydesigner.i18n import N_
from journeydesigner.model import Id, Project, Stage
from journeydesigner.rules.finding import Finding, Found, found
from journeydesigner.rules.fixes import Fix, assigns, fix
from journeydesigner.rules.owned import explicit_owner
from journeydesigner.rules.rule import rule
from journeydesigner.rules.view import View
from journeydesigner.rules.wording import Name


def repairs(view: View, finding: Finding) -> Iterator[Fix]:
    """Assign an owner, or the one of the stage before."""
    yield fix(N_("Assign"), assigns(finding.element))
    stage = view.project.one(Stage, finding.element)
    owner = _owner_before(view.project, stage) if stage else None
    if owner is not None:
        yield fix(N_("As the stage before: {owner}"), assigns(finding.element, owner), owner=Name(owner))


def _owner_before(project: Project, stage: Stage) -> Id | None:
    """The owner of the stage before, unless it is a placeholder, which answers for nothing."""
    stages = [s.id for s in project.stages(stage.journey)]
    place = stages.index(stage.id)
    before = project.one(Stage, stages[place - 1]) if place else None
    role = explicit_owner(project, before) if before else None
    return role.id if role and not role.placeholder else None


@rule(
    "OWN002",
    severity="error",
    scope=Stage,
    own="owner",
    title=N_("Stage has no owner"),
    message=N_("Stage “{name}” belongs to nobody."),
    repairs=repairs,
)
def check(_: View, stage: Stage) -> Iterator[Found]:
    """Each step can belong to someone; one that belongs to nobody is where the journey breaks unseen.

    A placeholder is an owner here: OWN007 names it. Grounding: S1 (each step can belong to someone).
    """
    if stage.owner is None:
        yield found(name=Name(stage.id))
