"""Everything the canvas can do to what is selected: for keys, menus and the window's actions alike."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QPoint

from journeydesigner.canvas.bench import Bench
from journeydesigner.canvas.copying import Copying
from journeydesigner.canvas.focus import column_of, focus_on, lane_of, settled
from journeydesigner.canvas.going import Going
from journeydesigner.canvas.next_step import NextStep
from journeydesigner.canvas.note_commands import NoteCommands
from journeydesigner.canvas.places import (
    Choice,
    Place,
    choices,
    end_of,
    place_at,
    place_in,
)
from journeydesigner.canvas.placing import add
from journeydesigner.canvas.pointer import Pointer
from journeydesigner.canvas.sharing import Sharing
from journeydesigner.canvas.stage_zoom import StageZoom
from journeydesigner.canvas.stepping import place_of
from journeydesigner.canvas.tools.drop import DropGuide
from journeydesigner.canvas.tools.link_by_keys import LinkByKeys
from journeydesigner.canvas.tools.move_by_keys import MoveByKeys
from journeydesigner.canvas.tools.pan import Pan
from journeydesigner.canvas.walking import Walk
from journeydesigner.editor.edits.beginning import begin_in_cell
from journeydesigner.editor.edits.deeds import bridged, in_channel, on_layer, owned, removal
from journeydesigner.editor.edits.placing import add_stage
from journeydesigner.i18n import N_, _, message, plural
from journeydesigner.model import Channel, Draft, Id, Journey, Stage, Touchpoint, Transition
from journeydesigner.model.channel import Nature
from journeydesigner.model.journey import Layer, Mechanism
from journeydesigner.model.project import LIBRARIES
from journeydesigner.model.values import ChannelId, RoleId, StageId, TouchpointId, TransitionId


class Commands:
    """The verbs of the canvas. Each edit is one undo step; a refusal is said and changes nothing."""

    def __init__(self, bench: Bench) -> None:
        self._bench = bench
        self.walk: Walk = Walk(bench)
        self.copies: Copying = Copying(bench)
        self.next: NextStep = NextStep(bench)
        self.notes: NoteCommands = NoteCommands(bench)
        self.stages: StageZoom = StageZoom(bench)
        self.going: Going = Going(bench)
        self.sharing: Sharing = Sharing(bench)

    # -- adding

    def add_stage(self) -> None:
        """Add a stage after the one in focus, or at the end, and let its name be typed."""
        plan, focus = self._bench.plan, self._bench.focus
        column = column_of(plan, focus)
        following = focus.column + 1 if column is not None else len(plan.columns)
        self.add_stage_before(plan.columns[following].stage if following < len(plan.columns) else None)

    def add_stage_before(self, before: StageId | None) -> None:
        """Add a stage before another one (None: at the end), and let its name be typed."""
        journey = self._bench.journey
        if journey is None:
            return
        made = self._bench.edit(message(N_("Add a stage")), lambda draft: add_stage(draft, journey, before))
        if made is not None:
            self._name(made.id)

    def add_touchpoint(self) -> None:
        """Add a touchpoint after the card in focus and in its lane, and let its name be typed."""
        place, choice = self._here()
        if place is None:
            self._add_first(behind=False)
        elif choice is not None or choices(self._bench.project, place, self._bench.recent) == (None,):
            self._add(place, choice, behind=False)
        else:
            guide = DropGuide(self._bench, lambda draft, there, chosen: add(draft, there, chosen))
            guide.place = place
            guide.choose(None, lambda chosen: self._add(place, chosen, behind=False))

    def add_action(self) -> None:
        """Add an action behind the scenes after the card in focus, and let its name be typed."""
        place, _channel = self._here()
        if place is None:
            self._add_first(behind=True)
        else:
            self._add(place, None, behind=True)

    def add_at(self, pointer: Pointer, invited: bool = False) -> None:
        """Add a touchpoint where the pointer is; the channel is asked for where the lane has several.

        Where a stage `invited` it, its lane is meant only if that is a channel: no layer or owner was chosen.
        """
        place = place_at(self._bench.plan, self._bench.project, pointer.scene.x(), pointer.scene.y())
        if place is None:
            if not self._bench.plan.columns:
                self._add_first(behind=False)
            return
        if invited and self._bench.plan.view.pivot != "channels":
            place = replace(place, lane=None)
        guide = DropGuide(self._bench, lambda draft, there, chosen: add(draft, there, chosen))
        guide.place = place
        guide.choose(pointer.at, lambda choice: self._add(place, choice, behind=False))

    # -- changing

    def edit_here(self) -> None:
        """Type the name or the text of what is selected; in an empty cell, make what belongs there.

        A link that has tags is gone along instead.
        """
        current = self._bench.selection.current
        if self.notes.edit_here() or self.going.from_here(current):
            return
        if current is not None:
            self.rename(current)
        elif self._bench.focus.card is None:
            self.add_touchpoint()

    def rename(self, element: Id) -> None:
        """Let the name of an element be typed in place; a link has none, its bridge is chosen instead."""
        found = self._bench.project.get(element)
        if isinstance(found, Touchpoint | Stage | Channel):
            self._bench.surface.rename(element)
        elif isinstance(found, Transition):
            self.choose_bridge(TransitionId(found.id))

    def remove(self, elements: Sequence[Id] | None = None) -> None:
        """Remove what is selected, links of cards included; what journeys share goes the way that asks first."""
        ids = tuple(elements if elements is not None else self._bench.selection.ids)
        if not ids or (elements is None and self.notes.remove_here()):
            return
        if any(isinstance(self._bench.project.get(id_), Journey) for id_ in ids):
            self._bench.surface.say(_("A whole journey is removed in the Journey menu, which asks first."))
            return
        shares = any(isinstance(self._bench.project.get(id_), LIBRARIES) for id_ in ids)
        if shares and self._bench.remove_shared is not None:
            self._bench.remove_shared(ids)
            return
        deed = removal(self._bench.project, ids)
        self._bench.edit(deed.label, deed.change)

    def move_to_channel(self, card: TouchpointId, channel: ChannelId | None) -> None:
        """Give a card another main channel, or none."""
        touchpoint = self._bench.project.one(Touchpoint, card)
        if touchpoint is None:
            return
        deed = in_channel(self._bench.project, touchpoint, channel)
        self._bench.edit(deed.label, deed.change)
        self._bench.used(channel)

    def move_to_layer(self, card: TouchpointId, layer: Layer) -> None:
        """Bring a card before or behind the scenes."""
        touchpoint = self._bench.project.one(Touchpoint, card)
        if touchpoint is not None:
            deed = on_layer(self._bench.project, touchpoint, layer)
            self._bench.edit(deed.label, deed.change)

    def assign(self, elements: Sequence[Id], role: RoleId | None) -> None:
        """Make a role answer for elements; None: nobody."""
        deed = owned(self._bench.project, elements, role)
        self._bench.edit(deed.label, deed.change)

    # -- linking

    def start_link(self) -> None:
        """Draw a link from the card in focus by keys; of a selected link, lead the end elsewhere."""
        selected = self._bench.project.one(Transition, self._bench.selection.current)
        if selected is not None:
            self._bench.use(LinkByKeys(self._bench, selected.from_, selected))
            return
        card = self._bench.focus.card
        if card is None:
            self._bench.refuse(_("Select a touchpoint first: the link begins there."))
        else:
            self.link_from(card)

    def link_from(self, card: TouchpointId) -> None:
        """Draw a link from a card by keys."""
        self._bench.use(LinkByKeys(self._bench, card))

    def choose_bridge(self, transition: TransitionId, at: QPoint | None = None) -> None:
        """Ask for the mechanism that carries the client across a passage."""
        from journeydesigner.canvas.menus import bridge_menu

        self._bench.surface.pop(bridge_menu(self._bench, self, transition), at)

    def choose_bridge_of_selection(self) -> None:
        """Ask for the bridge of the selected link."""
        link = self._bench.project.one(Transition, self._bench.selection.current)
        if link is not None:
            self.choose_bridge(TransitionId(link.id))
        else:
            self._bench.refuse(_("Select a link first: a bridge stands on it."))

    def bridge(self, transition: TransitionId, by: Mechanism | None) -> None:
        """Give a passage a bridge, or none."""
        deed = bridged(self._bench.project, transition, by)
        self._bench.edit(deed.label, deed.change)

    # -- tools and selection

    def start_move(self) -> None:
        """Move the card in focus by keys, with a preview."""
        card = self._bench.focus.card
        if card is None:
            self._bench.refuse(_("Select a touchpoint first: M moves it."))
            return
        others = (TouchpointId(i) for i in self._bench.selection.ids if i != card and i in self._bench.plan.cards)
        self._bench.use(MoveByKeys(self._bench, (card, *others)))

    def take_hand(self) -> None:
        """Take the hand that moves the map; H again lays it down."""
        self._bench.use(Pan(self._bench, stays=True))

    def isolate(self) -> None:
        """Dim what is not linked to the selection; again ends that."""
        self._bench.isolate()

    def select_all(self) -> None:
        """Select every card of the map."""
        self._bench.selection.set(self._bench.plan.cards)
        count = len(self._bench.selection.ids)
        self._bench.surface.say(plural("{n} element selected", "{n} elements selected", count))

    def select_channel(self, channel: ChannelId) -> None:
        """Select the cards whose main channel this is."""
        project = self._bench.project
        cards = [i for i in self._bench.plan.cards if project.all(Touchpoint)[i].channel == channel]
        self._bench.selection.set(cards)

    def fit_all(self) -> None:
        """Show the whole map."""
        self._bench.surface.fit_all()

    # -- inside

    def _here(self) -> tuple[Place | None, Choice | None]:
        """The place after the focus, and the channel or role that is meant there without asking."""
        bench, focus = self._bench, settled(self._bench.plan, self._bench.focus)
        plan, project = bench.plan, bench.project
        if not plan.columns:
            return None, None
        card = plan.cards.get(focus.card) if focus.card else None
        if card is not None:
            place = place_of(plan, project, card.touchpoint)
            own = project.one(Touchpoint, card.touchpoint)
            further = replace(place, after=card.touchpoint) if place else None
            return further, None if own is None else own.owner if plan.view.pivot == "owners" else own.channel
        column = column_of(plan, focus) or plan.columns[0]
        lane = lane_of(plan, focus)
        if lane is None:
            return end_of(project, column, None), None
        return place_in(plan, project, column, lane, column.x + column.w), None

    def _add(self, place: Place, choice: Choice | None, behind: bool) -> None:
        label = message(N_("Add an action") if behind else N_("Add a touchpoint"))
        made = self._bench.edit(label, lambda draft: add(draft, place, choice, behind))
        if made is not None:
            self._bench.used(choice)
            self._name(made.id)

    def begin_in_cell(self, number: int, nature: Nature) -> None:
        """The first touchpoint of an empty map, in its stage `number` (from 0) and a world; its name is next."""
        journey = self._bench.journey
        if journey is None:
            return
        label = message(N_("Add a stage with its first touchpoint"))
        made = self._bench.edit(label, lambda draft: begin_in_cell(draft, journey, number, nature))
        if made is not None:
            self._bench.used(made.channel)
            self._name(made.id)

    def _add_first(self, behind: bool) -> None:
        """A first stage with a first touchpoint in it, on a map that has none."""
        journey = self._bench.journey
        if journey is None:
            return

        def change(draft: Draft) -> Touchpoint:
            stage = add_stage(draft, journey)
            return add(draft, Place(StageId(stage.id), 1), None, behind)

        made = self._bench.edit(message(N_("Add a stage with its first touchpoint")), change)
        if made is not None:
            self._name(made.id)

    def _name(self, element: Id) -> None:
        self._bench.selection.set([element])
        self._bench.focus = focus_on(self._bench.plan, element) or self._bench.focus
        self._bench.surface.rename(element)
