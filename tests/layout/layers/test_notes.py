"""Where the notes of the layers stand: each under what it speaks of, none over another, all inside their strip."""

from __future__ import annotations

from itertools import combinations, pairwise
from typing import get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journeydesigner.layout.lay_out import lay_out
from journeydesigner.layout.layers.shelves import NOTE_H
from journeydesigner.layout.plan import ARC_H, LAYERS, LayerName, Note, Pivot, Plan, View
from journeydesigner.model import Entity, Id, Journey, PainPoint, Project, Touchpoint
from tests.builders import sample
from tests.layout.random_journeys import (
    JOURNEY,
    journey_of,
    journeys,
    kpi,
    opportunity,
    staff,
    systems,
    text,
    views,
)

ALL = View(layers=LAYERS)


def plan_of(project: Project, view: View = ALL) -> Plan:
    return lay_out(project, JOURNEY, view)


def of_layer(plan: Plan, layer: LayerName) -> list[Note]:
    return [note for note in plan.notes if note.layer == layer]


def with_more(project: Project, *more: Entity) -> Project:
    return Project.of([*project, *more])


def pain(id_: str, at: str) -> PainPoint:
    return PainPoint.model_validate({"id": id_, "rank": "a0", "touchpoint": at, "text": text(id_)})


@settings(deadline=None, max_examples=200)
@given(journeys(), views, st.sampled_from(LAYERS))
def test_notes_stand_in_their_strip_and_stage_and_never_on_each_other(
    project: Project, view: View, alone: LayerName
) -> None:
    for shown in (View(view.pivot, view.apart, view.density, LAYERS), View(layers=(alone,))):
        plan = plan_of(project, shown)
        strips = {strip.layer: strip for strip in plan.ribbons}
        columns = {column.stage: column for column in plan.columns}
        for note in plan.notes:
            strip, column = strips[note.layer], columns[note.stage]
            assert strip.y < note.rect.y
            assert note.rect.bottom < strip.bottom
            assert column.x <= note.rect.x
            assert note.rect.right <= column.x + column.w
        for one, other in combinations(plan.notes, 2):
            assert not one.rect.meets(other.rect)
        assert len({note.key for note in plan.notes}) == len(plan.notes)


@settings(deadline=None, max_examples=100)
@given(journeys(), views)
def test_a_note_points_up_to_the_cards_it_speaks_of(project: Project, view: View) -> None:
    plan = plan_of(project, View(view.pivot, view.apart, view.density, LAYERS))
    for note in plan.notes:
        centres = {plan.cards[card].rect.x + plan.cards[card].rect.w / 2 for card in note.touchpoints}
        assert set(note.ticks) <= centres
        assert all(note.rect.x < at < note.rect.right for at in note.ticks)
        if note.layer in ("thoughts", "pains") or (note.layer in ("opportunities", "kpis") and note.touchpoints):
            assert note.ticks


@settings(deadline=None, max_examples=60)
@given(journeys(ranked=True), views)
def test_everything_there_is_has_its_note(project: Project, view: View) -> None:
    plan = plan_of(project, View(view.pivot, view.apart, view.density, LAYERS))
    if not plan.columns:
        assert not plan.notes
        return
    shown = {layer: {note.element for note in of_layer(plan, layer)} for layer in LAYERS}
    here = {t.id for t in project.journey_touchpoints(JOURNEY)}
    assert shown["thoughts"] == {t.id for t in project.all(Touchpoint).values() if t.thought}
    assert shown["pains"] == {p.id for p in project.all(PainPoint).values() if p.touchpoint in here}
    assert shown["opportunities"] == {id_ for id_ in (f"o{n}" for n in range(5)) if id_ in project}
    assert shown["kpis"] == {id_ for id_ in (f"k{n}" for n in range(6)) if id_ in project}
    used = {y for t in project.all(Touchpoint).values() for y in t.systems}
    assert shown["systems"] == used & {"y0", "y1", "y2"}


@pytest.mark.parametrize("pivot", get_args(Pivot))
def test_strips_lie_one_below_the_other_between_lanes_and_arc(pivot: Pivot) -> None:
    project = sample("tourism")
    plan = lay_out(project, project.journeys()[0].id, View(pivot=pivot, layers=LAYERS))
    assert [strip.layer for strip in plan.ribbons] == list(LAYERS[:-1])
    assert plan.lanes[-1].y + plan.lanes[-1].h < plan.ribbons[0].y
    assert all(above.bottom == below.y for above, below in pairwise(plan.ribbons))
    assert plan.arc is not None
    assert plan.arc.rect.y == plan.bottom == plan.ribbons[-1].bottom
    assert plan.arc.rect.bottom == plan.height == plan.bottom + ARC_H


def test_layers_leave_cards_and_links_where_they_are() -> None:
    project = sample("tourism")
    bare, full = (lay_out(project, project.journeys()[0].id, view) for view in (View(layers=()), ALL))
    assert dict(bare.cards) == dict(full.cards)
    assert dict(bare.links) == dict(full.links)
    assert bare.ribbons == ()
    assert len(bare.notes) == 0


def test_thoughts_of_cards_that_follow_closely_stand_below_each_other() -> None:
    cards = [{"id": f"t{n}", "channel": f"c{3 * n}", "thought": text("Hm")} for n in range(3)]
    project = journey_of(cards, links=(("t0", "t1"), ("t1", "t2")))
    thoughts = of_layer(plan_of(project), "thoughts")
    assert [note.element for note in sorted(thoughts, key=lambda note: note.rect.x)] == ["t0", "t1", "t2"]
    assert len({note.tier for note in thoughts}) == 3
    roomy = of_layer(plan_of(project, View(density="roomy", layers=LAYERS)), "thoughts")
    assert {note.tier for note in roomy} == {0}


