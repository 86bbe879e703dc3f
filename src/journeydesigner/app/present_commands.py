"""Showing the journey to a room: starts the presentation on the screen of the window, at what is selected."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from journeydesigner.app.commands import Command
from journeydesigner.i18n import N_

if TYPE_CHECKING:
    from journeydesigner.app.window import MainWindow
    from journeydesigner.canvas.presentation.window import Presentation


class PresentCommands:
    """What presents for one window."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window
        self.presentation: Presentation | None = None

    def commands(self) -> Iterator[Command]:
        """The command."""
        yield Command(
            "present",
            N_("Present"),
            self.present,
            tip=N_("Show the journey stage by stage over the whole screen"),
            icon="presentation",
            keys=("F5",),
        )

    def present(self) -> None:
        """Fill the screen with the journey shown; one presentation at a time."""
        from journeydesigner.canvas.presentation.window import Presentation

        window, journey = self._window, self._window.canvas.journey
        if journey is None:
            return
        if self.presentation is not None:
            self.presentation.activateWindow()
            return
        window.settle()
        layers = window.canvas.picture.view.layers
        self.presentation = Presentation(window.document, window.checker, journey, window, layers)
        self.presentation.left.connect(self._left)
        self.presentation.setGeometry(window.screen().geometry())
        self.presentation.begin(window.selection.current)

    def _left(self) -> None:
        self.presentation = None
        self._window.activateWindow()
