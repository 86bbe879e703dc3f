"""Rule GOV004: a channel of the library that nothing uses."""

from __future__ import annotations

from collections.abc import Iterator

from journeydesigner.i18n import N_
from journeydesigner.model import Channel, Touchpoint
from journeydesigner.rules.finding import Finding, Found, found
from journeydesigner.rules.fixes import Fix, Remove, fix
from journeydesigner.rules.rule import rule
from journeydesigner.rules.view import View
from journeydesigner.rules.wording import Name


def repairs(_: View, finding: Finding) -> Iterator[Fix]:
    """Delete the channel."""
    yield fix(N_("Delete the channel"), Remove(finding.element))


@rule(
    "GOV004",
    severity="info",
    scope=Channel,
    own="",
    reads={Touchpoint: "channel alt"},
    title=N_("Unused channel"),
    message=N_("{name} is used nowhere."),
    repairs=repairs,
)
def check(view: View, channel: Channel) -> Iterator[Found]:
    """What nobody uses clutters every list, and somebody may believe that it is offered.

    Used: main channel or alternative of a touchpoint anywhere in the project. Grounding: own.
    """
    if not view.usage.total(channel.id):
        yield found(name=Name(channel.id))
