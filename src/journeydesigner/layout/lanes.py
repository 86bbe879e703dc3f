"""Which lanes the map has, in what order, and the rows they take (R2, R3).

Lanes follow the ranks that channels and units keep in the model, never the cards: moving a card may add a lane,
take one away or let a channel share another lane, but two lanes never change places.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from journeydesigner.layout.graph import LaneKey
from journeydesigner.layout.place import Placement
from journeydesigner.layout.plan import BANDS, CARD_H, GAP, GROUP_GAP, STAGE_H, Group, Pivot, View
from journeydesigner.model.values import Id

LINE_GAP = 28
"""Between two bands of the blueprint, where a named line runs."""
ABOVE = 2
"""From a named line down to the band below it."""


@dataclass(frozen=True, slots=True)
class LaneRows:
    """A lane: the keys that live in it, its first row from the top of the map, and how many rows it has."""

    band: Group
    group: Group
    keys: tuple[LaneKey, ...]
    row: int
    count: int


@dataclass(frozen=True, slots=True)
class Rows:
    """All rows of the map. Gap r lies above row r, the last one under the last row."""

    lanes: tuple[LaneRows, ...]
    lane_of: Mapping[LaneKey, int]
    count: int
    extra: tuple[int, ...]
    """What each gap has beyond its own height: the space between two groups."""
    y: tuple[float, ...]
    """Nominal pixel of every symbolic y; routes are compared by it, nothing is drawn there."""

    def row(self, key: LaneKey, sub: int) -> int:
        """The row of a card."""
        return self.lanes[self.lane_of[key]].row + sub


def arrange(placements: Sequence[Placement], ranks: Mapping[Id, str], view: View) -> Rows:
    """The lanes of these stages: groups in their fixed order, inside a group by rank of the channel or unit."""
    used: dict[LaneKey, set[int]] = {}
    subs: dict[LaneKey, int] = {}
    for stage, placement in enumerate(placements):
        for key in placement.used:
            used.setdefault(key, set()).add(stage)
        for key, count in placement.subs.items():
            subs[key] = max(subs.get(key, 1), count)
    if placements and view.pivot == "blueprint":
        _complete(used)
    lanes: list[LaneRows] = []
    row = 0
    for band, groups in BANDS[view.pivot].items():
        for group in groups:
            keys = _ordered([key for key in used if key.group == group], ranks)
            shares = view.shared_lanes and view.pivot == "channels"
            for members in _share(keys, used) if shares else [(key,) for key in keys]:
                count = max(subs.get(key, 1) for key in members)
                lanes.append(LaneRows(band, group, members, row, count))
                row += count
    lane_of = {key: index for index, lane in enumerate(lanes) for key in lane.keys}
    extra = _extra(lanes, view.pivot)
    return Rows(tuple(lanes), lane_of, row, extra, _nominal(extra))


def _complete(used: dict[LaneKey, set[int]]) -> None:
    """The four bands of the blueprint are always there: what lies empty is told by it, too."""
    for groups in BANDS["blueprint"].values():
        if not any(key.group in groups for key in used):
            used[LaneKey(groups[-1])] = set()


def _ordered(keys: Sequence[LaneKey], ranks: Mapping[Id, str]) -> list[LaneKey]:
    """By rank; channels that have none yet come after, in the order of their first use."""

    def place(key: LaneKey) -> tuple[bool, str, str]:
        rank = ranks.get(key.member) if key.member else None
        return (True, "", "") if rank is None else (False, rank, key.member or "")

    return sorted(keys, key=place)


def _share(keys: Sequence[LaneKey], used: Mapping[LaneKey, set[int]]) -> list[tuple[LaneKey, ...]]:
    """Lanes of channels that meet in no stage: each channel, by rank, goes to the first lane that has room (R3).

    A lane is named and placed by its first channel, so lanes stay in the order of ranks whatever is shared.
    """
    lanes: list[tuple[set[int], list[LaneKey]]] = []
    for key in keys:
        stages, members = next((lane for lane in lanes if not lane[0] & used[key]), (set[int](), list[LaneKey]()))
        if not members:
            lanes.append((stages, members))
        stages |= used[key]
        members.append(key)
    return [tuple(members) for _, members in lanes]


def _extra(lanes: Sequence[LaneRows], pivot: Pivot) -> tuple[int, ...]:
    extra: list[int] = []
    between = LINE_GAP if pivot == "blueprint" else GROUP_GAP
    for index, lane in enumerate(lanes):
        changes = index > 0 and lanes[index - 1].band != lane.band
        extra += [between if changes else 0] + [0] * (lane.count - 1)
    return (*extra, 0)


def _nominal(extra: Sequence[int]) -> tuple[float, ...]:
    y: list[float] = []
    top = float(STAGE_H)
    for more in extra:
        height = GAP + more
        y += [top + height / 2, top + height, top + height + CARD_H / 2, top + height + CARD_H]
        top += height + CARD_H
    return tuple(y)
