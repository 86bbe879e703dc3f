"""Alternative channels: a disc in the other lane, where it is free and its line passes the fewest cards (R8)."""

from __future__ import annotations

from itertools import pairwise

from journeydesigner.layout.lay_out import lay_out
from journeydesigner.layout.plan import CARD_H, UNIT, Dot, Plan, View
from journeydesigner.model import Id
from journeydesigner.model.values import TouchpointId
from tests.layout.random_journeys import JOURNEY, journey_of


def left_of(plan: Plan, id_: str) -> float:
    """Where the units of a card begin."""
    return plan.cards[TouchpointId(Id(id_))].rect.x - 4


def dot_of(plan: Plan, id_: str = "a") -> Dot:
    return next(dot for dot in plan.dots if dot.touchpoint == id_)


def test_a_free_dot_stands_under_the_second_unit() -> None:
    plan = lay_out(journey_of([{"id": "a", "channel": "c0", "alt": ["c9"]}]), JOURNEY, View())
    dot, card, lane = dot_of(plan), plan.cards[TouchpointId(Id("a"))].rect, plan.lanes[1]
    assert dot.channel == "c9"
    assert dot.at == (left_of(plan, "a") + 1.5 * UNIT, lane.y + lane.h / 2)
    assert dot.card_end == (dot.at[0], card.bottom)
    assert plan.lanes[1].channels == ("c9",)


def test_a_dot_above_its_card_leaves_from_the_top() -> None:
    plan = lay_out(journey_of([{"id": "a", "channel": "c9", "alt": ["c0"]}]), JOURNEY, View())
    assert dot_of(plan).card_end[1] == plan.cards[TouchpointId(Id("a"))].rect.y
    assert dot_of(plan).at[1] < dot_of(plan).card_end[1]


def test_a_dot_steps_aside_from_cards_on_its_way() -> None:
    """b stands between a and the lane of a's alternative, over units 1 to 4 of a's time."""
    row = [{"id": "a", "channel": "c0", "alt": ["c9"]}, {"id": "b", "channel": "c3"}]
    plan = lay_out(journey_of(row), JOURNEY, View())
    assert dot_of(plan).at[0] == left_of(plan, "a") + 0.5 * UNIT


def test_a_dot_keeps_off_the_cards_of_its_lane() -> None:
    """b, met by the alternative channel itself, covers what lies under units 1 to 3 of a."""
    plan = lay_out(
        journey_of([{"id": "a", "channel": "c0", "alt": ["c9"]}, {"id": "b", "channel": "c9"}]), JOURNEY, View()
    )
    assert dot_of(plan).at[0] == left_of(plan, "a") + 0.5 * UNIT


def test_a_dot_beside_its_card_keeps_off_the_neighbour() -> None:
    """b is in the way of every unit of a, and z stands close on a's left."""
    row = [
        {"id": "y", "channel": "c11"},
        {"id": "z", "channel": "c0", "entry": True},
        {"id": "a", "channel": "c0", "alt": ["c9"]},
        {"id": "b", "channel": "c3"},
    ]
    plan = lay_out(journey_of(row, links=(("y", "b"),)), JOURNEY, View(density="roomy"))
    assert left_of(plan, "a") == left_of(plan, "b") == left_of(plan, "z") + 4 * UNIT
    assert dot_of(plan).at[0] == plan.cards[TouchpointId(Id("a"))].rect.right + 12


def test_a_dot_beside_its_card_leaves_from_the_side() -> None:
    row = [{"id": id_, "channel": channel, "entry": True} for id_, channel in (("b", "c3"), ("c", "c6"))]
    plan = lay_out(journey_of([{"id": "a", "channel": "c0", "alt": ["c9"], "entry": True}, *row]), JOURNEY, View())
    dot, card = dot_of(plan), plan.cards[TouchpointId(Id("a"))].rect
    assert dot.at[0] == card.x - 12
    assert dot.card_end == (card.x, card.y + CARD_H / 2)


def test_two_alternatives_do_not_share_a_line() -> None:
    plan = lay_out(journey_of([{"id": "a", "channel": "c0", "alt": ["c9", "c6"]}]), JOURNEY, View())
    first, second = plan.dots
    assert first.at[0] != second.at[0]


def test_a_dot_keeps_off_the_links_of_its_card() -> None:
    """The link down to b runs on unit 1, which the dot would take first."""
    row = [{"id": "a", "channel": "c0", "alt": ["c9"]}]
    project = journey_of(row, [{"id": "b", "channel": "c6"}], links=(("a", "b"),))
    plan = lay_out(project, JOURNEY, View())
    upright = {a[0] for link in plan.links.values() for a in link.points}
    assert dot_of(plan).at[0] not in upright


def test_discs_without_a_place_of_their_own_fan_out() -> None:
    channels = ["c0", "c1", "c2", "c3", "c4", "c5", "c6", "c7"]
    row = [{"id": f"t{c}", "channel": c, "alt": ["c11"], "entry": True} for c in channels]
    plan = lay_out(journey_of(row), JOURNEY, View())
    places = sorted(dot.at[0] for dot in plan.dots)
    assert len({dot.at[1] for dot in plan.dots}) == 1
    assert len(set(places)) == 8
    assert sum(b - a == 4 for a, b in pairwise(places)) == 2
