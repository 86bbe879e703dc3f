"""What the modes that arrows drive have in common: arrows go on, Enter finishes, a click elsewhere gives up."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from journeydesigner.canvas.focus import Direction
from journeydesigner.canvas.keys import ARROWS
from journeydesigner.canvas.pointer import Pointer
from journeydesigner.canvas.tools.base import Tool


class ByKeys(Tool):
    """A mode in which the arrows choose. Esc gives up, as in every tool."""

    def key(self, event: QKeyEvent) -> bool:
        """Arrows, Enter, Esc."""
        if event.key() in ARROWS:
            self.go(ARROWS[event.key()])
            return True
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.finish()
            return True
        return super().key(event)

    def press(self, pointer: Pointer) -> None:
        """A click anywhere gives up."""
        self.bench.rest()
        self.bench.tool.press(pointer)

    def go(self, direction: Direction) -> None:
        """Choose the next one in this direction, if there is one."""
        raise NotImplementedError

    def finish(self) -> None:
        """Do what was chosen."""
        raise NotImplementedError
