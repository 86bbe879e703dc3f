"""Routes of the links between two stages, or inside one: the pure functions that all routing consists of (F5, F6).

Inner links see the cards of their stage. Links between two stages see both stages with their inner links, and each
other; never the links of another pair of stages.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from journeydesigner.layout.graph import Edge
from journeydesigner.layout.lanes import Rows
from journeydesigner.layout.place import Placement
from journeydesigner.layout.plan import SPAN
from journeydesigner.layout.shapes import Search
from journeydesigner.layout.tracks import MIDDLE, Board, Path, join, stage_board
from journeydesigner.model.values import TransitionId

STAGE_BITS = 20
"""A column of the map is written stage << STAGE_BITS | 4 * column: room for 262,143 units in a stage."""

Paths = Mapping[TransitionId, Path]


def route_inner(edges: Sequence[Edge], stage: int, placement: Placement, rows: Rows) -> tuple[Board, Paths]:
    """The inner routes of one stage, and its board with these lines entered."""
    board = stage_board(placement, rows)
    shift = stage << STAGE_BITS
    local = _route_all(board, edges, rows)
    return board, {id_: _moved(path, lambda x: x + shift) for id_, path in local.items()}


def route_between(
    edges: Sequence[Edge], first: int, last: int, board: Board, last_board: Board, rows: Rows
) -> Paths:
    """The routes between two stages, given their boards with their inner lines."""
    neighbours = last == first + 1
    border = 4 * len(board.cover)
    shift = border + (0 if neighbours else 4)

    def to_map(x: int) -> int:
        return (first << STAGE_BITS) + x if x < border - 1 else (last << STAGE_BITS) + x - shift

    local = _route_all(join(board, last_board, neighbours), edges, rows)
    return {id_: _moved(path, to_map) for id_, path in local.items()}


def _route_all(board: Board, edges: Sequence[Edge], rows: Rows) -> dict[TransitionId, Path]:
    """Routes one after the other: the main path, then short links before long ones, then by id (F6)."""

    def turn(edge: Edge) -> tuple[bool, int, str]:
        (column_a, row_a), (column_b, row_b) = board.at[edge.source], board.at[edge.target]
        return not edge.main, abs(column_a - column_b) + 2 * abs(row_a - row_b), edge.id

    paths = {}
    for edge in sorted(edges, key=turn):
        path = Search(board, rows.y, edge).run()
        board.lines.add(path)
        _use_ports(board, edge, path)
        paths[edge.id] = path
    return paths


def _use_ports(board: Board, edge: Edge, path: Path) -> None:
    (column_a, row_a), (column_b, row_b) = board.at[edge.source], board.at[edge.target]
    stops = path.stops
    ends_vertical = path.vertical == (len(stops) % 2 == 1)
    leave = (stops[0], stops[1] // 4 - column_a) if path.vertical else (4 * row_a + MIDDLE, SPAN - 1)
    arrive = (stops[-1], stops[-2] // 4 - column_b) if ends_vertical else (4 * row_b + MIDDLE, 0)
    board.lines.add_port(edge.source, leave, out=True)
    board.lines.add_port(edge.target, arrive, out=False)


def _moved(path: Path, to_map: Callable[[int], int]) -> Path:
    """The same path with its x coordinates put elsewhere; its first stop is an x when it starts horizontally."""
    first = 1 if path.vertical else 0
    return Path(path.vertical, tuple(to_map(q) if i % 2 == first else q for i, q in enumerate(path.stops)))
