"""`check`: findings as text and JSON, exit codes, dates, families, waivers, languages."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from journeydesigner.exchange import dump_yaml
from tests.builders import sample
from tests.cli.running import CLEAN, TOURISM, jd, refusal


def report(*words: object) -> dict[str, Any]:
    done = jd("check", *words, "--format", "json")
    assert done.stderr == ""
    return dict(json.loads(done.stdout), code=done.returncode)


def test_json_has_the_shape_of_the_contract() -> None:
    found = report(TOURISM, "--on", "2026-11-22", "--family", "OWN,PHY")
    assert list(found) == [
        "file", "on", "findings", "counts", "measures", "not_assessable", "waivers", "profile", "code",
    ]  # fmt: skip
    assert (found["file"], found["on"], found["code"]) == (str(TOURISM), "2026-11-22", 1)
    for finding in found["findings"]:
        assert list(finding) == [
            "rule", "severity", "journey", "element", "persona", "message", "waived", "failed",
        ]  # fmt: skip
        assert finding["rule"][:3] in ("OWN", "PHY")
        assert finding["waived"] is False
    assert list(found["counts"]) == ["error", "warning", "info"]
    assert sum(found["counts"].values()) == len(found["findings"])
    first = found["findings"][0]
    assert (first["rule"], first["severity"], first["journey"], first["element"]) == (
        "OWN001",
        "error",
        "tour",
        "tour",
    )
    assert {f["persona"] for f in found["findings"] if f["rule"] == "PHY007"} == {"p_henri"}


def test_exit_code_tells_whether_an_error_stands() -> None:
    assert jd("check", TOURISM, "--on", "2026-11-22").returncode == 1
    done = jd("check", CLEAN, "--on", "2026-11-22")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.splitlines()[-1] == "0 errors, 0 warnings, 0 infos"


def test_text_is_grouped_by_journey_with_errors_first() -> None:
    lines = jd("check", TOURISM, "--on", "2026-11-22", "--family", "OWN,PHY").stdout.splitlines()
    assert lines[0].endswith("tourism_destination.yaml, checked for 2026-11-22")
    assert lines[2] == "A family week in the Orvanne country"
    severities = [line.split()[0] for line in lines[3:] if line.startswith("  ")]
    assert severities == sorted(severities, key=["error", "warning", "info"].index)
    assert lines[-1].startswith("5 errors, ")


def test_french_words() -> None:
    done = jd("check", TOURISM, "--on", "2026-11-22", "--family", "OWN,PHY", "--lang", "fr")
    assert "Une semaine en famille au Pays d'Orvanne" in done.stdout
    assert "  erreur " in done.stdout
    assert done.stdout.splitlines()[-1].startswith("5 erreurs, ")
    by_session = jd("check", CLEAN, language="fr_FR.UTF-8")
    assert by_session.stdout.splitlines()[-1] == "0 erreur, 0 alerte, 0 info"


def test_the_date_decides() -> None:
    late = report(TOURISM, "--on", "2030-01-01", "--family", "OWN")
    early = report(TOURISM, "--on", "2026-11-22", "--family", "OWN")
    assert late["on"] == "2030-01-01"
    assert {f["rule"] for f in late["findings"]} >= {f["rule"] for f in early["findings"]}
    for wrong in ("22.11.2026", "2026-02-30", "tomorrow"):
        assert "--on takes a day such as 2026-11-22" in refusal("check", TOURISM, "--on", wrong)


def test_unknown_family_is_named() -> None:
    assert "ABC" in refusal("check", TOURISM, "--family", "OWN,ABC")
    assert report(CLEAN, "--family", "own, phy")["code"] == 0


def test_a_finding_set_aside_is_told_and_does_not_stand(tmp_path: Path) -> None:
    file = tmp_path / "a.yaml"
    text = dump_yaml(sample("clean")).replace("  owner: r_ger\n  sponsor", "  sponsor")
    file.write_text(text, "utf-8")
    assert report(file, "--on", "2026-11-22", "--family", "OWN")["code"] == 1
    waiver = "waivers:\n- {rule: OWN001, element: cln, reason: known, until: 2026-12-01}\n"
    file.write_text(text + waiver, "utf-8")
    found = report(file, "--on", "2026-12-01", "--family", "OWN")
    assert found["code"] == 0
    assert [(f["rule"], f["waived"]) for f in found["findings"] if f["severity"] == "error"] == [("OWN001", True)]
    assert found["counts"]["error"] == 0
    assert "(set aside)" in jd("check", file, "--on", "2026-12-01").stdout
    assert report(file, "--on", "2026-12-02", "--family", "OWN")["code"] == 1, "the day has passed"


def test_a_broken_reference_is_a_finding_here_and_a_refusal_on_import(tmp_path: Path) -> None:
    file = tmp_path / "a.yaml"
    file.write_text(dump_yaml(sample("clean")).replace("channel: c_tel", "channel: c_ghost"), "utf-8")
    found = report(file)
    assert found["code"] == 1
    assert [f["element"] for f in found["findings"] if f["rule"] == "STR008"] == ["t02"]
    said = refusal("import", file, "--into", tmp_path / "b.journey")
    assert "journeys[0].stages[0].touchpoints[1].channel" in said
    assert "c_ghost" in said
    assert not (tmp_path / "b.journey").exists()


@pytest.mark.parametrize("words", [("check",), ("check", CLEAN, "--format", "xml"), ("check", CLEAN, "--nope")])
def test_a_line_that_cannot_be_followed(words: tuple[object, ...]) -> None:
    assert refusal(*words)
