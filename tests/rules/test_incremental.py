"""What the check carries along from edit to edit equals what a check from scratch finds."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journeydesigner.model import Delta, Draft, Id, Journey, Kpi, Project, Role, Touchpoint
from journeydesigner.rules import Check
from journeydesigner.rules.catalogue import catalogue
from tests.builders import sample
from tests.rules.random_edits import FIELDS, edit
from tests.rules.small import ON, Case, Patch, cases, small

SECOND: Patch = {
    "i": {"severity_profile": []},
    "j2": {"kind": "user", "personas": ["p"], "rank": "a0"},
    "s8": {"journey": "j2", "owner": "r2"},
    "t8": {"stage": "s8", "channel": "c_desk", "systems": ["y1"], "entry": True, "promise": "contradicts"},
    "n1": {"touchpoint": "t3"},
    "y2": {},
    "w1": {"rule": "OWN002", "element": "s1", "persona": "p", "reason": "Later"},
    "k1": {"journey": "j", "metric": "nps", "direction": "up", "scope": "stage:s1"},
    "e1": {"journey": "j", "type": "log", "date": "2026-01-01", "covers": ["t1", "x1"]},
}


def test_random_edits_change_whatever_rules_read() -> None:
    """But for the unit of a KPI, plain text that STR008 names along with the unit of a role."""
    known = {(kind, field) for kind, fields in FIELDS.items() for field in fields}
    for rule in catalogue().values():
        own = ((kind, field) for kind in rule.scope for field in rule.own if field in kind.model_fields)
        around = ((kind, field) for kind, fields in rule.reads.items() for field in fields)
        read = {(kind, field) for kind, field in (*own, *around) if field != "id"} - {(Kpi, "unit")}
        assert read <= known, rule.code


def follow(project: Project, data: st.DataObject, edits: int) -> None:
    """Edit again and again; after each edit both checks must say the same, in the same order."""
    check = Check.fresh(project, ON)
    for _ in range(edits):
        draft = Draft(project)
        edit(draft, data)
        after, delta = draft.project, draft.delta()
        before, check = check, check.update(project, after, delta)
        fresh = Check.fresh(after, ON)
        unchanged = {e.id for e in (*project, *after)} - check.changed if check.changed is not None else ()
        assert all(check.of(element) == before.of(element) for element in unchanged)
        assert check.findings == fresh.findings
        assert not any(finding.failed for finding in fresh.findings)
        assert check.counts == fresh.counts
        assert all(check.of(element) == fresh.of(element) for element in delta.changes)
        assert check.unassessed == fresh.unassessed
        project = after


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_carried_along_equals_fresh_on_small_projects(data: st.DataObject) -> None:
    follow(small(SECOND), data, 4)


@settings(max_examples=20, deadline=None)
@given(st.data())
def test_carried_along_equals_fresh_on_the_sample(data: st.DataObject) -> None:
    follow(sample("tourism"), data, 3)


@pytest.mark.parametrize("case", cases(), ids=str)
def test_carried_along_equals_fresh_on_the_way_to_every_case_and_back(case: Case) -> None:
    start, end = small(), small(case.given)
    steps = [(id_, start.get(Id(id_)), end.get(Id(id_))) for id_ in case.given]
    way = [*((i, a, b) for i, a, b in steps), *((i, b, a) for i, a, b in steps)]
    project, check = start, Check.fresh(start, ON)
    for id_, old, new in way:
        delta = Delta.of({Id(id_): (old, new)})
        after = project.apply(delta)
        check = check.update(project, after, delta)
        fresh = Check.fresh(after, ON)
        assert (check.findings, check.unassessed) == (fresh.findings, fresh.unassessed)
        project = after
    assert (check.findings, check.unassessed) == ((), ())


@settings(max_examples=40, deadline=None)
@given(st.data())
def test_undoing_brings_the_findings_back(data: st.DataObject) -> None:
    project = small(SECOND)
    before = Check.fresh(project, ON)
    draft = Draft(project)
    edit(draft, data)
    there = before.update(project, draft.project, draft.delta())
    back = there.update(draft.project, project, draft.delta().inverse())
    assert back.findings == before.findings


def test_an_edit_that_no_rule_reads_runs_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    project = small()
    check = Check.fresh(project, ON)
    draft = Draft(project)
    draft.update(draft.one(Touchpoint, Id("t1")), duration_min=5, place="home", thought={"fr": "Ah", "en": "Ah"})
    draft.update(draft.one(Role, Id("r1")), person="Ana")
    monkeypatch.setattr("journeydesigner.rules.engine.run", _forbidden)
    assert check.update(project, draft.project, draft.delta()).findings == ()


def _forbidden(*_: object) -> None:
    raise AssertionError("a rule was run")


def test_naming_the_pilot_runs_the_rules_of_the_journey_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    from journeydesigner.rules import engine

    project = small({"j": {"owner": None}})
    check = Check.fresh(project, ON)
    draft = Draft(project)
    draft.update(draft.one(Journey, Id("j")), owner="r1")
    looked_at = []

    def run(rule, severity, view, elements):  # type: ignore[no-untyped-def]
        chosen = list(elements)
        looked_at.extend(chosen)
        return original(rule, severity, view, chosen)

    original = engine.run
    monkeypatch.setattr(engine, "run", run)
    assert check.update(project, draft.project, draft.delta()).findings == ()
    assert {entity.id for entity in looked_at} == {"j"}


def test_a_change_that_went_by_unseen_is_caught_up_with() -> None:
    first = small()
    check = Check.fresh(first, ON)
    unseen = Draft(first)
    unseen.update(unseen.one(Journey, Id("j")), owner=None)
    seen = Draft(unseen.project)
    seen.update(seen.one(Journey, Id("j")), sponsor=None)
    late = check.update(unseen.project, seen.project, seen.delta())
    assert {finding.rule for finding in late.findings} == {"OWN001", "OWN008"}


def test_a_check_is_a_value_that_later_edits_do_not_touch() -> None:
    project = small({"j": {"owner": None}})
    check = Check.fresh(project, ON)
    draft = Draft(project)
    draft.update(draft.one(Journey, Id("j")), owner="r1")
    check.update(project, draft.project, draft.delta())
    assert [finding.rule for finding in check.findings] == ["OWN001"]


def test_the_day_of_the_check_is_kept() -> None:
    later = datetime.date(2027, 1, 1)
    project = small({"s2": {"owner": "r1"}})
    check = Check.fresh(project, later)
    draft = Draft(project)
    draft.update(draft.one(Journey, Id("j")), owner="r_temp", review_date=None)
    after = check.update(project, draft.project, draft.delta())
    assert after.on == later
    assert [finding.rule for finding in after.findings] == ["OWN005"]
