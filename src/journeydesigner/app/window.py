"""The main window: the canvas in the middle, panels around it, and the commands that act on them."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtGui import QCloseEvent, QShowEvent

from journeydesigner.app.beginning import Beginning
from journeydesigner.app.commands import Command, Commands
from journeydesigner.app.compare_commands import CompareCommands
from journeydesigner.app.docks import ON_THE_LEFT, Docks
from journeydesigner.app.edit_commands import EditCommands
from journeydesigner.app.file_commands import FileCommands
from journeydesigner.app.find_commands import FindCommands
from journeydesigner.app.frame import Frame
from journeydesigner.app.journey_commands import JourneyCommands
from journeydesigner.app.layer_commands import show_as
from journeydesigner.app.library_commands import LibraryCommands
from journeydesigner.app.menus import Menus
from journeydesigner.app.organisation_commands import OrganisationCommands
from journeydesigner.app.present_commands import PresentCommands
from journeydesigner.app.status import StatusLine
from journeydesigner.app.steering_commands import SteeringCommands
from journeydesigner.app.template_commands import TemplateCommands
from journeydesigner.app.toolbar import Toolbar
from journeydesigner.app.view_commands import ViewCommands
from journeydesigner.app.window_memory import keep_window
from journeydesigner.errors import Refusal
from journeydesigner.i18n import _, language, on_language_changed

if TYPE_CHECKING:
    from journeydesigner.app.desktop import Desktop
    from journeydesigner.app.remembered_view import RememberedView
    from journeydesigner.canvas.view import CanvasView
    from journeydesigner.editor.checker import Checker
    from journeydesigner.editor.document import Document
    from journeydesigner.editor.measurer import Measurer
    from journeydesigner.editor.payload import Payload
    from journeydesigner.editor.selection import Selection
    from journeydesigner.editor.session import Session
    from journeydesigner.model import Id, Journey, Project


LARGE = 1_000
"""Records from which the first check is done after the map is drawn; a smaller project takes no time."""


class MainWindow(Frame):
    """One open file. Made as an empty frame; `furnish` brings the document in and makes what shows it."""

    session: Session
    document: Document
    selection: Selection
    checker: Checker
    measurer: Measurer
    canvas: CanvasView
    memory: RememberedView

    def __init__(self, desktop: Desktop) -> None:
        super().__init__(desktop)
        self.is_furnished = False
        self.docks = Docks(self)
        self.beginning = Beginning(self)
        self.files = FileCommands(self)
        self.templates = TemplateCommands(self)
        self.journeys = JourneyCommands(self)
        self.comparing = CompareCommands(self)
        self.library = LibraryCommands(self)
        self.organisation = OrganisationCommands(self)
        self.steering = SteeringCommands(self)
        self.finding = FindCommands(self)
        self.presenting = PresentCommands(self)
        self.commands = Commands(self, self._declared())
        self.menus = Menus(self)
        self.toolbar = Toolbar(self)
        self.status = StatusLine(self)
        self._checking = QTimer(self, singleShot=True, interval=0)
        self._checking.timeout.connect(self._check_on)
        self._reword()
        self.menus.wait()
        self.toolbar.wait()
        self._forget_language = on_language_changed(self._reword)

    def announce(self, name: str) -> None:
        """Say what is being opened, if anything is."""
        super().announce(name)
        self.status.say(_("Opening {name}…", name=name) if name else "")
        self.commands["left_panels"].setChecked(self.docks.are_shown(*ON_THE_LEFT))

    def furnish(self, session: Session) -> None:
        """Take the document in: the map and all that tells of it are made now."""
        from journeydesigner.app.remembered_view import RememberedView
        from journeydesigner.canvas.view import CanvasView
        from journeydesigner.editor.checker import Checker
        from journeydesigner.editor.measurer import Measurer
        from journeydesigner.editor.selection import Selection

        self.session, self.document = session, session.document
        self.selection = Selection(self.document)
        self.checker = Checker(self.document, datetime.date.today(), later=len(self.project) > LARGE)
        self.measurer = Measurer(self.document)
        self.memory = RememberedView(self, self.desktop.settings.remembered)
        opening, theme = self.memory.opening, self.desktop.theme
        self.canvas = CanvasView(self.document, self.selection, self.checker, theme, opening=opening)
        self._take_map(self.canvas)
        for part in (self.library, self.finding, self.docks, self.toolbar, self.status):
            part.furnish()
        self.is_furnished = True
        self._connect()
        self._refresh()
        self._choose_middle()
        self.canvas.setFocus()
        self._settle_in()

    @property
    def project(self) -> Project:
        """The project as it stands."""
        return self.document.project

    @property
    def journey(self) -> Journey | None:
        """The journey shown."""
        from journeydesigner.model import Journey

        return self.project.one(Journey, self.canvas.journey)

    def shows(self, path: Path) -> bool:
        """Whether this window has that file open."""
        mine = self.session.path
        return mine is not None and path.exists() and mine.exists() and mine.samefile(path)

    # -- wiring

    def _declared(self) -> Iterator[Command]:
        """All commands, by the menu they stand in."""
        yield from self.files.commands()
        yield from self.templates.commands()
        yield from EditCommands(self).commands()
        yield from ViewCommands(self).commands()
        yield from self.journeys.commands()
        yield from self.comparing.commands()
        yield from self.library.commands()
        yield from self.organisation.commands()
        yield from self.steering.commands()
        yield from self.finding.commands()
        yield from self.presenting.commands()

    def _connect(self) -> None:
        self.document.changed.connect(self._on_edit)
        self.document.saved.connect(self._retitle)
        self.selection.changed.connect(self.menus.follow_selection)
        for dock in self.docks.docks.values():
            dock.visibilityChanged.connect(self.commands.refresh)
        self.canvas.said.connect(self.status.say)
        self.canvas.bench.show_as = lambda view: show_as(self, view)
        self.start.begun.connect(self.beginning.of_kind)
        self.start.cell_wanted.connect(self.beginning.in_cell)
        self.start.table_wanted.connect(self.beginning.from_clipboard)
        self.start.show_ghost(lambda: self.canvas.picture.subject)
        self.start.open_wanted.connect(self.files.open)
        self.start.recent_wanted.connect(lambda path: self.desktop.open(path, self))
        self.start.template_wanted.connect(self.templates.choose)
        self.start.sample_wanted.connect(lambda: self.desktop.open_tourism(self))

    def show_journey(self, id_: Id | None) -> None:
        """Show another journey of the project in canvas and panels."""
        from journeydesigner.model.values import JourneyId

        journey = JourneyId(id_) if id_ is not None else None
        self.memory.note()
        self.canvas.show_journey(*self.memory.of(journey))
        self.docks.show_journey(journey)
        self.organisation.show_journey(journey)
        self.steering.show_journey(journey)
        self._refresh()

    def reveal(self, element: str) -> None:
        """Bring an element into view, in whatever journey it lies."""
        from journeydesigner.model import Id

        journey = self.project.journey_of(self.project.get(Id(element)))
        if journey is not None and journey.id != self.canvas.journey:
            self.show_journey(journey.id)
        self._middle.setCurrentWidget(self.canvas)
        self.canvas.reveal(Id(element))

    def place(self, payload: Payload) -> None:
        """Put what the palette was asked for where the selection is."""
        from journeydesigner.app.placing import place_at_selection

        self._middle.setCurrentWidget(self.canvas)
        self.canvas.setFocus()
        place_at_selection(self.canvas, self.document, self.selection.ids, payload)

    def settle(self) -> None:
        """Take what is being typed: a key or a menu acts on the window without leaving the field."""
        typing = self.focusWidget()
        if typing is not None and typing.hasFocus():
            typing.clearFocus()
            if typing.isVisible():
                typing.setFocus()
        self.docks.settle()
        self.library.settle()
        self.steering.settle()

    def _on_edit(self) -> None:
        self.status.say("")
        self.docks.show_journey(self.canvas.journey)
        self.organisation.show_journey(self.canvas.journey)
        self.steering.show_journey(self.canvas.journey)
        self._refresh()
        self._choose_middle()

    def _choose_middle(self) -> None:
        self._middle.setCurrentIndex(0 if self.project.journeys() else 1)

    def _refresh(self) -> None:
        self.finding.follow()
        self._retitle()
        self.commands.refresh()
        self.menus.refresh()
        self.toolbar.refresh()

    def _retitle(self) -> None:
        name = self.session.name or self.project.info.title.get(language())
        # "[*]" is where Qt puts the mark of what is modified; in a name it stands for itself.
        self.setWindowTitle(f"{name.replace('[*]', '[*][*]')}[*] – Journey Designer")
        self.setWindowModified(self.document.is_modified)
        self.status.refresh()

    def _reword(self) -> None:
        self.commands.reword()
        self.menus.reword()
        self.toolbar.reword()
        self.docks.reword()
        if self.is_furnished:
            self.start.reword()
            self.finding.reword()
            self.status.reword()
            self._refresh()

    def recolour(self) -> None:
        """Follow a change of theme."""
        self.canvas.set_theme(self.desktop.theme)
        self._reword()

    # -- the window itself

    def showEvent(self, event: QShowEvent) -> None:
        """Settle in once the window stands."""
        super().showEvent(event)
        self._settle_in()

    def _settle_in(self) -> None:
        """Check, fill the docks, then begin to keep the work: after the first picture of the map."""
        if self.is_furnished and self.isVisible():
            self._checking.start()

    def _check_on(self) -> None:
        """A little at a time, so that the map can be moved and edited meanwhile."""
        from journeydesigner.editor.session import load_database

        was_checked = self.checker.is_checked
        if not self.checker.go_on():
            self._checking.start()
            return
        if not was_checked:
            self._refresh()
        load_database()
        self.docks.build_soon(self._keep)

    def _keep(self) -> None:
        if not self.isVisible():
            return  # closed before it came to that
        try:
            self.session.keep()
        except Refusal as refusal:
            self.status.say(str(refusal))
        self.settled.emit()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Ask about what is unsaved; remember how the window lay."""
        if not (self.is_furnished and self.presenting.may_close() and self.files.may_close()):
            event.ignore()
            return
        self.memory.keep()
        keep_window(self)
        self._forget_language()
        self.desktop.closed(self)
        event.accept()

    def _open_all(self, paths: list[Path]) -> None:
        for path in paths:
            self.desktop.open(path, self)
