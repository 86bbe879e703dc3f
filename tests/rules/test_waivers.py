"""What becomes of a waiver: it holds, expires, is reopened by what the rule reads, or has lost its ground."""

from __future__ import annotations

import datetime
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journeydesigner.model import Draft, Entity, Id, Kind, Project, Waiver
from journeydesigner.rules import check_project
from journeydesigner.rules.catalogue import catalogue
from journeydesigner.rules.waivers import fingerprint, set_aside, standing, status
from tests.rules.random_edits import FIELDS
from tests.rules.small import ON, Patch, small

NOBODY: Patch = {"s2": {"owner": None}}


def waived(rule: str, element: str, patch: Patch, **fields: Any) -> Project:
    """A project with a waiver set aside as the window does it: with the fingerprint of that moment."""
    before = small(patch).get(Id(element))
    assert before is not None
    seen = fingerprint(rule, before)
    return small({**patch, "w1": {"rule": rule, "element": element, "reason": "Later", "seen": seen, **fields}})


def of(project: Project, on: datetime.date = ON) -> str:
    (waiver,) = project.all(Waiver).values()
    return status(project, waiver, on)


def changed(project: Project, element: str, **fields: Any) -> Project:
    draft = Draft(project)
    entity = draft.get(Id(element))
    assert entity is not None
    draft.update(entity, **fields)
    return draft.project


def test_a_waiver_holds_and_sets_its_finding_aside() -> None:
    project = waived("OWN002", "s2", NOBODY)
    assert of(project) == "holds"
    assert set_aside(project, ON) == {("OWN002", Id("s2"), None)}
    found = check_project(project, ON)
    assert {finding.rule for finding in found} - {finding.rule for finding in standing(found, project, ON)} == {
        "OWN002"
    }


def test_it_holds_until_its_last_day() -> None:
    project = waived("OWN002", "s2", NOBODY, until="2026-12-31")
    assert of(project, datetime.date(2026, 12, 31)) == "holds"
    assert of(project, datetime.date(2027, 1, 1)) == "expired"
    assert set_aside(project, datetime.date(2027, 1, 1)) == frozenset()


def test_a_field_that_the_rule_reads_reopens_it_and_undoing_closes_it() -> None:
    project = waived("OWN002", "s2", NOBODY)
    owned = changed(project, "s2", owner="r1")
    assert of(owned) == "reopened"
    assert of(changed(owned, "s2", owner=None)) == "holds"


def test_another_field_does_not() -> None:
    project = waived("OWN002", "s2", NOBODY)
    assert of(changed(project, "s2", name={"fr": "Autre", "en": "Other"}, intended_worlds="any")) == "holds"


def test_what_the_rule_reads_around_the_element_does_not() -> None:
    """It is the element that was looked at; a finding that comes back through others is of the same key."""
    project = waived("PHY003", "x3", {"x3": {"bridge": None}})
    assert of(changed(project, "t3", channel="c_flyer")) == "holds"


def test_a_waiver_written_by_hand_holds_whatever_becomes_of_the_element() -> None:
    project = waived("OWN002", "s2", NOBODY, seen=None)
    assert of(changed(project, "s2", owner="r1")) == "holds"


def test_a_rule_that_is_no_more() -> None:
    project = small({"w1": {"rule": "OLD999", "element": "s2", "reason": "Later"}})
    assert of(project) == "unknown_rule"
    assert set_aside(project, ON) == frozenset()


@pytest.mark.parametrize(
    "fields", [{"element": "s_gone"}, {"element": "s2", "persona": "p_gone"}, {"element": "s2", "persona": "u1"}]
)
def test_an_element_or_persona_that_is_no_more(fields: dict[str, str]) -> None:
    assert of(small({"w1": {"rule": "OWN002", "reason": "Later", **fields}})) == "element_gone"


def test_a_finding_of_one_persona_is_set_aside_for_that_persona() -> None:
    both: Patch = {
        "j": {"personas": ["p", "p2"]},
        "p": {"devices": []},
        "p2": {"client_kind": "user"},
        "w1": {"rule": "PHY007", "element": "t1", "persona": "p", "reason": "Later"},
    }
    project = small(both)
    found = standing(check_project(project, ON), project, ON)
    assert [f.persona for f in found if (f.rule, f.element) == ("PHY007", "t1")] == ["p2"]


def test_what_changes_its_kind_under_the_same_id_is_another_element() -> None:
    project = waived("STR008", "y1", {})
    draft = Draft(project)
    draft.remove(Id("y1"))
    persona = draft.project.get(Id("p"))
    assert persona is not None
    draft.add(persona.model_copy(update={"id": Id("y1")}))
    assert of(draft.project) == "reopened"


CODES = sorted(catalogue())


@settings(max_examples=200, deadline=None)
@given(st.data())
def test_a_waiver_reopens_exactly_when_a_read_field_differs(data: st.DataObject) -> None:
    rule = catalogue()[data.draw(st.sampled_from(CODES))]
    kind: Kind = data.draw(st.sampled_from([kind for kind in rule.scope if small().all(kind)]))
    element: Entity = data.draw(st.sampled_from(sorted(small().all(kind).values(), key=lambda e: e.id)))
    project = waived(rule.code, element.id, {})
    draft = Draft(project)
    field = data.draw(st.sampled_from(sorted(FIELDS[kind])))
    value = data.draw(FIELDS[kind][field](draft))
    try:
        after = draft.update(element, **{field: value})
    except ValueError:
        return
    is_read = field in rule.own and getattr(after, field) != getattr(element, field)
    assert of(draft.project) == ("reopened" if is_read else "holds")
