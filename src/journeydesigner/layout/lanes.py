"""Which lanes the map has, in what order, and the rows they take (R2, R3).

Lanes follow the ranks that the channels keep in the model, never the cards: moving a card may add a lane, take one
away or let a channel share another lane, but two lanes never change places.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from journeydesigner.layout.graph import LaneKey
from journeydesigner.layout.place import Placement
from journeydesigner.layout.plan import CARD_H, GAP, GROUP_GAP, GROUPS, STAGE_H, Group
from journeydesigner.model.values import ChannelId


@dataclass(frozen=True, slots=True)
class LaneRows:
    """A lane: the keys that live in it, its first row from the top of the map, and how many rows it has."""

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


def arrange(placements: Sequence[Placement], ranks: Mapping[ChannelId, str], shared: bool) -> Rows:
    """The lanes of these stages: groups in their fixed order, inside a group by rank of the channel."""
    used: dict[LaneKey, set[int]] = {}
    subs: dict[LaneKey, int] = {}
    for stage, placement in enumerate(placements):
        for key in placement.used:
            used.setdefault(key, set()).add(stage)
        for key, count in placement.subs.items():
            subs[key] = max(subs.get(key, 1), count)
    lanes: list[LaneRows] = []
    row = 0
    for group in GROUPS:
        keys = _ordered([key for key in used if key.group == group], ranks)
        for members in _share(keys, used) if shared else [(key,) for key in keys]:
            count = max(subs.get(key, 1) for key in members)
            lanes.append(LaneRows(group, members, row, count))
            row += count
    lane_of = {key: index for index, lane in enumerate(lanes) for key in lane.keys}
    extra = _extra(lanes)
    return Rows(tuple(lanes), lane_of, row, extra, _nominal(extra))


def _ordered(keys: Sequence[LaneKey], ranks: Mapping[ChannelId, str]) -> list[LaneKey]:
    """By rank; channels that have none yet come after, in the order of their first use."""

    def place(key: LaneKey) -> tuple[bool, str, str]:
        rank = ranks.get(key.channel) if key.channel else None
        return (True, "", "") if rank is None else (False, rank, key.channel or "")

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


def _extra(lanes: Sequence[LaneRows]) -> tuple[int, ...]:
    extra: list[int] = []
    for index, lane in enumerate(lanes):
        changes = index > 0 and lanes[index - 1].group != lane.group
        extra += [GROUP_GAP if changes else 0] + [0] * (lane.count - 1)
    return (*extra, 0)


def _nominal(extra: Sequence[int]) -> tuple[float, ...]:
    y: list[float] = []
    top = float(STAGE_H)
    for more in extra:
        height = GAP + more
        y += [top + height / 2, top + height, top + height + CARD_H / 2, top + height + CARD_H]
        top += height + CARD_H
    return tuple(y)
