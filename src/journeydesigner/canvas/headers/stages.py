"""The row of stage headers above the map: always readable, whatever the zoom."""

from __future__ import annotations

from collections.abc import Iterator

from journeydesigner.canvas import marks
from journeydesigner.canvas.headers.strip import Strip
from journeydesigner.layout.draw.stages import stage_header
from journeydesigner.layout.drawing import Box, Disc, Part, Polyline, Rect, Shape
from journeydesigner.layout.plan import Column
from journeydesigner.model import Channel, Role, Unit
from journeydesigner.model.values import StageId

HEIGHT = 58
PLUS_Y = 0.36
"""Where the plus of a border sits, as a share of the height."""
END = 13.0
"""Pixels from the last border to its plus."""
STICKY = 120
"""Pixels of a stage that must still be seen for its header to stay in sight while it is scrolled away."""


class StageStrip(Strip):
    """Headers side by side, in step with the columns below."""

    area = "stages"

    def parts(self, exposed: Rect) -> Iterator[Part]:
        """The headers that are seen, and what is marked on them."""
        zoom, origin = self.zoom, self.origin()[0]
        left, right = (exposed.x - origin) / zoom, (exposed.right - origin) / zoom
        for column in self.subject.plan.columns:
            if column.x <= right and column.x + column.w >= left:
                rect = self._field(column)
                yield stage_header(self.subject, column, rect)
                yield from self.veil(rect, column.stage)
                yield from self._states(column.stage, rect)
        yield from self._borders()

    def seen(self) -> tuple[object, ...]:
        """The stages, with what tells their balance, owners and findings."""
        subject, bench = self.subject, self._host.bench
        left = -self.origin()[0] / self.zoom
        right = left + self.size_here()[0] / self.zoom
        columns = [c for c in subject.plan.columns if c.x <= right and c.x + c.w >= left]
        project, found = subject.project, subject.marks.severities.get
        of_stages = [(subject.stage(c), project.touchpoints(c.stage), found(c.stage)) for c in columns]
        libraries = project.children(Role), project.children(Unit), project.children(Channel)
        chosen = bench.selection.ids, bench.header_marks, bench.surface.has_keyboard()
        ends = len(subject.plan.columns), subject.plan.width
        return self.way(), columns, of_stages, libraries, chosen, ends, subject.options.language

    def rect_of(self, column: Column) -> Rect:
        """Where a header is on the widget: over its stage."""
        return self.on_screen(self._field(column))

    def _field(self, column: Column) -> Rect:
        """Over its stage, its left end held in sight while the stage is scrolled away."""
        zoom = self.zoom
        left = self.origin()[0] + column.x * zoom
        right = left + column.w * zoom
        if left < 0 and right >= STICKY:
            left = 0.0
        return Rect(left, 0, right - left, HEIGHT)

    def name_rect(self, stage: StageId) -> Rect | None:
        """Where the name of a stage is typed, on the widget."""
        column = next((c for c in self.subject.plan.columns if c.stage == stage), None)
        if column is None:
            return None
        rect = self._field(column)
        return self.on_screen(Rect(rect.x + 30, 4, max(rect.w - 38, 120), 27))

    def _states(self, stage: StageId, rect: Rect) -> Iterator[Part]:
        bench = self._host.bench
        held = bench.header_marks
        shapes: list[Shape] = []
        if held.dragged == stage:
            shapes.append(Box(rect, fill="canvas", opacity=0.55))
        if stage in bench.selection:
            shapes.append(Box(rect.grown(-3), 6, stroke="accent", width=2))
            shapes.append(Box(Rect(rect.x, HEIGHT - 3, rect.w, 3), fill="accent"))
            if bench.surface.has_keyboard() and bench.selection.current == stage:
                shapes.append(Box(rect.grown(-6), 4, stroke="accent", width=1))
        if stage in held.lit:
            ink = "error" if held.refused else "accent"
            shapes.append(Box(rect.grown(-3), 6, fill=f"{ink}_bg", opacity=0.5))
            shapes.append(Box(rect.grown(-3), 6, stroke=ink, width=2))
        if shapes:
            yield Part(f"state:{stage}", stage, rect, tuple(shapes))

    def _borders(self) -> Iterator[Part]:
        held = self._host.bench.header_marks
        columns = self.subject.plan.columns
        xs = [c.x for c in columns] + [c.x + c.w for c in columns[-1:]]
        for x in xs:
            is_end = x == xs[-1]
            if held.x == x:
                yield self._line(x)
            elif held.plus == x or (held.borders and held.x is None) or (is_end and held.dragged is None):
                yield self._plus(x, strong=held.plus == x, beside=is_end)

    def _line(self, x: float) -> Part:
        at = self._screen(x)
        line = Polyline(((at, 0), (at, HEIGHT)), "accent", 3)
        return Part("border", None, Rect(at - 3, 0, 6, HEIGHT), (line,))

    def _plus(self, x: float, strong: bool, beside: bool) -> Part:
        """The disc with a plus on a border; at the end of the map it stands beside the border, clear of badges.

        As large as hands are, whatever the letters.
        """
        u = 1 / self._host.letters
        at, y = self._screen(x) + (END * u if beside else 0), HEIGHT * PLUS_Y
        fill, ink = ("accent", "on_accent") if strong else ("head", "accent")
        shapes: tuple[Shape, ...] = (
            Disc(at, y, 10.5 * u, fill="head"),
            Disc(at, y, 9 * u, fill=fill, stroke="accent", width=1.4 * u),
            Polyline(((at - 4 * u, y), (at + 4 * u, y)), ink, 1.7 * u),
            Polyline(((at, y - 4 * u), (at, y + 4 * u)), ink, 1.7 * u),
        )
        if strong:
            shapes = (Polyline(((at, 0), (at, HEIGHT)), "accent", 1.5), *shapes)
        return Part("plus", None, Rect(at - marks.PORT * 2, 0, marks.PORT * 4, HEIGHT), shapes)

    def _screen(self, x: float) -> float:
        return self.origin()[0] + x * self.zoom
