"""The tool at rest: shows what is under the pointer, selects it, and hands over to the tool that a drag means."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from journeydesigner.canvas import hovering
from journeydesigner.canvas.bench import Bench
from journeydesigner.canvas.commands import Commands
from journeydesigner.canvas.focus import focus_on
from journeydesigner.canvas.hits import GROUND, Hit, hit
from journeydesigner.canvas.keys import KEYS
from journeydesigner.canvas.places import column_at, lane_at
from journeydesigner.canvas.pointer import Pointer
from journeydesigner.canvas.tools.base import Tool
from journeydesigner.canvas.tools.drag_card import DragCard
from journeydesigner.canvas.tools.drag_lane import DragLane
from journeydesigner.canvas.tools.drag_stage import DragStage
from journeydesigner.canvas.tools.draw_link import DrawLink
from journeydesigner.canvas.tools.marquee import Marquee
from journeydesigner.canvas.tools.pan import Pan
from journeydesigner.canvas.tools.press import Press
from journeydesigner.model import Id, Transition
from journeydesigner.model.channel import Nature
from journeydesigner.model.values import TouchpointId, TransitionId

CURSORS = {
    "port": Qt.CursorShape.CrossCursor,
    "bridge": Qt.CursorShape.PointingHandCursor,
    "card": Qt.CursorShape.OpenHandCursor,
    "link": Qt.CursorShape.PointingHandCursor,
    "tag": Qt.CursorShape.PointingHandCursor,
    "arrow": Qt.CursorShape.PointingHandCursor,
    "end": Qt.CursorShape.SizeAllCursor,
    "invitation": Qt.CursorShape.PointingHandCursor,
    "note": Qt.CursorShape.PointingHandCursor,
    "ribbon": Qt.CursorShape.ArrowCursor,
    "ground": Qt.CursorShape.ArrowCursor,
}


class Select(Tool):
    """Selecting and hovering."""

    def __init__(self, bench: Bench, commands: Commands) -> None:
        super().__init__(bench)
        self._commands = commands
        self._hovered = GROUND

    @property
    def is_busy(self) -> bool:
        """Never: any edit may come."""
        return False

    def enter(self) -> None:
        """Show selection and focus."""
        super().enter()
        hovering.show_selection(self.bench)

    def leave(self) -> None:
        """Another tool takes over: no hover any more."""
        hovering.show_hover(self.bench, GROUND)

    def gone(self) -> None:
        """Nothing is under the pointer."""
        self._hovered = GROUND
        hovering.show_hover(self.bench, GROUND)
        self.bench.mark_headers()

    # -- pointer

    def press(self, pointer: Pointer) -> None:
        """Select what is there, and wait for what the press means."""
        self.bench.surface.hush()
        self._commands.going.has_gone = False
        if pointer.button == Qt.MouseButton.MiddleButton:
            self.bench.use(Pan(self.bench, pointer))
        elif pointer.button == Qt.MouseButton.LeftButton:
            {"map": self._press_map, "stages": self._press_stages, "lanes": self._press_lanes}[pointer.area](
                pointer
            )

    def move(self, pointer: Pointer) -> None:
        """Show what is under the pointer."""
        if pointer.area != "map":
            self._hovered = GROUND
            hovering.show_hover(self.bench, GROUND)
            self.bench.surface.set_pointer(hovering.header_cursor(self.bench, pointer))
            return
        found = self._hit(pointer)
        if found != self._hovered:
            self.bench.surface.hush()
        self._hovered = found
        hovering.show_hover(self.bench, found)
        hovering.show_lively(self.bench, pointer.scene.x())
        self.bench.surface.set_pointer(self._cursor_for(self._hovered))

    def double(self, pointer: Pointer) -> None:
        """Rename what is there, ask for the bridge of a link; make a touchpoint in an empty cell."""
        if pointer.button != Qt.MouseButton.LeftButton or self._commands.going.has_gone:
            return
        nature = self.bench.surface.header_nature(pointer)
        if nature is not None:  # the second of two quick clicks
            self._press_chevron(pointer, nature)
            return
        found = self._element_at(pointer)
        if found is not None:
            self._commands.rename(found)
            return
        there = self._hit(pointer) if pointer.area == "map" else None
        if there is None:
            return
        if there.note is not None:
            self._commands.notes.edit(there.note)
        elif there.kind == "tag":
            self._go_along(there)
        elif there.kind == "ribbon":
            self._commands.notes.add_at(pointer)
        elif there.kind == "ground":
            self._commands.add_at(pointer)

    def key(self, event: QKeyEvent) -> bool:
        """The keys of the canvas."""
        if event.key() == Qt.Key.Key_Escape:
            if self.bench.escape():
                return True
            if not self.bench.selection.ids:
                return False
            self.bench.selection.clear()
            return True
        command = KEYS.get((event.key(), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier))
        if command is None:
            return False
        command(self._commands)
        return True

    # -- what a press means

    def _press_map(self, pointer: Pointer) -> None:
        found = self._hit(pointer)
        {
            "port": self._press_port,
            "end": self._press_end,
            "bridge": self._press_bridge,
            "card": self._press_card,
            "link": self._press_link,
            "tag": self._press_link,
            "arrow": self._press_arrow,
            "invitation": self._press_invitation,
            "note": self._press_note,
            "ribbon": self._press_ground,
            "ground": self._press_ground,
        }[found.kind](pointer, found)

    def _press_port(self, pointer: Pointer, found: Hit) -> None:
        source = TouchpointId(found.id)  # type: ignore[arg-type]
        self._wait(pointer, lambda: DrawLink(self.bench, source), lambda _: self._commands.next.after_card(source))

    def _press_end(self, pointer: Pointer, found: Hit) -> None:
        link = self.bench.project.one(Transition, found.id)
        if link is not None:
            moved = TransitionId(link.id)
            self._wait(pointer, lambda: DrawLink(self.bench, link.from_, moved))

    def _press_bridge(self, pointer: Pointer, found: Hit) -> None:
        self._pick(pointer, found)
        self._wait(pointer, None, lambda at: self._commands.choose_bridge(TransitionId(found.id), at.at))  # type: ignore[arg-type]

    def _press_card(self, pointer: Pointer, found: Hit) -> None:
        bench = self.bench
        card = TouchpointId(found.id)  # type: ignore[arg-type]
        was_selected = card in bench.selection
        bench.focus = focus_on(bench.plan, card) or bench.focus  # its thought may have had it
        if pointer.adds:
            bench.selection.toggle(card)
        elif not was_selected:
            bench.selection.set([card])
        else:
            bench.selection.set([*(i for i in bench.selection.ids if i != card), card])

        def click(at: Pointer) -> None:
            if was_selected and not at.adds:
                bench.selection.set([card])

        self._wait(pointer, lambda: DragCard(bench, pointer, card), click)

    def _press_link(self, pointer: Pointer, found: Hit) -> None:
        self._pick(pointer, found)
        self._wait(pointer, lambda: Marquee(self.bench, pointer))

    def _press_arrow(self, pointer: Pointer, found: Hit) -> None:
        self._pick(pointer, found)
        self._wait(pointer, None, lambda _: self._go_along(found))

    def _press_invitation(self, pointer: Pointer, found: Hit) -> None:  # noqa: ARG002
        self._wait(pointer, None, lambda at: self._commands.add_at(at, invited=True))

    def _press_note(self, pointer: Pointer, found: Hit) -> None:
        if found.note is not None:
            self._commands.notes.focus(found.note, pointer.adds)
            self._wait(pointer, lambda: Marquee(self.bench, pointer))

    def _press_ground(self, pointer: Pointer, found: Hit) -> None:  # noqa: ARG002
        def click(at: Pointer) -> None:
            if not at.adds:
                self.bench.selection.clear()
            self._commands.walk.focus_cell(at)

        self._wait(pointer, lambda: Marquee(self.bench, pointer), click)

    def _press_stages(self, pointer: Pointer) -> None:
        border = hovering.border_at(self.bench, pointer)
        column = column_at(self.bench.plan, pointer.scene.x())
        if border is not None and hovering.is_on_plus(self.bench, pointer, border):
            drag = partial(DragStage, self.bench, column.stage) if column is not None else None
            self._wait(pointer, drag, lambda _: self._commands.add_stage_before(border.before))
        elif column is not None:
            self._pick(pointer, Hit("card", column.stage))
            self._wait(pointer, lambda: DragStage(self.bench, column.stage))

    def _press_chevron(self, pointer: Pointer, nature: Nature) -> None:
        def let_go(at: Pointer) -> None:
            if self.bench.surface.header_nature(at) == nature:
                self._commands.sharing.turn(nature)

        self._wait(pointer, None, let_go)

    def _press_lanes(self, pointer: Pointer) -> None:
        nature = self.bench.surface.header_nature(pointer)
        if nature is not None:
            self._press_chevron(pointer, nature)
            return
        lane = lane_at(self.bench.plan, pointer.scene.y())
        if lane is None or not lane.channels:
            return
        channel = hovering.channel_at(self.bench, pointer) or lane.channels[0]
        self._pick(pointer, Hit("card", channel))
        self._wait(pointer, lambda: DragLane(self.bench, lane))

    # -- helpers

    def _go_along(self, tag: Hit) -> None:
        self._commands.going.along(TransitionId(tag.id), tag.at_source)  # type: ignore[arg-type]

    def _wait(
        self,
        pointer: Pointer,
        drag: Callable[[], Tool] | None,
        click: Callable[[Pointer], None] | None = None,
    ) -> None:
        self.bench.use(Press(self.bench, pointer, drag, click))

    def _pick(self, pointer: Pointer, found: Hit) -> None:
        if found.id is None:
            return
        if pointer.adds:
            self.bench.selection.toggle(found.id)
        else:
            self.bench.selection.set([found.id])

    def _hit(self, pointer: Pointer) -> Hit:
        selection = self.bench.selection
        port = self._hovered.id if self._hovered.kind in ("card", "port") else None
        if port is None and len(selection.ids) == 1:
            port = selection.current
        x, y = pointer.scene.x(), pointer.scene.y()
        return hit(self.bench.picture, x, y, self.bench.surface.zoom, port, selection.current)

    def _cursor_for(self, found: Hit) -> Qt.CursorShape:
        return CURSORS[found.kind]

    def _element_at(self, pointer: Pointer) -> Id | None:
        if pointer.area != "map":
            return hovering.stage_or_channel(self.bench, pointer)
        found = self._hit(pointer)
        return found.id if found.kind in ("card", "port", "link") else None
