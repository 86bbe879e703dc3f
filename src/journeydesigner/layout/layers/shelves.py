"""The strips of the layers on the map and the notes in them: heights, and from places in a stage to pixels."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from journeydesigner.layout.drawing import Rect
from journeydesigner.layout.geometry import Frame
from journeydesigner.layout.layers.packing import Packed, pack
from journeydesigner.layout.layers.wants import StageWants
from journeydesigner.layout.place import Placement
from journeydesigner.layout.plan import LayerName, Note, Ribbon
from journeydesigner.model.values import StageId

NOTE_H = 50.0
TALL: Mapping[LayerName, float] = {"systems": 22.0, "roles": 24.0}
"""Height of a row: what is no note has one line."""
BETWEEN, AROUND = 6.0, 9.0
"""Between two rows of a strip; above the first and below the last."""


@dataclass(frozen=True, eq=False)
class Shelf:
    """The things of all layers in one stage, and what their places follow from."""

    wants: StageWants
    placement: Placement
    frame: Frame
    """The stage as if it were the first one, at x = 0."""
    packed: Packed

    def is_for(self, wants: StageWants, placement: Placement, frame: Frame) -> bool:
        """Whether these places follow from this."""
        return self.wants is wants and self.placement is placement and self.frame == frame


def shelve(wants: StageWants, placement: Placement, frame: Frame, held: Shelf | None) -> Shelf:
    """The shelf of a stage. `held`: the one before."""
    if held is not None and held.is_for(wants, placement, frame):
        return held
    found = Packed({layer: pack(layer, one, placement, frame) for layer, one in wants.items()})
    return Shelf(wants, placement, frame, held.packed if held is not None and held.packed == found else found)


def row_height(layer: LayerName) -> float:
    """Height of what stands in one row of a strip."""
    return TALL.get(layer, NOTE_H)


def ribbons(layers: Sequence[LayerName], shelves: Sequence[Shelf], top: float) -> tuple[Ribbon, ...]:
    """The strips from `top` down, each as tall as its fullest stage needs, and one row where there is nothing."""
    found = []
    for layer in layers:
        rows = max((shelf.packed.tiers.get(layer, 0) for shelf in shelves), default=0) or 1
        height = 2 * AROUND + rows * row_height(layer) + (rows - 1) * BETWEEN
        found.append(Ribbon(layer, top, height))
        top += height
    return tuple(found)


def notes(stage: StageId, packed: Packed, strips: Sequence[Ribbon], left: float) -> Iterator[Note]:
    """The notes of a stage that begins at `left`, strip by strip, from left to right."""
    for strip in strips:
        height = row_height(strip.layer)
        for spot in packed.spots.get(strip.layer, ()):
            want = spot.want
            yield Note(
                key=spot.key,
                layer=strip.layer,
                element=want.element,
                stage=stage,
                rect=Rect(spot.x + left, strip.y + AROUND + spot.tier * (height + BETWEEN), spot.w, height),
                tier=spot.tier,
                touchpoints=spot.cards,
                ticks=tuple(left + at for at in spot.ticks),
                number=want.number,
                opens=want.opens,
                closes=want.closes,
            )
