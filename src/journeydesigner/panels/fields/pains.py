"""The pain points of a touchpoint, written in place: what hurts, how much, and what shows it."""

from __future__ import annotations

import datetime
from collections.abc import Hashable
from typing import Any

from PySide6.QtCore import Signal

from journeydesigner.editor.edits.fields import set_fields
from journeydesigner.editor.edits.removal import remove
from journeydesigner.editor.edits.steering import add_evidence, add_pain_point
from journeydesigner.i18n import N_, _, language, plural
from journeydesigner.model import Draft, Id, PainPoint, Text2
from journeydesigner.model.values import JourneyId, TouchpointId
from journeydesigner.panels.fields.field import Deed, Field
from journeydesigner.panels.fields.frame import HINT, PLAIN, FieldButton
from journeydesigner.panels.fields.grade import GradeField
from journeydesigner.panels.fields.lines import Line, LinesField
from journeydesigner.panels.fields.text import TextField
from journeydesigner.panels.picker import Picker
from journeydesigner.panels.pictures import icon
from journeydesigner.panels.steering_options import evidence_options
from journeydesigner.panels.style import plain_tip

CHANGE = N_("Change pain point")


class SourcesField(Field):
    """How many sources show something; opens the list of those of the journey, where a new one can be noted."""

    def __init__(self, owner: Field) -> None:
        super().__init__()
        self._owner = owner
        self._sources: tuple[Id, ...] = ()
        self.button = FieldButton()
        self.button.clicked.connect(self.open)
        self.set_body(self.button)

    def show_value(self, value: Any, is_mixed: bool) -> None:  # noqa: ARG002
        self._sources = tuple(value)
        self.reword()

    def reword(self) -> None:
        super().reword()
        count = len(self._sources)
        text = plural("{n} source", "{n} sources", count) if count else _("No source")
        self.button.show_text(text, icon("file-text", "text3"), PLAIN if count else HINT)
        self.button.setAccessibleName(_("Evidence: {count}", count=text))
        letters = self.button.fontMetrics()
        self.button.setFixedWidth(letters.horizontalAdvance(text) + letters.height() + 48)
        subject = self._owner.subject
        if subject is not None and count:
            names = {o.value: o.text for o in evidence_options(subject.project, self._journey())}
            self.button.setToolTip(plain_tip("\n".join(names.get(s, s) for s in self._sources)))

    def open(self) -> Picker | None:
        """Open the list with check marks."""
        subject = self._owner.subject
        if subject is None:
            return None
        options = evidence_options(subject.project, self._journey())
        picker = Picker(self.button, options, checked=self._sources, create=_new_source)
        picker.picked.connect(self.offer)
        picker.created.connect(lambda note: self._note(picker, note))
        picker.open_at(self.button)
        return picker

    def _note(self, picker: Picker, note: str) -> None:
        """A source named on the spot is cited by the journey as of today, and shows this."""
        picker.close()
        journey, before = self._journey(), self._sources
        text = Text2(**{language(): note}) if note else None

        def made(draft: Draft) -> tuple[Id, ...]:
            return (*before, add_evidence(draft, journey, datetime.date.today(), note=text).id)

        self.offer(made)

    def _journey(self) -> JourneyId:
        assert self._owner.subject is not None
        found = self._owner.subject.project.journey_of(self._owner.subject.first)
        assert found is not None
        return JourneyId(found.id)


class PainLine(Line):
    """One pain point."""

    def __init__(self, owner: Field) -> None:
        self.text = TextField("name")
        self.severity = GradeField(is_short=True)
        self.evidence = SourcesField(owner)
        super().__init__(self.text, self.severity, self.evidence)

    def show_item(self, item: PainPoint) -> None:
        self.text.follow(item.text)
        self.severity.follow(item.severity)
        self.evidence.follow(item.evidence)

    def reword(self) -> None:
        super().reword()
        self.remove.setToolTip(_("Remove this pain point"))
        self.remove.setAccessibleName(_("Remove this pain point"))
        self.text.set_name(_("Pain point"))
        self.severity.set_name(_("Severity"))


class PainsField(LinesField):
    """What hurts. The last line waits for the next pain point."""

    opened = Signal(str)
    """The id of a pain point that the user wants to see whole."""

    def key(self, number: int, item: Any) -> Hashable:  # noqa: ARG002
        return Id(item.id)

    def make_line(self, key: Hashable) -> Line:
        pain = Id(str(key))
        line = PainLine(self)
        line.text.commit = lambda value: self._change(pain, text=value)
        line.severity.commit = lambda value: self._change(pain, severity=value)
        line.evidence.commit = lambda value: self._change(pain, evidence=value)
        return line

    def take_out(self, key: Hashable) -> None:
        pain = Id(str(key))
        self.offer(Deed(N_("Remove pain point"), lambda draft: remove(draft, [pain])))
        self.adder.setFocus()

    def set_name(self, name: str) -> None:
        self.adder.set_hint(_("What hurts here?"), name)

    def _change(self, pain: Id, **fields: Any) -> None:
        def do(draft: Draft) -> None:
            values = {name: value(draft) if callable(value) else value for name, value in fields.items()}
            set_fields(draft, [pain], **values)

        self.commit(Deed(CHANGE, do))

    def add(self, text: Text2) -> None:
        assert self.subject is not None
        touchpoint = TouchpointId(self.subject.first.id)
        self.commit(Deed(N_("Add pain point"), lambda draft: add_pain_point(draft, touchpoint, text)))


def _new_source(typed: str) -> str:
    return _("New source “{name}”", name=typed) if typed else _("New source of today")
