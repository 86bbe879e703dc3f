"""Rule STR003: a contact that goes through no channel."""

from __future__ import annotations

from collections.abc import Iterator

from journeydesigner.i18n import N_
from journeydesigner.model import Touchpoint
from journeydesigner.rules.finding import Finding, Found, found
from journeydesigner.rules.fixes import Asked, Fix, fix, sets
from journeydesigner.rules.rule import rule
from journeydesigner.rules.usage import habitual_channels
from journeydesigner.rules.view import View, lacks_channel
from journeydesigner.rules.wording import Name


def repairs(view: View, finding: Finding) -> Iterator[Fix]:
    """Pick a channel; those of the families that the stage uses come first."""
    touchpoint = view.project.one(Touchpoint, finding.element)
    if touchpoint is not None:
        usual = habitual_channels(view.project, view.project.touchpoints(touchpoint.stage))
        yield fix(N_("Pick a channel"), sets(touchpoint.id, channel=Asked("channel", usual)))


@rule(
    "STR003",
    severity="warning",
    scope=Touchpoint,
    own="layer type channel",
    when=lacks_channel,
    title=N_("Touchpoint has no channel"),
    message=N_("“{name}” is not attached to any channel."),
    repairs=repairs,
)
def check(_: View, touchpoint: Touchpoint) -> Iterator[Found]:
    """A contact takes place through something; without it every rule on the two worlds is blind to the card.

    Grounding: NNG (touchpoint = interaction + channel + device); CJML.
    """
    yield found(name=Name(touchpoint.id))
