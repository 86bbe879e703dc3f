"""The next one: a touchpoint linked behind the selected one, or a stage behind a stage; named at once."""

from __future__ import annotations

from journeydesigner.canvas.bench import Bench
from journeydesigner.canvas.focus import focus_on
from journeydesigner.canvas.sentences import name
from journeydesigner.editor.edits.linking import link, why_no_link
from journeydesigner.editor.edits.placing import Spot, add_stage, add_touchpoint
from journeydesigner.i18n import N_, _, message
from journeydesigner.model import Draft, Id, Stage, Touchpoint, Transition
from journeydesigner.model.values import StageId, TouchpointId


class NextStep:
    """What Ctrl+Enter and the plus of a card do."""

    def __init__(self, bench: Bench) -> None:
        self._bench = bench

    def add(self) -> None:
        """Add the next one behind what is selected."""
        current = self._bench.project.get(self._bench.selection.current)
        if isinstance(current, Touchpoint):
            self.after_card(TouchpointId(current.id))
        elif isinstance(current, Stage):
            self.after_stage(StageId(current.id))
        else:
            self._bench.refuse(_("Select a touchpoint or a stage first."))

    def after_card(self, card: TouchpointId) -> None:
        """Add a touchpoint behind a card, in its lane."""
        label = message(N_("Add a touchpoint after {name}"), name=name(self._bench.project, card))
        made = self._bench.edit(label, lambda draft: follow(draft, card))
        if made is not None:
            self._name(made.id)

    def after_stage(self, stage: StageId) -> None:
        """Add a stage behind a stage."""
        found = self._bench.project.one(Stage, stage)
        if found is None:
            return
        order = [one.id for one in self._bench.project.stages(found.journey)]
        following = order.index(stage) + 1
        before = StageId(order[following]) if following < len(order) else None
        made = self._bench.edit(message(N_("Add a stage")), lambda draft: add_stage(draft, found.journey, before))
        if made is not None:
            self._name(made.id)

    def _name(self, element: Id) -> None:
        bench = self._bench
        bench.selection.set([element])
        bench.focus = focus_on(bench.plan, element) or bench.focus
        bench.surface.rename(element)


def follow(draft: Draft, card: TouchpointId) -> Touchpoint:
    """Add a touchpoint behind a card and lead the card to it.

    Where the card had one way on, a plain sequence, the new one comes between: the way on begins at it, with the
    bridge it had, since the new one is in the card's lane. Where it had several, the new one is one way more.
    Behind the scenes nothing is linked.
    """
    before = draft.one(Touchpoint, card)
    siblings = [t.id for t in draft.project.touchpoints(before.stage)]
    following = siblings.index(card) + 1
    there = TouchpointId(siblings[following]) if following < len(siblings) else None
    layer = None if before.channel is not None or before.layer == "frontstage" else before.layer
    made = add_touchpoint(draft, Spot(before.stage, there, before.channel, layer))
    if before.layer != made.layer and before.layer == "client":
        made = draft.update(made, layer="client")
    new = TouchpointId(made.id)
    ways = [way for way in draft.project.outgoing(card) if way.to != card]
    if len(ways) == 1 and ways[0].kind == "sequence":
        draft.update(draft.one(Transition, ways[0].id), from_=new)
    if why_no_link(draft.project, card, new) is None:
        link(draft, card, new)
    return made
