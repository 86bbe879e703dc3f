"""The emotion arc: faces under their cards, the curve along the main path (R7)."""

from __future__ import annotations

from itertools import combinations
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from journeydesigner.layout.arc import FACE, PER_SCORE, Arc
from journeydesigner.layout.lay_out import lay_out
from journeydesigner.layout.plan import ARC_H, HEAD_W, Plan, View
from journeydesigner.model import Project, Touchpoint
from tests.benchmarks.make_project import make_project
from tests.builders import sample
from tests.layout.random_journeys import JOURNEY, journey_of, journeys


def felt(score: int, source: str = "observed") -> dict[str, Any]:
    return {"emotion": {"label": "neutral", "score": score, "source": source}}


def plan_and_arc(project: Project) -> tuple[Plan, Arc]:
    plan = lay_out(project, JOURNEY, View())
    assert plan.arc is not None
    return plan, plan.arc


def test_the_curve_joins_the_felt_touchpoints_of_the_main_path() -> None:
    row = [
        {"id": "a", "channel": "c0", "entry": True, **felt(2)},
        {"id": "b", "channel": "c3"},
        {"id": "c", "channel": "c6", **felt(-1, "assumed")},
        {"id": "d", "channel": "c9", **felt(0)},
        {"id": "aside", "channel": "c11", **felt(1)},
    ]
    plan, arc = plan_and_arc(journey_of(row, links=(("a", "b"), ("b", "c"), ("c", "d"))))
    assert [(f.touchpoint, f.on_path) for f in arc.feelings] == [
        ("a", True),
        ("c", True),
        ("d", True),
        ("aside", False),
    ]
    middle = arc.rect.y + ARC_H / 2
    for feeling in arc.feelings:
        card = plan.cards[feeling.touchpoint].rect
        assert feeling.at == (card.x + card.w / 2, middle - PER_SCORE * feeling.score)
    first, last = arc.pieces
    assert (first[0], first[3]) == (arc.feelings[0].at, arc.feelings[1].at)
    assert (last[0], last[3]) == (arc.feelings[1].at, arc.feelings[2].at)
    assert (first[4], last[4]) == (True, True)
    for start, out, into, end, _ in arc.pieces:
        assert out == ((start[0] + end[0]) / 2, start[1])
        assert into == ((start[0] + end[0]) / 2, end[1])


def test_observed_pieces_are_solid() -> None:
    row = [{"id": "a", "entry": True, **felt(2)}, {"id": "b", **felt(1)}]
    assert [piece[4] for piece in plan_and_arc(journey_of(row, links=(("a", "b"),)))[1].pieces] == [False]


def test_without_emotions_the_strip_is_there_and_empty() -> None:
    plan, arc = plan_and_arc(journey_of([{"id": "a"}], []))
    assert (arc.feelings, arc.pieces) == ((), ())
    assert (arc.rect.x, arc.rect.w, arc.rect.h) == (HEAD_W, plan.width - HEAD_W, ARC_H)
    assert arc.rect.bottom == plan.height


@settings(deadline=None, max_examples=60)
@given(journeys())
def test_faces_never_touch(project: Project) -> None:
    _, arc = plan_and_arc(project)
    for a, b in combinations(arc.feelings, 2):
        assert abs(a.at[0] - b.at[0]) >= FACE - 1 or abs(a.at[1] - b.at[1]) >= PER_SCORE
    assert {f.touchpoint for f in arc.feelings} == {
        t.id for t in project.journey_touchpoints(JOURNEY) if t.emotion
    }


def test_faces_off_the_path_give_way_to_the_right() -> None:
    row = [{"id": id_, "channel": f"c{3 * i}", "entry": True, **felt(1)} for i, id_ in enumerate("abc")]
    plan, arc = plan_and_arc(journey_of(row))
    x = plan.cards[arc.feelings[0].touchpoint].rect.x + 76
    assert [f.at[0] for f in arc.feelings] == [x, x + 20, x + 40]


def test_the_tourism_sample_shows_every_emotion() -> None:
    project = sample("tourism")
    plan = lay_out(project, project.journeys()[0].id, View())
    assert plan.arc is not None
    assert len(plan.arc.feelings) == sum(t.emotion is not None for t in project.all(Touchpoint).values())
    on_path = [f for f in plan.arc.feelings if f.on_path]
    assert len(plan.arc.pieces) == len(on_path) - 1


@settings(deadline=None, max_examples=60)
@given(journeys(), st.floats(0, 4000), st.floats(0, 3000))
def test_a_part_of_the_arc_is_the_arc_there(project: Project, left: float, width: float) -> None:
    _, arc = plan_and_arc(project)
    near, right = arc.near(left, left + width), left + width
    assert [f for f in near.feelings if left <= f.at[0] <= right] == [
        f for f in arc.feelings if left <= f.at[0] <= right
    ]
    assert [p for p in near.pieces if p[0][0] <= right and p[3][0] >= left] == [
        p for p in arc.pieces if p[0][0] <= right and p[3][0] >= left
    ]


def test_a_part_of_a_long_arc_is_short() -> None:
    project = make_project(400)
    plan = lay_out(project, project.journeys()[0].id, View())
    assert plan.arc is not None
    middle = plan.width / 2
    assert len(plan.arc.near(middle, middle + 500).feelings) < 0.4 * len(plan.arc.feelings)
