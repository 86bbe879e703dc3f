"""Walks the map by keys, and moves what has the focus by one step: a card, a stage or a lane."""

from __future__ import annotations

from journeydesigner.canvas.bench import Bench
from journeydesigner.canvas.focus import (
    Direction,
    Focus,
    column_of,
    focus_rect,
    lane_of,
    note_in,
    ribbon_of,
    settled,
    step,
)
from journeydesigner.canvas.hits import ribbon_at
from journeydesigner.canvas.places import Choice, Place, column_at, place_at
from journeydesigner.canvas.placing import put
from journeydesigner.canvas.pointer import Pointer
from journeydesigner.canvas.sentences import landing, name
from journeydesigner.canvas.stepping import place_of, stepped
from journeydesigner.canvas.tools.drop import DropGuide
from journeydesigner.editor.edits.placing import move_lane, move_stage
from journeydesigner.i18n import N_, _, message
from journeydesigner.model import Draft, Id
from journeydesigner.model.values import TouchpointId


class Walk:
    """Where the keyboard is, and what Shift and an arrow do there."""

    def __init__(self, bench: Bench) -> None:
        self._bench = bench

    def move_focus(self, direction: Direction, extends: bool = False) -> None:
        """Go to the next cell; what is in it is selected, or with `extends` the next card besides the others."""
        bench = self._bench
        further = step(bench.plan, settled(bench.plan, bench.focus), direction)
        while extends and further is not None and further.card is None:
            further = step(bench.plan, further, direction)  # what is selected is not lost on empty ground
        if further is not None:
            self.set_focus(further, extends)

    def focus_edge(self, first: bool) -> None:
        """Go to the first or the last stage of the lane."""
        columns = self._bench.plan.columns
        if columns:
            column = 0 if first else len(columns) - 1
            self.set_focus(Focus(column, self._bench.focus.lane))

    def focus_cell(self, pointer: Pointer) -> None:
        """Put the focus on the cell under the pointer."""
        plan, at = self._bench.plan, pointer.scene
        column, ribbon = column_at(plan, at.x()), ribbon_at(plan, at.y())
        if column is not None and ribbon is not None:
            row = len(plan.lanes) + plan.ribbons.index(ribbon)
            self.set_focus(Focus(column.number - 1, row), quietly=True)
            return
        place = place_at(self._bench.plan, self._bench.project, pointer.scene.x(), pointer.scene.y())
        if place is not None and place.lane is not None:
            lane = self._bench.plan.lanes.index(place.lane)
            self.set_focus(Focus(place.number - 1, lane), quietly=True)

    def set_focus(self, focus: Focus, extends: bool = False, quietly: bool = False) -> None:
        """Put the focus somewhere, select what is there and bring it into view."""
        bench = self._bench
        bench.focus = focus
        element = self._element(focus)
        if element is not None and extends:
            bench.selection.set([*(i for i in bench.selection.ids if i != element), element])
        elif element is not None:
            bench.selection.set([element])
        else:
            bench.selection.clear()
        bench.focus = focus
        rect = focus_rect(bench.plan, focus)
        if rect is not None and not quietly:
            bench.surface.show_rect(rect)
        bench.surface.announce()

    def shift(self, direction: Direction) -> None:
        """Move what has the focus by one step: cards past a neighbour or to the next lane, stages, lanes."""
        focus = self._bench.focus
        if focus.card is not None:
            self._shift_card(focus.card, direction)
        elif focus.lane < 0 and direction in ("left", "right"):
            self._shift_stage(1 if direction == "right" else -1)
        elif focus.column < 0 and direction in ("up", "down"):
            self._shift_lane(1 if direction == "down" else -1)
        else:
            self._bench.refuse(_("There is nothing here to move."))

    # -- inside

    def _element(self, focus: Focus) -> Id | None:
        if focus.card is not None:
            return focus.card
        plan = self._bench.plan
        note = note_in(plan, focus)
        if note is not None:
            return note.element
        column, lane = column_of(plan, focus), lane_of(plan, focus)
        if lane is None and column is not None and ribbon_of(plan, focus) is None:
            return column.stage
        if column is None and lane is not None and lane.channels:
            return lane.channels[0]
        return None

    def _shift_card(self, card: TouchpointId, direction: Direction) -> None:
        bench = self._bench
        others = (TouchpointId(i) for i in bench.selection.ids if i != card and i in bench.plan.cards)
        cards = (card, *others)
        here = place_of(bench.plan, bench.project, card)
        there = stepped(bench.plan, bench.project, here, direction, cards) if here else None
        if there is None:
            bench.refuse(_("The map ends here."))
            return
        guide = DropGuide(bench, lambda draft, place, choice: put(draft, cards, place, choice), cards)
        guide.place = there
        guide.choose(None, lambda choice: self._put(cards, there, choice))

    def _put(self, cards: tuple[TouchpointId, ...], place: Place, choice: Choice | None) -> None:
        bench = self._bench
        label = message(N_("Move {name}"), name=name(bench.project, cards[0]))

        def change(draft: Draft) -> bool:
            put(draft, cards, place, choice)
            return True

        if bench.edit(label, change):
            bench.surface.say(landing(bench.project, place, choice, cards[0]))

    def _shift_stage(self, by: int) -> None:
        bench = self._bench
        order = [column.stage for column in bench.plan.columns]
        place = bench.focus.column
        if not 0 <= place + by < len(order):
            bench.refuse(_("The map ends here."))
            return
        rest = [stage for stage in order if stage != order[place]]
        before = rest[place + by] if place + by < len(rest) else None
        label = message(N_("Move {name}"), name=name(bench.project, order[place]))
        bench.edit(label, lambda draft: move_stage(draft, order[place], before))

    def _shift_lane(self, by: int) -> None:
        bench = self._bench
        lane = lane_of(bench.plan, bench.focus)
        if lane is None or not lane.channels:
            bench.refuse(_("Only lanes of channels can be put in another order."))
            return
        group = [one for one in bench.plan.lanes if one.group == lane.group]
        place = group.index(lane) + by
        if not 0 <= place < len(group):
            bench.refuse(_("A lane stays among those of its nature."))
            return
        rest = [one for one in group if one is not lane]
        before = rest[place].channels[0] if place < len(rest) else None

        def change(draft: Draft) -> None:
            for channel in lane.channels:
                move_lane(draft, channel, before)

        bench.edit(message(N_("Move the lane {name}"), name=name(bench.project, lane.channels[0])), change)
