"""What pain points, opportunities, KPIs and evidence can be tied to, and how they are named in lists."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from math import floor

from journeydesigner.editor.edits.kpi_templates import TEMPLATES
from journeydesigner.editor.edits.steering import WHOLE, scope_of
from journeydesigner.i18n import _, language
from journeydesigner.layout.dates import long_date
from journeydesigner.layout.words import label
from journeydesigner.model import Evidence, Id, Kpi, Opportunity, PainPoint, Persona, Project
from journeydesigner.model.naming import entity_name
from journeydesigner.panels.fields.decimal import write_decimal
from journeydesigner.panels.fields.field import Subject
from journeydesigner.panels.options import Option, stage_options

BLANK = "blank"
"""The value of the template that says nothing."""


def within(options: Callable[[Project, Id], list[Option]]) -> Callable[[Subject], list[Option]]:
    """The options of the journey in which all that is edited lies; none where it lies in several."""

    def offered(subject: Subject) -> list[Option]:
        journeys = {j.id for j in map(subject.project.journey_of, subject.elements) if j is not None}
        return options(subject.project, journeys.pop()) if len(journeys) == 1 else []

    return offered


def evidence_name(evidence: Evidence) -> str:
    """A source by its kind, day and note: "Survey, 2 September 2026: 340 answers"."""
    start = f"{label('evidence_type', evidence.type)}, {long_date(evidence.date, language())}"
    note = entity_name(evidence, language()) if evidence.note else ""
    return _("{start}: {note}", start=start, note=note) if note else start


def record_option(project: Project, id_: str) -> Option | None:
    """One record as an option; None when the project has none of this id."""
    found = project.get(Id(id_))
    if found is None:
        return None
    return Option(id_, evidence_name(found) if isinstance(found, Evidence) else entity_name(found, language()))


def scope_option(project: Project, scope: str) -> Option | None:
    """What a KPI measures, as an option."""
    target = scope.partition(":")[2]
    return record_option(project, target) if target else Option(WHOLE, _("The whole journey"))


def touchpoints_of(project: Project, journey: Id) -> list[Option]:
    """The touchpoints of a journey, in order, under the names of their stages."""
    return [
        Option(touchpoint.id, entity_name(touchpoint, language()), heading.text)
        for heading in stage_options(project, journey)
        for touchpoint in project.touchpoints(Id(str(heading.value)))
    ]


def pain_options(project: Project, journey: Id) -> list[Option]:
    """The pain points of a journey, under the names of their touchpoints."""
    return [
        Option(pain.id, entity_name(pain, language()), entity_name(touchpoint, language()))
        for touchpoint in project.journey_touchpoints(journey)
        for pain in project.children(PainPoint, touchpoint.id)
    ]


def opportunity_options(project: Project, journey: Id, without: Iterable[Id] = ()) -> list[Option]:
    """The opportunities of a journey."""
    left_out = set(without)
    return [
        Option(o.id, entity_name(o, language()), note=label("opportunity_status", o.status))
        for o in project.children(Opportunity, journey)
        if o.id not in left_out
    ]


def evidence_options(project: Project, journey: Id) -> list[Option]:
    """The sources that a journey cites."""
    return [Option(e.id, evidence_name(e)) for e in project.children(Evidence, journey)]


def all_evidence_options(project: Project) -> list[Option]:
    """The sources of every journey, under its name."""
    return [
        Option(e.id, evidence_name(e), entity_name(journey, language()))
        for journey in project.journeys()
        for e in project.children(Evidence, journey.id)
    ]


def scope_options(project: Project, journey: Id) -> list[Option]:
    """What a KPI can measure: the whole journey, a stage, a touchpoint. The values are scopes."""
    options = [Option(WHOLE, _("The whole journey"))]
    for heading, stage in zip(stage_options(project, journey), project.stages(journey), strict=True):
        options.append(Option(scope_of(stage), heading.text, _("Stages")))
    for stage_words, stage in zip(stage_options(project, journey), project.stages(journey), strict=True):
        for touchpoint in project.touchpoints(stage.id):
            options.append(Option(scope_of(touchpoint), entity_name(touchpoint, language()), stage_words.text))
    return options


def covered_options(project: Project, journey: Id) -> list[Option]:
    """What a source can speak for: the journey, its stages, touchpoints and pain points, the personas."""
    whole = project.get(journey)
    options = [Option(journey, _("The whole journey"))] if whole is not None else []
    options += [Option(o.value, o.text, _("Stages")) for o in stage_options(project, journey)]
    options += [Option(p.id, entity_name(p, language()), _("Personas")) for p in project.children(Persona)]
    options += touchpoints_of(project, journey)
    pains = pain_options(project, journey)
    return options + [Option(o.value, o.text, _("Pain points: {name}", name=o.group)) for o in pains]


def kpi_words(kpi: Kpi) -> str:
    """How a KPI stands: "39 of 50%, 8% of the way"; "" when it has neither value nor target."""
    unit = kpi.unit or ""
    if kpi.current is None and kpi.target is None:
        return ""
    current = "?" if kpi.current is None else write_decimal(kpi.current)
    target = "?" if kpi.target is None else write_decimal(kpi.target)
    figures = _("{current} of {target}", current=current, target=target) + (f" {unit}" if unit else "")
    standing = attainment_words(kpi)
    return f"{figures}, {standing}" if standing else figures


def attainment_words(kpi: Kpi) -> str:
    """How far a KPI has come to its target; "" where that cannot be said."""
    if kpi.attainment is None:
        return ""
    return _("target met") if kpi.is_met else _("{share}% of the way", share=floor(100 * kpi.attainment))


def template_options() -> list[Option]:
    """What a new KPI can begin with."""
    usual = [
        Option(str(number), _(template.name), label("kpi_family", template.family) if template.family else "")
        for number, template in enumerate(TEMPLATES)
    ]
    return [*usual, Option(BLANK, _("Blank KPI"), _("Something else"))]
