"""Marks and shares find a free spot on their own line (R13)."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations
from math import dist
from typing import get_args

import pytest

from journeydesigner.layout.drawing import Point, Rect
from journeydesigner.layout.graph import Edge, edge_of
from journeydesigner.layout.lay_out import lay_out
from journeydesigner.layout.marks import DISC, FAR, Found, has_mark, marks_of, place_marks
from journeydesigner.layout.plan import NATURES, Density, Pivot, View
from journeydesigner.layout.spots import CALM
from journeydesigner.model import Id, Transition
from journeydesigner.model.channel import Nature
from journeydesigner.model.journey import TransitionKind
from journeydesigner.model.values import TouchpointId, TransitionId
from tests.builders import sample

Line = tuple[Point, ...]
Spots = dict[tuple[TransitionId, bool], Found]


def edge(id_: str, kind: TransitionKind = "sequence", bridged: bool = True, broken: bool = False) -> Edge:
    end = TouchpointId(Id("t"))
    return Edge(TransitionId(Id(id_)), end, end, kind, False, bridged, broken)


def placed(
    edges: list[Edge],
    lines: Sequence[Line],
    cards: tuple[Rect, ...] = (),
    extent: tuple[float, float] = (-FAR, FAR),
) -> Spots:
    held = {e.id: line for e, line in zip(edges, lines, strict=True)}
    return place_marks(marks_of(edges, held), held, cards, extent)


def mark(spots: Spots, id_: str = "x") -> Point:
    return spots[TransitionId(Id(id_)), False].at


def share(spots: Spots, id_: str = "x") -> Found:
    return spots[TransitionId(Id(id_)), True]


def test_a_mark_stands_in_the_middle_of_a_free_line() -> None:
    assert mark(placed([edge("x")], [((0, 0), (200, 0))])) == (100, 0)
    assert mark(placed([edge("x")], [((0, 200), (0, 0))])) == (0, 100)


def test_a_mark_fits_between_two_cards_one_gap_apart() -> None:
    cards = (Rect(0, 0, 152, 64), Rect(0, 88, 152, 64))
    assert mark(placed([edge("x")], [((60, 64), (60, 88))], cards)) == (60, 76)


def test_a_mark_keeps_off_a_line_that_crosses_its_middle() -> None:
    spots = placed([edge("x"), edge("y", bridged=False)], [((0, 0), (200, 0)), ((100, -50), (100, 50))])
    assert abs(mark(spots)[0] - 100) == 12


def test_a_mark_keeps_off_cards() -> None:
    x, y = mark(placed([edge("x")], [((0, 0), (200, 0))], (Rect(60, -20, 80, 40),)))
    assert y == 0
    assert not 60 - 10 < x < 140 + 10


def test_a_mark_keeps_off_the_bends() -> None:
    x, y = mark(placed([edge("x")], [((0, 0), (200, 0), (200, 200))]))
    assert max(200 - x, y) == CALM
    assert x == 200 or y == 0


def test_a_mark_rather_goes_away_from_a_bend_than_into_it() -> None:
    """Its first choices, 24 px before and after the bend, are both crossed."""
    lines: list[Line] = [((0, 0), (200, 0), (200, 200)), ((176, -50), (176, 50)), ((150, 24), (250, 24))]
    x, y = mark(placed([edge("x"), edge("y", bridged=False), edge("z", bridged=False)], lines))
    assert max(200 - x, y) == 36


def test_two_marks_do_not_cover_each_other() -> None:
    """The lines are six pixels apart; the broken one chooses first."""
    spots = placed([edge("x"), edge("y", bridged=False, broken=True)], [((0, 0), (200, 0)), ((0, 6), (200, 6))])
    (x0, _), (x1, _) = mark(spots), mark(spots, "y")
    assert x1 == 100
    assert abs(x0 - x1) >= 20


def test_without_a_free_spot_the_middle_of_the_longest_segment_serves() -> None:
    line = ((0.0, 0.0), (10.0, 0.0), (10.0, 20.0))
    assert mark(placed([edge("x")], [line])) == (10, 10)


def test_only_choices_have_a_share_and_it_is_at_the_source() -> None:
    line = ((0.0, 0.0), (200.0, 0.0))
    spots = placed([edge("x", "choice", bridged=False), edge("y")], [line, ((0, 50), (200, 50))])
    assert sorted(spots) == [("x", True), ("y", False)]
    assert share(spots) == ((8, 0), 0)
    behind_a_card = placed([edge("x", "choice", bridged=False)], [line], (Rect(-152, -32, 152, 64),))
    x, y = share(behind_a_card).at
    assert y == 0
    assert 17 + 2 <= x <= 17 + 2 + 4


def test_a_full_line_has_its_share_beside_it() -> None:
    cards = (Rect(-152, -32, 152, 64), Rect(48, -32, 152, 64))
    spots = placed([edge("x", "choice")], [((0, 0), (48, 0))], cards)
    assert mark(spots) == (24, 0)
    assert share(spots) == ((24, -19), None)


def test_long_ways_are_searched_outward() -> None:
    """Along a trunk everything has a neighbour; the mark stays in the middle."""
    trunk = [((0.0, 6.0 * k), (5000.0, 6.0 * k)) for k in range(3)]
    spots = placed([edge("x"), edge("y", bridged=False), edge("z", bridged=False)], trunk)
    assert mark(spots) == (2500, 0)


def test_a_mark_stays_within_its_stage() -> None:
    """The middle of the line lies beyond the right edge; the longest segment lies there whole."""
    line = ((0.0, 0.0), (80.0, 0.0), (80.0, 60.0), (900.0, 60.0))
    assert mark(placed([edge("x")], [line], extent=(30, 300))) == (300, 60)
    found = placed([edge("x")], [line], (Rect(-100, -100, 1000, 300),), extent=(30, 300))
    assert mark(found) == (190, 60)


def test_each_mark_knows_its_segment() -> None:
    line = ((0.0, 0.0), (0.0, 30.0), (200.0, 30.0), (200.0, 60.0))
    assert placed([edge("x")], [line])[TransitionId(Id("x")), False].segment == 1


@pytest.mark.parametrize("pivot", get_args(Pivot))
@pytest.mark.parametrize("density", get_args(Density))
@pytest.mark.parametrize("apart", [frozenset(), NATURES])
def test_discs_of_the_sample_never_touch(pivot: Pivot, density: Density, apart: frozenset[Nature]) -> None:
    project = sample("tourism")
    plan = lay_out(project, project.journeys()[0].id, View(pivot=pivot, density=density, apart=apart))
    discs = [
        link.mark
        for link in plan.links.values()
        if has_mark(edge_of(project, project.all(Transition)[link.transition], main=False))
    ]
    assert min(dist(a, b) for a, b in combinations(discs, 2)) >= DISC[0]
