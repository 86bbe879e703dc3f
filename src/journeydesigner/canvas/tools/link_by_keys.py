"""Link mode (L): arrows choose the other card, Enter links; on an empty cell it makes a touchpoint there.

On a selected link, L leads its end elsewhere.
"""

from __future__ import annotations

from journeydesigner.canvas import marks
from journeydesigner.canvas.bench import Bench
from journeydesigner.canvas.focus import Direction, Focus, column_of, focus_on, focus_rect, lane_of, step
from journeydesigner.canvas.places import choices, place_in
from journeydesigner.canvas.placing import add
from journeydesigner.canvas.sentences import lane_words, name
from journeydesigner.canvas.tools.by_keys import ByKeys
from journeydesigner.canvas.tools.draw_link import elbow
from journeydesigner.editor.edits.linking import link, reroute, why_no_link
from journeydesigner.i18n import N_, _, message
from journeydesigner.layout.drawing import Rect
from journeydesigner.model import Draft, Touchpoint, Transition
from journeydesigner.model.values import TouchpointId, TransitionId


class LinkByKeys(ByKeys):
    """A wire from the source to the cell that arrows move over; `moved` is the link whose end is led elsewhere."""

    def __init__(self, bench: Bench, source: TouchpointId, moved: Transition | None = None) -> None:
        super().__init__(bench)
        self._source = source
        self._moved = moved
        self._at = focus_on(bench.plan, moved.to if moved is not None else source) or Focus()

    def enter(self) -> None:
        """Say how it works."""
        super().enter()
        hint = _("Arrows choose where the link goes, Enter links, Esc gives up.")
        self.bench.surface.bubble(hint)
        self.bench.surface.say(hint)

    def go(self, direction: Direction) -> None:
        """Lead the wire to the next cell."""
        further = step(self.bench.plan, self._at, direction)
        if further is not None and further.column >= 0 and further.lane >= 0:
            self._at = further
            self._show()

    def leave(self) -> None:
        """Take the wire away."""
        self.bench.overlay.hide("wire", "lit")
        self.bench.surface.hush()

    def _show(self) -> None:
        bench, zoom = self.bench, self.bench.surface.zoom
        rect = focus_rect(bench.plan, self._at)
        if rect is None:
            return
        refusal = self._refusal()
        if self._at.card is not None:
            lit = marks.caught(rect, zoom, refusal is not None)
        else:
            lit = marks.lit_cell(rect, zoom, refusal is not None)
        bench.overlay.show("lit", (rect, lit), zoom=zoom)
        points = elbow(marks.port_at(bench.plan.cards[self._source].rect), (rect.x, rect.y + min(rect.h, 88) / 2))
        xs, ys = [p[0] for p in points], [p[1] for p in points]
        bounds = Rect(min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys))
        bench.overlay.show("wire", (bounds, marks.wire(points, zoom, refusal is not None)), zoom=zoom)
        bench.surface.show_rect(rect)
        self._explain(refusal)

    def _explain(self, refusal: str | None) -> None:
        bench = self.bench
        if self._at.card is not None:
            words = refusal or _("Link to {name}", name=name(bench.project, self._at.card))
        elif refusal is not None:
            words = refusal
        else:
            column, lane = column_of(bench.plan, self._at), lane_of(bench.plan, self._at)
            assert column is not None
            place = place_in(bench.plan, bench.project, column, lane, column.x)
            where = f"{lane_words(bench.project, place, None)}, {name(bench.project, column.stage)}"
            words = _("New touchpoint here: {where}", where=where)
        bench.surface.bubble(words, None, refusal is not None)
        bench.surface.say(words)

    def _refusal(self) -> str | None:
        if self._at.card is None:
            return _("A link ends at a touchpoint.") if self._moved is not None else None
        if self._moved is not None and self._moved.to == self._at.card:
            return None
        reason = why_no_link(self.bench.project, self._source, self._at.card)
        return str(reason) if reason is not None else None

    def finish(self) -> None:
        """Link the two cards, or add a touchpoint in the empty cell and link it."""
        bench, refusal, at = self.bench, self._refusal(), self._at
        bench.rest()
        if refusal is not None:
            bench.refuse(refusal)
        elif at.card is None:
            self._extend(at)
        elif self._moved is not None or at.card != self._source:
            self._join(at.card)

    def _join(self, target: TouchpointId) -> None:
        bench, moved = self.bench, self._moved
        names = {"start": name(bench.project, self._source), "end": name(bench.project, target)}
        if moved is None:
            label = message(N_("Link {start} to {end}"), **names)
            bench.edit(label, lambda draft: link(draft, self._source, target))
        else:
            label = message(N_("Lead the link from {start} to {end}"), **names)
            bench.edit(label, lambda draft: reroute(draft, TransitionId(moved.id), target))

    def _extend(self, at: Focus) -> None:
        bench = self.bench
        column = column_of(bench.plan, at)
        if column is None:
            return
        place = place_in(bench.plan, bench.project, column, lane_of(bench.plan, at), column.x + column.w)
        choice = choices(bench.project, place, bench.recent)[0]

        def extend(draft: Draft) -> Touchpoint:
            made = add(draft, place, choice)
            link(draft, self._source, TouchpointId(made.id))
            return made

        label = message(N_("Add a touchpoint after {name}"), name=name(bench.project, self._source))
        made = bench.edit(label, extend)
        if made is not None:
            bench.selection.set([made.id])
            bench.surface.rename(made.id)
