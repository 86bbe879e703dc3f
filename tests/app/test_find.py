"""The palette over the whole window, by keys: what it runs, what it shows, in which language it is asked."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from journeydesigner.app.menus import menu_path
from journeydesigner.app.window import MainWindow
from journeydesigner.panels.command_palette.palette import CommandPalette

CTRL = Qt.KeyboardModifier.ControlModifier


def opened(qtbot: QtBot, window: MainWindow) -> CommandPalette:
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    qtbot.keyClick(window, Qt.Key.Key_K, CTRL)
    palette = window.find.palette
    assert palette is not None
    assert palette.isVisible()
    assert QApplication.focusWidget() is palette.search
    return palette


def ask(qtbot: QtBot, window: MainWindow, query: str) -> None:
    palette = opened(qtbot, window)
    qtbot.keyClicks(palette.search, query)
    qtbot.keyClick(palette.search, Qt.Key.Key_Return)


@pytest.mark.parametrize("query", ["shared lanes", "couloirs part", "shered lanes"])
def test_a_command_runs_by_words_of_either_language(qtbot: QtBot, window: MainWindow, query: str) -> None:
    before = window.canvas.picture.view.shared_lanes
    ask(qtbot, window, query)
    assert window.canvas.picture.view.shared_lanes is not before


def test_every_command_is_offered_with_its_menu(qtbot: QtBot, window: MainWindow) -> None:
    palette = opened(qtbot, window)
    offered = {row.value: row for row in palette.model.rows}
    assert set(offered) == {f"command:{command.key}" for command, _action in window.commands} - {"command:palette"}
    assert all(row.note for row in offered.values())
    assert offered["command:density_roomy"].note == "View › Density"
    assert offered["command:save"].keys == "Ctrl+S"
    enabled = [row.is_enabled for row in palette.model.rows]
    assert enabled == sorted(enabled, reverse=True)
    assert "command:bridge" in {row.value for row in palette.model.rows if not row.is_enabled}


def test_a_touchpoint_is_shown_on_the_map_and_has_the_keyboard(qtbot: QtBot, window: MainWindow) -> None:
    ask(qtbot, window, "idees jours pluie")
    assert window.selection.ids == tuple(
        card for card in window.canvas.picture.plan.cards if card == window.selection.current
    )
    assert QApplication.focusWidget() is window.canvas


def test_what_is_not_on_the_map_opens_in_the_inspector(qtbot: QtBot, window: MainWindow) -> None:
    ask(qtbot, window, "claire mother")
    form = window.docks.inspector.form
    assert form is not None
    assert form.plan.kind == "Persona"


def test_what_was_run_is_remembered_by_the_next_window(qtbot: QtBot, window: MainWindow) -> None:
    ask(qtbot, window, "emotion arc")
    window.desktop.new()
    other = window.desktop.windows[-1]
    other.find.show_palette()
    assert other.find.palette is not None
    assert other.find.palette.model.rows[0].value == "command:arc"


def test_a_menu_path_names_menus_within_menus() -> None:
    assert menu_path("theme_dark") == ("&View", "Theme")
    assert menu_path("save") == ("&File",)
    assert menu_path("nothing") == ()
