"""Every field that a rule or a measure reads can be edited somewhere in the window."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache

import pytest

from journeydesigner.editor.document import Document
from journeydesigner.measures.measuring import measure
from journeydesigner.model import (
    KINDS,
    Assignment,
    Bridge,
    ContinuousRole,
    Emotion,
    Evidence,
    Journey,
    JourneyLink,
    Kind,
    Kpi,
    Opportunity,
    PainPoint,
    ProjectInfo,
    Stage,
    SystemLink,
    Touchpoint,
    Transition,
    Waiver,
)
from journeydesigner.model.values import Value
from journeydesigner.panels.inspector.inspector import PLANS
from journeydesigner.panels.inspector.rows import FormPlan, Row
from journeydesigner.panels.registers.measuring import evidence, kpis
from journeydesigner.panels.registers.repairs import opportunities, pain_points
from journeydesigner.panels.registers.scope import Scope
from journeydesigner.rules.catalogue import catalogue
from tests.builders import sample
from tests.rules.tracking import Tracked

Field = tuple[Kind, str]

NOT_EDITED: Mapping[str, str] = {
    "id": "an id is never shown and never changes",
    "rank": "order is changed by dragging, and by Alt+Up and Alt+Down in tables",
}
ELSEWHERE: Mapping[Field, str] = {
    (Stage, "journey"): "a stage stays in its journey",
    (Touchpoint, "stage"): "dragged on the map (canvas/tools/drag_card)",
    (Transition, "journey"): "a link stays in its journey",
    (Transition, "from_"): "drawn on the map (canvas/tools/draw_link)",
    (Transition, "to"): "its end is dragged on the map (canvas/tools/draw_link)",
    (Opportunity, "journey"): "an opportunity stays in its journey",
    (Kpi, "journey"): "a KPI stays in its journey",
    (Evidence, "journey"): "a source stays in its journey",
    (ProjectInfo, "severity_profile"): "the settings of the rules (panels/rule_settings)",
    (ProjectInfo, "thresholds"): "the settings of the rules (panels/rule_settings)",
    (ProjectInfo, "schema_version"): "the program's own",
    (ProjectInfo, "created"): "the program's own",
    (ProjectInfo, "updated"): "the program's own",
}
BESIDE: Mapping[Kind, str] = {
    Waiver: "the waivers' own panel",
}
"""Kinds whose records have panels of their own."""
INSIDE: Mapping[type[Value], frozenset[str]] = {
    Bridge: frozenset({"by", "identity", "history", "owner"}),
    Emotion: frozenset({"label", "score", "source", "persona"}),
    Assignment: frozenset({"role", "code", "facet", "valid_from", "valid_to"}),
    ContinuousRole: frozenset({"role", "code", "stages"}),
    SystemLink: frozenset({"to", "kind"}),
    JourneyLink: frozenset({"kind", "journey"}),
}
"""What the fields for values inside records edit, each proven by a gesture in test_inspector and test_forms."""


def rows(plan: FormPlan) -> Iterator[Row]:
    """All rows of a form that change something, its title included."""
    if plan.title is not None:
        yield plan.title
    for section in plan.sections:
        yield from (row for row in section.rows if row.act)


@cache
def editable() -> frozenset[Field]:
    """Fields that forms and registers edit."""
    fields = {(kind, row.name.split(".")[0]) for kind, plan in PLANS.items() for row in rows(plan)}
    for make in (pain_points, opportunities, kpis, evidence):
        plan = make(Scope())
        fields |= {(plan.kind, column.field) for column in plan.columns if column.is_editable}
    return frozenset(fields)


def read_by_rules() -> frozenset[Field]:
    """Fields that rules say they read."""
    found: set[Field] = set()
    for rule in catalogue().values():
        found.update((kind, field) for kind in rule.scope for field in rule.own if field in kind.model_fields)
        found.update((kind, field) for kind, fields in rule.reads.items() for field in fields)
    return frozenset(found)


def read_by_measures() -> frozenset[Field]:
    """Fields that measures are seen to read on both samples."""
    found: set[Field] = set()
    for name in ("tourism", "clean"):
        project = sample(name)  # type: ignore[arg-type]
        for journey in project.journeys():
            tracked = Tracked(project, frozenset(KINDS))
            measure(tracked, journey.id)
            found.update((kind, field) for kind, _id, field in tracked.reads)
    return frozenset(found)


def orphans(fields: Iterable[Field]) -> list[str]:
    """Those of the fields that nobody can edit."""
    known = editable() | ELSEWHERE.keys()
    return sorted(
        f"{kind.__name__}.{field}"
        for kind, field in fields
        if (kind, field) not in known and field not in NOT_EDITED and kind not in BESIDE
    )


def test_every_field_that_a_rule_reads_can_be_edited() -> None:
    assert orphans(read_by_rules()) == []


def test_every_field_that_a_measure_reads_can_be_edited() -> None:
    read = read_by_measures()
    assert {(Touchpoint, "channel"), (Kpi, "target"), (Transition, "bridge")} <= read, "the watch is awake"
    assert orphans(read) == []


def test_every_field_of_every_record_can_be_edited() -> None:
    every = ((kind, field) for kind in KINDS for field in kind.model_fields)
    assert orphans(every) == []


def test_a_field_that_nobody_can_edit_is_noticed() -> None:
    assert orphans([(Touchpoint, "colour")]) == ["Touchpoint.colour"]


@pytest.mark.parametrize("kind", INSIDE, ids=lambda kind: kind.__name__)
def test_every_part_of_a_value_can_be_edited(kind: type[Value]) -> None:
    assert set(kind.model_fields) == INSIDE[kind]


@pytest.mark.parametrize("kind", PLANS, ids=lambda kind: kind.__name__)
def test_offering_what_is_shown_changes_nothing(kind: Kind) -> None:
    document = Document(sample("tourism"))
    element = next(iter(document.project.all(kind).values()))
    for row in rows(PLANS[kind]):
        if row.name not in ("emotion.source", "pains") or kind is not Touchpoint:
            draft = document.scratch()
            row.carry(draft, [element.id], row.value(draft.project, element))
            assert draft.get(element.id) == element, row.name


def test_the_kinds_of_the_registers_have_forms() -> None:
    assert {PainPoint, Opportunity, Kpi, Evidence, Journey} <= PLANS.keys()
