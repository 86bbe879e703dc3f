"""The sign on the spine of a nature that gives its channels a lane each, or lets them share lanes again."""

from __future__ import annotations

from journeydesigner.layout.draw import glyphs
from journeydesigner.layout.draw.lanes import SPINE
from journeydesigner.layout.drawing import Box, Ink, Part, Rect, Shape
from journeydesigner.model.channel import Nature

HEAD = 24.0
"""Height of the sign's place at the upper end of a spine, in pixels of the header."""
LEAST = 44.0
"""Spines lower than this have no room for it: there, menu and keys do the same."""
SIZE = 14.0
X = 18.0
"""Its middle: that of the name below."""


def place_of(spine: Rect) -> Rect | None:
    """Where the sign lies on a spine, as far as hands find it; None where there is no room."""
    return Rect(spine.x, spine.y, SPINE, HEAD) if spine.h >= LEAST else None


def chevron(nature: Nature, place: Rect, *, apart: bool, hovered: bool) -> Part:
    """The sign in its place."""
    x, y = place.x + X, place.y + HEAD / 2 + 1
    shapes = chevrons(x, y, glyphs.GROUP_INK[nature], apart=apart, hovered=hovered)
    return Part(f"chevron:{nature}", None, place, shapes)


def chevrons(x: float, y: float, ink: Ink, *, apart: bool, hovered: bool) -> tuple[Shape, ...]:
    """Away from each other where lanes can be separated, towards each other where they can share."""
    drawn = glyphs.icon("chevrons-down-up" if apart else "chevrons-up-down", x, y, SIZE, ink)
    if not hovered:
        return (drawn,)
    return Box(Rect(x, y, 0, 0).grown(9), 4, fill="card", stroke=ink, width=1.2), drawn
