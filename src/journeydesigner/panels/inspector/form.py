"""A form on the screen: builds the fields of a plan, shows elements, carries each change as one undo step."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFont, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from journeydesigner.editor.document import Document
from journeydesigner.i18n import Language, _, message
from journeydesigner.model import Entity, Id
from journeydesigner.panels.fields.field import Field, Subject
from journeydesigner.panels.fields.text import TextField
from journeydesigner.panels.inspector.rows import FormPlan, Row, Section
from journeydesigner.panels.section import SectionBox
from journeydesigner.panels.style import mark, scaled

LABEL = 102
"""Width of the labels at the interface's font of 12.5 px."""
STACKED = 18
"""Lines of text that fit side by side into the width below which labels go above their fields."""


class Form(QWidget):
    """The fields of one kind of element. Bound to one element or to several."""

    opened = Signal(str)
    """The id of another element that the user wants to see."""

    def __init__(self, document: Document, plan: FormPlan) -> None:
        super().__init__()
        self.plan = plan
        self.fields: dict[str, Field] = {}
        self.ids: tuple[Id, ...] = ()
        self._document = document
        self._rows: dict[str, Row] = {}
        self._labels: dict[str, QLabel] = {}
        self._sections: list[tuple[Section, SectionBox | None, QWidget]] = []
        self._grids: list[tuple[Section, QGridLayout]] = []
        self._is_stacked: bool | None = None
        self._is_empty = False
        self._heading = _plain_label(scaled(self.font(), 1.2, QFont.Weight.Bold))
        self._subtitle = _plain_label()
        mark(self._subtitle, "look", "label")
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(14, 8, 12, 16)
        self._box.setSpacing(6)
        self._build()
        self._arrange()
        self.reword()

    # -- for the inspector

    def bind(self, ids: Sequence[Id]) -> None:
        """Show these elements, all of the form's kind. What was typed and not offered is forgotten."""
        if tuple(ids) != self.ids:
            for field in self.fields.values():
                field.discard()
        self.ids = tuple(ids)
        self.refresh()

    def unbind(self) -> None:
        """Show nothing: whatever a field still offers is for nobody."""
        self.ids = ()
        for field in self.fields.values():
            field.discard()

    def refresh(self) -> None:
        """Show what the project holds now. What is being typed stays, and so does the focus."""
        project = self._document.project
        elements = tuple(e for e in map(project.get, self.ids) if e is not None)
        if len(elements) != len(self.ids) or not elements:
            return
        subject = Subject(project, elements)
        for name, field in self.fields.items():
            self._show_row(name, field, subject)
        self._is_empty = True
        for section, box, body in self._sections:
            shown = any(self._is_shown(row, subject) for row in section.rows)
            self._is_empty = self._is_empty and not shown
            (box or body).setVisible(shown)
            if box is not None:
                box.set_words(_(section.title), self._note(section, subject))
        self._show_heading(subject)

    def flush(self) -> None:
        """Offer everything that is typed."""
        for field in self.fields.values():
            field.flush()

    def turn(self, side: Language) -> None:
        """Write texts in this language."""
        for field in self.fields.values():
            if isinstance(field, TextField):
                field.turn(side)

    def reword(self) -> None:
        """Say everything in the current language."""
        for name, row in self._rows.items():
            self.fields[name].reword()
            self.fields[name].set_name(_(row.label))
            label = self._labels.get(name)
            if label is not None:
                label.setText(_(row.label))
                label.setToolTip(_(row.hint) if row.hint else "")
        self.refresh()

    def focus_field(self, name: str) -> None:
        """Open the section of a field, scroll there, and give it the keyboard."""
        for section, box, _body in self._sections:
            if box is not None and any(row.name == name for row in section.rows):
                box.set_open(True)
        field = self.fields.get(name)
        if field is not None:
            field.setFocus(Qt.FocusReason.OtherFocusReason)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._heading.setFont(scaled(self.font(), 1.2, QFont.Weight.Bold))
            self._is_stacked = None
            self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    # -- building

    def _build(self) -> None:
        self._box.addWidget(self._heading)
        if self.plan.title is not None:
            self._box.addWidget(self._field(self.plan.title))
        self._box.addWidget(self._subtitle)
        for section in self.plan.sections:
            body = self._body(section)
            box = SectionBox(body, section.is_open) if section.title else None
            self._sections.append((section, box, body))
            self._box.addWidget(box or body)
        self._box.addStretch(1)

    def _body(self, section: Section) -> QWidget:
        body = QWidget()
        grid = QGridLayout(body)
        grid.setContentsMargins(0, 2, 0, 6)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(7)
        grid.setColumnStretch(1, 1)
        for row in section.rows:
            self._field(row)
            self._label(row)
        self._grids.append((section, grid))
        return body

    def _arrange(self) -> None:
        """Labels beside their fields; above them where letters are large and the panel narrow."""
        stacked = self.width() < STACKED * self.fontMetrics().height()
        if stacked == self._is_stacked:
            return
        self._is_stacked = stacked
        for section, grid in self._grids:
            for number, row in enumerate(section.rows):
                self._place(grid, number, row, stacked or row.is_wide)

    def _place(self, grid: QGridLayout, number: int, row: Row, stacked: bool) -> None:
        field, label = self.fields[row.name], self._labels[row.name]
        grid.removeWidget(label)
        grid.removeWidget(field)
        if stacked:
            label.setMinimumWidth(0)
            label.setMaximumWidth(16_777_215)
            label.setContentsMargins(0, 2, 0, 0)
            grid.addWidget(label, 2 * number, 0, 1, 2)
            grid.addWidget(field, 2 * number + 1, 0, 1, 2)
        else:
            label.setFixedWidth(self._label_width())
            label.setContentsMargins(0, 6, 0, 0)
            grid.addWidget(label, 2 * number, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(field, 2 * number, 1, Qt.AlignmentFlag.AlignTop)

    def _field(self, row: Row) -> Field:
        field = row.make()
        field.commit = lambda value: self._commit(row, value)
        self.fields[row.name] = field
        self._rows[row.name] = row
        opened = getattr(field, "opened", None)
        if opened is not None:
            opened.connect(self.opened)
        return field

    def _label(self, row: Row) -> QLabel:
        label = _plain_label()
        mark(label, "look", "label")
        label.setBuddy(self.fields[row.name])
        self._labels[row.name] = label
        return label

    def _label_width(self) -> int:
        return round(LABEL * max(1.0, self.fontMetrics().height() / 16))

    # -- showing and changing

    def _commit(self, row: Row, value: Any) -> None:
        """One change of one field: one undo step."""
        if self.ids:
            with self._document.edit(message(row.act)) as draft:
                row.carry(draft, self.ids, value)

    def _show_row(self, name: str, field: Field, subject: Subject) -> None:
        row = self._rows[name]
        shown = self._is_shown(row, subject)
        field.setVisible(shown)
        if name in self._labels:
            self._labels[name].setVisible(shown)
        if shown:
            values = [row.value(subject.project, element) for element in subject.elements]
            field.show_subject(subject, values[0], any(value != values[0] for value in values))

    def _is_shown(self, row: Row, subject: Subject) -> bool:
        if row.is_alone and subject.is_several:
            return False
        return row.shown is None or all(row.shown(subject.project, element) for element in subject.elements)

    def _note(self, section: Section, subject: Subject) -> str:
        """How many fields of a section say something, so that a closed one need not be opened to see."""
        if subject.is_several:
            return ""
        rows = [row for row in section.rows if self._is_shown(row, subject)]
        said = sum(_said(row, subject.first, row.value(subject.project, subject.first)) for row in rows)
        return str(said) if said else ""

    def _show_heading(self, subject: Subject) -> None:
        several = subject.is_several
        self._heading.setVisible(several or self.plan.title is None)
        heading = ""
        if several:
            heading = _(self.plan.several, n=len(subject.elements))
        elif self.plan.heading is not None:
            heading = self.plan.heading(subject.project, subject.first)
        self._heading.setText(heading)
        subtitle = ""
        if self.plan.subtitle is not None and not several:
            subtitle = self.plan.subtitle(subject.project, subject.first)
        elif self._is_empty:
            subtitle = _("These have no field in common.")
        self._subtitle.setText(subtitle)
        self._subtitle.setVisible(bool(subtitle))


def _said(row: Row, element: Entity, value: Any) -> int:
    """How many things a field says that were not there from the beginning."""
    if isinstance(value, tuple):
        return len(value)
    field = type(element).model_fields.get(row.name)
    return int(value not in (None, False, "", "none") and (field is None or value != field.default))


def _plain_label(font: QFont | None = None) -> QLabel:
    label = QLabel()
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    label.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
    if font is not None:
        label.setFont(font)
    return label
