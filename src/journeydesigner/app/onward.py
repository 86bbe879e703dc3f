"""Enter in the name of a stage goes on to the next stage: in a journey that has just been given its usual ones."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent

if TYPE_CHECKING:
    from journeydesigner.canvas.inline_editor import InlineEditor
    from journeydesigner.canvas.view import CanvasView
    from journeydesigner.model import Id

ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class Onward(QObject):
    """Names one after another, until the last, Esc, another key that ends, or a click elsewhere."""

    def __init__(self, canvas: CanvasView, field: InlineEditor, elements: Sequence[Id]) -> None:
        super().__init__(canvas)
        self._canvas = canvas
        self._field = field
        self._left = list(elements)
        field.installEventFilter(self)
        self._go_on()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """See how the field is left; it does itself what there is to do."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            plain = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier == Qt.KeyboardModifier.NoModifier
            if event.key() in ENTER and plain:
                QTimer.singleShot(0, self._go_on)
            elif event.key() in (*ENTER, Qt.Key.Key_Escape, Qt.Key.Key_Tab):
                self._end()
        elif event.type() == QEvent.Type.FocusOut and self._field.is_open:
            self._end()
        return super().eventFilter(watched, event)

    def _go_on(self) -> None:
        project = self._canvas.picture.project
        while self._left:
            element = self._left.pop(0)
            if element in project:
                self._canvas.bench.selection.set([element])
                self._canvas.rename(element)
                return
        self._end()

    def _end(self) -> None:
        self._field.removeEventFilter(self)
        self._left.clear()
        self.deleteLater()
