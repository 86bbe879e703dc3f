"""Indexes of the rules, carried along from edit to edit, are those of a project built anew."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from journeydesigner.model import Draft, Id, Opportunity, Project, Touchpoint, Transition
from journeydesigner.rules.branches import Branches, Shares
from journeydesigner.rules.feelings import Feelings, Tally
from journeydesigner.rules.roadmap import Roadmap, opportunities_for
from journeydesigner.rules.usage import Usage
from tests.builders import examples, sample
from tests.rules.random_edits import edit
from tests.rules.small import small
from tests.rules.test_incremental import SECOND

J = Id("j")


def same(project: Project) -> None:
    """What the project carried along is what its records say."""
    for journey in project.journeys():
        felt = [t.emotion for t in project.journey_touchpoints(journey.id) if t.emotion is not None]
        tally = Tally(len(felt), sum(emotion.source == "assumed" for emotion in felt))
        assert project.index(Feelings).in_journey(project, journey.id) == tally
        links = [link for link in project.all(Transition).values() if link.journey == journey.id]
        assert project.index(Branches).within(journey.id) == sum(link.kind != "sequence" for link in links)
    for touchpoint in project.all(Touchpoint):
        choices = [link for link in project.outgoing(touchpoint) if link.kind == "choice"]
        assert project.index(Shares).has_any(touchpoint) == any(link.p is not None for link in choices)
    assert project.index(Usage) == Usage.of(project)
    concerned = {touchpoint for o in project.all(Opportunity).values() for touchpoint in o.touchpoints}
    for touchpoint in concerned | set(project.all(Touchpoint)):
        named = {id_ for id_, o in project.all(Opportunity).items() if touchpoint in o.touchpoints}
        assert project.index(Roadmap).about(touchpoint) == named
        assert [opportunity.id for opportunity in opportunities_for(project, touchpoint)] == sorted(named)


def follow(project: Project, data: st.DataObject, edits: int) -> None:
    same(project)
    for _ in range(edits):
        draft = Draft(project)
        edit(draft, data)
        project = draft.project
        same(project)


@settings(max_examples=examples(100), deadline=None)
@given(st.data())
def test_carried_along_equals_made_anew(data: st.DataObject) -> None:
    follow(small(SECOND), data, 4)


@settings(max_examples=examples(15), deadline=None)
@given(st.data())
def test_carried_along_equals_made_anew_on_the_sample(data: st.DataObject) -> None:
    follow(sample("tourism"), data, 3)


def test_an_edit_of_something_else_leaves_the_very_same_index() -> None:
    project = small()
    known = [project.index(kind) for kind in (Feelings, Roadmap, Branches, Shares)]
    draft = Draft(project)
    draft.update(draft.one(Touchpoint, Id("t1")), critical=True)
    draft.update(draft.one(Opportunity, Id("o1")), due="2027-01-31")
    draft.update(draft.one(Transition, Id("x1")), p=0.5)
    assert [draft.project.index(kind) for kind in (Feelings, Roadmap, Branches, Shares)] == known
