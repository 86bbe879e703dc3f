"""The corner above lanes and left of stages: what the map holds, in figures, and the chevrons of all natures."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QHelpEvent, QMouseEvent

from journeydesigner.canvas.headers.chevron import chevrons
from journeydesigner.canvas.headers.strip import Strip
from journeydesigner.canvas.hits import holds
from journeydesigner.canvas.sharing import Sharing, offer, turnable
from journeydesigner.layout.draw.lanes import corner
from journeydesigner.layout.drawing import Part, Rect

FROM_RIGHT, FROM_TOP, REACH = 16.0, 18.0, 13.0
"""The middle of the chevrons, in pixels of the header, and how far around it they are meant."""


class Corner(Strip):
    """Counts, and what turns the lanes of every nature."""

    _hovered = False
    _pressed = False

    def parts(self, exposed: Rect) -> Iterator[Part]:  # noqa: ARG002
        """One field, and the chevrons on it."""
        yield corner(self.subject, *self.size_here())
        place = self.place()
        if place is not None:
            apart = bool(self.subject.plan.view.apart)
            x, y = place.x + REACH, place.y + REACH
            yield Part("chevrons", None, place, chevrons(x, y, "text2", apart=apart, hovered=self._hovered))

    def place(self) -> Rect | None:
        """Where the chevrons are, in pixels of the header; None where there is nothing to turn."""
        plan = self.subject.plan
        if not turnable(plan):
            return None
        return Rect(self.size_here()[0] - FROM_RIGHT, FROM_TOP, 0, 0).grown(REACH)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show what can be clicked."""
        self._hover(self._is_on(event.position()))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Wait for the button to come up."""
        self._pressed = event.button() == Qt.MouseButton.LeftButton and self._is_on(event.position())

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """The second of two quick clicks."""
        self.mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Turn the lanes of every nature, if it is let go where it was pressed."""
        if self._pressed and self._is_on(event.position()):
            Sharing(self._host.bench).turn_all()
        self._pressed = False

    def leaveEvent(self, event: QEvent) -> None:
        """Nothing is under the pointer."""
        self._hover(False)
        super().leaveEvent(event)

    def event(self, event: QEvent) -> bool:
        """The tooltip of the chevrons."""
        if event.type() == QEvent.Type.ToolTip:
            assert isinstance(event, QHelpEvent)
            if self._is_on(QPointF(event.pos())):
                words = offer(self.subject.plan, None)
                self._host.bench.surface.bubble(words, self.on_viewport(event.pos()))
            return True
        return super().event(event)

    def _is_on(self, at: QPointF) -> bool:
        place, letters = self.place(), self._host.letters
        return place is not None and holds(place, at.x() / letters, at.y() / letters)

    def _hover(self, hovered: bool) -> None:
        if hovered != self._hovered:
            self._hovered = hovered
            self.setCursor(Qt.CursorShape.PointingHandCursor if hovered else Qt.CursorShape.ArrowCursor)
            self.update()
