"""Rule PHY009: a moment of truth left to self-service, with no person to fall back on."""

from __future__ import annotations

from collections.abc import Iterator
from operator import attrgetter

from journeydesigner.i18n import N_
from journeydesigner.model import Channel, Touchpoint, Transition
from journeydesigner.model.reading import channel_of, is_controlled
from journeydesigner.rules.finding import Finding, Said, found, lacking
from journeydesigner.rules.fixes import Fix
from journeydesigner.rules.offering import leads_to_person
from journeydesigner.rules.rule import rule
from journeydesigner.rules.view import View, lacks_channel
from journeydesigner.rules.ways import fall_back, meets_person, offer_too
from journeydesigner.rules.wording import Name

UNKNOWN = N_(
    "“{name}” is critical and has no channel yet: nobody can tell whether the Client is left to a machine."
)


def repairs(view: View, finding: Finding) -> Iterator[Fix]:
    """Fall back on a touchpoint with a person, or offer a channel with one too."""
    touchpoint = view.project.one(Touchpoint, finding.element)
    if touchpoint is not None:
        yield from fall_back(view, touchpoint, lambda other: meets_person(view, other))
        yield from offer_too(view, touchpoint, leads_to_person)


@rule(
    "PHY009",
    severity="warning",
    scope=Touchpoint,
    own="critical layer type channel alt",
    reads={
        Channel: "control nature direction human",
        Transition: "from_ to kind",
        Touchpoint: "channel alt",
    },
    when=attrgetter("critical"),
    title=N_("Critical self-service without human fallback"),
    message=N_("If “{name}” fails, the Client finds nobody."),
    repairs=repairs,
)
def check(view: View, touchpoint: Touchpoint) -> Iterator[Said]:
    """Where it matters most, whoever fails at the machine needs a person: beside it, or one step further.

    Grounding: GOVUK assisted digital; SB fail points; S3 (trying to solve a problem).
    """
    if not is_controlled(view.project, touchpoint):
        return
    channel = channel_of(view.project, touchpoint)
    if lacks_channel(touchpoint) and not _falls_back_on_person(view, touchpoint):
        yield lacking(UNKNOWN, name=Name(touchpoint.id))
    if channel is None or channel.nature not in ("digital", "hybrid") or channel.direction == "outbound":
        return
    if not meets_person(view, touchpoint) and not _falls_back_on_person(view, touchpoint):
        yield found(name=Name(touchpoint.id))


def _falls_back_on_person(view: View, touchpoint: Touchpoint) -> bool:
    project = view.project
    fallbacks = (project.one(Touchpoint, t.to) for t in project.outgoing(touchpoint.id) if t.kind == "fallback")
    return any(end is not None and meets_person(view, end) for end in fallbacks)
