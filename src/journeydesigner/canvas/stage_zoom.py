"""One stage as large as the view allows, on to the next or back to the one before, and back to where one was."""

from __future__ import annotations

from dataclasses import dataclass

from journeydesigner.canvas.bench import Bench
from journeydesigner.canvas.camera import Spot
from journeydesigner.canvas.focus import HEADER, Focus, column_of, settled
from journeydesigner.canvas.sentences import name
from journeydesigner.i18n import _
from journeydesigner.layout.drawing import Rect
from journeydesigner.layout.plan import Column
from journeydesigner.model.values import StageId

AIR = 16.0
"""Map pixels kept free above and below what stands in a stage."""
NEAR = 2.0
"""Map pixels by which the view may have moved and still show the same."""


@dataclass(frozen=True, slots=True)
class _Shown:
    """A stage the view was fitted to."""

    stage: StageId
    seen: Rect
    """What of the map that showed."""
    before: Spot
    """Where one was before the first stage was zoomed to."""


class StageZoom:
    """The verbs of zooming to stages."""

    def __init__(self, bench: Bench) -> None:
        self._bench = bench
        self._shown: _Shown | None = None

    def toggle(self) -> None:
        """Zoom to the stage selected or in focus; from that stage back to what was seen before."""
        column = self._meant()
        if column is None:
            return
        shown = self._still_shown()
        if shown is not None and shown.stage == column.stage:
            self._shown = None
            self._bench.surface.look_from(shown.before)
        else:
            self.show(column.stage)

    def step(self, by: int) -> None:
        """Zoom to the next stage or the one before; the first time, beginning from the stage in focus."""
        columns, here = self._bench.plan.columns, self._meant()
        if here is None:
            return
        number = here.number - 1 + by
        if 0 <= number < len(columns):
            self.show(columns[number].stage)
        else:
            self._bench.refuse(_("This is the last stage.") if by > 0 else _("This is the first stage."))

    def show(self, stage: StageId) -> None:
        """Show one stage, from border to border and as high as what stands in it."""
        bench = self._bench
        column = next((column for column in bench.plan.columns if column.stage == stage), None)
        if column is None:
            return
        held, before = self._still_shown(), bench.surface.spot()
        bench.surface.fit_rect(self._extent(column))
        self._shown = _Shown(stage, bench.surface.seen(), held.before if held is not None else before)
        if bench.focus.column != column.number - 1:
            bench.focus = Focus(column.number - 1, HEADER)
            bench.surface.refresh_headers()
            bench.surface.announce()
        count = len(bench.plan.columns)
        words = {"number": column.number, "count": count, "name": name(bench.project, stage)}
        bench.surface.say(_("Stage {number} of {count}: {name}", **words))

    def _meant(self) -> Column | None:
        """The stage shown alone, else the one selected or in focus, else the one in the middle of the view."""
        bench, plan = self._bench, self._bench.plan
        shown = self._still_shown()
        if shown is not None:
            return next((column for column in plan.columns if column.stage == shown.stage), None)
        column = next((column for column in plan.columns if column.stage == bench.selection.current), None)
        column = column or column_of(plan, settled(plan, bench.focus))
        seen = bench.surface.seen()
        if column is not None and column.is_in(seen):
            return column
        middle, _y = seen.middle
        return min(plan.columns, key=lambda c: abs(c.x + c.w / 2 - middle), default=None)

    def _still_shown(self) -> _Shown | None:
        """The stage zoomed to, as long as nobody has scrolled or zoomed since."""
        if self._shown is None:
            return None
        now, then = self._bench.surface.seen(), self._shown.seen
        moved = max(abs(now.x - then.x), abs(now.y - then.y), abs(now.w - then.w))
        return self._shown if moved <= NEAR else None

    def _extent(self, column: Column) -> Rect:
        plan = self._bench.plan
        cards = [card.rect for card in plan.sections[column.number - 1].cards.values()]
        lanes = [Rect(0, lane.y, 0, lane.h) for lane in plan.lanes]
        rects = cards or lanes
        if not rects:
            return Rect(column.x, 0, column.w, column.w)
        top, bottom = min(rect.y for rect in rects) - AIR, max(rect.bottom for rect in rects) + AIR
        return Rect(column.x, top, column.w, bottom - top)
