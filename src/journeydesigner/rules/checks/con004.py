"""Rule CON004: nothing in a stage is made for one client."""

from __future__ import annotations

from collections.abc import Iterator

from journeydesigner.i18n import N_
from journeydesigner.model import Channel, Stage, Touchpoint
from journeydesigner.rules.finding import Finding, Found, found
from journeydesigner.rules.fixes import Fix, Open, fix
from journeydesigner.rules.offering import controlled_in
from journeydesigner.rules.rule import rule
from journeydesigner.rules.view import View
from journeydesigner.rules.wording import Name

MIN_TOUCHPOINTS = 2
CANDIDATES = 3


def repairs(view: View, finding: Finding) -> Iterator[Fix]:
    """Show where something personal could be: first where the client is known, then where it matters most."""
    stage = view.project.one(Stage, finding.element)
    if stage is not None:
        for touchpoint in sorted(controlled_in(view, stage), key=_promise)[:CANDIDATES]:
            label = N_("Make “{name}” personal")
            yield fix(label, Open(touchpoint.id, "personalised"), name=Name(touchpoint.id))


def _promise(touchpoint: Touchpoint) -> tuple[bool, bool, bool, str]:
    return (
        not touchpoint.needs_history,
        not touchpoint.needs_identity,
        not touchpoint.critical,
        touchpoint.rank,
    )


@rule(
    "CON004",
    severity="info",
    scope=Stage,
    own="",
    reads={Touchpoint: "layer type channel personalised", Channel: "control"},
    title=N_("Nothing personalised"),
    message=N_("Every Client gets the same “{name}”."),
    repairs=repairs,
)
def check(view: View, stage: Stage) -> Iterator[Found]:
    """What is the same for everybody is nobody's own; one personal gesture per stage is enough to be silent.

    From two controlled touchpoints on. Grounding: S1 (personalisation); ISO adaptive; NNG orchestrated.
    """
    controlled = controlled_in(view, stage)
    if len(controlled) >= MIN_TOUCHPOINTS and not any(t.personalised for t in controlled):
        yield found(name=Name(stage.id))
