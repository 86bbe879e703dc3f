"""What every tool answers to: the pointer, the keys, and being taken up and laid down."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from journeydesigner.canvas.bench import Bench
from journeydesigner.canvas.pointer import Pointer


class Tool:
    """One state of the canvas. Does nothing by itself; each tool overrides what it answers to."""

    cursor = Qt.CursorShape.ArrowCursor

    def __init__(self, bench: Bench) -> None:
        self.bench = bench

    @property
    def is_busy(self) -> bool:
        """Whether a gesture is going on that an edit from elsewhere would break."""
        return True

    def enter(self) -> None:
        """The tool is taken up."""
        self.bench.surface.set_pointer(self.cursor)

    def leave(self) -> None:
        """The tool is laid down: take away what it showed."""

    def press(self, pointer: Pointer) -> None:
        """A button went down."""

    def move(self, pointer: Pointer) -> None:
        """The pointer moved, with or without a button."""

    def release(self, pointer: Pointer) -> None:
        """The button came up."""

    def double(self, pointer: Pointer) -> None:
        """A second press came quickly after the first."""

    def key(self, event: QKeyEvent) -> bool:
        """A key went down; whether the tool took it. Esc lays every tool down."""
        if event.key() == Qt.Key.Key_Escape:
            self.bench.rest()
            return True
        return False

    def gone(self) -> None:
        """The pointer left the canvas."""
