"""The next one: a touchpoint linked behind the selected one, or a stage behind a stage; named at once."""

from __future__ import annotations

from journeydesigner.canvas.bench import Bench
from journeydesigner.canvas.focus import focus_on
from journeydesigner.editor.edits.deeds import next_stage, next_touchpoint
from journeydesigner.i18n import _
from journeydesigner.model import Id, Stage, Touchpoint
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
        deed = next_touchpoint(self._bench.project, card)
        made = self._bench.edit(deed.label, deed.change)
        if made is not None:
            self._name(made.id)

    def after_stage(self, stage: StageId) -> None:
        """Add a stage behind a stage."""
        found = self._bench.project.one(Stage, stage)
        if found is None:
            return
        deed = next_stage(self._bench.project, found)
        made = self._bench.edit(deed.label, deed.change)
        if made is not None:
            self._name(made.id)

    def _name(self, element: Id) -> None:
        bench = self._bench
        bench.selection.set([element])
        bench.focus = focus_on(bench.plan, element) or bench.focus
        bench.surface.rename(element)
