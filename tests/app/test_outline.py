"""The outline in the real window; the whole main job in it by ear and keyboard, with the inspector beside it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from journeydesigner.app.desktop import Desktop
from journeydesigner.app.window import MainWindow
from journeydesigner.canvas.inline_editor import InlineEditor
from journeydesigner.editor.edits.placing import add_journey
from journeydesigner.i18n import message
from journeydesigner.model import Id, Stage, Touchpoint
from journeydesigner.panels.outline.menu import RowMenu
from journeydesigner.panels.outline.panel import OutlinePanel
from tests.app.conftest import TOURISM
from tests.panels.conftest import choose, press, write

Key = Qt.Key
NONE, CTRL, ALT = (
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
)


def opened(qtbot: QtBot, window: MainWindow) -> OutlinePanel:
    """The outline, reached by its key."""
    window.activateWindow()
    window.canvas.setFocus()
    QTest.keyClick(window, Key.Key_O, CTRL | Qt.KeyboardModifier.ShiftModifier)
    qtbot.waitUntil(lambda: window.docks.is_built("outline") and window.docks.outline.view.hasFocus())
    return window.docks.outline


def focused() -> QWidget:
    widget = QApplication.focusWidget()
    if widget is None:  # without a screen a window is not activated again when its list has closed
        window = next(w for w in QApplication.topLevelWidgets() if isinstance(w, MainWindow) and w.isVisible())
        window.activateWindow()
        QApplication.processEvents()
        widget = window.focusWidget()
    assert widget is not None
    return widget


def key(which: Qt.Key, modifiers: Qt.KeyboardModifier = NONE) -> None:
    """Press a key where the keyboard is."""
    press(focused(), which, modifiers)
    QApplication.processEvents()


def heard() -> str:
    """What a screen reader says of what has the keyboard."""
    at = QAccessible.queryAccessibleInterface(focused())
    inner = at.focusChild()
    return (inner or at).text(QAccessible.Text.Name)


def go_to(words: str) -> None:
    """Walk down the rows until one is heard that begins with these words."""
    key(Key.Key_Home)
    for _ in range(200):
        if heard().startswith(words):
            return
        key(Key.Key_Down)
    raise AssertionError(f"{words} is never heard")


def type_name(text: str, end: Qt.Key = Key.Key_Return, modifiers: Qt.KeyboardModifier = NONE) -> None:
    write(focused(), text)
    key(end, modifiers)


@pytest.fixture
def _closed() -> Iterator[None]:
    yield
    while (popup := QApplication.activePopupWidget()) is not None:
        popup.close()
        QApplication.processEvents()


@pytest.mark.usefixtures("_closed")
def test_the_main_job_by_ear_and_keyboard_alone(qtbot: QtBot, window: MainWindow) -> None:
    panel = opened(qtbot, window)
    assert heard().startswith("A family week in the Orvanne country, journey, 7 stages, nobody answers for it")

    # A stage behind the last one, and in it three touchpoints, each linked to the next.
    key(Key.Key_End)
    key(Key.Key_E)
    assert heard() == "Name of New stage"
    type_name("Souvenirs")
    assert heard().startswith("Souvenirs, stage 8 of 8, other, 0 touchpoints, nobody answers for it")
    key(Key.Key_P)
    type_name("Photo album", Key.Key_Return, CTRL)
    type_name("Thank-you letter")
    assert heard().startswith("Thank-you letter, touchpoint 2 of 2, stage Souvenirs, no channel yet")
    key(Key.Key_P)
    type_name("Anniversary call")
    assert "link" not in heard()

    # A link by keys alone: from the letter to the call.
    key(Key.Key_Up)
    assert heard().startswith("Thank-you letter")
    key(Key.Key_L)
    assert "Thank-you letter" in panel.hint.text()
    key(Key.Key_Down)
    key(Key.Key_Return)
    key(Key.Key_Up)
    assert "1 link leads on" in heard()

    # Owner, channel and feeling.
    press(focused(), Key.Key_O)
    choose("Office director")
    press(focused(), Key.Key_K)
    choose("Post")
    key(Key.Key_5)
    assert "channel Postal mail, owner Office director, emotion happy (assumed), 1 link leads on" in heard()

    # The inspector takes the keyboard to the same element, and the outline follows what is written there.
    key(Key.Key_Return, ALT)
    assert window.docks.inspector.isAncestorOf(focused())
    press(focused(), Key.Key_A, CTRL)
    write(focused(), "Letter of thanks")
    key(Key.Key_Tab)
    opened(qtbot, window)
    assert heard().startswith("Letter of thanks, touchpoint 2 of 3")

    # A finding is heard, and its repair carried out; one undo brings it back.
    go_to("Talk at the fair stand")
    key(Key.Key_Right)
    key(Key.Key_Down)
    assert heard().startswith("to Online travel notebook")
    assert "change of world without a bridge" in heard()
    key(Key.Key_F)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, RowMenu)
    first = next(action for action in menu.actions() if action.menu() is not None)
    menu.setActiveAction(first)
    press(menu, Key.Key_Right)
    below = QApplication.activePopupWidget()
    assert isinstance(below, RowMenu)
    assert below is not menu
    for _ in range(10):
        action = below.activeAction()
        if action is not None and action.text() == "Add: QR code":
            break
        press(below, Key.Key_Down)
    press(below, Key.Key_Return)
    QApplication.processEvents()
    assert "bridge QR code" in heard()
    QTest.keyClick(window, Key.Key_Z, CTRL)
    assert "change of world without a bridge" in heard()

    made = {t.name.get("en"): t for t in window.project.all(Touchpoint).values()}
    letter = made["Letter of thanks"]
    assert [link.to for link in window.project.outgoing(letter.id)] == [made["Anniversary call"].id]
    assert (letter.owner, letter.channel) == ("r_dir", "c_post")


def test_what_is_chosen_on_the_map_is_chosen_here_and_back(qtbot: QtBot, window: MainWindow) -> None:
    panel = opened(qtbot, window)
    window.selection.set([Id("t30"), Id("t12")])
    assert panel.view.current == "t12"
    assert set(panel.view.picked) == {"t30", "t12"}
    assert panel.view.stand_on(Id("t11"))
    assert window.selection.ids == ("t11",)


@pytest.fixture
def _empty_clipboard() -> Iterator[None]:
    yield
    QGuiApplication.clipboard().clear()


@pytest.mark.usefixtures("_empty_clipboard")
def test_it_takes_the_keyboard_from_a_name_being_typed_on_the_map(qtbot: QtBot, window: MainWindow) -> None:
    window.activateWindow()
    window.canvas.setFocus()
    window.canvas.rename(Id("t12"))
    naming = window.focusWidget()
    assert isinstance(naming, InlineEditor)
    qtbot.waitUntil(naming.hasFocus)
    qtbot.keyClicks(naming, "Paid")
    window.commands["outline"].trigger()
    assert window.focusWidget() is window.docks.outline.view
    found = window.project.one(Touchpoint, Id("t12"))
    assert found is not None
    assert found.name.en == "Paid"
    window.canvas.rename(Id("t12"))
    qtbot.waitUntil(naming.hasFocus)
    window.settle()
    assert window.focusWidget() is window.canvas


def test_copy_and_paste_are_those_of_the_map(qtbot: QtBot, window: MainWindow) -> None:
    panel = opened(qtbot, window)
    panel.view.stand_on(Id("t12"))
    key(Key.Key_C, CTRL)
    key(Key.Key_V, CTRL)
    names = [t.name.get("en") for t in window.project.touchpoints(Id("s3"))]
    assert names.count("Paying the deposit") == 2
    assert panel.model.has(window.selection.ids[0])


def test_it_is_not_built_before_it_is_seen(qtbot: QtBot, desktop: Desktop) -> None:
    desktop.start(TOURISM, "en")
    window = desktop.windows[0]
    qtbot.waitExposed(window)
    qtbot.waitUntil(lambda: window.docks.is_built("palette"))
    assert not window.docks.is_built("outline")
    window.docks.show("outline")
    qtbot.waitUntil(lambda: window.docks.is_built("outline"))
    assert window.docks.outline.model.rowCount() == 1


def test_it_follows_to_another_journey_and_begins_there(qtbot: QtBot, window: MainWindow) -> None:
    panel = opened(qtbot, window)
    with window.document.edit(message("x")) as draft:
        other = add_journey(draft)
    window.show_journey(other.id)  # type: ignore[arg-type]
    assert panel.model.id_of(panel.model.index(0, 0)) == other.id
    panel.view.setFocus()
    panel.view.stand_on(other.id)
    key(Key.Key_P)
    type_name("Very first")
    stage = next(s for s in window.project.all(Stage).values() if s.journey == other.id)
    assert [t.name.get("en") for t in window.project.touchpoints(stage.id)] == ["Very first"]


def test_a_remembered_layout_without_it_puts_it_behind_the_palette(window: MainWindow) -> None:
    docks = window.docks.docks
    window.removeDockWidget(docks["outline"])
    window.docks.welcome([key for key in docks if key != "outline"])
    assert docks["outline"] in window.tabifiedDockWidgets(docks["palette"])
    assert not docks["outline"].isHidden()


def test_f9_brings_back_the_tab_that_was_in_front(qtbot: QtBot, window: MainWindow) -> None:
    panel = opened(qtbot, window)
    window.commands["left_panels"].trigger()
    assert not panel.isVisible()
    window.commands["left_panels"].trigger()
    qtbot.waitUntil(panel.isVisible)
    assert window.docks.palette.visibleRegion().isEmpty()
