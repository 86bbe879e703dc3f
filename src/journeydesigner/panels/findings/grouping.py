"""Puts findings under headings: by severity, by rule, by stage, or by who answers, nobody first. Pure."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from journeydesigner.i18n import N_, _, language
from journeydesigner.model import Id, Journey, Project, Role, Stage, Unit
from journeydesigner.model.info import Severity
from journeydesigner.model.naming import entity_name, name_of
from journeydesigner.panels.findings.places import Places
from journeydesigner.panels.groupings import Grouping
from journeydesigner.rules.finding import Finding

ON_SELECTION = N_("On the selection")
WHOLE_JOURNEY = N_("The whole journey")
ELSEWHERE = N_("Elsewhere in the project")
NOBODY = N_("Nobody")
OUTSIDE = N_("Outside the journeys")


@dataclass(slots=True)
class Group:
    """Findings under one heading. `title` is worded; `key` the same as long as the heading means the same."""

    key: str
    title: str
    severity: Severity | None = None
    findings: list[Finding] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Context:
    """What grouping depends on besides the findings."""

    places: Places
    selected: frozenset[Id] = frozenset()
    journey: Id | None = None
    """The journey shown."""

    @property
    def project(self) -> Project:
        """The project as it stands."""
        return self.places.project


def grouped(findings: Sequence[Finding], by: Grouping, context: Context) -> list[Group]:
    """The findings in their groups, in each in the order given; groups without findings are left out."""
    return _GROUPERS[by](findings, context)


def _by_severity(findings: Iterable[Finding], context: Context) -> list[Group]:
    """On the selection, then the journey shown, then everything else; the check orders them by severity."""
    on, whole, elsewhere = (Group(title, _(title)) for title in (ON_SELECTION, WHOLE_JOURNEY, ELSEWHERE))
    selected, journey = context.selected, context.journey
    for finding in findings:
        if finding.element in selected:
            on.findings.append(finding)
        elif journey is None or finding.journey == journey:
            whole.findings.append(finding)
        else:
            elsewhere.findings.append(finding)
    return [group for group in (on, whole, elsewhere) if group.findings]


def _by_rule(findings: Iterable[Finding], _context: Context) -> list[Group]:
    """The gravest rules first, each with its mark."""
    groups: dict[tuple[str, Severity], Group] = {}
    for finding in findings:
        key = (finding.rule, finding.severity)
        group = groups.get(key)
        if group is None:
            title = f"{finding.rule}  {finding.title()}"
            group = groups[key] = Group(finding.rule, title, finding.severity)
        group.findings.append(finding)
    order = ("error", "warning", "info")
    return sorted(groups.values(), key=lambda group: (order.index(group.severity or "info"), group.key))


def _by_stage(findings: Iterable[Finding], context: Context) -> list[Group]:
    """The journey shown as a whole, its stages from left to right, the other journeys likewise, then the rest."""
    places, project = context.places, context.project
    groups: dict[Id | None, Group] = {}
    shown = sorted(project.journeys(), key=lambda journey: journey.id != context.journey)
    for journey in shown:
        groups[journey.id] = Group(journey.id, _whole(journey, len(shown)))
        for stage in project.stages(journey.id):
            groups[stage.id] = Group(stage.id, _stage_title(places, journey, stage, len(shown)))
    groups[None] = Group("outside", _(OUTSIDE))
    rest = groups[None]
    for finding in findings:
        groups.get(places.stage(finding.element) or finding.journey, rest).findings.append(finding)
    return [group for group in groups.values() if group.findings]


def _whole(journey: Journey, journeys: int) -> str:
    return entity_name(journey, language()) if journeys > 1 else _(WHOLE_JOURNEY)


def _stage_title(places: Places, journey: Journey, stage: Stage, journeys: int) -> str:
    words = places.stage_words(stage.id)
    return f"{entity_name(journey, language())}, {words}" if journeys > 1 else words


def _by_owner(findings: Iterable[Finding], context: Context) -> list[Group]:
    """Nobody first, then the roles that nobody holds yet, then the others, unit by unit."""
    project = context.project
    units = {unit.id: unit for unit in project.children(Unit)}
    order = {id_: n for n, id_ in enumerate(units)}
    roles = sorted(
        project.children(Role), key=lambda role: (not role.placeholder, order.get(role.unit, len(order)))
    )
    groups: dict[Id | None, Group] = {None: Group("nobody", _(NOBODY))}
    for role in roles:
        groups[role.id] = Group(role.id, _role_title(role, units.get(role.unit)))
    return _filled(groups, findings, context.places.owner)


def _role_title(role: Role, unit: Unit | None) -> str:
    parts = [entity_name(role, language())]
    if unit is not None:
        parts.append(entity_name(unit, language()))
    if role.placeholder:
        parts.append(_("to be named"))
    return ", ".join(parts)


def _by_unit(findings: Iterable[Finding], context: Context) -> list[Group]:
    """Nobody first, then the departments in the order of the library."""
    project = context.project
    groups: dict[Id | None, Group] = {None: Group("nobody", _(NOBODY))}
    for unit in project.children(Unit):
        groups[unit.id] = Group(unit.id, name_of(project, unit.id, language()))
    return _filled(groups, findings, context.places.unit)


def _filled(
    groups: Mapping[Id | None, Group], findings: Iterable[Finding], whose: Callable[[Id], Id | None]
) -> list[Group]:
    for finding in findings:
        groups[whose(finding.element)].findings.append(finding)
    return [group for group in groups.values() if group.findings]


_GROUPERS: Mapping[Grouping, Callable[[Sequence[Finding], Context], list[Group]]] = {
    "severity": _by_severity,
    "rule": _by_rule,
    "stage": _by_stage,
    "owner": _by_owner,
    "unit": _by_unit,
}
