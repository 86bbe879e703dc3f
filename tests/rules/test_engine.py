"""The check as a whole: order, severities, settings of the project, families, and a rule that breaks down."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from journeydesigner.model import Delta, Entity, Id, Project, Stage
from journeydesigner.rules import Check, check_project
from journeydesigner.rules.catalogue import UnknownFamily, catalogue
from journeydesigner.rules.engine import SEVERITIES
from journeydesigner.rules.finding import Found
from journeydesigner.rules.order import Places
from journeydesigner.rules.rule import Rule, rule
from journeydesigner.rules.view import View
from tests.builders import sample
from tests.rules.small import ON, Patch, cases, small

FAULTY: Patch = {
    "j": {"owner": None, "sponsor": None},
    "s1": {"owner": None},
    "s2": {"owner": None},
    "x3": {"bridge": None},
    "c_desk": {"counterparts": []},
    "y1": {"unit": None},
    "o1": {"owner": None},
}


def places(project: Project, **options: Any) -> list[tuple[str, str, str]]:
    return [(f.severity, f.rule, f.element) for f in check_project(project, ON, **options)]


def test_the_panel_lists_by_severity_then_along_the_journey() -> None:
    assert places(small(FAULTY)) == [
        ("error", "OWN001", "j"),
        ("error", "OWN002", "s1"),
        ("error", "OWN003", "t1"),
        ("error", "OWN003", "t2"),
        ("error", "OWN002", "s2"),
        ("error", "OWN003", "t3"),
        ("error", "PHY003", "x3"),
        ("error", "OWN003", "t4"),
        ("warning", "OWN008", "j"),
        ("info", "OWN012", "y1"),
        ("info", "PHY010", "c_desk"),
        ("info", "OWN011", "o1"),
    ]


def test_the_whole_comes_before_its_parts_and_left_before_right() -> None:
    project = small(FAULTY)
    order = ["j", "s1", "t1", "x1", "t2", "s2", "t3", "x3", "t4"]
    found = [Places(project).of(Id(id_), None) for id_ in order]
    assert found == sorted(found)


def test_what_names_a_stage_as_its_touchpoint_lies_nowhere() -> None:
    found = check_project(small({**FAULTY, "n1": {"touchpoint": "s1"}}), ON)
    errors = [(f.rule, f.element) for f in found if f.severity == "error"]
    assert errors[-1] == ("STR008", "n1")


def test_journeys_are_listed_one_after_the_other() -> None:
    second: Patch = {"j": {"owner": None, "rank": "a5"}, "j2": {"kind": "user", "sponsor": "r1", "rank": "a1"}}
    assert [place for place in places(small(second)) if place[1] == "OWN001"] == [
        ("error", "OWN001", "j2"),
        ("error", "OWN001", "j"),
    ]


def test_every_finding_has_a_key_of_its_own() -> None:
    for project in (sample("tourism"), small(FAULTY), *(small(case.given) for case in cases())):
        keys = [finding.key for finding in check_project(project, ON)]
        assert len(set(keys)) == len(keys)


def test_a_channel_s_finding_lies_in_the_first_journey_that_uses_it() -> None:
    second: Patch = {
        "c_desk": {"counterparts": []},
        "j2": {"kind": "user", "owner": "r1", "sponsor": "r1", "rank": "a0"},
        "s8": {"journey": "j2", "owner": "r1", "intended_worlds": "physical_only"},
        "t8": {"stage": "s8", "channel": "c_flyer", "alt": ["c_desk"]},
    }
    assert [f.journey for f in check_project(small(second), ON) if f.element == "c_desk"] == ["j2"]


def test_what_lies_in_no_journey_has_none() -> None:
    broken: Patch = {"r2": {"unit": "u_ghost"}}
    assert [(f.rule, f.journey) for f in check_project(small(broken), ON)] == [("STR008", None)]


def test_counts_and_elements_agree_with_the_findings() -> None:
    check = Check.fresh(small(FAULTY), ON)
    assert check.counts == {"error": 8, "warning": 1, "info": 3}
    listed = [finding.key for entity in check.project for finding in check.of(entity.id)]
    assert set(listed) == {finding.key for finding in check.findings}
    assert len(listed) == len(check.findings)
    assert [f.severity for f in check.of(Id("j"))] == ["error", "warning"]


def test_a_family_alone() -> None:
    assert {code[:3] for _, code, _ in places(small(FAULTY), families=["PHY"])} == {"PHY"}
    assert places(small(FAULTY), families=[]) == []


def test_an_unknown_family_is_refused_with_those_there_are() -> None:
    with pytest.raises(UnknownFamily, match="XYZ: choose among STR, OWN, PHY"):
        check_project(small(), ON, ["XYZ"])


def profile(**severities: str) -> Patch:
    return {**FAULTY, "i": {"severity_profile": [{"rule": r, "severity": s} for r, s in severities.items()]}}


def test_the_project_says_how_severe_a_rule_is() -> None:
    changed = small(profile(OWN001="info", OWN008="error", GONE99="error"))
    assert [s for s, code, _ in places(changed) if code == "OWN001"] == ["info"]
    assert [s for s, code, _ in places(changed) if code == "OWN008"] == ["error"]


def test_a_rule_that_is_off_is_not_run(monkeypatch: pytest.MonkeyPatch) -> None:
    assert "OWN003" not in {code for _, code, _ in places(small(profile(OWN003="off")))}
    with_bad_rule(monkeypatch)
    assert "BAD001" not in {code for _, code, _ in places(small(profile(BAD001="off")))}


@pytest.mark.parametrize("severity", [*SEVERITIES, "off"])
def test_changing_the_profile_is_an_edit_like_any_other(severity: str) -> None:
    before, after = small(FAULTY), small(profile(OWN003=severity))
    delta = _difference(before, after)
    for one, other, step in ((before, after, delta), (after, before, delta.inverse())):
        assert Check.fresh(one, ON).update(one, other, step).findings == Check.fresh(other, ON).findings


def _difference(before: Project, after: Project) -> Delta:
    return Delta.of({entity.id: (before.get(entity.id), entity) for entity in after})


@rule("BAD001", severity="error", scope=Stage, own="name", title="Bad", message="Bad")
def bad(_: View, stage: Entity) -> Iterator[Found]:
    """Breaks down on s2, and only after it has said something."""
    yield Found(())
    if stage.id == "s2":
        raise ZeroDivisionError("boom")


def with_bad_rule(monkeypatch: pytest.MonkeyPatch) -> None:
    rules: dict[str, Rule] = {"BAD001": bad, **catalogue()}
    monkeypatch.setattr("journeydesigner.rules.engine.rules_of", lambda _: tuple(rules.values()))


def test_a_rule_that_breaks_down_is_a_finding_and_stops_no_other(monkeypatch: pytest.MonkeyPatch) -> None:
    healthy = places(small(FAULTY))
    with_bad_rule(monkeypatch)
    check = Check.fresh(small(FAULTY), ON)
    broken = [f for f in check.findings if f.rule == "BAD001"]
    assert [(f.element, f.failed, f.severity) for f in broken] == [("s1", False, "error"), ("s2", True, "error")]
    assert broken[1].text(check.project) == (
        "Rule BAD001 could not be evaluated here (ZeroDivisionError): its verdict is unknown."
    )
    assert [f for f in places(small(FAULTY)) if f[1] != "BAD001"] == healthy
    assert check.fixes(broken[1]) == ()


def test_a_journey_without_anything_and_one_that_is_all_broken_are_checked() -> None:
    nothing = ("s1", "s2", "t1", "t2", "t3", "t4", "t9", "x1", "x2", "x3", "o1", "k_s1", "k_s2")
    empty = check_project(small(dict.fromkeys(nothing)), ON)
    assert {f.element for f in empty} <= {"j"}
    assert not [f for f in empty if f.failed]
    headless = small(dict.fromkeys(("j", "r1", "u1", "c_site", "c_desk", "s2", "t2")))
    assert "STR008" in {f.rule for f in check_project(headless, ON)}
    assert not [f for f in check_project(headless, ON) if f.failed]
