"""A stage on the map: its cards, dots, marks and notes in map pixels, and its faces of the emotion arc.

A section is the same object as long as the stage and the tables under it are the same, and keeps what was made.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from journeydesigner.layout.arc import Face, stage_faces
from journeydesigner.layout.dots import dot_at
from journeydesigner.layout.drawing import Point
from journeydesigner.layout.geometry import Frame, Heights
from journeydesigner.layout.layers.packing import NOTHING_PACKED, Packed
from journeydesigner.layout.layers.shelves import notes
from journeydesigner.layout.place import Placement
from journeydesigner.layout.plan import Card, Dot, Note, Ribbon
from journeydesigner.layout.read import Row
from journeydesigner.layout.routing import Lines
from journeydesigner.layout.sheets import Sheet
from journeydesigner.layout.tags import Tag, by_side, tags_beside
from journeydesigner.layout.tracks import TOP
from journeydesigner.model import Transition
from journeydesigner.model.values import Id, StageId, TouchpointId, TransitionId


@dataclass(frozen=True, eq=False)
class StageSection:
    """A stage of the map: its sheet, and where it lies."""

    stage: StageId
    sheet: Sheet
    frame: Frame
    heights: Heights
    packed: Packed = NOTHING_PACKED
    """The things of the layers shown."""
    ribbons: tuple[Ribbon, ...] = ()

    @cached_property
    def notes(self) -> tuple[Note, ...]:
        """What the layers show of the stage, from the uppermost layer to the lowest."""
        return tuple(notes(self.stage, self.packed, self.ribbons, self.frame.x))

    @cached_property
    def cards(self) -> Mapping[TouchpointId, Card]:
        """The cards of the stage."""
        found, rows, y = {}, self.sheet.rows, self.heights.y
        for id_, cell in self.sheet.placement.cells.items():
            rect = self.frame.card(cell, y[4 * rows.row(cell.key, cell.sub) + TOP])
            found[id_] = Card(id_, self.stage, rect, rows.lane_of[cell.key], cell.rank)
        return found

    @cached_property
    def dots(self) -> tuple[Dot, ...]:
        """Their alternatives."""
        return tuple(dot_at(spot, self.cards[spot.touchpoint].rect, self.heights) for spot in self.sheet.dots)

    @cached_property
    def tags(self) -> Mapping[tuple[TransitionId, bool], Tag]:
        """The ends of links that are shown as tags, by link and whether it is the end at the source."""
        cards = self.cards
        sides = by_side(self.sheet.stubs).items()
        found = (tag for side, ends in sides for tag in tags_beside(ends, cards[side.card].rect))
        return {(tag.transition, tag.leaves): tag for tag in found}

    @property
    def through(self) -> Lines:
        """The links that run through it."""
        return self.sheet.lines

    @property
    def has_marks(self) -> bool:
        """Whether its marks have been looked at."""
        return "anchors" in self.sheet.__dict__

    @property
    def marked(self) -> Iterable[TransitionId]:
        """The links with a mark or a share in this stage; one may come twice."""
        return (id_ for id_, _ in self.sheet.anchors)

    def spot(self, key: tuple[TransitionId, bool], points: Sequence[Point]) -> Point:
        """Where a mark stands in this stage."""
        return self.sheet.anchors[key].on(points, self.frame.x, self.heights)


@dataclass(eq=False)
class OnPath:
    """The touchpoints of the main path."""

    path: tuple[Transition, ...]
    home: Mapping[TouchpointId, int] = field(repr=False)
    """The touchpoints of the journey."""

    @cached_property
    def touchpoints(self) -> frozenset[Id]:
        """Those between which the path has a link."""
        home = self.home
        links = (t for t in self.path if t.from_ in home and t.to in home)
        return frozenset(end for t in links for end in (t.from_, t.to))

    def is_as(self, other: OnPath) -> bool:
        """Whether these are the same touchpoints."""
        same = self.path is other.path and (self.home is other.home or self.home.keys() == other.home.keys())
        return same or self.touchpoints == other.touchpoints


@dataclass(frozen=True, eq=False)
class StageFaces:
    """The faces of a stage, and all they follow from."""

    row: Row
    placement: Placement
    frame: Frame
    """The stage as if it were the first one, at x = 0."""
    on_path: OnPath

    @cached_property
    def faces(self) -> tuple[Face, ...]:
        """From left to right."""
        return stage_faces(self.row, self.placement.cells, self.frame, self.on_path.touchpoints)

    def is_for(self, row: Row, placement: Placement, frame: Frame, on_path: OnPath) -> bool:
        """Whether they are the faces that follow from this."""
        if self.placement is not placement or self.on_path is not on_path:
            return False
        if self.frame is not frame and self.frame != frame:
            return False
        return self.row is row or self.row == row or [t.emotion for t in self.row] == [t.emotion for t in row]
