"""The future of a journey is a whole copy that says what it was made from, in one step."""

from __future__ import annotations

import pytest

from journeydesigner.editor.document import Document
from journeydesigner.editor.edits.drafting import draft_future
from journeydesigner.i18n import message
from journeydesigner.model import (
    Evidence,
    Id,
    Journey,
    Kpi,
    Opportunity,
    PainPoint,
    Project,
    Stage,
    Touchpoint,
    Transition,
)
from journeydesigner.model.comparing.pairing import origin_of
from journeydesigner.model.values import JourneyId
from tests.builders import sample


@pytest.fixture
def document() -> Document:
    return Document(sample("tourism"))


def draft_in(document: Document) -> Journey:
    with document.edit(message("Draft the future")) as draft:
        return draft_future(draft, JourneyId(document.project.journeys()[0].id))


def contents(project: Project, journey: Id) -> dict[type, list[str]]:
    """Names of what a journey holds, by kind."""
    return {
        Stage: [s.name.en for s in project.stages(journey)],
        Touchpoint: [t.name.en for t in project.journey_touchpoints(journey)],
        PainPoint: [
            p.text.en for t in project.journey_touchpoints(journey) for p in project.children(PainPoint, t.id)
        ],
        Transition: [t.kind for t in project.transitions(journey)],
        Kpi: [k.name.en for k in project.children(Kpi, journey)],
    }


def test_everything_that_is_drawn_comes_along(document: Document) -> None:
    before = document.project.journeys()[0]
    made = draft_in(document)
    held = contents(document.project, made.id)
    assert held == contents(document.project, before.id)
    assert all(held.values())


def test_it_says_what_it_is(document: Document) -> None:
    before = document.project.journeys()[0]
    made = draft_in(document)
    assert (made.state, made.status, made.compares_to) == ("future", "draft", before.id)
    assert made.name.en == f"{before.name.en} (future)"
    assert made.name.fr == f"{before.name.fr} (cible)"
    assert document.project.journeys()[1] == made
    assert made.owner == before.owner


def test_one_step_takes_it_back(document: Document) -> None:
    before = document.project
    draft_in(document)
    assert len(document.history.done) == 1
    document.undo()
    assert document.project == before


def test_nothing_has_been_seen_or_measured_there(document: Document) -> None:
    project, made = (document.project, draft_in(document))
    now = document.project
    felt = [t.emotion for t in now.journey_touchpoints(made.id) if t.emotion]
    assert felt
    assert {emotion.source for emotion in felt} == {"assumed"}
    for kpi in now.children(Kpi, made.id):
        before = project.all(Kpi)[origin_of(kpi.id)]
        assert kpi.current is None
        assert kpi.baseline == (before.baseline if before.current is None else before.current)
        assert kpi.target == before.target
    assert not any(p.evidence for t in now.journey_touchpoints(made.id) for p in now.children(PainPoint, t.id))


def test_what_speaks_of_the_original_stays_with_it(document: Document) -> None:
    before = document.project
    made = draft_in(document)
    assert not document.project.children(Opportunity, made.id)
    assert not document.project.children(Evidence, made.id)
    assert document.project.differing(Opportunity, before) == frozenset()


def test_what_is_inside_points_inside(document: Document) -> None:
    made = draft_in(document)
    project = document.project
    inside = {t.id for t in project.journey_touchpoints(made.id)}
    assert all({link.from_, link.to} <= inside for link in project.transitions(made.id))
    for kpi in project.children(Kpi, made.id):
        assert kpi.touchpoint is None or kpi.touchpoint in inside


def test_a_second_future_has_a_name_and_ids_of_its_own(document: Document) -> None:
    first, second = draft_in(document), draft_in(document)
    assert first.name != second.name
    assert second.name.en.endswith("(future 2)")
    assert origin_of(first.id) == origin_of(second.id) == document.project.journeys()[0].id
    stages = zip(document.project.stages(first.id), document.project.stages(second.id), strict=True)
    assert all(origin_of(a.id) == origin_of(b.id) and a.id != b.id for a, b in stages)


def test_a_future_of_a_future_still_says_where_it_began(document: Document) -> None:
    first = draft_in(document)
    with document.edit(message("again")) as draft:
        second = draft_future(draft, JourneyId(first.id))
    assert second.compares_to == first.id
    assert origin_of(second.id) == document.project.journeys()[0].id


@pytest.mark.parametrize("length", [95, 100])
def test_an_id_as_long_as_they_may_be_is_cut(length: int) -> None:
    project = sample("clean")
    journey = project.journeys()[0]
    long = Id("j" * length)
    document = Document(Project.of(e for e in project if e.id == project.info.id))
    with document.edit(message("made")) as draft:
        draft.add(journey.model_copy(update={"id": long, "owner": None, "sponsor": None, "personas": (),
                                             "continuous_roles": (), "links": ()}))  # fmt: skip
    made = draft_in(document)
    assert len(made.id) <= 100
    assert made.compares_to == long
