"""The layers in the window: menu, keys, drop-down of the tool bar, palette; and what a note opens."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from journeydesigner.app.export_dialog import ExportDialog
from journeydesigner.app.layer_commands import KEYS, SHOWN
from journeydesigner.app.menus import menu_path
from journeydesigner.app.window import MainWindow
from journeydesigner.layout.plan import LAYERS
from journeydesigner.model import Id

ALT = Qt.KeyboardModifier.AltModifier


def shown(window: MainWindow) -> tuple[str, ...]:
    return window.canvas.picture.view.layers


def said(window: MainWindow) -> str:
    return window.toolbar._layers.text().strip()


def test_every_layer_has_a_switch_a_key_and_a_place_in_the_menu(window: MainWindow) -> None:
    assert {name for name, *_rest in SHOWN} == set(LAYERS)
    keys = [window.commands[key].shortcut().toString() for key in KEYS]
    assert keys == [f"Alt+{n}" for n in (1, 2, 3, 4, 5, 6, 7, 0)]
    assert all(menu_path(key) == ("&View", "Layers") for key in KEYS)
    assert [window.commands[key].isChecked() for key in KEYS] == [True] + 7 * [False]


@pytest.mark.parametrize(("number", "name"), list(enumerate((name for name, *_rest in SHOWN), 1)))
def test_a_key_switches_a_layer_on_and_off(qtbot: QtBot, window: MainWindow, number: int, name: str) -> None:
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    before = shown(window)
    qtbot.keyClick(window, Qt.Key(Qt.Key.Key_0 + number), ALT)
    assert set(shown(window)) ^ set(before) == {name}
    assert window.commands[f"layer_{name}"].isChecked() == (name in shown(window))
    qtbot.keyClick(window, Qt.Key(Qt.Key.Key_0 + number), ALT)
    assert shown(window) == before


def test_the_drop_down_says_which_layers_are_on(window: MainWindow) -> None:
    assert said(window) == "Layers: emotion"
    window.commands["layer_pains"].trigger()
    assert said(window) == "Layers: emotion, pain points"
    window.commands["layer_kpis"].trigger()
    assert said(window) == "Layers: 3"
    for name in ("arc", "pains", "kpis"):
        window.commands[f"layer_{name}"].trigger()
    assert said(window) == "Layers: none"
    window.desktop.speak("fr")
    assert said(window) == "Calques\u00a0: aucun"
    menu = window.toolbar._layers.menu()
    assert menu is not None
    assert [action.objectName() for action in menu.actions()] == list(KEYS)


def test_all_layers_go_on_and_off_together(window: MainWindow) -> None:
    window.commands["all_layers"].trigger()
    assert shown(window) == LAYERS
    assert all(window.commands[key].isChecked() for key in KEYS)
    window.commands["all_layers"].trigger()
    assert shown(window) == ("arc",)


def test_the_export_begins_with_the_layers_of_the_map_and_takes_others(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    window.commands["layer_pains"].trigger()
    pages: list[tuple[str, ...]] = []

    def look(dialog: ExportDialog) -> bool:
        pages.append(dialog.page.view.layers)
        dialog._layers["arc"].setChecked(False)
        dialog._layers["kpis"].setChecked(True)
        pages.append(dialog.page.view.layers)
        return False

    monkeypatch.setattr(ExportDialog, "exec", look)
    window.files.export()
    assert pages == [("pains", "arc"), ("pains", "kpis")]
    assert shown(window) == ("pains", "arc")


def test_the_inspector_shows_what_a_note_opens(window: MainWindow) -> None:
    window.commands["all_layers"].trigger()
    told = next(note for note in window.canvas.picture.plan.notes if note.layer == "systems")
    window.canvas.commands.notes.focus(told)
    window.canvas.commands.notes.edit(told)
    assert window.selection.ids == (told.element,)
    assert window.docks.inspector.form is not None
    window.canvas.bench.open_field(Id(window.canvas.picture.plan.journey), "continuous_roles")
    assert window.selection.ids == (window.canvas.picture.plan.journey,)
