"""Rule PHY010: a physical channel has no digital counterpart."""

from __future__ import annotations

from collections.abc import Iterator

from journeydesigner.i18n import N_
from journeydesigner.model import Channel, Touchpoint
from journeydesigner.rules.finding import Finding, Found, found
from journeydesigner.rules.fixes import Append, Asked, Fix, fix
from journeydesigner.rules.rule import rule
from journeydesigner.rules.view import View
from journeydesigner.rules.wording import Name


def repairs(view: View, finding: Finding) -> Iterator[Fix]:
    """Link a counterpart; it holds both ways."""
    digital = (c for c in view.project.children(Channel) if c.nature in ("digital", "hybrid"))
    asked = Asked("channel", tuple(channel.id for channel in digital if channel.control in ("brand", "partner")))
    yield fix(N_("Link a digital counterpart"), Append(finding.element, "counterparts", (asked,)))


@rule(
    "PHY010",
    severity="info",
    scope=Channel,
    own="control nature counterparts",
    reads={
        Channel: "nature counterparts",
        Touchpoint: "channel alt",
    },
    title=N_("Physical channel without digital counterpart"),
    message=N_("“{name}” has no digital counterpart."),
    repairs=repairs,
)
def check(view: View, channel: Channel) -> Iterator[Found]:
    """What is offered in a place or on paper should be found again on a screen.

    Counterparts are mutual, whichever of the two channels names the other.
    Grounding: S0 (SADI: many ways to be informed); S1.
    """
    if channel.nature != "physical" or channel.control not in ("brand", "partner"):
        return
    if view.usage.total(channel.id) and not _has_digital_counterpart(view, channel):
        yield found(name=Name(channel.id))


def _has_digital_counterpart(view: View, channel: Channel) -> bool:
    others = view.project.all(Channel).values()
    return any(
        other.nature in ("digital", "hybrid")
        and (other.id in channel.counterparts or channel.id in other.counterparts)
        for other in others
    )
