"""Everything that takes the keyboard has a name that a screen reader says, in every window and dialog."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QDialog,
    QLineEdit,
    QScrollArea,
    QSplitter,
    QWidget,
)
from pytestqt.qtbot import QtBot

from journeydesigner.app.desktop import Desktop
from journeydesigner.app.window import MainWindow
from journeydesigner.model import Id
from journeydesigner.panels.findings.fix_all import FixAllDialog
from tests.app.conftest import OPENING

NONE, CTRL = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier
SILENT = (QScrollArea, QSplitter)
"""Frames that hold others: what is in them speaks."""


def said(widget: QWidget) -> str:
    """What a screen reader is told of a widget."""
    interface = QAccessible.queryAccessibleInterface(widget)
    name = interface.text(QAccessible.Text.Name) if interface is not None else ""
    return (name or widget.accessibleName()).strip()


def takes_keys(widget: QWidget) -> bool:
    return bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus) and widget.focusProxy() is None


def nameless(root: QWidget) -> list[str]:
    """The widgets below a root that take the keyboard or are clicked, and have no name."""
    found = []
    for widget in (root, *root.findChildren(QWidget)):
        if not widget.isVisibleTo(root) or isinstance(widget, SILENT) or type(widget).__name__.startswith("QDock"):
            continue
        if widget.objectName() == "qt_tableview_cornerbutton" and not widget.isEnabled():
            continue
        if (takes_keys(widget) or isinstance(widget, QAbstractButton)) and not said(widget):
            parents, up = [], widget.parentWidget()
            while up is not None and up is not root:
                parents.append(type(up).__name__)
                up = up.parentWidget()
            found.append(f"{type(widget).__name__} {widget.objectName()} in {' < '.join(parents[:3])}")
    return found


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[QDialog]]:
    """Dialogs that would wait are shown and left at once, and kept here."""
    dialogs: list[QDialog] = []

    def show(dialog: QDialog) -> int:
        dialogs.append(dialog)
        dialog.show()
        return 0

    monkeypatch.setattr(QDialog, "exec", show)
    yield dialogs
    for dialog in dialogs:
        dialog.close()


@pytest.mark.parametrize("element", ["", "t12", "s3", "c_site", "x04", "r_num", "p_claire", "y_cms", "k01", "e01"])
def test_everything_in_the_window_has_a_name(window: MainWindow, element: str) -> None:
    window.selection.set([element] if element else [])  # type: ignore[list-item]
    for key in ("findings", "waivers", "measures", "outline", "palette"):
        window.docks.show(key)
        for _round in range(4):
            QApplication.processEvents()
        assert nameless(window) == []


@pytest.mark.parametrize("key", OPENING)
@pytest.mark.usefixtures("opened")
def test_everything_in_every_other_window_and_dialog_has_a_name(window: MainWindow, key: str) -> None:
    before = set(QApplication.topLevelWidgets())
    window.commands[key].trigger()
    for _round in range(4):
        QApplication.processEvents()
    new = [w for w in QApplication.topLevelWidgets() if w not in before and w.isVisible() and w.isWindow()]
    for root in new or [window]:
        assert root.windowTitle() or root is window or not isinstance(root, QDialog)
        assert nameless(root) == []


def test_the_canvas_tells_where_the_focus_goes(window: MainWindow, qtbot: QtBot) -> None:
    told: list[str] = []
    canvas = window.canvas
    canvas.setFocus()
    for key in (Qt.Key.Key_Home, Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Down):
        qtbot.keyClick(canvas, key)
        told.append(said(canvas))
    assert all(told)
    assert len(set(told)) == len(told)


@pytest.mark.parametrize(
    ("key", "held", "shown"),
    [
        (Qt.Key.Key_F9, NONE, lambda w: not w.docks.are_shown("palette")),
        (Qt.Key.Key_F10, NONE, lambda w: not w.docks.are_shown("inspector", "findings")),
        (Qt.Key.Key_F11, NONE, lambda w: not w.docks.are_shown("palette", "inspector")),
        (Qt.Key.Key_K, CTRL, lambda w: w.finding.palette is not None and w.finding.palette.isVisible()),
        (Qt.Key.Key_F, CTRL, lambda w: w.finding.searching is not None and w.finding.searching.bar.isVisible()),
        (Qt.Key.Key_F8, NONE, lambda w: bool(w.selection.ids)),
        (Qt.Key.Key_F5, NONE, lambda w: w.presenting.presentation is not None),
    ],
)
def test_keys_of_the_window_are_heard_from_the_map(
    window: MainWindow, qtbot: QtBot, key: Qt.Key, held: Qt.KeyboardModifier, shown: Callable[[MainWindow], bool]
) -> None:
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.canvas.setFocus()
    assert not shown(window)
    qtbot.keyClick(window.canvas, key, held)
    qtbot.waitUntil(lambda: shown(window))
    if window.presenting.presentation is not None:
        window.presenting.presentation.close()


def test_a_widget_without_a_name_would_be_found(qtbot: QtBot) -> None:
    root = QWidget()
    qtbot.addWidget(root)
    QLineEdit(root)
    named = QLineEdit(root)
    named.setAccessibleName("Name")
    root.show()
    assert len(nameless(root)) == 1


def set_aside(window: MainWindow) -> None:
    window.commands["next_finding"].trigger()
    window.commands["set_aside"].trigger()


def repair_all(window: MainWindow) -> None:
    checker = window.checker
    pairs = next(
        pairs for f in checker.findings for fix in checker.fixes(f) if len(pairs := checker.alike(f, fix)) > 1
    )
    FixAllDialog(window.document, checker, pairs, None, window).open()


def remove_used(window: MainWindow) -> None:
    window.selection.set([Id("c_site")])
    window.commands["remove"].trigger()


def new_channel(window: MainWindow) -> None:
    window.docks.palette.ask_channel("Kiosk")


@pytest.mark.usefixtures("opened")
@pytest.mark.parametrize("ask", [set_aside, repair_all, remove_used, new_channel])
def test_everything_in_what_is_asked_on_the_way_has_a_name(
    window: MainWindow, ask: Callable[[MainWindow], None]
) -> None:
    before = set(QApplication.topLevelWidgets())
    ask(window)
    for _round in range(4):
        QApplication.processEvents()
    new = [
        w for w in QApplication.topLevelWidgets() if w not in before and w.isVisible() and isinstance(w, QDialog)
    ]
    assert len(new) == 1
    assert new[0].windowTitle()
    assert nameless(new[0]) == []
    new[0].close()


def test_everything_on_the_first_page_has_a_name(desktop: Desktop) -> None:
    desktop.start(None, "fr")
    QApplication.processEvents()
    assert nameless(desktop.windows[0]) == []
