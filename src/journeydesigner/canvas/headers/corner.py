"""The corner above the lanes and left of the stages: what the map holds, in figures."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtGui import QMouseEvent

from journeydesigner.canvas.headers.strip import Strip
from journeydesigner.layout.draw.lanes import corner
from journeydesigner.layout.drawing import Part, Rect


class Corner(Strip):
    """Counts."""

    def parts(self, exposed: Rect) -> Iterator[Part]:  # noqa: ARG002
        """One field."""
        yield corner(self.subject, *self.size_here())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Nothing to press here."""
