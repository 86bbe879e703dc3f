"""The links that lead to a touchpoint and on from it; a click shows the link."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from journeydesigner.i18n import _, language
from journeydesigner.layout.draw.glyphs import MECHANISM_ICON
from journeydesigner.model import Transition
from journeydesigner.model.naming import name_of
from journeydesigner.model.reading import bridge_of, world_switch
from journeydesigner.panels.fields.field import Field
from journeydesigner.panels.fields.frame import HINT, FieldButton
from journeydesigner.panels.pictures import icon


class LinksField(Field):
    """Shows links; changes none."""

    opened = Signal(str)
    """The id of the link to be shown."""

    def __init__(self) -> None:
        super().__init__()
        self._value: tuple[Transition, ...] = ()
        body = QWidget()
        self._lines = QVBoxLayout(body)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(4)
        self.buttons: list[FieldButton] = []
        self.set_body(body)

    def show_value(self, value: Any, is_mixed: bool) -> None:
        self._value = () if is_mixed else tuple(value)
        while len(self.buttons) < max(1, len(self._value)):
            self._more()
        for number, button in enumerate(self.buttons):
            button.setVisible(number < max(1, len(self._value)))
        if not self._value:
            self.buttons[0].show_text(_("No link"), look=HINT)
        for button, link in zip(self.buttons, self._value, strict=False):
            self._show(button, link)

    def reword(self) -> None:
        super().reword()
        if self.subject is not None:
            self.show_value(self._value, False)

    def _more(self) -> None:
        button = FieldButton()
        button.chevron = ""
        place = len(self.buttons)
        button.clicked.connect(lambda: self._open(place))
        self.buttons.append(button)
        self._lines.addWidget(button)

    def _open(self, place: int) -> None:
        if place < len(self._value):
            self.opened.emit(self._value[place].id)

    def _show(self, button: FieldButton, link: Transition) -> None:
        assert self.subject is not None
        project, arrives = self.subject.project, link.to == self.subject.first.id
        other = name_of(project, link.from_ if arrives else link.to, language())
        bridge = bridge_of(link)
        if bridge is not None:
            picture = icon(MECHANISM_ICON[bridge.by])
        else:
            picture = icon("unlink", "error") if world_switch(project, link) else icon("arrow-right", "text3")
        button.show_text(f"← {other}" if arrives else f"→ {other}", picture)
        button.setAccessibleName(_("From {name}", name=other) if arrives else _("To {name}", name=other))
