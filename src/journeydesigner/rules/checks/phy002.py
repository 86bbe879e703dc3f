"""Rule PHY002: a stage is served only on a screen."""

from __future__ import annotations

from collections.abc import Iterator

from journeydesigner.i18n import N_
from journeydesigner.model import Channel, Stage, Touchpoint
from journeydesigner.rules.finding import Finding, Said, found, lacking
from journeydesigner.rules.fixes import Fix, fix, sets
from journeydesigner.rules.offering import (
    is_offer_unknown,
    leads_to_person,
    offered,
    worlds_of,
)
from journeydesigner.rules.rule import rule
from journeydesigner.rules.view import View
from journeydesigner.rules.ways import offer_too_in
from journeydesigner.rules.wording import Name

UNKNOWN = N_("No touchpoint of “{name}” has a channel yet: nobody can tell whether it asks for a screen.")


def repairs(view: View, finding: Finding) -> Iterator[Fix]:
    """Offer a place, paper or a telephone too, or say that it is meant."""
    yield from offer_too_in(
        view, finding.element, lambda channel: channel.nature == "physical" or _is_by_voice(channel)
    )
    yield fix(N_("Digital only, on purpose"), sets(finding.element, intended_worlds="digital_only"))


def _is_by_voice(channel: Channel) -> bool:
    return channel.nature == "remote" and leads_to_person(channel)


@rule(
    "PHY002",
    severity="warning",
    scope=Stage,
    own="intended_worlds",
    reads={Touchpoint: "layer type channel alt", Channel: "control nature human"},
    title=N_("Stage served only digitally"),
    message=N_("Stage “{name}” can only be lived on a screen."),
    repairs=repairs,
)
def check(view: View, stage: Stage) -> Iterator[Said]:
    """Those who cannot or will not use a screen are left out, unless it is meant; a person by phone is a way.

    Grounding: S1; S2 (employees' experience is wider than digital); GOVUK assisted digital.
    """
    if stage.intended_worlds == "digital_only":
        return
    if worlds_of(view, stage) == {"D"}:
        if not any(_is_by_voice(channel) for channel in offered(view, stage)):
            yield found(name=Name(stage.id))
    elif is_offer_unknown(view, stage):
        yield lacking(UNKNOWN, name=Name(stage.id))
