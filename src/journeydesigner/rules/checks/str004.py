"""Rule STR004: a journey drawn for nobody."""

from __future__ import annotations

from collections.abc import Iterator

from journeydesigner.i18n import N_
from journeydesigner.model import Journey, Persona
from journeydesigner.rules.finding import Finding, Found, found
from journeydesigner.rules.fixes import AddRecord, Append, Asked, Fix, fix
from journeydesigner.rules.rule import rule
from journeydesigner.rules.view import View
from journeydesigner.rules.wording import Name


def repairs(view: View, finding: Finding) -> Iterator[Fix]:
    """Choose a persona, those of the journey's kind first, or make one."""
    journey = view.project.one(Journey, finding.element)
    if journey is None:
        return
    personas = view.project.children(Persona)
    if personas:
        alike = tuple(persona.id for persona in personas if persona.client_kind == journey.kind)
        yield fix(N_("Choose a persona"), Append(journey.id, "personas", (Asked("persona", alike),)))
    new = AddRecord(Persona, journey.id, (("client_kind", journey.kind),), field="personas")
    yield fix(N_("Make a persona"), new)


@rule(
    "STR004",
    severity="error",
    scope=Journey,
    own="personas",
    title=N_("No persona"),
    message=N_("Journey “{name}” is drawn for nobody: add a primary persona."),
    repairs=repairs,
)
def check(_: View, journey: Journey) -> Iterator[Found]:
    """Who lives the journey decides what is easy, what is missing and what hurts.

    Grounding: S0 (know who they are); NNG; CJML (who is the end user?).
    """
    if not journey.personas:
        yield found(name=Name(journey.id))
