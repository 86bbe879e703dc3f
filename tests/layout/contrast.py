"""What lies beneath every letter, sign and line of a picture, and whether it can be told apart from that.

The grounds are found in the picture itself: the fills painted before, at the middle of the letters or of the sign.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from journeydesigner.layout.drawing import Box, Disc, Icon, Ink, Path, Polyline, Shape, Text
from journeydesigner.layout.theme import Theme
from tests.layout.ink import ink
from tests.layout.paper_measurer import FIXED

TEXT, GRAPHIC = 4.5, 3.0
"""The least contrasts of WCAG 2.2, criteria 1.4.3 and 1.4.11, at level AA."""
DECORATION: frozenset[Ink] = frozenset({"line", "line2", "shadow"})
"""Rules between lanes and stages: nothing is told by them alone, so no contrast is asked of them."""
Colour = tuple[float, float, float]


def rgb(colour: str) -> Colour:
    """Parts of "#RRGGBB", 0 to 1."""
    red, green, blue = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    return red, green, blue


def over(above: Colour, opacity: float, below: Colour) -> Colour:
    """A colour laid over another."""
    red, green, blue = (a * opacity + b * (1 - opacity) for a, b in zip(above, below, strict=True))
    return red, green, blue


def luminance(colour: Colour) -> float:
    """Relative luminance."""
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def ratio(one: Colour, other: Colour) -> float:
    """Contrast, 1 to 21."""
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


@dataclass(frozen=True)
class Fault:
    """Something that cannot be told well enough from what lies beneath it."""

    what: str
    ink: Ink
    ground: str
    contrast: float
    wanted: float

    def __str__(self) -> str:
        return f"{self.what}: {self.ink} on {self.ground} has {self.contrast:.2f} of {self.wanted}"


class Sheet:
    """A picture painted shape by shape, in the colours of a theme, on a ground."""

    def __init__(self, theme: Theme, ground: Ink) -> None:
        self._theme = theme
        self._ground = ground
        self._fills: list[Box | Disc | Path] = []

    def faults(self, shapes: Iterable[Shape]) -> Iterator[Fault]:
        """Paint these shapes, and tell which of them do not stand out."""
        for shape in shapes:
            yield from self._faults(shape)
            if isinstance(shape, Box | Disc | Path) and shape.fill is not None:
                self._fills.append(shape)

    def _faults(self, shape: Shape) -> Iterator[Fault]:
        if isinstance(shape, Text) and shape.text.strip():
            area = ink(shape, FIXED)
            yield from self._asked(shape, shape.ink, (area.x + area.w / 2, area.y + area.h / 2), TEXT)
        elif isinstance(shape, Icon):
            yield from self._asked(shape, shape.ink, (shape.x + shape.size / 2, shape.y + shape.size / 2), GRAPHIC)
        elif isinstance(shape, Polyline) and shape.ink not in DECORATION:
            for point in (shape.points[0], shape.points[-1]):
                if self._theme.colour(shape.ink) != self._colour_at(point):  # else a gap left for another line
                    yield from self._asked(shape, shape.ink, point, GRAPHIC)
        elif isinstance(shape, Path) and shape.stroke is not None and shape.fill is None:
            x, y = shape.commands[0][1][:2]
            yield from self._asked(shape, shape.stroke, (x, y), GRAPHIC)
        elif isinstance(shape, Box | Disc | Path) and shape.stroke not in (None, *DECORATION):
            area = ink(shape, FIXED)
            edge = area.x - 1, area.y + area.h / 2
            assert shape.stroke is not None
            if self._theme.colour(shape.stroke) != self._colour_at(edge):  # else a halo
                yield from self._asked(shape, shape.stroke, edge, GRAPHIC)

    def _asked(self, shape: Shape, of: Ink, at: tuple[float, float], wanted: float) -> Iterator[Fault]:
        below, name = self._beneath(at)
        contrast = ratio(over(rgb(self._theme.colour(of)), shape.opacity, below), below)
        if contrast < wanted:
            told = shape.text if isinstance(shape, Text) else getattr(shape, "name", type(shape).__name__)
            yield Fault(f"{self._theme.name}: {told}", of, name, contrast, wanted)

    def _colour_at(self, at: tuple[float, float]) -> str:
        return self._theme.colour(self._beneath(at)[1].split(" + ")[-1])

    def _beneath(self, at: tuple[float, float]) -> tuple[Colour, str]:
        colour, names = rgb(self._theme.colour(self._ground)), [self._ground]
        for fill in self._fills:
            assert fill.fill is not None
            if _covers(fill, at):
                colour = over(rgb(self._theme.colour(fill.fill)), fill.opacity, colour)
                names = [*(names if fill.opacity < 1 else []), fill.fill]
        return colour, " + ".join(names)


def _covers(fill: Box | Disc | Path, at: tuple[float, float]) -> bool:
    if isinstance(fill, Disc):
        return (at[0] - fill.x) ** 2 + (at[1] - fill.y) ** 2 <= fill.r**2
    area = ink(fill, FIXED)
    return area.x <= at[0] <= area.right and area.y <= at[1] <= area.bottom
