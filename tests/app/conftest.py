"""A desktop whose settings and sessions lie in a folder of the test's own."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from journeydesigner.app.desktop import Desktop
from journeydesigner.app.settings import Settings
from journeydesigner.app.window import MainWindow
from journeydesigner.canvas.presentation.window import Presentation
from journeydesigner.render.fonts import load_fonts
from journeydesigner.resources import resource

TOURISM = resource("samples", "tourism_destination.yaml")
OPENING = (
    "library", "pain_points", "raci", "rule_settings", "rules_help", "keys", "export", "template", "about",
    "filter", "find", "palette", "side_by_side",
)  # fmt: skip
"""Commands that open a window, a dialog or a form: what holds for all of them is tried on each."""


@pytest.fixture
def desktop(qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desktop]:
    monkeypatch.setenv("JOURNEYDESIGNER_DATA", str(tmp_path / "data"))
    load_fonts()
    settings = Settings(tmp_path / "settings.ini")
    settings.keep("motion", "none")
    desktop = Desktop(qapp, settings)
    yield desktop
    for window in list(desktop.windows):
        window.document.mark_saved()
        window.close()
    desktop.speak("en")


@pytest.fixture
def window(desktop: Desktop, qtbot: QtBot) -> MainWindow:
    """A window on the tourism example, in English."""
    desktop.start(TOURISM, "en")
    found = desktop.windows[0]
    qtbot.waitExposed(found)
    return found


@pytest.fixture
def presented(window: MainWindow, qtbot: QtBot) -> Iterator[Presentation]:
    """The tourism journey, presented at 1600 × 1000 after F5."""
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    qtbot.keyClick(window, Qt.Key.Key_F5)
    found = window.presenting.presentation
    assert found is not None
    qtbot.waitExposed(found)
    assert found.isFullScreen()
    found.showNormal()
    found.resize(1600, 1000)
    qtbot.waitUntil(lambda: found.width() == 1600)
    found.screen_view.setFocus()
    yield found
    if window.presenting.presentation is found:
        found.workshop.clear()
        found.close()
