"""Rule EMO002: a low point, and nobody wrote why."""

from __future__ import annotations

from collections.abc import Iterator

from journeydesigner.i18n import N_
from journeydesigner.model import PainPoint, Touchpoint
from journeydesigner.rules.feelings import is_trough
from journeydesigner.rules.finding import Finding, Found, found
from journeydesigner.rules.fixes import Fix, adds, fix
from journeydesigner.rules.rule import rule
from journeydesigner.rules.view import View
from journeydesigner.rules.wording import Name


def repairs(_: View, finding: Finding) -> Iterator[Fix]:
    """Add a pain point, to be put into words."""
    yield fix(N_("Add a pain point"), adds(PainPoint, finding.element))


@rule(
    "EMO002",
    severity="warning",
    scope=Touchpoint,
    own="emotion",
    reads={PainPoint: "touchpoint"},
    when=is_trough,
    title=N_("Trough without pain point"),
    message=N_("“{name}” is a low point and nobody wrote why."),
    repairs=repairs,
)
def check(view: View, touchpoint: Touchpoint) -> Iterator[Found]:
    """A bad score alone moves nobody; what hurts must be written down to be repaired.

    Grounding: S3; SD; own.
    """
    if view.project.first(PainPoint, touchpoint.id) is None:
        yield found(name=Name(touchpoint.id))
