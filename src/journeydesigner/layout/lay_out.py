"""From a project to the plan of one of its journeys: the order in which the parts of the layout feed each other.

    items and edges of a stage  →  placement   cards of one stage: first unit, sub-row          one per stage
    all placements              →  rows        lanes and rows of the map                        one per map
    placement + rows            →  board       what is covered, with the inner routes           one per stage
    two boards                  →  routes      links between these stages                       one per pair
    all routes                  →  slots       place of each piece among those on its track     one per track
    slots                       →  tables      pixels                                           one per map

Only the last step knows pixels, so that an edit may run again just the functions whose input it changed. An edit
that changes no graph (a name, an owner, a feeling) runs none of them: the last plans are kept.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from types import MappingProxyType

from journeydesigner.layout.arc import emotion_arc
from journeydesigner.layout.clusters import route
from journeydesigner.layout.dots import stage_dots
from journeydesigner.layout.drawing import Point, Rect
from journeydesigner.layout.geometry import Tables, lane_extents, measure
from journeydesigner.layout.graph import Edge, Graph, read
from journeydesigner.layout.lanes import Rows, arrange
from journeydesigner.layout.marks import Spots, place_marks
from journeydesigner.layout.place import Placement, place_stage
from journeydesigner.layout.plan import ARC_H, HEAD_W, Arc, Band, Card, Column, Dot, Lane, Link, Plan, View
from journeydesigner.layout.slots import Piece, Slot, Track, assign, by_track, pieces
from journeydesigner.layout.tracks import Board, Path
from journeydesigner.model import Project
from journeydesigner.model.values import Id, TouchpointId, TransitionId

KEPT = 2
"""Plans remembered by their graph: the document's, and the one a drag shows beforehand."""

Slots = Mapping[tuple[TransitionId, int], Slot]
"""Slot of each piece of each link, by its index."""


@dataclass(frozen=True, slots=True)
class Routing:
    """All links in symbolic coordinates, with their slots."""

    boards: Sequence[Board]
    paths: Mapping[TransitionId, Path]
    pieces: Mapping[TransitionId, Sequence[Piece]]
    tracks: Mapping[Track, Sequence[Piece]]
    slots: Slots
    width: Mapping[Track, int]
    """How many slots each track has."""


def lay_out(project: Project, journey: Id, view: View) -> Plan:
    """The map of a journey. The same project gives the same plan, whatever the order of its records in memory.

    An unknown journey or one without stages has an empty plan; references that lead nowhere count as none.
    """
    graph = read(project, journey)
    plan = _plan(graph, view)
    arc = Rect(HEAD_W, plan.height - ARC_H, plan.width - HEAD_W, ARC_H)
    return replace(plan, journey=journey, arc=_arc(project, journey, graph, plan.cards, arc) if view.arc else None)


@lru_cache(maxsize=KEPT)
def _plan(graph: Graph, view: View) -> Plan:
    """All that depends on nothing but the graph: everything save the journey's id and its emotion arc."""
    placements = [place_stage(graph, stage, view.density) for stage in range(len(graph.stages))]
    rows = arrange(placements, graph.ranks, view.shared_lanes)
    routing = _routing(graph, placements, rows)
    tables = measure(placements, rows, routing.width)
    cards = _cards(graph, placements, rows, tables)
    links = _links(graph, routing, tables, cards)
    width, height = tables.x[-1], tables.bottom + (ARC_H if view.arc else 0)
    lanes = _lanes(rows, tables)
    return Plan(
        journey=Id(""),
        view=view,
        columns=tuple(Column(id_, i + 1, *tables.stage(i)) for i, id_ in enumerate(graph.stages)),
        lanes=lanes,
        bands=_bands(lanes),
        cards=MappingProxyType(cards),
        links=MappingProxyType(links),
        dots=_dots(graph, rows, routing, cards, tables),
        arc=None,
        width=width,
        height=height,
    )


def _routing(graph: Graph, placements: Sequence[Placement], rows: Rows) -> Routing:
    boards, paths = route(graph, placements, rows)
    parts = {id_: pieces(id_, path) for id_, path in paths.items()}
    tracks = by_track(piece for found in parts.values() for piece in found)
    slots: dict[tuple[TransitionId, int], Slot] = {}
    width: dict[Track, int] = {}
    for track, found in tracks.items():
        assigned = assign(found)
        slots.update(((piece.edge, piece.number), slot) for piece, slot in assigned)
        width[track] = max(slot.total for _, slot in assigned)
    return Routing(boards, paths, parts, tracks, slots, width)


def _cards(graph: Graph, placements: Sequence[Placement], rows: Rows, tables: Tables) -> dict[TouchpointId, Card]:
    cards = {}
    for stage, placement in enumerate(placements):
        for id_, cell in placement.cells.items():
            rect = tables.card(stage, cell, rows.row(cell.key, cell.sub))
            cards[id_] = Card(id_, graph.stages[stage], rect, rows.lane_of[cell.key], cell.rank)
    return cards


def _links(
    graph: Graph, routing: Routing, tables: Tables, cards: Mapping[TouchpointId, Card]
) -> dict[TransitionId, Link]:
    edges = [edge for found in graph.clusters.values() for edge in found]
    lines = {edge.id: _points(edge.id, routing, tables) for edge in edges}
    spots = place_marks(edges, lines, (card.rect for card in cards.values()))
    return {edge.id: _link(edge, lines[edge.id], spots) for edge in sorted(edges, key=lambda edge: edge.id)}


def _points(edge: TransitionId, routing: Routing, tables: Tables) -> tuple[Point, ...]:
    found = routing.pieces[edge]
    slots = [routing.slots[edge, piece.number] for piece in found]
    return tables.points(found, slots, routing.paths[edge].stops)


def _link(edge: Edge, points: tuple[Point, ...], spots: Spots) -> Link:
    return Link(edge.id, edge.kind, points, edge.main, spots.marks[edge.id], spots.shares.get(edge.id))


def _lanes(rows: Rows, tables: Tables) -> tuple[Lane, ...]:
    lanes = []
    for lane, (top, bottom) in zip(rows.lanes, lane_extents(rows, tables), strict=True):
        channels = tuple(key.channel for key in lane.keys if key.channel is not None)
        name = f"{lane.group}/{channels[0]}" if channels else lane.group
        lanes.append(Lane(name, lane.group, channels, top, bottom - top))
    return tuple(lanes)


def _bands(lanes: Sequence[Lane]) -> tuple[Band, ...]:
    bands: dict[str, Band] = {}
    for lane in lanes:
        top = bands[lane.group].y if lane.group in bands else lane.y
        bands[lane.group] = Band(lane.group, top, lane.y + lane.h - top)
    return tuple(bands.values())


def _dots(
    graph: Graph, rows: Rows, routing: Routing, cards: Mapping[TouchpointId, Card], tables: Tables
) -> tuple[Dot, ...]:
    stages = enumerate(zip(graph.items, routing.boards, strict=True))
    return tuple(
        dot
        for stage, (items, board) in stages
        for dot in stage_dots(items, stage, board, rows, cards, tables, routing.tracks)
    )


def _arc(project: Project, journey: Id, graph: Graph, cards: Mapping[TouchpointId, Card], rect: Rect) -> Arc:
    path = frozenset(
        end
        for edges in graph.clusters.values()
        for edge in edges
        if edge.main
        for end in (edge.source, edge.target)
    )
    return emotion_arc(rect, project.journey_touchpoints(journey), cards, path)
