"""One stage as a map of its own: where the marks of links and the alternative channels stand in it.

They are chosen among the cards and lines of the stage alone, in pixels from its left edge and with rows and gaps
as tall as the stage needs them; so whatever widens or grows elsewhere does not move them. Nothing is worked out
before it is looked at.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from journeydesigner.layout.clusters import STAGE_BITS
from journeydesigner.layout.dots import Spot, stage_dots
from journeydesigner.layout.drawing import Point, Rect
from journeydesigner.layout.geometry import LOW_BITS, Frame, Height, Heights, corners, measure_rows
from journeydesigner.layout.graph import Item, Stubs
from journeydesigner.layout.lanes import Rows
from journeydesigner.layout.marks import DISC, WORD_ROOM, Wanted, crowded, has_mark, has_share, place_marks
from journeydesigner.layout.place import Placement
from journeydesigner.layout.plan import PAD
from journeydesigner.layout.routing import Line, Lines
from journeydesigner.layout.slots import Piece, Slot, Track
from journeydesigner.layout.tags import by_side, tags_beside
from journeydesigner.layout.tracks import TOP, Board, Path
from journeydesigner.model.values import TouchpointId, TransitionId

MARGIN = 34.0
"""Marks keep this far from the left edge of a stage, so that they never meet one on the edge itself."""
BEYOND = PAD / 2
"""So far beyond the right edge they may stand: on a line that is alone in the first gutter of the next stage."""
LEFT = -300.0
"""Where all that lies in stages to the left is taken to be."""
ENDLESS = 1 << 18
"""More units than any stage has."""


class Anchor(NamedTuple):
    """A place on the map that follows its stage and its row: pixels from the left edge, a height, the segment of
    the line on which it stays, if it stands on it, and whether no other mark is as near as a word would reach."""

    x: float
    height: Height
    segment: int | None
    is_alone: bool

    def on(self, points: Sequence[Point], left: float, heights: Heights) -> Point:
        """Where that is, for a stage that begins at `left` and a line with these corners."""
        x, y = left + self.x, heights.y_of(self.height)
        if self.segment is None:
            return x, y
        (ax, ay), (bx, by) = points[self.segment], points[self.segment + 1]
        if ax == bx:
            return ax, min(max(y, min(ay, by)), max(ay, by))
        return min(max(x, min(ax, bx)), max(ax, bx)), ay


@dataclass(frozen=True, eq=False)
class Sheet:
    """A stage with all that stands in it and runs through it."""

    stage: int
    items: Sequence[Item]
    placement: Placement
    board: Board
    rows: Rows
    lines: Lines
    """The links that run through the stage."""
    frame: Frame
    """The stage as if it were the first one, at x = 0."""
    stubs: Stubs = ()
    """The ends of links that are shown as tags."""

    @cached_property
    def dots(self) -> tuple[Spot, ...]:
        """The alternative channels."""
        if not any(item.alternatives for item in self.items):
            return ()
        columns: dict[int, list[Piece]] = {}
        for line in self.lines.values():
            for piece in line.pieces:
                way, at = piece.track
                if way == "column" and at >> STAGE_BITS == self.stage:
                    columns.setdefault((at & LOW_BITS) >> 2, []).append(piece)
        return tuple(stage_dots(self.items, self.board, self.rows, columns))

    @cached_property
    def anchors(self) -> Mapping[tuple[TransitionId, bool], Anchor]:
        """The marks that stand in this stage, by link and whether it is its share."""
        wanted = list(self._wanted())
        if not wanted:
            return {}
        found = place_marks(wanted, self._corners, self._solid(), (MARGIN, self.frame.width + BEYOND))
        near = crowded([place.at for place in found.values()])
        left, right = BEYOND + (DISC[0] + WORD_ROOM) / 2, self.frame.width + MARGIN - (DISC[0] + WORD_ROOM) / 2

        def anchor(at: Point, segment: int | None) -> Anchor:
            return Anchor(at[0], self.heights.height_of(at[1]), segment, left <= at[0] <= right and at not in near)

        return {key: anchor(*place) for key, place in found.items()}

    # -- inside

    @cached_property
    def heights(self) -> Heights:
        """Rows and gaps as this stage alone needs them."""
        width: dict[Track, int] = {}
        for line in self.lines.values():
            for piece, slot in zip(line.pieces, line.slots, strict=True):
                track = piece.track
                if track[0] != "column" and width.get(track, 0) < slot.total:
                    width[track] = slot.total
        return measure_rows(self.rows, lambda track: width.get(track, 0))

    def x_of(self, symbol: int) -> float:
        """The pixel of a symbolic x, from the left edge of the stage."""
        stage, local = symbol >> STAGE_BITS, symbol & LOW_BITS
        if stage < self.stage:
            return LEFT
        return (self.frame if stage == self.stage else self._beyond).x_of(local)

    def across(self, piece: Piece, slot: Slot) -> float:
        """The pixel of a piece across its track."""
        way, at = piece.track
        if way != "column":
            return self.heights.across(piece, slot)
        if at >> STAGE_BITS == self.stage:
            return self.x_of(at) + self.frame.shift(at & LOW_BITS, slot)
        return self.x_of(at) + (PAD if slot.total > 1 else 0.0)

    @cached_property
    def _beyond(self) -> Frame:
        """What lies to the right is taken to be the next stage."""
        return Frame(self.frame.width, PAD, PAD, ENDLESS)

    @cached_property
    def _corners(self) -> dict[TransitionId, tuple[Point, ...]]:
        return {id_: corners(self, line.pieces, line.slots, line.path.stops) for id_, line in self.lines.items()}

    def _solid(self) -> Iterator[Rect]:
        """Cards, and tags with their lines."""
        y, rows, cards = self.heights.y, self.rows, dict[TouchpointId, Rect]()
        for id_, cell in self.placement.cells.items():
            cards[id_] = self.frame.card(cell, y[4 * rows.row(cell.key, cell.sub) + TOP])
        yield from cards.values()
        for side, ends in by_side(self.stubs).items():
            for tag in tags_beside(ends, cards[side.card]):
                (x0, y0), (x1, _) = tag.stub
                yield tag.rect
                yield Rect(x0, y0 - 1, x1 - x0, 2)

    def _wanted(self) -> Iterator[Wanted]:
        for id_, line in self.lines.items():
            edge = line.edge
            if has_mark(edge) and mark_home(line) == self.stage:
                yield Wanted(edge, self._corners[id_], is_share=False)
            if has_share(edge) and share_home(line) == self.stage:
                yield Wanted(edge, self._corners[id_], is_share=True)


def mark_home(line: Line) -> int:
    """The stage in which the mark of a link stands: the earlier one of the two it joins."""
    return min(share_home(line), _last(line.path) >> STAGE_BITS)


def share_home(line: Line) -> int:
    """The stage in which its share stands: that of its source."""
    path = line.path
    return (path.stops[1] if path.vertical else path.stops[0]) >> STAGE_BITS


def _last(path: Path) -> int:
    """The symbolic x where a route ends."""
    is_vertical = path.vertical == (len(path.stops) % 2 == 1)
    return path.stops[-2] if is_vertical else path.stops[-1]
