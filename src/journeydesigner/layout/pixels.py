"""What is drawn where: cards, links with their marks, dots and the emotion arc, in map pixels.

What has the same symbolic place, and the same tables under it, as in a run before is taken from there.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import TypeVar

from journeydesigner.layout.arc import emotion_arc
from journeydesigner.layout.dots import stage_dots
from journeydesigner.layout.drawing import Point, Rect
from journeydesigner.layout.geometry import Tables
from journeydesigner.layout.graph import Edge, Graph, Pair
from journeydesigner.layout.lanes import Rows
from journeydesigner.layout.marks import Scene
from journeydesigner.layout.place import Placement
from journeydesigner.layout.plan import ARC_H, HEAD_W, Arc, Card, Dot, Link
from journeydesigner.layout.read import Reading
from journeydesigner.layout.routing import Routing
from journeydesigner.model.values import Id, TouchpointId, TransitionId

K = TypeVar("K")
V = TypeVar("V")
StageCards = Sequence[Mapping[TouchpointId, Card]]
Lines = Mapping[TransitionId, tuple[Point, ...]]


@dataclass(frozen=True, slots=True)
class Symbols:
    """A map before it has pixels, and the tables that give it some."""

    reading: Reading
    placements: Sequence[Placement]
    rows: Rows
    routing: Routing
    tables: Tables

    @property
    def graph(self) -> Graph:
        """The journey."""
        return self.reading.graph

    def frame(self, stage: int) -> tuple[float, float, float, int]:
        """What the x of everything in a stage follows from."""
        tables = self.tables
        return tables.x[stage], tables.pad_left[stage], tables.pad_right[stage], tables.units[stage]

    def is_level(self, other: Symbols) -> bool:
        """Whether every row and gap has the same y."""
        a, b = self.tables, other.tables
        return self.rows is other.rows and (a is b or (a.y, a.near, a.far) == (b.y, b.near, b.far))


@dataclass(frozen=True, slots=True)
class Pixels:
    """The parts of a plan, whole and by stage or pair of stages."""

    symbols: Symbols
    stage_cards: StageCards
    cards: Mapping[TouchpointId, Card]
    lines: Mapping[Pair, Lines]
    scene: Scene
    links: Mapping[TransitionId, Link]
    stage_dots: Sequence[tuple[Dot, ...]]
    dots: tuple[Dot, ...]
    arc: Arc | None


def draw_up(symbols: Symbols, with_arc: bool, last: Pixels | None) -> Pixels:
    """The parts of a plan. `last`: those of a run before with the same stages; its scene is used up."""
    by_stage = _cards(symbols, last)
    cards = last.cards if last and _all_same(by_stage, last.stage_cards) else _joined(by_stage)
    lines = _lines(symbols, last)
    scene, links = _links(symbols, by_stage, lines, last)
    dots = _dots(symbols, by_stage, last)
    same_dots = last is not None and _all_same(dots, last.stage_dots)
    all_dots = last.dots if last is not None and same_dots else tuple(dot for found in dots for dot in found)
    arc = _arc(symbols, cards, last) if with_arc else None
    return Pixels(symbols, by_stage, cards, lines, scene, links, dots, all_dots, arc)


def _all_same(a: Sequence[object], b: Sequence[object]) -> bool:
    return all(x is y for x, y in zip(a, b, strict=True))


def _joined(parts: Iterable[Mapping[K, V]]) -> Mapping[K, V]:
    found: dict[K, V] = {}
    for part in parts:
        found.update(part)
    return MappingProxyType(found)


def _kept(held: Mapping[K, V], fresh: dict[K, V]) -> Mapping[K, V]:
    """`fresh`, with the objects of `held` where they are equal; `held` itself when all are, in this order."""
    for key, value in fresh.items():
        before = held.get(key)
        if before is not None and before == value:
            fresh[key] = before
    return held if list(fresh.items()) == list(held.items()) else fresh


def _cards(symbols: Symbols, last: Pixels | None) -> StageCards:
    rows, tables = symbols.rows, symbols.tables
    level = last is not None and symbols.is_level(last.symbols)
    found: list[Mapping[TouchpointId, Card]] = []
    for stage, placement in enumerate(symbols.placements):
        held = last.stage_cards[stage] if last else {}
        if (
            last is not None
            and level
            and placement is last.symbols.placements[stage]
            and symbols.frame(stage) == last.symbols.frame(stage)
        ):
            found.append(held)
            continue
        cards = {}
        for id_, cell in placement.cells.items():
            rect = tables.card(stage, cell, rows.row(cell.key, cell.sub))
            cards[id_] = Card(id_, symbols.graph.stages[stage], rect, rows.lane_of[cell.key], cell.rank)
        found.append(_kept(held, cards))
    return found


def _lines(symbols: Symbols, last: Pixels | None) -> dict[Pair, Lines]:
    """The corners of every link, by the stages it joins."""
    level = last is not None and symbols.is_level(last.symbols)
    frames = [symbols.frame(stage) for stage in range(len(symbols.placements))]
    same = [level and last is not None and frame == last.symbols.frame(i) for i, frame in enumerate(frames)]
    routing, home = symbols.routing, symbols.graph.home
    edges = symbols.reading.edges
    moved = {(home[edges[id_].source], home[edges[id_].target]) for id_ in routing.moved}
    found: dict[Pair, Lines] = {}
    for pair, parts in routing.pieces.items():
        a, b = pair
        held = last.lines.get(pair, {}) if last else {}
        untouched = last is not None and parts is last.symbols.routing.pieces.get(pair)
        if untouched and same[a] and same[b] and pair not in moved and (b, a) not in moved:
            found[pair] = held
            continue
        paths = routing.paths(pair)
        points = {}
        for id_, pieces in parts.items():
            slots = [routing.slots[id_, piece.number] for piece in pieces]
            points[id_] = symbols.tables.points(pieces, slots, paths[id_].stops)
        found[pair] = _kept(held, points)
    return found


Links = Mapping[TransitionId, tuple[Edge, tuple[Point, ...]] | None]
"""Links that changed, by id; None: there is none any more."""
MANY = 3
"""When more than one link in so many has changed, all marks are placed anew: that is quicker."""


def _links(
    symbols: Symbols, by_stage: StageCards, lines: Mapping[Pair, Lines], last: Pixels | None
) -> tuple[Scene, Mapping[TransitionId, Link]]:
    edges = symbols.reading.edges
    changed = _changed_links(symbols, lines, last)
    cards = _changed_cards(by_stage, last.stage_cards if last else ())
    held = last.links if last else {}
    if last is not None and not changed and not cards:
        return last.scene, held
    if last is not None and len(changed) * MANY < len(edges):
        scene, gone = last.scene, [id_ for id_, link in changed.items() if link is None]
        links = dict(held)
    else:
        scene, gone, links = Scene(), [], {}
        changed = {id_: (edges[id_], line) for found in lines.values() for id_, line in found.items()}
        cards = {id_: card.rect for found in by_stage for id_, card in found.items()}
    for id_ in gone:
        del links[id_]
    count = len(links)
    moved = scene.update(changed, cards)
    for id_ in moved:
        edge, line = scene.link(id_)
        link = Link(id_, edge.kind, line, edge.main, scene.marks[id_], scene.shares.get(id_))
        before = held.get(id_)
        links[id_] = before if before is not None and before == link else link
    return scene, MappingProxyType(links if len(links) == count else dict(sorted(links.items())))


def _changed_links(symbols: Symbols, lines: Mapping[Pair, Lines], last: Pixels | None) -> Links:
    edges, known = symbols.reading.edges, last.symbols.reading.edges if last else {}
    clusters, old_clusters = symbols.graph.clusters, last.symbols.graph.clusters if last else {}
    old_lines = last.lines if last else {}
    found: dict[TransitionId, tuple[Edge, tuple[Point, ...]] | None] = {}
    for pair in lines.keys() | old_lines.keys():
        now, before = lines.get(pair, {}), old_lines.get(pair, {})
        if now is before and clusters.get(pair) is old_clusters.get(pair):
            continue
        for id_ in before.keys() - now.keys():
            found.setdefault(id_, None)
        for id_, line in now.items():
            if before.get(id_) is not line or known.get(id_) is not edges[id_]:
                found[id_] = edges[id_], line
    return found


def _changed_cards(by_stage: StageCards, old: StageCards) -> Mapping[TouchpointId, Rect | None]:
    found: dict[TouchpointId, Rect | None] = {}
    for stage, now in enumerate(by_stage):
        before = old[stage] if old else {}
        if now is not before:
            for id_ in before.keys() - now.keys():
                found.setdefault(id_, None)
            found.update((id_, card.rect) for id_, card in now.items() if before.get(id_) is not card)
    return found


def _dots(symbols: Symbols, by_stage: StageCards, last: Pixels | None) -> list[tuple[Dot, ...]]:
    routing = symbols.routing
    level = last is not None and symbols.is_level(last.symbols)
    found = []
    for stage, (items, inner) in enumerate(zip(symbols.graph.items, routing.inner, strict=True)):
        if (
            last is not None
            and level
            and stage not in routing.touched
            and items is last.symbols.graph.items[stage]
            and inner.board is last.symbols.routing.inner[stage].board
            and by_stage[stage] is last.stage_cards[stage]
        ):
            found.append(last.stage_dots[stage])
            continue
        cards = by_stage[stage]
        dots = tuple(stage_dots(items, stage, inner.board, symbols.rows, cards, symbols.tables, routing.tracks))
        if last is not None and dots == last.stage_dots[stage]:
            dots = last.stage_dots[stage]
        found.append(dots)
    return found


def _arc(symbols: Symbols, cards: Mapping[TouchpointId, Card], last: Pixels | None) -> Arc:
    reading, tables = symbols.reading, symbols.tables
    rect = Rect(HEAD_W, tables.bottom, tables.x[-1] - HEAD_W, ARC_H)
    if last is not None and last.arc is not None and cards is last.cards and rect == last.arc.rect:
        before = last.symbols.reading
        if (
            reading.path is before.path
            and reading.graph.home is before.graph.home
            and _feel_alike(reading, before)
        ):
            return last.arc
    on_path: set[Id] = set()
    for id_ in (t.id for t in reading.path):
        edge = reading.edges.get(TransitionId(id_))
        if edge is not None:
            on_path |= {edge.source, edge.target}
    arc = emotion_arc(rect, (t for row in reading.rows for t in row), cards, frozenset(on_path))
    return last.arc if last is not None and arc == last.arc and last.arc is not None else arc


def _feel_alike(a: Reading, b: Reading) -> bool:
    """Whether everyone feels the same in both."""
    return all(
        row is held or [t.emotion for t in row] == [t.emotion for t in held]
        for row, held in zip(a.rows, b.rows, strict=True)
        if row != held
    )
