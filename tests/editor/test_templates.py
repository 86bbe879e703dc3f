"""Every template is free of errors, says all in both languages, and can be taken into any project, even twice."""

from __future__ import annotations

import datetime
from collections import Counter

import pytest

from journeydesigner.editor.edits.beginning import USUAL_STAGES, empty_project
from journeydesigner.editor.templates import NAMES, adopt, template
from journeydesigner.exchange import read_text
from journeydesigner.model import Channel, Draft, Persona, Project, Role, Stage, Text2, Touchpoint, Transition
from journeydesigner.model.integrity import faults
from journeydesigner.model.reading import bridge_of
from journeydesigner.resources import resource
from journeydesigner.rules.engine import check_project
from tests.builders import sample

ON = datetime.date(2026, 11, 22)
TO_BE_NAMED = {"OWN001", "OWN002", "OWN003", "OWN007"}
"""What a template leaves to its user: who owns what."""


def empty() -> Project:
    return empty_project(Text2(fr="Projet", en="Project"), "en")


def test_every_file_is_offered_and_every_offer_is_a_file() -> None:
    assert {path.stem for path in resource("templates").iterdir()} == set(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_a_template_has_no_error_but_owners_to_be_named(name: str) -> None:
    errors = [f for f in check_project(template(name).project, ON) if f.severity == "error"]
    assert {finding.rule for finding in errors} <= TO_BE_NAMED


@pytest.mark.parametrize("name", NAMES)
def test_a_template_says_everything_in_both_languages(name: str) -> None:
    project = template(name).project
    assert project.info.bilingual, "else STR009 would not look"
    assert "STR009" not in {finding.rule for finding in check_project(project, ON)}


@pytest.mark.parametrize("name", NAMES)
def test_a_template_is_a_hypothesis_that_names_nobody(name: str) -> None:
    project = template(name).project
    assert template(name).journey.state == "hypothesis"
    assert all(role.placeholder and role.person is None for role in project.all(Role).values())
    emotions = [t.emotion for t in project.all(Touchpoint).values() if t.emotion is not None]
    assert {emotion.source for emotion in emotions} == {"assumed"}
    assert all(persona.basis == "assumption" for persona in project.all(Persona).values())


@pytest.mark.parametrize("name", NAMES)
def test_a_template_is_worth_beginning_from(name: str) -> None:
    project, journey = template(name).project, template(name).journey
    touchpoints = list(project.all(Touchpoint).values())
    assert 5 <= len(project.stages(journey.id)) <= 8
    assert 12 <= len(touchpoints) <= 25
    assert "other" not in {stage.type for stage in project.all(Stage).values()}
    assert len({channel.nature for channel in project.all(Channel).values()}) >= 3
    assert len(project.all(Persona)) == 2
    bridges = filter(None, map(bridge_of, project.all(Transition).values()))
    assert any(bridge.identity and bridge.history for bridge in bridges)
    assert any(touchpoint.promise == "supports" for touchpoint in touchpoints)
    assert {t.emotion.score for t in touchpoints if t.emotion} >= {-1, 1, 2}, "an arc that goes up and down"


@pytest.mark.parametrize("name", NAMES)
def test_the_stages_are_those_usual_for_the_kind(name: str) -> None:
    """What a kind begins with and what its template holds must not drift apart."""
    journey = template(name).journey
    types = tuple(stage.type for stage in template(name).project.stages(journey.id))
    assert types == USUAL_STAGES[journey.kind]


@pytest.mark.parametrize("name", NAMES)
def test_taken_into_an_empty_project_it_is_all_there(name: str) -> None:
    draft = Draft(empty())
    journey = adopt(draft, template(name))
    assert journey == draft.project.one(type(journey), journey.id)
    for kind in (Stage, Touchpoint, Transition, Channel, Persona, Role):
        assert draft.project.all(kind) == template(name).project.all(kind)
    assert draft.project.info == empty().info


def test_all_of_them_fit_into_one_project_and_twice() -> None:
    draft = Draft(sample("tourism"))
    made = [adopt(draft, template(name)) for name in (*NAMES, *NAMES)]
    assert len({journey.id for journey in made}) == 2 * len(NAMES)
    assert not list(faults(draft.project, draft.project))
    assert [journey.id for journey in draft.project.journeys()][1:] == [journey.id for journey in made]
    channels = Counter(channel.name.en for channel in draft.project.all(Channel).values())
    assert channels["Stay companion"] == 1, "the second time shares the channels of the first"


def test_two_copies_do_not_hang_together() -> None:
    draft = Draft(empty())
    first, second = (adopt(draft, template("supplier")) for _ in range(2))
    project = draft.project
    for journey in (first, second):
        here = {t.id for stage in project.stages(journey.id) for t in project.touchpoints(stage.id)}
        assert len(here) == 16
        assert all({link.from_, link.to} <= here for link in project.transitions(journey.id))


def test_a_template_is_what_its_file_says() -> None:
    assert template("employee").project == read_text(resource("templates", "employee.yaml"))
