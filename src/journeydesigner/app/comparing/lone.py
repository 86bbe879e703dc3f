"""What is shown where there are not two journeys to compare: why, and how to get there."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from journeydesigner.i18n import _
from journeydesigner.panels.style import mark


class Lone(QWidget):
    """One journey, or none."""

    wanted = Signal()
    """The future of the journey is to be drafted."""

    def __init__(self) -> None:
        super().__init__()
        self._has_journey = True
        self.sentence = QLabel()
        self.sentence.setTextFormat(Qt.TextFormat.PlainText)
        self.sentence.setWordWrap(True)
        self.sentence.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.draft = QPushButton()
        mark(self.draft, "look", "main")
        self.draft.setAutoDefault(True)  # Enter drafts, not the space bar alone
        self.draft.clicked.connect(self.wanted)
        box = QVBoxLayout(self)
        box.setContentsMargins(40, 40, 40, 40)
        box.setSpacing(16)
        box.addStretch(1)
        box.addWidget(self.sentence)
        box.addWidget(self.draft, 0, Qt.AlignmentFlag.AlignCenter)
        box.addStretch(2)

    def show_state(self, has_journey: bool) -> None:
        """Whether there is a journey whose future could be drafted."""
        self._has_journey = has_journey
        self.reword()

    def reword(self) -> None:
        """Say it in the current language."""
        self.draft.setText(_("Draft the future of this journey"))
        self.draft.setVisible(self._has_journey)
        one = _(
            "There is only one journey in this file. Draft its future: a copy to be changed, which is then "
            "compared with it here, element by element."
        )
        self.sentence.setText(one if self._has_journey else _("There is no journey in this file yet."))
