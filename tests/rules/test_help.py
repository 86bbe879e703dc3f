"""The help: every rule has it whole in both languages, under its own title, and nothing else lies there."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

from journeydesigner.i18n import LANGUAGES, Language, translate
from journeydesigner.resources import resource
from journeydesigner.rules.catalogue import catalogue
from journeydesigner.rules.help import UnknownRule, codes, help_of, near_codes

HEADINGS: dict[Language, tuple[str, ...]] = {
    "en": ("Why", "Wrong", "Right", "How to fix", "When to set it aside", "Source"),
    "fr": ("Pourquoi", "À éviter", "À faire", "Comment corriger", "Quand l'écarter", "Source"),
}
FEWEST, MOST = 110, 215
"""Words of the help on one rule: it is read standing up."""
LINK = re.compile(r"\[[^\]]+\]\(([^)]+)\)")
TIGHT = re.compile("«[^\u00a0]|[^\u00a0]»|[^\u00a0][;:!?%](?=\\s|$)")
"""What French typography wants a no-break space at, without one."""
DOUBLED = re.compile("[ \u00a0]{2}")
BOLD = re.compile(r"\*\*([^*]+)\*\*")
KEYS = {"E", "L", "P"}
CODE_SPAN = re.compile(r"`[^`]*`")

each_help = pytest.mark.parametrize(
    ("code", "language"), [(code, language) for code in codes() for language in LANGUAGES]
)


@cache
def words_of_the_window(language: Language) -> frozenset[str]:
    """Everything that the program can say in a language, without the marks of keyboard shortcuts."""
    with resource("locale", "fr", "LC_MESSAGES", "journeydesigner.po").open("rb") as stream:
        messages = [message for message in read_po(stream, locale="fr") if message.id]
    said = [message.id if language == "en" else message.string for message in messages]
    each = (text for texts in said for text in ([texts] if isinstance(texts, str) else texts))
    return frozenset(text.replace("&", "") for text in each)


def test_every_rule_has_help_and_nothing_else_has() -> None:
    assert set(codes()) == set(catalogue())
    assert {path.name for path in resource("rules").iterdir()} == {f"{code}.md" for code in catalogue()}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("code", [code for code in codes() if code in catalogue()])
def test_its_title_is_that_of_the_rule(code: str, language: Language) -> None:
    title = translate(catalogue()[code].title, language)
    assert help_of(code, language).splitlines()[0] == f"# {code} · {title}"


@each_help
def test_every_section_is_there_and_says_something(code: str, language: Language) -> None:
    parts = re.split(r"^## (.+)$", help_of(code, language), flags=re.M)
    assert tuple(parts[1::2]) == HEADINGS[language]
    assert all(text.strip() for text in parts[2::2])


@each_help
def test_it_is_read_in_a_minute(code: str, language: Language) -> None:
    prose = re.sub(r"^#.*$", "", help_of(code, language), flags=re.M)
    assert FEWEST <= len(re.findall(r"[\w'-]+", prose)) <= MOST


@each_help
def test_its_links_lead_to_other_rules(code: str, language: Language) -> None:
    assert set(LINK.findall(help_of(code, language))) <= {f"{other}.md" for other in codes()}


@each_help
def test_its_typography_is_that_of_its_language(code: str, language: Language) -> None:
    prose = CODE_SPAN.sub("", LINK.sub("", help_of(code, language)))
    assert not set(prose) & set('"’{}')
    assert not DOUBLED.search(help_of(code, language))
    if language == "fr":
        assert not set(prose) & set("“”")
        assert TIGHT.findall(prose) == []
    else:
        assert not set(prose) & set("«»\u00a0")


@each_help
def test_what_stands_out_is_called_so_in_the_window(code: str, language: Language) -> None:
    names = {name.replace("\n", " ") for name in BOLD.findall(help_of(code, language))}
    assert names <= words_of_the_window(language) | KEYS


def test_both_languages_lie_in_one_file_english_first() -> None:
    text = Path(resource("rules", "PHY003.md")).read_text(encoding="utf-8")
    assert text == help_of("PHY003", "en") + "\n" + help_of("PHY003", "fr")


@pytest.mark.parametrize(
    ("given", "meant"),
    [("phy003", "PHY003"), ("PHY3", "PHY003"), (" own1 ", "OWN001"), ("PHY0003", "PHY003"), ("KPl001", "KPI001")],
)
def test_near_codes_are_found(given: str, meant: str) -> None:
    assert near_codes(given)[0] == meant


@pytest.mark.parametrize(
    "given", ["", "hotel", "..", "../pyproject", "PHY" + "9" * 10_000, "☃", "PHY003.md", "\0"]
)
def test_an_unknown_rule_is_refused_by_a_sentence(given: str) -> None:
    with pytest.raises(UnknownRule) as caught:
        help_of(given, "en")
    said = caught.value.message
    assert said.text("en").startswith("There is no rule “")
    assert said.text("fr") != said.text("en")
    assert "PHY003" in said.text("en") or near_codes(given)
