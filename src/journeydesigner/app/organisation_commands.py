"""Windows beside the map: who takes which part in a journey."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING

from journeydesigner.app.commands import Command
from journeydesigner.i18n import N_
from journeydesigner.model.values import JourneyId

if TYPE_CHECKING:
    from journeydesigner.app.window import MainWindow
    from journeydesigner.panels.raci.window import RaciWindow

RACI_WAY = "raci/way"


class OrganisationCommands:
    """What the Journey menu offers beside the map, for one window. Each is built when it is first asked for."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window
        self.raci: RaciWindow | None = None

    def commands(self) -> Iterator[Command]:
        """The commands."""
        yield Command(
            "raci",
            N_("RACI matrix…"),
            self.show_raci,
            tip=N_("Who is accountable, responsible, consulted and informed, step by step"),
            icon="users",
            keys=("Ctrl+Shift+R",),
        )

    def show_journey(self, journey: JourneyId | None) -> None:
        """Windows that speak of one journey follow the canvas."""
        if self.raci is not None:
            self.raci.set_journey(journey)

    def show_raci(self) -> None:
        """Bring the matrix to the front."""
        if self.raci is None:
            self.raci = self._make_raci()
        self.raci.set_journey(self._window.canvas.journey)
        self.raci.show()
        self.raci.raise_()
        self.raci.activateWindow()
        self.raci.view.setFocus()

    def _make_raci(self) -> RaciWindow:
        from journeydesigner.panels.raci.view import WAYS, Way
        from journeydesigner.panels.raci.window import RaciWindow

        window, settings = self._window, self._window.desktop.settings
        kept = settings.text(RACI_WAY, WAYS[0])
        way: Way = kept if kept in WAYS else WAYS[0]
        on, journey = window.checker.on, window.canvas.journey
        raci = RaciWindow(window, window.document, window.selection, on, journey, way)
        raci.reveal.connect(window.reveal)
        raci.way_chosen.connect(partial(settings.keep, RACI_WAY))
        # The matrix is a window of its own: shortcuts of the main window do not reach it by themselves.
        raci.addActions([window.commands[key] for key in ("undo", "redo", "save")])
        return raci
