"""The shapes links take, in pixels: the the simplest free one (F3, F4)."""

from __future__ import annotations

from typing import Any

from journeydesigner.layout.drawing import Point
from journeydesigner.layout.lay_out import lay_out
from journeydesigner.layout.plan import CARD_H, CARD_W, GAP, PAD, Plan, View
from journeydesigner.model import Id
from journeydesigner.model.values import TouchpointId, TransitionId
from tests.layout import laws
from tests.layout.random_journeys import JOURNEY, journey_of

Row = list[dict[str, Any]]


def planned(*rows: Row, links: tuple[tuple[Any, ...], ...], view: View | None = None) -> Plan:
    plan = lay_out(journey_of(*rows, links=links), JOURNEY, view or View())
    assert not laws.cards_entered(plan)
    assert not laws.lying_on_each_other(plan)
    return plan


def line(plan: Plan, number: int = 0) -> tuple[Point, ...]:
    return plan.links[TransitionId(Id(f"x{number:02}"))].points


def bends(plan: Plan, number: int = 0) -> int:
    return len(line(plan, number)) - 2


def test_cards_in_one_row_are_joined_by_a_level_line() -> None:
    plan = planned([{"id": "a", "channel": "c0"}], [{"id": "b", "channel": "c0"}], links=(("a", "b"),))
    a, b = (plan.cards[TouchpointId(Id(id_))].rect for id_ in "ab")
    assert line(plan) == ((a.right, a.y + CARD_H / 2), (b.x, b.y + CARD_H / 2))


def test_staggered_cards_are_joined_by_an_upright_line() -> None:
    plan = planned([{"id": "a", "channel": "c0"}, {"id": "b", "channel": "c3"}], links=(("a", "b"),))
    assert bends(plan) == 0
    assert line(plan)[0][0] == line(plan)[1][0]


def test_a_card_in_the_way_is_gone_round() -> None:
    rows: list[Row] = [[{"id": id_, "channel": "c0"}] for id_ in "abc"]
    assert 2 <= bends(planned(*rows, links=(("a", "c"),), view=View(long_links="drawn"))) <= 4


def test_a_loop_leaves_and_returns_over_its_card() -> None:
    plan = planned([{"id": "a", "channel": "c0"}], links=(("a", "a", {"kind": "loop"}),))
    points, card = line(plan), plan.cards[TouchpointId(Id("a"))].rect
    assert bends(plan) == 2
    assert points[0][0] > points[-1][0]
    assert {points[0][1], points[-1][1]} <= {card.y, card.bottom}


def test_backward_links_find_a_way() -> None:
    plan = planned(
        [{"id": "a", "channel": "c0"}], [{"id": "b", "channel": "c0"}], links=(("b", "a", {"kind": "loop"}),)
    )
    assert bends(plan) <= 4


def test_no_route_has_more_than_four_bends() -> None:
    row = [{"id": f"t{i}", "channel": f"c{i % 5}"} for i in range(12)]
    links = tuple((f"t{i}", f"t{(5 * i + 3) % 12}", {"kind": "loop"}) for i in range(12))
    plan = planned(row, [{"id": "z", "channel": "c2"}], links=(*links, ("t0", "z"), ("t7", "z")))
    assert max(len(link.points) for link in plan.links.values()) <= 6


def test_an_unused_map_keeps_the_least_sizes() -> None:
    plan = planned([{"id": "a", "channel": "c0"}, {"id": "b", "channel": "c1"}], links=())
    a, b = (plan.cards[TouchpointId(Id(id_))].rect for id_ in "ab")
    assert (a.w, a.h) == (CARD_W, CARD_H)
    assert b.y - a.bottom == GAP
    assert a.x == plan.columns[0].x + PAD + 4


def test_main_path_is_known_to_its_links() -> None:
    plan = planned(
        [{"id": "a", "channel": "c0", "entry": True}, {"id": "b", "channel": "c3"}, {"id": "c", "channel": "c6"}],
        links=(("a", "b"), ("a", "c", {"kind": "skip"})),
    )
    assert [plan.links[TransitionId(Id(id_))].main for id_ in ("x00", "x01")] == [True, False]
