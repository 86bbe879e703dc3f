"""Gaps and gutters grow with the parallels in them; everything else keeps its size (R6, F9)."""

from __future__ import annotations

from itertools import pairwise

import pytest

from journeydesigner.layout.clusters import STAGE_BITS
from journeydesigner.layout.geometry import COLUMN_ROOM, PITCH, Tables, measure
from journeydesigner.layout.lanes import Rows, arrange
from journeydesigner.layout.place import Placement, place_stage
from journeydesigner.layout.plan import CARD_H, GAP, GROUP_GAP, HEAD_W, PAD, STAGE_H, UNIT, View
from journeydesigner.layout.read import read
from journeydesigner.layout.slots import Piece, Slot, Track, Way
from journeydesigner.model import Id
from journeydesigner.model.values import TransitionId
from tests.layout.random_journeys import JOURNEY, journey_of


def map_of() -> tuple[list[Placement], Rows]:
    """Two stages; rows 0 and 1 physical, row 2 digital."""
    rows = [{"id": "a", "channel": "c0"}, {"id": "b", "channel": "c1"}], [{"id": "c", "channel": "c9"}]
    graph = read(journey_of(*rows), JOURNEY).graph
    placements = [place_stage(graph, stage, View()) for stage in range(2)]
    return placements, arrange(placements, graph.ranks, View())


def tables(width: dict[Track, int] | None = None) -> Tables:
    placements, rows = map_of()
    return measure(placements, rows, lambda track: (width or {}).get(track, 0))


def piece(way: Way, at: int) -> Piece:
    return Piece(0, 4, TransitionId(Id("x")), 0, 0, 0, (way, at))


def test_a_quiet_map_has_the_least_sizes() -> None:
    found = tables()
    assert list(found.heights.gap_h) == [GAP, GAP, GAP + GROUP_GAP, GAP]
    assert found.heights.bottom == STAGE_H + sum(found.heights.gap_h) + 3 * CARD_H
    assert [frame.x for frame in found.frames] == [HEAD_W, HEAD_W + 6 * UNIT + 2 * PAD]
    assert found.right == HEAD_W + 2 * (6 * UNIT + 2 * PAD)


@pytest.mark.parametrize(("slots", "height"), [(1, 24), (3, 24), (4, 30), (10, 66)])
def test_a_gap_holds_its_parallels_with_six_pixels_each(slots: int, height: int) -> None:
    near: Track = ("near", 4)
    far: Track = ("far", 4)
    assert tables({near: slots}).heights.gap_h[1] == height
    assert tables({near: slots - 1, far: 1}).heights.gap_h[1] == height
    assert tables({near: slots}).heights.gap_h[0] == GAP


def test_a_gutter_grows_and_moves_the_stages_after_it() -> None:
    first_right = 4 * 7
    found = tables({("column", first_right): 5})
    assert [frame.pad_right for frame in found.frames] == [36, PAD]
    assert found.frames[1].x - tables().frames[1].x == 12
    left_of_second: Track = ("column", 1 << STAGE_BITS)
    assert [frame.pad_left for frame in tables({left_of_second: 5}).frames] == [PAD, 36]


def test_short_lines_of_a_gap_lie_above_the_long_ones_and_all_apart() -> None:
    found = tables({("near", 4): 3, ("far", 4): 4})
    near = [found.across(piece("near", 4), Slot(2 * k - 2, 3)) for k in range(3)]
    far = [found.across(piece("far", 4), Slot(2 * k - 3, 4)) for k in range(4)]
    assert [b - a for a, b in pairwise(near + far)] == [PITCH] * 6
    top, bottom = found.heights.y[3], found.heights.y[5]
    assert near[0] - top == bottom - far[-1] == PITCH


def test_many_parallels_on_a_column_share_its_room() -> None:
    found = tables()
    xs = [found.across(piece("column", 8), Slot(2 * k - 12, 13)) for k in range(13)]
    assert xs[-1] - xs[0] == COLUMN_ROOM
    assert xs[6] == found.x_of(8) == HEAD_W + PAD + 1.5 * UNIT


@pytest.mark.parametrize("slots", [1, 3, 8])
def test_a_height_follows_its_row_or_its_gap(slots: int) -> None:
    """Known on a quiet map, found on one whose first gaps are taller."""
    here = tables().heights
    there = tables({("near", 0): slots, ("near", 4): slots}).heights
    for y in (here.y[0], here.y[1], here.y[2] + 3, here.y[3], here.y[4] - 2, here.y[10], here.y[12] + 5):
        assert here.y_of(here.height_of(y)) == pytest.approx(y)
    assert there.y_of(here.height_of(here.y[4])) == there.y[4]
    assert there.y_of(here.height_of(here.y[9] + 7)) == there.y[9] + 7
    assert there.y_of(here.height_of(here.y[3])) == there.y[3]
