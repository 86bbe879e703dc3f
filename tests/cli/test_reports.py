"""`check`: which finding fails the run, profiles, what is not assessable, what became of waivers."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.running import CLEAN, TOURISM, jd, jd_process, refusal
from tests.cli.waived import HOSTILE, ON, hostile_file, waived_file

AT = ("--on", "2026-11-22")


def report(*words: object) -> dict[str, Any]:
    done = jd("check", *words, "--format", "json")
    assert done.stderr == ""
    return dict(json.loads(done.stdout), code=done.returncode)


@pytest.fixture
def only(tmp_path: Path) -> dict[str, Path]:
    """A file whose gravest finding is of each severity, by severity."""
    text = waived_file(tmp_path).read_text("utf-8").partition("waivers:")[0]
    found = {}
    for severity, rule in (("error", "OWN001"), ("warning", "OWN008"), ("info", "OWN009")):
        others = "".join(f"    {code}: off\n" for code in ("OWN001", "OWN008", "OWN009") if code != rule)
        file = tmp_path / f"{severity}.yaml"
        profile = f"  severity_profile:\n    {rule}: {severity}\n{others}"
        file.write_text(text.replace("project:\n", "project:\n" + profile, 1), "utf-8")
        found[severity] = file
    return found


@pytest.mark.parametrize(
    ("least", "fails"),
    [
        (None, ("error",)),
        ("error", ("error",)),
        ("warning", ("error", "warning")),
        ("info", ("error", "warning", "info")),
        ("never", ()),
    ],
)
@pytest.mark.parametrize("form", ["text", "json", "markdown", "sarif"])
def test_the_least_severity_decides_the_exit_code(
    only: dict[str, Path], least: str | None, fails: tuple[str, ...], form: str
) -> None:
    given = ("--fail-on", least) if least else ()
    for severity in ("error", "warning"):
        done = jd("check", only[severity], *AT, "--family", "OWN", "--format", form, *given)
        assert done.returncode == int(severity in fails)
    done = jd("check", TOURISM, *AT, "--family", "LNK", *given)
    assert done.returncode == 0, "nothing found"


def test_a_finding_set_aside_never_fails_the_run(tmp_path: Path) -> None:
    file = waived_file(tmp_path)
    assert report(file, "--on", ON, "--family", "OWN")["code"] == 0
    assert report(file, "--on", "2026-12-02", "--family", "OWN")["code"] == 1


def test_the_strict_profile_is_one_step_graver() -> None:
    usual, strict = report(TOURISM, *AT), report(TOURISM, *AT, "--profile", "strict")
    assert (usual["profile"], strict["profile"]) == ("project", "strict")
    graver = {"error": "error", "warning": "error", "info": "warning"}
    expected = {(f["rule"], f["element"], f["persona"]): graver[f["severity"]] for f in usual["findings"]}
    assert {(f["rule"], f["element"], f["persona"]): f["severity"] for f in strict["findings"]} == expected
    assert strict["counts"]["info"] == 0


def test_the_profile_of_the_project_is_the_usual_one(only: dict[str, Path]) -> None:
    rules = {f["rule"] for f in report(only["warning"], *AT, "--family", "OWN")["findings"]}
    assert "OWN008" in rules
    assert "OWN001" not in rules
    delivered = report(only["warning"], *AT, "--family", "OWN", "--profile", "delivered")
    assert "OWN001" in {f["rule"] for f in delivered["findings"]}


@pytest.mark.parametrize(
    ("words", "possible"),
    [
        (("--format", "xml"), "text, json, markdown, sarif"),
        (("--profile", "lax"), "project, delivered, strict"),
        (("--fail-on", "fatal"), "error, warning, info, never"),
        (("--fail-on", "Error"), "error, warning, info, never"),
    ],
)
def test_what_is_not_possible_is_refused_with_what_is(words: tuple[str, str], possible: str) -> None:
    for language in ("en", "fr"):
        said = refusal("check", CLEAN, *words, "--lang", language)
        assert words[0] in said
        assert words[1] in said
        assert possible in said


def test_what_is_not_assessable_is_told_with_its_reason() -> None:
    found = report(TOURISM, *AT)
    assert found["not_assessable"]
    for said in found["not_assessable"]:
        assert list(said) == ["rule", "element", "persona", "journey", "reason"]
        assert said["reason"].endswith((".", "?"))
    assert sum(found["counts"].values()) == len(found["findings"]), "never counted as findings"
    lines = jd("check", TOURISM, *AT).stdout.splitlines()
    assert lines[-3].startswith("Not assessable, since data are missing: ")
    assert lines[-1].endswith(f"{len(found['not_assessable'])} not assessable")
    french = jd("check", TOURISM, *AT, "--lang", "fr").stdout.splitlines()
    assert french[-3].startswith("Non évaluable, faute de données\u00a0: ")


def test_every_waiver_is_told_with_what_became_of_it(tmp_path: Path) -> None:
    found = report(waived_file(tmp_path), "--on", ON)
    keys = ["rule", "element", "persona", "reason", "by", "date", "until", "status"]
    assert all(list(waiver) == keys for waiver in found["waivers"])
    assert [(w["rule"], w["element"], w["status"]) for w in found["waivers"]] == [
        ("OWN001", "cln", "holds"),
        ("OWN008", "cln", "expired"),
        ("PHY001", "s1", "reopened"),
        ("ZZZ999", "cln", "unknown_rule"),
        ("OWN001", "gone", "element_gone"),
    ]
    first = found["waivers"][0]
    assert (first["by"], first["date"], first["until"]) == ("Ger", "2026-10-01", "2026-12-01")


@pytest.mark.parametrize(
    ("language", "heading", "words"),
    [
        (
            "en",
            "Waivers that no longer hold",
            ("Expired", "Reopened", "The rule is unknown", "The element is gone"),
        ),
        ("fr", "Dérogations qui ne tiennent plus", ("Échue", "Rouverte", "Règle inconnue", "Élément disparu")),
    ],
)
def test_text_tells_the_waivers_that_no_longer_hold(
    tmp_path: Path, language: str, heading: str, words: tuple[str, ...]
) -> None:
    done = jd("check", waived_file(tmp_path), "--on", ON, "--lang", language)
    told = done.stdout.partition(heading + "\n")[2].partition("\n\n")[0].splitlines()
    assert len(told) == len(words)
    assert all(line.strip().startswith(word) for line, word in zip(told, words, strict=True))
    assert "known | by" not in "".join(told), "one that holds is no news"


def test_text_keeps_hostile_names_on_their_line(tmp_path: Path) -> None:
    lines = jd("check", hostile_file(tmp_path), "--on", ON).stdout.splitlines()
    assert lines.count(HOSTILE) == 1
    assert not any(line.startswith("# f") for line in lines)


@pytest.mark.parametrize("form", ["text", "json", "markdown", "sarif"])
def test_every_format_works_without_qt(form: str) -> None:
    done = jd_process("check", CLEAN, *AT, "--format", form, without_qt=True)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout
