"""What lanes are, chosen in the window: bar, menu, keys; and printed as it is seen."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QToolButton
from pytestqt.qtbot import QtBot

from journeydesigner.app.desktop import Desktop
from journeydesigner.app.window import MainWindow
from journeydesigner.layout.plan import NATURES, Pivot
from journeydesigner.model import Id


def shown(window: MainWindow) -> Pivot:
    return window.canvas.picture.plan.view.pivot


def segments(window: MainWindow) -> list[QToolButton]:
    return [button for button in window.findChildren(QToolButton) if button.property("segment")]


def test_a_click_in_the_bar_chooses_what_lanes_are(window: MainWindow) -> None:
    buttons = segments(window)
    assert [button.text() for button in buttons] == ["Channels", "Blueprint", "Owners"]
    assert [button.isChecked() for button in buttons] == [True, False, False]
    QTest.mouseClick(buttons[1], Qt.MouseButton.LeftButton)
    assert shown(window) == "blueprint"
    assert [button.isChecked() for button in buttons] == [False, True, False]
    QTest.mouseClick(buttons[1], Qt.MouseButton.LeftButton)
    assert shown(window) == "blueprint"
    assert buttons[1].isChecked()


def test_keys_choose_it_too_and_the_selection_stays(window: MainWindow, qtbot: QtBot) -> None:
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.reveal(Id("t26"))
    for key, pivot in ((Qt.Key.Key_3, "owners"), (Qt.Key.Key_2, "blueprint"), (Qt.Key.Key_1, "channels")):
        QTest.keyClick(window.canvas, key, Qt.KeyboardModifier.ControlModifier)
        assert shown(window) == pivot
        assert window.selection.ids == ("t26",)
        card = window.canvas.picture.plan.cards[Id("t26")]  # type: ignore[index]
        assert window.canvas.seen().meets(card.rect)


def test_only_channels_share_lanes(window: MainWindow) -> None:
    shared = window.commands["shared_lanes"]
    assert shared.isEnabled()
    window.commands["pivot_owners"].trigger()
    assert not shared.isEnabled()
    window.commands["pivot_channels"].trigger()
    assert shared.isEnabled()


def test_shared_lanes_turns_all_natures_and_is_ticked_while_none_is_apart(window: MainWindow) -> None:
    shared, canvas = window.commands["shared_lanes"], window.canvas
    assert shared.isChecked()
    strip = canvas.lanes
    x, y = 14, next(y for y in range(strip.height()) if strip.nature_at(14, y) == "digital") + 4
    QTest.mouseClick(strip, Qt.MouseButton.LeftButton, pos=QPoint(x, y))
    assert canvas.picture.view.apart == {"digital"}
    assert not shared.isChecked()
    shared.trigger()
    assert not canvas.picture.view.apart
    assert shared.isChecked()
    shared.trigger()
    assert canvas.picture.view.apart == NATURES
    assert not shared.isChecked()


def test_the_lanes_in_focus_are_turned_by_a_command(window: MainWindow) -> None:
    window.reveal(Id("t10"))
    window.commands["lanes_here"].trigger()
    assert not window.canvas.picture.view.apart  # the only channel by voice
    window.reveal(Id("t01"))
    window.commands["lanes_here"].trigger()
    assert window.canvas.picture.view.apart == {"digital"}
    assert not window.commands["shared_lanes"].isChecked()
    window.commands["pivot_owners"].trigger()
    assert not window.commands["lanes_here"].isEnabled()


def test_words_give_way_in_a_narrow_window_and_come_back(window: MainWindow, qtbot: QtBot) -> None:
    icon_only, beside = Qt.ToolButtonStyle.ToolButtonIconOnly, Qt.ToolButtonStyle.ToolButtonTextBesideIcon
    for width, style in ((1024, icon_only), (2400, beside), (1024, icon_only)):
        window.resize(width, 700)
        qtbot.waitUntil(lambda style=style: {b.toolButtonStyle() for b in segments(window)} == {style})


def test_the_bar_speaks_french(window: MainWindow, desktop: Desktop) -> None:
    desktop.speak("fr")
    assert [button.text() for button in segments(window)] == ["Canaux", "Coulisses", "Responsables"]
