"""The clipboard between two windows, by their menus."""

from __future__ import annotations

from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from journeydesigner.app.desktop import Desktop
from journeydesigner.app.window import MainWindow
from journeydesigner.model import Id, Stage, Touchpoint
from journeydesigner.resources import resource

CLEAN = resource("samples", "clean_workshop_booking.yaml")


def test_the_edit_menu_offers_what_can_be_done_with_the_selection(window: MainWindow) -> None:
    window.selection.clear()
    keys = ("cut", "copy", "duplicate", "add_next")
    assert not any(window.commands[key].isEnabled() for key in keys)
    window.selection.set([Id("t12")])
    assert all(window.commands[key].isEnabled() for key in keys)
    assert window.commands["paste"].isEnabled()


def test_a_stage_goes_from_one_file_to_another(window: MainWindow, desktop: Desktop, qtbot: QtBot) -> None:
    source = window.project
    window.selection.set([Id("s3")])
    window.commands["copy"].trigger()
    desktop.open(CLEAN, None)
    other = next(one for one in desktop.windows if one is not window)
    qtbot.waitExposed(other)
    before = other.project
    other.commands["paste"].trigger()
    made = other.project.one(Stage, other.selection.current)
    assert made is not None
    assert made.name == source.all(Stage)[Id("s3")].name
    copies, originals = other.project.touchpoints(made.id), source.touchpoints(Id("s3"))
    assert [t.name for t in copies] == [t.name for t in originals]
    assert window.project is source
    other.commands["undo"].trigger()
    assert other.project == before
    other.commands["redo"].trigger()
    assert len(other.project.all(Touchpoint)) == len(before.all(Touchpoint)) + len(originals)
    QGuiApplication.clipboard().clear()
