"""Rule FLOW001: nothing leads to a touchpoint."""

from __future__ import annotations

from collections.abc import Iterator

from journeydesigner.i18n import N_
from journeydesigner.model import Stage, Touchpoint, Transition
from journeydesigner.rules.finding import Finding, Found, found
from journeydesigner.rules.fixes import Fix, adds, fix, sets
from journeydesigner.rules.neighbours import beside, kind_from
from journeydesigner.rules.rule import rule
from journeydesigner.rules.view import View
from journeydesigner.rules.wording import Name


def repairs(view: View, finding: Finding) -> Iterator[Fix]:
    """Connect it from the touchpoint before; or the client begins here."""
    project = view.project
    touchpoint = project.one(Touchpoint, finding.element)
    stage = project.one(Stage, touchpoint.stage) if touchpoint is not None else None
    before = beside(project, touchpoint, -1) if touchpoint is not None else None
    if stage is not None and before is not None:
        kind = kind_from(project, before)
        link = adds(Transition, stage.journey, from_=before.id, to=finding.element, kind=kind)
        yield fix(N_("Connect from “{name}”"), link, name=Name(before.id))
    yield fix(N_("Mark as a beginning"), sets(finding.element, entry=True))


@rule(
    "FLOW001",
    severity="error",
    scope=Touchpoint,
    own="layer entry",
    reads={Transition: "to"},
    when=lambda touchpoint: touchpoint.layer == "frontstage" and not touchpoint.entry,
    title=N_("Unreachable touchpoint"),
    message=N_("Nothing leads to “{name}”."),
    repairs=repairs,
)
def check(view: View, touchpoint: Touchpoint) -> Iterator[Found]:
    """What no client can get to is a wish, not a touchpoint.

    Silent in a journey without any link: nothing is drawn there yet, and FLOW002 says so. Grounding: CJML; own.
    """
    project = view.project
    if project.is_led_to(touchpoint.id):
        return
    stage = view.stage_of(touchpoint)
    if stage is not None and project.first(Transition, stage.journey) is not None:
        yield found(name=Name(touchpoint.id))
