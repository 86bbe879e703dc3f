"""What is drawn where: cards, links with their marks, dots and the emotion arc, in map pixels.

Nothing is made before it is looked at. A stage keeps what was made of it as long as the stage and the tables under
it are the same.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from operator import is_not
from typing import NamedTuple

from journeydesigner.layout.arc import Arc, Feeling, curve, feeling_of
from journeydesigner.layout.drawing import Point, Rect
from journeydesigner.layout.geometry import corners
from journeydesigner.layout.layers.shelves import Shelf, ribbons, shelve
from journeydesigner.layout.lazy import Either, LazyMapping, LazyTuple
from journeydesigner.layout.marks import has_mark, has_share
from journeydesigner.layout.plan import ARC_H, HEAD_W, Card, Dot, Link, Marked, Note, Ribbon
from journeydesigner.layout.routing import NO_LINES, Line
from journeydesigner.layout.sections import OnPath, StageFaces, StageSection
from journeydesigner.layout.sheets import Sheet, mark_home, share_home
from journeydesigner.layout.spots import middle_of
from journeydesigner.layout.symbols import Symbols
from journeydesigner.model.values import TouchpointId, TransitionId


@dataclass(frozen=True, eq=False)
class Pixels:
    """The parts of a plan."""

    symbols: Symbols
    sections: Sequence[StageSection]
    made: dict[TransitionId, _Made]
    """The links made last, for whatever plan: one is taken from here where it is the same."""
    faces: Sequence[StageFaces]
    on_path: OnPath
    shelves: Sequence[Shelf]
    ribbons: tuple[Ribbon, ...]

    @property
    def bottom(self) -> float:
        """Where lanes and strips end."""
        return self.ribbons[-1].bottom if self.ribbons else self.symbols.tables.heights.bottom

    def is_same(self, last: Pixels) -> bool:
        """Whether everything is drawn as it was."""
        now, before = self.symbols, last.symbols
        return (
            now.routing.lines is before.routing.lines
            and now.tables is before.tables
            and self.ribbons is last.ribbons
            and not any(map(is_not, self.sections, last.sections))
            and not any(map(is_not, self.faces, last.faces))
        )

    def is_made_from(self, now: Symbols, shelves: Sequence[Shelf], strips: tuple[Ribbon, ...]) -> bool:
        """Whether every section is as it was."""
        before = self.symbols
        return (
            now.graph is before.graph
            and now.placements is before.placements
            and now.rows is before.rows
            and now.routing.within is before.routing.within
            and now.tables is before.tables
            and shelves is self.shelves
            and strips is self.ribbons
        )

    # -- the parts

    def cards(self) -> Mapping[TouchpointId, Card]:
        """All cards, stage by stage."""
        home, sections = self.symbols.graph.home, self.sections

        def ids() -> Iterator[TouchpointId]:
            return chain.from_iterable(section.sheet.placement.cells for section in sections)

        return LazyMapping(ids, home, lambda id_: sections[home[id_]].cards[id_])

    def links(self) -> Mapping[TransitionId, Link]:
        """All links, by id."""
        known = Either(self.symbols.routing.pairs, self.symbols.graph.far.homes)
        ids = LazyTuple(lambda: sorted(known))
        return LazyMapping(lambda: ids, known, self._link)

    def dots(self) -> Sequence[Dot]:
        """All alternatives, stage by stage."""
        sections = self.sections
        return LazyTuple(lambda: chain.from_iterable(section.dots for section in sections))

    def notes(self) -> Sequence[Note]:
        """What the layers show, stage by stage."""
        sections = self.sections
        return LazyTuple(lambda: chain.from_iterable(section.notes for section in sections))

    def arc(self) -> Arc:
        """The emotion arc."""
        tables = self.symbols.tables
        rect = Rect(HEAD_W, self.bottom, tables.right - HEAD_W, ARC_H)
        feelings = LazyTuple(lambda: self._feelings(range(len(self.sections)), rect))
        return Arc(rect, feelings, LazyTuple(lambda: curve(feelings)), self._arc_between)

    # -- inside

    def _link(self, id_: TransitionId) -> Link:
        routing = self.symbols.routing
        if id_ in self.symbols.graph.far.homes:
            return self._tagged(id_)
        first, last = routing.pairs[id_]
        line, a, b = routing.lines[first, last][id_], self.sections[first], self.sections[last]
        held = self.made.get(id_)
        if held is not None and held.line is line and held.earlier is a and held.later is b:
            return held.link
        points = corners(self.symbols.tables, line.pieces, line.slots, line.path.stops)
        link = Link(id_, line.edge.kind, points, line.edge.main, _Place(line, a, b))
        self.made[id_] = _Made(line, a, b, link)
        return link

    def _tagged(self, id_: TransitionId) -> Link:
        source, target = (self.sections[stage] for stage in self.symbols.graph.far.homes[id_])
        held = self.made.get(id_)
        if held is not None and held.line is None and held.earlier is source and held.later is target:
            return held.link
        tags = source.tags[id_, True], target.tags[id_, False]
        link = Link(id_, tags[0].kind, tags[0].stub, tags[0].main, lambda _: Marked(tags[0].rect.middle), tags)
        self.made[id_] = _Made(None, source, target, link)
        return link

    def _feelings(self, stages: range, rect: Rect) -> Iterator[Feeling]:
        for stage in stages:
            frame = self.sections[stage].frame
            for face in self.faces[stage].faces:
                yield feeling_of(face, frame, rect)

    def _arc_between(self, left: float, right: float) -> Arc:
        """The stages between these xs, and the nearest faces of the main path before and after them."""
        whole = self.arc()
        starts = [frame.x for frame in self.symbols.tables.frames]
        if not starts:
            return Arc(whole.rect, (), (), whole.near)
        first, last = max(bisect_right(starts, left) - 1, 0), max(bisect_right(starts, right) - 1, 0)
        path = self._path_stages
        earlier, later = path[: bisect_left(path, first)], path[bisect_right(path, last) :]
        feelings = [
            *self._nearest_on_path(reversed(earlier), whole.rect),
            *self._feelings(range(first, last + 1), whole.rect),
            *self._nearest_on_path(later, whole.rect),
        ]
        return Arc(whole.rect, tuple(feelings), curve(feelings), whole.near)

    @cached_property
    def _path_stages(self) -> list[int]:
        """The stages that the main path leads through, in order."""
        home = self.symbols.graph.home
        return sorted({home[TouchpointId(id_)] for id_ in self.on_path.touchpoints if id_ in home})

    def _nearest_on_path(self, stages: Iterable[int], rect: Rect) -> list[Feeling]:
        """The faces of the main path in the first of these stages that has any."""
        for stage in stages:
            found = [feeling for feeling in self._feelings(range(stage, stage + 1), rect) if feeling.on_path]
            if found:
                return found
        return []


class _Made(NamedTuple):
    """A link, and what it follows from."""

    line: Line | None
    """None for one that has tags."""
    earlier: StageSection
    later: StageSection
    link: Link


@dataclass(frozen=True, slots=True)
class _Place:
    """Finds the marks of a link, in the earlier and the later one of its stages."""

    line: Line
    earlier: StageSection
    later: StageSection

    def __call__(self, points: tuple[Point, ...]) -> Marked:
        edge, home = self.line.edge, mark_home(self.line)
        key, is_alone = (edge.id, False), False
        mark = middle_of(points)
        if has_mark(edge):
            mark, is_alone = self.earlier.spot(key, points), self.earlier.sheet.anchors[key].is_alone
        if not has_share(edge):
            return Marked(mark, None, is_alone)
        source = self.earlier if share_home(self.line) == home else self.later
        return Marked(mark, source.spot((edge.id, True), points), is_alone)


def draw_up(symbols: Symbols, last: Pixels | None) -> Pixels:
    """The parts of a plan. `last`: those of a run before, with the same stages."""
    shelves = _shelves(symbols, last)
    strips = ribbons(symbols.notebook.layers, shelves, symbols.tables.heights.bottom)
    if last is not None and strips == last.ribbons:
        strips = last.ribbons
    sections = _sections(symbols, shelves, strips, last)
    on_path = OnPath(symbols.reading.path, symbols.graph.home)
    if last is not None and on_path.is_as(last.on_path):
        on_path = last.on_path
    faces = _faces(symbols, sections, on_path, last)
    made = last.made if last is not None else {}
    return Pixels(symbols, sections, made, faces, on_path, shelves, strips)


def _shelves(symbols: Symbols, last: Pixels | None) -> Sequence[Shelf]:
    notebook, frames = symbols.notebook, symbols.tables.frames
    if last is not None:
        before = last.symbols
        is_off = not notebook.layers and not before.notebook.layers
        is_same = notebook.stages is before.notebook.stages and symbols.placements is before.placements
        if is_off or (is_same and frames is before.tables.frames):
            return last.shelves
    held = last.shelves if last is not None else (None,) * len(frames)
    stages = zip(notebook.stages, symbols.placements, frames, held, strict=True)
    return [shelve(wants, placement, frame._replace(x=0.0), shelf) for wants, placement, frame, shelf in stages]


def _sections(
    symbols: Symbols, shelves: Sequence[Shelf], strips: tuple[Ribbon, ...], last: Pixels | None
) -> Sequence[StageSection]:
    graph, routing, tables = symbols.graph, symbols.routing, symbols.tables
    if last is not None and last.is_made_from(symbols, shelves, strips):
        return last.sections
    found: list[StageSection] = []
    for stage, frame in enumerate(tables.frames):
        lines = routing.within.get(stage, NO_LINES)
        held = last.sections[stage] if last is not None else None
        sheet = held.sheet if held is not None else None
        if (
            sheet is None
            or sheet.lines is not lines
            or sheet.placement is not symbols.placements[stage]
            or sheet.items is not graph.items[stage]
            or sheet.stubs is not graph.stubs(stage)
            or sheet.rows is not symbols.rows
        ):
            placement, board = symbols.placements[stage], routing.inner[stage].board
            bare = frame._replace(x=0.0)
            items, stubs = graph.items[stage], graph.stubs(stage)
            sheet = Sheet(stage, items, placement, board, symbols.rows, lines, bare, stubs)
        packed = shelves[stage].packed
        if (
            held is None
            or held.sheet is not sheet
            or held.heights is not tables.heights
            or held.packed is not packed
            or held.ribbons is not strips
            or (held.frame is not frame and held.frame != frame)
        ):
            held = StageSection(graph.stages[stage], sheet, frame, tables.heights, packed, strips)
        found.append(held)
    return found


def _faces(
    symbols: Symbols, sections: Sequence[StageSection], on_path: OnPath, last: Pixels | None
) -> Sequence[StageFaces]:
    if (
        last is not None
        and sections is last.sections
        and on_path is last.on_path
        and symbols.reading.rows is last.symbols.reading.rows
    ):
        return last.faces
    found = []
    for stage, section in enumerate(sections):
        row, sheet = symbols.reading.rows[stage], section.sheet
        held = last.faces[stage] if last is not None else None
        if held is None or not held.is_for(row, sheet.placement, sheet.frame, on_path):
            held = StageFaces(row, sheet.placement, sheet.frame, on_path)
        found.append(held)
    return found
