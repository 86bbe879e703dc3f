"""Every value of every enumeration of the model has a word, in both languages."""

from __future__ import annotations

from typing import Any, Literal, get_args, get_origin

import pytest

from journeydesigner.i18n import set_language
from journeydesigner.layout.paper import Orientation
from journeydesigner.layout.plan import Border, Group, LayerName, Pivot
from journeydesigner.layout.words import WORDS, UnknownWord, label, word
from journeydesigner.model import channel, info, journey, organisation, steering

OF_RULES = {"rule_family", "waiver_status"}
"""Vocabularies of rooms above the layout."""


def values(alias: Any) -> set[str]:
    """The texts a Literal (or a union of some) allows."""
    if get_origin(alias) is Literal:
        return {value for value in get_args(alias) if isinstance(value, str)}
    return {value for part in get_args(alias) for value in values(part)}


def aliases() -> list[tuple[str, set[str]]]:
    found: dict[str, Any] = {
        "Group": Group,
        "Pivot": Pivot,
        "Border": Border,
        "MapLayer": LayerName,
        "Orientation": Orientation,
    }
    for module in (journey, channel, organisation, steering, info):
        found |= {n: a for n, a in vars(module).items() if not n.startswith("_") and get_origin(a) is Literal}
    snake = {name: "".join(f"_{c.lower()}" if c.isupper() else c for c in name).lstrip("_") for name in found}
    return [(snake[name], values(alias)) for name, alias in sorted(found.items())]


@pytest.mark.parametrize(("vocabulary", "allowed"), aliases(), ids=lambda v: v if isinstance(v, str) else "")
def test_every_value_has_a_word_and_every_word_a_value(vocabulary: str, allowed: set[str]) -> None:
    assert set(WORDS[vocabulary]) == allowed


def test_no_vocabulary_is_left_over() -> None:
    assert set(WORDS) == {vocabulary for vocabulary, _ in aliases()} | OF_RULES


def test_two_values_of_a_vocabulary_never_share_a_word() -> None:
    for vocabulary, known in WORDS.items():
        assert len(set(known.values())) == len(known), vocabulary


@pytest.mark.parametrize("vocabulary", sorted(WORDS))
def test_french_words_are_apart_too(vocabulary: str) -> None:
    french = [word(vocabulary, value, "fr") for value in WORDS[vocabulary]]
    assert all(french)
    assert len(set(french)) == len(french)


def test_words_of_the_field() -> None:
    assert word("nature", "physical", "fr") == "physique"
    assert word("transition_kind", "fallback", "fr") == "recours"
    assert word("journey_state", "future", "fr") == "cible"


def test_the_current_language_is_used_when_none_is_named() -> None:
    assert word("nature", "digital") == "digital"
    set_language("fr")
    assert word("nature", "digital") == "numérique"
    assert word("nature", "digital", "en") == "digital"


def test_a_label_begins_with_a_capital_and_keeps_the_rest() -> None:
    assert label("journey_kind", "customer_b2b", "en") == "B2B customer"
    assert label("nature", "physical", "en") == "Physical"


def test_an_unknown_value_is_named() -> None:
    with pytest.raises(UnknownWord, match='"purple" in the vocabulary "nature"'):
        word("nature", "purple")
