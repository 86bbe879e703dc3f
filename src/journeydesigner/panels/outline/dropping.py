"""What falls on the rows: rows of this outline, which move, and what the palette holds, added or given there."""

from __future__ import annotations

from collections.abc import Sequence

from journeydesigner.editor.edits.deeds import Deed
from journeydesigner.editor.payload import Payload
from journeydesigner.model import Id, Stage, Touchpoint
from journeydesigner.panels.outline.adding import given
from journeydesigner.panels.outline.hands import Hands
from journeydesigner.panels.outline.model import OutlineModel
from journeydesigner.panels.outline.moving import dropped

What = Sequence[Id] | Payload


class Dropping:
    """Tells the rows what they would take, and carries it out."""

    def __init__(self, model: OutlineModel, hands: Hands) -> None:
        self._model, self._hands = model, hands
        model.can_drop = lambda what, under, row: self._deed(what, under, row) is not None
        model.drop = self._drop

    def _drop(self, what: What, under: Id, row: int) -> bool:
        deed = self._deed(what, under, row)
        if deed is not None:
            self._hands.make(deed)
        return deed is not None

    def _deed(self, what: What, under: Id, row: int) -> Deed[Stage] | Deed[Touchpoint] | Deed[None] | None:
        project, model = self._hands.project, self._model
        before = model.id_of(model.index(row, 0, model.index_of(under))) if row >= 0 else None
        if isinstance(what, Payload):
            return given(project, what, under, before, onto=row < 0)
        return dropped(project, what, under, before, onto=row < 0)
