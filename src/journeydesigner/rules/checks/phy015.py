"""Rule PHY015: a persona who is not at ease with machines meets nobody in a stage."""

from __future__ import annotations

from collections.abc import Iterator

from journeydesigner.i18n import N_
from journeydesigner.model import Channel, Journey, Persona, ProjectInfo, Stage, Touchpoint
from journeydesigner.rules.finding import Found, found
from journeydesigner.rules.offering import has_person, offered
from journeydesigner.rules.rule import rule
from journeydesigner.rules.view import View, personas_in
from journeydesigner.rules.wording import Name


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
)
def check(view: View, stage: Stage) -> Iterator[Found]:
    """Whoever is not at ease with machines needs a person somewhere in the stage, be it later or on request.

    Interactive: not merely outbound. The limit of ease is a setting of the project.
    Grounding: GOVUK assisted digital; S0 (welcome); own.
    """
    if has_person(view, stage) or not _is_interactive(view, stage):
        return
    for persona in personas_in(view, stage):
        if persona.digital_ease is not None and persona.digital_ease <= view.thresholds.low_digital_ease:
            yield found(persona=persona.id, name=Name(stage.id))


def _is_interactive(view: View, stage: Stage) -> bool:
    machines = (channel for channel in offered(view, stage) if channel.nature in ("digital", "hybrid"))
    return any(channel.direction != "outbound" for channel in machines)
