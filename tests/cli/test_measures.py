"""`check --format json` gives the measures of every journey, whatever rules are asked for."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from journeydesigner.exchange import dump_yaml
from tests.builders import sample
from tests.cli.running import CLEAN, TOURISM, jd, jd_process
from tests.measures.test_samples import expected

EMPTY = """\
format: journeydesigner/1
project: {id: prj, title: {en: Empty}, language: en}
journeys:
- {id: j, name: {en: Empty}, kind: user}
"""


def measures(*words: object) -> dict[str, Any]:
    done = jd("check", *words, "--format", "json")
    assert done.stderr == ""
    return dict(json.loads(done.stdout)["measures"])


@pytest.mark.parametrize(("file", "journey", "name"), [(TOURISM, "tour", "tourism"), (CLEAN, "cln", "clean")])
def test_the_measures_of_a_sample(file: Path, journey: str, name: str) -> None:
    assert measures(file) == {journey: expected(name)}
    assert measures(file, "--family", "OWN") == {journey: expected(name)}


def test_the_program_itself_tells_them_without_a_window() -> None:
    done = jd_process("check", TOURISM, "--format", "json", "--on", "2026-11-22", without_qt=True)
    assert (done.returncode, done.stderr) == (1, "")
    assert json.loads(done.stdout)["measures"]["tour"] == expected("tourism")


def test_a_document_gives_the_same_as_its_text(tmp_path: Path) -> None:
    document = tmp_path / "tour.journey"
    assert jd("import", TOURISM, "--into", document).returncode == 0
    assert measures(document) == {"tour": expected("tourism")}


def test_a_file_without_a_journey_has_none_and_an_empty_journey_has_null(tmp_path: Path) -> None:
    assert jd("new", tmp_path / "a.journey").returncode == 0
    assert measures(tmp_path / "a.journey") == {}
    file = tmp_path / "b.yaml"
    file.write_text(EMPTY, "utf-8")
    found = measures(file)["j"]
    assert found["ownership_coverage"] == {"journey": 0, "stages": None, "touchpoints": None, "handovers": None}
    assert (found["continuity_score"], found["imbalance"], found["main_path"]) == (1.0, None, [])


def test_immense_figures_stay_json(tmp_path: Path) -> None:
    file = tmp_path / "a.yaml"
    text = dump_yaml(sample("clean"))
    file.write_text(
        text.replace("baseline: ", "baseline: -1.0e+308 #").replace("target: ", "target: 1.0e+308 #"), "utf-8"
    )
    said = jd("check", file, "--format", "json").stdout
    assert "NaN" not in said
    assert "Infinity" not in said
    assert 0 <= measures(file)["cln"]["local_attainment"] <= 1
