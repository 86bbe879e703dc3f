"""Slots of parallel pieces: those that touch differ, whatever the order they come in (F7)."""

from __future__ import annotations

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from journeydesigner.layout.slots import MANY, Piece, Slot, assign, pieces
from journeydesigner.layout.tracks import Path
from journeydesigner.model import Id
from journeydesigner.model.values import TransitionId

turns = st.integers(-1, 1)
ends = st.tuples(st.integers(0, 40), st.integers(0, 40), turns, turns)


def piece(number: int, a: int, b: int, turn_a: int = 0, turn_b: int = 0) -> Piece:
    return Piece(min(a, b), max(a, b), TransitionId(Id(f"x{number:03}")), 0, turn_a, turn_b, ("near", 4))


def slots(track: list[Piece]) -> dict[str, Slot]:
    return {found.edge: slot for found, slot in assign(track)[1]}


@given(st.lists(ends, min_size=1, max_size=60))
def test_pieces_that_touch_lie_apart(drawn: list[tuple[int, int, int, int]]) -> None:
    track = [piece(i, *given_) for i, given_ in enumerate(drawn)]
    found = slots(track)
    assert len(found) == len(track)
    for a, b in combinations(track, 2):
        if a.low <= b.high and b.low <= a.high:
            assert found[a.edge].total == found[b.edge].total
            assert found[a.edge].offset != found[b.edge].offset
    for slot in found.values():
        assert abs(slot.offset) < slot.total
        assert (slot.offset - slot.total) % 2 == 1
    assert slots(track[::-1]) == found


def test_pieces_apart_share_the_middle() -> None:
    assert set(slots([piece(0, 0, 3), piece(1, 4, 8)]).values()) == {Slot(0, 1)}


def test_pieces_that_only_touch_are_apart() -> None:
    assert sorted(slot.offset for slot in slots([piece(0, 0, 4), piece(1, 4, 8)]).values()) == [-1, 1]


def test_nested_lines_to_one_side_do_not_cross() -> None:
    """Both turn up at both ends: the shorter one lies inside, above."""
    found = slots([piece(0, 0, 20, -1, -1), piece(1, 5, 10, -1, -1)])
    assert found["x001"].offset < found["x000"].offset
    down = slots([piece(0, 0, 20, 1, 1), piece(1, 5, 10, 1, 1)])
    assert down["x001"].offset > down["x000"].offset


def test_a_crowd_takes_no_more_slots_than_it_needs() -> None:
    crowd = [piece(i, 3 * i, 3 * i + 5, 1, -1) for i in range(MANY * 2)]
    assert max(slot.total for slot in slots(crowd).values()) == 2


def test_a_route_falls_into_its_pieces() -> None:
    path = Path(True, (7, 40, 16, 80, 21))
    found = pieces(TransitionId(Id("x")), path)
    assert [(p.track, p.low, p.high) for p in found] == [
        (("column", 40), 7, 16),
        (("near", 16), 40, 80),
        (("column", 80), 16, 21),
    ]
    assert [(p.turn_low, p.turn_high) for p in found] == [(0, 1), (-1, 1), (-1, 0)]
