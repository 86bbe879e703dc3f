"""The windows beside the map, as the menus open them."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from journeydesigner.app.window import MainWindow
from journeydesigner.editor.edits.placing import add_journey
from journeydesigner.i18n import message
from journeydesigner.model.values import JourneyId
from journeydesigner.panels.raci.window import RaciWindow


def raci(window: MainWindow) -> RaciWindow:
    window.commands["raci"].trigger()
    QApplication.processEvents()
    found = window.organisation.raci
    assert found is not None
    return found


def test_the_matrix_opens_beside_the_map_and_undo_reaches_it(window: MainWindow, qtbot: QtBot) -> None:
    matrix = raci(window)
    qtbot.waitExposed(matrix)
    before = window.project
    matrix.view.stand_on(0, 4)
    qtbot.keyClick(matrix.view, Qt.Key.Key_R)
    assert window.project is not before
    assert window.selection.ids == (matrix.grid.rows[0].element,)
    assert all(window.commands[key] in matrix.actions() for key in ("undo", "redo", "save"))
    window.commands["undo"].trigger()
    assert window.project == before
    assert window.canvas.journey == matrix.grid.shown.journey


def test_the_matrix_follows_the_journey_shown(window: MainWindow) -> None:
    matrix = raci(window)
    first = window.canvas.journey
    with window.document.edit(message("Add")) as draft:
        other = add_journey(draft)
    window.show_journey(JourneyId(other.id))
    assert matrix.grid.shown.journey == other.id
    matrix.close()
    window.show_journey(first)
    assert raci(window) is matrix
    assert matrix.grid.shown.journey == first


def test_where_the_cursor_goes_is_remembered(window: MainWindow) -> None:
    box = raci(window).bar.way
    box.setCurrentIndex(1)
    box.activated.emit(1)
    window.organisation.raci = None
    assert raci(window).hands.way == "down"
