"""Shares of branches that add up: exactly to one, in whole percents where that leaves everybody something."""

from __future__ import annotations

from itertools import pairwise
from math import fsum

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journeydesigner.rules.shares import adding_up, total

SHARES = st.lists(st.none() | st.floats(0, 1), min_size=1, max_size=12)


@pytest.mark.parametrize(
    ("shares", "expected"),
    [
        ([0.5, 0.3, 0.3], (0.46, 0.27, 0.27)),
        ([0.7, 0.4], (0.64, 0.36)),
        ([0.5, 0.4], (0.56, 0.44)),
        ([0.0, 0.0], (0.5, 0.5)),
        ([0.0, 0.0, 0.0], (0.34, 0.33, 0.33)),
        ([0.0, 0.8], (0.0, 1.0)),
        ([0.6, None], (0.6, 0.4)),
        ([0.2, None, None], (0.2, 0.4, 0.4)),
        ([None, 0.0], (1.0, 0.0)),
        ([1.0, 0.5, None], (0.67, 0.33, 0.0)),
        ([1.0, 0.001], (0.999, 0.001)),
        ([0.3], (1.0,)),
        ([None], (1.0,)),
        ([1e-300, 1.0], (0.0, 1.0)),
    ],
)
def test_what_becomes_of_shares(shares: list[float | None], expected: tuple[float, ...]) -> None:
    assert adding_up(shares) == pytest.approx(expected, abs=1e-12)


@given(SHARES)
def test_they_add_up_and_nobody_is_turned_round(shares: list[float | None]) -> None:
    result = adding_up(shares)
    assert fsum(result) == pytest.approx(1, abs=1e-12)
    assert all(0 <= share <= 1 for share in result)
    given_ = [(share, part) for share, part in zip(shares, result, strict=True) if share is not None]
    assert all(a[1] <= b[1] for a in given_ for b in given_ if a[0] < b[0])


@given(st.lists(st.integers(0, 100), max_size=5))
def test_what_adds_up_in_whole_percents_stays_as_it_is(cuts: list[int]) -> None:
    edges = [0, *sorted(cuts), 100]
    shares = [(end - start) / 100 for start, end in pairwise(edges)]
    assert adding_up(shares) == tuple(shares)


def test_the_dust_of_binary_fractions_is_no_share() -> None:
    assert total([0.33, 0.33, 0.33]) == 0.99
    assert total([0.1] * 10) == 1
    assert total([None, 0.4]) == 0.4
