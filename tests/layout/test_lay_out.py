"""Laws of every plan, on random journeys; what damaged and empty ones give; the samples against their figures."""

from __future__ import annotations

import os
import random
import subprocess
import sys
from pathlib import Path
from typing import Literal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journeydesigner.layout.lay_out import Memory, lay_out
from journeydesigner.layout.plan import ARC_H, GAP, HEAD_W, MIN_UNITS, NATURES, PAD, STAGE_H, UNIT, Plan, View
from journeydesigner.model import Channel, Draft, Id, Project, Text2, Touchpoint
from journeydesigner.model.values import TouchpointId
from tests.benchmarks.make_project import make_project
from tests.builders import sample
from tests.layout import laws
from tests.layout.random_journeys import JOURNEY, elsewhere, journey_of, journeys, views

ROOT = Path(__file__).parents[2]


@settings(deadline=None, max_examples=300)
@given(journeys(), views)
def test_every_plan_keeps_the_laws(project: Project, view: View) -> None:
    plan = lay_out(project, JOURNEY, view)
    check(plan, project)


@pytest.mark.parametrize("view", [View(), View(apart=NATURES, density="roomy")])
def test_a_crowded_journey_keeps_the_laws(view: View) -> None:
    project = make_project(300)
    check(lay_out(project, project.journeys()[0].id, view), project)


def check(plan: Plan, project: Project) -> None:
    assert not laws.overlapping_cards(plan)
    assert not laws.strangers(plan)
    assert not laws.backward_in_time(plan)
    assert not laws.slanted(plan)
    assert not laws.loose_ends(plan, project)
    assert not laws.cards_entered(plan)
    assert not laws.lying_on_each_other(plan)
    assert not laws.off_the_line(plan)
    assert not laws.under_tags(plan, project)


@settings(deadline=None, max_examples=50)
@given(journeys(), views, st.randoms(use_true_random=False))
def test_the_order_of_records_in_memory_has_no_effect(project: Project, view: View, rnd: random.Random) -> None:
    records = list(project)
    rnd.shuffle(records)
    assert lay_out(Project.of(records), JOURNEY, view) == lay_out(project, JOURNEY, view)


def test_the_order_of_sets_in_memory_has_no_effect() -> None:
    program = (
        "from tests.benchmarks.make_project import make_project\n"
        "from journeydesigner.layout.lay_out import lay_out\n"
        "from journeydesigner.layout.plan import View\n"
        "import hashlib\n"
        "plan = lay_out(make_project(150), 'j1', View())\n"
        "print(hashlib.sha256(repr(plan).encode()).hexdigest())\n"
    )
    digests = set()
    for seed in ("1", "2", "3"):
        environment = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": f"{ROOT}{os.pathsep}{ROOT / 'src'}"}
        done = subprocess.run(
            [sys.executable, "-c", program], capture_output=True, text=True, check=True, env=environment
        )
        digests.add(done.stdout)
    assert len(digests) == 1


@settings(deadline=None, max_examples=50)
@given(journeys(), views, st.data())
def test_a_new_name_changes_nothing(project: Project, view: View, data: st.DataObject) -> None:
    touchpoints = sorted(project.all(Touchpoint))
    if not touchpoints:
        return
    draft = Draft(project)
    chosen = draft.one(Touchpoint, data.draw(st.sampled_from(touchpoints)))
    draft.update(chosen, name=Text2(fr="Un tout autre nom, et bien plus long que l'ancien", en="x"))
    assert lay_out(draft.project, JOURNEY, view) == lay_out(project, JOURNEY, view)


@settings(deadline=None, max_examples=50)
@given(journeys(), views)
def test_dots_stand_in_the_lane_of_their_channel(project: Project, view: View) -> None:
    plan = lay_out(project, JOURNEY, view)
    for dot in plan.dots:
        nature = project.all(Channel)[dot.channel].nature
        if view.pivot == "channels":
            lane = next(lane for lane in plan.lanes if dot.channel in lane.channels)
        else:
            lane = next(lane for lane in plan.lanes if lane.group == nature)
        column = next(c for c in plan.columns if c.stage == plan.cards[dot.touchpoint].stage)
        assert lane.y < dot.at[1] < lane.y + lane.h
        assert column.x < dot.at[0] < column.x + column.w
    places = [dot.at for dot in plan.dots]
    assert len(places) == len(set(places))


@settings(deadline=None, max_examples=50)
@given(journeys(), views)
def test_what_is_known_is_shown(project: Project, view: View) -> None:
    """Every touchpoint has its card, every transition with two ends its link, every alternative its dot."""
    plan = lay_out(project, JOURNEY, view)
    assert set(plan.cards) == {t.id for t in project.journey_touchpoints(JOURNEY)}
    assert set(plan.links) == {
        t.id for t in project.transitions(JOURNEY) if t.from_ in plan.cards and t.to in plan.cards
    }
    assert (plan.arc is not None) == ("arc" in view.layers)
    expected = {
        (t.id, id_)
        for t in project.journey_touchpoints(JOURNEY)
        if t.layer in ("client", "frontstage") and view.pivot != "owners"
        for id_ in t.alt
        if id_ in project.all(Channel) and not _stands_in(plan, t, project.all(Channel)[id_])
    }
    assert {(dot.touchpoint, dot.channel) for dot in plan.dots} == expected


