"""Rank in time, first unit and sub-row of cards (R1, R4, R5)."""

from __future__ import annotations

from typing import Any

import pytest

from journeydesigner.layout.place import Placement, place_stage
from journeydesigner.layout.plan import Density, Pivot, View
from journeydesigner.layout.read import read
from journeydesigner.model import Id
from tests.layout.random_journeys import JOURNEY, journey_of

Row = list[dict[str, Any]]


def placed(
    row: Row,
    *links: tuple[Any, ...],
    before: Row | None = None,
    density: Density = "compact",
    pivot: Pivot = "channels",
) -> Placement:
    """The placement of the last stage of a journey."""
    rows = [row] if before is None else [before, row]
    graph = read(journey_of(*rows, links=links), JOURNEY, pivot=pivot).graph
    return place_stage(graph, len(rows) - 1, View(pivot=pivot, density=density))


def ranks(placement: Placement) -> dict[str, int]:
    return {str(id_): cell.rank for id_, cell in placement.cells.items()}


def starts(placement: Placement) -> dict[str, int]:
    return {str(id_): cell.start for id_, cell in placement.cells.items()}


def subs(placement: Placement) -> dict[str, int]:
    return {str(id_): cell.sub for id_, cell in placement.cells.items()}


def row_of(*channels: str, **fields: Any) -> Row:
    """Touchpoints a, b, c, … with these channels."""
    return [{"id": "abcdefgh"[i], "channel": channel, **fields} for i, channel in enumerate(channels)]


def test_without_links_each_follows_the_one_before() -> None:
    assert ranks(placed(row_of("c0", "c3", "c6"))) == {"a": 0, "b": 1, "c": 2}


def test_a_successor_follows_its_latest_predecessor() -> None:
    placement = placed(row_of("c0", "c3", "c6", "c9"), ("a", "b"), ("a", "c"), ("b", "d"), ("c", "d"))
    assert ranks(placement) == {"a": 0, "b": 1, "c": 1, "d": 2}


def test_loops_and_links_against_the_order_do_not_count() -> None:
    placement = placed(row_of("c0", "c3"), ("a", "b", {"kind": "loop"}), ("b", "a"))
    assert ranks(placement) == {"a": 0, "b": 1}


def test_entries_and_what_is_reached_from_before_begin_the_stage() -> None:
    row = [*row_of("c0", "c3"), {"id": "c", "channel": "c6"}, {"id": "d", "channel": "c9", "entry": True}]
    assert ranks(placed(row, ("z", "c"), before=[{"id": "z"}])) == {"a": 0, "b": 1, "c": 0, "d": 0}


def test_what_is_reached_from_a_later_stage_keeps_its_turn() -> None:
    graph = read(journey_of(row_of("c0", "c3"), [{"id": "z"}], links=(("z", "b"),)), JOURNEY).graph
    assert ranks(place_stage(graph, 0, View())) == {"a": 0, "b": 1}


def test_backstage_stands_under_what_precedes_it() -> None:
    row = [*row_of("c0", "c3"), {"id": "c", "layer": "backstage"}, {"id": "d", "layer": "support"}]
    placement = placed(row)
    assert ranks(placement) == {"a": 0, "b": 1, "c": 1, "d": 1}
    assert starts(placement)["b"] == starts(placement)["c"] == starts(placement)["d"]
    assert ranks(placed([{"id": "a", "layer": "backstage"}])) == {"a": 0}


@pytest.mark.parametrize(("density", "step"), [("compact", 1), ("normal", 2), ("roomy", 4)])
def test_density_sets_the_step_in_time(density: Density, step: int) -> None:
    placement = placed(row_of("c0", "c3", "c6"), ("a", "b"), ("b", "c"), density=density)
    assert list(starts(placement).values()) == [0, step, 2 * step]
    assert placement.units == max(6, 2 * step + 4)


@pytest.mark.parametrize(("density", "step"), [("compact", 1), ("normal", 2), ("roomy", 4)])
def test_density_sets_the_step_without_links_too(density: Density, step: int) -> None:
    assert list(starts(placed(row_of("c0", "c3", "c6"), density=density)).values()) == [0, step, 2 * step]


def test_a_lane_stacks_two_cards_and_then_gives_way_to_the_right() -> None:
    row = row_of("c0", "c0", "c0", entry=True)
    placement = placed(row)
    assert starts(placement) == {"a": 0, "b": 0, "c": 4}
    assert subs(placement) == {"a": 0, "b": 1, "c": 0}
    assert starts(placed(row, density="roomy")) == {"a": 0, "b": 4, "c": 8}


def test_linked_cards_side_by_side_leave_room_for_the_arrow() -> None:
    row = row_of("c0", "c0")
    assert starts(placed(row, ("a", "b"), density="roomy")) == {"a": 0, "b": 5}
    assert starts(placed(row, density="roomy")) == {"a": 0, "b": 4}


def test_a_later_card_stands_right_of_a_delayed_earlier_one() -> None:
    """c has to give way to a and b; d comes after c in time, in a lane of its own."""
    row = [*row_of("c0", "c0", "c0", entry=True), {"id": "d", "channel": "c3"}]
    found = starts(placed(row))
    assert found["c"] == 4
    assert found["d"] > found["c"]


def test_a_crowd_is_placed_without_overlap() -> None:
    row = [{"id": f"t{i}", "channel": "c0", "entry": True} for i in range(400)]
    found = [(cell.start, cell.sub) for cell in placed(row).cells.values()]
    assert sorted(found) == [(4 * k, sub) for k in range(200) for sub in (0, 1)]


def test_an_alternative_needs_its_lane() -> None:
    placement = placed([{"id": "a", "channel": "c0", "alt": ["c9"]}, {"id": "b", "channel": "c3"}])
    assert [key.channel for key in placement.used] == [Id("c0"), Id("c9"), Id("c3")]
