"""`explain`: the help on a rule as text and as Markdown, the list of all rules, unknown codes."""

from __future__ import annotations

import os
from unittest.mock import patch

import pytest

from journeydesigner.i18n import LANGUAGES, Language, translate
from journeydesigner.rules.catalogue import catalogue
from journeydesigner.rules.help import help_of
from tests.cli.running import jd, jd_process, refusal


def explained(*words: object) -> list[str]:
    done = jd("explain", *words)
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout.splitlines()


@pytest.mark.parametrize("code", list(catalogue()))
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_rule_is_explained_in_words_a_terminal_can_show(code: str, language: Language) -> None:
    lines = explained(code, "--lang", language)
    assert lines[0] == f"{code} · {translate(catalogue()[code].title, language)}"
    assert lines[1] == "=" * len(lines[0])
    severity = {"error": "erreur", "warning": "alerte", "info": "info"} if language == "fr" else {}
    assert severity.get(catalogue()[code].severity, catalogue()[code].severity) in lines[3]
    headings = ("Why", "Source") if language == "en" else ("Pourquoi", "Source")
    assert set(headings) <= set(lines)
    assert not any(mark in line for mark in ("**", "`", "](", "## ") for line in lines)
    assert max(map(len, lines)) <= 80


def test_the_markdown_is_the_help_itself() -> None:
    assert jd("explain", "PHY003", "--format", "markdown", "--lang", "fr").stdout == help_of("PHY003", "fr")


def test_a_code_may_be_written_small() -> None:
    assert explained("phy003") == explained("PHY003")


@pytest.mark.parametrize(("columns", "widest"), [("30", 40), ("60", 60), ("300", 80)])
def test_lines_follow_a_narrow_terminal(columns: str, widest: int) -> None:
    with patch.dict(os.environ, {"COLUMNS": columns}):
        lines = explained("PHY003")[2:]
    assert (
        widest - 15 <= max(map(len, lines)) <= max(widest, len("Severity: error, unless a project sets another."))
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_without_a_code_all_rules_are_listed_by_family(language: Language) -> None:
    lines = explained("--lang", language)
    assert lines[0].startswith(f"{len(catalogue())} ")
    told = [line.split()[0] for line in lines if line.startswith("  ")]
    assert told == list(catalogue())
    for rule in catalogue().values():
        (line,) = (line for line in lines if line.startswith(f"  {rule.code} "))
        assert line.endswith(translate(rule.title, language))
    heads = [line for line in lines[1:] if line and not line.startswith(" ")]
    assert [head.split()[0] for head in heads] == list(dict.fromkeys(r.family for r in catalogue().values()))


@pytest.mark.parametrize(
    ("given", "near"), [("PHY3", "PHY003"), ("PHI003", "PHY003"), ("own-001", "OWN001"), ("KPI01", "KPI001")]
)
def test_an_unknown_code_is_refused_with_near_ones(given: str, near: str) -> None:
    assert near in refusal("explain", given)
    assert near in refusal("explain", given, "--lang", "fr")


@pytest.mark.parametrize("given", ["hotel", "../pyproject", "☃", "x" * 5000, "PHY003\nPHY004"])
def test_a_senseless_code_is_refused_in_one_short_sentence(given: str) -> None:
    assert len(refusal("explain", given)) < 200


def test_a_second_code_is_not_understood() -> None:
    assert "PHY004" in refusal("explain", "PHY003", "PHY004")
    assert refusal("explain", "PHY003", "--format", "sarif") == (
        "--format takes one of text, markdown, not sarif."
    )


def test_it_needs_neither_qt_nor_a_file() -> None:
    done = jd_process("explain", "PHY003", without_qt=True)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("PHY003 · ")
