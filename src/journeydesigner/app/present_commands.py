"""Showing the journey to a room: starts the presentation on the screen of the window, at what is selected."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from journeydesigner.app.commands import Command
from journeydesigner.i18n import N_

if TYPE_CHECKING:
    from journeydesigner.app.window import MainWindow
    from journeydesigner.canvas.presentation.window import Presentation

_TIMER, _UP = "timer", "up"
"""What the timer counts from is remembered under this key: minutes, or that it counts up."""


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
        minutes = _minutes(window.desktop.settings.text(_TIMER, ""))
        self.presentation = Presentation(window.document, window.checker, journey, window, layers, minutes)
        self.presentation.left.connect(self._left)
        self.presentation.setGeometry(window.screen().geometry())
        self.presentation.begin(window.selection.current)

    def may_close(self) -> bool:
        """Close the presentation, if there is one; False when it asks what becomes of its votes."""
        return self.presentation is None or self.presentation.close()

    def _left(self) -> None:
        if self.presentation is not None:
            minutes = self.presentation.workshop.timer.minutes
            self._window.desktop.settings.keep(_TIMER, _UP if minutes is None else str(minutes))
        self.presentation = None
        self._window.activateWindow()


def _minutes(kept: str) -> int | None:
    """What the timer begins with; what is missing or damaged in the settings reads as the usual."""
    from journeydesigner.canvas.presentation.timer import MINUTES, USUAL

    if kept == _UP:
        return None
    return int(kept) if kept in map(str, MINUTES) else USUAL
