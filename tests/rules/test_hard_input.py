"""What no map should look like: the rules say something clear of it, in time, and none breaks down."""

from __future__ import annotations

import pytest

from journeydesigner.i18n import LANGUAGES
from journeydesigner.model import Id, Journey, Project, Stage
from journeydesigner.rules import Check
from journeydesigner.rules.circles import FARTHEST
from tests.benchmarks.make_project import make_project
from tests.rules.small import ON, Patch, small

RING = 2 * FARTHEST
HUGE = {"baseline": -1e308, "target": 1e308, "current": 1e308}


def ring() -> Project:
    """Journeys that each show the next one in detail, and the last one the first."""
    name = {"fr": "Tour", "en": "Round"}
    fields = [(Id(f"j{n}"), Id(f"j{(n + 1) % RING}"), Id(f"s{n}")) for n in range(RING)]
    journeys = (
        Journey.model_validate({"id": j, "rank": "a0", "name": name, "kind": "user"}) for j, _, _ in fields
    )
    stages = (
        Stage.model_validate({"id": s, "rank": "a0", "name": name, "journey": j, "sub_journey": following})
        for j, following, s in fields
    )
    return Project.of([small().info, *journeys, *stages])


HARD: dict[str, Patch] = {
    "a journey without stages": {"j2": {"kind": "customer_b2c", "horizon": "lifecycle"}},
    "a KPI at the end of all numbers": {"k_s1": {"metric": "nps", **HUGE}, "k_all": {"metric": "roi", **HUGE}},
    "a mandate that ends before it begins": {
        "s2": {"owner": "r_temp"},
        "r_temp": {"mandate_start": "2030-01-01", "mandate_end": "2020-01-01"},
    },
    "shares that add up to nothing": {"x2": {"kind": "choice", "p": 0.0}},
    "a waiver for a rule that is no more": {"w1": {"rule": "OLD001", "element": "s1", "reason": "Later"}},
    "a waiver until the first of days": {
        "w1": {"rule": "OWN002", "element": "s1", "reason": "Later", "until": "0001-01-01"}
    },
    "evidence of the first of days": {"e_log": {"date": "0001-01-01"}},
    "a loop of sub-journeys": {
        "j2": {"kind": "user"},
        "s1": {"sub_journey": "j2"},
        "s8": {"journey": "j2", "sub_journey": "j"},
    },
    "everything points nowhere": {
        "s1": {"journey": "j_gone", "owner": "r_gone", "personas": ["p_gone"], "sub_journey": "u1"},
        "t1": {"stage": "t2", "channel": "s1", "alt": ["c_gone"], "systems": ["y_gone"]},
        "x1": {"from": "s1", "to": "x1", "journey": "t1"},
        "k_s1": {"scope": "touchpoint:s1", "owner": "u1"},
        "o1": {"touchpoints": ["s1"], "pains": ["t1"]},
        "n1": {"touchpoint": "s1"},
        "j": {"owner": "u1", "personas": ["c_site"], "continuous_roles": [{"role": "u1", "code": "C"}]},
    },
}


def shown(project: Project) -> Check:
    """The check, after every sentence it has to say has been worded in both languages."""
    check = Check.fresh(project, ON)
    for said in (*check.findings, *check.unassessed):
        assert all(said.text(project, language) for language in LANGUAGES)
    assert not any(finding.failed for finding in check.findings)
    return check


@pytest.mark.parametrize("what", HARD)
def test_every_rule_survives(what: str) -> None:
    check = shown(small(HARD[what]))
    for finding in check.findings:
        assert all(
            fix.label.text(check.project, language) for fix in check.fixes(finding) for language in LANGUAGES
        )


def test_a_mandate_that_ends_before_it_begins_is_said_so() -> None:
    check = shown(small(HARD["a mandate that ends before it begins"]))
    (said,) = (finding.text(check.project, "en") for finding in check.findings if finding.rule == "OWN005")
    dates = "would end on 1 January 2020, before it begins on 1 January 2030"
    assert said == f"R_TEMP's mandate {dates}: one of the dates is wrong."


def test_an_impossible_value_is_written_as_people_write_it() -> None:
    check = shown(small({"k_s1": {"metric": "nps", "current": 1e308}, "k_s2": {"metric": "ces", "current": 7.5}}))
    said = {f.element: f for f in check.findings if f.rule == "KPI006"}
    assert said[Id("k_s1")].text(check.project, "en") == "1e+308 is impossible for NPS."
    assert said[Id("k_s2")].text(check.project, "fr").startswith("7,5 est impossible pour ")


def test_a_ring_of_journeys_is_told_of_each() -> None:
    check = shown(ring())
    found = [finding for finding in check.findings if finding.rule == "STR010"]
    assert len(found) == RING
    assert max(len(finding.text(check.project, "en")) for finding in found) < 200


def test_ten_thousand_touchpoints_in_one_stage_are_judged() -> None:
    check = Check.fresh(make_project(10_000, stages=1), ON)
    assert check.findings
    assert not any(finding.failed for finding in check.findings)
