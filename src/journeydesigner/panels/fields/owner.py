"""Who answers for something: shows the role, or that nobody does, and lets another one be chosen or made."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from journeydesigner.i18n import _, language
from journeydesigner.layout.draw.owners import OwnerBook
from journeydesigner.model import Id, Stage, Touchpoint
from journeydesigner.panels.fields.field import Field, Subject
from journeydesigner.panels.fields.frame import HINT, MISSING, PLAIN, TO_NAME, FieldButton
from journeydesigner.panels.options import role_option
from journeydesigner.panels.owner_chooser import ask_owner
from journeydesigner.panels.picker import Picker
from journeydesigner.panels.pictures import chip_icon, icon


class OwnerField(Field):
    """A role. `needed` tells when its absence is marked in red; `inherits` shows the stage's owner where a
    touchpoint has none."""

    def __init__(self, needed: Callable[[Subject], bool] | None = None, inherits: bool = False) -> None:
        super().__init__()
        self._needed, self._inherits = needed, inherits
        self._value: Id | None = None
        self._mixed = False
        self.button = FieldButton()
        self.button.clicked.connect(self.open)
        self.set_body(self.button)

    def show_value(self, value: Any, is_mixed: bool) -> None:
        self._value, self._mixed = value, is_mixed
        self.reword()

    def reword(self) -> None:
        super().reword()
        if self.subject is None:
            return
        if self._mixed:
            self.button.show_text(_("Several values"), look=HINT)
        elif self._value is not None:
            self._show_role(self._value)
        else:
            self._show_nobody()

    def open(self) -> Picker | None:
        """Open the list of roles."""
        if self.subject is None:
            return None
        nobody = _("As the stage") if self._inherited() else _("Nobody")
        return ask_owner(self.button, self.subject.project, self.offer, nobody=nobody)

    def _show_role(self, role: Id) -> None:
        assert self.subject is not None
        option = role_option(self.subject.project, role)
        if option is None:
            self.button.show_text(_("Unknown role"), icon("user-x", "error"), MISSING)
            return
        book = OwnerBook.of(self.subject.project, language())
        found = book.get(role)
        look = TO_NAME if found and found.placeholder else PLAIN
        note = f" ({option.note})" if option.note and option.note.casefold() not in option.text.casefold() else ""
        self.button.show_text(option.text + note, option.picture, look)

    def _show_nobody(self) -> None:
        assert self.subject is not None
        inherited = self._inherited()
        option = role_option(self.subject.project, inherited)
        if option is not None:
            book = OwnerBook.of(self.subject.project, language())
            text = _("{role}, as the stage", role=option.text)
            self.button.show_text(text, chip_icon(book.get(inherited), own=False), HINT)
        elif self._needed is not None and self._needed(self.subject):
            self.button.show_text(_("To be chosen"), icon("user-x", "error"), MISSING)
        else:
            self.button.show_text(_("Nobody"), look=HINT)

    def _inherited(self) -> Id | None:
        """The owner that the touchpoint has from its stage."""
        if not self._inherits or self.subject is None or not isinstance(self.subject.first, Touchpoint):
            return None
        stage = self.subject.project.one(Stage, self.subject.first.stage)
        return stage.owner if stage else None
