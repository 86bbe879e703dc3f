"""Motion is a choice of the user: switched in the View menu, remembered, heard by every window."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from journeydesigner.app.desktop import Desktop
from journeydesigner.app.menus import menu_path
from journeydesigner.app.window import MainWindow
from journeydesigner.canvas import motion


@pytest.fixture(autouse=True)
def _still() -> Iterator[None]:
    yield
    motion.set_pace("none")


def test_the_switch_is_in_the_view_menu_and_is_remembered(window: MainWindow, desktop: Desktop) -> None:
    assert menu_path("reduced_motion") == ("&View",)
    desktop.reduce_motion(False)
    window.commands.refresh()
    assert not window.commands["reduced_motion"].isChecked()
    window.commands["reduced_motion"].trigger()
    assert motion.pace() == "reduced"
    assert window.commands["reduced_motion"].isChecked()
    assert desktop.settings.text("motion", "") == "reduced"
    window.commands["reduced_motion"].trigger()
    assert (motion.pace(), desktop.settings.text("motion", "")) == ("full", "full")


@pytest.mark.parametrize(("kept", "meant"), [("", "full"), ("reduced", "reduced"), ("full", "full")])
def test_a_start_asks_the_settings(desktop: Desktop, kept: str, meant: str) -> None:
    desktop.settings.keep("motion", kept)
    desktop.start(None, "en")
    assert motion.pace() == meant