def _stands_in(plan: Plan, touchpoint: Touchpoint, channel: Channel) -> bool:
    """Whether a card stands among the channels of a nature already, where lanes are natures."""
    group = plan.lanes[plan.cards[TouchpointId(touchpoint.id)].lane].group
    return plan.view.pivot == "blueprint" and group == channel.nature


@pytest.mark.parametrize("arc", [True, False])
def test_a_journey_without_stages_has_an_empty_plan(arc: bool) -> None:
    for project in (journey_of(), Project.of([])):
        plan = lay_out(project, JOURNEY, View(layers=("arc",) if arc else ()))
        assert (plan.columns, plan.lanes, plan.bands, plan.dots) == ((), (), (), ())
        assert not plan.cards
        assert not plan.links
        assert plan.width == HEAD_W
        assert plan.height == STAGE_H + GAP + (ARC_H if arc else 0)


def test_an_empty_stage_keeps_a_column() -> None:
    plan = lay_out(journey_of([{"id": "a", "channel": "c0"}], [], [{"id": "b", "channel": "c0"}]), JOURNEY, View())
    least = MIN_UNITS * UNIT + 2 * PAD
    assert [column.w for column in plan.columns] == [least] * 3
    assert [column.number for column in plan.columns] == [1, 2, 3]
    assert plan.columns[-1].x + plan.columns[-1].w == plan.width


def test_references_that_lead_nowhere_count_as_none() -> None:
    project = journey_of(
        [{"id": "a", "channel": "c_lost", "alt": ["c_lost2"]}, {"id": "b", "channel": "c0", "alt": ["c_lost"]}],
        links=(("a", "gone"), ("gone", "b"), ("a", "b")),
    )
    plan = lay_out(project, JOURNEY, View())
    assert plan.lanes[plan.cards[TouchpointId(Id("a"))].lane].group == "none"
    assert list(plan.links) == ["x02"]
    assert plan.dots == ()


def test_a_link_into_another_journey_is_left_out() -> None:
    project = Project.of([*journey_of([{"id": "a", "channel": "c0"}], links=(("a", "b"),)), *elsewhere("b")])
    plan = lay_out(project, JOURNEY, View())
    assert set(plan.cards) == {"a"}
    assert not plan.links


Ceiling = tuple[View, int, int, float]
"""View, lanes, crossings and bends per link at most."""
CEILINGS: dict[Literal["tourism", "clean"], tuple[int, int, list[Ceiling]]] = {
    "tourism": (
        35,
        40,
        [
            (View(), 12, 6, 0.8),
            (View(density="normal"), 12, 7, 0.58),
            (View(density="roomy"), 12, 4, 0.95),
            (View(apart=NATURES), 23, 4, 0.7),
        ],
    ),
    "clean": (5, 5, [(View(), 3, 0, 0.4), (View(density="roomy"), 3, 0, 0.8)]),
}


@pytest.mark.parametrize("name", ["tourism", "clean"])
def test_samples_stay_calm(name: Literal["tourism", "clean"]) -> None:
    project = sample(name)
    journey = project.journeys()[0].id
    cards, links, ceilings = CEILINGS[name]
    for view, lanes, crossings, bends in ceilings:
        plan = lay_out(project, journey, view)
        found = (len(plan.lanes), laws.crossings(plan), laws.bends(plan))
        print(name, view, "lanes, crossings, bends per link:", found)
        assert (len(plan.cards), len(plan.links)) == (cards, links)
        assert found[0] == lanes
        assert found[1] <= crossings
        assert found[2] <= bends
        check(plan, project)


def test_an_edit_that_moves_nothing_routes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    project = sample("tourism")
    memory = Memory()
    before = lay_out(project, Id("tour"), View(), memory)
    draft = Draft(project)
    draft.update(draft.one(Touchpoint, TouchpointId(Id("t01"))), name=Text2(fr="Autre", en="Other"), emotion=None)
    monkeypatch.setattr("journeydesigner.layout.routes.route_inner", None)
    after = lay_out(draft.project, Id("tour"), View(), memory)
    assert all(after.links[id_] is link for id_, link in before.links.items())
    assert len(after.links) == len(before.links)
    assert after.arc is not None
    assert before.arc is not None
    assert "t01" in {feeling.touchpoint for feeling in before.arc.feelings}
    assert "t01" not in {feeling.touchpoint for feeling in after.arc.feelings}
    with pytest.raises(TypeError):
        lay_out(draft.project, Id("tour"), View(density="roomy", apart=NATURES, layers=()))
