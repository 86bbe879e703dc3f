"""How far the map may be zoomed, and by how much one step of a key or of the wheel does it."""

from __future__ import annotations

SMALLEST, LARGEST = 0.05, 4.0
"""The range of zoom: 5 % to 400 %."""
STEP = 1.2


def within_range(zoom: float) -> float:
    """The nearest zoom that is allowed."""
    return min(max(zoom, SMALLEST), LARGEST)
