"""Starts the window: the one place where the Qt application is made."""

from __future__ import annotations

import sys
from pathlib import Path
from types import TracebackType

from PySide6.QtWidgets import QApplication

from journeydesigner.app.desktop import Desktop
from journeydesigner.app.questions import tell
from journeydesigner.app.settings import Settings
from journeydesigner.collector import Calm
from journeydesigner.i18n import Language
from journeydesigner.log import record
from journeydesigner.render.fonts import application_font, load_fonts


def run(path: Path | None, language: Language | None) -> int:
    """Open the window on `path`, or on a new project, and work until the last window closes; the exit code."""
    app = QApplication(["journeydesigner"])
    app.setApplicationName("Journey Designer")
    app.setDesktopFileName("journeydesigner")
    load_fonts()
    app.setFont(application_font())
    desktop = Desktop(app, Settings(), Calm())
    sys.excepthook = _survive
    desktop.start(path, language)
    return app.exec()


def _survive(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    """A defect must not end a workshop: it is logged, said once, and the work goes on from the last edit."""
    if not isinstance(error, Exception):
        sys.__excepthook__(kind, error, trace)
        return
    tell(QApplication.activeWindow(), str(record(error)))
