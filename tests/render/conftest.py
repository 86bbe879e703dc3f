"""Every test of this room needs the Qt application."""

from __future__ import annotations

import pytest

from journeydesigner.render.application import ensure_gui


@pytest.fixture(autouse=True, scope="session")
def gui() -> None:
    ensure_gui()
