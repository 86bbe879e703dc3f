"""The tables of personas, units and roles."""

from __future__ import annotations

from collections.abc import Sequence

from journeydesigner.editor.edits.owning import add_unit
from journeydesigner.editor.edits.placing import both
from journeydesigner.i18n import N_, language
from journeydesigner.model import Channel, Draft, Entity, Evidence, Id, Persona, Project, Role, Unit
from journeydesigner.model.naming import entity_name
from journeydesigner.model.rank import between
from journeydesigner.model.values import UnitId
from journeydesigner.panels.fields.field import Subject
from journeydesigner.panels.library.shorthand import flag, lines, name, plain, records, role, unit, word
from journeydesigner.panels.options import Option
from journeydesigner.panels.tables.cells import DateCell, NumberCell, WordsCell
from journeydesigner.panels.tables.column import Column, TablePlan, TableWords
from journeydesigner.panels.tables.links import ReferencesCell

FIRST = between(None, None)
"""Some rank; the table gives the right one."""


def _new_persona(project: Project, id_: Id, like: Entity | None) -> Persona:
    journeys = project.journeys()
    kind = like.client_kind if isinstance(like, Persona) else journeys[0].kind if journeys else "customer_b2c"
    return Persona(id=id_, rank=FIRST, name=both("New persona"), client_kind=kind)


def _new_unit(_project: Project, id_: Id, like: Entity | None) -> Unit:
    parent = like.parent if isinstance(like, Unit) else None
    return Unit(id=id_, rank=FIRST, name=both("New unit"), function="other", parent=parent)


def _new_role(project: Project, id_: Id, like: Entity | None) -> Role:
    found = project.one(Unit, like.unit) if isinstance(like, Role) else None
    home = found or project.children(Unit)[0]
    return Role(id=id_, rank=FIRST, name=both("New role"), unit=UnitId(home.id), external=home.external)


def _a_unit(draft: Draft, _beside: Id | None) -> None:
    """A role lies in a unit: where the project has none, one is made with it."""
    if not draft.project.all(Unit):
        add_unit(draft)


def _evidence(subject: Subject) -> Sequence[Option]:
    found = subject.project.all(Evidence).values()
    return sorted((Option(e.id, entity_name(e, language())) for e in found), key=lambda option: option.text)


PERSONAS = TablePlan(
    kind=Persona,
    prefix="p",
    make=_new_persona,
    reads=frozenset((Channel, Evidence)),
    words=TableWords(
        title=N_("Personas"),
        add=N_("Add a persona"),
        duplicate=N_("Duplicate personas"),
        move=N_("Move personas"),
        remove=N_("Remove personas"),
        paste=N_("Paste personas"),
        empty=N_(
            "Personas are those who live the journey. Add the first one, or paste a list from a spreadsheet."
        ),
    ),
    columns=(
        name(N_("Rename persona")),
        word("role", N_("Priority"), N_("Change priority"), "persona_role", in_order=True, width=11),
        word("client_kind", N_("Kind"), N_("Change kind"), "journey_kind"),
        Column("devices", N_("Devices"), N_("Change devices"), WordsCell("device"), width=22),
        Column(
            "digital_ease",
            N_("Digital ease"),
            N_("Change digital ease"),
            NumberCell(N_("of 5"), most=5, least=1),
            width=11,
            hint=N_("From 1, not at ease at all, to 5, at ease. Never derived from age."),
        ),
        records("preferred", N_("Prefers"), N_("Change preferred channels"), Channel),
        records("avoided", N_("Avoids"), N_("Change avoided channels"), Channel),
        lines("goals", N_("Goals"), N_("Change goals"), is_bilingual=True, width=24),
        lines("needs", N_("Needs"), N_("Change needs"), is_bilingual=True, width=24),
        lines("constraints", N_("Constraints"), N_("Change constraints"), is_bilingual=True, width=24),
        lines("applications", N_("Applications"), N_("Change applications")),
        lines("products", N_("Products"), N_("Change products")),
        lines("languages", N_("Languages"), N_("Change languages"), width=12),
        word("basis", N_("Basis"), N_("Change basis"), "persona_basis", width=12),
        Column("evidence", N_("Evidence"), N_("Change evidence"), ReferencesCell(Evidence, _evidence), width=20),
    ),
)

UNITS = TablePlan(
    kind=Unit,
    prefix="u",
    make=_new_unit,
    tree="parent",
    reads=frozenset((Unit,)),
    words=TableWords(
        title=N_("Units"),
        add=N_("Add a unit"),
        duplicate=N_("Duplicate units"),
        move=N_("Move units"),
        remove=N_("Remove units"),
        paste=N_("Paste units"),
        tree=N_("As a tree"),
        empty=N_(
            "Units are the departments and outside firms that roles belong to. "
            "Add the first one, or paste a list from a spreadsheet."
        ),
    ),
    columns=(
        name(N_("Rename unit")),
        word("function", N_("Function"), N_("Change function"), "unit_function", width=18),
        unit("parent", N_("Part of"), N_("Change parent")),
        flag("external", N_("External"), N_("Change whether the unit is external")),
    ),
)

ROLES = TablePlan(
    kind=Role,
    prefix="r",
    make=_new_role,
    prepare=_a_unit,
    tree="reports_to",
    reads=frozenset((Unit, Role)),
    words=TableWords(
        title=N_("Roles"),
        add=N_("Add a role"),
        duplicate=N_("Duplicate roles"),
        move=N_("Move roles"),
        remove=N_("Remove roles"),
        paste=N_("Paste roles"),
        tree=N_("Reporting lines"),
        empty=N_(
            "Roles are those who can answer for a stage or a touchpoint. "
            "Add the first one, or paste a list from a spreadsheet."
        ),
    ),
    columns=(
        name(N_("Rename role"), picture=lambda lens, record: lens.chip(record.id)),
        unit("unit", N_("Unit"), N_("Change unit"), ""),
        plain("person", N_("Person"), N_("Change person")),
        flag("placeholder", N_("To be named"), N_("Change whether somebody holds the role"), width=12),
        flag("external", N_("External"), N_("Change whether the role is external")),
        Column("mandate_start", N_("Mandate from"), N_("Change mandate"), DateCell(), width=13),
        Column("mandate_end", N_("Mandate until"), N_("Change mandate"), DateCell(), width=13),
        role("backup", N_("Backup"), N_("Change backup")),
        role("reports_to", N_("Reports to"), N_("Change reporting line")),
        flag("transverse", N_("Transverse"), N_("Change whether the role is transverse"), width=11),
        lines("expertise", N_("Expertise"), N_("Change expertise")),
    ),
)
