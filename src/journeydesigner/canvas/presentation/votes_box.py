"""Asks, when a presentation ends, what becomes of votes that no tag holds."""

from __future__ import annotations

from collections.abc import Callable
from typing import cast

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from journeydesigner.canvas.presentation.slide_box import SlideBox
from journeydesigner.i18n import _, plural


class VotesBox(SlideBox):
    """Keep them, leave them, or go on with the presentation."""

    def __init__(
        self, parent: QWidget, keep: Callable[[], None], leave: Callable[[], None], closed: Callable[[], None]
    ) -> None:
        super().__init__(parent)
        self._closed = closed
        self.question, self.detail, self.refusal = self.label("title"), self.label("small"), self.label("refused")
        self.keep_button, self.leave_button, self.back_button = self.button("first"), self.button(), self.button()
        self.keep_button.clicked.connect(keep)
        self.leave_button.clicked.connect(leave)
        self.back_button.clicked.connect(self.give_up)
        column = QVBoxLayout(self)
        row = QHBoxLayout()
        row.addStretch(1)
        for button in (self.keep_button, self.leave_button, self.back_button):
            row.addWidget(button)
        for label in (self.question, self.detail, self.refusal):
            column.addWidget(label)
        column.addLayout(row)

    def ask(self, votes: int) -> None:
        """Ask about so many votes."""
        self.question.setText(plural("{n} vote is not kept.", "{n} votes are not kept.", votes))
        self.detail.setText(_("Kept votes stand as tags on the touchpoints: “votes: 5”."))
        self.keep_button.setText(_("Keep the votes"))
        self.leave_button.setText(_("Leave without them"))
        self.back_button.setText(_("Go on presenting"))
        self.setAccessibleName(self.question.text())
        self.refuse("")
        self.show()
        self.keep_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def set_letters(self, letters: int) -> None:
        """Set everything in so many pixels."""
        super().set_letters(letters)
        layout = cast("QVBoxLayout", self.layout())
        layout.setContentsMargins(letters, letters, letters, letters)
        layout.setSpacing(round(0.6 * letters))

    def refuse(self, reason: str) -> None:
        """Say why they were not kept."""
        self.refusal.setText(reason)
        self.refusal.setVisible(bool(reason))

    def give_up(self) -> None:
        """Go on presenting."""
        self.put_away()
        self._closed()
