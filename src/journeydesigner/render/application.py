"""The Qt application object that fonts and painters need, for programs that open no window."""

from __future__ import annotations

import os
import sys

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QGuiApplication

from journeydesigner.render.fonts import load_fonts

_kept: list[QCoreApplication] = []


def ensure_gui() -> QGuiApplication:
    """The running Qt application with our fonts loaded; one without a screen is made when there is none yet."""
    running = QCoreApplication.instance()
    if isinstance(running, QGuiApplication):
        load_fonts()
        return running
    if not has_screen():
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    made = QGuiApplication(sys.argv[:1] or ["journeydesigner"])
    _kept.append(made)
    load_fonts()
    return made


def has_screen() -> bool:
    """Whether a window could be shown here; always on Windows and macOS."""
    if not sys.platform.startswith("linux"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
