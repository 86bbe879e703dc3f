"""Rule FLOW007: the client waits longer than tolerable."""

from __future__ import annotations

from collections.abc import Iterator

from journeydesigner.i18n import N_
from journeydesigner.model import PainPoint, Touchpoint
from journeydesigner.rules.finding import Finding, Said, found, lacking
from journeydesigner.rules.fixes import Fix, Open, adds, fix
from journeydesigner.rules.rule import rule
from journeydesigner.rules.view import View
from journeydesigner.rules.wording import Name, sentence

NO_TOLERANCE = N_("“{name}”: {wait} min waited, but how much is tolerated is not recorded.")
NO_WAIT = N_("“{name}”: {tol} min tolerated, but the wait is not recorded.")


def repairs(view: View, finding: Finding) -> Iterator[Fix]:
    """Write the wait down as a pain point, where none is yet; correct the figures."""
    touchpoint = view.project.one(Touchpoint, finding.element)
    if touchpoint is None or touchpoint.wait_min is None or touchpoint.wait_tolerance_min is None:
        return
    if view.project.first(PainPoint, touchpoint.id) is None:
        numbers = {"wait": touchpoint.wait_min, "tol": touchpoint.wait_tolerance_min}
        pain = sentence(N_("{wait} min waited, {tol} min tolerated"), **numbers)
        yield fix(N_("Create a pain point"), adds(PainPoint, touchpoint.id, text=pain))
    yield fix(N_("Correct the wait"), Open(touchpoint.id, "wait_min"))


@rule(
    "FLOW007",
    severity="warning",
    scope=Touchpoint,
    own="wait_min wait_tolerance_min",
    when=lambda t: t.wait_min is not None or t.wait_tolerance_min is not None,
    title=N_("Wait above tolerance"),
    message=N_("“{name}”: {wait} min waited, {tol} min tolerated."),
    repairs=repairs,
)
def check(_: View, touchpoint: Touchpoint) -> Iterator[Said]:
    """How long a wait may be is the client's to say; beyond that, each minute costs.

    Not assessable where only one of the two is recorded. Grounding: SB (Shostack: time tolerance).
    """
    wait, tolerance = touchpoint.wait_min, touchpoint.wait_tolerance_min
    if wait is not None and tolerance is not None:
        if wait > tolerance:
            yield found(name=Name(touchpoint.id), wait=wait, tol=tolerance)
    elif wait is not None:
        yield lacking(NO_TOLERANCE, name=Name(touchpoint.id), wait=wait)
    elif tolerance is not None:
        yield lacking(NO_WAIT, name=Name(touchpoint.id), tol=tolerance)
