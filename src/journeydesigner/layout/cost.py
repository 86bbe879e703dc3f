"""What a route costs: length, bends, ports, lines crossed, tracks shared (F4). The numbers are the rule."""

from __future__ import annotations

from collections.abc import Sequence

from journeydesigner.layout.plan import UNIT
from journeydesigner.layout.tracks import BOTTOM, TOP, Board, Occupancy, Ports

BEND, BEND_MAIN = 40, 60
"""One bend, on an ordinary link and on the main path."""
CROSSING = 60
SHARING = 0.5
"""Per pixel of a track that already carries a line."""
BACKWARD = 1.6
"""Factor on the leftward part of the length."""
OUT_UNITS = (64.0, 44.0, 10.0, 4.0)
"""A port on the top or the bottom, units 0 to 3, for a link that leaves: it prefers the right half."""
IN_UNITS = (4.0, 10.0, 44.0, 64.0)
"""Likewise for a link that arrives: it prefers the left half."""
PORT_OTHER, PORT_SAME = 60, 8
"""Per link that already uses the port the other way, or the same way."""
HEIGHT = 44
"""Nominal pixels from a gap to the row below it."""
EDGE = (0, 16, 0, 24)
"""Pixels from a column's centre to the place meant by the low two bits of a symbolic x."""


def length(board: Board, y: Sequence[float], vertical: bool, stops: Sequence[int]) -> float:
    """Nominal pixels of a route; going left counts more."""
    x = board.x
    total = 0.0
    for a, b in zip(stops, stops[2:], strict=False):
        if vertical:
            total += abs(y[b] - y[a])
        else:
            way = x[b >> 2] + EDGE[b & 3] - x[a >> 2] - EDGE[a & 3]
            total += way if way > 0 else -way * BACKWARD
        vertical = not vertical
    return total


def traffic(lines: Occupancy, vertical: bool, stops: Sequence[int], limit: float) -> float:
    """Cost of the tracks crossed and shared; given up, and at least `limit`, when it cannot be below it."""
    total = 0.0
    for a, track, b in zip(stops, stops[1:], stops[2:], strict=False):
        if a > b:
            a, b = b, a
        if vertical:
            across, along = lines.cross_h[track >> 2], lines.use_v[track >> 2]
            shift, pitch = 1, HEIGHT
        else:
            across, along = lines.cross_v[track >> 1], lines.use_h[track >> 1]
            shift, pitch = 2, UNIT
        if across:
            inner = (1 << ((b - 1 >> shift) - (a >> shift))) - 1
            total += CROSSING * (across >> ((a >> shift) + 1) & inner).bit_count()
        if along:
            first = (a + (1 << shift) - 1) >> shift
            whole = (2 << ((b >> shift) - first)) - 1
            total += SHARING * pitch * (along >> first & whole).bit_count()
        if total >= limit:
            break
        vertical = not vertical
    return total


def port(used: Ports, face: int, unit: int, out: bool) -> float:
    """Cost of the traffic at a port."""
    links_in, links_out = used.get((face, unit), (0, 0))
    same, other = (links_out, links_in) if out else (links_in, links_out)
    return PORT_OTHER * other + PORT_SAME * same


def faces(used: Ports, row: int, out: bool) -> dict[int, Sequence[float]]:
    """Cost of the four ports on the top and of those on the bottom of a card, by symbolic y of the face."""
    units = OUT_UNITS if out else IN_UNITS
    top, bottom = 4 * row + TOP, 4 * row + BOTTOM
    found: dict[int, Sequence[float]] = {top: units, bottom: units}
    for (face, unit), (links_in, links_out) in used.items():
        if face in found:
            same, other = (links_out, links_in) if out else (links_in, links_out)
            costs = list(found[face])
            costs[unit] += PORT_OTHER * other + PORT_SAME * same
            found[face] = costs
    return found
