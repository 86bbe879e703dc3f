"""Docks that share a place are named by their tabs alone; one that stands by itself has its bar."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from journeydesigner.app.docks import BELOW
from journeydesigner.app.window import MainWindow


def with_bars(window: MainWindow) -> set[str]:
    return {key for key, dock in window.docks.docks.items() if dock.titleBarWidget() is None}


def test_tabs_name_the_docks_they_hold(window: MainWindow) -> None:
    assert not with_bars(window) & set(BELOW)
    assert "inspector" in with_bars(window)


def test_the_last_of_a_place_gets_its_bar_back(qtbot: QtBot, window: MainWindow) -> None:
    first, *others = BELOW
    for key in others:
        window.docks.docks[key].hide()
    qtbot.waitUntil(lambda: first in with_bars(window))
    window.docks.show(others[0])
    qtbot.waitUntil(lambda: not with_bars(window) & {first, others[0]})


def test_a_dock_that_floats_has_its_bar(qtbot: QtBot, window: MainWindow) -> None:
    window.docks.docks["measures"].setFloating(True)
    qtbot.waitUntil(lambda: "measures" in with_bars(window))
    window.docks.docks["measures"].setFloating(False)
    window.tabifyDockWidget(window.docks.docks["findings"], window.docks.docks["measures"])
    qtbot.waitUntil(lambda: "measures" not in with_bars(window))
