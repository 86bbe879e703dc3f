"""One record picked from a list, with a button that shows it; a new one can be made on the spot."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QWidget

from journeydesigner.i18n import _
from journeydesigner.panels.fields.field import Deed, Subject
from journeydesigner.panels.fields.pick import One, Options, PickField
from journeydesigner.panels.picker import Picker
from journeydesigner.panels.pictures import icon


class JumpField(PickField):
    """As `PickField`. `create` words the entry that makes a record of what is typed, `make` is the edit.

    With `empty` "" there must be a record: nothing clears.
    """

    opened = Signal(str)
    """The id of the record that the user wants to see."""

    def __init__(
        self,
        options: Options,
        empty: str,
        *,
        create: Callable[[str], str] | None = None,
        make: Callable[[Subject, str], Deed] | None = None,
        one: One | None = None,
    ) -> None:
        super().__init__(options, empty, one)
        self._create, self._make = create, make
        self.jump = QToolButton()
        self.jump.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.jump.clicked.connect(self._show_it)
        body = QWidget()
        row = QHBoxLayout(body)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(self.button, 1)
        row.addWidget(self.jump)
        body.setFocusProxy(self.button)
        self.set_body(body)

    def set_name(self, name: str) -> None:
        self.button.setAccessibleName(name)

    def show_value(self, value: Any, is_mixed: bool) -> None:
        super().show_value(value, is_mixed)
        self.jump.setVisible(self._target() is not None)

    def reword(self) -> None:
        super().reword()
        self.jump.setIcon(icon("arrow-right", "text3"))
        self.jump.setToolTip(_("Show it"))
        self.jump.setAccessibleName(_("Show it"))

    def open(self) -> Picker | None:
        """Open the list."""
        if self.subject is None:
            return None
        clear = _(self._empty) if self._empty else None
        picker = Picker(self.button, self._options(self.subject), clear=clear, create=self._create)
        picker.picked.connect(self.offer)
        picker.created.connect(lambda typed: self._made(picker, typed))
        picker.open_at(self.button)
        return picker

    def _made(self, picker: Picker, typed: str) -> None:
        picker.close()
        if self._make is not None and self.subject is not None:
            self.offer(self._make(self.subject, typed))

    def _show_it(self) -> None:
        target = self._target()
        if target is not None:
            self.opened.emit(target)

    def _target(self) -> str | None:
        """The id of the record that is shown; a scope names it after its kind."""
        if self._value is None or self._mixed or self.subject is None:
            return None
        id_ = self._value.rpartition(":")[2]
        return id_ if id_ in self.subject.project else None
