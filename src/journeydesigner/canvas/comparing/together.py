"""Lets two maps scroll and zoom as one: where the one looks at a stage, the other looks at what answers to it.

Stages and lanes of different width are stretched onto each other, point by point; what has no answer lies between.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence

from PySide6.QtCore import QEvent, QObject, QPointF

from journeydesigner.canvas.map_view import MapView
from journeydesigner.layout.plan import Plan
from journeydesigner.model import Id

Knot = tuple[float, float]
_TAKES_LEAD = (
    QEvent.Type.FocusIn, QEvent.Type.MouseButtonPress, QEvent.Type.Wheel, QEvent.Type.TouchBegin,
    QEvent.Type.NativeGesture, QEvent.Type.KeyPress,
)  # fmt: skip


class Way:
    """A way from the points of one line to those of another: straight between knots, which only increase."""

    def __init__(self, knots: Iterable[Knot]) -> None:
        found: list[Knot] = []
        for here, there in knots:
            if not found or (here > found[-1][0] and there > found[-1][1]):
                found.append((here, there))
        self._knots: Sequence[Knot] = found or [(0.0, 0.0)]

    def there(self, here: float) -> float:
        """The point over there that answers to one here."""
        return _along(self._knots, here)

    def back(self, there: float) -> float:
        """The point here that answers to one over there."""
        return _along([(b, a) for a, b in self._knots], there)


def columns_way(before: Plan, after: Plan, answering: Iterable[tuple[Id, Id]]) -> Way:
    """From left to right: stages that answer to each other, in the same order on both maps."""
    here = {column.stage: (column.x, column.right) for column in before.columns}
    there = {column.stage: (column.x, column.right) for column in after.columns}
    spans = ((here.get(a), there.get(b)) for a, b in answering)  # type: ignore[call-overload]
    return Way(_ends((a, b) for a, b in spans if a is not None and b is not None))


def lanes_way(before: Plan, after: Plan) -> Way:
    """From top to bottom: lanes of the same key, as far as they are in the same order."""
    there = {lane.key: (lane.y, lane.y + lane.h) for lane in after.lanes}
    here = ((lane.key, (lane.y, lane.y + lane.h)) for lane in before.lanes)
    return Way(_ends((span, there[key]) for key, span in here if key in there))


class Together(QObject):
    """Two views, of which the one that the user touched last leads."""

    def __init__(self, before: MapView, after: MapView) -> None:
        super().__init__(before)
        self._views = (before, after)
        self._answering: Sequence[tuple[Id, Id]] = ()
        self._plans: tuple[Plan, Plan] | None = None
        self._across = self._down = Way(())
        self._is_leading = False
        self._is_on = True
        self._leader: MapView = before
        for view in self._views:
            view.moved.connect(lambda view=view: self._moved(view))
            for part in (view, view.viewport(), view.horizontalScrollBar(), view.verticalScrollBar()):
                part.installEventFilter(self)

    @property
    def is_on(self) -> bool:
        """Whether the two scroll as one."""
        return self._is_on

    @property
    def leader(self) -> MapView:
        """The view that was touched last."""
        return self._leader

    def set_on(self, is_on: bool) -> None:
        """Tie the two together, or let each go its own way."""
        self._is_on = is_on
        self.align()

    def show_answering(self, answering: Sequence[tuple[Id, Id]]) -> None:
        """These stages answer to each other."""
        if tuple(answering) != tuple(self._answering):
            self._answering = answering
            self._plans = None

    def lead(self, view: MapView) -> None:
        """Let a view lead from now on."""
        self._leader = view

    def align(self) -> None:
        """Bring the other view to where the leading one is."""
        self._moved(self._leader)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Whoever is touched leads."""
        if event.type() in _TAKES_LEAD:
            for view in self._views:
                if watched in (view, view.viewport(), view.horizontalScrollBar(), view.verticalScrollBar()):
                    self._leader = view
        return super().eventFilter(watched, event)

    def _moved(self, view: MapView) -> None:
        other = self._views[1] if view is self._views[0] else self._views[0]
        is_ready = view.isVisible() and other.isVisible() and not view.is_empty and not other.is_empty
        if self._is_leading or not self._is_on or view is not self._leader or not is_ready:
            return
        self._is_leading = True
        try:
            self._carry(view, other)
        finally:
            self._is_leading = False

    def _carry(self, view: MapView, other: MapView) -> None:
        self._renew()
        forth = view is self._views[0]
        x, y = view.seen().middle
        goal = (
            QPointF(self._across.there(x), self._down.there(y))
            if forth
            else QPointF(self._across.back(x), self._down.back(y))
        )
        if abs(other.zoom - view.zoom) > 1e-9:
            other.camera.set_zoom(view.zoom)
        at, middle = other.viewportTransform().map(goal), other.viewport().rect().center()
        other.camera.scroll(round(at.x() - middle.x()), round(at.y() - middle.y()))

    def _renew(self) -> None:
        """Work the ways out again when a map is another one."""
        plans = (self._views[0].picture.plan, self._views[1].picture.plan)
        if self._plans is None or self._plans[0] is not plans[0] or self._plans[1] is not plans[1]:
            self._plans = plans
            self._across = columns_way(*plans, self._answering)
            self._down = lanes_way(*plans)


def _ends(spans: Iterable[tuple[tuple[float, float], tuple[float, float]]]) -> Iterable[Knot]:
    for (start, end), (first, last) in spans:
        yield start, first
        yield end, last


def _along(knots: Sequence[Knot], x: float) -> float:
    place = bisect_right(knots, (x, float("inf")))
    if place == 0:
        return x + knots[0][1] - knots[0][0]
    if place == len(knots):
        return x + knots[-1][1] - knots[-1][0]
    (a, b), (c, d) = knots[place - 1], knots[place]
    return b + (d - b) * (x - a) / (c - a)
