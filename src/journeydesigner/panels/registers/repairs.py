"""The tables of what hurts and of what could be done about it."""

from __future__ import annotations

from journeydesigner.editor.edits.placing import both
from journeydesigner.editor.edits.steering import move_pain_point, set_pains
from journeydesigner.i18n import N_
from journeydesigner.model import (
    Entity,
    Evidence,
    Id,
    Journey,
    Opportunity,
    PainPoint,
    Project,
    Role,
    Stage,
    Touchpoint,
)
from journeydesigner.panels.registers.cells import SourcesCell
from journeydesigner.panels.registers.scope import Scope
from journeydesigner.panels.registers.shorthand import FIRST, each, grade, journey, listed, named, word
from journeydesigner.panels.steering_options import pain_options, touchpoints_of, within
from journeydesigner.panels.tables.cells import DateCell, DecimalCell
from journeydesigner.panels.tables.column import Column, TablePlan, TableWords
from journeydesigner.panels.tables.links import ReferenceCell, ReferencesCell, RoleCell

_PAIN_WORDS = TableWords(
    title=N_("Pain points"),
    add=N_("Add a pain point"),
    duplicate=N_("Duplicate pain points"),
    move=N_("Move pain points"),
    remove=N_("Remove pain points"),
    paste=N_("Paste pain points"),
    empty=N_("Pain points say what hurts at a touchpoint, and how much. Add the first one, or paste a list."),
)

_PAIN_COLUMNS = (
    named("text", N_("Pain point"), N_("Change pain point")),
    Column(
        "touchpoint",
        N_("Touchpoint"),
        N_("Move pain point"),
        ReferenceCell(Touchpoint, within(touchpoints_of), ""),
        write=each(lambda draft, pain, place: move_pain_point(draft, pain, place)),
        width=26,
    ),
    grade("severity", N_("Severity"), N_("Change severity")),
    Column("evidence", N_("Evidence"), N_("Change evidence"), SourcesCell(), width=26),
    journey(),
)

_OPPORTUNITY_WORDS = TableWords(
    title=N_("Opportunities"),
    add=N_("Add an opportunity"),
    duplicate=N_("Duplicate opportunities"),
    move=N_("Move opportunities"),
    remove=N_("Remove opportunities"),
    paste=N_("Paste opportunities"),
    empty=N_("Opportunities say what could be done, by whom and until when. Add the first one, or paste a list."),
)

_OPPORTUNITY_COLUMNS = (
    named("text", N_("Opportunity"), N_("Change opportunity")),
    word("status", N_("Status"), N_("Change status"), "opportunity_status", width=10),
    grade("impact", N_("Impact"), N_("Change impact")),
    grade("effort", N_("Effort"), N_("Change effort")),
    Column("owner", N_("Owner"), N_("Change owner"), RoleCell(), width=20),
    Column("due", N_("Due"), N_("Change due date"), DateCell(), width=12),
    Column("cost", N_("Cost"), N_("Change cost"), DecimalCell(least=0), width=10),
    word("kind", N_("Kind"), N_("Change kind"), "opportunity_kind", optional=True),
    Column(
        "touchpoints",
        N_("Touchpoints"),
        N_("Change touchpoints"),
        ReferencesCell(Touchpoint, within(touchpoints_of)),
        width=26,
    ),
    Column(
        "pains",
        N_("Pain points"),
        N_("Change pain points"),
        ReferencesCell(PainPoint, within(pain_options)),
        write=each(lambda draft, opportunity, pains: set_pains(draft, opportunity, pains)),
        width=26,
        hint=N_("Their touchpoints are added to those of the opportunity."),
    ),
    journey(),
)


def pain_points(scope: Scope) -> TablePlan:
    """What hurts, touchpoint by touchpoint."""

    def make(project: Project, id_: Id, like: Entity | None) -> PainPoint:
        return PainPoint(id=id_, rank=FIRST, touchpoint=scope.place(project, like), text=both("New pain point"))

    return TablePlan(
        PainPoint,
        _PAIN_WORDS,
        _PAIN_COLUMNS,
        make,
        "n",
        rows=listed(scope, PainPoint),
        reads=frozenset((Touchpoint, Stage, Journey, Evidence)),
    )


def opportunities(scope: Scope) -> TablePlan:
    """The roadmap."""

    def make(project: Project, id_: Id, like: Entity | None) -> Opportunity:
        return Opportunity(id=id_, rank=FIRST, journey=scope.home(project, like), text=both("New opportunity"))

    return TablePlan(
        Opportunity,
        _OPPORTUNITY_WORDS,
        _OPPORTUNITY_COLUMNS,
        make,
        "o",
        rows=listed(scope, Opportunity),
        reads=frozenset((Touchpoint, PainPoint, Role, Journey)),
    )
