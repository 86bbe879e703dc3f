"""Takes what is dragged from the palette: lights what would take it, says what would be written, and writes it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QPoint, Qt

from journeydesigner.canvas import hovering, marks
from journeydesigner.canvas.bench import Bench, HeaderMarks
from journeydesigner.canvas.commands import Commands
from journeydesigner.canvas.hits import hit
from journeydesigner.canvas.places import Choice, Place, body_extent, cell_rect, lane_at, place_at, place_in
from journeydesigner.canvas.placing import add, answer_in_lane
from journeydesigner.canvas.pointer import Pointer
from journeydesigner.canvas.sentences import name
from journeydesigner.canvas.tools.base import Tool
from journeydesigner.canvas.tools.drag_stage import border_near, show_border
from journeydesigner.canvas.tools.drop import DropGuide
from journeydesigner.editor.edits.linking import set_bridge_owner
from journeydesigner.editor.edits.placing import Spot, move_touchpoint
from journeydesigner.editor.payload import Payload
from journeydesigner.i18n import N_, _, message
from journeydesigner.layout.drawing import Rect
from journeydesigner.layout.plan import Lane
from journeydesigner.model import Channel, Draft, Id, Transition
from journeydesigner.model.values import ChannelId, RoleId, TouchpointId, TransitionId

Act = Callable[[], None]


class DropPayload(Tool):
    """While something is dragged over the canvas. `is_welcome` tells whether a drop here would do something."""

    def __init__(self, bench: Bench, commands: Commands, payload: Payload) -> None:
        super().__init__(bench)
        self._commands = commands
        self.payload = payload
        self._guide = DropGuide(bench, self._make)
        self._act: Act | None = None
        self._refusal: str | None = None

    @property
    def is_welcome(self) -> bool:
        """Whether a drop here would be carried out."""
        return self._act is not None and self._refusal is None

    def move(self, pointer: Pointer) -> None:
        """Aim at what is under the pointer."""
        self._act, self._refusal = None, None
        if self.payload.kind == "stage":
            self._aim_stage(pointer)
        elif self.payload.kind == "role":
            self._aim_role(pointer)
        elif self.payload.kind == "channel":
            self._aim_channel(pointer)
        else:
            self._aim_place(pointer)
        self._explain(pointer.at)
        self.bench.surface.scroll_near_edge(pointer.at)

    def release(self, pointer: Pointer) -> None:
        """Carry it out, or say why not."""
        act, refusal = self._act, self._refusal
        self.bench.rest()
        if refusal is not None:
            self.bench.refuse(refusal, pointer.at)
        elif act is not None:
            act()

    def leave(self) -> None:
        """Put the lights out."""
        self._guide.clear()
        self.bench.surface.stop_scrolling()
        self.bench.mark_headers()
        self.bench.overlay.hide("lit")

    # -- a new stage

    def _aim_stage(self, pointer: Pointer) -> None:
        bench = self.bench
        if bench.journey is None:
            self._refusal = _("There is no journey to put it into.")
            return
        before, x = border_near(bench.plan, pointer.scene.x())
        show_border(bench, x, others=True)
        bench.mark_headers(HeaderMarks(x=x, borders=True))
        words = (
            _("New stage before {name}", name=name(bench.project, before)) if before else _("New stage at the end")
        )
        self._hint(words, pointer.at)
        self._act = partial(self._commands.add_stage_before, before)

    # -- a new touchpoint or action

    def _aim_place(self, pointer: Pointer) -> None:
        bench = self.bench
        if not bench.plan.columns and bench.journey is not None:
            self._hint(_("New stage with its first touchpoint"), pointer.at)
            self._act = (
                self._commands.add_action if self.payload.kind == "action" else self._commands.add_touchpoint
            )
            return
        self._aim_at(place_at(bench.picture.standing, bench.project, *_xy(pointer)), pointer)

    def _aim_at(self, place: Place | None, pointer: Pointer) -> None:
        bench, zoom = self.bench, self.bench.surface.zoom
        self._guide.aim(place, pointer.scene.x())
        if place is None:
            bench.overlay.hide("lit")
            self._hint(_("Drop it below a stage."), pointer.at)
            return
        self._refusal = self._guide.refusal
        cell = cell_rect(bench.picture.standing, place)
        if cell is not None and not bench.picture.is_preview:
            bench.overlay.show("lit", (cell, marks.lit_cell(cell, zoom, self._refusal is not None)), zoom=zoom)
        else:
            bench.overlay.hide("lit")
        if zoom < marks.WORDS_FROM:
            bench.surface.bubble(self._guide.sentence, pointer.at)
        self._act = partial(self._write, place, self._guide.choices, pointer.at)

    def _write(self, place: Place, found: tuple[Choice | None, ...], at: QPoint) -> None:
        by_owner = place.lane is not None and place.lane.pivot == "owners"
        if len(found) > 1 and (by_owner or self.payload.kind == "touchpoint"):
            guide = DropGuide(self.bench, self._make)
            guide.place = place
            guide.choose(at, lambda choice: self._finish(place, choice, at))
        else:
            self._finish(place, found[0], at)

    def _finish(self, place: Place, choice: Choice | None, at: QPoint) -> None:
        label = message(N_("Add an action") if self.payload.kind == "action" else N_("Add a touchpoint"))
        made = self.bench.edit(label, lambda draft: self._make(draft, place, choice), at)
        if made is not None:
            self.bench.used(choice)
            self.bench.selection.set([made])
            self.bench.surface.rename(made)

    def _make(self, draft: Draft, place: Place, choice: Choice | None) -> Id:
        if self.payload.kind == "channel":
            own = ChannelId(self.payload.id) if self.payload.id is not None else None
            made = add(draft, Place(place.stage, place.number, place.before, place.after), own).id
            answer_in_lane(draft, TouchpointId(made), place, choice)
            return made
        return add(draft, place, choice, behind=self.payload.kind == "action").id

    # -- a channel

    def _aim_channel(self, pointer: Pointer) -> None:
        bench = self.bench
        channel = bench.project.one(Channel, self.payload.id)
        if channel is None:
            self._refusal = _("That channel is no longer in the library.")
            return
        found = hit(bench.picture, *_xy(pointer), bench.surface.zoom)
        if pointer.area == "map" and found.kind == "card" and not bench.picture.is_preview:
            self._guide.clear()
            self._aim_channel_at_card(TouchpointId(found.id), channel, pointer)  # type: ignore[arg-type]
        elif pointer.area == "lanes":
            self._guide.clear()
            y = pointer.scene.y()
            lane = lane_at(bench.plan, y) if y <= body_extent(bench.plan)[1] else None
            self._aim_channel_at_lane(lane, channel, pointer)
        elif not bench.plan.columns:
            self._refusal = _("Add a stage first, then a touchpoint by this channel.")
        else:
            self._aim_at(place_at(bench.picture.standing, bench.project, *_xy(pointer)), pointer)
            self._name_the_channel(channel, pointer)

    def _name_the_channel(self, channel: Channel, pointer: Pointer) -> None:
        if self._act is not None and self._refusal is None:
            words = _("New touchpoint by {channel}", channel=name(self.bench.project, channel.id))
            self._hint(words, pointer.at)

    def _aim_channel_at_card(self, card: TouchpointId, channel: Channel, pointer: Pointer) -> None:
        project = self.bench.project
        touchpoint = project.get(card)
        stage = touchpoint.stage  # type: ignore[union-attr]
        spot = Spot(stage, card, ChannelId(channel.id))
        self._refusal = self.bench.why_refused(lambda draft: move_touchpoint(draft, card, spot))
        self._catch(card)
        words = {"name": name(project, card), "channel": name(project, channel.id)}
        self._hint(_("{name} by {channel}", **words), pointer.at)
        self._act = partial(self._commands.move_to_channel, card, ChannelId(channel.id))

    def _aim_channel_at_lane(self, lane: Lane | None, channel: Channel, pointer: Pointer) -> None:
        """On the headers: a touchpoint by this channel in the stage selected, or in the last one.

        Below all headers, the channel gets the lane it has not yet.
        """
        bench = self.bench
        if bench.plan.view.pivot == "owners":
            self._refusal = _("Here each lane is a unit: drop the channel on a card or in a stage.")
            return
        if lane is not None and lane.group != channel.nature:
            self._refusal = _("This lane is of another nature than the channel.")
            return
        selected = next((c for c in bench.plan.columns if c.stage in bench.selection), None)
        column = selected or bench.plan.columns[-1]
        place = place_in(bench.plan, bench.project, column, lane, column.x + column.w - 1)
        bench.mark_headers(HeaderMarks(lit=frozenset(lane.channels if lane is not None else ())))
        words = {"channel": name(bench.project, channel.id), "stage": name(bench.project, column.stage)}
        self._hint(_("New touchpoint by {channel} in {stage}", **words), pointer.at)
        self._act = partial(self._finish, place, ChannelId(channel.id), pointer.at)

    # -- a role

    def _aim_role(self, pointer: Pointer) -> None:
        bench = self.bench
        target = self._owned_at(pointer)
        role = RoleId(self.payload.id) if self.payload.id is not None else None
        if role is None or role not in bench.project:
            self._refusal = _("That role is no longer in the library.")
            return
        self._light(target)
        if target is None:
            self._hint(_("Drop it on a touchpoint, a stage or a bridge: the role answers for it."), pointer.at)
            return
        words = {"owner": name(bench.project, role), "name": name(bench.project, target)}
        self._hint(_("{owner} answers for {name}", **words), pointer.at)
        if isinstance(bench.project.get(target), Transition):
            label = message(N_("{owner} answers for {name}"), **words)
            bridge = TransitionId(target)
            self._act = lambda: self._edit(label, lambda draft: set_bridge_owner(draft, bridge, role))
        else:
            self._act = lambda: self._commands.assign(self._all_meant(target), role)

    def _owned_at(self, pointer: Pointer) -> Id | None:
        if pointer.area != "map":
            return hovering.stage_or_channel(self.bench, pointer) if pointer.area == "stages" else None
        found = hit(self.bench.picture, *_xy(pointer), self.bench.surface.zoom)
        return found.id if found.kind in ("card", "bridge", "link") else None

    def _all_meant(self, target: Id) -> tuple[Id, ...]:
        """A drop on one of several selected cards means all of them."""
        plan, selected = self.bench.plan, self.bench.selection.ids
        if target in selected and target in plan.cards:
            return tuple(i for i in selected if i in plan.cards)
        return (target,)

    def _light(self, target: Id | None) -> None:
        bench = self.bench
        is_stage = target is not None and target not in bench.plan.cards and target not in bench.plan.links
        bench.mark_headers(HeaderMarks(lit=frozenset({target}) if is_stage and target else frozenset()))
        self._catch(target)

    # -- helpers

    def _explain(self, at: QPoint) -> None:
        shape = Qt.CursorShape.DragCopyCursor if self._refusal is None else Qt.CursorShape.ForbiddenCursor
        self.bench.surface.set_pointer(shape)
        if self._refusal is not None:
            self.bench.surface.bubble(self._refusal, at, refused=True)

    def _catch(self, target: Id | None) -> None:
        bench, zoom = self.bench, self.bench.surface.zoom
        if target in bench.plan.cards:
            rect = bench.plan.cards[TouchpointId(target)].rect  # type: ignore[arg-type]
        elif target in bench.plan.links:
            x, y = bench.plan.links[TransitionId(target)].mark  # type: ignore[arg-type]
            rect = Rect(x, y, 0, 0).grown(12)
        else:
            bench.overlay.hide("lit")
            return
        bench.overlay.show("lit", (rect, marks.caught(rect, zoom, self._refusal is not None)), zoom=zoom)

    def _hint(self, words: str, at: QPoint) -> None:
        self.bench.surface.bubble(words, at)
        self.bench.surface.say(words)

    def _edit(self, label: object, change: Callable[[Draft], object]) -> None:
        self.bench.edit(label, change)  # type: ignore[arg-type]


def _xy(pointer: Pointer) -> tuple[float, float]:
    return pointer.scene.x(), pointer.scene.y()
