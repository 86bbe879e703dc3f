"""The legend of a printed page: its blocks set side by side, over as few lines as the width allows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from journeydesigner.layout.draw.subject import Subject
from journeydesigner.layout.drawing import Part, Rect, Shape, Text, TextMeasurer
from journeydesigner.layout.legend_blocks import Block, Entry, blocks
from journeydesigner.layout.text import cut

LEGEND_SCALE = 0.52
"""Points per pixel of the legend on A3: signs keep the shape they have on the map, a little larger than there."""
_HEADING, _TEXT = 13.0, 12.5
_ROW = 22.0
_AFTER_SIGN = 8.0
_COLUMN_GAP, _BLOCK_GAP = 14.0, 22.0
_MOST_GAP = 90.0
_LINE_GAP = 10.0
_WIDEST = 280.0
"""Longest text of an entry, cut beyond it."""


class Legend(NamedTuple):
    """The shapes of the legend, from y = 0 down, and their height."""

    part: Part
    height: float


class _Set(NamedTuple):
    """A block cut into columns of `rows` entries."""

    block: Block
    columns: tuple[tuple[Entry, ...], ...]
    widths: tuple[float, ...]

    @property
    def width(self) -> float:
        return sum(self.widths) + _COLUMN_GAP * (len(self.widths) - 1)


def legend(subject: Subject, width: float) -> Legend:
    """The legend of a map, `width` pixels wide: two rows when all blocks then fit on one line, else more."""
    found = blocks(subject)
    for rows in (2, 3, 4):
        sets = [_set(subject.measurer, block, rows) for block in found]
        if sum(s.width for s in sets) + _BLOCK_GAP * (len(sets) - 1) <= width:
            break
    else:
        sets = [_set(subject.measurer, block, 3) for block in found]
    shapes: list[Shape] = []
    y = 0.0
    for line in _lines(sets, width):
        shapes += _line(subject.measurer, line, y, width)
        y += _HEADING + 5 + _ROW * max(len(s.columns[0]) for s in line) + _LINE_GAP
    height = max(0.0, y - _LINE_GAP)
    return Legend(Part("legend", None, Rect(0, 0, width, height), tuple(shapes)), height)


def _set(measurer: TextMeasurer, block: Block, rows: int) -> _Set:
    entries = block.entries
    columns = tuple(entries[start : start + rows] for start in range(0, len(entries), rows))
    widths = [max(_entry_width(measurer, entry) for entry in column) for column in columns]
    widths[-1] = max(widths[-1], measurer.width(block.heading, _HEADING, "semibold") - sum(widths[:-1]))
    return _Set(block, columns, tuple(widths))


def _entry_width(measurer: TextMeasurer, entry: Entry) -> float:
    text = min(_WIDEST, measurer.width(entry.text, _TEXT))
    return entry.width + (_AFTER_SIGN if entry.width and entry.text else 0) + text


def _lines(sets: Sequence[_Set], width: float) -> Iterator[list[_Set]]:
    line: list[_Set] = []
    used = 0.0
    for each in sets:
        if line and used + _BLOCK_GAP + each.width > width:
            yield line
            line, used = [], 0.0
        used += each.width + (_BLOCK_GAP if line else 0)
        line.append(each)
    if line:
        yield line


def _line(measurer: TextMeasurer, line: Sequence[_Set], top: float, width: float) -> Iterator[Shape]:
    free = width - sum(each.width for each in line)
    gap = min(_MOST_GAP, free / (len(line) - 1)) if len(line) > 1 else 0.0
    x = 0.0
    for each in line:
        yield Text(x, top + _HEADING, each.block.heading, _HEADING, "text3", "semibold")
        left = x
        for column, column_w in zip(each.columns, each.widths, strict=True):
            for row, entry in enumerate(column):
                yield from _entry(measurer, entry, left, top + _HEADING + 5 + _ROW * (row + 0.5))
            left += column_w + _COLUMN_GAP
        x += each.width + gap


def _entry(measurer: TextMeasurer, entry: Entry, x: float, y: float) -> Iterator[Shape]:
    yield from entry.sign(x, y)
    if entry.text:
        text = cut(measurer, entry.text, _TEXT, "regular", _WIDEST)
        after = entry.width + _AFTER_SIGN if entry.width else 0
        yield Text(x + after, y + _TEXT * 0.36, text, _TEXT, "text")
