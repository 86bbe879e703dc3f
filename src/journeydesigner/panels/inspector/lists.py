"""The records that steer a journey, as the forms of journeys, stages and touchpoints list them."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Sequence
from typing import Any

from journeydesigner.editor.edits.kpi_templates import TEMPLATES
from journeydesigner.editor.edits.steering import (
    add_evidence,
    add_kpi,
    add_opportunity,
    link_opportunity,
    unlink_opportunity,
)
from journeydesigner.i18n import N_, _, language, plural
from journeydesigner.layout.drawing import Ink
from journeydesigner.layout.words import label
from journeydesigner.model import (
    Entity,
    Evidence,
    Id,
    Kpi,
    Opportunity,
    PainPoint,
    Project,
    Stage,
    Text2,
    Touchpoint,
)
from journeydesigner.model.naming import entity_name
from journeydesigner.model.values import JourneyId, TouchpointId
from journeydesigner.panels.fields.field import Deed, Subject
from journeydesigner.panels.fields.records import Action, RecordList, RecordsField
from journeydesigner.panels.inspector.rows import Row
from journeydesigner.panels.options import Option
from journeydesigner.panels.pictures import icon
from journeydesigner.panels.steering_options import (
    BLANK,
    evidence_name,
    kpi_words,
    opportunity_options,
    template_options,
)


def journey_of(subject: Subject) -> JourneyId:
    """The journey that the element shown is or lies in."""
    found = subject.project.journey_of(subject.first)
    assert found is not None
    return JourneyId(found.id)


def kpi_deed(journey: JourneyId, measured: Stage | Touchpoint | None, chosen: str) -> Deed:
    """Adding the KPI that was chosen among `template_options`."""
    template = None if chosen == BLANK else TEMPLATES[int(chosen)]
    return Deed(N_("Add KPI"), lambda draft: add_kpi(draft, journey, measured, template), shows=True)


def _add_kpi(subject: Subject, chosen: str) -> Deed:
    measured = subject.first if isinstance(subject.first, Stage | Touchpoint) else None
    return kpi_deed(journey_of(subject), measured, chosen)


def _all_kpis(subject: Subject) -> str:
    count = len(subject.project.children(Kpi, journey_of(subject)))
    return plural("{n} KPI of the journey…", "All {n} KPIs of the journey…", count) if count else _("Register…")


def _all_opportunities(subject: Subject) -> str:
    count = len(subject.project.children(Opportunity, journey_of(subject)))
    if not count:
        return _("Register…")
    return plural("{n} opportunity of the journey…", "All {n} opportunities of the journey…", count)


def _all_evidence(subject: Subject) -> str:
    count = len(subject.project.children(Evidence, journey_of(subject)))
    if not count:
        return _("Register…")
    return plural("{n} source of the journey…", "All {n} sources of the journey…", count)


def _all_pains(subject: Subject) -> str:
    count = len(_hurting(subject.project, subject.first))
    if not count:
        return _("Register…")
    return plural("{n} pain point of the journey…", "All {n} pain points of the journey…", count)


def _kpi_option(_project: Project, kpi: Kpi) -> Option:
    met: Ink = "text3" if kpi.is_met is None else "pos" if kpi.is_met else "neg"
    return Option(kpi.id, entity_name(kpi, language()), note=kpi_words(kpi), picture=icon("target", met))


def _measured_here(project: Project, element: Any) -> Sequence[Kpi]:
    """KPIs of a stage and of its touchpoints, of a touchpoint, of a journey as a whole."""
    journey = project.journey_of(element)
    kpis = project.children(Kpi, journey.id) if journey else ()
    if isinstance(element, Touchpoint):
        return tuple(k for k in kpis if k.touchpoint == element.id)
    if isinstance(element, Stage):
        inside = {t.id for t in project.touchpoints(element.id)}
        return tuple(k for k in kpis if k.stage == element.id or k.touchpoint in inside)
    return tuple(k for k in kpis if k.scope == "journey")


_KPIS = RecordList(
    _kpi_option,
    N_("Not measured"),
    actions=(Action(N_("Add a KPI…"), "plus", _add_kpi, lambda _subject: template_options()),),
    register=Kpi,
    register_words=_all_kpis,
)


def _write_opportunity(subject: Subject, text: Text2) -> Deed:
    journey = journey_of(subject)
    here = [TouchpointId(subject.first.id)] if isinstance(subject.first, Touchpoint) else []
    return Deed(N_("Add opportunity"), lambda draft: add_opportunity(draft, journey, text, here))


def _link(subject: Subject, opportunity: str) -> Deed:
    here = TouchpointId(subject.first.id)
    return Deed(N_("Link opportunity"), lambda draft: link_opportunity(draft, Id(opportunity), here))


def _unlink(subject: Subject, opportunity: Id) -> Deed:
    here = TouchpointId(subject.first.id)
    return Deed(N_("Unlink opportunity"), lambda draft: unlink_opportunity(draft, opportunity, here))


def _linked(project: Project, touchpoint: Any) -> Sequence[Opportunity]:
    journey = project.journey_of(touchpoint)
    every = project.children(Opportunity, journey.id) if journey else ()
    return tuple(o for o in every if touchpoint.id in o.touchpoints)


def _linkable(subject: Subject) -> list[Option]:
    there = [o.id for o in _linked(subject.project, subject.first)]
    return opportunity_options(subject.project, journey_of(subject), there)


def _opportunity_option(_project: Project, opportunity: Opportunity) -> Option:
    status = label("opportunity_status", opportunity.status)
    return Option(opportunity.id, entity_name(opportunity, language()), note=status)


_HERE = RecordList(
    _opportunity_option,
    N_("No opportunity"),
    hint=N_("What could be done here?"),
    write=_write_opportunity,
    actions=(Action(N_("Link an existing one…"), "link", _link, _linkable),),
    untie=_unlink,
    untie_words=N_("Unlink from this touchpoint"),
    register=Opportunity,
    register_words=_all_opportunities,
)
_ROADMAP = RecordList(
    _opportunity_option,
    N_("No opportunity"),
    most=4,
    hint=N_("What could be done?"),
    write=_write_opportunity,
    register=Opportunity,
    register_words=_all_opportunities,
)


def _add_evidence(subject: Subject, _chosen: str) -> Deed:
    journey = journey_of(subject)
    return Deed(N_("Add evidence"), lambda draft: add_evidence(draft, journey, datetime.date.today()), shows=True)


_EVIDENCE = RecordList(
    lambda _project, evidence: Option(evidence.id, evidence_name(evidence), picture=icon("file-text", "text3")),
    N_("No source is cited"),
    most=4,
    actions=(Action(N_("Add evidence"), "plus", _add_evidence),),
    register=Evidence,
    register_words=_all_evidence,
)


_hurt: list[tuple[Project, Id, Sequence[PainPoint]]] = []
"""The answer for the project and journey last asked about: a form asks three times after each edit."""


def _hurting(project: Project, journey: Any) -> Sequence[PainPoint]:
    """The pain points of a journey, the worst first."""
    if not _hurt or _hurt[0][0] is not project or _hurt[0][1] != journey.id:
        stages = {stage.id for stage in project.stages(journey.id)}
        places = ((pain, project.one(Touchpoint, pain.touchpoint)) for pain in project.all(PainPoint).values())
        pains = (pain for pain, place in places if place is not None and place.stage in stages)
        found = tuple(sorted(pains, key=lambda pain: (-(pain.severity or 0), pain.id)))
        _hurt[:] = [(project, journey.id, found)]
    return _hurt[0][2]


def _pain_option(project: Project, pain: PainPoint) -> Option:
    place = project.one(Touchpoint, pain.touchpoint)
    return Option(pain.id, entity_name(pain, language()), note=entity_name(place, language()) if place else "")


_PAINS = RecordList(
    _pain_option,
    N_("No pain point"),
    most=3,
    register=PainPoint,
    register_words=_all_pains,
)


def _row(name: str, words: str, shown: RecordList, read: Callable[[Project, Any], Any]) -> Row:
    return Row(name, words, "", lambda: RecordsField(shown), read=read, is_alone=True, is_wide=True)


def _of_journey(kind: type[Entity]) -> Callable[[Project, Any], Any]:
    return lambda project, journey: project.children(kind, journey.id)


MEASURED = _row("kpis", N_("KPIs"), _KPIS, _measured_here)
LINKED = _row("opportunities", N_("Opportunities"), _HERE, _linked)
ROADMAP = _row("opportunities", N_("Opportunities"), _ROADMAP, _of_journey(Opportunity))
CITED = _row("evidence", N_("Evidence"), _EVIDENCE, _of_journey(Evidence))
HURTING = _row("pains", N_("Pain points"), _PAINS, _hurting)
