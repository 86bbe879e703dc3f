"""Rule PHY008: a persona avoids the only channel there is."""

from __future__ import annotations

from collections.abc import Iterator

from journeydesigner.i18n import N_
from journeydesigner.model import Channel, Journey, Persona, Stage, Touchpoint
from journeydesigner.model.reading import is_open_to
from journeydesigner.rules.finding import Finding, Said, found, lacking
from journeydesigner.rules.fixes import Fix
from journeydesigner.rules.rule import rule
from journeydesigner.rules.view import View, is_met, lacks_channel, personas_of
from journeydesigner.rules.ways import offer_too
from journeydesigner.rules.wording import Name

UNKNOWN = N_("“{name}” has no channel yet: nobody can tell who avoids it.")


def repairs(view: View, finding: Finding) -> Iterator[Fix]:
    """Offer a channel that the persona prefers too, or another one it can and would use."""
    touchpoint = view.project.one(Touchpoint, finding.element)
    persona = view.project.one(Persona, finding.persona)
    if touchpoint is not None and persona is not None:
        yield from offer_too(view, touchpoint, lambda channel: is_open_to(persona, channel), persona.preferred)


@rule(
    "PHY008",
    severity="warning",
    scope=Touchpoint,
    own="layer type channel alt",
    reads={Channel: "devices", Stage: "personas", Journey: "personas", Persona: "devices avoided"},
    when=is_met,
    title=N_("Persona avoids the channel"),
    message=N_("“{persona}” avoids “{channel}” and “{name}” offers nothing else."),
    repairs=repairs,
)
def check(view: View, touchpoint: Touchpoint) -> Iterator[Said]:
    """People who avoid a channel need another one they can and would use.

    Usable: no device is needed, or one is owned. Grounding: S0 (know what they want); NNG optimised.
    """
    if touchpoint.channel is None:
        if lacks_channel(touchpoint) and any(persona.avoided for persona in personas_of(view, touchpoint)):
            yield lacking(UNKNOWN, name=Name(touchpoint.id))
        return
    for persona in personas_of(view, touchpoint):
        if touchpoint.channel in persona.avoided and not _has_other_way(view, touchpoint, persona):
            yield found(persona=persona.id, channel=Name(touchpoint.channel), name=Name(touchpoint.id))


def _has_other_way(view: View, touchpoint: Touchpoint, persona: Persona) -> bool:
    others = (view.project.one(Channel, id_) for id_ in touchpoint.alt)
    return any(channel is not None and is_open_to(persona, channel) for channel in others)
