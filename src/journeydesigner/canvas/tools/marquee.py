"""Draws a rectangle and selects what it touches; with Shift or Ctrl it adds to what is selected."""

from __future__ import annotations

from PySide6.QtCore import Qt

from journeydesigner.canvas import marks
from journeydesigner.canvas.bench import Bench
from journeydesigner.canvas.hits import cards_within, links_within
from journeydesigner.canvas.pointer import Pointer
from journeydesigner.canvas.tools.base import Tool
from journeydesigner.i18n import plural
from journeydesigner.layout.drawing import Rect


class Marquee(Tool):
    """Cards are taken when touched, links when they lie wholly inside."""

    cursor = Qt.CursorShape.CrossCursor

    def __init__(self, bench: Bench, start: Pointer) -> None:
        super().__init__(bench)
        self._start = start
        self._before = bench.selection.ids
        self._kept = self._before if start.adds else ()

    def move(self, pointer: Pointer) -> None:
        """Select what the rectangle touches now."""
        rect = self._rect(pointer)
        zoom = self.bench.surface.zoom
        self.bench.overlay.show("marquee", (rect, marks.marquee(rect, zoom)), zoom=zoom)
        picture = self.bench.picture
        self.bench.selection.set((*self._kept, *links_within(picture, rect), *cards_within(picture, rect)))
        self.bench.surface.scroll_near_edge(pointer.at)

    def release(self, pointer: Pointer) -> None:  # noqa: ARG002
        """Keep what is selected."""
        count = len(self.bench.selection.ids)
        self.bench.surface.say(plural("{n} element selected", "{n} elements selected", count))
        self._before = self.bench.selection.ids
        self.bench.rest()

    def leave(self) -> None:
        """Take the rectangle away; when it was given up, the selection is as before."""
        self.bench.surface.stop_scrolling()
        self.bench.overlay.hide("marquee")
        self.bench.selection.set(self._before)

    def _rect(self, pointer: Pointer) -> Rect:
        (x1, y1), (x2, y2) = self._start.scene.toTuple(), pointer.scene.toTuple()
        return Rect(min(x1, x2), min(y1, y2), abs(x1 - x2), abs(y1 - y2))
