"""Rule OWN001: nobody owns the whole journey."""

from __future__ import annotations

from collections.abc import Iterator

from journeydesigner.i18n import N_
from journeydesigner.model import Journey
from journeydesigner.rules.finding import Finding, Found, found
from journeydesigner.rules.fixes import Fix, assigns, fix
from journeydesigner.rules.rule import rule
from journeydesigner.rules.view import View
from journeydesigner.rules.wording import Name


def repairs(_: View, finding: Finding) -> Iterator[Fix]:
    """Name a journey owner."""
    yield fix(N_("Name a journey owner"), assigns(finding.element))


@rule(
    "OWN001",
    severity="error",
    scope=Journey,
    own="owner",
    title=N_("Nobody owns the whole journey"),
    message=N_("Stages may have owners, but nobody owns “{name}” end to end."),
    repairs=repairs,
)
def check(_: View, journey: Journey) -> Iterator[Found]:
    """Organisations manage stages; when nobody has the journey, nobody steers its coherence.

    Grounding: S1 (stages are managed, the journey is not); S0 (journey director); S2.
    """
    if journey.owner is None:
        yield found(name=Name(journey.id))
