"""A list of roles with what each does: how its lines look, and how one is added, changed and taken out."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QToolButton, QVBoxLayout, QWidget

from journeydesigner.i18n import _
from journeydesigner.layout.words import WORDS, label
from journeydesigner.model import Assignment, ContinuousRole
from journeydesigner.model.values import RoleId
from journeydesigner.panels.fields.field import Field
from journeydesigner.panels.fields.frame import ChoiceBox, FieldButton
from journeydesigner.panels.options import role_option
from journeydesigner.panels.owner_chooser import Choice, NewRole, ask_owner
from journeydesigner.panels.picker import Picker
from journeydesigner.panels.pictures import icon
from journeydesigner.panels.style import mark

Part = Assignment | ContinuousRole


class Added:
    """What the field offers when the role itself is new: the other parts, and the choice to settle."""

    def __init__(
        self, parts: tuple[Any, ...], choice: NewRole, make: Callable[[RoleId], Part], place: int
    ) -> None:
        self.parts, self.choice, self._make, self._place = parts, choice, make, place

    def with_role(self, role: RoleId) -> tuple[Any, ...]:
        """All the parts, the new one with its role."""
        return (*self.parts[: self._place], self._make(role), *self.parts[self._place :])


class PartsField(Field):
    """A list of roles with what each does. To be told apart by what stands beside the role."""

    def __init__(self) -> None:
        super().__init__()
        self._parts: tuple[Any, ...] = ()
        self._said: tuple[Any, ...] = ()
        body = QWidget()
        self._lines = QVBoxLayout(body)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(6)
        self.rows: list[PartLine] = []
        self.more = QLabel()
        self.more.setTextFormat(Qt.TextFormat.PlainText)
        mark(self.more, "look", "hint")
        self.more.hide()
        self._lines.addWidget(self.more)
        self.add_button = QPushButton()
        self.add_button.setAutoDefault(False)
        self.add_button.clicked.connect(self.add)
        self._lines.addWidget(self.add_button, 0, Qt.AlignmentFlag.AlignLeft)
        self.set_body(body)
        body.setFocusProxy(self.add_button)
        self.reword()

    def new_part(self, role: RoleId) -> Part:
        """What a role does when it is added."""
        raise NotImplementedError

    def fill(self, line: PartLine, number: int, part: Any) -> None:
        """Put the widgets for all but the role into a line."""
        raise NotImplementedError

    def follow(self, value: Any, is_mixed: bool = False) -> None:
        """A day that is being typed stays, unless its line is no longer the same one."""
        self._parts = tuple(value)
        if len(self._parts) != len(self.rows):
            self.latest = (value, is_mixed)
            self.show_value(value, is_mixed)
        else:
            super().follow(value, is_mixed)

    def show_value(self, value: Any, is_mixed: bool) -> None:
        self._parts = tuple(value)
        self.more.setText(_("and others that differ") if self._parts else _("Several values"))
        self.more.setVisible(is_mixed)
        said = (self._parts, tuple(self._words(part) for part in self._parts))
        if said != self._said:
            self._said = said
            self._rebuild()

    def _rebuild(self) -> None:
        place = self._focused()
        for line in self.rows:
            line.hide()
            line.deleteLater()
        self.rows = [self._line(number, part) for number, part in enumerate(self._parts)]
        for number, line in enumerate(self.rows):
            self._lines.insertWidget(number, line)
            line.show()
        if place is not None and self.rows:
            self.rows[min(place[0], len(self.rows) - 1)].focus_part(place[1])

    def _words(self, part: Any) -> tuple[str, ...]:
        """What a line says that is not in the part itself."""
        found = role_option(self.subject.project, part.role) if self.subject else None
        return (found.text, found.note) if found else ()

    @property
    def is_dirty(self) -> bool:
        return any(field.is_dirty for line in self.rows for field in line.fields)

    def flush(self) -> None:
        for field in [field for line in self.rows for field in line.fields]:
            field.flush()

    def reword(self) -> None:
        super().reword()
        self._said = ()
        self.add_button.setText(_("Add a role"))
        self.add_button.setIcon(icon("user-plus"))
        self.show_value(self._parts, self.latest[1])

    def set_name(self, name: str) -> None:
        self.add_button.setAccessibleName(name + ": " + _("Add a role"))

    def add(self) -> Picker | None:
        """Ask for a role and add it."""
        return self._ask(self.add_button, lambda role: self.new_part(role), self._parts, len(self._parts))

    def change(self, number: int, part: Part) -> None:
        """Replace one part."""
        if part != self._parts[number]:
            self.offer((*self._parts[:number], part, *self._parts[number + 1 :]))

    def take_out(self, number: int) -> None:
        """Remove one part."""
        self.offer((*self._parts[:number], *self._parts[number + 1 :]))

    def change_role(self, number: int) -> Picker | None:
        """Ask for another role in one part."""
        part = self._parts[number]
        others = (*self._parts[:number], *self._parts[number + 1 :])
        return self._ask(
            self.rows[number].role, lambda role: part.model_copy(update={"role": role}), others, number
        )

    def _ask(
        self, anchor: QWidget, make: Callable[[RoleId], Part], others: tuple[Any, ...], place: int
    ) -> Picker | None:
        if self.subject is None:
            return None

        def then(choice: Choice) -> None:
            if isinstance(choice, NewRole):
                self.offer(Added(others, choice, make, place))
            elif choice is not None:
                self.offer((*others[:place], make(choice), *others[place:]))

        return ask_owner(anchor, self.subject.project, then)

    def _line(self, number: int, part: Any) -> PartLine:
        line = PartLine()
        found = role_option(self.subject.project, part.role) if self.subject else None
        line.role.show_text(found.text if found else str(part.role), found.picture if found else None)
        line.role.clicked.connect(lambda: self.change_role(number))
        line.remove.clicked.connect(lambda: self.take_out(number))
        self.fill(line, number, part)
        return line

    def _focused(self) -> tuple[int, int] | None:
        for number, line in enumerate(self.rows):
            for place, part in enumerate(line.parts()):
                if part.hasFocus():
                    return number, place
        return None


class PartLine(QFrame):
    """One role: who on the first line, what it does below, and a button that takes it out."""

    def __init__(self) -> None:
        super().__init__()
        self.role = FieldButton()
        self.remove = QToolButton()
        self.remove.setIcon(icon("x", "text3"))
        self.remove.setToolTip(_("Take out"))
        self.remove.setAccessibleName(_("Take out"))
        self.remove.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        mark(self.remove, "look", "small")
        top = QHBoxLayout()
        top.setSpacing(4)
        top.addWidget(self.role, 1)
        top.addWidget(self.remove)
        self.fields: list[Field] = []
        self._below: list[QWidget] = []
        self._second = QHBoxLayout()
        self._second.setSpacing(4)
        self._third = QHBoxLayout()
        self._third.setSpacing(4)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(3)
        box.addLayout(top)
        box.addLayout(self._second)
        box.addLayout(self._third)

    def parts(self) -> list[QWidget]:
        """What can have the keyboard, in order."""
        return [self.role, *self._below, self.remove]

    def focus_part(self, place: int) -> None:
        """Give the keyboard to the part at this place."""
        parts = self.parts()
        parts[min(place, len(parts) - 1)].setFocus()

    def choice(self, vocabulary: str, value: str, name: str, then: Callable[[str], object]) -> ChoiceBox:
        """A box for one word of what the role does."""
        values = list(WORDS[vocabulary])
        box = ChoiceBox()
        box.addItems([label(vocabulary, v) for v in values])
        box.setCurrentIndex(values.index(value))
        box.setAccessibleName(name)
        box.activated.connect(lambda place: then(values[place]))
        self.add(box)
        return box

    def add(self, widget: QWidget, stretch: int = 1) -> None:
        """Put a widget on the second line."""
        self._below.append(widget)
        self._second.addWidget(widget, stretch)

    def add_below(self, field: Field) -> None:
        """Put a field on the third line."""
        self.fields.append(field)
        self._below.append(field)
        self._third.addWidget(field, 1)
