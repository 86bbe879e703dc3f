"""Rule FLOW002: a touchpoint leads nowhere."""

from __future__ import annotations

from collections.abc import Iterator

from journeydesigner.i18n import N_
from journeydesigner.model import Stage, Touchpoint, Transition
from journeydesigner.rules.finding import Finding, Found, found
from journeydesigner.rules.fixes import Fix, adds, fix, sets
from journeydesigner.rules.neighbours import beside
from journeydesigner.rules.rule import rule
from journeydesigner.rules.view import View
from journeydesigner.rules.wording import Name


def repairs(view: View, finding: Finding) -> Iterator[Fix]:
    """Connect it to the touchpoint after; or the client's way ends here."""
    project = view.project
    touchpoint = project.one(Touchpoint, finding.element)
    stage = project.one(Stage, touchpoint.stage) if touchpoint is not None else None
    after = beside(project, touchpoint, 1) if touchpoint is not None else None
    if stage is not None and after is not None:
        link = adds(Transition, stage.journey, from_=finding.element, to=after.id, kind="sequence")
        yield fix(N_("Connect to “{name}”"), link, name=Name(after.id))
    yield fix(N_("Mark as an end"), sets(finding.element, exit=True))


@rule(
    "FLOW002",
    severity="warning",
    scope=Touchpoint,
    own="layer exit",
    reads={Transition: "from_"},
    when=lambda touchpoint: touchpoint.layer == "frontstage" and not touchpoint.exit,
    title=N_("Dead end"),
    message=N_("“{name}” leads nowhere and is not an end."),
    repairs=repairs,
)
def check(view: View, touchpoint: Touchpoint) -> Iterator[Found]:
    """The client stands there and does not know how to go on; an end is one that is meant.

    Grounding: SB; own.
    """
    if not view.project.leads_on(touchpoint.id):
        yield found(name=Name(touchpoint.id))
