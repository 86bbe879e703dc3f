"""All links of a map in symbolic coordinates: routes by cluster, their pieces by track, a slot for each piece.

A route depends on the cards of its stages, a slot on the pieces of its track: what has the same input as in a run
before is taken from there, and what comes out as before is the very same object.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from operator import attrgetter
from typing import TYPE_CHECKING, NamedTuple

from journeydesigner.layout.clusters import STAGE_BITS, Paths
from journeydesigner.layout.graph import Edge, Graph, Pair
from journeydesigner.layout.lanes import Rows
from journeydesigner.layout.place import Placement
from journeydesigner.layout.routes import Between, Inner, route_pairs, route_stages
from journeydesigner.layout.slots import Piece, Run, Slot, Track, assign_again, pieces
from journeydesigner.layout.tracks import Path
from journeydesigner.model.values import TransitionId

if TYPE_CHECKING:
    from journeydesigner.layout.read import News

TOTAL = attrgetter("total")


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


class Filled(NamedTuple):
    """What lies on a track."""

    runs: Sequence[Run]
    width: int
    """How many slots it has."""


NO_TRACKS: Mapping[Track, Filled] = {}
LEVELS = -1
"""The shelf of gaps and row middles."""


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
    shelves: Mapping[int, Mapping[Track, Filled]]
    """The tracks in use: those across the map (`LEVELS`), and the columns of each stage."""

    def width(self, track: Track) -> int:
        """How many slots a track has."""
        filled = self.shelves.get(_shelf(track), NO_TRACKS).get(track)
        return filled.width if filled is not None else 0

    def line(self, id_: TransitionId) -> Line | None:
        """The line of a link; None when there is no such link."""
        pair = self.pairs.get(id_)
        return self.lines[pair][id_] if pair is not None else None


NOTHING = Routing((), {}, {}, {}, {}, {})


def _shelf(track: Track) -> int:
    way, at = track
    return at >> STAGE_BITS if way == "column" else LEVELS


def route(
    graph: Graph, placements: Sequence[Placement], rows: Rows, last: Routing = NOTHING, news: News | None = None
) -> Routing:
    """The routing of a map. `last`: that of a run before, for the same stages; `news`: what differs since then."""
    if not last.inner or not graph.stages or rows is not last.inner[0].rows:
        news = None
    inner = route_stages(graph, placements, rows, last.inner, news)
    between = route_pairs(graph, inner, rows, (last.inner, last.between), news)
    traced, gone, come = _traced(graph, _changed(inner, between, last), last)
    if not gone and not come:
        return replace(last, inner=inner, between=between)
    slots, shelves = _slotted(gone.values(), come.values(), last)
    lines: dict[Pair, Lines] = {**last.lines, **traced}
    pairs = _paired(traced, gone, come, last)
    settled = _settled(slots, pairs, lines)
    by_pair: dict[Pair, dict[TransitionId, Line]] = {}
    for id_, now in settled.items():
        by_pair.setdefault(pairs[id_], {})[id_] = now
    lines.update((pair, {**lines[pair], **found}) for pair, found in by_pair.items())
    for pair in [pair for pair, found in traced.items() if not found]:
        del lines[pair]
    before = {id_: line for id_ in settled if (line := last.line(id_)) is not None}
    return Routing(inner, between, lines, pairs, _within({**before, **gone}, settled, last), shelves)


def _paired(
    traced: Mapping[Pair, Lines],
    gone: Mapping[TransitionId, Line],
    come: Mapping[TransitionId, Line],
    last: Routing,
) -> Mapping[TransitionId, Pair]:
    """The stages that each link joins, after some links have other lines."""
    known = last.pairs
    if gone.keys() == come.keys() and all(known[id_] == pair for pair, found in traced.items() for id_ in found):
        return known
    pairs = dict(known)
    for id_ in gone:
        del pairs[id_]
    pairs.update((id_, pair) for pair, found in traced.items() for id_ in found)
    return pairs


def _changed(inner: Sequence[Inner], between: Mapping[Pair, Between], last: Routing) -> dict[Pair, Paths]:
    """The routes of the stages, and pairs of stages, where they may be others than before."""
    found: dict[Pair, Paths] = {}
    if inner is not last.inner:
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
) -> tuple[dict[tuple[TransitionId, int], Slot], Mapping[int, Mapping[Track, Filled]]]:
    """Slots again, by link and piece, where tracks lost pieces or got some; all tracks."""
    changes: dict[Track, tuple[list[Piece], list[Piece]]] = {}
    for side, lines in enumerate((gone, come)):
        for line in lines:
            for piece in line.pieces:
                if piece.track not in changes:
                    changes[piece.track] = [], []
                changes[piece.track][side].append(piece)
    slots: dict[tuple[TransitionId, int], Slot] = {}
    fresh: dict[int, dict[Track, Filled]] = {}
    for track, (lost, got) in changes.items():
        number = _shelf(track)
        if number not in fresh:
            fresh[number] = dict(last.shelves.get(number, NO_TRACKS))
        held = fresh[number].pop(track, None)
        runs, assigned = assign_again(held.runs if held is not None else (), lost, got)
        slots.update(((piece.edge, piece.number), slot) for piece, slot in assigned)
        if runs:
            fresh[number][track] = Filled(runs, max(map(TOTAL, runs)))
    return slots, {**last.shelves, **fresh}


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
