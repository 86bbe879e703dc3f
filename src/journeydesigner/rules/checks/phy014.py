"""Rule PHY014: a moment of truth is closed part of the time, with no relay."""

from __future__ import annotations

from collections.abc import Iterator

from journeydesigner.i18n import N_
from journeydesigner.model import Touchpoint, Transition
from journeydesigner.rules.finding import Finding, Found, found
from journeydesigner.rules.fixes import Fix
from journeydesigner.rules.rule import rule
from journeydesigner.rules.view import View
from journeydesigner.rules.ways import fall_back, offer_too
from journeydesigner.rules.wording import Name


def repairs(view: View, finding: Finding) -> Iterator[Fix]:
    """Offer something that never closes too, or fall back on it."""
    touchpoint = view.project.one(Touchpoint, finding.element)
    if touchpoint is not None:
        yield from offer_too(view, touchpoint, lambda channel: channel.nature != "physical")
        yield from fall_back(view, touchpoint, lambda other: other.availability == "always")


@rule(
    "PHY014",
    severity="warning",
    scope=Touchpoint,
    own="critical availability alt",
    reads={Transition: "from_ kind"},
    when=lambda t: t.critical and t.availability != "always" and not t.alt,
    title=N_("Opening-hours gap"),
    message=N_("“{name}” is critical but closed part of the time, with no relay."),
    repairs=repairs,
)
def check(view: View, touchpoint: Touchpoint) -> Iterator[Found]:
    """Behind a closed door the client needs another way: an alternative channel, or a fallback.

    Grounding: S0 (welcome in and out of the office); own.
    """
    if not any(link.kind == "fallback" for link in view.project.outgoing(touchpoint.id)):
        yield found(name=Name(touchpoint.id))
