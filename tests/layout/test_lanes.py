"""Lanes follow the ranks kept in the model: an edit may add, remove or share lanes, but never swaps two."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from journeydesigner.layout.lay_out import lay_out
from journeydesigner.layout.plan import BANDS, GROUP_GAP, NATURES, Plan, View
from journeydesigner.model import Channel, Draft, Id, Project, Stage, Touchpoint, Unit
from journeydesigner.model.channel import Nature
from journeydesigner.model.rank import between
from tests.builders import sample
from tests.layout.random_journeys import JOURNEY, by_channel, journey_of, journeys, views


def keys(plan: Plan) -> list[str]:
    return [lane.key for lane in plan.lanes]


@settings(deadline=None, max_examples=150)
@given(journeys(ranked=True), views, st.data())
def test_moving_a_card_never_reorders_lanes(project: Project, view: View, data: st.DataObject) -> None:
    touchpoints = sorted(project.all(Touchpoint))
    if not touchpoints:
        return
    draft = Draft(project)
    chosen = draft.one(Touchpoint, data.draw(st.sampled_from(touchpoints)))
    target = data.draw(st.sampled_from(sorted(project.all(Stage))))
    last = max((t.rank for t in project.touchpoints(target)), default=None)
    fields: dict[str, object] = {"stage": target, "rank": between(last, None)}
    if chosen.type == "communication":
        free = sorted(id_ for id_ in project.all(Channel) if id_ not in chosen.alt)
        fields["channel"] = data.draw(st.sampled_from([None, *free]))
    draft.update(chosen, **fields)
    before, after = keys(lay_out(project, JOURNEY, view)), keys(lay_out(draft.project, JOURNEY, view))
    assert [key for key in before if key in after] == [key for key in after if key in before]


@settings(deadline=None, max_examples=100)
@given(journeys(ranked=True), views)
def test_lanes_stand_in_the_order_of_ranks(project: Project, view: View) -> None:
    plan = lay_out(project, JOURNEY, view)
    order = []
    for lane in plan.lanes:
        ranks = [project.all(Channel)[id_].rank or "" for id_ in lane.channels]
        ranks += [project.all(Unit)[lane.unit].rank] if lane.unit else []
        assert ranks == sorted(ranks)
        groups = [group for band in BANDS[view.pivot].values() for group in band]
        order.append((groups.index(lane.group), ranks[0] if ranks else ""))
    assert order == sorted(order)


@settings(deadline=None, max_examples=100)
@given(journeys(), by_channel)
def test_channels_share_a_lane_only_if_they_never_meet(project: Project, view: View) -> None:
    plan = lay_out(project, JOURNEY, view)
    assert len({id_ for lane in plan.lanes for id_ in lane.channels}) == sum(len(x.channels) for x in plan.lanes)
    for stage in project.stages(JOURNEY):
        used = {
            id_
            for t in project.touchpoints(stage.id)
            if t.layer in ("client", "frontstage")
            for id_ in (t.channel, *t.alt)
        }
        for lane in plan.lanes:
            assert len(used & set(lane.channels)) <= 1
    assert all(len(lane.channels) <= 1 for lane in plan.lanes if lane.group in view.apart)


@settings(deadline=None, max_examples=100)
@given(journeys(), views)
def test_no_lane_is_empty_and_bands_hold_their_lanes(project: Project, view: View) -> None:
    plan = lay_out(project, JOURNEY, view)
    dots = {dot.channel for dot in plan.dots}
    filled = {card.lane for card in plan.cards.values()}
    if view.pivot != "blueprint":
        assert all(i in filled or dots & set(lane.channels) for i, lane in enumerate(plan.lanes))
    held = {
        band: [x for x in plan.lanes if x.group in groups]
        for band, groups in BANDS[view.pivot].items()
        if any(x.group in groups for x in plan.lanes)
    }
    assert [band.group for band in plan.bands] == list(held)
    for lanes in held.values():
        for upper, lower in pairwise(lanes):
            assert lower.y == upper.y + upper.h
    for above, below in pairwise(plan.bands):
        assert below.y - above.y - above.h >= GROUP_GAP
    for band in plan.bands:
        lanes = held[band.group]
        assert (band.y, band.h) == (lanes[0].y, lanes[-1].y + lanes[-1].h - lanes[0].y)


def test_channels_without_a_rank_come_last_by_first_use() -> None:
    project = journey_of([{"id": f"t{i}", "channel": f"c{i}"} for i in (2, 0, 1)])
    draft = Draft(project)
    for i in (0, 2):
        draft.update(draft.one(Channel, Id(f"c{i}")), rank=None)
    assert keys(lay_out(draft.project, JOURNEY, View())) == ["physical/c1", "physical/c2", "physical/c0"]


def test_each_kind_of_touchpoint_has_its_group() -> None:
    row = [
        {"id": "met", "channel": "c9"},
        {"id": "undecided"},
        {"id": "acts", "type": "action", "initiator": "client"},
        {"id": "acts_too", "type": "action"},
        {"id": "served", "type": "action", "initiator": "organisation"},
        {"id": "client", "layer": "client"},
        {"id": "behind", "layer": "backstage", "channel": "c0", "alt": ["c1"]},
        {"id": "beneath", "layer": "support"},
    ]
    plan = lay_out(journey_of(row), JOURNEY, View())
    assert {id_: plan.lanes[card.lane].group for id_, card in plan.cards.items()} == {
        "met": "digital",
        "undecided": "none",
        "acts": "client",
        "acts_too": "client",
        "served": "none",
        "client": "client",
        "behind": "backstage",
        "beneath": "support",
    }
    assert keys(plan) == ["client", "digital/c9", "none", "backstage", "support"]
    assert plan.dots == ()


def test_the_tourism_sample_shares_as_few_lanes_as_the_best_order() -> None:
    project = sample("tourism")
    plan = lay_out(project, project.journeys()[0].id, View())
    assert sum(len(lane.channels) for lane in plan.lanes) == 22
    assert len(plan.lanes) == 12
    assert plan.cell(plan.columns[0].stage, "digital") is not None
    assert plan.cell(plan.columns[0].stage, "support") is None


@settings(deadline=None, max_examples=60)
@given(journeys(ranked=True), by_channel)
def test_each_nature_shares_or_not_whatever_the_others_do(project: Project, view: View) -> None:
    plan = lay_out(project, JOURNEY, view)
    for apart in (NATURES, frozenset[Nature]()):
        alike = [lane for lane in plan.lanes if (lane.group in view.apart) == (lane.group in apart)]
        whole = lay_out(project, JOURNEY, replace(view, apart=apart))
        groups = {lane.group for lane in alike}
        here = [(lane.key, lane.channels) for lane in alike]
        assert here == [(lane.key, lane.channels) for lane in whole.lanes if lane.group in groups]


def test_one_nature_of_the_sample_has_a_lane_per_channel() -> None:
    project = sample("tourism")
    tour = project.journeys()[0].id
    of = {group: [x for x in lay_out(project, tour, View()).lanes if x.group == group] for group in NATURES}
    plan = lay_out(project, tour, View(apart=frozenset({"digital"})))
    for group in NATURES - {"digital"}:
        assert [x.key for x in plan.lanes if x.group == group] == [x.key for x in of[group]]
    digital = [x.channels for x in plan.lanes if x.group == "digital"]
    assert all(len(channels) == 1 for channels in digital)
    assert sorted(digital) == sorted((one,) for x in of["digital"] for one in x.channels)
    assert len(digital) == 12
