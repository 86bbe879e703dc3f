"""What hands and keys do to the notes of the layers: write them where they stand, add one, take one away."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from journeydesigner.canvas.bench import Bench
from journeydesigner.canvas.focus import column_of, focus_on_note, note_in, ribbon_of
from journeydesigner.canvas.hits import ribbon_at
from journeydesigner.canvas.places import column_at
from journeydesigner.canvas.pointer import Pointer
from journeydesigner.canvas.sentences import name
from journeydesigner.editor.edits.fields import set_fields
from journeydesigner.editor.edits.steering import add_kpi, add_opportunity, add_pain_point
from journeydesigner.i18n import N_, Message, _, message
from journeydesigner.layout.drawing import Rect
from journeydesigner.layout.layers.shelves import AROUND, row_height
from journeydesigner.layout.plan import Card, Column, LayerName, Note, Ribbon
from journeydesigner.model import Draft, Entity, Id, Journey, Stage, Touchpoint
from journeydesigner.model.values import JourneyId, SystemId, TouchpointId

WRITTEN: Mapping[LayerName, str] = {
    "thoughts": "thought", "pains": "text", "opportunities": "text", "kpis": "name",
}  # fmt: skip
"""The field that is typed in place, by layer; notes of the others are changed in the inspector."""


class NoteCommands:
    """The verbs of notes. Each edit is one undo step."""

    def __init__(self, bench: Bench) -> None:
        self._bench = bench

    @property
    def here(self) -> Note | None:
        """The note that has the focus and stands for what is selected."""
        bench = self._bench
        note = note_in(bench.plan, bench.focus)
        return note if note is not None and bench.selection.ids == (note.element,) else None

    def focus(self, note: Note, adds: bool = False) -> None:
        """Select what a note is about, and put the focus on the note itself."""
        bench = self._bench
        if adds:
            bench.selection.toggle(note.element)
            return
        bench.focus = focus_on_note(bench.plan, note)
        bench.selection.set([note.element])
        bench.surface.announce()

    def edit(self, note: Note) -> None:
        """Type the text of a note in place, or show what it is about in the inspector."""
        if note.layer in WRITTEN:
            self._bench.surface.write(note.element, WRITTEN[note.layer], note.rect)
        else:
            self.open(note)

    def open(self, note: Note) -> None:
        """Show what a note is about in the inspector."""
        element, field = note.element, WRITTEN.get(note.layer, "")
        if note.layer == "roles":
            element, field = self._bench.plan.journey, "continuous_roles"
        self._bench.open_field(element, field)

    def edit_here(self) -> bool:
        """Edit the note in focus, or add one to the empty cell in focus; False: the focus is in no strip."""
        bench = self._bench
        if self.here is not None:
            self.edit(self.here)
            return True
        ribbon, column = ribbon_of(bench.plan, bench.focus), column_of(bench.plan, bench.focus)
        if ribbon is None or column is None or bench.selection.ids:
            return False
        self.add(ribbon, column, column.x)
        return True

    def remove_here(self) -> bool:
        """Take away the note in focus; False: there is none, or what it is about is to be removed itself."""
        note = self.here
        if note is None or note.layer not in ("thoughts", "systems", "roles"):
            return False
        self.remove(note)
        return True

    def remove(self, note: Note) -> None:
        """Take a thought, an application of these touchpoints, or a continuous role away; the record stays."""
        project = self._bench.project
        if note.layer == "thoughts":
            label = message(N_("Remove the thought of {name}"), name=name(project, note.element))
            self._bench.edit(label, lambda draft: set_fields(draft, [note.element], thought=None))
        elif note.layer == "systems":
            label = message(N_("Take {name} off its touchpoints here"), name=name(project, note.element))
            self._bench.edit(label, lambda draft: _take_off(draft, SystemId(note.element), note.touchpoints))
        else:
            label = message(N_("{name} no longer accompanies the journey"), name=name(project, note.element))
            self._bench.edit(label, lambda draft: _dismiss(draft, self._bench.plan.journey, note.number))

    def add_at(self, pointer: Pointer) -> None:
        """Add something to the strip of a layer under the pointer."""
        plan, at = self._bench.plan, pointer.scene
        ribbon, column = ribbon_at(plan, at.y()), column_at(plan, at.x())
        if ribbon is not None and column is not None:
            self.add(ribbon, column, at.x())

    def add(self, ribbon: Ribbon, column: Column, x: float) -> None:
        """Add something to the strip of a layer in a stage: to the card nearest to `x`, where it needs one."""
        bench, card = self._bench, self._card_near(column, x, free=ribbon.layer == "thoughts")
        if ribbon.layer == "roles":
            bench.open_field(bench.plan.journey, "continuous_roles")
        elif ribbon.layer == "kpis":
            self._made(message(N_("Add a KPI")), lambda draft: _kpi(draft, bench.plan.journey, column))
        elif card is None:
            bench.refuse(_("Every touchpoint of this stage has a thought, or there is none yet: add one first."))
        elif ribbon.layer == "thoughts":
            bench.surface.write(card.touchpoint, "thought", _below(card, ribbon))
        elif ribbon.layer == "systems":
            bench.open_field(card.touchpoint, "systems")
        elif ribbon.layer == "pains":
            self._made(message(N_("Add a pain point")), lambda draft: add_pain_point(draft, card.touchpoint))
        else:
            self._made(message(N_("Add an opportunity")), lambda draft: _chance(draft, bench.plan.journey, card))

    # -- inside

    def _card_near(self, column: Column, x: float, free: bool) -> Card | None:
        """The card of a stage whose middle is nearest to an x; `free`: among those without a thought."""
        plan, project = self._bench.plan, self._bench.project
        section = plan.sections[column.number - 1]
        known = [
            card
            for card in section.cards.values()
            if not free or project.all(Touchpoint)[card.touchpoint].thought is None
        ]
        return min(known, key=lambda card: abs(card.rect.x + card.rect.w / 2 - x), default=None)

    def _made(self, label: Message, change: Callable[[Draft], Entity]) -> None:
        """Add a record, and let its text be typed in its note."""
        bench = self._bench
        made = bench.edit(label, change)
        note = next(bench.plan.notes_of(made.id), None) if made is not None else None
        if note is not None:
            self.focus(note)
            self.edit(note)


def _below(card: Card, ribbon: Ribbon) -> Rect:
    """Where a thought of a card would stand first."""
    return Rect(card.rect.x, ribbon.y + AROUND, card.rect.w, row_height(ribbon.layer))


def _take_off(draft: Draft, system: SystemId, touchpoints: Iterable[TouchpointId]) -> None:
    for id_ in touchpoints:
        touchpoint = draft.one(Touchpoint, id_)
        draft.update(touchpoint, systems=tuple(y for y in touchpoint.systems if y != system))


def _dismiss(draft: Draft, journey: Id, number: int) -> None:
    held = draft.one(Journey, journey)
    draft.update(held, continuous_roles=held.continuous_roles[:number] + held.continuous_roles[number + 1 :])


def _kpi(draft: Draft, journey: Id, column: Column) -> Entity:
    return add_kpi(draft, JourneyId(journey), draft.one(Stage, column.stage))


def _chance(draft: Draft, journey: Id, card: Card) -> Entity:
    return add_opportunity(draft, JourneyId(journey), touchpoints=(card.touchpoint,))
