"""All links of a map in symbolic coordinates: routes by cluster, their pieces by track, a slot for each piece.

A route depends on the cards of its stages, a slot on the pieces of its track: what has the same input as in a run
before is taken from there.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from journeydesigner.layout.clusters import STAGE_BITS, Paths, route_between, route_inner
from journeydesigner.layout.graph import Edge, Graph, Pair
from journeydesigner.layout.lanes import Rows
from journeydesigner.layout.place import Placement
from journeydesigner.layout.slots import Piece, Slot, Track, assign, pieces
from journeydesigner.layout.tracks import Board
from journeydesigner.model.values import TransitionId

Pieces = Mapping[TransitionId, Sequence[Piece]]
Slots = Mapping[tuple[TransitionId, int], Slot]
"""Slot of each piece of each link, by its index."""


@dataclass(frozen=True, slots=True)
class Inner:
    """What the inner routes of a stage were found from, and what they are."""

    edges: Sequence[Edge]
    placement: Placement
    rows: Rows
    board: Board
    paths: Paths


@dataclass(frozen=True, slots=True)
class Between:
    """What the routes between two stages were found from, and what they are."""

    edges: Sequence[Edge]
    boards: tuple[Board, Board]
    rows: Rows
    paths: Paths


@dataclass(frozen=True, slots=True)
class Routing:
    """All links in symbolic coordinates, with their slots."""

    inner: Sequence[Inner]
    """By stage."""
    between: Mapping[Pair, Between]
    pieces: Mapping[Pair, Pieces]
    tracks: Mapping[Track, Sequence[Piece]]
    slots: Slots
    width: Mapping[Track, int]
    """How many slots each track has."""
    moved: frozenset[TransitionId]
    """Links whose pieces or slots are others than in the run before, or that are new."""
    touched: frozenset[int]
    """Stages with a column on which other pieces lie than in the run before."""

    def paths(self, pair: Pair) -> Paths:
        """The routes between two stages, or inside one."""
        first, last = pair
        return self.inner[first].paths if first == last else self.between[pair].paths


NOTHING = Routing((), {}, {}, {}, {}, {}, frozenset(), frozenset())


def route(graph: Graph, placements: Sequence[Placement], rows: Rows, last: Routing = NOTHING) -> Routing:
    """The routing of a map. `last`: that of a run before, for the same stages."""
    inner = _inner(graph, placements, rows, last)
    between = _between(graph, inner, rows, last)
    routes: dict[Pair, Paths] = {(stage, stage): found.paths for stage, found in enumerate(inner)}
    routes.update((pair, found.paths) for pair, found in between.items())
    known: dict[Pair, Paths] = {(stage, stage): found.paths for stage, found in enumerate(last.inner)}
    known.update((pair, found.paths) for pair, found in last.between.items())
    parts = dict(last.pieces)
    gone: list[Piece] = []
    come: list[Piece] = []
    for pair in routes.keys() | known.keys():
        paths, before = routes.get(pair, {}), known.get(pair, {})
        if paths is before:
            continue
        old = parts.pop(pair, {})
        new = {id_: old[id_] if path == before.get(id_) else pieces(id_, path) for id_, path in paths.items()}
        if pair in routes:
            parts[pair] = new
        gone += (piece for id_, found in old.items() if new.get(id_) is not found for piece in found)
        come += (piece for id_, found in new.items() if old.get(id_) is not found for piece in found)
    return _slotted(inner, between, parts, gone, come, last)


def _inner(graph: Graph, placements: Sequence[Placement], rows: Rows, last: Routing) -> list[Inner]:
    found = []
    for stage, placement in enumerate(placements):
        edges = graph.edges(stage, stage)
        held = last.inner[stage] if stage < len(last.inner) else None
        if held is None or held.edges is not edges or held.placement is not placement or held.rows is not rows:
            board, paths = route_inner(edges, stage, placement, rows)
            if held is not None and held.board == board:
                board = held.board
            held = Inner(edges, placement, rows, board, paths)
        found.append(held)
    return found


def _between(graph: Graph, inner: Sequence[Inner], rows: Rows, last: Routing) -> dict[Pair, Between]:
    found = {}
    for pair, edges in graph.clusters.items():
        a, b = pair
        if a == b:
            continue
        boards = inner[a].board, inner[b].board
        held = last.between.get(pair)
        if (
            held is None
            or held.edges is not edges
            or held.boards[0] is not boards[0]
            or held.boards[1] is not boards[1]
            or held.rows is not rows
        ):
            held = Between(edges, boards, rows, route_between(edges, a, b, *boards, rows))
        found[pair] = held
    return found


def _slotted(
    inner: Sequence[Inner],
    between: Mapping[Pair, Between],
    parts: Mapping[Pair, Pieces],
    gone: Iterable[Piece],
    come: Iterable[Piece],
    last: Routing,
) -> Routing:
    """Slots again for the tracks that lost pieces or got some."""
    slots, width, tracks = dict(last.slots), dict(last.width), dict(last.tracks)
    fresh: dict[Track, set[Piece]] = {}
    moved: set[TransitionId] = set()
    for piece in gone:
        _members(fresh, tracks, piece.track).discard(piece)
        del slots[piece.edge, piece.number]
    for piece in come:
        _members(fresh, tracks, piece.track).add(piece)
        moved.add(piece.edge)
    for track, members in fresh.items():
        if not members:
            tracks.pop(track, None)
            width.pop(track, None)
            continue
        assigned = assign(list(members))
        for piece, slot in assigned:
            key = piece.edge, piece.number
            if slots.get(key) != slot:
                slots[key] = slot
                moved.add(piece.edge)
        tracks[track] = tuple(members)
        width[track] = max(slot.total for _, slot in assigned)
    touched = frozenset(at >> STAGE_BITS for way, at in fresh if way == "column")
    return Routing(inner, between, parts, tracks, slots, width, frozenset(moved), touched)


def _members(fresh: dict[Track, set[Piece]], tracks: Mapping[Track, Sequence[Piece]], track: Track) -> set[Piece]:
    if track not in fresh:
        fresh[track] = set(tracks.get(track, ()))
    return fresh[track]
