"""Every test of this room needs the Qt application."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication

from journeydesigner.render.application import ensure_gui


@pytest.fixture(autouse=True, scope="session")
def gui(qapp: QApplication) -> None:
    """The application of widget tests, so that both kinds may run in one process, with our fonts."""
    assert ensure_gui() is qapp
