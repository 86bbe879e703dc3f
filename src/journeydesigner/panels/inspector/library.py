"""The forms of what journeys share: roles, units, personas and applications."""

from __future__ import annotations

from journeydesigner.i18n import N_, language
from journeydesigner.model import Project, Role, Unit
from journeydesigner.model.naming import entity_name
from journeydesigner.panels.fields.field import Subject
from journeydesigner.panels.fields.system_links import SystemLinksField
from journeydesigner.panels.fields.texts import TextsField
from journeydesigner.panels.inspector.rows import FormPlan, Row, Section
from journeydesigner.panels.inspector.shorthand import (
    channels,
    choice,
    date,
    flag,
    grade,
    many,
    owner,
    pick,
    plain,
    title,
    words,
)
from journeydesigner.panels.options import Option, unit_options, word_options
from journeydesigner.panels.steering_options import all_evidence_options, record_option


def _other_units(subject: Subject) -> list[Option]:
    own = {element.id for element in subject.elements}
    return [option for option in unit_options(subject.project) if option.value not in own]


def _all_units(subject: Subject) -> list[Option]:
    return unit_options(subject.project)


def _unit_name(project: Project, role: Role) -> str:
    unit = project.one(Unit, role.unit)
    return entity_name(unit, language()) if unit else ""


def _evidence(subject: Subject) -> list[Option]:
    return all_evidence_options(subject.project)


def _texts(name: str, label: str, act: str) -> Row:
    return Row(name, label, act, TextsField, is_alone=True, is_wide=True)


ROLE = FormPlan(
    kind=N_("Role"),
    several=N_("{n} roles"),
    title=title(N_("Rename role")),
    subtitle=_unit_name,
    sections=(
        Section(
            "",
            (
                pick("unit", N_("Unit"), N_("Change unit"), _all_units, ""),
                plain("person", N_("Person"), N_("Change person"), is_alone=True),
                flag("placeholder", N_("To be named"), N_("Change whether somebody holds the role")),
                flag("external", N_("External"), N_("Change whether the role is external")),
                owner("backup", N_("Backup"), N_("Change backup")),
                owner("reports_to", N_("Reports to"), N_("Change reporting line")),
            ),
        ),
        Section(
            N_("Mandate"),
            (
                date("mandate_start", N_("Mandate from"), N_("Change mandate")),
                date("mandate_end", N_("Mandate until"), N_("Change mandate")),
                flag("transverse", N_("Transverse"), N_("Change whether the role is transverse")),
                words("expertise", N_("Expertise"), N_("Change expertise")),
            ),
        ),
    ),
)

UNIT = FormPlan(
    kind=N_("Unit"),
    several=N_("{n} units"),
    title=title(N_("Rename unit")),
    sections=(
        Section(
            "",
            (
                choice("function", N_("Function"), N_("Change function"), "unit_function"),
                pick("parent", N_("Part of"), N_("Change parent"), _other_units),
                flag("external", N_("External"), N_("Change whether the unit is external")),
            ),
        ),
    ),
)

PERSONA = FormPlan(
    kind=N_("Persona"),
    several=N_("{n} personas"),
    title=title(N_("Rename persona")),
    sections=(
        Section(
            "",
            (
                choice("role", N_("Priority"), N_("Change priority"), "persona_role"),
                choice("client_kind", N_("Kind"), N_("Change kind"), "journey_kind"),
                choice("basis", N_("Basis"), N_("Change basis"), "persona_basis"),
                grade(
                    "digital_ease",
                    N_("Digital ease"),
                    N_("Change digital ease"),
                    hint=N_("1 is not at ease at all, 5 at ease."),
                ),
                many("devices", N_("Devices"), N_("Change devices"), lambda _subject: word_options("device")),
                channels("preferred", N_("Prefers"), N_("Change preferred channels")),
                channels("avoided", N_("Avoids"), N_("Change avoided channels")),
            ),
        ),
        Section(
            N_("Who they are"),
            (
                _texts("goals", N_("Goals"), N_("Change goals")),
                _texts("needs", N_("Needs"), N_("Change needs")),
                _texts("constraints", N_("Constraints"), N_("Change constraints")),
            ),
        ),
        Section(
            N_("Context"),
            (
                words("applications", N_("Applications"), N_("Change applications")),
                words("products", N_("Products"), N_("Change products")),
                words("languages", N_("Languages"), N_("Change languages")),
                many("evidence", N_("Evidence"), N_("Change evidence"), _evidence, N_("No source"), record_option),
            ),
        ),
    ),
)

SYSTEM = FormPlan(
    kind=N_("Application"),
    several=N_("{n} applications"),
    title=title(N_("Rename application")),
    sections=(
        Section(
            "",
            (
                pick("unit", N_("Unit"), N_("Change unit"), _all_units, N_("No unit")),
                choice("kind", N_("Kind"), N_("Change kind"), "system_kind"),
                plain(
                    "identity_domain",
                    N_("One account"),
                    N_("Change account"),
                    hint=N_("Applications with the same word here share one account."),
                ),
            ),
        ),
        Section(
            N_("Linked applications"),
            (
                Row(
                    "links",
                    N_("Linked applications"),
                    N_("Change links of the application"),
                    SystemLinksField,
                    is_alone=True,
                    is_wide=True,
                ),
            ),
        ),
    ),
)
