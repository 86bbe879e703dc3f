"""Drags a stage by its header to another place in the row of stages."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from journeydesigner.canvas import marks
from journeydesigner.canvas.bench import Bench, HeaderMarks
from journeydesigner.canvas.places import body_extent
from journeydesigner.canvas.pointer import Pointer
from journeydesigner.canvas.sentences import name
from journeydesigner.canvas.tools.base import Tool
from journeydesigner.editor.edits.placing import move_stage
from journeydesigner.i18n import N_, _, message
from journeydesigner.layout.drawing import Rect
from journeydesigner.layout.plan import Plan
from journeydesigner.model.values import StageId


class DragStage(Tool):
    """The stage stays where it is until it is let go; the border where it would go is lit."""

    cursor = Qt.CursorShape.ClosedHandCursor

    def __init__(self, bench: Bench, stage: StageId) -> None:
        super().__init__(bench)
        self._stage = stage
        self._before: StageId | None = stage

    def move(self, pointer: Pointer) -> None:
        """Light the border nearest to the pointer."""
        bench = self.bench
        self._before, x = border_near(bench.plan, pointer.scene.x())
        bench.mark_headers(HeaderMarks(x=x, dragged=self._stage))
        show_border(bench, x)
        bench.surface.say(self._sentence())
        bench.surface.scroll_near_edge(pointer.at)

    def release(self, pointer: Pointer) -> None:
        """Put the stage there."""
        bench, before = self.bench, self._before
        bench.rest()
        following = _next_stage(bench.plan, self._stage)
        if before not in (self._stage, following):
            label = message(N_("Move {name}"), name=name(bench.project, self._stage))
            bench.edit(label, lambda draft: move_stage(draft, self._stage, before), pointer.at)

    def key(self, event: QKeyEvent) -> bool:
        """Esc leaves the stage where it is; other keys wait."""
        super().key(event)
        return True

    def leave(self) -> None:
        """Put the lights out."""
        self.bench.surface.stop_scrolling()
        self.bench.mark_headers()
        self.bench.overlay.hide("lit")

    def _sentence(self) -> str:
        words = {"name": name(self.bench.project, self._stage)}
        if self._before is None:
            return _("{name} after all the others", **words)
        return _("{name} before {other}", other=name(self.bench.project, self._before), **words)


def border_near(plan: Plan, x: float) -> tuple[StageId | None, float]:
    """The stage that something put at `x` would come before (None: after all), and where that border is."""
    for column in plan.columns:
        if x < column.x + column.w / 2:
            return column.stage, column.x
    last = plan.columns[-1] if plan.columns else None
    return None, last.x + last.w if last else 0.0


def show_border(bench: Bench, lit: float | None, others: bool = False) -> None:
    """Light one border between stages over the whole map, and with `others` all of them faintly."""
    zoom, plan = bench.surface.zoom, bench.plan
    top, bottom = body_extent(plan)
    borders = {column.x for column in plan.columns} | {c.x + c.w for c in plan.columns[-1:]} if others else set()
    if lit is not None:
        borders.add(lit)
    pieces = (
        (Rect(x, top, 0, bottom - top), marks.border(x, top, bottom, zoom, x == lit)) for x in sorted(borders)
    )
    bench.overlay.show("lit", *pieces, zoom=zoom)


def _next_stage(plan: Plan, stage: StageId) -> StageId | None:
    order = [column.stage for column in plan.columns]
    place = order.index(stage) + 1 if stage in order else len(order)
    return order[place] if place < len(order) else None
