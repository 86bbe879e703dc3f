"""Rule PHY013: a touchpoint needs a network where there is none."""

from __future__ import annotations

from collections.abc import Iterator

from journeydesigner.i18n import N_
from journeydesigner.model import Channel, Touchpoint
from journeydesigner.model.reading import channel_of
from journeydesigner.rules.finding import Finding, Said, found, lacking
from journeydesigner.rules.fixes import Fix
from journeydesigner.rules.rule import rule
from journeydesigner.rules.view import View, lacks_channel
from journeydesigner.rules.ways import offer_too
from journeydesigner.rules.wording import Name

NONE = N_("“{name}” needs a network but the place has no coverage.")


UNKNOWN = N_(
    "“{name}” lies where the network is poor and has no channel yet: nobody can tell whether it works there."
)


def repairs(view: View, finding: Finding) -> Iterator[Fix]:
    """Offer something that works without a network too."""
    touchpoint = view.project.one(Touchpoint, finding.element)
    if touchpoint is not None:
        yield from offer_too(view, touchpoint, lambda channel: not channel.network)


@rule(
    "PHY013",
    severity="warning",
    scope=Touchpoint,
    own="connectivity layer type channel alt",
    reads={Channel: "network"},
    when=lambda touchpoint: touchpoint.connectivity != "good",
    title=N_("Needs a network where there is none"),
    message=N_("“{name}” needs a network but the place has poor coverage."),
    repairs=repairs,
)
def check(view: View, touchpoint: Touchpoint) -> Iterator[Said]:
    """The best page is blank on a trail without coverage; something that works offline must stand beside it.

    Grounding: own (context of use, ISO 9241-210).
    """
    channel = channel_of(view.project, touchpoint)
    if (channel is None or not channel.network) and not lacks_channel(touchpoint):
        return
    alternatives = (view.project.one(Channel, id_) for id_ in touchpoint.alt)
    if any(other is not None and not other.network for other in alternatives):
        return
    if channel is None:
        yield lacking(UNKNOWN, name=Name(touchpoint.id))
    else:
        yield found(NONE if touchpoint.connectivity == "none" else None, name=Name(touchpoint.id))
