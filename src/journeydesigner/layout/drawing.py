"""A handful of primitives that every picture of a journey is made of.

The canvas, the PDF, the PNG and later the SVG and the PPTX are dumb writers of these values. Lengths are map
pixels; colours are names of theme tokens ("card", "error", "unit3.fill"), put into colour by the writer; text is
already broken into lines and is data, never markup.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, Protocol

from journeydesigner.model.values import Id

Ink = str
"""Name of a colour token of the theme."""
Weight = Literal["regular", "medium", "semibold", "bold"]
Anchor = Literal["start", "middle", "end"]
Point = tuple[float, float]
Dash = tuple[float, ...]
"""Lengths of ink and gap, in map pixels; empty: solid."""
HALO = 3.0
"""How much wider than its line a halo is."""


class TextMeasurer(Protocol):
    """Measures text as it will be drawn; Qt implements it in render, tests use a fixed one.

    A key of the caches of broken text: two that measure differently must not be equal.
    """

    def __hash__(self) -> int: ...

    def width(self, text: str, size: float, weight: Weight = "regular") -> float:
        """Advance width of one line, in map pixels, of text set at `size` map pixels."""


@dataclass(frozen=True, slots=True)
class Rect:
    """A rectangle with its origin at the top left."""

    x: float
    y: float
    w: float
    h: float

    @property
    def right(self) -> float:
        """The x of the right edge."""
        return self.x + self.w

    @property
    def bottom(self) -> float:
        """The y of the lower edge."""
        return self.y + self.h

    @property
    def middle(self) -> Point:
        """The point in the middle."""
        return self.x + self.w / 2, self.y + self.h / 2

    @classmethod
    def around(cls, points: Sequence[Point]) -> Rect:
        """The least rectangle that holds all of these points."""
        xs, ys = [x for x, _ in points], [y for _, y in points]
        return cls(min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys))

    def united(self, other: Rect) -> Rect:
        """The least rectangle that holds both."""
        x, y = min(self.x, other.x), min(self.y, other.y)
        return Rect(x, y, max(self.right, other.right) - x, max(self.bottom, other.bottom) - y)

    def overlap(self, other: Rect) -> Rect:
        """What the two share; without width or height where they are apart."""
        x, y = max(self.x, other.x), max(self.y, other.y)
        right, bottom = min(self.right, other.right), min(self.bottom, other.bottom)
        return Rect(x, y, max(right - x, 0), max(bottom - y, 0))

    def meets(self, other: Rect) -> bool:
        """Whether the two share any area."""
        return self.x < other.right and other.x < self.right and self.y < other.bottom and other.y < self.bottom

    def grown(self, by: float) -> Rect:
        """The rectangle with `by` added on every side."""
        return Rect(self.x - by, self.y - by, self.w + 2 * by, self.h + 2 * by)


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle, rounded by `radius`."""

    rect: Rect
    radius: float = 0
    fill: Ink | None = None
    stroke: Ink | None = None
    width: float = 1
    dash: Dash = ()
    opacity: float = 1


@dataclass(frozen=True, slots=True)
class Disc:
    """A circle around a centre."""

    x: float
    y: float
    r: float
    fill: Ink | None = None
    stroke: Ink | None = None
    width: float = 1
    dash: Dash = ()
    opacity: float = 1


@dataclass(frozen=True, slots=True)
class Text:
    """One line of text on its baseline; `turned` is drawn bottom to top, anchored along its own direction."""

    x: float
    y: float
    text: str
    size: float
    ink: Ink
    weight: Weight = "regular"
    anchor: Anchor = "start"
    turned: bool = False
    opacity: float = 1


@dataclass(frozen=True, slots=True)
class Polyline:
    """Straight pieces with corners rounded by `radius`; `halo` draws a wider line in that ink beneath."""

    points: tuple[Point, ...]
    ink: Ink
    width: float = 1.5
    dash: Dash = ()
    round_caps: bool = False
    radius: float = 0
    arrow: float = 0
    """Length of the arrow head at the last point; 0 for none."""
    halo: Ink | None = None
    opacity: float = 1


Command = tuple[Literal["M", "L", "C", "Z"], tuple[float, ...]]
"""Move, line, cubic curve (three points) or close, in absolute coordinates."""


@dataclass(frozen=True, slots=True)
class Path:
    """Any outline, filled or stroked or both."""

    commands: tuple[Command, ...]
    fill: Ink | None = None
    stroke: Ink | None = None
    width: float = 1
    dash: Dash = ()
    opacity: float = 1


@dataclass(frozen=True, slots=True)
class Icon:
    """An icon of resources/icons, by file name without suffix, in a square of `size` with this top left corner."""

    name: str
    x: float
    y: float
    size: float
    ink: Ink
    opacity: float = 1


@dataclass(frozen=True, slots=True)
class Hatch:
    """Diagonal lines inside a rectangle, `gap` apart."""

    rect: Rect
    ink: Ink
    gap: float = 8
    width: float = 1
    opacity: float = 1


Shape = Box | Disc | Text | Polyline | Path | Icon | Hatch


@dataclass(frozen=True, slots=True)
class Part:
    """The shapes that belong together: one card, one link, one lane. `bounds` holds all their ink."""

    key: str
    """Unique in its drawing and stable between drawings: "card:t03", "link:x01", "lane:digital/c_site"."""
    element: Id | None
    """The record a click on it means; None for mere decoration."""
    bounds: Rect
    shapes: tuple[Shape, ...]


@dataclass(frozen=True, slots=True)
class Drawing:
    """Parts from the bottom to the top, within a rectangle."""

    bounds: Rect
    parts: tuple[Part, ...]
