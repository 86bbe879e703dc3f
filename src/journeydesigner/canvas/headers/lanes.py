"""The column of lane headers at the left of the map: spines of the natures, and the channels of each lane."""

from __future__ import annotations

from collections.abc import Iterator

from journeydesigner.canvas.headers.chevron import HEAD, chevron, place_of
from journeydesigner.canvas.headers.strip import Strip
from journeydesigner.canvas.hits import holds
from journeydesigner.canvas.sharing import turnable
from journeydesigner.layout.draw.lanes import SPINE, band_name, lane_header, line_name, spine
from journeydesigner.layout.draw.ribbons import ribbon_headers
from journeydesigner.layout.drawing import Box, Part, Polyline, Rect, Shape
from journeydesigner.layout.plan import Band, Lane
from journeydesigner.model import Channel, Id, Unit
from journeydesigner.model.channel import Nature
from journeydesigner.model.values import ChannelId

WIDTH = 160
STICKY = 90
"""Pixels of a band that must be seen for its name to stay in sight."""


class LaneStrip(Strip):
    """Headers one above the other, in step with the lanes beside."""

    area = "lanes"

    def parts(self, exposed: Rect) -> Iterator[Part]:
        """The headers that are seen, and what is marked on them."""
        lively, turned = self._host.bench.lively, turnable(self.subject.plan)
        for lane in self.subject.plan.lanes:
            rect = self._field(lane)
            if rect.bottom >= exposed.y and rect.y <= exposed.bottom:
                for part in lane_header(self.subject, lane, rect, lively):
                    yield part
                    if part.element is not None:
                        yield from self.veil(part.bounds, part.element)
                    elif not lane.channels:
                        yield from self.veil(part.bounds, lane.key)
                    yield from self._states(part)
        for band in self.subject.plan.bands:
            rect = self._spine_rect(band)
            sign = self._sign(band, turned)
            yield spine(self.subject, band, rect, HEAD if sign is not None else 0.0)
            yield from [sign] if sign is not None else ()
            yield from band_name(self.subject, band, rect, WIDTH)
        for line in self.subject.plan.lines:
            yield line_name(self.subject, line, self.origin()[1] + line.y * self.zoom, WIDTH)
        yield from ribbon_headers(self.subject, self.zoom, WIDTH, self.origin()[1])
        high = self.size_here()[1]
        edge = Polyline(((WIDTH - 0.5, 0), (WIDTH - 0.5, high)), "strong", width=1)
        yield Part("edge", None, Rect(WIDTH - 1, 0, 1, high), (edge,))
        yield from self._edges()

    def seen(self) -> tuple[object, ...]:
        """The lanes, with the names of channels and units, and what is marked."""
        subject, bench = self.subject, self._host.bench
        plan, project = subject.plan, subject.project
        libraries = project.children(Channel), project.children(Unit)
        chosen = bench.selection.ids, bench.header_marks, bench.lively
        placed = plan.view, plan.lanes, plan.bands, plan.lines, plan.ribbons
        return self.way(), placed, libraries, chosen, subject.options.language, subject.options.level

    def rect_of(self, lane: Lane) -> Rect:
        """Where the field of a lane is on the widget."""
        return self.on_screen(self._field(lane))

    def _field(self, lane: Lane) -> Rect:
        zoom, top = self.zoom, self.origin()[1]
        return Rect(SPINE, top + lane.y * zoom, WIDTH - SPINE, lane.h * zoom)

    def channel_at(self, x: float, y: float) -> ChannelId | None:
        """The channel whose name is at a point of the widget."""
        x, y = x / self._host.letters, y / self._host.letters
        for lane in self.subject.plan.lanes:
            rect = self._field(lane)
            if rect.y <= y <= rect.bottom:
                for part in lane_header(self.subject, lane, rect):
                    if part.element is not None and part.bounds.y <= y <= part.bounds.bottom and x >= SPINE:
                        return ChannelId(part.element)
        return None

    def nature_at(self, x: float, y: float) -> Nature | None:
        """The nature whose chevron is at a point of the widget."""
        x, y, plan = x / self._host.letters, y / self._host.letters, self.subject.plan
        for nature, place in self._places(turnable(plan)):
            if holds(place, x, y):
                return nature
        return None

    def name_rect(self, channel: Id) -> Rect | None:
        """Where the name of a channel is typed, on the widget."""
        lane = next((one for one in self.subject.plan.lanes if channel in one.channels), None)
        if lane is None:
            return None
        rect = self._field(lane)
        named = (part.bounds for part in lane_header(self.subject, lane, rect) if part.element == channel)
        row = next(named, Rect(rect.x, rect.y, rect.w, 20))
        return self.on_screen(Rect(row.x + 4, row.y - 4, WIDTH - row.x - 8, 25))

    def _spine_rect(self, band: Band) -> Rect:
        """The spine over its band, kept in sight while the band is scrolled away."""
        zoom, top, high = self.zoom, self.origin()[1], self.size_here()[1]
        y, bottom = top + band.y * zoom, top + (band.y + band.h) * zoom
        if y < 0 and bottom >= STICKY:
            y = 0
        if bottom > high and high - y >= STICKY:
            bottom = high
        return Rect(0, y, SPINE, bottom - y)

    def _places(self, turned: frozenset[Nature]) -> Iterator[tuple[Nature, Rect]]:
        """The natures that have a chevron, and where it is; far out, where only natures are named, none has."""
        for band in self.subject.plan.bands if self.subject.options.level else ():
            nature = next((one for one in turned if one == band.group), None)
            place = place_of(self._spine_rect(band))
            if nature is not None and place is not None:
                yield nature, place

    def _sign(self, band: Band, turned: frozenset[Nature]) -> Part | None:
        held, apart = self._host.bench.header_marks.chevron, self.subject.plan.view.apart
        for nature, place in self._places(turned):
            if nature == band.group:
                return chevron(nature, place, apart=nature in apart, hovered=nature == held)
        return None

    def _states(self, part: Part) -> Iterator[Part]:
        bench = self._host.bench
        id_ = part.element
        if id_ is None:
            return
        row = Rect(part.bounds.x + 3, part.bounds.y, part.bounds.w - 7, part.bounds.h)
        shapes: list[Shape] = []
        if bench.header_marks.dragged == id_:
            shapes.append(Box(row, fill="canvas", opacity=0.55))
        if id_ in bench.header_marks.lit:
            ink = "error" if bench.header_marks.refused else "accent"
            shapes.append(Box(row, 4, stroke=ink, width=2))
        if id_ in bench.selection:
            shapes.append(Box(row, 4, stroke="accent", width=2))
        if shapes:
            yield Part(f"state:{id_}", id_, row, tuple(shapes))

    def _edges(self) -> Iterator[Part]:
        held = self._host.bench.header_marks
        if held.y is None:
            return
        y = self.origin()[1] + held.y * self.zoom
        line = Polyline(((0, y), (WIDTH, y)), "error" if held.refused else "accent", 3)
        yield Part("put", None, Rect(0, y - 2, WIDTH, 4), (line,))
