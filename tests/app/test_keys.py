"""The sheet of keys shows every shortcut there is, once, and none that does not exist."""

from __future__ import annotations

from collections import Counter

from PySide6.QtCore import QKeyCombination, Qt, QTimer
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QApplication, QDialog, QLabel
from pytestqt.qtbot import QtBot

from journeydesigner.app.key_list import ON_THE_MAP, sections
from journeydesigner.app.menus import menu_path
from journeydesigner.app.sheets import keys_page
from journeydesigner.app.window import MainWindow
from journeydesigner.canvas.keys import KEYS
from journeydesigner.render.fonts import application_font

PAGE = 850
"""Pixels of an A4 page with small margins at 96 a inch, and a scroll bar."""


def on_the_map() -> list[str]:
    """Every key of the canvas as Qt writes it; Enter of the number pad is Return."""
    return [
        QKeySequence(QKeyCombination(held, Qt.Key(key))).toString().replace("Enter", "Return")
        for key, held in KEYS
    ]


def test_every_shortcut_of_every_command_is_on_the_sheet(window: MainWindow) -> None:
    shown = [line for _title, lines in sections(window.commands) for line in lines]
    for command, action in window.commands:
        keys = [sequence.toString() for sequence in action.shortcuts()]
        if keys or command.hint:
            expected = command.hint or ", ".join(keys)
            (line,) = (one for one in shown if one[1] == command.words.rstrip("…") and one[0])
            assert QKeySequence(line[0]) == QKeySequence(expected) or line[0] == expected, command.key


def test_every_command_stands_in_its_menu(window: MainWindow) -> None:
    found = dict(sections(window.commands))
    assert found.get("Elsewhere") is None, "each command with keys stands in a menu"
    for command, action in window.commands:
        if action.shortcuts() or command.hint:
            lines = found[menu_path(command.key)[0].replace("&", "")]
            assert command.words.rstrip("…") in [words for _keys, words in lines]


def test_every_key_of_the_map_is_explained_once(window: MainWindow) -> None:
    hints = [QKeySequence(command.hint).toString() for command, _action in window.commands if command.hint]
    told = Counter([*hints, *(key for row in ON_THE_MAP for key in row.covers)])
    view_only = {"Shift+1", "Shift+2"}  # heard by place on the keyboard, not by name
    assert set(told) - view_only == set(on_the_map())
    assert {key: count for key, count in told.items() if count > 1} == {}


def test_no_two_commands_have_the_same_keys(window: MainWindow) -> None:
    keys = Counter(s.toString() for _command, action in window.commands for s in action.shortcuts())
    single = {key for key in on_the_map() if keys[key]}
    assert [key for key, count in keys.items() if count > 1] == []
    assert single == set(), "a key of the map would never reach it, or the window"


def test_the_sheet_is_as_wide_as_a_page_in_both_languages(qapp: QApplication, window: MainWindow) -> None:
    qapp.setFont(application_font())
    for spoken in ("en", "fr"):
        window.desktop.speak(spoken)  # type: ignore[arg-type]
        page = keys_page(window.commands)
        assert page.minimumWidth() <= PAGE
        texts = [label.text() for label in page.findChildren(QLabel)]
        assert texts.count("Ctrl+K") == 1
        assert all(label.textFormat() == Qt.TextFormat.PlainText for label in page.findChildren(QLabel))


def test_the_question_mark_opens_it_and_esc_closes_it(qtbot: QtBot, window: MainWindow) -> None:
    seen: list[str] = []

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QDialog)
        seen.append(dialog.windowTitle())
        qtbot.keyClick(dialog, Qt.Key.Key_Escape)

    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.canvas.setFocus()
    QTimer.singleShot(200, look)
    qtbot.keyClick(window.canvas, "?")
    qtbot.waitUntil(lambda: bool(seen))
    assert seen == ["Keyboard and mouse"]
