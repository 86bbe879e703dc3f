"""The windows beside the map, as the menus open them."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from journeydesigner.app.window import MainWindow
from journeydesigner.editor.edits.placing import add_journey
from journeydesigner.i18n import message
from journeydesigner.model.values import JourneyId
from journeydesigner.panels.help.window import HelpWindow
from journeydesigner.panels.raci.window import RaciWindow
from journeydesigner.rules.catalogue import catalogue


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
    QTest.keyClick(matrix.windowHandle(), Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
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


def help_of(parent: QWidget) -> HelpWindow:
    found = parent.findChild(HelpWindow, options=Qt.FindChildOption.FindDirectChildrenOnly)
    assert found is not None
    return found


def test_f1_opens_the_list_and_in_the_findings_the_page_of_the_current_one(
    window: MainWindow, qtbot: QtBot
) -> None:
    window.canvas.setFocus()
    qtbot.keyClick(window.canvas, Qt.Key.Key_F1)
    help_ = help_of(window)
    assert help_.isVisible()
    assert help_.list.search.hasFocus() or help_.code
    panel = window.docks.findings
    panel.go(1)
    panel.view.setFocus()
    assert panel.view.current is not None
    qtbot.keyClick(panel.view, Qt.Key.Key_F1)
    assert help_.code == panel.view.current.rule
    assert help_of(window) is help_


def test_the_help_menu_counts_the_rules_in_both_languages(window: MainWindow) -> None:
    action = window.commands["rules_help"]
    assert action.text() == f"The {len(catalogue())} rules…"
    window.desktop.speak("fr")
    assert action.text() == f"Les {len(catalogue())} règles…"


def test_settings_of_the_rules_change_the_findings_at_once(window: MainWindow) -> None:
    dialog = window.organisation.show_rule_settings()
    dialog.rules.view.select(["OWN001", "OWN002", "OWN003"])
    dialog.rules.settings["off"].click()
    dialog.apply.click()
    assert not {"OWN001", "OWN002", "OWN003"} & {finding.rule for finding in window.checker.findings}
    assert str(window.document.history.undoable.label) == "Rules and thresholds"  # type: ignore[union-attr]


def test_help_beside_the_dialog_is_not_held_back_by_it(window: MainWindow) -> None:
    dialog = window.organisation.show_rule_settings()
    dialog.explained.emit("OWN001")
    help_ = help_of(dialog)
    assert help_.code == "OWN001"
    dialog.reject()
