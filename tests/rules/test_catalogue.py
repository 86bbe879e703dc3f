"""Every rule is whole: listed, named after its file, explained, and worded in both languages."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from journeydesigner.i18n import translate
from journeydesigner.rules import checks, fixes
from journeydesigner.rules.catalogue import catalogue, rules_of
from journeydesigner.rules.rule import Rule

FILES = sorted(path.stem for path in Path(checks.__file__).parent.glob("[a-z]*.py"))
RULES = list(catalogue().values())
PLACES = re.compile(r"{(\w+)}")


def test_every_file_of_a_rule_is_listed_under_its_own_code() -> None:
    assert sorted(code.lower() for code in catalogue()) == FILES
    assert len(checks.RULES) == len(catalogue())
    for code, rule in catalogue().items():
        assert rule.check.__module__.endswith(f".{code.lower()}")


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_a_rule_says_why_it_is_there_and_on_what_ground(rule: Rule) -> None:
    assert "Grounding: " in rule.why
    assert rule.why.endswith(".")
    assert rule.title
    assert not rule.title.endswith(".")
    assert rule.message.endswith((".", "?"))


def messages() -> list[str]:
    """Every text of the room: what stands between the parentheses of N_ in its files."""
    room = Path(fixes.__file__).parent
    marked = re.compile(r"""N_\(\s*("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')\s*\)""")
    found = [text for path in room.rglob("*.py") for text in marked.findall(path.read_text(encoding="utf-8"))]
    return sorted({text[1:-1] for text in found})


def test_the_texts_are_found() -> None:
    assert {rule.title for rule in RULES} | {rule.message for rule in RULES} <= set(messages())


SAME_IN_FRENCH = {"{day} {month} {year}", "source"}


@pytest.mark.parametrize("text", messages())
def test_every_text_has_its_french_with_the_same_places(text: str) -> None:
    french = translate(text, "fr")
    assert (french == text) == (text in SAME_IN_FRENCH)
    assert set(PLACES.findall(french)) == set(PLACES.findall(text))


@pytest.mark.parametrize("text", messages())
def test_french_punctuation_never_begins_a_line(text: str) -> None:
    assert not re.search(r" [:;!?»]|« ", translate(text, "fr"))


def test_families_are_chosen() -> None:
    assert {rule.family for rule in rules_of(["OWN", "STR"])} == {"OWN", "STR"}
    assert len(rules_of()) == len(catalogue())


ERRORS = "STR001 STR004 STR008 STR010 OWN001 OWN002 OWN003 OWN004 PHY003 PHY004 FLOW001 FLOW003 KPI006"
HINTS = (
    "STR005 STR007 STR009 OWN009 OWN011 OWN012 PHY010 PHY015 CON004 CON005 CON008 FLOW004 FLOW006 EMO001 EMO006 "
    "EMO007 KPI002 EVD002 LNK001 GOV001 GOV003 GOV004"
)


def test_severities_are_those_of_the_catalogue() -> None:
    errors = {rule.code for rule in RULES if rule.severity == "error"}
    hints = {rule.code for rule in RULES if rule.severity == "info"}
    assert errors == set(ERRORS.split())
    assert hints == set(HINTS.split())
