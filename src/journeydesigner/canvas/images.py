"""Images of 256 px that together show the map at one zoom, and which of them no longer show it as it is."""

from __future__ import annotations

from collections.abc import Collection, Hashable, Iterator
from dataclasses import dataclass, field
from math import ceil, floor

from PySide6.QtGui import QPixmap

from journeydesigner.layout.drawing import Rect

TILE = 256
"""Edge of an image in pixels of the screen, before its device pixel ratio."""
_HAIR = 1e-9
"""What rounding may add to a count of images."""
Place = tuple[int, int]
"""Column and row of an image."""


@dataclass
class Tile:
    """One image, and the part of it that has changed since, in map pixels."""

    image: QPixmap
    stale: Rect | None = None


@dataclass
class Layer:
    """The images of one zoom, drawn in one way."""

    zoom: float
    look: Hashable = None
    tiles: dict[Place, Tile] = field(default_factory=dict)
    is_complete: bool = False
    """Whether the last frame found every image it needed, up to date."""
    has_served: bool = False
    """Whether it was complete once."""

    def area(self, place: Place) -> Rect:
        """What an image shows, in map pixels."""
        edge = TILE / self.zoom
        return Rect(place[0] * edge, place[1] * edge, edge, edge)

    def places(self, exposed: Rect) -> Iterator[Place]:
        """The images that make up a rectangle, row by row."""
        edge = TILE / self.zoom
        for row in range(floor(exposed.y / edge + _HAIR), ceil(exposed.bottom / edge - _HAIR)):
            for column in range(floor(exposed.x / edge + _HAIR), ceil(exposed.right / edge - _HAIR)):
                yield column, row

    def spoil(self, rect: Rect) -> None:
        """Note that a rectangle no longer looks as the images show it."""
        for tile in self._under(rect):
            tile.stale = rect if tile.stale is None else tile.stale.united(rect)
            self.is_complete = False

    def shows(self, area: Rect) -> bool:
        """Whether there are images of all of a rectangle, up to date."""
        return all((t := self.tiles.get(place)) is not None and t.stale is None for place in self.places(area))

    def _under(self, rect: Rect) -> list[Tile]:
        """The images there are of a rectangle."""
        if rect.w * rect.h * self.zoom * self.zoom > len(self.tiles) * TILE * TILE:
            return [tile for place, tile in self.tiles.items() if self.area(place).meets(rect)]
        return [tile for place in self.places(rect) if (tile := self.tiles.get(place)) is not None]


def block_of(wanted: Collection[Place], most: int) -> list[Place]:
    """Some of these images that make up a rectangle, row by row, `most` at most."""
    column, row = min(wanted, key=lambda place: (place[1], place[0]))
    width = 1
    while width < most and (column + width, row) in wanted:
        width += 1
    block = [(column + n, row) for n in range(width)]
    while len(block) + width <= most and all((column + n, row + 1) in wanted for n in range(width)):
        row += 1
        block += [(column + n, row) for n in range(width)]
    return block
