"""Rule PHY013: a touchpoint needs a network where there is none."""

from __future__ import annotations

from collections.abc import Iterator

from journeydesigner.i18n import N_
from journeydesigner.model import Channel, Touchpoint
from journeydesigner.model.reading import channel_of
from journeydesigner.rules.finding import Found, found
from journeydesigner.rules.rule import rule
from journeydesigner.rules.view import View
from journeydesigner.rules.wording import Name

NONE = N_("“{name}” needs a network but the place has no coverage.")


@rule(
    "PHY013",
    severity="warning",
    scope=Touchpoint,
    own="connectivity channel alt",
    reads={Channel: "network"},
    title=N_("Needs a network where there is none"),
    message=N_("“{name}” needs a network but the place has poor coverage."),
)
def check(view: View, touchpoint: Touchpoint) -> Iterator[Found]:
    """The best page is blank on a trail without coverage; something that works offline must stand beside it.

    Grounding: own (context of use, ISO 9241-210).
    """
    if touchpoint.connectivity == "good":
        return
    channel = channel_of(view.project, touchpoint)
    if channel is None or not channel.network:
        return
    alternatives = (view.project.one(Channel, id_) for id_ in touchpoint.alt)
    if not any(other is not None and not other.network for other in alternatives):
        yield found(NONE if touchpoint.connectivity == "none" else None, name=Name(touchpoint.id))
