"""A map that moves: its cards slide when they are put elsewhere, until the next input. Knows nothing of edits."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QTimer
from PySide6.QtGui import QPaintEvent, QResizeEvent, QTransform
from PySide6.QtWidgets import QWidget

from journeydesigner.canvas.map_view import MapView
from journeydesigner.canvas.marks import flash
from journeydesigner.canvas.sliding import Sliding
from journeydesigner.layout.drawing import Rect
from journeydesigner.layout.theme import ThemeName
from journeydesigner.model import Project

RINGED = 40
"""Cards surrounded by light at most: where all shine, none does."""


class MovingView(MapView):
    """A map with `sliding` over it, and light around what is to be noticed."""

    def __init__(self, project: Project, theme: ThemeName, parent: QWidget | None = None) -> None:
        super().__init__(project, theme, parent)
        self.sliding = Sliding(self, lambda: self.drawing_painter, self)
        self._scene.addItem(self.sliding)
        self._size = self.size()
        self._unflash = QTimer(self, singleShot=True)
        self._unflash.timeout.connect(lambda: self.overlay.hide("flash"))

    def halo(self, rects: Iterable[Rect], lasts: int) -> None:
        """Surround what is seen of these rectangles by light for so many milliseconds."""
        seen, zoom = self.seen(), self.zoom
        pieces = [(rect, flash(rect, zoom)) for rect in rects if rect.meets(seen)][:RINGED]
        self.overlay.show("flash", *pieces, zoom=zoom)
        self._unflash.start(lasts)

    def lifted(self) -> tuple[float, float]:
        """How far the cards in the hand are from their place, in map pixels."""
        return self.overlay.moved("ghost")

    def can_slide(self) -> bool:
        """Whether the map is shown and nothing of it is dimmed."""
        return self.isVisible() and self.light.lit is None and not self.is_empty

    def arrange(self) -> None:
        """Fit scene and headers to the size of the map and of the view."""
        super().arrange()
        self.sliding.set_bounds(self.sceneRect())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint, and remember what was seen."""
        super().paintEvent(event)
        self.sliding.seen()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Nothing slides over a map that is scrolled."""
        self.sliding.interrupt()
        super().scrollContentsBy(dx, dy)

    def setTransform(self, matrix: QTransform, combine: bool = False) -> None:
        """Nothing slides over a map that is zoomed."""
        self.sliding.interrupt()
        super().setTransform(matrix, combine)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Nor over one that gets another size; a scroll bar that comes or goes disturbs nothing."""
        if self.size() != self._size:
            self._size = self.size()
            self.sliding.interrupt()
        super().resizeEvent(event)

    def _repaint_map(self, rects: list[Rect] | None) -> None:
        super()._repaint_map(rects)
        self.sliding.changed()
