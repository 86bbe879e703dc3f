"""The measures of two journeys side by side, and what lies between them."""

from __future__ import annotations

import pytest

from journeydesigner.measures import measure, value_of
from journeydesigner.measures.comparing import EQUAL, Pair, side_by_side
from journeydesigner.measures.wording import NOTHING
from journeydesigner.model import Draft, Id, Journey, Persona
from journeydesigner.model.values import PersonaId
from tests.builders import sample
from tests.futures import edited


def pairs_of(project, before: Id, after: Id) -> dict[str, Pair]:  # type: ignore[no-untyped-def]
    sections = side_by_side(measure(project, before), measure(project, after), "en")
    return {pair.name: pair for _section, pairs in sections for pair in pairs}


def test_a_journey_beside_itself_differs_in_nothing() -> None:
    project = sample("tourism")
    journey = project.journeys()[0].id
    pairs = pairs_of(project, journey, journey)
    assert len(pairs) > 20
    assert {pair.words("en")[2] for pair in pairs.values()} <= {EQUAL, NOTHING}


def test_both_values_are_those_of_the_journeys() -> None:
    of = edited()
    before, after = measure(of.project, of.now), measure(of.project, of.future)
    for name, pair in pairs_of(of.project, of.now, of.future).items():
        assert (pair.before, pair.after) == (value_of(before, name), value_of(after, name))


@pytest.mark.parametrize(
    ("name", "before", "after", "words"),
    [
        ("bridge_coverage", 0.5, 0.75, ("50%", "75%", "+25 points")),
        ("bridge_coverage", 0.501, 0.502, ("50%", "50%", EQUAL)),
        ("world_switches", 9.0, 8.0, ("9", "8", "−1")),
        ("emotion.mean", -0.5, 1.0, ("−0.5", "+1", "+1.5")),
        ("local_global_gap", 0.1, -0.1, ("+10 points", "−10 points", "−20 points")),
        ("emotion.mean", None, 1.0, (NOTHING, "+1", NOTHING)),
    ],
)
def test_differences_are_read_as_their_values_ask(
    name: str, before: float | None, after: float | None, words: tuple[str, ...]
) -> None:
    of = edited()
    pair = pairs_of(of.project, of.now, of.future)[name]
    assert Pair(name, pair.title, pair.figure, before, after).words("en") == words


def test_french_writes_them_its_own_way() -> None:
    of = edited()
    pair = pairs_of(of.project, of.now, of.future)["emotion.mean"]
    assert Pair("emotion.mean", "", pair.figure, -0.5, 1.0).words("fr") == ("−0,5", "+1", "+1,5")


def test_a_persona_of_one_journey_only_has_a_value_there_only() -> None:
    of = edited()
    draft = Draft(of.project)
    future = draft.one(Journey, of.future)
    persona = next(p for p in draft.project.children(Persona) if p.id in future.personas)
    others = tuple(id_ for id_ in future.personas if id_ != PersonaId(persona.id))
    draft.update(future, personas=others)
    pair = pairs_of(draft.project, of.now, of.future)[f"persona_access.{persona.id}"]
    assert pair.before is not None
    assert pair.after is None
