"""The tables of what is measured, and of where the picture of today comes from."""

from __future__ import annotations

import datetime

from journeydesigner.editor.edits.placing import both
from journeydesigner.editor.edits.steering import WHOLE
from journeydesigner.i18n import N_
from journeydesigner.model import (
    Entity,
    Evidence,
    Id,
    Journey,
    Kpi,
    PainPoint,
    Persona,
    Project,
    Role,
    Stage,
    Touchpoint,
)
from journeydesigner.panels.registers.cells import AttainmentCell, CoversCell, ScopeCell
from journeydesigner.panels.registers.scope import Scope
from journeydesigner.panels.registers.shorthand import FIRST, grade, journey, listed, named, word
from journeydesigner.panels.tables.cells import DateCell, DecimalCell, PlainCell, TextCell
from journeydesigner.panels.tables.column import Column, TablePlan, TableWords
from journeydesigner.panels.tables.links import RoleCell

_KPI_WORDS = TableWords(
    title=N_("KPIs"),
    add=N_("Add a KPI"),
    duplicate=N_("Duplicate KPIs"),
    move=N_("Move KPIs"),
    remove=N_("Remove KPIs"),
    paste=N_("Paste KPIs"),
    empty=N_("KPIs measure the whole journey, a stage or a touchpoint. Add the first one, or paste a list."),
)

_KPI_COLUMNS = (
    named("name", N_("Name"), N_("Rename KPI")),
    Column("scope", N_("What it measures"), N_("Change what is measured"), ScopeCell(), width=22),
    word("metric", N_("Metric"), N_("Change metric"), "metric", width=16),
    Column("baseline", N_("Baseline"), N_("Change baseline"), DecimalCell(), width=9),
    Column("target", N_("Target"), N_("Change target"), DecimalCell(), width=9),
    Column("current", N_("Current"), N_("Change current value"), DecimalCell(), width=9),
    Column("attainment", N_("Attained"), "", AttainmentCell(), read=lambda _lens, kpi: kpi, width=16),
    Column("unit", N_("Unit of the values"), N_("Change unit of the values"), PlainCell(), width=14),
    Column("owner", N_("Owner"), N_("Change owner"), RoleCell(), width=20),
    word("direction", N_("Direction"), N_("Change direction"), "kpi_direction", width=16),
    word("family", N_("Family"), N_("Change family"), "kpi_family", optional=True),
    word("frequency", N_("Frequency"), N_("Change frequency"), "frequency", optional=True),
    Column("source", N_("Source"), N_("Change source"), TextCell(), width=20),
    journey(),
)

_EVIDENCE_WORDS = TableWords(
    title=N_("Evidence"),
    add=N_("Add a source"),
    duplicate=N_("Duplicate sources"),
    move=N_("Move sources"),
    remove=N_("Remove sources"),
    paste=N_("Paste sources"),
    empty=N_("Evidence says where the picture of today comes from. Add the first source, or paste a list."),
)

_EVIDENCE_COLUMNS = (
    Column("note", N_("Note"), N_("Change note"), TextCell(), width=34),
    word("type", N_("Type"), N_("Change type of evidence"), "evidence_type"),
    Column("date", N_("Date"), N_("Change date"), DateCell(), width=12),
    grade("reliability", N_("Reliability"), N_("Change reliability")),
    Column("covers", N_("Speaks for"), N_("Change what the evidence covers"), CoversCell(), width=30),
    journey(),
)


def kpis(scope: Scope) -> TablePlan:
    """What is measured, and how far it has come."""

    def make(project: Project, id_: Id, like: Entity | None) -> Kpi:
        home = scope.home(project, like)
        return Kpi(
            id=id_, rank=FIRST, journey=home, name=both("New KPI"), metric="other", scope=WHOLE, direction="up"
        )

    return TablePlan(
        Kpi,
        _KPI_WORDS,
        _KPI_COLUMNS,
        make,
        "k",
        rows=listed(scope, Kpi),
        reads=frozenset((Touchpoint, Stage, Role, Journey)),
    )


def evidence(scope: Scope) -> TablePlan:
    """The sources cited."""

    def make(project: Project, id_: Id, like: Entity | None) -> Evidence:
        home, today = scope.home(project, like), datetime.date.today()
        return Evidence(id=id_, rank=FIRST, journey=home, type="interview", date=today)

    return TablePlan(
        Evidence,
        _EVIDENCE_WORDS,
        _EVIDENCE_COLUMNS,
        make,
        "e",
        rows=listed(scope, Evidence),
        reads=frozenset((Touchpoint, Stage, PainPoint, Persona, Journey)),
    )
