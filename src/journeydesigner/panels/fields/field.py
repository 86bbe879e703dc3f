"""What every field of a form can do: show a value, offer another one, say why it was refused, wait its turn."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from pydantic import ValidationError
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QSizePolicy, QVBoxLayout, QWidget

from journeydesigner.editor.edits.fields import why_impossible
from journeydesigner.errors import Refusal
from journeydesigner.i18n import Language, Message
from journeydesigner.model import Draft, Entity, Project
from journeydesigner.panels.style import mark


@dataclass(frozen=True)
class Subject:
    """What a form speaks of: the project, and the elements of one kind that it edits together."""

    project: Project
    elements: tuple[Entity, ...]

    @property
    def first(self) -> Entity:
        """The element the form shows when it edits one."""
        return self.elements[0]

    @property
    def is_several(self) -> bool:
        """Whether the form edits more than one element at once."""
        return len(self.elements) > 1


@dataclass(frozen=True)
class Deed:
    """What a field offers when its change is more than a value: the undo step's words (a msgid), and the edit."""

    act: str
    do: Callable[[Draft], object]
    shows: bool = False
    """Whether the form then shows the record that the edit returns."""


def refuse_all(value: Any) -> None:
    """The commit of a field nobody has bound yet."""
    raise AssertionError(f"a field offers {value!r} before it is bound")


class Field(QWidget):
    """One value. `commit` is called with what the user chose; it raises `Refusal` with the reason."""

    def __init__(self) -> None:
        super().__init__()
        self.commit: Callable[[Any], None] = refuse_all
        self.subject: Subject | None = None
        self.latest: tuple[Any, bool] = (None, False)
        self._refusal: Message | None = None
        self._reason: QLabel | None = None
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(2)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)

    def set_body(self, body: QWidget) -> None:
        """Put the widget that holds the value above the line for the reason."""
        self._box.insertWidget(0, body)
        self.setFocusProxy(body)

    # -- for the form

    def show_subject(self, subject: Subject, value: Any, is_mixed: bool) -> None:
        """Show the value of these elements; `is_mixed` when they have different ones."""
        self.subject = subject
        self.follow(value, is_mixed)

    def follow(self, value: Any, is_mixed: bool = False) -> None:
        """Show what the project holds now, unless something is being typed."""
        self.latest = (value, is_mixed)
        if not self.is_dirty:
            self.show_value(value, is_mixed)

    def show_value(self, value: Any, is_mixed: bool) -> None:
        """Show a value. To be written by each field."""
        raise NotImplementedError

    def set_name(self, name: str) -> None:
        """What a screen reader calls the field."""
        body = self.focusProxy()
        if body is not None:
            body.setAccessibleName(name)

    def reword(self) -> None:
        """Words changed: show the same in the current language."""
        self._say()

    def turn(self, side: Language) -> None:
        """Write texts in this language from now on, where the field holds any."""

    @property
    def is_dirty(self) -> bool:
        """Whether the user has typed something that is not yet in the project."""
        return False

    def flush(self) -> None:
        """Offer what is typed before the field is taken away."""

    def discard(self) -> None:
        """Forget what is typed and show what the project holds."""
        self.settle()

    # -- for the fields

    def offer(self, value: Any) -> bool:
        """Hand a value to the project; False and the reason under the field when it was refused."""
        try:
            self.commit(value)
        except Refusal as refusal:
            self.refuse(refusal.message)
            return False
        except ValidationError as error:
            self.refuse(why_impossible(error))
            return False
        self.settle()
        return True

    def refuse(self, reason: Message) -> None:
        """Say why the value cannot be. The value stays, so that it can be corrected."""
        self._refusal = reason
        self._say()

    def settle(self) -> None:
        """The value is the project's: nothing to say."""
        self._refusal = None
        self._say()

    @property
    def reason(self) -> str:
        """What the field says against its value; "" when nothing."""
        return capital(self._refusal.text()) if self._refusal else ""

    def _say(self) -> None:
        if self._reason is None and self._refusal is not None:
            self._reason = _reason_label()
            self._box.addWidget(self._reason)
        if self._reason is not None:
            self._reason.setText(self.reason)
            self._reason.setVisible(self._refusal is not None)
        body = self.focusProxy()
        if body is not None:
            mark(body, "invalid", self._refusal is not None)
            body.setAccessibleDescription(self.reason)


def capital(sentence: str) -> str:
    """A sentence that may have been meant to follow the name of a field, as one that stands alone."""
    return sentence[:1].upper() + sentence[1:]


def _reason_label() -> QLabel:
    label = QLabel()
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    mark(label, "look", "error")
    return label
