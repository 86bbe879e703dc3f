"""What one window remembers of its file: restored when it opens, kept when it closes or is saved."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journeydesigner.app.remembered import Look, Remembered, Sight
from journeydesigner.model.values import JourneyId

if TYPE_CHECKING:
    from journeydesigner.app.window import MainWindow
    from journeydesigner.canvas.camera import Opening


class RememberedView:
    """The memory of one window. Journeys of a file are looked at each in its own way."""

    def __init__(self, window: MainWindow, remembered: Remembered) -> None:
        self._window = window
        self._remembered = remembered
        self._look = remembered.of(window.session.path)
        self._sights: dict[JourneyId, Sight] = dict(self._look.sights)

    @property
    def opening(self) -> Opening:
        """What is shown first: the journey of the last time if there still is one of that name."""
        journeys = [JourneyId(journey.id) for journey in self._window.project.journeys()]
        held = self._look.journey
        first = held if held in journeys else next(iter(journeys), None)
        return self.of(first)

    def of(self, journey: JourneyId | None) -> Opening:
        """How a journey is to be shown."""
        sight = self._sights.get(journey) if journey is not None else None
        return journey, sight.view if sight else None, sight.spot if sight else None

    def note(self) -> None:
        """Remember how the journey shown is looked at now."""
        canvas = self._window.canvas
        if canvas.journey is not None and canvas.isVisible():
            self._sights.pop(canvas.journey, None)
            self._sights[canvas.journey] = Sight(canvas.picture.view, canvas.spot())

    def keep(self) -> None:
        """Write down how the file is looked at; what has no file yet is not remembered."""
        window, path = self._window, self._window.session.path
        self.note()
        if path is None:
            return
        known = {journey.id for journey in window.project.journeys()}
        sights = {journey: sight for journey, sight in self._sights.items() if journey in known}
        geometry, docks = bytes(window.saveGeometry().data()), bytes(window.saveState().data())
        look = Look(window.canvas.journey, sights, geometry, docks, tuple(window.docks.docks))
        self._remembered.keep(path, look)
