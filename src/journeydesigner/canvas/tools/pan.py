"""Moves the map under the hand: middle button, Space and drag, or the hand tool (H)."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from journeydesigner.canvas.bench import Bench
from journeydesigner.canvas.pointer import Pointer
from journeydesigner.canvas.tools.base import Tool


class Pan(Tool):
    """The hand. `stays`: it is the tool chosen, and does not go with the button that was pressed."""

    cursor = Qt.CursorShape.OpenHandCursor

    def __init__(self, bench: Bench, held: Pointer | None = None, stays: bool = False) -> None:
        super().__init__(bench)
        self._held = held
        self._stays = stays

    def enter(self) -> None:
        """Show a hand, closed when it holds the map."""
        closed = Qt.CursorShape.ClosedHandCursor
        self.bench.surface.set_pointer(closed if self._held else self.cursor)

    def press(self, pointer: Pointer) -> None:
        """Hold the map."""
        self._held = pointer
        self.enter()

    def move(self, pointer: Pointer) -> None:
        """Take the map along."""
        if self._held is not None:
            by = self._held.screen - pointer.screen
            self.bench.surface.scroll_by(by.x(), by.y())
            self._held = pointer

    def release(self, pointer: Pointer) -> None:  # noqa: ARG002
        """Let go."""
        self._held = None
        if self._stays:
            self.enter()
        else:
            self.bench.rest()

    def key(self, event: QKeyEvent) -> bool:
        """H again, like Esc, lays the hand down."""
        if event.key() == Qt.Key.Key_H and self._stays:
            self.bench.rest()
            return True
        return super().key(event)
