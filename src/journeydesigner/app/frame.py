"""The window before it has a document: the start page or bare ground in its middle. Loads neither model nor map.

Starting the program shows it at once, and only then loads what fills it.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QEventLoop, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QMainWindow, QScrollArea, QStackedWidget, QWidget

from journeydesigner.app.start_page import StartPage

if TYPE_CHECKING:
    from journeydesigner.app.desktop import Desktop

PATIENCE_MS = 300
"""How long a start waits for its first picture: a window that is minimised or covered paints none."""


class Frame(QMainWindow):
    """What stands around a map."""

    settled = Signal()
    """The map has been painted, the docks are filled, the work is being kept."""

    def __init__(self, desktop: Desktop) -> None:
        super().__init__()
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.desktop = desktop
        self.start = StartPage(desktop.settings.recent)
        self._ground = QWidget()
        self._ground.setObjectName("ground")
        self._middle = QStackedWidget()
        self._middle.addWidget(self._ground)
        self._middle.addWidget(_scrolled(self.start))
        self.setCentralWidget(self._middle)

    def announce(self, name: str) -> None:
        """Keep the middle free for the map of a file that is being opened; without one there is the start page."""
        self.setWindowTitle(f"{name} – Journey Designer" if name else "Journey Designer")
        self._middle.setCurrentIndex(0 if name else 1)

    def show_at_once(self) -> None:
        """Show the window and return when it has been painted. Keys and clicks wait until it can answer them."""
        loop, first = QEventLoop(), _FirstPaint()
        self.installEventFilter(first)
        first.painted.connect(loop.quit)
        QTimer.singleShot(PATIENCE_MS, loop.quit)
        self.show()
        loop.exec(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)

    def _take_map(self, view: QWidget) -> None:
        """Put the map where the ground was."""
        self._middle.insertWidget(0, view)
        self._middle.removeWidget(self._ground)
        self._ground.deleteLater()
        self.setAcceptDrops(True)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Files may be dropped anywhere in the window."""
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Open the files that were dropped."""
        self._open_all([Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()])
        event.acceptProposedAction()

    def _open_all(self, paths: list[Path]) -> None:
        raise NotImplementedError


class _FirstPaint(QObject):
    """Says when a widget has been painted for the first time, with all that lies in it."""

    painted = Signal()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            watched.removeEventFilter(self)
            QTimer.singleShot(0, self.painted.emit)
        return False


def _scrolled(page: QWidget) -> QScrollArea:
    """With large letters the page scrolls, rather than hold the window open."""
    area = QScrollArea()
    area.setFrameShape(QScrollArea.Shape.NoFrame)
    area.setWidgetResizable(True)
    area.setWidget(page)
    return area
