"""Sheets of paper: sizes, orientation, and how large what is printed around a map should be on each."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

PaperName = Literal["A4", "A3", "A2", "A1", "A0"]
Orientation = Literal["landscape", "portrait"]
PAPERS: tuple[PaperName, ...] = ("A4", "A3", "A2", "A1", "A0")
"""From the smallest to the largest."""
MILLIMETRES: Mapping[PaperName, tuple[int, int]] = {
    "A4": (210, 297),
    "A3": (297, 420),
    "A2": (420, 594),
    "A1": (594, 841),
    "A0": (841, 1189),
}
"""Short and long side. Source: ISO 216."""
POINTS_PER_MM = 72 / 25.4
_MARGIN_MM = 8.0
_SMALLEST_SCALE = 0.8


@dataclass(frozen=True, slots=True)
class Paper:
    """One sheet. Lengths in points (1/72 inch) unless the name says millimetres."""

    name: PaperName = "A3"
    orientation: Orientation = "landscape"

    @property
    def millimetres(self) -> tuple[int, int]:
        """Width and height."""
        short, long = MILLIMETRES[self.name]
        return (long, short) if self.orientation == "landscape" else (short, long)

    @property
    def width(self) -> float:
        """Width in points."""
        return self.millimetres[0] * POINTS_PER_MM

    @property
    def height(self) -> float:
        """Height in points."""
        return self.millimetres[1] * POINTS_PER_MM

    @property
    def scale(self) -> float:
        """Size of title block and legend, 1 on A3: read from further away on a wall, never tiny on A4."""
        return max(_SMALLEST_SCALE, MILLIMETRES[self.name][0] / MILLIMETRES["A3"][0])

    @property
    def margin(self) -> float:
        """Clear border; wide enough for every office printer."""
        return _MARGIN_MM * POINTS_PER_MM * max(1.0, self.scale)

    @property
    def larger(self) -> PaperName | None:
        """The next larger sheet, if there is one."""
        place = PAPERS.index(self.name) + 1
        return PAPERS[place] if place < len(PAPERS) else None
