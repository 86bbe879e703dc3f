"""The running program: its windows, and what they share: language, theme, recent files, work left by a crash."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLibraryInfo, QPoint, Qt, QTimer, QTranslator
from PySide6.QtWidgets import QApplication, QWidget

from journeydesigner import i18n
from journeydesigner.app.background import Progress, run_with_progress
from journeydesigner.app.questions import tell
from journeydesigner.app.settings import Settings, ThemeName
from journeydesigner.app.window import MainWindow
from journeydesigner.app.window_memory import restore_window
from journeydesigner.canvas import motion
from journeydesigner.collector import Calm
from journeydesigner.errors import Refusal
from journeydesigner.i18n import Language, _
from journeydesigner.layout.theme import theme
from journeydesigner.panels.style import apply_theme
from journeydesigner.resources import resource

if TYPE_CHECKING:
    from journeydesigner.editor.session import Found, Session

TOURISM = ("samples", "tourism_destination.yaml")
CASCADE = QPoint(28, 28)
"""A new window does not hide the one before it."""
LARGE = 4_000_000
"""Bytes from which opening a file shows that it is under way."""
TIDY = 2_000
"""Milliseconds between two looks whether Python has something to tidy up while nobody works."""


class Stopped(Exception):
    """The user stopped the opening of a file."""


class Desktop:
    """All windows of one process."""

    def __init__(self, app: QApplication, settings: Settings, calm: Calm | None = None) -> None:
        """`calm`: the collector of this process, told what is opened and closed; None: Python's own ways."""
        self._app = app
        self._calm = calm
        self.settings = settings
        self.windows: list[MainWindow] = []
        self._qt_words = QTranslator()
        self.theme: ThemeName = settings.theme or _system_theme(app)
        self._tidying = QTimer(app, interval=TIDY)
        if calm is not None:
            self._tidying.timeout.connect(calm.tidy)
            self._tidying.start()

    # -- starting

    def start(self, path: Path | None, language: Language | None) -> None:
        """Show the first window on the named file or a new project, then offer what a crash left behind.

        The window stands, painted, before the file is read and before most of the program is loaded.
        """
        self._speak(language or self.settings.language or i18n.system_language())
        apply_theme(self._app, theme(self.theme))
        motion.set_pace(motion.pace_named(self.settings.text("motion", "")))
        window = self._window(path)
        window.announce(path.name if path is not None else "")
        window.show_at_once()
        window.settled.connect(self.offer_recovery, Qt.ConnectionType.SingleShotConnection)
        window.furnish(self._begin(path, window))
        self._opened()

    def _begin(self, path: Path | None, window: MainWindow) -> Session:
        """What the first window is to show: the file, or a new project where it cannot be opened."""
        from journeydesigner.editor.session import Session

        try:
            if path is not None:
                session = Session.open(path)
                if session.path is not None:
                    self.settings.remember(session.path)
                return session
        except Refusal as refusal:
            tell(window, str(refusal))
        return Session.new()

    def offer_recovery(self) -> None:
        """Ask about work that a crash left behind, once the first window stands; and tidy up."""
        from journeydesigner.app.recovery import ask_about
        from journeydesigner.editor.session import Session
        from journeydesigner.store.sessions import left_sessions, tidy

        for left in left_sessions():
            if ask_about(left):
                try:
                    self._show(Session.recover(left))
                except Refusal as refusal:
                    tell(None, str(refusal))
        tidy()

    # -- windows

    def new(self) -> None:
        """A window with a new project."""
        from journeydesigner.editor.session import Session

        try:
            self._show(Session.new())
        except Refusal as refusal:
            tell(self._front(), str(refusal))

    def open(self, path: Path, asked_from: MainWindow | None) -> None:
        """Open a file in a window; the file that is open already comes to the front."""
        shown = next((w for w in self.windows if w.shows(path)), None)
        if shown is not None:
            shown.raise_()
            shown.activateWindow()
            return
        try:
            session = self._read(path, asked_from)
        except Refusal as refusal:
            tell(asked_from, str(refusal))
            return
        except Stopped:
            return
        self._show(session)
        if session.path is not None:
            self.settings.remember(session.path)
        if asked_from is not None and asked_from.session.is_untouched:
            asked_from.close()

    def _read(self, path: Path, asked_from: QWidget | None) -> Session:
        from journeydesigner.editor.session import Session, read

        is_large = asked_from is not None and path.is_file() and path.stat().st_size > LARGE
        if asked_from is None or not is_large:
            return Session.open(path)

        def task(progress: Progress) -> Found:
            def tell(part: float) -> None:
                if not progress(round(100 * part), 100):
                    raise Stopped

            return read(path, tell)

        found = run_with_progress(asked_from, _("Opening {name}…", name=path.name), task)
        assert found is not None, "a read ends with something or raises"
        return Session.begin(found)

    def open_tourism(self, asked_from: MainWindow) -> None:
        """Open the tourism example as a new document."""
        self.open(resource(*TOURISM), asked_from)

    def _show(self, session: Session) -> None:
        window = self._window(session.path)
        window.furnish(session)
        window.show()
        self._opened()

    def _opened(self) -> None:
        """What stands once the panels are built too will stay."""
        if self._calm is not None:
            QTimer.singleShot(TIDY, self._calm.opened)

    def _window(self, path: Path | None) -> MainWindow:
        """A window that is not shown yet, in its place on the screen."""
        window = MainWindow(self)
        self.windows.append(window)
        has_own_place = restore_window(window, path)
        others = [other.pos() for other in self.windows[:-1]]
        if others and (not has_own_place or window.pos() in others):
            window.move(others[-1] + CASCADE)
        return window

    def closed(self, window: MainWindow) -> None:
        """A window has gone; the last one ends the program."""
        if window in self.windows:
            self.windows.remove(window)
        if self._calm is not None:
            self._calm.closed()

    def quit(self) -> None:
        """Close every window, asking where something is unsaved; stops at the first “Cancel”."""
        for window in list(self.windows):
            if not window.close():
                return
        self._app.quit()

    def _front(self) -> QWidget | None:
        return self._app.activeWindow() or next(iter(self.windows), None)

    # -- what all windows share

    def speak(self, language: Language) -> None:
        """Show every word in another language, at once and from now on."""
        self.settings.language = language
        self._speak(language)

    def _speak(self, language: Language) -> None:
        self._app.removeTranslator(self._qt_words)
        folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        if self._qt_words.load(f"qtbase_{language}", folder):
            self._app.installTranslator(self._qt_words)
        i18n.set_language(language)

    def reduce_motion(self, reduced: bool) -> None:
        """Let nothing slide in any window from now on, or let it."""
        wanted: motion.Pace = "reduced" if reduced else "full"
        self.settings.keep("motion", wanted)
        motion.set_pace(wanted)

    def set_theme(self, name: ThemeName) -> None:
        """Show every window in another theme, at once and from now on."""
        self.settings.theme = name
        self.theme = name
        apply_theme(self._app, theme(name))
        for window in self.windows:
            window.recolour()


def _system_theme(app: QApplication) -> ThemeName:
    window = app.palette().window().color()
    return "dark" if window.lightness() < 128 else "light"
