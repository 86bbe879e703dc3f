"""Gives each channel of a nature a lane of its own, or lets them share lanes again: a way of looking, no edit."""

from __future__ import annotations

from dataclasses import replace

from journeydesigner.canvas import hovering
from journeydesigner.canvas.bench import Bench
from journeydesigner.canvas.focus import Focus, lane_of
from journeydesigner.i18n import _
from journeydesigner.layout.drawing import Rect
from journeydesigner.layout.plan import NATURES, Lane, Plan
from journeydesigner.layout.words import label
from journeydesigner.model.channel import Nature


def turnable(plan: Plan) -> frozenset[Nature]:
    """The natures with channels that share a lane now, or have one each because that was asked for."""
    if plan.view.pivot != "channels":
        return frozenset()
    return frozenset(nature for nature in NATURES if _is_turnable(plan, nature))


def _is_turnable(plan: Plan, nature: Nature) -> bool:
    lanes = [lane for lane in plan.lanes if lane.group == nature]
    return len(lanes) > 1 if nature in plan.view.apart else any(len(lane.channels) > 1 for lane in lanes)


def offer(plan: Plan, nature: Nature | None) -> str:
    """What turning the lanes of a nature, or of all of them, makes of them, in words."""
    is_apart = nature in plan.view.apart if nature is not None else bool(plan.view.apart)
    return _("Shared lanes") if is_apart else _("One lane per channel")


class Sharing:
    """Turns the lanes of one nature, or of all."""

    def __init__(self, bench: Bench) -> None:
        self._bench = bench

    def turn(self, nature: Nature) -> None:
        """A lane per channel, or shared lanes again; focus and nature stay in sight."""
        bench = self._bench
        self._show(bench.plan.view.apart ^ {nature})
        self._keep_in_sight(nature)
        named = label("nature", nature)
        if nature in bench.plan.view.apart:
            bench.surface.say(_("{nature}: one lane per channel", nature=named))
        else:
            bench.surface.say(_("{nature}: shared lanes", nature=named))

    def turn_all(self) -> None:
        """A lane per channel everywhere; where any nature has that, shared lanes everywhere."""
        plan = self._bench.plan
        self._show(frozenset() if plan.view.apart else NATURES)
        self._bench.surface.say(offer(plan, None))

    def turn_here(self) -> None:
        """Turn the lanes of the nature in focus."""
        bench = self._bench
        lane = lane_of(bench.plan, bench.focus)
        nature = next((one for one in NATURES if lane is not None and lane.group == one), None)
        if bench.plan.view.pivot != "channels":
            bench.refuse(_("Here lanes are no channels: choose Channels in the View menu first."))
        elif nature is None:
            bench.refuse(_("Go to a lane of channels first: G shares or separates the lanes of its nature."))
        elif nature not in turnable(bench.plan):
            bench.refuse(_("No channels share a lane here: there is nothing to separate."))
        else:
            self.turn(nature)

    def _show(self, apart: frozenset[Nature]) -> None:
        bench = self._bench
        focus, before = bench.focus, bench.plan
        bench.show_as(replace(before.view, apart=apart))
        bench.focus = _moved(focus, before, bench.plan)
        hovering.show_focus(bench)
        bench.surface.announce()

    def _keep_in_sight(self, nature: Nature) -> None:
        """Show the first lane of a nature whose beginning is scrolled away: its spine stays under the hand."""
        bench = self._bench
        seen = bench.surface.seen()
        lane = next((one for one in bench.plan.lanes if one.group == nature), None)
        if lane is not None and lane.y < seen.y:
            bench.surface.show_rect(Rect(seen.x + seen.w / 2, lane.y, 0, lane.h))


def _moved(focus: Focus, before: Plan, after: Plan) -> Focus:
    """The same focus where lanes have become more or fewer: on its card, its channel or its strip."""
    if focus.card is not None and focus.card in after.cards:
        return replace(focus, lane=after.cards[focus.card].lane)
    if focus.lane >= len(before.lanes):
        return replace(focus, lane=focus.lane + len(after.lanes) - len(before.lanes))
    lane = lane_of(before, focus)
    return replace(focus, lane=_place(after, lane)) if lane is not None else focus


def _place(plan: Plan, lane: Lane) -> int:
    """The row of a lane, or of the one that its first channel shares now."""
    names = set(lane.channels[:1])
    return next(n for n, one in enumerate(plan.lanes) if one.key == lane.key or names & set(one.channels))
