"""Today and tomorrow: drafts the future of the journey shown, and opens two journeys side by side."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from journeydesigner.app.commands import Command
from journeydesigner.i18n import N_, _, language, message

if TYPE_CHECKING:
    from journeydesigner.app.comparing.window import CompareWindow
    from journeydesigner.app.window import MainWindow


class CompareCommands:
    """What compares journeys, for one window."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window
        self.comparing: CompareWindow | None = None

    def commands(self) -> Iterator[Command]:
        """The commands."""
        yield Command(
            "side_by_side",
            N_("Side by side…"),
            self.show,
            tip=N_("Two journeys of this file, with what differs between them"),
            icon="columns-3",
            keys=("Ctrl+Shift+D",),
        )
        yield Command(
            "draft_future",
            N_("Draft the future of this journey"),
            self.draft_future,
            tip=N_("A whole copy of the journey to be changed, which is compared with it"),
            icon="copy",
        )

    def show(self) -> None:
        """Bring the two journeys to the front; one such window at a time."""
        from journeydesigner.app.comparing.window import CompareWindow

        if self.comparing is None:
            self._window.settle()
            self.comparing = CompareWindow(self._window)
            self.comparing.left.connect(self._left)
        self.comparing.show()
        self.comparing.raise_()
        self.comparing.activateWindow()
        self.comparing.active.view.setFocus()

    def draft_future(self) -> None:
        """Copy the journey shown as a future to be changed, and show that."""
        from journeydesigner.editor.edits.drafting import draft_future
        from journeydesigner.model.values import JourneyId

        window, journey = self._window, self._window.journey
        if journey is None:
            return
        window.settle()
        name = journey.name.get(language())
        with window.document.edit(message(N_("Draft the future of {name}"), name=name)) as draft:
            made = draft_future(draft, JourneyId(journey.id))
        window.show_journey(made.id)
        if self.comparing is not None:
            self.comparing.show_sides((journey.id, made.id))
        window.status.say(_("A copy to be changed. “Side by side” shows what differs from today."))

    def _left(self) -> None:
        self.comparing = None
        self._window.activateWindow()
