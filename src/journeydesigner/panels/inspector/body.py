"""The rows under one heading of a form. Their fields are made when the section is first open, not before."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QGridLayout, QLabel, QSizePolicy, QWidget

from journeydesigner.i18n import _
from journeydesigner.model import Entity
from journeydesigner.panels.fields.field import Field, Subject
from journeydesigner.panels.inspector.rows import Row, Section, in_common
from journeydesigner.panels.style import mark

LABEL = 102
"""Width of the labels at the interface's font of 12.5 px, which is 16 px high."""
WIDEST = 16_777_215


class Body(QWidget):
    """Labels and fields. `make` builds the field of a row, bound to the form."""

    def __init__(self, section: Section, make: Callable[[Row], Field]) -> None:
        super().__init__()
        self.section = section
        self.fields: dict[str, Field] = {}
        self._make = make
        self._labels: dict[str, QLabel] = {}
        self._subject: Subject | None = None
        self._is_stacked = False
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 2, 0, 6)
        self._grid.setHorizontalSpacing(8)
        self._grid.setVerticalSpacing(7)
        self._grid.setColumnStretch(1, 1)

    def build(self) -> None:
        """Make the fields, unless they are there already."""
        if self.fields:
            return
        for row in self.section.rows:
            self.fields[row.name] = self._make(row)
            self._labels[row.name] = self._label(row)
        self.arrange(self._is_stacked)
        self.reword()

    def holds(self, name: str) -> bool:
        """Whether a field of this name belongs here."""
        return any(row.name == name for row in self.section.rows)

    def show_subject(self, subject: Subject) -> None:
        """Show the values of these elements, in the fields that there are."""
        self._subject = subject
        for row in self.section.rows:
            if row.name in self.fields:
                self._show_row(row, subject)

    def reword(self) -> None:
        """Say everything in the current language."""
        for row in self.section.rows:
            if row.name in self.fields:
                self.fields[row.name].reword()
                self.fields[row.name].set_name(_(row.label))
                self._labels[row.name].setText(_(row.label))
                self._labels[row.name].setToolTip(_(row.hint) if row.hint else "")
        if self._subject is not None:
            self.show_subject(self._subject)

    def arrange(self, stacked: bool) -> None:
        """Labels beside their fields, or above them."""
        self._is_stacked = stacked
        for number, row in enumerate(self.section.rows):
            if row.name in self.fields:
                self._place(number, row, stacked or row.is_wide)

    def is_shown(self, subject: Subject) -> bool:
        """Whether any of the rows has a sense for these elements."""
        return any(has_sense(row, subject) for row in self.section.rows)

    def note(self, subject: Subject) -> str:
        """How many things the rows say, so that a closed section need not be opened to see."""
        if subject.is_several:
            return ""
        rows = [row for row in self.section.rows if has_sense(row, subject)]
        said = sum(_said(row, subject.first, row.value(subject.project, subject.first)) for row in rows)
        return str(said) if said else ""

    def _show_row(self, row: Row, subject: Subject) -> None:
        shown = has_sense(row, subject)
        self.fields[row.name].setVisible(shown)
        self._labels[row.name].setVisible(shown and row.label != self.section.title)
        if shown:
            show_value(row, self.fields[row.name], subject)

    def _label(self, row: Row) -> QLabel:
        label = plain_label()
        mark(label, "look", "label")
        label.setBuddy(self.fields[row.name])
        return label

    def _place(self, number: int, row: Row, stacked: bool) -> None:
        field, label = self.fields[row.name], self._labels[row.name]
        self._grid.removeWidget(label)
        self._grid.removeWidget(field)
        if stacked:
            label.setMinimumWidth(0)
            label.setMaximumWidth(WIDEST)
            label.setContentsMargins(0, 2, 0, 0)
            self._grid.addWidget(label, 2 * number, 0, 1, 2)
            self._grid.addWidget(field, 2 * number + 1, 0, 1, 2)
        else:
            label.setFixedWidth(round(LABEL * max(1.0, self.fontMetrics().height() / 16)))
            label.setContentsMargins(0, 6, 0, 0)
            self._grid.addWidget(label, 2 * number, 0, Qt.AlignmentFlag.AlignTop)
            self._grid.addWidget(field, 2 * number, 1, Qt.AlignmentFlag.AlignTop)


def has_sense(row: Row, subject: Subject) -> bool:
    """Whether a row is shown for these elements."""
    if row.is_alone and subject.is_several:
        return False
    return row.shown is None or all(row.shown(subject.project, element) for element in subject.elements)


def row_of(bodies: Sequence[Sequence[Row]], name: str) -> tuple[int, Row] | None:
    """The row of a field of the model, and its body: its own, that of its value, or one inside its value."""
    outer = name.replace("[", ".").split(".")[0]
    every = [(number, row) for number, rows in enumerate(bodies) for row in rows]
    named = {row.name: (number, row) for number, row in reversed(every)}
    inside = (found for found in every if found[1].name.split(".")[0] == outer)
    return named.get(name) or named.get(outer) or next(inside, None)


def sensible(rows: Sequence[Row], row: Row, subject: Subject) -> Row:
    """The row itself where it is shown for these elements, else the nearest one that is, upwards first."""
    place = rows.index(row)
    return next((near for near in (*rows[place::-1], *rows[place + 1 :]) if has_sense(near, subject)), row)


def show_value(row: Row, field: Field, subject: Subject) -> None:
    """Show in a field what the elements hold, or that they differ."""
    values = [row.value(subject.project, element) for element in subject.elements]
    differ = any(value != values[0] for value in values)
    shown = in_common(values) if row.is_list else () if differ and isinstance(values[0], tuple) else values[0]
    field.show_subject(subject, shown, differ)


def plain_label(font: QFont | None = None) -> QLabel:
    """A label that shows text as it is, on as many lines as it needs."""
    label = QLabel()
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    label.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
    if font is not None:
        label.setFont(font)
    return label


def _said(row: Row, element: Entity, value: Any) -> int:
    """How many things a field says that were not there from the beginning."""
    if isinstance(value, tuple):
        return len(value)
    field = type(element).model_fields.get(row.name)
    return int(value not in (None, False, "", "none") and (field is None or value != field.default))
