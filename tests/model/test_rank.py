"""Ranks: what a file may hold as one, and that whatever is accepted can be built upon."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journeydesigner.model.rank import between, is_rank, spread


@pytest.mark.parametrize("text", ["", "a", "a#", "a é", "aé", "a0 ", "a00", "A" + "0" * 26, "0", "a-1"])
def test_what_is_no_rank(text: str) -> None:
    assert not is_rank(text)


@given(st.text(st.sampled_from("aZbA01z#é"), max_size=6).filter(is_rank))
def test_any_rank_has_room_after_it(rank: str) -> None:
    after = between(rank, None)
    assert rank < between(rank, after) < after
    assert [rank, *spread(3, rank)] == sorted([rank, *spread(3, rank)])
