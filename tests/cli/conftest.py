"""Pictures need the Qt application; the one of widget tests serves, so that both kinds run in one process."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication


@pytest.fixture(autouse=True, scope="session")
def gui(qapp: QApplication) -> None:
    """The application of widget tests."""
