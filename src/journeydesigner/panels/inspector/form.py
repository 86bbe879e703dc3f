"""A form on the screen: builds the fields of a plan, shows elements, carries each change as one undo step."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QFont, QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from journeydesigner.editor.document import Document
from journeydesigner.i18n import Language, _, message
from journeydesigner.model import Entity, Id
from journeydesigner.panels.fields.field import Deed, Field, Subject
from journeydesigner.panels.inspector.body import Body, plain_label, row_of, sensible, show_value
from journeydesigner.panels.inspector.rows import FormPlan, Row
from journeydesigner.panels.section import SectionBox
from journeydesigner.panels.style import mark, scaled
from journeydesigner.panels.tab_order import TabOrder

STACKED = 18
"""Below a width of this many lines' heights, labels go above their fields."""


class Form(QWidget):
    """The fields of one kind of element. Bound to one element or to several."""

    opened = Signal(str)
    """The id of another element that the user wants to see."""
    register = Signal(object)
    """The kind of record whose register the user wants to see."""
    wanted = Signal(QWidget)
    """The field that was given the keyboard from outside: to be brought into view."""

    def __init__(self, document: Document, plan: FormPlan) -> None:
        super().__init__()
        self.plan = plan
        self.ids: tuple[Id, ...] = ()
        self._document = document
        self._subject: Subject | None = None
        self._side: Language | None = None
        self._arrangement = (False, 0)
        self._chaining = QTimer(self, singleShot=True, interval=0)
        self._tab_order = TabOrder(self)
        self._chaining.timeout.connect(self._tab_order.follow)
        self._title = self._field(plan.title) if plan.title else None
        self._heading = plain_label(scaled(self.font(), 1.2, QFont.Weight.Bold))
        self._subtitle = plain_label()
        mark(self._subtitle, "look", "label")
        self.bodies = [Body(section, self._field) for section in plan.sections]
        self.boxes: dict[str, SectionBox] = {}
        self._lay_out()
        self.reword()

    # -- for the inspector

    def field(self, name: str) -> Field | None:
        """The field of this name, made if its section has not been open yet."""
        if self.plan.title is not None and name == self.plan.title.name:
            return self._title
        for body in self.bodies:
            if body.holds(name):
                self._build(body)
                return body.fields[name]
        return None

    def bind(self, ids: Sequence[Id]) -> None:
        """Show these elements, all of the form's kind. What was typed and not offered is forgotten."""
        if tuple(ids) != self.ids:
            self.unbind()
        self.ids = tuple(ids)
        self.refresh()

    def unbind(self) -> None:
        """Show nothing: whatever a field still offers is for nobody."""
        self.ids = ()
        for field in self._fields():
            field.discard()

    def refresh(self) -> None:
        """Show what the project holds now. What is being typed stays, and so does the focus."""
        project = self._document.project
        elements = tuple(e for e in map(project.get, self.ids) if e is not None)
        if len(elements) != len(self.ids) or not elements:
            return
        self._subject = subject = Subject(project, elements)
        for body in self.bodies:
            body.show_subject(subject)
            box = self.boxes.get(body.section.title)
            (box or body).setVisible(body.is_shown(subject))
            if box is not None:
                box.set_words(_(body.section.title), body.note(subject))
        self._show_heading(subject)

    def flush(self) -> None:
        """Offer everything that is typed."""
        for field in self._fields():
            field.flush()

    def turn(self, side: Language) -> None:
        """Write texts in this language."""
        self._side = side
        for field in self._fields():
            field.turn(side)

    def reword(self) -> None:
        """Say everything in the current language."""
        self._side = None
        if self._title is not None and self.plan.title is not None:
            self._title.reword()
            self._title.set_name(_(self.plan.title.label))
        for body in self.bodies:
            body.reword()
        self.refresh()

    def focus_field(self, name: str) -> bool:
        """Open the section of a field and give it the keyboard; False when the form has no such field.

        `name` is as in the model, inside a value as well ("bridge.identity", "raci[0].role"). A field that has no
        sense for what is shown hands on to the one that gives it some: no share without a choice.
        """
        if self.plan.title is not None and self.plan.title.name == name and self._title is not None:
            self._title.setFocus(Qt.FocusReason.OtherFocusReason)
            return True
        found = row_of([body.section.rows for body in self.bodies], name)
        if found is None or self._subject is None:
            return False
        body = self.bodies[found[0]]
        row = sensible(body.section.rows, found[1], self._subject)
        if body.section.title in self.boxes:
            self.boxes[body.section.title].set_open(True)
        self._build(body)
        body.fields[row.name].setFocus(Qt.FocusReason.OtherFocusReason)
        self.wanted.emit(body.fields[row.name])
        return True

    def event(self, event: QEvent) -> bool:
        """Parts that came or went are a new way for the Tab key; seen to once all of them are there."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._chaining.start()
        return super().event(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._heading.setFont(scaled(self.font(), 1.2, QFont.Weight.Bold))
            self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The room given to the form has another width."""
        if event.type() == QEvent.Type.Resize:
            self._arrange()
        return super().eventFilter(watched, event)

    # -- building

    def _lay_out(self) -> None:
        box = QVBoxLayout(self)
        box.setContentsMargins(14, 8, 12, 16)
        box.setSpacing(6)
        for widget in (self._heading, self._title, self._subtitle):
            if widget is not None:
                box.addWidget(widget)
        for body in self.bodies:
            box.addWidget(self._boxed(body) if body.section.title else body)
            if body.section.is_open:
                body.build()
        box.addStretch(1)

    def _boxed(self, body: Body) -> SectionBox:
        box = SectionBox(body, body.section.is_open)
        box.toggled.connect(lambda is_open: self._build(body) if is_open else None)
        self.boxes[body.section.title] = box
        return box

    def _build(self, body: Body) -> None:
        if body.fields:
            return
        body.build()
        if self._side is not None:
            self.turn(self._side)
        if self._subject is not None:
            body.show_subject(self._subject)

    def _field(self, row: Row) -> Field:
        field = row.make()
        field.commit = lambda value: self._commit(row, value)
        for name, signal in (("opened", self.opened), ("register", self.register)):
            wish = getattr(field, name, None)
            if wish is not None:
                wish.connect(signal)
        return field

    def _fields(self) -> Iterator[Field]:
        if self._title is not None:
            yield self._title
        for body in self.bodies:
            yield from body.fields.values()

    def _arrange(self) -> None:
        """Labels beside their fields; above them where letters are large and the panel narrow."""
        letters = self.fontMetrics().height()
        room = self.parentWidget() or self  # its own width may be what labels beside fields have made it
        arrangement = (room.width() < STACKED * letters, letters)
        if arrangement != self._arrangement:
            self._arrangement = arrangement
            for body in self.bodies:
                body.arrange(arrangement[0])

    # -- showing and changing

    def _commit(self, row: Row, value: Any) -> None:
        """One change of one field: one undo step."""
        if not self.ids:
            return
        if not isinstance(value, Deed):
            with self._document.edit(message(row.act)) as draft:
                row.carry(draft, self.ids, value)
            return
        with self._document.edit(message(value.act)) as draft:
            made = value.do(draft)
        if value.shows and isinstance(made, Entity):
            self.opened.emit(made.id)

    def _show_heading(self, subject: Subject) -> None:
        several, plan = subject.is_several, self.plan
        if self._title is not None and plan.title is not None:
            self._title.setVisible(not several)
            if not several:
                show_value(plan.title, self._title, subject)
        heading = plan.heading(subject.project, subject.first) if plan.heading else ""
        self._heading.setText(_(plan.several, n=len(subject.elements)) if several else heading)
        self._heading.setVisible(several or plan.heading is not None)
        subtitle = ""
        if plan.subtitle is not None and not several:
            subtitle = plan.subtitle(subject.project, subject.first)
        elif not any(body.is_shown(subject) for body in self.bodies):
            subtitle = _("These have no field in common.")
        self._subtitle.setText(subtitle)
        self._subtitle.setVisible(bool(subtitle))
