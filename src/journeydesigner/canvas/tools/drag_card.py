"""Drags cards, or copies of them, to another stage, order or lane: ghost, target with its sentence, refusal."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeyEvent

from journeydesigner.canvas import hovering, marks
from journeydesigner.canvas.bench import Bench, HeaderMarks
from journeydesigner.canvas.places import Choice, Place, place_at
from journeydesigner.canvas.placing import add_alternative, order_of, put
from journeydesigner.canvas.pointer import Pointer
from journeydesigner.canvas.sentences import name
from journeydesigner.canvas.tools.base import Tool
from journeydesigner.canvas.tools.drop import DropGuide
from journeydesigner.editor.edits.pasting import duplicate
from journeydesigner.i18n import N_, _, message
from journeydesigner.layout.drawing import Part
from journeydesigner.model import Draft
from journeydesigner.model.values import ChannelId, TouchpointId

COPIES = Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ControlModifier
"""Held while dragging, either makes copies: many window managers keep Alt and the mouse to themselves."""
GHOSTS = 12
"""Cards shown in the air at most; the others of a large selection come along unseen."""


class DragCard(Tool):
    """The grabbed card, and with it the others that are selected."""

    cursor = Qt.CursorShape.ClosedHandCursor

    def __init__(self, bench: Bench, start: Pointer, grabbed: TouchpointId) -> None:
        super().__init__(bench)
        self._start = self._last = start
        others = (i for i in bench.selection.ids if i != grabbed and i in bench.plan.cards)
        self._cards = (grabbed, *(TouchpointId(i) for i in others))
        self._guide = DropGuide(bench, self._change, self._cards)
        rect = bench.plan.cards[grabbed].rect
        self._alternative: ChannelId | None = None
        self._below = rect.bottom - start.scene.y()
        self._grip = rect.x + rect.w / 2 - start.scene.x(), rect.y + rect.h / 2 - start.scene.y()

    def enter(self) -> None:
        """Lift the cards: a footprint stays, the ghost comes along."""
        super().enter()
        bench, cards = self.bench, self.bench.plan.cards
        ghosts = [
            Part("lifted", None, cards[i].rect.grown(20), marks.lifted(cards[i].rect)) for i in self._cards[:1]
        ]
        for id_ in reversed(self._cards[:GHOSTS]):
            ghosts += bench.picture.parts_of(f"card:{id_}")
        bench.overlay.show_parts("ghost", ghosts)
        self._show_footprint()
        bench.overlay.hide("hover", "selection", "focus", "links")

    def move(self, pointer: Pointer) -> None:
        """Take the ghost along and aim."""
        self._last = pointer
        self._copy_if(bool(pointer.modifiers & COPIES))
        by = pointer.scene - self._start.scene
        self.bench.overlay.move("ghost", by.x(), by.y())
        self._alternative = self._channel_beside(pointer)
        if self._alternative is not None:
            self._aim_at_header(self._alternative, pointer)
            return
        self.bench.mark_headers()
        x, y = pointer.scene.x() + self._grip[0], pointer.scene.y()
        place = place_at(self.bench.picture.standing, self.bench.project, x, y, self._guide.leaving)
        self._guide.aim(place, x)
        self._explain(pointer.at)
        self.bench.surface.scroll_near_edge(pointer.at)

    def release(self, pointer: Pointer) -> None:
        """Write it, or say why not; beside the stages nothing happens."""
        if self._guide.copies != bool(pointer.modifiers & COPIES):
            self.move(pointer)
        if self._alternative is not None:
            self._add_alternative(self._alternative, pointer)
            return
        place, refusal = self._guide.place, self._guide.refusal
        if place is None or refusal is not None:
            self.bench.rest()
            if refusal is not None:
                self.bench.refuse(refusal, pointer.at)
            return
        self._guide.choose(pointer.at, lambda choice: self._drop(place, choice, pointer.at))
        if isinstance(self.bench.tool, DragCard):
            self.bench.rest()

    def key(self, event: QKeyEvent) -> bool:
        """Esc returns the cards; what copies is heard at once; other keys wait until the drag is over."""
        super().key(event)
        if event.key() in (Qt.Key.Key_Alt, Qt.Key.Key_Control):
            self.move(replace(self._last, modifiers=COPIES))
        return True

    def leave(self) -> None:
        """Put the map back as it is in the document."""
        self._guide.clear()
        self.bench.mark_headers()
        self.bench.surface.stop_scrolling()
        self.bench.overlay.hide("ghost", "footprint")
        self.bench.overlay.move("ghost", 0, 0)

    # -- copies

    def _copy_if(self, copies: bool) -> None:
        """The cards stay and copies are dragged, or they are dragged themselves."""
        if copies == self._guide.copies:
            return
        self._guide.clear()
        self._guide.copies = copies
        if copies:
            self.bench.overlay.hide("footprint")
        else:
            self._show_footprint()

    def _show_footprint(self) -> None:
        bench = self.bench
        rects = [bench.plan.cards[i].rect for i in self._cards]
        pieces = ((rect, marks.footprint(rect)) for rect in rects)
        bench.overlay.show("footprint", *pieces, zoom=bench.surface.zoom)

    # -- on a lane header: one more channel

    def _channel_beside(self, pointer: Pointer) -> ChannelId | None:
        if pointer.at.x() >= 0:
            return None
        return hovering.channel_at(self.bench, pointer)

    def _aim_at_header(self, channel: ChannelId, pointer: Pointer) -> None:
        bench = self.bench
        self._guide.clear()
        bench.picture.hide(self._cards)
        bench.surface.stop_scrolling()
        refusal = bench.why_refused(lambda draft: add_alternative(draft, self._cards[0], channel))
        bench.mark_headers(HeaderMarks(lit=frozenset({channel}), refused=refusal is not None))
        words = {"name": name(bench.project, self._cards[0]), "channel": name(bench.project, channel)}
        sentence = refusal or _("{name} also by {channel}", **words)
        bench.surface.set_pointer(Qt.CursorShape.ForbiddenCursor if refusal else self.cursor)
        bench.surface.bubble(sentence, pointer.at, refusal is not None)
        bench.surface.say(sentence)

    def _add_alternative(self, channel: ChannelId, pointer: Pointer) -> None:
        bench = self.bench
        bench.rest()
        words = {"name": name(bench.project, self._cards[0]), "channel": name(bench.project, channel)}
        label = message(N_("{name} also by {channel}"), **words)
        bench.edit(label, lambda draft: add_alternative(draft, self._cards[0], channel), pointer.at)

    def _drop(self, place: Place, choice: Choice | None, at: QPoint) -> None:
        bench = self.bench
        copies = self._guide.copies
        if len(self._cards) > 1:
            label = message(
                N_("Duplicate {count} elements") if copies else N_("Move {count} touchpoints"),
                count=len(self._cards),
            )
        else:
            only = name(bench.project, self._cards[0])
            label = message(N_("Duplicate {name}") if copies else N_("Move {name}"), name=only)
        made = bench.land(label, lambda draft: self._change(draft, place, choice), at)
        if copies and made:
            bench.selection.set([*made[1:], made[0]])

    def _change(self, draft: Draft, place: Place, choice: Choice | None) -> tuple[TouchpointId, ...]:
        """Carry it out; the cards that were put, the grabbed one or its copy first."""
        cards = self._cards
        if self._guide.copies:
            order = sorted(cards, key=lambda one: order_of(draft, one))
            twin = dict(zip(order, duplicate(draft, cards), strict=True))
            cards = tuple(TouchpointId(twin[one]) for one in cards)
        put(draft, cards, place, choice)
        return cards

    def _explain(self, at: QPoint) -> None:
        """The words below the ghost, which may hide the target."""
        refused = self._guide.refusal is not None
        taken = Qt.CursorShape.DragCopyCursor if self._guide.copies else self.cursor
        shape = Qt.CursorShape.ForbiddenCursor if refused else taken
        self.bench.surface.set_pointer(shape)
        if self._guide.sentence:
            below = QPoint(at.x() - 18, at.y() + round(self._below * self.bench.surface.zoom) - 8)
            self.bench.surface.bubble(self._guide.sentence, below, refused)
        else:
            self.bench.surface.hush()
