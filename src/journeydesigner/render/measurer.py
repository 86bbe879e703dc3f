"""Measures text as the painter will set it: kerning, ligatures and fallback fonts included."""

from __future__ import annotations

from functools import cache

from PySide6.QtGui import QFontMetricsF

from journeydesigner.layout.drawing import Weight
from journeydesigner.render.fonts import DESIGN_SIZE, design_font, load_fonts

_CACHED = 100_000
"""Measured strings kept; past that the oldest half is forgotten."""


class QtMeasurer:
    """A `TextMeasurer` by Qt's font metrics; make one per process with `qt_measurer`."""

    def __init__(self) -> None:
        load_fonts()
        self._widths: dict[tuple[str, Weight], float] = {}
        self._metrics: dict[Weight, QFontMetricsF] = {}

    def width(self, text: str, size: float, weight: Weight = "regular") -> float:
        """Advance width of one line in map pixels."""
        known = self._widths.get((text, weight))
        if known is None:
            known = self._measured(text, weight)
        return known * size

    def _measured(self, text: str, weight: Weight) -> float:
        if weight not in self._metrics:
            self._metrics[weight] = QFontMetricsF(design_font(weight))
        if len(self._widths) >= _CACHED:
            for key in list(self._widths)[: _CACHED // 2]:
                del self._widths[key]
        width = self._metrics[weight].horizontalAdvance(text) / DESIGN_SIZE
        self._widths[text, weight] = width
        return width


@cache
def qt_measurer() -> QtMeasurer:
    """The measurer of this process. Needs a QGuiApplication."""
    return QtMeasurer()
