"""Rule FLOW003: the shares of the branches do not add up."""

from __future__ import annotations

from collections.abc import Iterator

from journeydesigner.i18n import N_
from journeydesigner.model import Id, Project, Touchpoint, Transition
from journeydesigner.rules.branches import Shares
from journeydesigner.rules.finding import Finding, Found, found
from journeydesigner.rules.fixes import Fix, fix, sets
from journeydesigner.rules.rule import rule
from journeydesigner.rules.shares import adding_up, total
from journeydesigner.rules.view import View
from journeydesigner.rules.wording import Name

TOLERANCE = 0.01


def repairs(view: View, finding: Finding) -> Iterator[Fix]:
    """Shares that add up, in the proportions there are."""
    choices = _choices(view.project, finding.element)
    shares = adding_up([choice.p for choice in choices]) if choices else ()
    changed = [(c, p) for c, p in zip(choices, shares, strict=True) if c.p != p]
    if changed:
        shown = " / ".join(f"{p * 100:.10g}" for p in shares)
        yield fix(N_("Let them add up: {shares}"), *(sets(c.id, p=p) for c, p in changed), shares=shown)


@rule(
    "FLOW003",
    severity="error",
    scope=Touchpoint,
    own="",
    reads={Transition: "from_ kind p"},
    title=N_("Branch shares do not add up"),
    message=N_("The branches of “{name}” add up to {sum}%."),
    repairs=repairs,
)
def check(view: View, touchpoint: Touchpoint) -> Iterator[Found]:
    """Every client takes one of the branches; shares that add up to less or more than all of them are wrong.

    As soon as one branch has a share; a branch without one counts as nothing. Up to one percent off is rounding.
    Grounding: own.
    """
    if not view.project.index(Shares).has_any(touchpoint.id):
        return
    whole = total([choice.p for choice in _choices(view.project, touchpoint.id)])
    if round(abs(whole - 1), 9) > TOLERANCE:
        yield found(name=Name(touchpoint.id), sum=round(whole * 100, 2))


def _choices(project: Project, touchpoint: Id) -> list[Transition]:
    return [link for link in project.outgoing(touchpoint) if link.kind == "choice"]
