"""Other records that belong to what the form shows: listed, opened by a click, added, tied and untied."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QSizePolicy,
    QStyle,
    QStyleOptionToolButton,
    QStylePainter,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from journeydesigner.i18n import Language, _
from journeydesigner.model import Entity, Id, Project, Text2
from journeydesigner.panels.fields.field import Deed, Field, Subject
from journeydesigner.panels.fields.frame import PLAIN, FieldButton
from journeydesigner.panels.fields.lines import AddBox
from journeydesigner.panels.options import Option
from journeydesigner.panels.picker import Picker
from journeydesigner.panels.pictures import icon
from journeydesigner.panels.style import mark, plain_tip


@dataclass(frozen=True)
class Action:
    """A button under the list. It opens a list to pick from (`options`), or acts at once where that is None."""

    label: str
    icon: str
    deed: Callable[[Subject, str], Deed]
    options: Callable[[Subject], Sequence[Option]] | None = None


@dataclass(frozen=True)
class RecordList:
    """What a list of records shows and can do. `empty`, `hint` and the labels are msgids."""

    option: Callable[[Project, Any], Option]
    empty: str
    most: int = 6
    """Records listed; the register shows the others."""
    hint: str = ""
    """What stands in the empty line whose text becomes a record; without one there is no such line."""
    write: Callable[[Subject, Text2], Deed] | None = None
    actions: tuple[Action, ...] = ()
    untie: Callable[[Subject, Id], Deed] | None = None
    untie_words: str = ""
    register: type[Entity] | None = None
    """The kind whose register a button opens."""
    register_words: Callable[[Subject], str] = field(default=lambda _subject: "")


class RecordsField(Field):
    """A list of records that belong to one element."""

    opened = Signal(str)
    """The id of a record that the user wants to see."""
    register = Signal(object)
    """The kind whose register the user wants to see."""

    def __init__(self, shown: RecordList) -> None:
        super().__init__()
        self._list = shown
        self._name = ""
        self._records: Sequence[Any] = ()
        self.rows: list[_Row] = []
        self.adder = AddBox()
        self.adder.commit = self._write
        self.action_buttons = [self._button(action) for action in shown.actions]
        self.register_button = QuietButton("list-filter")
        self.register_button.clicked.connect(lambda: self.register.emit(shown.register))
        body = QWidget()
        self._column = QVBoxLayout(body)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)
        self.nothing = QLabel()
        self.nothing.setTextFormat(Qt.TextFormat.PlainText)
        mark(self.nothing, "look", "hint")
        self._column.addWidget(self.nothing)
        self._column.addWidget(self.adder)
        for button in (*self.action_buttons, self.register_button):
            self._column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        if shown.write is None:
            self.adder.hide()
        if shown.register is None:
            self.register_button.hide()
        self.set_body(body)
        stops = [self.adder] if shown.write else [*self.action_buttons, self.register_button]
        body.setFocusProxy(stops[0])
        self.reword()

    def show_value(self, value: Any, is_mixed: bool) -> None:  # noqa: ARG002
        self._records = tuple(value)
        shown = self._records[: self._list.most]
        while len(self.rows) < len(shown):
            self._more()
        for number, row in enumerate(self.rows):
            row.setVisible(number < len(shown))
        self.nothing.setText(_(self._list.empty))
        self.nothing.setVisible(not shown and self._list.write is None)
        for row, record in zip(self.rows, shown, strict=False):
            assert self.subject is not None
            row.show_record(self._list.option(self.subject.project, record), self._untie_words())
        if self.subject is not None:
            self.register_button.setText(self._list.register_words(self.subject))
            self._name_buttons()

    def follow(self, value: Any, is_mixed: bool = False) -> None:
        """What is being written in the empty line stays; the list follows the project all the same."""
        self.latest = (value, is_mixed)
        self.show_value(value, is_mixed)

    def set_name(self, name: str) -> None:
        self._name = name
        self.adder.set_hint(_(self._list.hint), name)
        self._name_buttons()

    def reword(self) -> None:
        super().reword()
        self.adder.reword()
        for button, action in zip(self.action_buttons, self._list.actions, strict=True):
            button.setText(_(action.label))
            button.setIcon(icon(action.icon))
        self.register_button.setIcon(icon("list-filter"))
        if self.subject is not None:
            self.show_value(self._records, False)

    def turn(self, side: Language) -> None:
        self.adder.turn(side)

    @property
    def is_dirty(self) -> bool:
        return self.adder.is_dirty

    def flush(self) -> None:
        self.adder.flush()

    def discard(self) -> None:
        super().discard()
        self.adder.discard()

    def run(self, action: Action, anchor: QWidget) -> Picker | None:
        """Do what a button does, after a choice where it asks for one."""
        if self.subject is None:
            return None
        if action.options is None:
            self.offer(action.deed(self.subject, ""))
            return None
        picker = Picker(anchor, action.options(self.subject), title=_(action.label))
        subject = self.subject
        picker.picked.connect(lambda value: self.offer(action.deed(subject, value)))
        picker.open_at(anchor)
        return picker

    def _write(self, text: Text2) -> None:
        assert self.subject is not None
        assert self._list.write is not None
        self.commit(self._list.write(self.subject, text))

    def _button(self, action: Action) -> QuietButton:
        button = QuietButton(action.icon)
        button.clicked.connect(lambda: self.run(action, button))
        return button

    def _more(self) -> None:
        row, place = _Row(), len(self.rows)
        row.button.clicked.connect(lambda: self._open(place))
        row.untie.clicked.connect(lambda: self._take_out(place))
        self.rows.append(row)
        self._column.insertWidget(place, row)

    def _open(self, place: int) -> None:
        if place < len(self._records):
            self.opened.emit(self._records[place].id)

    def _take_out(self, place: int) -> None:
        if self.subject is not None and self._list.untie is not None:
            self.offer(self._list.untie(self.subject, self._records[place].id))

    def _name_buttons(self) -> None:
        for button in (*self.action_buttons, self.register_button):
            button.setAccessibleName(f"{self._name}: {button.text()}")
            button.setToolTip(button.text())

    def _untie_words(self) -> str:
        return _(self._list.untie_words) if self._list.untie else ""


class _Row(QWidget):
    """One record: a button that opens it, and one that unties it."""

    def __init__(self) -> None:
        super().__init__()
        self.button = FieldButton()
        self.button.chevron = "chevron-right"
        self.untie = QToolButton()
        self.untie.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(self.button, 1)
        row.addWidget(self.untie)

    def show_record(self, option: Option, untie: str) -> None:
        """Show a record, and the button that unties it where there are words for it."""
        text = f"{option.text} – {option.note}" if option.note else option.text
        self.button.show_text(text, option.picture, PLAIN)
        self.button.setAccessibleName(plain_tip(text))
        self.untie.setVisible(bool(untie))
        self.untie.setIcon(icon("x", "text3"))
        self.untie.setToolTip(untie)
        self.untie.setAccessibleName(untie)


class QuietButton(QToolButton):
    """A button that is only words until it has pointer or keyboard. Cut with "…" where there is no room."""

    def __init__(self, picture: str) -> None:
        super().__init__()
        self.setIcon(icon(picture))
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def minimumSizeHint(self) -> QSize:
        return QSize(40, self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        option = QStyleOptionToolButton()
        self.initStyleOption(option)
        lacking = self.sizeHint().width() - self.width()
        if lacking > 0:
            words = option.fontMetrics.horizontalAdvance(option.text)
            option.text = option.fontMetrics.elidedText(option.text, Qt.TextElideMode.ElideRight, words - lacking)
        QStylePainter(self).drawComplexControl(QStyle.ComplexControl.CC_ToolButton, option)
