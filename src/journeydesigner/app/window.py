"""The main window: the canvas in the middle, panels around it, and the commands that act on them."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QShowEvent
from PySide6.QtWidgets import QMainWindow, QScrollArea, QStackedWidget, QWidget

from journeydesigner.app.commands import Command, Commands
from journeydesigner.app.compare_commands import CompareCommands
from journeydesigner.app.docks import Docks
from journeydesigner.app.edit_commands import EditCommands
from journeydesigner.app.file_commands import FileCommands
from journeydesigner.app.find_commands import FindCommands
from journeydesigner.app.journey_commands import JourneyCommands
from journeydesigner.app.library_commands import LibraryCommands
from journeydesigner.app.menus import Menus
from journeydesigner.app.organisation_commands import OrganisationCommands
from journeydesigner.app.placing import place_at_selection
from journeydesigner.app.present_commands import PresentCommands
from journeydesigner.app.remembered_view import RememberedView
from journeydesigner.app.start_page import StartPage
from journeydesigner.app.status import StatusLine
from journeydesigner.app.steering_commands import SteeringCommands
from journeydesigner.app.template_commands import TemplateCommands
from journeydesigner.app.toolbar import Toolbar
from journeydesigner.app.view_commands import ViewCommands
from journeydesigner.canvas.view import CanvasView
from journeydesigner.editor.checker import Checker
from journeydesigner.editor.document import Document
from journeydesigner.editor.edits.beginning import begin
from journeydesigner.editor.measurer import Measurer
from journeydesigner.editor.payload import Payload
from journeydesigner.editor.selection import Selection
from journeydesigner.editor.session import Session
from journeydesigner.errors import Refusal
from journeydesigner.i18n import N_, _, language, message, on_language_changed
from journeydesigner.model import Id, Journey, Project
from journeydesigner.model.organisation import JourneyKind
from journeydesigner.model.values import JourneyId

if TYPE_CHECKING:
    from journeydesigner.app.desktop import Desktop

USUAL_SIZE = QSize(1440, 900)


class MainWindow(QMainWindow):
    """One open file."""

    def __init__(self, desktop: Desktop, session: Session) -> None:
        super().__init__()
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAcceptDrops(True)
        self.desktop = desktop
        self.session = session
        self.document: Document = session.document
        self.selection = Selection(self.document)
        self.checker = Checker(self.document, datetime.date.today())
        self.measurer = Measurer(self.document)
        self.memory = RememberedView(self, desktop.settings.remembered)
        opening = self.memory.opening
        self.canvas = CanvasView(self.document, self.selection, self.checker, desktop.theme, opening=opening)
        self.start = StartPage(desktop.settings.recent)
        self._middle = QStackedWidget()
        self._middle.addWidget(self.canvas)
        self._middle.addWidget(self._scrolled(self.start))
        self.setCentralWidget(self._middle)
        self.docks = Docks(self)
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
        self._connect()
        self._reword()
        self._choose_middle()

    @property
    def project(self) -> Project:
        """The project as it stands."""
        return self.document.project

    @property
    def journey(self) -> Journey | None:
        """The journey shown."""
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
        self.start.begun.connect(self._begin)
        self.start.open_wanted.connect(self.files.open)
        self.start.recent_wanted.connect(lambda path: self.desktop.open(path, self))
        self.start.template_wanted.connect(self.templates.choose)
        self.start.sample_wanted.connect(lambda: self.desktop.open_tourism(self))
        self._forget_language = on_language_changed(self._reword)

    def show_journey(self, journey: JourneyId | None) -> None:
        """Show another journey of the project in canvas and panels."""
        self.memory.note()
        self.canvas.show_journey(*self.memory.of(journey))
        self.docks.show_journey(journey)
        self.organisation.show_journey(journey)
        self.steering.show_journey(journey)
        self._refresh()

    def reveal(self, element: str) -> None:
        """Bring an element into view, in whatever journey it lies."""
        journey = self.project.journey_of(self.project.get(Id(element)))
        if journey is not None and journey.id != self.canvas.journey:
            self.show_journey(JourneyId(journey.id))
        self._middle.setCurrentWidget(self.canvas)
        self.canvas.reveal(Id(element))

    def place(self, payload: Payload) -> None:
        """Put what the palette was asked for where the selection is."""
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

    @staticmethod
    def _scrolled(page: QWidget) -> QScrollArea:
        """With large letters the page scrolls, rather than hold the window open."""
        area = QScrollArea()
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setWidget(page)
        return area

    def _begin(self, kind: JourneyKind) -> None:
        """Add a journey of this kind with its usual stages, and show it."""
        with self.document.edit(message(N_("Begin a journey"))) as draft:
            journey = begin(draft, kind)
        self.show_journey(JourneyId(journey.id))
        self.canvas.setFocus()
        first = next(iter(self.project.stages(journey.id)))
        self.selection.set([first.id])
        self.canvas.rename(first.id)
        self.status.say(_("E adds a stage, P a touchpoint. Double click renames."))

    def _refresh(self) -> None:
        self.finding.follow()
        self._retitle()
        self.commands.refresh()
        self.menus.refresh()
        self.toolbar.refresh()
        self.status.refresh()

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
        self.start.reword()
        self.finding.reword()
        self.status.reword()
        self._refresh()

    def recolour(self) -> None:
        """Follow a change of theme."""
        self.canvas.set_theme(self.desktop.theme)
        self._reword()

    # -- the window itself

    def restore_layout(self) -> bool:
        """Take the size and docks this file had, else those of the last window, or the usual ones.

        Whether they are the file's own.
        """
        if self.memory.restore_window():
            self.canvas.setFocus()
            return True
        geometry, state = (
            self.desktop.settings.bytes("window/geometry"),
            self.desktop.settings.bytes("window/docks"),
        )
        if geometry is None or not self.restoreGeometry(geometry):
            self.resize(USUAL_SIZE.boundedTo(self.screen().availableSize()))
        if state is not None:
            self.restoreState(state)
            self.docks.welcome(self.desktop.settings.text("window/known_docks", "").split())
        self.canvas.setFocus()
        return False

    def showEvent(self, event: QShowEvent) -> None:
        """Fill the docks and begin to keep the work once the first picture stands."""
        super().showEvent(event)
        self.docks.build_soon()
        QTimer.singleShot(0, self._keep)

    def _keep(self) -> None:
        try:
            self.session.keep()
        except Refusal as refusal:
            self.status.say(str(refusal))

    def closeEvent(self, event: QCloseEvent) -> None:
        """Ask about what is unsaved; remember how the window lay."""
        if not self.files.may_close():
            event.ignore()
            return
        self.memory.keep()
        self.desktop.settings.keep("window/geometry", self.saveGeometry())
        self.desktop.settings.keep("window/docks", self.saveState())
        self.desktop.settings.keep("window/known_docks", " ".join(self.docks.docks))
        self.desktop.settings.sync()
        self._forget_language()
        self.desktop.closed(self)
        event.accept()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Files may be dropped anywhere in the window."""
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Open the files that were dropped."""
        for url in event.mimeData().urls():
            if url.isLocalFile():
                self.desktop.open(Path(url.toLocalFile()), self)
        event.acceptProposedAction()
