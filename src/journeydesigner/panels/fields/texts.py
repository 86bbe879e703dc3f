"""A list of texts in both languages, each written in a line of its own."""

from __future__ import annotations

from collections.abc import Hashable
from typing import Any

from journeydesigner.i18n import _
from journeydesigner.model import Text2
from journeydesigner.panels.fields.lines import Line, LinesField
from journeydesigner.panels.fields.text import TextField


class _TextLine(Line):
    def __init__(self) -> None:
        self.text = TextField("text")
        super().__init__(self.text)

    def show_item(self, item: Any) -> None:
        self.text.follow(item)


class TextsField(LinesField):
    """Texts. An emptied line goes; the last line waits for a new text."""

    def make_line(self, key: Hashable) -> Line:
        line = _TextLine()
        line.text.set_name(self._name)
        line.text.commit = lambda text: self._put(key, text)
        return line

    def take_out(self, key: Hashable) -> None:
        self.offer(tuple(item for number, item in enumerate(self._items) if number != key))
        self.adder.setFocus()

    def add(self, text: Text2) -> None:
        self.commit((*self._items, text))

    def _put(self, key: Hashable, text: Any) -> None:
        replaced = (text if number == key else item for number, item in enumerate(self._items))
        self.commit(tuple(item for item in replaced if item is not None))

    def set_name(self, name: str) -> None:
        self._name = name
        self.adder.set_hint(_("Add another one"), name)
        for line in self.lines.values():
            line.first.set_name(name)
