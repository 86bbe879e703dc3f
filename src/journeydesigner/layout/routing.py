"""All links of a map in symbolic coordinates: routes by cluster, their pieces by track, a slot for each piece.

A route depends on the cards of its stages, a slot on the pieces of its track: what has the same input as in a run
before is taken from there, and what comes out as before is the very same object.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from journeydesigner.layout.clusters import STAGE_BITS, Paths, route_between, route_inner
from journeydesigner.layout.graph import Edge, Graph, Pair
from journeydesigner.layout.lanes import Rows
from journeydesigner.layout.place import Placement
from journeydesigner.layout.slots import Piece, Run, Slot, Track, assign_again, pieces
from journeydesigner.layout.tracks import Board, Path
from journeydesigner.model.values import TransitionId


class Line(NamedTuple):
    """A link in symbolic coordinates: all that it looks like follows from this and the tables."""

    edge: Edge
    path: Path
    pieces: Sequence[Piece]
    slots: tuple[Slot, ...]

    def stages(self) -> set[int]:
        """The stages it runs through."""
        found: set[int] = set()
        for piece in self.pieces:
            way, at = piece.track
            if way == "column":
                found.add(at >> STAGE_BITS)
            else:
                found.update(range(piece.low >> STAGE_BITS, (piece.high >> STAGE_BITS) + 1))
        return found


Lines = Mapping[TransitionId, Line]
NO_LINES: Lines = {}


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
    lines: Mapping[Pair, Lines]
    """By the stages they join."""
    pairs: Mapping[TransitionId, Pair]
    """The stages that each link joins."""
    within: Mapping[int, Lines]
    """The links that run through each stage."""
    tracks: Mapping[Track, Sequence[Run]]
    width: Mapping[Track, int]
    """How many slots each track has."""

    def line(self, id_: TransitionId) -> Line | None:
        """The line of a link; None when there is no such link."""
        pair = self.pairs.get(id_)
        return self.lines[pair][id_] if pair is not None else None


NOTHING = Routing((), {}, {}, {}, {}, {}, {})


def route(graph: Graph, placements: Sequence[Placement], rows: Rows, last: Routing = NOTHING) -> Routing:
    """The routing of a map. `last`: that of a run before, for the same stages."""
    inner = _inner(graph, placements, rows, last)
    between = _between(graph, inner, rows, last)
    traced, gone, come = _traced(graph, _changed(inner, between, last), last)
    if not gone and not come:
        return replace(last, inner=inner, between=between)
    pairs = dict(last.pairs)
    for id_ in gone:
        del pairs[id_]
    pairs.update((id_, pair) for pair, found in traced.items() for id_ in found)
    slots, tracks, width = _slotted(gone.values(), come.values(), last)
    lines: dict[Pair, Lines] = {**last.lines, **traced}
    settled = _settled(slots, pairs, lines)
    by_pair: dict[Pair, dict[TransitionId, Line]] = {}
    for id_, now in settled.items():
        by_pair.setdefault(pairs[id_], {})[id_] = now
    lines.update((pair, {**lines[pair], **found}) for pair, found in by_pair.items())
    for pair in [pair for pair, found in traced.items() if not found]:
        del lines[pair]
    before = {id_: line for id_ in settled if (line := last.line(id_)) is not None}
    return Routing(inner, between, lines, pairs, _within({**before, **gone}, settled, last), tracks, width)


def _changed(inner: Sequence[Inner], between: Mapping[Pair, Between], last: Routing) -> dict[Pair, Paths]:
    """The routes of the stages, and pairs of stages, where they may be others than before."""
    found: dict[Pair, Paths] = {}
    for stage, now in enumerate(inner):
        if stage >= len(last.inner) or now.paths is not last.inner[stage].paths:
            found[stage, stage] = now.paths
    if between is not last.between:
        for pair, routes in between.items():
            held = last.between.get(pair)
            if held is None or routes.paths is not held.paths:
                found[pair] = routes.paths
        found.update((pair, {}) for pair in last.between.keys() - between.keys())
    return found


def _traced(
    graph: Graph, changed: Mapping[Pair, Paths], last: Routing
) -> tuple[dict[Pair, Lines], dict[TransitionId, Line], dict[TransitionId, Line]]:
    """The lines of these routes, new ones still without slots; which are gone, and which are new."""
    traced: dict[Pair, Lines] = {}
    gone: dict[TransitionId, Line] = {}
    come: dict[TransitionId, Line] = {}
    for pair, paths in changed.items():
        old = last.lines.get(pair, NO_LINES)
        found: dict[TransitionId, Line] = {}
        for edge in graph.edges(*pair):
            held, path = old.get(edge.id), paths[edge.id]
            if held is not None and held.path == path and held.edge == edge:
                found[edge.id] = held
            else:
                found[edge.id] = come[edge.id] = Line(edge, path, pieces(edge.id, path), ())
        gone.update((id_, line) for id_, line in old.items() if found.get(id_) is not line)
        if found != old or not old:
            traced[pair] = found
    return traced, gone, come


def _slotted(
    gone: Iterable[Line], come: Iterable[Line], last: Routing
) -> tuple[dict[tuple[TransitionId, int], Slot], dict[Track, Sequence[Run]], dict[Track, int]]:
    """Slots again, by link and piece, where tracks lost pieces or got some; all tracks and their widths."""
    width, tracks = dict(last.width), dict(last.tracks)
    changes: dict[Track, tuple[list[Piece], list[Piece]]] = {}
    for side, lines in enumerate((gone, come)):
        for line in lines:
            for piece in line.pieces:
                if piece.track not in changes:
                    changes[piece.track] = [], []
                changes[piece.track][side].append(piece)
    slots: dict[tuple[TransitionId, int], Slot] = {}
    for track, (lost, got) in changes.items():
        runs, assigned = assign_again(tracks.get(track, ()), lost, got)
        slots.update(((piece.edge, piece.number), slot) for piece, slot in assigned)
        if runs:
            tracks[track], width[track] = runs, max(run.total for run in runs)
        else:
            del tracks[track], width[track]
    return slots, tracks, width


def _settled(
    slots: Mapping[tuple[TransitionId, int], Slot],
    pairs: Mapping[TransitionId, Pair],
    lines: Mapping[Pair, Lines],
) -> dict[TransitionId, Line]:
    """The lines one of whose pieces has another slot now, or its first one."""
    found: dict[TransitionId, Line] = {}
    for (id_, number), slot in slots.items():
        if id_ in found:
            continue
        line = lines[pairs[id_]][id_]
        held = line.slots
        if not held or held[number] != slot:
            own = tuple(slots.get((id_, i)) or held[i] for i in range(len(line.pieces)))
            found[id_] = line._replace(slots=own)
    return found


def _within(
    before: Mapping[TransitionId, Line], after: Mapping[TransitionId, Line], last: Routing
) -> Mapping[int, Lines]:
    """The links by the stages they run through, where some have left their lines and some have taken new ones."""
    fresh: dict[int, dict[TransitionId, Line]] = {}

    def members(stage: int) -> dict[TransitionId, Line]:
        if stage not in fresh:
            fresh[stage] = dict(last.within.get(stage, NO_LINES))
        return fresh[stage]

    for id_, line in before.items():
        for stage in line.stages():
            members(stage).pop(id_, None)
    for id_, line in after.items():
        for stage in line.stages():
            members(stage)[id_] = line
    return {**last.within, **fresh}


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


def _between(graph: Graph, inner: Sequence[Inner], rows: Rows, last: Routing) -> Mapping[Pair, Between]:
    found = {}
    for pair, edges in graph.clusters.items():
        a, b = pair
        if a == b or b - a > graph.far.reach:
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
