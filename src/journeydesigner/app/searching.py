"""The search bar at work in one window: its matches are lit on the map, and walked through one by one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journeydesigner.app.lighting import Lighting
from journeydesigner.app.placing import add_named
from journeydesigner.i18n import _
from journeydesigner.model import Id
from journeydesigner.panels.search.bar import SearchBar
from journeydesigner.panels.search.texts import Texts

if TYPE_CHECKING:
    from journeydesigner.app.window import MainWindow


class Searching:
    """Ctrl+F in one window."""

    def __init__(self, window: MainWindow, lighting: Lighting) -> None:
        self._window = window
        self._lighting = lighting
        self._texts = Texts(window.project, None)
        self._at: Id | None = None
        self.matches: tuple[Id, ...] = ()
        self.bar = SearchBar(window.canvas)
        self.bar.typed.connect(self._search)
        self.bar.stepped.connect(self.step)
        self.bar.created.connect(self._create)
        self.bar.closed.connect(self._end)

    def open(self) -> None:
        """Show the bar and light what its query matches."""
        self.bar.open()
        self._search()

    def step(self, by: int) -> None:
        """To the next match or the one before, round the ends."""
        if not self.matches:
            return
        if self._at in self.matches:
            place = (self.matches.index(self._at) + by) % len(self.matches)
        else:
            place = 0 if by > 0 else len(self.matches) - 1
        self._at = self.matches[place]
        self._window.canvas.reveal(self._at)
        self.bar.show_count(place + 1, len(self.matches))

    def follow(self) -> None:
        """The project, the journey or the language is another one."""
        if self.bar.isVisible():
            self._search()

    def _search(self) -> None:
        project, journey = self._window.project, self._window.canvas.journey
        if not self._texts.is_of(project, journey):
            self._texts = Texts(project, journey)
        self.matches = self._texts.matching(self.bar.query)
        self._lighting.set("search", self.matches or None)
        at = self.matches.index(self._at) + 1 if self._at in self.matches else 0
        self.bar.show_count(at, len(self.matches))

    def _create(self, name: str) -> None:
        made = add_named(self._window.canvas, self._window.document, name)
        if made is None:
            self._window.status.say(_("Add a stage first: a touchpoint lies in one."))
            return
        self.bar.close_again()
        self._window.canvas.reveal(made)
        self._window.canvas.setFocus()

    def _end(self) -> None:
        self._at = None
        self._lighting.set("search", None)
