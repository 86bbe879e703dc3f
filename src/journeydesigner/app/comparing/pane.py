"""One side: the list its journey is chosen from, and the canvas that shows it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from journeydesigner.canvas.comparing.view import ComparedView, Told
from journeydesigner.editor.selection import Selection
from journeydesigner.i18n import _, language
from journeydesigner.layout.plan import View
from journeydesigner.layout.words import label
from journeydesigner.model import Id
from journeydesigner.model.values import JourneyId
from journeydesigner.panels.fields.frame import ChoiceBox
from journeydesigner.panels.style import current_theme, mark

if TYPE_CHECKING:
    from journeydesigner.app.window import MainWindow

NAME = 34
"""Letters of a journey's name that a list shows."""


class Pane(QWidget):
    """The journey before, or the one after."""

    chosen = Signal(str)
    """The id of the journey the user wants here."""

    def __init__(self, window: MainWindow, told: Told, journey: Id | None, view: View) -> None:
        super().__init__()
        document = window.document
        self._window = window
        self.selection = Selection(document)
        opening = JourneyId(journey) if journey is not None else None, view, None
        self.view = ComparedView(
            document, self.selection, window.checker, told, window.desktop.theme, opening=opening
        )
        self.title = QLabel()
        mark(self.title, "look", "label")
        self.journeys = ChoiceBox()
        self.title.setBuddy(self.journeys)
        self.journeys.setMinimumWidth(NAME * self.fontMetrics().averageCharWidth())
        self.journeys.activated.connect(lambda place: self.chosen.emit(self.journeys.itemData(place)))
        head = QHBoxLayout()
        head.setContentsMargins(10, 5, 10, 5)
        head.setSpacing(8)
        head.addWidget(self.title)
        head.addWidget(self.journeys, 2)
        head.addStretch(1)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addLayout(head)
        box.addWidget(self.view, 1)

    @property
    def journey(self) -> Id | None:
        """The journey shown."""
        return self.view.journey

    def show_journey(self, journey: Id | None) -> None:
        """Show a journey; the place is kept when it is the one shown."""
        if journey != self.view.journey:
            self.selection.clear()
            self.view.journey = JourneyId(journey) if journey is not None else None
        self.view.announce()
        self.fill()

    def fill(self) -> None:
        """List the journeys of the file, with what each describes."""
        journeys = self._window.project.journeys()
        self.journeys.clear()
        for journey in journeys:
            words = f"{journey.name.get(language())} · {label('journey_state', journey.state)}"
            self.journeys.addItem(words, journey.id)
        self.journeys.setCurrentIndex(self.journeys.findData(self.view.journey))

    def reword(self, title: str) -> None:
        """Say everything in the current language and theme."""
        self.title.setText(title)
        words = (_("Before"), _("After"))
        self.title.setMinimumWidth(max(map(self.fontMetrics().horizontalAdvance, words)))
        self.journeys.setAccessibleName(title)
        self.view.set_theme("dark" if current_theme().name == "dark" else "light")
        self.fill()
