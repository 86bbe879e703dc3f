"""The box that notes what a workshop says about the chosen card, or the stage. Loses nothing that was typed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import cast

from PySide6.QtCore import QMimeData, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from journeydesigner.canvas.presentation.notes import NoteKind, kinds_for
from journeydesigner.canvas.presentation.slide_box import SlideBox
from journeydesigner.i18n import N_, _
from journeydesigner.model import Id
from journeydesigner.render.direction import stand_as_read

_LINES = 3
_WORDS: Mapping[NoteKind, str] = {
    "pain": N_("&Pain point"),
    "opportunity": N_("&Opportunity"),
    "thought": N_("&Thought of the Client"),
}


class _Words(QPlainTextEdit):
    """Plain text; Enter is for the box."""

    entered = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Shift+Enter is a new line; Esc goes on to the box."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
                self.insertPlainText("\n")
                self.ensureCursorVisible()
            else:
                self.entered.emit()
        elif event.key() == Qt.Key.Key_Escape:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Nothing but text."""
        self.insertPlainText(source.text())


class NoteBox(SlideBox):
    """What is typed here stays until it is written, also when the box is closed meanwhile."""

    def __init__(self, parent: QWidget, write: Callable[[], None], closed: Callable[[], None]) -> None:
        super().__init__(parent)
        self._closed = closed
        self._about = ""
        self._thought = ""
        self._wanted: NoteKind = "pain"
        """What was chosen last; where it cannot be, an opportunity is noted."""
        self.title, self.hint, self.refusal = self.label("title"), self.label("small"), self.label("refused")
        self.words = _Words(self)
        self.words.setTabChangesFocus(True)
        stand_as_read(self.words.document())
        self.words.entered.connect(write)
        self.words.textChanged.connect(self._typed)
        self.kinds = {kind: self.button() for kind in _WORDS}
        self._group = QButtonGroup(self)
        for kind, button in self.kinds.items():
            button.setCheckable(True)
            self._group.addButton(button)
            button.clicked.connect(lambda _on, kind=kind: self._choose(kind))
        self.close_button, self.write_button = self.button(), self.button("first")
        self.close_button.clicked.connect(self.give_up)
        self.write_button.clicked.connect(write)
        self._build()

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.addWidget(self.title)
        kinds, answers = QHBoxLayout(), QHBoxLayout()
        for button in self.kinds.values():
            kinds.addWidget(button)
        kinds.addStretch(1)
        column.addLayout(kinds)
        column.addWidget(self.words)
        column.addWidget(self.refusal)
        answers.addWidget(self.hint, 1)
        answers.addWidget(self.close_button)
        answers.addWidget(self.write_button)
        column.addLayout(answers)
        self.setTabOrder(self.words, self.write_button)
        self.setTabOrder(self.write_button, self.close_button)
        self.setTabOrder(self.close_button, next(iter(self.kinds.values())))

    @property
    def kind(self) -> NoteKind:
        """What is being noted."""
        return next(kind for kind, button in self.kinds.items() if button.isChecked())

    @property
    def text(self) -> str:
        """What is typed."""
        return self.words.toPlainText()

    def show_about(self, card: Id | None, name: str, thought: str) -> None:
        """Be about a card, or about the stage of this name; `thought`: what the Client thinks there."""
        self._thought = thought
        self._about = _("Note on “{name}”", name=name) if card else _("Note on the stage “{name}”", name=name)
        possible = kinds_for(card)
        for kind, button in self.kinds.items():
            button.setEnabled(kind in possible)
            button.setToolTip(
                "" if kind in possible else _("Choose a card first: a click, or Shift and an arrow.")
            )
        self.kinds[self._wanted if self._wanted in possible else "opportunity"].setChecked(True)
        self.reword()

    def reword(self) -> None:
        """Everything in the current language."""
        self.title.setText(self._about)
        for kind, button in self.kinds.items():
            button.setText(_(_WORDS[kind]))
        self.words.setAccessibleName(self._about)
        self.words.setPlaceholderText(_("What does the workshop say?"))
        self.close_button.setText(_("Close"))
        self.close_button.setToolTip(_("Close (Esc); what is typed stays here"))
        self.write_button.setText(_("Write it down"))
        self.write_button.setToolTip(_("Write it down (Enter)"))
        self._tell()

    def set_letters(self, letters: int) -> None:
        """Set everything in so many pixels, or more where words are typed."""
        super().set_letters(letters)
        layout = cast("QVBoxLayout", self.layout())
        pad = letters
        layout.setContentsMargins(pad, pad, pad, pad)
        layout.setSpacing(round(0.6 * letters))
        self.words.setFixedHeight(round(_LINES * 2 * letters + letters))

    def begin(self) -> None:
        """Show it, ready to type; what was typed before and not written is there still, to be typed over."""
        self.refuse("")
        self.show()
        self.words.setFocus(Qt.FocusReason.OtherFocusReason)
        self.words.selectAll()

    def empty(self) -> None:
        """What was typed is written now."""
        with QSignalBlocker(self.words):
            self.words.clear()
        self.give_up()

    def refuse(self, reason: str) -> None:
        """Say why it was not written."""
        self.refusal.setText(reason)
        self.refusal.setVisible(bool(reason))

    def give_up(self) -> None:
        """Close; what is typed stays."""
        self.put_away()
        self._closed()

    def _choose(self, kind: NoteKind) -> None:
        self._wanted = kind
        self._tell()
        self.words.setFocus(Qt.FocusReason.OtherFocusReason)

    def _typed(self) -> None:
        self.refuse("")

    def _tell(self) -> None:
        """How to write it, and what would no longer be there."""
        said = _("Enter writes it down, Shift+Enter begins a new line.")
        if self.kind == "thought" and self._thought:
            said = _("Takes the place of “{text}”.", text=self._thought)
        self.hint.setText(said)
