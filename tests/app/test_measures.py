"""The measures in the window: a tab behind the findings, found again whatever was remembered; the status line."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QByteArray
from PySide6.QtWidgets import QApplication, QDockWidget, QLabel, QMainWindow
from pytestqt.qtbot import QtBot

from journeydesigner.app.desktop import Desktop
from journeydesigner.app.docks import LEFT, RIGHT
from journeydesigner.app.window import MainWindow
from journeydesigner.editor.edits.fields import set_fields
from journeydesigner.i18n import message
from journeydesigner.model import Id
from journeydesigner.panels.measures.figures import FigureLine
from tests.app.conftest import TOURISM

Start = Callable[[], MainWindow]


@pytest.fixture
def start(desktop: Desktop, qtbot: QtBot) -> Start:
    """Opens the sample in a window of its own, as a start of the program does."""

    def begin() -> MainWindow:
        known = set(desktop.windows)
        desktop.start(TOURISM, "en")
        (found,) = set(desktop.windows) - known
        qtbot.waitExposed(found)
        settle()
        return found

    return begin


def settle() -> None:
    for _turn in range(5):
        QApplication.processEvents()


def close(window: MainWindow) -> None:
    window.document.mark_saved()
    window.close()
    settle()


def is_in_front(window: MainWindow, key: str) -> bool:
    return not window.docks.docks[key].widget().visibleRegion().isEmpty()


def figures(window: MainWindow) -> list[FigureLine]:
    return [line for line in window.docks.measures.lines if isinstance(line, FigureLine)]


def test_the_fix_of_local_maxima_lists_what_lies_behind_the_gap(start: Start) -> None:
    window = start()
    (finding,) = (found for found in window.checker.findings if found.rule == "KPI005")
    (fix,) = window.checker.fixes(finding)
    assert fix.opens is not None
    window.docks.open_field(fix.opens.element, fix.opens.field or "")
    settle()
    assert is_in_front(window, "measures")
    assert window.docks.measures.opened == "local_global_gap"
    close(window)


def beside_findings(window: MainWindow) -> set[str]:
    return {dock.objectName() for dock in window.tabifiedDockWidgets(window.docks.docks["findings"])}


def said(window: MainWindow) -> str:
    return " ".join(label.text() for label in window.statusBar().findChildren(QLabel))


def test_they_stand_behind_the_findings_and_are_measured_once_in_front(window: MainWindow) -> None:
    settle()
    assert is_in_front(window, "findings")
    assert "measures" in beside_findings(window)
    assert not figures(window), "nobody looks"
    window.commands["measures"].trigger()
    settle()
    assert is_in_front(window, "measures")
    assert not is_in_front(window, "findings")
    assert figures(window)


def test_an_element_behind_a_figure_is_shown_on_the_map(window: MainWindow) -> None:
    window.commands["measures"].trigger()
    settle()
    panel = window.docks.measures
    panel.open_list("ownership_coverage.touchpoints")
    panel.behind.opened.emit(panel.behind.current)
    settle()
    assert window.selection.ids == ("t12",)
    rect = window.canvas.rect_of(Id("t12"))
    assert rect is not None
    assert window.canvas.camera.seen().meets(rect)


def test_a_layout_remembered_from_before_takes_them_in(start: Start, desktop: Desktop) -> None:
    desktop.settings.keep("window/docks", older_layout())
    window = start()
    assert beside_findings(window) >= {"measures", "waivers"}
    assert not window.docks.docks["measures"].isHidden()
    assert is_in_front(window, "findings")


def older_layout() -> QByteArray:
    """What a version without measures and waivers has remembered."""
    window = QMainWindow()
    for key, side in (("palette", LEFT), ("inspector", RIGHT), ("findings", RIGHT)):
        dock = QDockWidget(window)
        dock.setObjectName(key)
        window.addDockWidget(side, dock)
    return window.saveState()


def test_what_the_user_has_hidden_stays_hidden(start: Start) -> None:
    first = start()
    first.docks.docks["measures"].hide()
    close(first)
    second = start()
    assert second.docks.docks["measures"].isHidden()
    second.commands["measures"].trigger()
    settle()
    assert is_in_front(second, "measures")


def test_the_status_line_tells_how_the_worlds_hold_together(window: MainWindow) -> None:
    settle()
    assert "9 world switches, 7 with a bridge   Continuity 85%" in said(window)
    with window.document.edit(message("elsewhere")) as draft:
        set_fields(draft, [Id("x04")], bridge={"by": "qr"})
    settle()
    assert "9 world switches, 8 with a bridge" in said(window)
    window.desktop.speak("fr")
    settle()
    assert "9 changements de monde, 8 avec passerelle" in said(window)
