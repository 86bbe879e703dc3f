"""What is drawn below a figure: a bar, the gauges of the stages, the arc of feelings; at any font size."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPen

from journeydesigner.layout.draw.stages import gauge
from journeydesigner.layout.drawing import Command, Disc, Ink, Path, Point, Polyline, Shape, Text
from journeydesigner.panels.pictures import paint_shapes
from journeydesigner.panels.style import colour

THICK = 6
"""Of a bar, in pixels at the usual font size."""
USUAL = 14
"""Height of a line of the small font at its usual size: pictures grow with it."""
SHORTEST = 60
"""A bar shorter than this leaves the line to its note."""
MOST_GAUGES = 24
MOST_POINTS = 60


@dataclass(frozen=True)
class Bar:
    """A share of the width, what it counts at its right, and where it begins to be too much."""

    share: float
    note: str = ""
    is_alarming: bool = False
    limit: float | None = None

    def height(self, width: int, font: QFont) -> int:
        line = QFontMetrics(font).height()
        return line if self._is_beside(width, font) else line + round(THICK * _scale(font)) + 4

    def paint(self, painter: QPainter, where: QRect, font: QFont) -> None:
        scale, metrics = _scale(font), QFontMetrics(font)
        thick, room, middle = THICK * scale, float(where.width()), where.top() + metrics.height() / 2
        if not self._is_beside(where.width(), font):
            middle = where.top() + thick / 2 + 1
        elif self.note:
            room -= metrics.horizontalAdvance(self.note) + 8 * scale
        track = QRectF(where.left(), middle - thick / 2, room, thick)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour("line2"))
        painter.drawRoundedRect(track, thick / 2, thick / 2)
        if self.share > 0:
            painter.setBrush(colour("warn" if self.is_alarming else "accent"))
            filled = max(thick, room * min(1.0, self.share))
            painter.drawRoundedRect(QRectF(track.topLeft(), track.size()).adjusted(0, 0, filled - room, 0), 3, 3)
        if self.limit is not None:
            x = track.left() + room * self.limit
            painter.setPen(QPen(colour("text2"), 1.5))
            painter.drawLine(QPointF(x, track.top() - 2), QPointF(x, track.bottom() + 2))
        if self.note:
            painter.setFont(font)
            painter.setPen(colour("text2"))
            beside = self._is_beside(where.width(), font)
            flags = Qt.AlignmentFlag.AlignRight if beside else Qt.AlignmentFlag.AlignLeft
            painter.drawText(where, flags | Qt.AlignmentFlag.AlignBottom, self.note)

    def _is_beside(self, width: int, font: QFont) -> bool:
        return width - QFontMetrics(font).horizontalAdvance(self.note) - 8 >= SHORTEST * _scale(font)


@dataclass(frozen=True)
class Gauge:
    """The balance of one stage, as its header shows it."""

    number: int
    value: float | None
    is_alarming: bool


@dataclass(frozen=True)
class Gauges:
    """The gauges of the stages in rows, each with the number of its stage."""

    gauges: tuple[Gauge, ...]
    ends: tuple[str, str]
    """The letters of the physical and of the digital end."""

    _TRACK, _CELL, _LINE = 40.0, 96.0, 22.0

    def height(self, width: int, font: QFont) -> int:
        scale, columns = _scale(font), self._columns(width, font)
        shown = min(len(self.gauges), MOST_GAUGES) + (len(self.gauges) > MOST_GAUGES)
        return round(-(-shown // columns) * self._LINE * scale)

    def paint(self, painter: QPainter, where: QRect, font: QFont) -> None:
        columns, scale = self._columns(where.width(), font), _scale(font)
        shapes: list[Shape] = []
        for place, shown in enumerate(self.gauges[:MOST_GAUGES]):
            shapes += self._shapes(shown, *self._at(place, columns))
        if len(self.gauges) > MOST_GAUGES:
            x, y = self._at(MOST_GAUGES, columns)
            shapes.append(Text(x, y + 4, f"+{len(self.gauges) - MOST_GAUGES}", 11, "text2"))
        painter.save()
        painter.translate(where.topLeft())
        painter.scale(scale, scale)
        paint_shapes(painter, shapes)
        painter.restore()

    def _columns(self, width: int, font: QFont) -> int:
        return max(1, int((width / _scale(font) + 8) // self._CELL))

    def _at(self, place: int, columns: int) -> tuple[float, float]:
        return place % columns * self._CELL, (place // columns + 0.5) * self._LINE

    def _shapes(self, shown: Gauge, x: float, y: float) -> Sequence[Shape]:
        size = 9.5 if shown.number < 100 else 7.5
        number = (
            Disc(x + 8, y, 8, fill="text"),
            Text(x + 8, y + size * 0.36, str(shown.number), size, "head", "bold", "middle"),
        )
        if shown.value is None:
            return (*number, Text(x + 24, y + 4, "—", 11, "text2"))
        return (*number, *gauge(shown.value, self.ends, x + 22, y, self._TRACK, alarming=shown.is_alarming))


@dataclass(frozen=True)
class Curve:
    """The scores of the main path, -2 to +2, joined as the arc of the map joins them.

    Of very many the mean of each short stretch, within the band of its lowest and highest.
    """

    scores: tuple[float, ...]
    band: tuple[tuple[int, int], ...] = ()

    _HIGH = 46.0

    @staticmethod
    def of(scores: Sequence[int]) -> Curve:
        """A curve of any number of scores."""
        if len(scores) <= MOST_POINTS:
            return Curve(tuple(scores))
        step = -(-len(scores) // MOST_POINTS)
        pieces = [scores[start : start + step] for start in range(0, len(scores), step)]
        return Curve(tuple(sum(p) / len(p) for p in pieces), tuple((min(p), max(p)) for p in pieces))

    def height(self, _width: int, font: QFont) -> int:
        return round(self._HIGH * _scale(font))

    def paint(self, painter: QPainter, where: QRect, font: QFont) -> None:
        scale = _scale(font)
        width, middle = where.width() / scale, self._HIGH / 2
        zero = Polyline(((0, middle), (width, middle)), "line2", width=1, dash=(2, 4))
        points = self._points(self.scores, width)
        line = Path((("M", points[0]), *_onward(points)), stroke="text2", width=1.6)
        shapes: list[Shape] = [*self._band(width), zero, line]
        if not self.band:
            shapes += [Disc(*at, 3, fill=_tone(s)) for at, s in zip(points, self.scores, strict=True)]
        painter.save()
        painter.translate(where.topLeft())
        painter.scale(scale, scale)
        paint_shapes(painter, shapes)
        painter.restore()

    def _points(self, scores: Sequence[float], width: float) -> list[Point]:
        step, middle = (width - 10) / max(1, len(scores) - 1), self._HIGH / 2
        return [(5 + n * step, middle - score * (middle - 6) / 2) for n, score in enumerate(scores)]

    def _band(self, width: float) -> Sequence[Shape]:
        if not self.band:
            return ()
        low, high = (self._points(scores, width) for scores in zip(*self.band, strict=True))
        back: list[Command] = [("L", point) for point in reversed(low)]
        return (Path((("M", high[0]), *(("L", point) for point in high[1:]), *back, ("Z", ())), fill="line"),)


def _onward(points: Sequence[Point]) -> Iterator[Command]:
    """From point to point with horizontal tangents: the curve never overshoots a score."""
    for (x1, y1), (x2, y2) in pairwise(points):
        yield "C", ((x1 + x2) / 2, y1, (x1 + x2) / 2, y2, x2, y2)


def _tone(score: float) -> Ink:
    return "pos" if score > 0 else "neg" if score < 0 else "neu"


def _scale(font: QFont) -> float:
    return max(1.0, QFontMetrics(font).height() / USUAL)
