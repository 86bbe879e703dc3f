"""Where a window stood and how its docks lay: restored before it is shown, kept when it closes."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QSize

if TYPE_CHECKING:
    from journeydesigner.app.window import MainWindow

USUAL_SIZE = QSize(1440, 900)


def restore_window(window: MainWindow, path: Path | None) -> bool:
    """Give the window the size and docks of this file, else those of the last window, or the usual ones.

    Whether they are the file's own.
    """
    settings = window.desktop.settings
    look = settings.remembered.frame_of(path)
    if look.geometry is not None and window.restoreGeometry(QByteArray(look.geometry)):
        if look.docks is not None and window.restoreState(QByteArray(look.docks)):
            window.docks.welcome(look.known_docks)
        return True
    geometry, docks = settings.bytes("window/geometry"), settings.bytes("window/docks")
    if geometry is None or not window.restoreGeometry(geometry):
        window.resize(USUAL_SIZE.boundedTo(window.screen().availableSize()))
    if docks is not None:
        window.restoreState(docks)
        window.docks.welcome(settings.text("window/known_docks", "").split())
    return False


def keep_window(window: MainWindow) -> None:
    """Remember the window for the next one that has no place of its own."""
    settings = window.desktop.settings
    settings.keep("window/geometry", window.saveGeometry())
    settings.keep("window/docks", window.saveState())
    settings.keep("window/known_docks", " ".join(window.docks.docks))
    settings.sync()
