"""What the outline does to the project: each deed one step of the history; a refusal is said, nothing changes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from journeydesigner.editor.document import Document
from journeydesigner.editor.edits import deeds
from journeydesigner.editor.edits.deeds import Deed
from journeydesigner.editor.edits.fields import rename, set_fields, written_name
from journeydesigner.editor.edits.linking import link
from journeydesigner.editor.edits.owning import assign_owner
from journeydesigner.editor.edits.placing import is_unnamed
from journeydesigner.errors import Refusal
from journeydesigner.i18n import N_, _, language, message
from journeydesigner.layout.words import label
from journeydesigner.model import Draft, Id, Journey, Project, Stage, Touchpoint, Transition
from journeydesigner.model.naming import name_of
from journeydesigner.model.values import ChannelId, TouchpointId
from journeydesigner.panels.fields.feeling import felt
from journeydesigner.panels.options import channel_options
from journeydesigner.panels.outline import adding
from journeydesigner.panels.owner_chooser import Choice, NewRole, ask_owner, settle_choice
from journeydesigner.panels.picker import Picker

T = TypeVar("T")


class Hands(QObject):
    """The verbs of the outline."""

    said = Signal(str, bool)
    """A sentence for the user, and whether undo takes back what it tells."""
    made = Signal(str)
    """The id of an element that was added and wants a name."""

    def __init__(self, parent: QObject, document: Document) -> None:
        super().__init__(parent)
        self._document = document

    @property
    def project(self) -> Project:
        """The project as it stands."""
        return self._document.project

    def do(self, deed: Deed[T]) -> T | None:
        """Carry out a deed and say so; None when it was refused."""
        try:
            with self._document.edit(deed.label) as draft:
                outcome = deed.change(draft)
        except Refusal as refusal:
            self.said.emit(str(refusal), False)
            return None
        self.said.emit(str(deed.label), True)
        return outcome

    # -- names, coming and going

    def rename(self, element: Id, text: str) -> None:
        """Give an element another name in the language shown."""
        found = self.project.get(element)
        if found is not None and text != written_name(found):
            label_ = message(N_("Rename {name}"), name=self._name(element))
            self.do(Deed(label_, lambda draft: rename(draft, element, text)))

    def remove(self, ids: Sequence[Id]) -> bool:
        """Remove elements; tells whether it was done. A whole journey goes another way, which asks first."""
        if any(self.project.one(Journey, id_) is not None for id_ in ids):
            self.said.emit(_("A whole journey is removed in the Journey menu, which asks first."), False)
            return False
        if not ids:
            return False
        self.do(deeds.removal(self.project, ids))
        return not any(id_ in self.project for id_ in ids)

    def add_next(self, element: Id) -> None:
        """Add the next one: a touchpoint linked behind a touchpoint, a stage behind a stage."""
        found = self._touchpoint_of(element)
        if found is not None:
            self.make(deeds.next_touchpoint(self.project, TouchpointId(found.id)))
        else:
            self.add_stage(element)

    def add_stage(self, element: Id) -> None:
        """Add a stage behind that of an element; behind all of them for a journey."""
        stage = self._stage_of(element)
        journey = self.project.journey_of(self.project.get(element))
        if stage is not None:
            self.make(deeds.next_stage(self.project, stage))
        elif journey is not None:
            self.make(adding.stage_at(journey.id, None))

    def add_touchpoint(self, element: Id, behind: bool = False) -> None:
        """Add a touchpoint, or an action `behind` the scenes: after a touchpoint, else at the end of a stage."""
        found = self._touchpoint_of(element)
        journey = self.project.journey_of(self.project.get(element))
        if found is not None:
            self.make(adding.touchpoint_at(adding.after(self.project, found, behind)))
        elif (stage := self._stage_of(element) or self._last_stage(journey)) is not None:
            self.make(adding.touchpoint_at(adding.at_end_of(stage.id, behind)))
        elif journey is not None:
            self.make(adding.first_touchpoint(journey.id, behind))

    def make(self, deed: Deed[Stage] | Deed[Touchpoint] | Deed[None]) -> None:
        """Carry out a deed; what it adds wants a name."""
        made: Stage | Touchpoint | None = self.do(deed)
        if made is not None and made.id in self.project and is_unnamed(made.name):
            self.made.emit(made.id)

    # -- fields

    def link(self, start: TouchpointId, end: TouchpointId) -> bool:
        """Link two touchpoints; tells whether it was done."""
        names = {"start": self._name(start), "end": self._name(end)}
        return (
            self.do(Deed(message(N_("Link {start} to {end}"), **names), lambda d: link(d, start, end))) is not None
        )

    def ask_owner(self, ids: Sequence[Id], anchor: QWidget) -> Picker | None:
        """Let the user choose who answers for journeys, stages and touchpoints."""
        project = self.project
        owned = [i for i in ids if isinstance(project.get(i), Journey | Stage | Touchpoint)]
        if not owned:
            self.said.emit(_("Select a touchpoint or a stage first."), False)
            return None
        title = _("Owner of {name}", name=self._names(owned))
        return ask_owner(
            anchor, project, lambda choice: self.assign(owned, choice), nobody=_("Nobody"), title=title
        )

    def assign(self, ids: Sequence[Id], choice: Choice) -> None:
        """Make somebody answer for elements; a role that does not exist yet is made with the same step."""
        if not isinstance(choice, NewRole):
            self.do(deeds.owned(self.project, ids, choice))
            return
        label_ = message(N_("{owner} answers for {name}"), owner=choice.name, name=self._names(ids))
        self.do(Deed(label_, lambda draft: assign_owner(draft, ids, settle_choice(draft, choice))))

    def ask_channel(self, ids: Sequence[Id], anchor: QWidget) -> Picker | None:
        """Let the user choose the channel of touchpoints."""
        cards = self._touchpoints(ids)
        if not cards:
            self.said.emit(_("Select a touchpoint first."), False)
            return None
        title = _("Channel of {name}", name=self._names([card.id for card in cards]))
        picker = Picker(anchor, channel_options(self.project), clear=label("group", "none"), title=title)
        picker.picked.connect(lambda value: self.put_in(ids, None if value is None else ChannelId(Id(str(value)))))
        picker.open_at(anchor)
        return picker

    def put_in(self, ids: Sequence[Id], channel: ChannelId | None) -> None:
        """Give touchpoints a channel, or none."""
        project, cards = self.project, self._touchpoints(ids)
        steps = [deeds.in_channel(project, card, channel) for card in cards]
        if len(steps) == 1:
            self.do(steps[0])
        elif steps:
            self.do(Deed(message(N_("Channel of {name}"), name=self._names(ids)), lambda d: _all(d, steps)))

    def feel(self, ids: Sequence[Id], score: int | None) -> None:
        """Say how the client feels at touchpoints, from -2 to 2; None: not known."""
        cards = self._touchpoints(ids)
        if not cards:
            self.said.emit(_("Select a touchpoint first."), False)
            return

        def change(draft: Draft) -> None:
            for card in cards:
                if score is None or card.emotion is None or card.emotion.score != score:
                    set_fields(draft, [card.id], emotion=None if score is None else felt(card.emotion, score))

        names = self._names([card.id for card in cards])
        self.do(Deed(message(N_("Emotion of {name}"), name=names), change))

    # -- inside

    def _touchpoint_of(self, element: Id) -> Touchpoint | None:
        """A touchpoint; that where a link begins."""
        link = self.project.one(Transition, element)
        return self.project.one(Touchpoint, element if link is None else link.from_)

    def _stage_of(self, element: Id) -> Stage | None:
        found = self._touchpoint_of(element)
        return self.project.one(Stage, element if found is None else found.stage)

    def _last_stage(self, journey: Journey | None) -> Stage | None:
        return next(reversed(self.project.stages(journey.id)), None) if journey is not None else None

    def _touchpoints(self, ids: Sequence[Id]) -> list[Touchpoint]:
        found = (self.project.one(Touchpoint, id_) for id_ in ids)
        return [touchpoint for touchpoint in found if touchpoint is not None]

    def _names(self, ids: Sequence[Id]) -> str:
        return deeds.named(self.project, ids)

    def _name(self, id_: Id) -> str:
        return name_of(self.project, id_, language())


def _all(draft: Draft, steps: Sequence[Deed[None]]) -> None:
    for step in steps:
        step.change(draft)
