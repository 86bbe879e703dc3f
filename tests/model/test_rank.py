"""Ranks: what a file may hold as one, and that whatever is accepted can be built upon."""

from __future__ import annotations

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journeydesigner.model.rank import LONGEST, between, is_rank, spread

DIGITS = string.digits + string.ascii_uppercase + string.ascii_lowercase
LENGTHS = {**dict(zip("abcdz", (2, 3, 4, 5, 27), strict=True)), **dict(zip("ZYBA", (2, 3, 26, 27), strict=True))}
"""Characters of the integer part by its first."""


@st.composite
def ranks(draw: st.DrawFn) -> str:
    """Any well-formed rank, the ends of the scale and of the digits more often than by chance."""
    digits = st.sampled_from("0z") | st.sampled_from(DIGITS)
    head = draw(st.sampled_from(sorted(LENGTHS)))
    length = LENGTHS[head] - 1
    whole = head + "".join(draw(st.lists(digits, min_size=length, max_size=length)))
    fraction = "".join(draw(st.lists(digits, max_size=4)))
    rank = whole + fraction.rstrip("0")
    return rank if rank != "A" + "0" * 26 else rank + "1"


@pytest.mark.parametrize(
    "text", ["", "a", "a#", "a é", "aé", "a0 ", "a00", "A" + "0" * 26, "0", "a-1", "a0" + "z" * LONGEST]
)
def test_what_is_no_rank(text: str) -> None:
    assert not is_rank(text)


@given(ranks())
def test_every_well_formed_rank_is_one(rank: str) -> None:
    assert is_rank(rank)


@given(ranks() | st.text(st.sampled_from("AaZbz01#é"), max_size=6) | st.just("A" + "0" * 25 + "1"))
def test_whatever_is_a_rank_has_room_on_both_sides(rank: str) -> None:
    if not is_rank(rank):
        return
    after, before = between(rank, None), between(None, rank)
    within = [between(before, rank), between(rank, after)]
    assert before < within[0] < rank < within[1] < after
    row = [*spread(3, None, rank), rank, *spread(3, rank)]
    assert row == sorted(set(row))
    assert all(map(is_rank, [before, after, *within, *row]))


def test_a_thousand_inserts_at_one_place() -> None:
    lower, upper = spread(2)
    for number in range(1000):
        rank = between(lower, upper)
        assert lower < rank < upper
        lower, upper = (rank, upper) if number % 2 else (lower, rank)
    assert is_rank(lower)
    longest = "a0" + "z" * (LONGEST - 2)
    assert longest < between(longest, "a1") < "a1"
