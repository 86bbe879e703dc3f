"""The Library of one window: what the journeys of a project share, in a window of its own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from journeydesigner.app.commands import Command
from journeydesigner.i18n import N_

if TYPE_CHECKING:
    from journeydesigner.app.window import MainWindow
    from journeydesigner.model import Id
    from journeydesigner.panels.library.window import Library

GEOMETRY, TAB = "library/geometry", "library/tab"


class LibraryCommands:
    """Opens the Library, built when it is first asked for, and asks before what is shared is removed."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window
        self.library: Library | None = None

    def furnish(self) -> None:
        """There is a map now, on which what is shared can be removed."""
        self._window.canvas.bench.remove_shared = self._remove_shared

    def commands(self) -> Iterator[Command]:
        """The commands."""
        yield Command(
            "library",
            N_("Library…"),
            self.show,
            tip=N_("Personas, units, roles, applications and channels of the project"),
            icon="book-open",
            keys=("Ctrl+L",),
        )

    def show(self) -> None:
        """Bring the Library to the front."""
        if self.library is None:
            self.library = self._make()
        self.library.show()
        self.library.raise_()
        self.library.activateWindow()
        self.library.table.take_keyboard()

    def settle(self) -> None:
        """Take what is being typed there."""
        if self.library is not None:
            self.library.settle()

    def _make(self) -> Library:
        from journeydesigner.panels.library.window import Library

        window, settings = self._window, self._window.desktop.settings
        library = Library(window.document, window)
        kept = settings.bytes(GEOMETRY)
        if kept is None or not library.restoreGeometry(kept):
            library.resize(library.sizeHint().boundedTo(window.screen().availableSize()))
        library.show_tab(settings.text(TAB, ""))
        library.reveal.connect(self._reveal)
        library.left.connect(self._remember)
        # A window of its own: shortcuts of the main window do not reach it by themselves.
        library.addActions([window.commands[key] for key in ("undo", "redo", "save")])
        return library

    def _reveal(self, element: str) -> None:
        """Show an element on the map, where it can be seen."""
        self._window.reveal(element)
        self._window.raise_()
        self._window.activateWindow()

    def _remember(self) -> None:
        if self.library is not None:
            self._window.desktop.settings.keep(GEOMETRY, self.library.saveGeometry())
            self._window.desktop.settings.keep(TAB, self.library.tab)

    def _remove_shared(self, ids: Sequence[Id]) -> None:
        from journeydesigner.panels.removing import remove_asking

        remove_asking(self._window, self._window.document, ids)