def test_a_note_gives_way_to_the_right_before_it_takes_a_row_of_its_own() -> None:
    project = journey_of([{"id": "t0", "channel": "c0"}, {"id": "t1", "channel": "c9"}], links=(("t0", "t1"),))
    near = with_more(project, pain("n0", "t0"), pain("n1", "t1"))
    plan = plan_of(near, View(density="roomy", layers=("pains",)))
    assert [note.tier for note in plan.notes] == [0, 0]
    assert [note.rect.x for note in plan.notes] == [plan.cards[n.touchpoints[0]].rect.x for n in plan.notes]


def test_an_opportunity_stands_in_each_stage_it_touches_and_counts_the_pains_it_answers() -> None:
    project = journey_of([{"id": "t0"}, {"id": "t1"}], [{"id": "t2"}])
    told = with_more(
        project, pain("n0", "t2"), opportunity("o0", touchpoints=["t1", "t0"], pains=["n0"]), opportunity("o1")
    )
    found = {(note.element, note.stage): note.touchpoints for note in of_layer(plan_of(told), "opportunities")}
    assert found == {("o0", "s0"): ("t0", "t1"), ("o0", "s1"): ("t2",), ("o1", "s0"): ()}


def test_kpis_of_the_journey_come_first_those_of_a_stage_in_it_and_those_of_a_card_under_it() -> None:
    project = journey_of([{"id": "t0"}], [{"id": "t1"}])
    scopes = ("journey", "stage:s1", "touchpoint:t1", "stage:s_gone")
    told = with_more(project, *(kpi(f"k{n}", scope) for n, scope in enumerate(scopes)))
    found = {note.element: (note.stage, note.touchpoints) for note in of_layer(plan_of(told), "kpis")}
    assert found == {"k0": ("s0", ()), "k1": ("s1", ()), "k2": ("s1", ("t1",)), "k3": ("s0", ())}


def test_neighbours_that_use_one_application_share_a_span() -> None:
    used = [["y0"], ["y0"], [], ["y0", "y1"]]
    cards = [{"id": f"t{n}", "channel": "c0", "systems": use} for n, use in enumerate(used)]
    project = with_more(journey_of(cards, links=(("t0", "t1"), ("t1", "t2"), ("t2", "t3"))), *systems())
    plan = plan_of(project, View(density="roomy", layers=LAYERS))
    rects = [plan.cards[id_].rect for id_ in sorted(plan.cards)]
    first, second, other = sorted(of_layer(plan, "systems"), key=lambda note: (note.element, note.rect.x))
    assert (first.rect.x, first.rect.right) == (rects[0].x, rects[1].right)
    assert (second.rect.x, second.rect.right) == (rects[3].x, rects[3].right)
    assert first.tier == second.tier != other.tier
    assert other.element == "y1"


def test_a_continuous_role_is_a_bar_over_its_stages_in_a_row_of_its_own() -> None:
    project = with_more(journey_of([], [], [], []), *staff())
    company = [
        {"role": "r0", "code": "A", "stages": ["s1", "s0", "s3"]},
        {"role": "r1", "code": "R", "stages": "all"},
    ]
    journey = project.all(Journey)[Id(JOURNEY)]
    project = Project.of(
        [
            *(e for e in project if e.id != JOURNEY),
            Journey.model_validate({**dict(journey), "continuous_roles": company}),
        ]
    )
    plan = plan_of(project)
    bars = [(n.element, n.stage, n.number, n.opens, n.closes) for n in of_layer(plan, "roles")]
    assert [bar for bar in bars if bar[0] == "r0"] == [
        ("r0", "s0", 0, True, False),
        ("r0", "s1", 0, False, True),
        ("r0", "s3", 0, True, True),
    ]
    all_along = [note for note in of_layer(plan, "roles") if note.element == "r1"]
    assert {note.tier for note in all_along} == {1}
    assert all(a.rect.right == b.rect.x for a, b in pairwise(all_along))
    assert [note.opens for note in all_along] == [True, False, False, False]


def test_a_layer_without_anything_to_show_keeps_one_row() -> None:
    plan = plan_of(journey_of([{"id": "t0"}]), View(layers=("thoughts",)))
    assert len(plan.notes) == 0
    assert plan.ribbons[0].h > NOTE_H


def test_layers_come_in_one_order_however_they_are_named() -> None:
    assert View(layers=("arc", "pains", "thoughts")) == View(layers=("thoughts", "pains", "arc"))
    view = View(layers=("arc",)).with_layer("kpis", True)
    assert view.layers == ("kpis", "arc")
    assert view.with_layer("arc", False).layers == ("kpis",)


def test_a_thousand_pains_of_one_card_and_a_thousand_cards_at_once() -> None:
    heaped = with_more(journey_of([{"id": "t0"}]), *(pain(f"n{n}", "t0") for n in range(1000)))
    assert len({note.rect for note in plan_of(heaped).notes}) == 1000
    abreast = journey_of([{"id": f"t{n}", "thought": text("Hm")} for n in range(1000)])
    assert len(of_layer(plan_of(abreast), "thoughts")) == 1000
