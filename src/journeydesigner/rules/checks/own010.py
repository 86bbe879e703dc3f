"""Rule OWN010: nobody is in charge of a hand-over between departments."""

from __future__ import annotations

from collections.abc import Iterator

from journeydesigner.i18n import N_
from journeydesigner.model import Channel, Id, Project, Role, Stage, Touchpoint, Transition
from journeydesigner.model.reading import effective_owner
from journeydesigner.rules.finding import Finding, Said
from journeydesigner.rules.fixes import Asked, Fix, SetBridge, fix
from journeydesigner.rules.owned import handed_over
from journeydesigner.rules.rule import rule
from journeydesigner.rules.view import View
from journeydesigner.rules.wording import Name

UNKNOWN = N_("From “{from}” to “{to}”: “{names}” has no owner with a unit, so this may or may not be a hand-over.")


def repairs(view: View, finding: Finding) -> Iterator[Fix]:
    """Put the receiving owner in charge, or the sending one, or somebody else."""
    transition = view.project.one(Transition, finding.element)
    ends = (transition.to, transition.from_) if transition else ()
    for role in (_owner(view.project, end) for end in ends):
        if role is not None:
            yield fix(N_("Put {owner} in charge"), SetBridge(finding.element, owner=role), owner=Name(role))
    yield fix(N_("Assign"), SetBridge(finding.element, owner=Asked("role")))


def _owner(project: Project, end: Id) -> Id | None:
    """The effective owner of an end of the link, unless it is a placeholder, which answers for nothing."""
    touchpoint = project.one(Touchpoint, end)
    role = project.one(Role, effective_owner(project, touchpoint)) if touchpoint else None
    return role.id if role and not role.placeholder else None


@rule(
    "OWN010",
    severity="warning",
    scope=Transition,
    own="from_ to bridge",
    reads={Touchpoint: "owner layer type channel", Channel: "control", Stage: "owner", Role: "unit"},
    when=lambda transition: transition.bridge is None or transition.bridge.owner is None,
    title=N_("Hand-over nobody is responsible for"),
    message=N_("Between “{from}” ({unit_a}) and “{to}” ({unit_b}) nobody is in charge of the hand-over."),
    repairs=repairs,
)
def check(view: View, transition: Transition) -> Iterator[Said]:
    """Clients are lost where one department hands them to the next and neither answers for the passage.

    The bridge's owner answers, also where no bridge is needed. Not assessable where an end that the organisation
    answers for has no owner with a unit. Grounding: S1 (goes from one to the other); SB.
    """
    yield from handed_over(view, transition, UNKNOWN)
