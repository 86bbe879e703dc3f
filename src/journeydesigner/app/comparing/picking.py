"""What is picked on one map is ringed on the other, found in the list, and shown by the inspector."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from journeydesigner.app.comparing.pane import Pane
from journeydesigner.canvas.comparing.together import Together
from journeydesigner.model import Id, Journey
from journeydesigner.model.comparing import Comparison, Difference
from journeydesigner.panels.comparing.list_panel import DifferencesPanel


class Picking:
    """The selections of both sides, of which only one is the user's at a time."""

    def __init__(
        self,
        panes: Sequence[Pane],
        together: Together,
        differences: DifferencesPanel,
        inspect: Callable[[Id], object],
    ) -> None:
        self._panes, self._together, self._list, self._inspect = panes, together, differences, inspect
        self._comparison: Comparison | None = None
        self._is_own = False
        for side, pane in enumerate(panes):
            pane.selection.changed.connect(lambda side=side: self._picked(side))

    def show_comparison(self, comparison: Comparison | None) -> None:
        """Other elements answer to each other now."""
        self._comparison = comparison
        self._ring()

    def show_both(self, found: Difference) -> None:
        """Bring an element into view on both maps; where it is missing, what lies at its place."""
        if found.kind is Journey:
            return
        first = 1 if found.after is not None else 0
        self._is_own = True
        try:
            self._together.lead(self._panes[first].view)
            for side in (first, 1 - first):
                self._reveal(self._panes[side], found.key[side])
                if side == first:
                    self._together.align()
        finally:
            self._is_own = False
        self._ring()
        self._inspect(found.element.id)

    @staticmethod
    def _reveal(pane: Pane, element: Id | None) -> None:
        if element is None:
            pane.selection.clear()
        else:
            pane.view.reveal(element)

    def _picked(self, side: int) -> None:
        if self._is_own:
            return
        current = self._panes[side].selection.current
        if current is not None:
            self._together.lead(self._panes[side].view)
            found = self._comparison.by_id.get(current) if self._comparison is not None else None
            if found is not None and found.verdicts:
                self._list.stand_on(found)
            self._panes[1 - side].selection.clear()
            self._inspect(current)
        self._ring()

    def _ring(self) -> None:
        """Ring on each side what answers to the selection of the other."""
        for side, pane in enumerate(self._panes):
            other = self._panes[1 - side]
            answers = map(self._comparison.answer, pane.selection.ids) if self._comparison is not None else ()
            taken = other.selection.ids
            other.view.show_answering([id_ for id_ in answers if id_ is not None and id_ not in taken])
