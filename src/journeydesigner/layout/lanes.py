"""Which lanes the map has, in what order, and the rows they take (R2, R3).

Lanes follow the ranks that channels and units keep in the model, never the cards: moving a card may add a lane,
take one away or let a channel share another lane, but two lanes never change places.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

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


class Usage(NamedTuple):
    """Where lanes are used: bit n of a mask stands for stage n."""

    stages: Mapping[LaneKey, int]
    """By lane: the stages that need it."""
    deep: Mapping[tuple[LaneKey, int], int]
    """By lane and number of sub-rows: the stages whose cards take so many."""


def used_by(placements: Sequence[Placement], last: tuple[Sequence[Placement], Usage] | None = None) -> Usage:
    """Where these stages use lanes. `last`: as many stages, and where they do: only others are looked at."""
    held, known = last or (placements, None)
    if known is not None and held is placements:
        return known
    stages, deep = (dict(known.stages), dict(known.deep)) if known is not None else ({}, {})
    for stage, (now, before) in enumerate(zip(placements, held, strict=True)):
        if known is not None and now is not before:
            _mark(before, 1 << stage, stages, deep)
        if known is None or now is not before:
            _mark(now, 1 << stage, stages, deep)
    return Usage(stages, deep)


def _mark(
    placement: Placement, bit: int, stages: dict[LaneKey, int], deep: dict[tuple[LaneKey, int], int]
) -> None:
    """Turn the bit of a stage wherever it uses a lane."""
    for key in placement.used:
        stages[key] = stages.get(key, 0) ^ bit
    for use in placement.subs.items():
        deep[use] = deep.get(use, 0) ^ bit


def arrange(
    placements: Sequence[Placement], ranks: Mapping[Id, str], view: View, usage: Usage | None = None
) -> Rows:
    """The lanes of these stages: groups in their fixed order, inside a group by rank of the channel or unit."""
    usage = usage or used_by(placements)
    used = {key: mask for key, mask in usage.stages.items() if mask}
    subs: dict[LaneKey, int] = {}
    for (key, count), mask in usage.deep.items():
        if mask:
            subs[key] = max(subs.get(key, 1), count)
    if placements and view.pivot == "blueprint":
        _complete(used)
    lanes: list[LaneRows] = []
    row = 0
    for band, groups in BANDS[view.pivot].items():
        for group in groups:
            keys = _ordered([key for key in used if key.group == group], ranks, used, placements)
            shares = view.pivot == "channels" and group not in view.apart
            for members in _share(keys, used) if shares else [(key,) for key in keys]:
                count = max(subs.get(key, 1) for key in members)
                lanes.append(LaneRows(band, group, members, row, count))
                row += count
    lane_of = {key: index for index, lane in enumerate(lanes) for key in lane.keys}
    extra = _extra(lanes, view.pivot)
    return Rows(tuple(lanes), lane_of, row, extra, _nominal(extra))


def _complete(used: dict[LaneKey, int]) -> None:
    """The four bands of the blueprint are always there: what lies empty is told by it, too."""
    for groups in BANDS["blueprint"].values():
        if not any(key.group in groups for key in used):
            used[LaneKey(groups[-1])] = 0


def _ordered(
    keys: Sequence[LaneKey], ranks: Mapping[Id, str], used: Mapping[LaneKey, int], placements: Sequence[Placement]
) -> list[LaneKey]:
    """By rank; channels that have none yet come after, in the order of their first use."""

    def place(key: LaneKey) -> tuple[bool, str, str, int, int]:
        rank = ranks.get(key.member) if key.member else None
        if rank is not None:
            return False, rank, key.member or "", 0, 0
        stage = (used[key] & -used[key]).bit_length() - 1
        return True, "", "", stage, placements[stage].used.index(key) if stage >= 0 else 0

    return sorted(keys, key=place) if len(keys) > 1 else list(keys)


def _share(keys: Sequence[LaneKey], used: Mapping[LaneKey, int]) -> list[tuple[LaneKey, ...]]:
    """Lanes of channels that meet in no stage: each channel, by rank, goes to the first lane that has room (R3).

    A lane is named and placed by its first channel, so lanes stay in the order of ranks whatever is shared.
    """
    masks: list[int] = []
    lanes: list[list[LaneKey]] = []
    for key in keys:
        free = next((number for number, mask in enumerate(masks) if not mask & used[key]), None)
        if free is None:
            masks.append(used[key])
            lanes.append([key])
        else:
            masks[free] |= used[key]
            lanes[free].append(key)
    return [tuple(members) for members in lanes]


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
