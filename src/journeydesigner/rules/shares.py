"""Shares of branches: what they add up to, and shares near them that add up to one. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from math import floor, fsum

UNITS = (100, 1_000, 10_000, 100_000, 1_000_000)
"""Whole percents first, then finer ones, so that no share that was given becomes nothing."""


def total(shares: Sequence[float | None]) -> float:
    """What the shares add up to, free of the dust of binary fractions; one that is not given counts as nothing."""
    return round(fsum(share or 0.0 for share in shares), 9)


def adding_up(shares: Sequence[float | None]) -> tuple[float, ...]:
    """Shares in whole percents, where possible, that add up to one.

    What is not given yet gets what is left, evenly; where nothing is left, all keep their proportions. All at
    nothing: each the same. Shares must not be empty.
    """
    given = [share or 0.0 for share in shares]
    missing = [n for n, share in enumerate(shares) if share is None]
    left = 1.0 - total(shares)
    if missing and left > 0:
        for n in missing:
            given[n] = left / len(missing)
    if not any(given):
        given = [1.0] * len(given)
    parts = next((found for found in (_rounded(given, units) for units in UNITS) if found is not None), None)
    whole = fsum(given)
    return parts if parts is not None else tuple(share / whole for share in given)


def _rounded(shares: Sequence[float], units: int) -> tuple[float, ...] | None:
    """Shares in so many units, the largest remainders rounded up; None when one that was something got nothing."""
    whole = fsum(shares)
    exact = [share / whole * units for share in shares]
    parts = [floor(value) for value in exact]
    by_remainder = sorted(range(len(parts)), key=lambda n: (parts[n] - exact[n], n))
    for n in by_remainder[: units - sum(parts)]:
        parts[n] += 1
    if any(part == 0 and share > 0 for part, share in zip(parts, shares, strict=True)):
        return None
    return tuple(part / units for part in parts)
