"""The routes of all stages and pairs of stages: found again only where cards, rows or links are not as before."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from operator import is_not
from typing import TYPE_CHECKING

from journeydesigner.layout.clusters import Paths, route_between, route_inner
from journeydesigner.layout.graph import Edge, Graph, Pair
from journeydesigner.layout.lanes import Rows
from journeydesigner.layout.place import Placement
from journeydesigner.layout.tracks import Board

if TYPE_CHECKING:
    from journeydesigner.layout.read import News


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


def route_stages(
    graph: Graph, placements: Sequence[Placement], rows: Rows, last: Sequence[Inner], news: News | None
) -> Sequence[Inner]:
    """The routes inside every stage; the very same sequence when all are as before."""
    found = list(last)
    for stage in range(len(placements)) if news is None else news.stages:
        edges, placement = graph.edges(stage, stage), placements[stage]
        held = found[stage] if stage < len(found) else None
        if held is None:
            found.append(Inner(edges, placement, rows, *route_inner(edges, stage, placement, rows)))
        elif held.edges is not edges or held.placement is not placement or held.rows is not rows:
            board, paths = route_inner(edges, stage, placement, rows)
            found[stage] = Inner(edges, placement, rows, held.board if held.board == board else board, paths)
    return found if len(found) != len(last) or any(map(is_not, found, last)) else last


def route_pairs(
    graph: Graph,
    inner: Sequence[Inner],
    rows: Rows,
    last: tuple[Sequence[Inner], Mapping[Pair, Between]],
    news: News | None,
) -> Mapping[Pair, Between]:
    """The routes between any two stages; the very same mapping when all are as before."""
    inner_before, before = last
    pairs: Iterable[Pair] = graph.clusters
    found: dict[Pair, Between] = {}
    if news is not None:
        if inner is inner_before and not news.pairs:
            return before
        moved = {n for n, (now, held) in enumerate(zip(inner, inner_before, strict=True)) if now is not held}
        found = dict(before)
        pairs = [*news.pairs, *(pair for pair in found if pair[0] in moved or pair[1] in moved)]
    for pair in pairs:
        a, b = pair
        if a == b or b - a > graph.far.reach:
            continue
        edges, boards = graph.edges(a, b), (inner[a].board, inner[b].board)
        held = before.get(pair)
        if not edges:
            found.pop(pair, None)
        elif (
            held is None
            or held.edges is not edges
            or held.boards[0] is not boards[0]
            or held.boards[1] is not boards[1]
            or held.rows is not rows
        ):
            found[pair] = Between(edges, boards, rows, route_between(edges, a, b, *boards, rows))
        else:
            found[pair] = held
    return found
