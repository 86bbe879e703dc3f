"""The three laws of deltas (edit-flow law 3): inverse, squash, apply."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journeydesigner.model import Delta, Draft, Project, Stage
from journeydesigner.model.project import Stale
from tests.model.projects import deltas, small_project, text

BASE = small_project()


def assert_indexes_fresh(project: Project) -> None:
    """The indexes that `apply` carries along are those of a project built anew."""
    fresh = Project.of(project)
    assert project == fresh
    for key in set(project._children) | set(fresh._children):
        assert project._children.get(key, ()) == fresh._children.get(key, ()), key
    for mine, theirs in ((project._outgoing, fresh._outgoing), (project._incoming, fresh._incoming)):
        for point in set(mine) | set(theirs):
            assert mine.get(point, ()) == theirs.get(point, ()), point


@given(deltas(BASE))
def test_a_delta_and_its_inverse_change_nothing(delta: Delta) -> None:
    after = BASE.apply(delta)
    assert_indexes_fresh(after)
    assert after.apply(delta.inverse()) == BASE
    assert delta.inverse().inverse() == delta


@given(st.data())
def test_two_deltas_squashed_do_what_both_do(data: st.DataObject) -> None:
    first = data.draw(deltas(BASE))
    middle = BASE.apply(first)
    second = data.draw(deltas(middle))
    assert BASE.apply(first.then(second)) == middle.apply(second)
    assert not first.then(first.inverse())


def test_a_delta_is_refused_by_a_project_it_was_not_made_for() -> None:
    draft = Draft(BASE)
    draft.update(draft.one(Stage, "s1"), name=text("Other"))
    delta = draft.delta()
    after = BASE.apply(delta)
    with pytest.raises(Stale):
        after.apply(delta)


def test_what_is_the_same_before_and_after_is_no_change() -> None:
    draft = Draft(BASE)
    stage = draft.one(Stage, "s1")
    draft.update(stage, name=text("Other"))
    draft.update(stage, name=stage.name)
    assert not draft.delta()


def test_kinds_name_both_sides() -> None:
    draft = Draft(BASE)
    draft.remove("x1")
    assert {k.__name__ for k in draft.delta().kinds()} == {"Transition"}
