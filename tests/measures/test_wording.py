"""Measures in words: values as both languages write them, a catalogue that covers the JSON, parts that add up."""

from __future__ import annotations

from typing import Literal, cast

import pytest

from journeydesigner.i18n import Language
from journeydesigner.measures import measure, value_of
from journeydesigner.measures.behind import UnknownMeasure, behind
from journeydesigner.measures.catalogue import FIGURES, SECTIONS, Unit
from journeydesigner.measures.wording import named, parts_of, value_words
from journeydesigner.model import Id
from tests.builders import sample
from tests.measures.building import JOURNEY, built
from tests.measures.test_carried import figures

TOUR = Id("tour")


@pytest.mark.parametrize(
    ("value", "unit", "english", "french"),
    [
        (None, "share", "—", "—"),
        (0.714, "share", "71%", "71\u00a0%"),
        (0.999, "share", "99%", "99\u00a0%"),
        (0.001, "share", "1%", "1\u00a0%"),
        (1.0, "share", "100%", "100\u00a0%"),
        (0.0, "share", "0%", "0\u00a0%"),
        (23, "count", "23", "23"),
        (100, "count", "100", "100"),
        (0, "count", "0", "0"),
        (-2, "score", "−2", "−2"),
        (1.75, "score", "+1.75", "+1,75"),
        (0.6, "score", "+0.6", "+0,6"),
        (-0.001, "score", "0", "0"),
        (0, "score", "0", "0"),
        (-1 / 3, "balance", "−0.33", "−0,33"),
        (1.632, "number", "1.63", "1,63"),
        (0.917, "gap", "+92 points", "+92 points"),
        (-0.01, "gap", "−1 point", "−1 point"),
        (0.0, "gap", "0 points", "0 point"),
    ],
)
def test_a_value_as_people_write_it(value: float | None, unit: Unit, english: str, french: str) -> None:
    assert value_words(value, unit, "en") == english
    assert value_words(value, unit, "fr") == french


def test_the_catalogue_names_every_measure_of_the_json_but_the_path() -> None:
    measures = measure(sample("tourism"), TOUR)
    names = {name for name, _ in figures(measures)} | {"balance_by_stage"}
    told = [name for figure in FIGURES.values() for name, _title in named(measures, figure)]
    assert set(told) == names
    assert len(told) == len(set(told)) == len(names)
    assert len({section.key for section in SECTIONS}) == len(SECTIONS)


@pytest.mark.parametrize("into", ["fr", "en"])
def test_personas_are_called_by_their_names(into: Literal["fr", "en"]) -> None:
    measures = measure(sample("tourism"), TOUR)
    titles = dict(named(measures, FIGURES["persona_access"], cast(Language, into)))
    assert (
        titles["persona_access.p_henri"]
        == {
            "en": "Open to “Henri, retired rambler”",
            "fr": "Accessibles à «\u00a0Henri, retraité randonneur\u00a0»",
        }[into]
    )


@pytest.mark.parametrize("name", ["tourism", "clean"])
def test_parts_are_those_of_the_share(name: Literal["tourism", "clean"]) -> None:
    project = sample(name)
    measures = measure(project, project.journeys()[0].id)
    counted = 0
    for figure in FIGURES.values():
        for dotted, _title in named(measures, figure):
            parts = parts_of(measures, dotted)
            if parts is None:
                continue
            counted += 1
            values = [b.value for b in behind(project, project.journeys()[0].id, dotted, measures)]
            assert parts == (sum(v or 0 for v in values), len(values)), dotted
            assert value_of(measures, dotted) == pytest.approx(parts[0] / parts[1] if parts[1] else 1)
    assert counted >= 8 + len(measures.persona_access)


def test_what_is_no_single_value_has_none() -> None:
    measures = measure(built({"s1": {}}), JOURNEY)
    assert value_of(measures, "imbalance") is None
    for name in (
        "balance_by_stage",
        "main_path",
        "facts",
        "persona_access",
        "persona_access.p_gone",
        "emotion",
        "x",
    ):
        with pytest.raises(UnknownMeasure):
            value_of(measures, name)
