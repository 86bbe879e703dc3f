"""Says what a note of a layer is, whole: for tooltips and for people who listen. Knows no Qt."""

from __future__ import annotations

from collections.abc import Iterator

from journeydesigner.canvas.sentences import name
from journeydesigner.i18n import N_, _, language
from journeydesigner.layout.numbers import shown_number, with_unit
from journeydesigner.layout.plan import Note, Plan
from journeydesigner.layout.words import label
from journeydesigner.model import Id, Kpi, Opportunity, PainPoint, Project, Touchpoint
from journeydesigner.model.journey import Journey


def describe_note(project: Project, plan: Plan, note: Note) -> str:
    """The kind of a note, its whole text, what it speaks of and how that stands."""
    return "\n".join(line for line in _lines(project, plan, note) if line)


def _lines(project: Project, plan: Plan, note: Note) -> Iterator[str]:
    kind = label("map_layer", note.layer)
    record = project.get(note.element)
    if note.layer == "thoughts" and isinstance(record, Touchpoint) and record.thought is not None:
        yield _("“{text}”", text=record.thought.get(language()))
        yield _("Touchpoint: {name}", name=name(project, record.id))
        return
    yield _("{kind}: {name}", kind=kind, name=name(project, note.element))
    if isinstance(record, PainPoint) and record.severity is not None:
        yield _("Severity: {grade} of 5", grade=record.severity)
    if isinstance(record, Opportunity):
        yield label("opportunity_status", record.status)
    if isinstance(record, Kpi):
        yield from _standing(record)
    if note.layer == "roles":
        yield from _part(project, plan.journey, note)
    yield _about(project, note)


def _standing(kpi: Kpi) -> Iterator[str]:
    for text, value in ((N_("Current value: {value}"), kpi.current), (N_("Target: {value}"), kpi.target)):
        if value is not None:
            yield _(text, value=with_unit(shown_number(value, language()), kpi))
    if kpi.is_met is not None:
        yield _("Target met") if kpi.is_met else _("Target not met")


def _part(project: Project, journey: Id, note: Note) -> Iterator[str]:
    """As what a continuous role accompanies the client."""
    held = project.one(Journey, journey)
    if held is not None and note.number < len(held.continuous_roles):
        yield label("raci_code", held.continuous_roles[note.number].code)


def _about(project: Project, note: Note) -> str:
    if note.touchpoints:
        return _("Touchpoints: {names}", names=", ".join(name(project, one) for one in note.touchpoints))
    if note.layer == "kpis" and _of_journey(project, note):
        return _("The whole journey")
    return _("Stage: {name}", name=name(project, note.stage))


def _of_journey(project: Project, note: Note) -> bool:
    kpi = project.one(Kpi, note.element)
    return kpi is not None and kpi.stage != note.stage
