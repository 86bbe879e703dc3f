"""The signs of stages: laid over the row of stage headers, through which the pointer goes."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from journeydesigner.canvas.comparing import signs
from journeydesigner.canvas.comparing.signs_item import Verdicts
from journeydesigner.canvas.map_view import MapView
from journeydesigner.layout.drawing import Part


class HeaderSigns(QWidget):
    """What differs among the stages of one map."""

    def __init__(self, view: MapView) -> None:
        super().__init__(view.stages)
        self._view = view
        self._verdicts: Verdicts = {}
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_NoSystemBackground)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        view.stages.installEventFilter(self)
        self.setGeometry(view.stages.rect())

    def show_verdicts(self, verdicts: Verdicts) -> None:
        """Mark these stages and no others."""
        self._verdicts = verdicts
        self.update()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """As large as the headers."""
        if event.type() == QEvent.Type.Resize:
            self.setGeometry(self._view.stages.rect())
        return super().eventFilter(watched, event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the signs of the stages that are seen."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        parts = []
        for column in self._view.picture.plan.columns:
            verdicts = self._verdicts.get(column.stage)
            rect = self._view.stages.rect_of(column)
            if verdicts and rect.right > event.rect().left() and rect.x < event.rect().right():
                parts.append(Part(f"sign:{column.stage}", column.stage, rect, signs.on_header(rect, verdicts)))
        self._view.drawing_painter.paint(painter, parts)
        painter.end()
