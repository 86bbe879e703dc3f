"""One stage by itself: what it holds, where its links come from and go to, and how it is cut into parts."""

from __future__ import annotations

from itertools import chain

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journeydesigner.layout.lay_out import lay_out
from journeydesigner.layout.one_stage import ALONE, one_stage, parts_of_stage, plan_alone
from journeydesigner.layout.plan import Plan
from journeydesigner.model import Project, Stage, Touchpoint, Transition
from journeydesigner.model.reading import main_path, main_stops
from tests.benchmarks.make_project import make_project
from tests.builders import sample
from tests.layout.random_journeys import JOURNEY, journeys


def stage_of(project: Project, number: int) -> Stage:
    return project.stages(project.journeys()[0].id)[number - 1]


def test_the_stage_is_alone_with_the_links_inside() -> None:
    project = sample("tourism")
    stage = stage_of(project, 3)
    one = one_stage(project, stage)
    assert one.number == 3
    assert list(one.project.all(Stage)) == [stage.id]
    ids = {t.id for t in project.touchpoints(stage.id)}
    assert set(one.project.all(Touchpoint)) == ids
    inside = {t.id for t in project.all(Transition).values() if t.from_ in ids and t.to in ids}
    assert set(one.project.all(Transition)) == inside


def test_links_from_and_to_other_stages_are_told_by_stage() -> None:
    project = sample("tourism")
    one = one_stage(project, stage_of(project, 3))
    name = lambda end: (end.number, project.all(Touchpoint)[end.touchpoint].name.fr)  # noqa: E731
    assert [name(end) for end in one.arrivals] == [
        (2, "Question à un conseiller par messagerie"),
        (2, "Appel à l'office"),
    ]
    assert [name(end) for end in one.departures] == [
        (4, "Navette depuis la gare"),
        (4, "Remise des clés par l'hôte"),
    ]


@settings(deadline=None, max_examples=60)
@given(journeys())
def test_every_link_is_inside_or_told_at_both_ends(project: Project) -> None:
    ones = [one_stage(project, stage) for stage in project.stages(JOURNEY)]
    inside = set(chain.from_iterable(one.project.all(Transition) for one in ones))
    home = {t.id: t.stage for t in project.journey_touchpoints(JOURNEY)}
    told_out = {(one.stage, end.touchpoint) for one in ones for end in one.departures}
    told_in = {(one.stage, end.touchpoint) for one in ones for end in one.arrivals}
    for link in project.all(Transition).values():
        if link.from_ not in home or link.to not in home:
            continue
        if home[link.from_] == home[link.to]:
            assert link.id in inside
        else:
            assert (home[link.from_], link.to) in told_out
            assert (home[link.to], link.from_) in told_in


@pytest.mark.parametrize("name", ["tourism", "clean"])
def test_the_main_path_is_that_of_the_whole_journey(name: str) -> None:
    project = sample(name)  # type: ignore[arg-type]
    journey = project.journeys()[0].id
    path = {link.id for link in main_path(project, journey)}
    stops = set(main_stops(project, journey))
    for stage in project.stages(journey):
        plan = plan_alone(project, one_stage(project, stage))
        assert {id_ for id_, link in plan.links.items() if link.main} == path & set(plan.links)
        assert plan.arc is not None
        assert {f.touchpoint for f in plan.arc.feelings if f.on_path} <= stops


def test_it_is_the_plan_of_the_one_layout() -> None:
    project = sample("tourism")
    one = one_stage(project, stage_of(project, 5))
    plan, same = plan_alone(project, one), lay_out(one.project, project.journeys()[0].id, ALONE)
    assert (plan.lanes, plan.columns, dict(plan.cards)) == (same.lanes, same.columns, dict(same.cards))
    assert all(len(lane.channels) <= 1 for lane in plan.lanes)


@settings(deadline=None, max_examples=40)
@given(journeys(), st.integers(1, 6), st.integers(1, 4))
def test_parts_hold_every_touchpoint_once_and_fit(project: Project, most: int, lanes: int) -> None:
    def fits(plan: Plan) -> bool:
        return len(plan.cards) <= most and len(plan.lanes) <= lanes

    for stage in project.stages(JOURNEY):
        parts = parts_of_stage(project, stage, fits)
        assert sorted(chain.from_iterable(parts)) == sorted(t.id for t in project.touchpoints(stage.id))
        for part in parts:
            assert len(part) <= 1 or fits(plan_alone(project, one_stage(project, stage, part)))


def test_a_stage_of_forty_is_cut_evenly() -> None:
    project = make_project(400)
    stage = max(project.all(Stage).values(), key=lambda s: len(project.touchpoints(s.id)))
    parts = parts_of_stage(project, stage, lambda plan: len(plan.cards) <= 6)
    count = len(project.touchpoints(stage.id))
    assert count >= 30
    assert len(parts) == -(-count // 6)
    assert max(map(len, parts)) - min(map(len, parts)) <= 1


def test_a_stage_without_touchpoints_is_one_empty_part() -> None:
    stage = stage_of(sample("tourism"), 1)
    empty = Project.of(e for e in sample("tourism") if not isinstance(e, Touchpoint | Transition))
    assert parts_of_stage(empty, stage, lambda _plan: False) == ((),)
