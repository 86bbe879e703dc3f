"""Rule PHY015: a persona who is not at ease with machines meets nobody in a stage."""

from __future__ import annotations

from collections.abc import Iterator

from journeydesigner.i18n import N_
from journeydesigner.model import Channel, Journey, Persona, ProjectInfo, Stage, Touchpoint
from journeydesigner.rules.finding import Finding, Said, found, lacking
from journeydesigner.rules.fixes import Fix
from journeydesigner.rules.offering import has_person, leads_to_person, offered
from journeydesigner.rules.rule import rule
from journeydesigner.rules.view import View, personas_in
from journeydesigner.rules.ways import offer_too_in
from journeydesigner.rules.wording import Name

UNKNOWN = N_("“{name}” is lived with machines alone: nobody can tell whether “{persona}” is at ease with them.")


def repairs(view: View, finding: Finding) -> Iterator[Fix]:
    """Offer a channel with a person too, those the persona prefers first."""
    persona = view.project.one(Persona, finding.persona)
    preferred = persona.preferred if persona is not None else ()
    yield from offer_too_in(view, finding.element, leads_to_person, preferred)


@rule(
    "PHY015",
    severity="info",
    scope=Stage,
    own="personas",
    reads={
        Touchpoint: "layer type channel alt",
        Channel: "control nature direction human",
        Journey: "personas",
        Persona: "digital_ease",
        ProjectInfo: "thresholds",
    },
    title=N_("No human for a low-digital persona"),
    message=N_("“{persona}” goes through “{name}” alone with machines."),
    repairs=repairs,
)
def check(view: View, stage: Stage) -> Iterator[Said]:
    """Whoever is not at ease with machines needs a person somewhere in the stage, be it later or on request.

    Interactive: not merely outbound. The limit of ease is a setting of the project.
    Grounding: GOVUK assisted digital; S0 (welcome); own.
    """
    if has_person(view, stage) or not _is_interactive(view, stage):
        return
    for persona in personas_in(view, stage):
        if persona.digital_ease is None:
            yield lacking(UNKNOWN, persona=persona.id, name=Name(stage.id))
        elif persona.digital_ease <= view.thresholds.low_digital_ease:
            yield found(persona=persona.id, name=Name(stage.id))


def _is_interactive(view: View, stage: Stage) -> bool:
    machines = (channel for channel in offered(view, stage) if channel.nature in ("digital", "hybrid"))
    return any(channel.direction != "outbound" for channel in machines)
