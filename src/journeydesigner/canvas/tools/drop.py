"""Shows where something would land while it is dragged, and asks what is meant where a lane leaves a choice.

Shared by all that drop cards: dragging a card, the palette, a wire on empty ground, moving by keys.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPoint
from PySide6.QtGui import QAction, QIcon
from PySide6.QtWidgets import QMenu

from journeydesigner.canvas import marks
from journeydesigner.canvas.bench import Bench
from journeydesigner.canvas.places import Choice, Place, choices, target_rect
from journeydesigner.canvas.sentences import landing, name
from journeydesigner.errors import Refusal
from journeydesigner.i18n import _
from journeydesigner.layout.drawing import Rect, Shape
from journeydesigner.model import Draft, Touchpoint
from journeydesigner.model.values import TouchpointId

Change = Callable[[Draft, Place, Choice | None], object]
"""What a drop does to a draft; may return the touchpoint it makes, or the ids of several; may raise a Refusal."""


class DropGuide:
    """The target under the pointer: its words, its refusal, and after a rest the map as it would be."""

    def __init__(self, bench: Bench, change: Change, moving: Sequence[TouchpointId] = ()) -> None:
        self._bench = bench
        self._change = change
        self._moving = tuple(moving)
        self.copies = False
        """Whether what is dragged stays where it is, and a copy of it lands."""
        self.place: Place | None = None
        self.refusal: str | None = None
        self.sentence = ""

    def aim(self, place: Place | None, x: float) -> None:
        """The drop would be at `place` now, the pointer at `x`."""
        if place is None:
            self.clear()
            return
        if place == self.place:
            self._show(x)
            return
        self.place = place
        self._bench.picture.end_preview()
        self._bench.picture.hide(self.leaving)
        self.refusal = self._bench.why_refused(lambda draft: self._change(draft, place, self.choices[0]))
        choice = self.choices[0] if len(self.choices) == 1 else None
        own = self.leaving[0] if self.leaving else None
        self.sentence = self.refusal or landing(self._bench.project, place, choice, own)
        if self.copies and self.refusal is None:
            self.sentence = _("Copy: {where}", where=self.sentence)
        self._bench.surface.say(self.sentence)
        self._show(x)
        self._bench.surface.when_still(self.preview)

    @property
    def choices(self) -> tuple[Choice | None, ...]:
        """The channels or roles the drop could mean, never empty: None stands for none, or for what it has."""
        if self.place is None:
            return (None,)
        return choices(self._bench.project, self.place, self._bench.recent, self._moving)

    @property
    def leaving(self) -> tuple[TouchpointId, ...]:
        """The cards that leave their place."""
        return () if self.copies else self._moving

    def preview(self) -> None:
        """Show the map as it would be, with the target where the layout puts the card."""
        self._bench.surface.when_still(None)
        place = self.place
        if place is None or self.refusal is not None or not self._bench.picture.is_quick:
            return
        draft = self._bench.document.scratch()
        try:
            made = self._change(draft, place, self.choices[0])
        except Refusal:
            return
        lands = self.leaving or _landed(made)
        self._bench.picture.preview(draft.project, draft.delta(), lands)
        self._bench.overlay.hide("footprint")
        rects = [self._bench.plan.cards[one].rect for one in lands if one in self._bench.plan.cards]
        self._bench.overlay.show("target", *((rect, self._target(rect)) for rect in rects), zoom=self._zoom)

    def choose(self, at: QPoint | None, then: Callable[[Choice | None], None]) -> None:
        """Call `then` with the channel or role meant: at once when there is one, else when a menu was answered."""
        found = self.choices
        if len(found) == 1:
            then(found[0])
            return
        by_owner = self.place is not None and self.place.lane is not None and self.place.lane.pivot == "owners"
        menu = QMenu()
        menu.setObjectName("which-role" if by_owner else "which-channel")
        menu.addSection(_("Who answers?") if by_owner else _("Which channel?"))
        for choice in found:
            menu.addAction(self._answer(menu, choice, then))
        self._bench.surface.pop(menu, at)
        menu.setActiveAction(menu.actions()[1])

    def clear(self) -> None:
        """Show nothing, and the map as it is."""
        self._bench.surface.when_still(None)
        self.place = None
        self.refusal = None
        self.sentence = ""
        self._bench.overlay.hide("target")
        self._bench.surface.hush()
        self._bench.picture.end_preview()
        self._bench.picture.hide(())

    def _answer(self, menu: QMenu, choice: Choice | None, then: Callable[[Choice | None], None]) -> QAction:
        action = QAction(QIcon(), name(self._bench.project, choice).replace("&", "&&"), menu)

        def answer() -> None:
            self._bench.used(choice)
            then(choice)

        action.triggered.connect(answer)
        return action

    @property
    def _zoom(self) -> float:
        return self._bench.surface.zoom

    def _target(self, rect: Rect) -> tuple[Shape, ...]:
        measurer = self._bench.picture.subject.measurer
        return marks.target(rect, self.sentence, self._zoom, measurer, self.refusal is not None)

    def _show(self, x: float) -> None:
        if self.place is None or (self._bench.picture.is_preview and self.refusal is None):
            return
        rect = target_rect(self._bench.plan, self.place, x)
        self._bench.overlay.show("target", (rect, self._target(rect)), zoom=self._zoom)


def _landed(made: object) -> tuple[TouchpointId, ...]:
    """The touchpoints that a change says it made: one, or the ids of several."""
    if isinstance(made, tuple):
        return made
    return (TouchpointId(made.id),) if isinstance(made, Touchpoint) else ()
