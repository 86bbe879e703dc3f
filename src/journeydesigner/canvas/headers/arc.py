"""The emotion arc pinned below the map, with its own header; it scrolls sideways with the map."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from PySide6.QtGui import QMouseEvent

from journeydesigner.canvas.headers.strip import Strip
from journeydesigner.layout.arc import Arc, Feeling
from journeydesigner.layout.draw.arc import Strip as Scale
from journeydesigner.layout.draw.arc import arc_header, arc_strip
from journeydesigner.layout.drawing import Part, Rect
from journeydesigner.layout.plan import Plan
from journeydesigner.model import Id

HEIGHT = 78
CLOSEST, FAR_OUT = 9.0, 0.33
"""Pixels between two faces of one score, nearer ones are shown by one; zoomed far out three times that."""
REACH = 14.0


class ArcStrip(Strip):
    """Curve and faces of what is seen."""

    area = "map"
    _kept: tuple[Plan, float, float, Arc | None] | None = None

    def seen(self) -> tuple[object, ...]:
        """The faces and the curve."""
        plan, zoom, left = self.subject.plan, self.zoom, -self.origin()[0]
        x, right = (left - REACH) / zoom, (left + self.size_here()[0] + REACH) / zoom
        columns = [column for column in plan.columns if column.x <= right and column.x + column.w >= x]
        return self.way(), columns, min(plan.width, right), self._near(x, right)

    def _near(self, left: float, right: float) -> Arc | None:
        """The part of the arc between two xs; that which was asked for last is kept."""
        plan = self.subject.plan
        if self._kept is None or self._kept[0] is not plan or self._kept[1:3] != (left, right):
            self._kept = plan, left, right, plan.arc.near(left, right) if plan.arc is not None else None
        return self._kept[3]

    def background(self) -> str:
        """Panel colour."""
        return "panel2"

    def parts(self, exposed: Rect) -> Iterator[Part]:
        """The pieces and faces of the exposed part."""
        arc = self.subject.plan.arc
        if arc is None:
            return
        zoom = self.zoom
        left, right = (exposed.x - REACH) / zoom, (exposed.right + REACH) / zoom
        near = self._near(left, right) or arc
        seen = replace(self.subject, plan=_between(self.subject.plan, near, left, right, zoom))
        seen_parts = [part for part in arc_strip(seen, self._scale(arc)) if part.bounds.meets(exposed)]
        yield from seen_parts
        lit = self._host.light.lit
        if lit is not None:
            yield from self.veil(exposed)
            yield from (part for part in seen_parts if part.element in lit)

    def shift(self) -> int:
        """The strip lies on the map's own x."""
        return self._host.origin().x()

    def feeling_at(self, x: float, y: float) -> Id | None:
        """The touchpoint whose face is at a point of the widget."""
        arc = self.subject.plan.arc
        if arc is None:
            return None
        x, y = x / self._host.letters, y / self._host.letters
        scale, shift, zoom = self._scale(arc), self.origin()[0], self.zoom
        at = (x - shift) / zoom
        for feeling in arc.near(at - REACH / zoom, at + REACH / zoom).feelings:
            fx, fy = scale.at(feeling.at)
            if abs(fx + shift - x) <= scale.face + 1 and abs(fy - y) <= scale.face + 1:
                return feeling.touchpoint
        return None

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click on a face selects its card."""
        found = self.feeling_at(event.position().x(), event.position().y())
        if found is not None:
            self._host.bench.surface.reveal(found)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Nothing is dragged here."""

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Nothing is dragged here."""

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Nothing is renamed here."""

    def _scale(self, arc: Arc) -> Scale:
        return Scale(arc, self.zoom, HEIGHT, 0)


class ArcHeader(Strip):
    """The name of the arc and its scale."""

    area = "map"

    def parts(self, exposed: Rect) -> Iterator[Part]:  # noqa: ARG002
        """One field."""
        arc = self.subject.plan.arc
        if arc is not None:
            yield arc_header(self.subject, Scale(arc, 1.0, HEIGHT, 0), self.size_here()[0])

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Nothing to press here."""


def _between(plan: Plan, arc: Arc, left: float, right: float, zoom: float) -> Plan:
    """The plan with the part of its arc that lies between two xs, thinned out to what can be told apart."""
    shown = [feeling for feeling in arc.feelings if left <= feeling.at[0] <= right]
    pieces = tuple(p for p in arc.pieces if min(p[0][0], p[3][0]) <= right and max(p[0][0], p[3][0]) >= left)
    kept: list[Feeling] = []
    taken: set[tuple[int, int]] = set()
    far = zoom < FAR_OUT
    for feeling in sorted(shown, key=lambda one: not one.on_path):
        x = feeling.at[0] * zoom / CLOSEST
        slot = (round(x / 3), 0) if far else (round(x), feeling.score)
        if slot not in taken:
            taken.add(slot)
            kept.append(feeling)
    columns = tuple(c for c in plan.columns if c.x <= right and c.x + c.w >= left)
    return replace(plan, columns=columns, arc=replace(arc, feelings=tuple(kept), pieces=pieces))
