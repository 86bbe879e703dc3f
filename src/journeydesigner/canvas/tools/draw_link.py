"""Draws a link from a port, or leads its end elsewhere; on empty ground it makes a new touchpoint."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from journeydesigner.canvas import marks
from journeydesigner.canvas.bench import Bench
from journeydesigner.canvas.hits import card_near
from journeydesigner.canvas.places import Choice, Place, place_at
from journeydesigner.canvas.placing import add
from journeydesigner.canvas.pointer import Pointer
from journeydesigner.canvas.sentences import name
from journeydesigner.canvas.tools.base import Tool
from journeydesigner.canvas.tools.drop import DropGuide
from journeydesigner.editor.edits.linking import link, reroute, why_no_link
from journeydesigner.i18n import N_, _, message
from journeydesigner.layout.drawing import Point, Rect
from journeydesigner.model import Draft, Touchpoint
from journeydesigner.model.values import TouchpointId, TransitionId

MAGNET = 26.0
"""Screen pixels at which a card draws the wire to itself."""


class DrawLink(Tool):
    """The wire follows the pointer and snaps to cards; `moved` is the link whose end is taken elsewhere."""

    cursor = Qt.CursorShape.CrossCursor

    def __init__(self, bench: Bench, source: TouchpointId, moved: TransitionId | None = None) -> None:
        super().__init__(bench)
        self._source = source
        self._moved = moved
        self._target: TouchpointId | None = None
        self._guide = DropGuide(bench, self._extend)

    def move(self, pointer: Pointer) -> None:
        """Aim at the card nearby, else at the ground."""
        bench, zoom = self.bench, self.bench.surface.zoom
        x, y = pointer.scene.x(), pointer.scene.y()
        self._target = card_near(bench.plan, bench.picture, x, y, MAGNET / zoom)
        if self._target == self._source and not self._is_inside(x, y):
            self._target = None
        if self._target is not None:
            self._guide.clear()
            self._aim_at_card(self._target, pointer)
        else:
            self._aim_at_ground(pointer)
        bench.surface.scroll_near_edge(pointer.at)

    def release(self, pointer: Pointer) -> None:
        """Link, or say why not."""
        if self._target is not None:
            target, refusal = self._target, self._why_not(self._target)
            self.bench.rest()
            if refusal is not None:
                self.bench.refuse(refusal, pointer.at)
            elif self._moved is not None or target != self._source:
                self._join(target, pointer)
            return
        place, refusal = self._guide.place, self._guide.refusal
        if place is None or refusal is not None or self._moved is not None:
            self.bench.rest()
            return
        self._guide.choose(pointer.at, lambda choice: self._create(place, choice, pointer))
        if isinstance(self.bench.tool, DrawLink):
            self.bench.rest()

    def key(self, event: QKeyEvent) -> bool:
        """Esc lets the wire go; other keys wait."""
        super().key(event)
        return True

    def leave(self) -> None:
        """Take the wire away."""
        self._guide.clear()
        self.bench.surface.stop_scrolling()
        self.bench.overlay.hide("wire", "lit")

    def _aim_at_card(self, target: TouchpointId, pointer: Pointer) -> None:
        bench, zoom = self.bench, self.bench.surface.zoom
        rect = bench.plan.cards[target].rect
        refusal = self._why_not(target)
        bench.overlay.show("lit", (rect, marks.caught(rect, zoom, refusal is not None)), zoom=zoom)
        self._show_wire((rect.x, rect.y + rect.h / 2), refusal is not None)
        bench.surface.set_pointer(Qt.CursorShape.ForbiddenCursor if refusal else self.cursor)
        if refusal:
            bench.surface.bubble(refusal, pointer.at, refused=True)
        else:
            bench.surface.hush()
        sentence = _("Link to {name}", name=name(bench.project, target))
        bench.surface.say(refusal or sentence)

    def _aim_at_ground(self, pointer: Pointer) -> None:
        bench = self.bench
        x, y = pointer.scene.x(), pointer.scene.y()
        bench.overlay.hide("lit")
        bench.surface.set_pointer(self.cursor)
        place = place_at(bench.picture.standing, bench.project, x, y) if self._moved is None else None
        self._guide.aim(place, x)
        end = (x, y)
        shown = bench.overlay.shown("target")
        if place is not None and shown:
            box = shown[0].shapes[0].rect  # type: ignore[union-attr]
            end = box.x, box.y + box.h / 2
        self._show_wire(end, self._guide.refusal is not None)
        if self._guide.refusal is not None:
            bench.surface.bubble(self._guide.refusal, pointer.at, refused=True)
        elif place is not None:
            bench.surface.bubble(_("New touchpoint here: {where}", where=self._guide.sentence), pointer.at)

    def _show_wire(self, end: Point, refused: bool) -> None:
        zoom = self.bench.surface.zoom
        start = marks.port_at(self.bench.plan.cards[self._source].rect)
        points = elbow(start, end)
        xs, ys = [p[0] for p in points], [p[1] for p in points]
        bounds = Rect(min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys))
        self.bench.overlay.show("wire", (bounds, marks.wire(points, zoom, refused)), zoom=zoom)

    def _is_inside(self, x: float, y: float) -> bool:
        rect = self.bench.plan.cards[self._source].rect
        return rect.x < x < rect.right - 12 and rect.y < y < rect.bottom

    def _why_not(self, target: TouchpointId) -> str | None:
        if self._moved is not None and self.bench.project.get(self._moved).to == target:  # type: ignore[union-attr]
            return None
        reason = why_no_link(self.bench.project, self._source, target)
        return str(reason) if reason is not None else None

    def _join(self, target: TouchpointId, pointer: Pointer) -> None:
        bench, moved = self.bench, self._moved
        names = {"start": name(bench.project, self._source), "end": name(bench.project, target)}
        if moved is not None:
            label = message(N_("Lead the link from {start} to {end}"), **names)
            bench.edit(label, lambda draft: reroute(draft, moved, target), pointer.at)
            return
        label = message(N_("Link {start} to {end}"), **names)
        made = bench.edit(label, lambda draft: link(draft, self._source, target), pointer.at)
        if made is not None:
            bench.selection.set([made.id])

    def _create(self, place: Place, choice: Choice | None, pointer: Pointer) -> None:
        bench = self.bench
        bench.rest()
        label = message(N_("Add a touchpoint after {name}"), name=name(bench.project, self._source))
        made = bench.edit(label, lambda draft: self._extend(draft, place, choice), pointer.at)
        if made is not None:
            bench.used(choice)
            bench.selection.set([made.id])
            bench.surface.rename(made.id)

    def _extend(self, draft: Draft, place: Place, choice: Choice | None) -> Touchpoint:
        made = add(draft, place, choice)
        link(draft, self._source, TouchpointId(made.id))
        return made


def elbow(start: Point, end: Point) -> tuple[Point, ...]:
    """A wire of horizontal and vertical pieces from a port to a point."""
    if abs(start[1] - end[1]) < 1:
        return start, end
    middle = (start[0] + end[0]) / 2 if end[0] > start[0] + 24 else start[0] + 24
    if end[0] > start[0] + 24:
        return start, (middle, start[1]), (middle, end[1]), end
    between = (start[1] + end[1]) / 2
    return start, (middle, start[1]), (middle, between), (end[0] - 20, between), (end[0] - 20, end[1]), end
