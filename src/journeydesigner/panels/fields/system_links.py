"""What an application exchanges data with, and how."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QToolButton, QVBoxLayout, QWidget

from journeydesigner.i18n import _
from journeydesigner.layout.words import WORDS, label
from journeydesigner.model import Id, System, SystemLink
from journeydesigner.model.values import SystemId
from journeydesigner.panels.fields.field import Field
from journeydesigner.panels.fields.frame import ChoiceBox, FieldButton
from journeydesigner.panels.options import Option, system_options
from journeydesigner.panels.picker import Picker
from journeydesigner.panels.pictures import icon

KINDS: Sequence[Any] = tuple(WORDS["system_link_kind"])


class SystemLinksField(Field):
    """Links to other applications. A link is kept with one of the two and holds both ways."""

    def __init__(self) -> None:
        super().__init__()
        self._links: tuple[SystemLink, ...] = ()
        self._said: object = None
        self.rows: list[_Row] = []
        self.add_button = QPushButton()
        self.add_button.setAutoDefault(False)
        self.add_button.clicked.connect(self.add)
        body = QWidget()
        self._column = QVBoxLayout(body)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(6)
        self._column.addWidget(self.add_button, 0, Qt.AlignmentFlag.AlignLeft)
        self.set_body(body)
        body.setFocusProxy(self.add_button)
        self.reword()

    def show_value(self, value: Any, is_mixed: bool) -> None:  # noqa: ARG002
        self._links = tuple(value)
        names = self._names()
        said = [(link, names.get(link.to)) for link in self._links]
        if said == self._said:
            return
        self._said = said
        focused = next((n for n, row in enumerate(self.rows) if row.kind.hasFocus()), None)
        for row in self.rows:
            row.hide()
            row.deleteLater()
        self.rows = [self._row(number, link) for number, link in enumerate(self._links)]
        for number, row in enumerate(self.rows):
            self._column.insertWidget(number, row)
            row.show()
        if focused is not None and focused < len(self.rows):
            self.rows[focused].kind.setFocus()

    def set_name(self, name: str) -> None:
        self.add_button.setAccessibleName(name + ": " + self.add_button.text())

    def reword(self) -> None:
        super().reword()
        self._said = None
        self.add_button.setText(_("Link an application"))
        self.add_button.setIcon(icon("link"))
        self.show_value(self._links, False)

    def add(self) -> Picker | None:
        """Ask for an application to link."""
        return self._ask(self.add_button, lambda to: (*self._links, SystemLink(to=to, kind="api")))

    def _change(self, number: int, **fields: Any) -> None:
        changed = self._links[number].model_copy(update=fields)
        self.offer((*self._links[:number], changed, *self._links[number + 1 :]))

    def _ask(self, anchor: QWidget, links: Any) -> Picker | None:
        if self.subject is None:
            return None
        taken = {self.subject.first.id, *(link.to for link in self._links)}
        options: list[Option] = [o for o in system_options(self.subject.project) if o.value not in taken]
        picker = Picker(anchor, options)
        picker.picked.connect(lambda to: self.offer(links(SystemId(Id(to)))))
        picker.open_at(anchor)
        return picker

    def _row(self, number: int, link: SystemLink) -> _Row:
        row = _Row()
        row.other.show_text(self._names().get(link.to) or str(link.to))
        row.other.setAccessibleName(_("Application: {name}", name=row.other.text()))
        row.other.clicked.connect(lambda: self._ask(row.other, lambda to: self._with(number, to)))
        row.kind.setCurrentIndex(KINDS.index(link.kind))
        row.kind.activated.connect(lambda place: self._change(number, kind=KINDS[place]))
        row.remove.clicked.connect(lambda: self.offer((*self._links[:number], *self._links[number + 1 :])))
        return row

    def _with(self, number: int, to: SystemId) -> tuple[SystemLink, ...]:
        changed = self._links[number].model_copy(update={"to": to})
        return (*self._links[:number], changed, *self._links[number + 1 :])

    def _names(self) -> dict[str | None, str]:
        if self.subject is None or not self.subject.project.all(System):
            return {}
        return {option.value: option.text for option in system_options(self.subject.project)}


class _Row(QWidget):
    """One link: with what, and how."""

    def __init__(self) -> None:
        super().__init__()
        self.other = FieldButton()
        self.kind = ChoiceBox()
        self.kind.addItems([label("system_link_kind", kind) for kind in KINDS])
        self.kind.setAccessibleName(_("Kind of link"))
        self.remove = QToolButton()
        self.remove.setIcon(icon("x", "text3"))
        self.remove.setToolTip(_("Take out"))
        self.remove.setAccessibleName(_("Take out"))
        self.remove.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(self.other, 3)
        row.addWidget(self.kind, 2)
        row.addWidget(self.remove)
