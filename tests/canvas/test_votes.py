"""The dots of a vote as values: what is shown, and what is not kept yet."""

from __future__ import annotations

from journeydesigner.canvas.presentation.votes import Votes
from journeydesigner.editor.edits.fields import set_fields
from journeydesigner.model import Draft, Id, Project
from journeydesigner.model.values import TouchpointId
from tests.builders import sample


def tagged(*tags: str) -> tuple[Project, TouchpointId]:
    """The sample with these tags on the first touchpoint of its journey."""
    draft = Draft(sample("tourism"))
    id_ = TouchpointId(next(draft.project.journey_touchpoints(draft.project.journeys()[0].id)).id)
    set_fields(draft, [id_], tags=tags)
    return draft.project, id_


def test_what_is_not_kept_is_what_the_tags_do_not_say() -> None:
    project, id_ = tagged("votes: 2")
    votes = Votes().given(id_)
    assert votes.to_keep(project) == {id_: 1}
    votes = votes.given(id_)
    assert votes.to_keep(project) == {}
    assert votes.given(id_, -2).to_keep(project) == {}, "a tag of another vote stays when a dot was a mistake"
    assert votes.written().given(id_, -2).to_keep(project) == {id_: 0}, "a tag of this vote goes with its dots"


def test_dots_never_go_below_none_nor_count_for_what_is_gone() -> None:
    project, id_ = tagged()
    journey = project.journeys()[0].id
    votes = Votes().given(id_, -1)
    assert votes.of(id_) == 0
    assert votes.shown(project, journey) == {}
    gone = TouchpointId(Id("gone"))
    assert votes.given(gone).shown(project, journey) == {}
    assert votes.given(gone).to_keep(project) == {}
    assert votes.given(id_).given(id_).shown(project, journey) == {id_: 2}
