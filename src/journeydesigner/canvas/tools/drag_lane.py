"""Drags a lane by its header among the lanes of its nature; that order is kept with the channels."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from journeydesigner.canvas import marks
from journeydesigner.canvas.bench import Bench, HeaderMarks
from journeydesigner.canvas.places import lane_at
from journeydesigner.canvas.pointer import Pointer
from journeydesigner.canvas.sentences import name
from journeydesigner.canvas.tools.base import Tool
from journeydesigner.editor.edits.placing import move_lane
from journeydesigner.i18n import N_, message
from journeydesigner.layout.drawing import Rect
from journeydesigner.layout.plan import HEAD_W, Lane, Plan
from journeydesigner.model import Draft
from journeydesigner.model.values import ChannelId


class DragLane(Tool):
    """The lane stays until it is let go; the edge where it would go is lit, red among lanes of another nature."""

    cursor = Qt.CursorShape.ClosedHandCursor

    def __init__(self, bench: Bench, lane: Lane) -> None:
        super().__init__(bench)
        self._lane = lane
        self._before: ChannelId | None = None
        self._refusal: str | None = None
        self._aimed = False

    def move(self, pointer: Pointer) -> None:
        """Light the edge nearest to the pointer."""
        bench = self.bench
        y = pointer.scene.y()
        over = lane_at(bench.plan, y)
        if over is None:
            return
        self._aimed = True
        self._before, edge = edge_near(bench.plan, over, y)
        self._refusal = bench.why_refused(self._change) if over.group == self._lane.group else self._other_nature()
        refused = self._refusal is not None
        bench.mark_headers(HeaderMarks(y=edge, dragged=self._lane.channels[0], refused=refused))
        self._show(edge if not refused else None)
        bench.surface.set_pointer(Qt.CursorShape.ForbiddenCursor if refused else self.cursor)
        if self._refusal is not None:
            bench.surface.bubble(self._refusal, pointer.at, refused=True)
        else:
            bench.surface.hush()
        bench.surface.scroll_near_edge(pointer.at)

    def release(self, pointer: Pointer) -> None:
        """Put the lane there."""
        bench, refusal = self.bench, self._refusal
        bench.rest()
        if refusal is not None:
            bench.refuse(refusal, pointer.at)
        elif self._aimed and not self._is_there_already():
            label = message(N_("Move the lane {name}"), name=name(bench.project, self._lane.channels[0]))
            bench.edit(label, self._change, pointer.at)

    def key(self, event: QKeyEvent) -> bool:
        """Esc leaves the lane where it is; other keys wait."""
        super().key(event)
        return True

    def leave(self) -> None:
        """Put the lights out."""
        self.bench.surface.stop_scrolling()
        self.bench.surface.hush()
        self.bench.mark_headers()
        self.bench.overlay.hide("lit")

    def _change(self, draft: Draft) -> None:
        for channel in self._lane.channels:
            if self._before not in self._lane.channels:
                move_lane(draft, channel, self._before)

    def _is_there_already(self) -> bool:
        lanes = [lane for lane in self.bench.plan.lanes if lane.group == self._lane.group]
        keys = [lane.key for lane in lanes]
        place = keys.index(self._lane.key) if self._lane.key in keys else -2
        following = lanes[place + 1].channels[0] if 0 <= place + 1 < len(lanes) else None
        return self._before in self._lane.channels or self._before == following

    def _other_nature(self) -> str:
        other = next(
            (lane for lane in self.bench.plan.lanes if lane.group != self._lane.group and lane.channels), None
        )
        if other is None:
            return str(message(N_("Only lanes of channels can be put in another order.")))
        first = self._lane.channels[0]
        reason = self.bench.why_refused(lambda draft: move_lane(draft, first, other.channels[0]))
        return reason or ""

    def _show(self, edge: float | None) -> None:
        bench = self.bench
        if edge is None:
            bench.overlay.hide("lit")
            return
        zoom, width = bench.surface.zoom, bench.plan.width
        rect = Rect(HEAD_W, edge, width - HEAD_W, 0)
        bench.overlay.show("lit", (rect, marks.lane_edge(rect.x, rect.right, edge, zoom)), zoom=zoom)


def edge_near(plan: Plan, over: Lane, y: float) -> tuple[ChannelId | None, float]:
    """The channel that a lane put at `y` would come before (None: last of its group), and that edge."""
    lanes = [lane for lane in plan.lanes if lane.group == over.group]
    place = lanes.index(over) + (y >= over.y + over.h / 2)
    if place == len(lanes):
        return None, over.y + over.h
    channels = lanes[place].channels
    return (channels[0] if channels else None), lanes[place].y
