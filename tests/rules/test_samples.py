"""On both samples the findings of all 73 rules are those of the reference, persona included."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import Any, Literal

import pytest
import yaml

from journeydesigner.rules import check_project
from journeydesigner.rules.catalogue import catalogue, families
from tests.builders import sample

SampleName = Literal["tourism", "clean"]


def expected(name: str) -> dict[str, Any]:
    """The reference's answer: a date, and by rule where it fires."""
    path = Path(__file__).with_name("expected") / f"{name}.yaml"
    return dict(yaml.safe_load(path.read_text(encoding="utf-8")))


@pytest.mark.parametrize("name", ["tourism", "clean"])
def test_the_findings_of_a_sample_are_those_of_the_reference(name: SampleName) -> None:
    answer = expected(name)
    found: dict[str, list[str]] = {}
    for finding in check_project(sample(name), datetime.date.fromisoformat(answer["date"])):
        where = f"{finding.element}/{finding.persona}" if finding.persona else str(finding.element)
        found.setdefault(finding.rule, []).append(where)
    wanted = {rule: sorted(where) for rule, where in answer["fires"].items()}
    assert {rule: sorted(where) for rule, where in found.items()} == wanted


def test_the_whole_catalogue_is_there() -> None:
    sizes = {family: sum(rule.family == family for rule in catalogue().values()) for family in families()}
    assert sizes == {
        "STR": 10, "OWN": 12, "PHY": 15, "CON": 8, "FLOW": 8, "EMO": 7, "KPI": 6, "EVD": 2, "LNK": 1, "GOV": 4,
    }  # fmt: skip
    assert sum(sizes.values()) == 73


def test_every_finding_of_a_sample_lies_in_its_journey() -> None:
    findings = check_project(sample("tourism"), datetime.date(2026, 11, 22))
    assert {finding.journey for finding in findings} == {"tour"}
