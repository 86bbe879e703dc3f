"""Breaks text into the lines that will be drawn: greedy at spaces, cut with "…" when room runs out.

Pure; what a width is, the `TextMeasurer` says. Results are kept per measurer, text, size, weight and width, so
that a redraw measures only what is new.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from journeydesigner.layout.drawing import TextMeasurer, Weight

ELLIPSIS = "…"
LRM, RLM = "\u200e", "\u200f"
"""Letters without ink that are read to the right and to the left."""
_SPACES = re.compile(r"[ \t\r\n]+")
_BREAKS = re.compile(r"(?<!«)[ \t\r\n]+(?![»:;!?%])")
"""Where a line may end: not at a no-break space, nor where French typography asks for one."""
_JOINERS = "\u200d\ufe0e\ufe0f"
_CACHED = 40_000


class Step(NamedTuple):
    """One way to set a text: its size and how many lines it may take."""

    size: float
    lines: int


class Setting(NamedTuple):
    """A text ready to be drawn: the size chosen, the lines, and whether something had to be left out."""

    size: float
    lines: tuple[str, ...]
    is_cut: bool


def fit(measurer: TextMeasurer, text: str, weight: Weight, width: float, steps: Sequence[Step]) -> Setting:
    """`text` set at the first step that holds all of it; at the last step it is cut where the lines end."""
    for step in steps:
        setting = wrap(measurer, text, step.size, weight, width, step.lines)
        if not setting.is_cut:
            return setting
    return setting


@lru_cache(maxsize=_CACHED)
def wrap(measurer: TextMeasurer, text: str, size: float, weight: Weight, width: float, max_lines: int) -> Setting:
    """`text` in at most `max_lines` lines no wider than `width`; the last one ends in "…" when there is more."""
    pieces = list(_pieces(_short(text, size, width * max_lines)))
    lines: list[str] = []
    start = 0
    while start < len(pieces) and len(lines) < max_lines:
        end = _line_end(measurer, pieces, start, size, weight, width)
        last = len(lines) == max_lines - 1
        rest = "".join(pieces[start:]) if last and end < len(pieces) else "".join(pieces[start:end])
        lines.append(cut(measurer, rest.strip(" "), size, weight, width))
        start = len(pieces) if last else end
    is_cut, leftward = any(_was_cut(line, text) for line in lines), runs_left(text)
    return Setting(size, tuple(_directed(line, leftward) for line in lines), is_cut)


@lru_cache(maxsize=_CACHED)
def cut(measurer: TextMeasurer, text: str, size: float, weight: Weight, width: float) -> str:
    """One line: `text` whole if it fits, else as much of it as fits before "…"; "" when not even that fits."""
    text = _short(_SPACES.sub(" ", text).strip(" "), size, width)
    if measurer.width(text, size, weight) <= width:
        return text
    low, high = 0, len(text)
    while low < high:
        middle = (low + high + 1) // 2
        if measurer.width(text[:middle] + ELLIPSIS, size, weight) <= width:
            low = middle
        else:
            high = middle - 1
    kept = text[: _whole_characters(text, low)].rstrip(" \u00a0\u202f,;:.-–«(“")
    if kept:
        return kept + ELLIPSIS
    return ELLIPSIS if measurer.width(ELLIPSIS, size, weight) <= width else ""


def runs_left(text: str) -> bool:
    """Whether a text is read from right to left: its first letter with a direction decides, as in Unicode."""
    if text.isascii():
        return False
    kinds = (unicodedata.bidirectional(char) for char in text)
    return next((kind in ("R", "AL") for kind in kinds if kind in ("L", "R", "AL")), False)


def _directed(line: str, leftward: bool) -> str:
    """A line of a longer text, marked where by itself it would be read in the other direction."""
    return line if not line or runs_left(line) == leftward else (RLM if leftward else LRM) + line


def _line_end(
    measurer: TextMeasurer, pieces: Sequence[str], start: int, size: float, weight: Weight, width: float
) -> int:
    """Index after the last piece that fits on the line begun at `start`; at least one is taken."""
    end = start + 1
    line = pieces[start].lstrip(" ")
    while end < len(pieces):
        line += pieces[end]
        if measurer.width(line, size, weight) > width:
            break
        end += 1
    return end


def _pieces(text: str) -> Iterator[str]:
    """The stretches between which a line may break, each with the space before it.

    Scripts written without spaces (Chinese, Japanese) break between any two characters.
    """
    for place, word in enumerate(_BREAKS.split(text.strip(" \t\r\n"))):
        glue = " " if place else ""
        word = _SPACES.sub(" ", word)
        if word.isascii() or not any(_is_wide(char) for char in word):
            yield glue + word
            continue
        for char in word:
            yield glue + char
            glue = ""


def _is_wide(char: str) -> bool:
    return unicodedata.east_asian_width(char) in "WF"


def _short(text: str, size: float, width: float) -> str:
    """The beginning of a long text, still longer than could ever fit: nobody measures 20,000 characters."""
    most = int(width / size * 12) + 40
    return text if len(text) <= most else text[:most] + ELLIPSIS


def _whole_characters(text: str, end: int) -> int:
    """`end` moved back to where no accent is parted from its letter."""
    while 0 < end < len(text) and (unicodedata.combining(text[end]) or text[end] in _JOINERS):
        end -= 1
    return end


def _was_cut(line: str, text: str) -> bool:
    if not line:
        return bool(text.strip())
    return line.endswith(ELLIPSIS) and line not in text
