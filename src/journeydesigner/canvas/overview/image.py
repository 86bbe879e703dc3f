"""The whole map as one small image, painted a few milliseconds at a time. Knows no widget and no document.

What it shows stays until its successor is finished; only the very first picture is seen to grow.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from math import ceil
from time import perf_counter
from typing import NamedTuple

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPixmap

from journeydesigner.layout.draw import Subject
from journeydesigner.layout.draw.miniature import Lit, Scale, area, blocks, draw, fitted
from journeydesigner.layout.drawing import Rect, Shape
from journeydesigner.layout.plan import Lane, Ribbon
from journeydesigner.render.painter import DrawingPainter

BUDGET = 0.0015
"""Seconds of painting in one slice; the shape that is under way when they are over is finished."""
MANY = 400
"""Rectangles above which everything is painted again."""
TOGETHER = 8
"""Steps between two looks at the clock."""


class Frame(NamedTuple):
    """What an image shows, as far as a change of it changes every stage."""

    size: QSize
    ratio: float
    lanes: tuple[Lane, ...]
    ribbons: tuple[Ribbon, ...]
    columns: int
    scale: Scale
    lit: Lit
    theme: object


@dataclass
class Work:
    """An image that is being painted."""

    subject: Subject
    frame: Frame
    image: QPixmap
    steps: Iterator[tuple[QRect, Shape | None]]


class MapImage:
    """The image, and what is out of date in it."""

    def __init__(self) -> None:
        self._stale: list[Rect] | None = None
        """Rectangles of the map that look different now; None: all of it."""
        self._done: tuple[Frame, QPixmap] | None = None
        self._work: Work | None = None

    @property
    def shown(self) -> tuple[QPixmap, Scale] | None:
        """The last finished image with its scale, or the first one as far as it has come; None before that."""
        if self._done is not None:
            return self._done[1], self._done[0].scale
        return (self._work.image, self._work.frame.scale) if self._work is not None else None

    @property
    def is_finished(self) -> bool:
        """Whether nothing is left to paint."""
        return self._work is None and self._stale == []

    def forget(self) -> None:
        """There is nothing to show."""
        self._done = self._work = self._stale = None

    def spoil(self, rects: Iterable[Rect] | None) -> None:
        """These rectangles of the map look different now (None: everything); what is under way begins anew."""
        known = None if rects is None or self._stale is None else [*self._stale, *rects]
        self._stale = known if known is None or len(known) <= MANY else None
        self._work = None

    def paint(self, subject: Subject, painter: DrawingPainter, lit: Lit, size: QSize, ratio: float) -> bool:
        """Paint for a few milliseconds; whether something is left to paint.

        `subject` and the rest are looked at when an image is begun: whoever changes them says so with `spoil`.
        """
        if self._work is None:
            self._work = self._begun(subject, painter, lit, size, ratio)
        work, ended = self._work, perf_counter() + BUDGET
        canvas = QPainter(work.image)
        canvas.setRenderHint(QPainter.RenderHint.Antialiasing)
        at = None
        for number, (clip, shape) in enumerate(work.steps, 1):
            if clip is not at:
                canvas.setClipRect(clip)
                at = clip
            if shape is not None:
                painter.paint_shapes(canvas, (shape,))
            if number % TOGETHER == 0 and perf_counter() > ended:
                canvas.end()
                return True
        canvas.end()
        self._done, self._work, self._stale = (work.frame, work.image), None, []
        return False

    def _begun(self, subject: Subject, painter: DrawingPainter, lit: Lit, size: QSize, ratio: float) -> Work:
        plan = subject.plan
        scale = fitted(plan, size.width(), size.height())
        frame = Frame(size, ratio, plan.lanes, plan.ribbons, len(plan.columns), scale, lit, painter.theme)
        parts = blocks(plan, scale)
        image = _blank(size, ratio)
        if self._done is not None and self._done[0] == frame and self._stale is not None:
            image, parts = QPixmap(self._done[1]), _meeting(subject, parts, self._stale)
        return Work(subject, frame, image, _steps(subject, parts, scale, lit))


def _meeting(subject: Subject, parts: list[range], rects: list[Rect]) -> list[range]:
    """The blocks that have anything in these rectangles."""
    columns = subject.plan.columns

    def spoiled(block: range) -> bool:
        left, right = columns[block[0]].x, columns[block[-1]].right
        return any(rect.x < right and left < rect.right for rect in rects)

    return [block for block in parts if spoiled(block)]


def _blank(size: QSize, ratio: float) -> QPixmap:
    image = QPixmap(ceil(size.width() * ratio), ceil(size.height() * ratio))
    image.setDevicePixelRatio(ratio)
    image.fill(Qt.GlobalColor.transparent)
    return image


def _steps(subject: Subject, parts: list[range], scale: Scale, lit: Lit) -> Iterator[tuple[QRect, Shape | None]]:
    """What is to be painted, each with the pixels it must keep to."""
    for block in parts:
        within = area(subject.plan, block, scale)
        clip = QRect(round(within.x), round(within.y), round(within.w), round(within.h))
        for shape in draw(subject, block, scale, lit):
            yield clip, shape
