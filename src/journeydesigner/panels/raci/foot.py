"""The line below the matrix: what the keys do, or what was just done with a button that takes it back."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QWidget

from journeydesigner.i18n import _
from journeydesigner.panels.pictures import icon
from journeydesigner.panels.raci.cells import legend
from journeydesigner.panels.style import mark

SHOWN_MS = 10_000


class Foot(QWidget):
    """One sentence."""

    undone = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.sentence = QLabel()
        self.sentence.setTextFormat(Qt.TextFormat.PlainText)
        self.sentence.setWordWrap(True)
        self.undo = QToolButton()
        self.undo.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.undo.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.undo.clicked.connect(self.undone)
        self._silence = QTimer(self, singleShot=True, interval=SHOWN_MS)
        self._silence.timeout.connect(self.rest)
        box = QHBoxLayout(self)
        box.setContentsMargins(12, 6, 12, 8)
        box.addWidget(self.sentence, 1)
        box.addWidget(self.undo)

    def say(self, sentence: str, can_undo: bool = False) -> None:
        """Tell what was done, or why it was not; screen readers say it too."""
        self.sentence.setText(sentence)
        mark(self.sentence, "look", "")
        self.undo.setVisible(can_undo)
        self._silence.start()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, sentence))

    def rest(self) -> None:
        """What the letters and the other keys mean."""
        self._silence.stop()
        keys = _("Delete clears, / adds a second letter, Alt+Down shows the days, − and + fold.")
        self.sentence.setText(f"{legend()}. {keys}")
        mark(self.sentence, "look", "hint")
        self.undo.hide()

    def reword(self) -> None:
        """Say everything in the current language and theme."""
        self.undo.setText(_("Undo"))
        self.undo.setIcon(icon("undo-2"))
        self.rest()
