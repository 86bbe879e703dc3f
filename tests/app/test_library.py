"""The Library of a window: opened by key, undone from within, remembered; what is shared is removed one way."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from journeydesigner.app.desktop import Desktop
from journeydesigner.app.window import MainWindow
from journeydesigner.model import Channel, Id, Role, Touchpoint
from journeydesigner.panels.library.window import Library
from journeydesigner.panels.removing import RemovalDialog
from journeydesigner.resources import resource

Ctrl = Qt.KeyboardModifier.ControlModifier


def opened(window: MainWindow) -> Library:
    window.commands["library"].trigger()
    QApplication.processEvents()
    library = window.library.library
    assert library is not None
    return library


def test_ctrl_l_opens_it_and_it_opens_where_it_was(window: MainWindow, desktop: Desktop) -> None:
    assert [key.toString() for key in window.commands["library"].shortcuts()] == ["Ctrl+L"]
    library = opened(window)
    assert library.isVisible()
    library.open_at(Role)
    library.resize(600, 500)
    library.close()
    assert opened(window) is library
    assert library.tab == "Role"
    library.close()
    desktop.open(resource("samples", "clean_workshop_booking.yaml"), None)
    other = opened(desktop.windows[-1])
    assert other is not library
    assert other.tab == "Role"
    assert other.size() == library.size()


def test_what_is_typed_is_taken_by_a_command_of_the_window_and_undone(window: MainWindow) -> None:
    library = opened(window)
    library.open_at(Role, Id("r_heb"))
    library.table.view.stand_on(Id("r_heb"), 0)
    QTest.keyClicks(library.table.view, "T")
    window.settle()
    assert window.project.all(Role)[Id("r_heb")].name.en == "T"
    undo = next(action for action in library.actions() if action is window.commands["undo"])
    undo.trigger()
    assert window.project.all(Role)[Id("r_heb")].name.en == "Host"


def test_a_place_of_use_is_shown_on_the_map(window: MainWindow) -> None:
    library = opened(window)
    library.open_at(Channel, Id("c_ot"))
    library.strip.refresh()
    card = next(t for t in window.project.all(Touchpoint).values() if t.channel == "c_ot")
    button = next(b for b in library.strip.buttons if b.toolTip() == card.name.en)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert window.selection.ids == (card.id,)


def test_the_map_removes_a_channel_the_way_the_library_does(window: MainWindow) -> None:
    seen: list[str] = []

    def answer() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, RemovalDialog)
        seen.append(dialog.question.text())
        dialog.empty_button.click()

    window.selection.set([Id("c_ot")])
    QTimer.singleShot(0, answer)
    window.canvas.setFocus()
    QTest.keyClick(window.canvas.viewport(), Qt.Key.Key_Delete)
    assert seen == ["“Tourist office desk” is used in 6 places."]
    assert Id("c_ot") not in window.project
    window.commands["undo"].trigger()
    assert Id("c_ot") in window.project


def test_a_card_goes_without_a_question(window: MainWindow) -> None:
    window.selection.set([Id("t01")])
    window.canvas.commands.remove()
    assert Id("t01") not in window.project
