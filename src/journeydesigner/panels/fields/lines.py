"""A list whose entries are written in place: a line for each, with a button that takes it out, and one to add."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Sequence
from typing import Any

from pydantic import ValidationError
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from journeydesigner.editor.edits.fields import why_impossible
from journeydesigner.i18n import Language, _, language
from journeydesigner.model import Text2
from journeydesigner.panels.fields.field import Field
from journeydesigner.panels.fields.flow import FlowLayout
from journeydesigner.panels.fields.text import TextBox
from journeydesigner.panels.pictures import icon
from journeydesigner.panels.style import mark


class Line(QFrame):
    """One entry: the first of its fields beside the button that takes it out, the others below."""

    def __init__(self, first: Field, *others: QWidget) -> None:
        super().__init__()
        self.first = first
        self.fields = [first, *(other for other in others if isinstance(other, Field))]
        self.remove = QToolButton()
        self.remove.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        top = QHBoxLayout()
        top.setSpacing(4)
        top.addWidget(first, 1)
        top.addWidget(self.remove, 0, Qt.AlignmentFlag.AlignTop)
        below = FlowLayout(spacing=6)
        for other in others:
            below.addWidget(other)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(2)
        box.addLayout(top)
        box.addLayout(below)

    def show_item(self, item: Any) -> None:
        """Show an entry in its fields. To be written by each kind of line."""
        raise NotImplementedError

    def reword(self) -> None:
        """Say everything in the current language."""
        self.remove.setIcon(icon("x", "text3"))
        self.remove.setToolTip(_("Take out"))
        self.remove.setAccessibleName(_("Take out"))
        for field in self.fields:
            field.reword()


class AddBox(Field):
    """An empty line at the end of a list: what is written in it becomes an entry, and the line is empty again."""

    def __init__(self, side: Language | None = None) -> None:
        super().__init__()
        self._side = side
        self.box = TextBox(one_line=True)
        self.box.done.connect(self.flush)
        self.box.given_up.connect(self._give_up)
        self.set_body(self.box)

    def show_value(self, value: Any, is_mixed: bool) -> None:
        """There is nothing to show."""

    def set_hint(self, words: str, name: str) -> None:
        """What stands in the empty line of the list `name`."""
        self.box.setPlaceholderText(words)
        self.box.setAccessibleName(f"{name}: {words}")

    def turn(self, side: Language) -> None:
        self._side = side

    def reword(self) -> None:
        super().reword()
        self._side = None

    @property
    def is_dirty(self) -> bool:
        return bool(self.box.toPlainText().strip())

    def flush(self) -> None:
        typed = self.box.toPlainText().strip()
        try:
            text = Text2(**{self._side or language(): typed}) if typed else None
        except ValidationError as error:
            self.refuse(why_impossible(error))
            return
        if text is not None and self.offer(text):
            self.box.clear()

    def discard(self) -> None:
        super().discard()
        self.box.clear()

    def _give_up(self) -> None:
        if self.box.toPlainText() or self.reason:
            self.discard()
        else:
            self.box.clearFocus()


class LinesField(Field):
    """A list of entries. A line keeps its entry, and what is typed in it, while others come and go."""

    def __init__(self) -> None:
        super().__init__()
        self.adder = AddBox()
        self.adder.commit = self.add
        self._items: Sequence[Any] = ()
        self._side: Language | None = None
        self._name = ""
        self.lines: dict[Hashable, Line] = {}
        body = QWidget()
        self.column = QVBoxLayout(body)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(8)
        self.more = QLabel()
        self.more.setTextFormat(Qt.TextFormat.PlainText)
        mark(self.more, "look", "hint")
        self.more.hide()
        self.column.addWidget(self.more)
        self.column.addWidget(self.adder)
        self.set_body(body)
        body.setFocusProxy(self.adder)

    # -- for each kind of list

    def key(self, number: int, item: Any) -> Hashable:  # noqa: ARG002
        """What makes an entry the same one as before."""
        return number

    def make_line(self, key: Hashable) -> Line:
        """A line whose fields commit to the entry of this key."""
        raise NotImplementedError

    def take_out(self, key: Hashable) -> None:
        """Offer the list without an entry."""
        raise NotImplementedError

    def add(self, text: Text2) -> None:
        """Commit an entry made of what was written in the empty line."""
        raise NotImplementedError

    # -- as a field

    def show_value(self, value: Any, is_mixed: bool) -> None:
        self._items = tuple(value or ())
        keyed = {self.key(number, item): item for number, item in enumerate(self._items)}
        for gone in self.lines.keys() - keyed.keys():
            line = self.lines.pop(gone)
            line.hide()
            line.deleteLater()
        for place, (key, item) in enumerate(keyed.items()):
            if key not in self.lines:
                self.lines[key] = self._new_line(key)
            self.column.insertWidget(place, self.lines[key])
            self.lines[key].show()
            self.lines[key].show_item(item)
        self.more.setText(_("and others that differ") if self._items else _("Several values"))
        self.more.setVisible(is_mixed)

    def follow(self, value: Any, is_mixed: bool = False) -> None:
        """Each field keeps what is being typed in it; the list follows the project all the same."""
        self.latest = (value, is_mixed)
        self.show_value(value, is_mixed)

    def reword(self) -> None:
        super().reword()
        self.adder.reword()
        for line in self.lines.values():
            line.reword()

    def turn(self, side: Language) -> None:
        self._side = side
        for field in self._fields():
            field.turn(side)

    @property
    def is_dirty(self) -> bool:
        return any(field.is_dirty for field in self._fields())

    def flush(self) -> None:
        for field in list(self._fields()):
            field.flush()

    def discard(self) -> None:
        super().discard()
        for field in self._fields():
            field.discard()

    def _fields(self) -> Iterator[Field]:
        for line in self.lines.values():
            yield from line.fields
        yield self.adder

    def _new_line(self, key: Hashable) -> Line:
        line = self.make_line(key)
        line.remove.clicked.connect(lambda: self.take_out(key))
        line.reword()
        if self._side is not None:
            for field in line.fields:
                field.turn(self._side)
        return line
