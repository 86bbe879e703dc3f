"""Each rule fires where it should and nowhere else, on small journeys given as data."""

from __future__ import annotations

import pytest

from journeydesigner.rules import Check
from journeydesigner.rules.catalogue import catalogue
from tests.rules.small import ON, Case, cases, fired, lacked, small


def test_the_small_project_is_sound() -> None:
    check = Check.fresh(small(), ON)
    assert (check.findings, check.unassessed) == ((), ())


@pytest.mark.parametrize("case", cases(), ids=str)
def test_a_rule_fires_where_it_should(case: Case) -> None:
    project = small(case.given)
    assert fired(project, case.rule) == case.fires
    assert lacked(project, case.rule) == case.lacks


@pytest.mark.parametrize("code", catalogue())
def test_every_rule_has_a_case_where_it_fires(code: str) -> None:
    assert any(case.fires for case in cases() if case.rule == code)


THE_SMALL_PROJECT_IS_THE_NEAR_MISS = {"OWN008", "OWN011"}
"""One field decides: it is empty or it is not."""


@pytest.mark.parametrize("code", sorted(set(catalogue()) - THE_SMALL_PROJECT_IS_THE_NEAR_MISS))
def test_every_other_rule_has_a_near_miss(code: str) -> None:
    assert any(not case.fires for case in cases() if case.rule == code)


def test_cases_are_told_apart() -> None:
    assert len(set(map(str, cases()))) == len(cases())
