"""Between button down and knowing what it means: a click, or the beginning of a drag."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from journeydesigner.canvas.bench import Bench
from journeydesigner.canvas.pointer import Pointer
from journeydesigner.canvas.tools.base import Tool


class Press(Tool):
    """Waits until the pointer has gone far enough to mean a drag, or the button comes up."""

    def __init__(
        self,
        bench: Bench,
        start: Pointer,
        drag: Callable[[], Tool] | None,
        click: Callable[[Pointer], None] | None = None,
        cursor: Qt.CursorShape = Qt.CursorShape.ArrowCursor,
    ) -> None:
        super().__init__(bench)
        self._start = start
        self._drag = drag
        self._click = click
        self.cursor = cursor

    def move(self, pointer: Pointer) -> None:
        """Begin the drag once it is one."""
        if self._drag is not None and pointer.far_from(self._start, QApplication.startDragDistance()):
            self.bench.use(self._drag())
            self.bench.tool.move(pointer)

    def release(self, pointer: Pointer) -> None:
        """It was a click."""
        self.bench.rest()
        if self._click is not None:
            self._click(pointer)
