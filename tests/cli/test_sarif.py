"""`check --format sarif`: valid by the schema of OASIS, complete, and the same tomorrow."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from sarif_kit.validate import validation_errors

from journeydesigner.rules.catalogue import catalogue, rules_of
from tests.cli.running import CLEAN, TOURISM, jd
from tests.cli.waived import HOSTILE, ON, hostile_file, waived_file

AT = ("--on", "2026-11-22")


def run_of(*words: object) -> dict[str, Any]:
    """The one run of a report, valid by the schema."""
    done = jd("check", *words, "--format", "sarif")
    assert done.stderr == ""
    log = json.loads(done.stdout)
    assert validation_errors(log) == []
    assert log["version"] == "2.1.0"
    (run,) = log["runs"]
    assert run["invocations"][0]["exitCode"] == done.returncode
    return dict(run)


def findings_of(*words: object) -> dict[str, Any]:
    return dict(json.loads(jd("check", *words, "--format", "json").stdout))


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("file", [TOURISM, CLEAN])
def test_every_finding_is_a_result(file: Path, language: str) -> None:
    words = (file, *AT, "--lang", language)
    run, told = run_of(*words), findings_of(*words)
    levels = {"error": "error", "warning": "warning", "info": "note"}
    expected = [(f["rule"], levels[f["severity"]], f["message"], f["element"]) for f in told["findings"]]
    judged = [r for r in run["results"] if r.get("kind") != "open"]
    assert [
        (r["ruleId"], r["level"], r["message"]["text"], r["locations"][0]["logicalLocations"][0]["name"])
        for r in judged
    ] == expected
    assert run["language"] == run["tool"]["driver"]["language"] == language
    assert run["properties"]["counts"] == told["counts"]
    assert run["properties"]["measures"] == told["measures"]


def test_what_is_not_assessable_is_open() -> None:
    run, told = run_of(TOURISM, *AT), findings_of(TOURISM, *AT)
    still_open = [r for r in run["results"] if r.get("kind") == "open"]
    assert [(r["ruleId"], r["level"], r["message"]["text"]) for r in still_open] == [
        (said["rule"], "none", said["reason"]) for said in told["not_assessable"]
    ]


def test_rules_explain_themselves() -> None:
    rules = run_of(TOURISM, *AT, "--lang", "fr")["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == list(catalogue())
    phy = next(rule for rule in rules if rule["id"] == "PHY003")
    assert phy["shortDescription"]["text"] == "Passage physique → numérique sans passerelle"
    assert phy["help"]["markdown"].startswith("# PHY003 · ")
    assert "**" not in phy["help"]["text"]
    assert phy["defaultConfiguration"]["level"] == "error"


def test_only_rules_of_the_families_asked_for_are_there_and_results_point_to_them() -> None:
    run = run_of(TOURISM, *AT, "--family", "OWN,PHY")
    rules = run["tool"]["driver"]["rules"]
    assert {rule["properties"]["family"] for rule in rules} == {"OWN", "PHY"}
    assert all(rules[result["ruleIndex"]]["id"] == result["ruleId"] for result in run["results"])


def test_a_location_names_the_file_the_line_and_the_element() -> None:
    (result,) = (r for r in run_of(TOURISM, *AT)["results"] if r["ruleId"] == "PHY014")
    (location,) = result["locations"]
    (logical,) = location["logicalLocations"]
    assert logical == {"name": "t19", "fullyQualifiedName": "tour/s5/t19", "kind": "touchpoint"}
    assert location["message"]["text"].endswith(" › Advice at the office desk")
    physical = location["physicalLocation"]
    assert physical["artifactLocation"]["uri"] == TOURISM.as_uri()
    line = TOURISM.read_text("utf-8").splitlines()[physical["region"]["startLine"] - 1]
    assert "t19" in line


def test_a_document_has_no_lines(tmp_path: Path) -> None:
    file = tmp_path / "tour.journey"
    assert jd("import", TOURISM, "--into", file).returncode == 0
    results = run_of(file, *AT)["results"]
    assert results
    assert all("region" not in r["locations"][0]["physicalLocation"] for r in results)


def test_a_relative_file_stays_relative(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("été 1.yaml").write_text(CLEAN.read_text("utf-8"), "utf-8")
    assert run_of("été 1.yaml", *AT)["artifacts"][0]["location"]["uri"] == "%C3%A9t%C3%A9%201.yaml"


def test_a_fingerprint_is_of_its_finding_alone_and_survives_a_renaming(tmp_path: Path) -> None:
    file = tmp_path / "a.yaml"
    prints = []
    for text in (TOURISM.read_text("utf-8"), TOURISM.read_text("utf-8").replace("Booking", "Ordering")):
        file.write_text(text, "utf-8")
        results = run_of(file, *AT)["results"]
        prints.append([json.dumps([r["fingerprints"], r["partialFingerprints"]]) for r in results])
        assert len(set(prints[-1])) == len(results)
    assert prints[0] == prints[1]


def test_a_waiver_suppresses_with_its_reason(tmp_path: Path) -> None:
    run = run_of(waived_file(tmp_path), "--on", ON, "--family", "OWN")
    suppressed = [r for r in run["results"] if r["suppressions"]]
    assert [r["ruleId"] for r in suppressed] == ["OWN001"]
    assert suppressed[0]["suppressions"] == [
        {
            "kind": "inSource",
            "status": "accepted",
            "justification": "known | by `all`",
            "properties": {"by": "Ger", "date": "2026-10-01", "until": "2026-12-01"},
        }
    ]
    told = run["invocations"][0]["toolConfigurationNotifications"]
    assert [note["locations"][0]["logicalLocations"][0]["name"] for note in told] == ["cln", "s1", "cln", "gone"]
    assert "expired" in told[0]["message"]["text"]


def test_what_a_profile_changes_is_an_override() -> None:
    run = run_of(CLEAN, *AT, "--profile", "strict")
    overrides = run["invocations"][0]["ruleConfigurationOverrides"]
    changed = {o["descriptor"]["id"]: o["configuration"]["level"] for o in overrides}
    assert changed["OWN009"] == "warning"
    assert changed["OWN008"] == "error"
    assert "OWN001" not in changed
    assert run_of(CLEAN, *AT)["invocations"][0]["ruleConfigurationOverrides"] == []


def test_a_rule_that_breaks_down_is_told_of_the_run(monkeypatch: pytest.MonkeyPatch) -> None:
    def breaks(*_: object) -> None:
        raise ZeroDivisionError

    chosen = tuple(replace(r, check=breaks) if r.code == "OWN008" else r for r in rules_of(["OWN"]))
    monkeypatch.setattr("journeydesigner.rules.engine.rules_of", lambda _: chosen)
    run = run_of(CLEAN, *AT, "--family", "OWN")
    (invocation,) = run["invocations"]
    assert invocation["executionSuccessful"] is False
    (note,) = invocation["toolExecutionNotifications"]
    assert (note["level"], note["associatedRule"]["id"]) == ("error", "OWN008")
    assert "ZeroDivisionError" in note["message"]["text"]
    assert not any(r["ruleId"] == "OWN008" for r in run["results"])


def test_names_are_neither_links_nor_places(tmp_path: Path) -> None:
    run = run_of(hostile_file(tmp_path), "--on", ON)
    texts = [result["message"]["text"] for result in run["results"]]
    texts += [result["locations"][0]["message"]["text"] for result in run["results"]]
    texts += [note["message"]["text"] for note in run["invocations"][0]["toolConfigurationNotifications"]]
    named = [text for text in texts if "<script>" in text]
    assert named
    for text in named:
        assert "{{0}}" in text
        assert "](" not in text
        assert "\n" not in text
    (suppressed,) = (r for r in run["results"] if r["suppressions"])
    assert suppressed["suppressions"][0]["justification"].replace("\n", " ") == HOSTILE
