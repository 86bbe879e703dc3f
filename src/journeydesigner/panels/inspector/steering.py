"""The forms of what a journey is steered by: pain points, opportunities, KPIs and evidence."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, cast

from journeydesigner.editor.edits.fields import NotPossible, set_fields
from journeydesigner.editor.edits.steering import move_pain_point, set_pains
from journeydesigner.i18n import N_, language, message
from journeydesigner.model import Draft, Evidence, Id, Kpi, Opportunity, PainPoint, Project, Touchpoint
from journeydesigner.model.naming import entity_name, name_of
from journeydesigner.panels.fields.decimal import DecimalField
from journeydesigner.panels.fields.jump import JumpField
from journeydesigner.panels.fields.text import TextField
from journeydesigner.panels.inspector.rows import FormPlan, Row, Section
from journeydesigner.panels.inspector.shorthand import choice, date, grade, many, owner, plain, text
from journeydesigner.panels.steering_options import (
    covered_options,
    evidence_name,
    evidence_options,
    kpi_words,
    pain_options,
    record_option,
    scope_option,
    scope_options,
    touchpoints_of,
    within,
)


def _each(change: Callable[[Draft, Id, Any], object]) -> Callable[[Draft, Sequence[Id], Any], None]:
    def write(draft: Draft, ids: Sequence[Id], value: Any) -> None:
        for id_ in ids:
            change(draft, id_, value)

    return write


def _named(act: str) -> Row:
    """The text of a record as the title of its form."""
    return Row("text", N_("Text"), act, lambda: TextField("name", is_title=True), is_alone=True)


def _figure(name: str, label: str, act: str) -> Row:
    return Row(name, label, act, DecimalField)


def _in_journey(project: Project, record: Any) -> str:
    return name_of(project, record.journey, language())


def _place_of(project: Project, pain: PainPoint) -> str:
    journey = project.journey_of(project.one(Touchpoint, pain.touchpoint))
    return entity_name(journey, language()) if journey else ""


PAIN_POINT = FormPlan(
    kind=N_("Pain point"),
    several=N_("{n} pain points"),
    title=_named(N_("Change pain point")),
    subtitle=_place_of,
    sections=(
        Section(
            "",
            (
                Row(
                    "touchpoint",
                    N_("Touchpoint"),
                    N_("Move pain point"),
                    lambda: JumpField(within(touchpoints_of), "", one=record_option),
                    write=_each(lambda draft, pain, place: move_pain_point(draft, pain, place)),
                ),
                grade("severity", N_("Severity"), N_("Change severity")),
                many(
                    "evidence",
                    N_("Evidence"),
                    N_("Change evidence"),
                    within(evidence_options),
                    N_("No source"),
                    record_option,
                ),
            ),
        ),
    ),
)

OPPORTUNITY = FormPlan(
    kind=N_("Opportunity"),
    several=N_("{n} opportunities"),
    title=_named(N_("Change opportunity")),
    subtitle=_in_journey,
    sections=(
        Section(
            "",
            (
                owner("owner", N_("Owner"), N_("Change owner"), lambda _subject: True),
                choice("status", N_("Status"), N_("Change status"), "opportunity_status"),
                date("due", N_("Due"), N_("Change due date")),
                choice("kind", N_("Kind"), N_("Change kind"), "opportunity_kind", optional=True),
                grade("impact", N_("Impact"), N_("Change impact")),
                grade("effort", N_("Effort"), N_("Change effort")),
                Row("cost", N_("Cost"), N_("Change cost"), lambda: DecimalField(least=0)),
            ),
        ),
        Section(
            N_("What it repairs"),
            (
                many(
                    "touchpoints",
                    N_("Touchpoints"),
                    N_("Change touchpoints"),
                    within(touchpoints_of),
                    one=record_option,
                ),
                many(
                    "pains",
                    N_("Pain points"),
                    N_("Change pain points"),
                    within(pain_options),
                    one=record_option,
                    write=_each(lambda draft, opportunity, pains: set_pains(draft, opportunity, pains)),
                    is_alone=True,
                    hint=N_("Their touchpoints are added to those above."),
                ),
            ),
        ),
    ),
)


def _standing(project: Project, kpi: Kpi) -> str:
    return "\n".join(line for line in (_in_journey(project, kpi), kpi_words(kpi)) if line)


KPI = FormPlan(
    kind=N_("KPI"),
    several=N_("{n} KPIs"),
    title=Row("name", N_("Name"), N_("Rename KPI"), lambda: TextField("name", is_title=True), is_alone=True),
    subtitle=_standing,
    sections=(
        Section(
            "",
            (
                Row(
                    "scope",
                    N_("What it measures"),
                    N_("Change what is measured"),
                    lambda: JumpField(within(scope_options), "", one=scope_option),
                    hint=N_("The whole journey, one stage, or one touchpoint."),
                ),
                owner("owner", N_("Owner"), N_("Change owner"), lambda _subject: True),
                choice("metric", N_("Metric"), N_("Change metric"), "metric"),
                choice("family", N_("Family"), N_("Change family"), "kpi_family", optional=True),
                choice("direction", N_("Direction"), N_("Change direction"), "kpi_direction"),
            ),
        ),
        Section(
            N_("Values"),
            (
                _figure("baseline", N_("Baseline"), N_("Change baseline")),
                _figure("target", N_("Target"), N_("Change target")),
                _figure("current", N_("Current"), N_("Change current value")),
                plain("unit", N_("Unit of the values"), N_("Change unit of the values")),
            ),
        ),
        Section(
            N_("How it is measured"),
            (
                choice("frequency", N_("Frequency"), N_("Change frequency"), "frequency", optional=True),
                text("source", N_("Source"), N_("Change source")),
            ),
        ),
    ),
)


def _set_date(draft: Draft, ids: Sequence[Id], value: Any) -> None:
    if value is None:
        raise NotPossible(message(N_("A source has a date: write the day it tells about.")))
    set_fields(draft, ids, date=value)


EVIDENCE = FormPlan(
    kind=N_("Piece of evidence"),
    several=N_("{n} sources"),
    title=None,
    heading=lambda _project, evidence: evidence_name(cast(Evidence, evidence)),
    subtitle=_in_journey,
    sections=(
        Section(
            "",
            (
                choice("type", N_("Type"), N_("Change type of evidence"), "evidence_type"),
                date("date", N_("Date"), N_("Change date"), write=_set_date),
                grade("reliability", N_("Reliability"), N_("Change reliability")),
                text("note", N_("Note"), N_("Change note")),
                many(
                    "covers",
                    N_("Speaks for"),
                    N_("Change what the evidence covers"),
                    within(covered_options),
                    N_("Not said"),
                    record_option,
                ),
            ),
        ),
    ),
)

FORMS: dict[type[Any], FormPlan] = {
    PainPoint: PAIN_POINT,
    Opportunity: OPPORTUNITY,
    Kpi: KPI,
    Evidence: EVIDENCE,
}
