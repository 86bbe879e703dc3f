"""Votes become tags: one a card, in the place of the last one, beside the team's own words."""

from __future__ import annotations

from journeydesigner.editor.edits.fields import set_fields
from journeydesigner.editor.edits.voting import keep_votes, votes_of
from journeydesigner.model import Draft, Project, Touchpoint
from journeydesigner.model.values import TouchpointId
from tests.builders import sample


def first(project: Project) -> Touchpoint:
    return next(project.journey_touchpoints(project.journeys()[0].id))


def tagged(*tags: str) -> tuple[Project, TouchpointId]:
    draft = Draft(sample("tourism"))
    id_ = TouchpointId(first(draft.project).id)
    set_fields(draft, [id_], tags=tags)
    return draft.project, id_


def tags_after(project: Project, votes: dict[TouchpointId, int]) -> tuple[str, ...]:
    draft = Draft(project)
    keep_votes(draft, votes)
    return first(draft.project).tags


def test_a_tag_says_the_votes_in_the_place_of_an_older_one() -> None:
    project, id_ = tagged("pilot", "votes: 3", "spring")
    assert votes_of(first(project)) == 3
    assert tags_after(project, {id_: 12}) == ("pilot", "votes: 12", "spring")
    assert tags_after(project, {id_: 0}) == ("pilot", "spring")


def test_it_stands_behind_the_words_of_the_team() -> None:
    project, id_ = tagged("pilot")
    assert votes_of(first(project)) is None
    assert tags_after(project, {id_: 1}) == ("pilot", "votes: 1")


def test_several_older_ones_become_one_and_other_words_stay() -> None:
    project, id_ = tagged("Votes : 2", "votes: many", "votes: 4", "revotes: 4")
    assert tags_after(project, {id_: 5}) == ("votes: 5", "votes: many", "revotes: 4")
