"""The window: words in both languages, themes, menus without dead entries, and the first start."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QDialog,
    QLabel,
    QMenu,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QToolButton,
)
from pytestqt.qtbot import QtBot

from journeydesigner.app.desktop import Desktop
from journeydesigner.app.questions import Answer
from journeydesigner.app.start_page import StartPage
from journeydesigner.app.window import MainWindow
from journeydesigner.app.window_memory import USUAL_SIZE
from journeydesigner.canvas.inline_editor import InlineEditor
from journeydesigner.editor.edits.fields import rename
from journeydesigner.editor.edits.placing import add_journey
from journeydesigner.editor.session import Session
from journeydesigner.i18n import message
from journeydesigner.model import Channel, Id, Journey, Touchpoint, Transition
from tests.app.conftest import TOURISM


def words_of(window: MainWindow) -> set[str]:
    """Everything the menus say."""
    return {action.text().split("\t")[0].replace("&", "") for action in all_actions(window)}


def all_actions(window: MainWindow) -> list[QAction]:
    found: list[QAction] = []

    def walk(menu: QMenu) -> None:
        for action in menu.actions():
            inner = action.menu()
            if isinstance(inner, QMenu):
                walk(inner)
            elif not action.isSeparator():
                found.append(action)

    for action in window.menuBar().actions():
        menu = action.menu()
        assert isinstance(menu, QMenu)
        menu.aboutToShow.emit()
        walk(menu)
    return found


def test_a_switch_of_language_rewords_everything_at_once(window: MainWindow, desktop: Desktop) -> None:
    english = words_of(window)
    assert {"Save as…", "Undo", "Stage"} <= english
    desktop.speak("fr")
    french = words_of(window)
    assert {"Enregistrer sous…", "Annuler", "Étape"} <= french
    same = (english & french) - {"", "Zoom", "Palette", "Applications", "Français", "English"}
    assert not {word for word in same if not word.startswith("A family week")}, same
    assert window.docks.docks["findings"].windowTitle() == "Constats"
    assert desktop.settings.language == "fr"
    desktop.speak("en")
    assert words_of(window) == english


def test_languages_are_switched_back_and_forth_as_forms_follow(
    window: MainWindow, desktop: Desktop, qtbot: QtBot
) -> None:
    """The order of Tab is seen to a moment later, and once took the menus' Python side away."""
    titles = []
    for language in ("fr", "en", "fr"):
        desktop.speak(language)
        for _turn in range(5):
            qtbot.wait(1)
        titles.append(window.menuBar().actions()[0].text())
    assert titles == ["&Fichier", "&File", "&Fichier"]


def test_a_switch_of_theme_repaints_the_window(window: MainWindow, desktop: Desktop) -> None:
    light = window.grab().toImage().pixelColor(5, 5).lightness()
    desktop.set_theme("dark")
    dark = window.grab().toImage().pixelColor(5, 5).lightness()
    assert light > 200
    assert dark < 60
    assert desktop.settings.theme == "dark"
    desktop.set_theme("light")


def test_every_menu_entry_does_something(window: MainWindow) -> None:
    for action in all_actions(window):
        known = [a for _command, a in window.commands]
        assert action in known or action.actionGroup() is not None or action.receivers("2triggered()") >= 0
        assert action.text()


def test_no_shortcut_is_given_twice(window: MainWindow) -> None:
    taken: dict[str, str] = {}
    for action in window.findChildren(QAction):
        for keys in action.shortcuts():
            text = keys.toString()
            assert text not in taken or taken[text] == action.text(), (text, taken.get(text), action.text())
            taken[text] = action.text()


def test_undo_names_its_step_and_is_off_when_there_is_none(window: MainWindow) -> None:
    undo = window.commands["undo"]
    assert not undo.isEnabled()
    with window.document.edit(message("Rename {name}", name="R & D")) as draft:
        rename(draft, Id("s1"), "R & D")
    assert undo.isEnabled()
    assert undo.text() == "Undo: Rename R && D"
    undo.trigger()
    assert not undo.isEnabled()
    assert window.commands["redo"].isEnabled()


def test_names_from_files_are_shown_as_plain_text(window: MainWindow) -> None:
    with window.document.edit(message("Step")) as draft:
        rename(draft, Id("tour"), "<b>Bold</b> & co")
    labels = window.findChildren(QLabel)
    assert all(label.textFormat() == Qt.TextFormat.PlainText or "<" not in label.text() for label in labels), [
        label.text() for label in labels if "<" in label.text()
    ]
    assert window.toolbar.journeys.itemText(0) == "<b>Bold</b> & co"


def test_a_first_start_asks_which_journey_to_draw(desktop: Desktop, qtbot: QtBot) -> None:
    desktop.start(None, "fr")
    window = desktop.windows[0]
    qtbot.waitExposed(window)
    assert window.start.isVisible()
    question = window.start.findChild(QLabel, "question")
    assert question is not None
    assert question.text() == "Quel parcours voulez-vous dessiner\u00a0?"
    employee = next(b for b in window.start.findChildren(QPushButton) if b.text().strip() == "Collaborateur")
    qtbot.mouseClick(employee, Qt.MouseButton.LeftButton)
    assert not window.start.isVisible()
    naming = window.focusWidget()
    assert isinstance(naming, QPlainTextEdit)
    assert naming.toPlainText() == "Découverte"
    qtbot.keyClick(naming, Qt.Key.Key_Escape)
    journey = window.journey
    assert journey is not None
    assert journey.kind == "employee"
    assert len(window.project.stages(journey.id)) == 6
    assert len(window.document.history.done) == 1
    assert {channel.nature for channel in window.project.all(Channel).values()} == {
        "physical",
        "remote",
        "digital",
    }
    window.document.undo()
    assert window.start.isVisible()


def test_the_first_start_opens_the_example_in_its_place(desktop: Desktop, qtbot: QtBot) -> None:
    desktop.start(None, "en")
    window = desktop.windows[0]
    sample_button = next(
        b for b in window.start.findChildren(QPushButton) if b.text().strip() == "Open the tourism example"
    )
    qtbot.mouseClick(sample_button, Qt.MouseButton.LeftButton)
    assert len(desktop.windows) == 1
    assert desktop.windows[0] is not window
    assert "tour" in desktop.windows[0].project.all(Journey)


def test_journeys_are_chosen_added_and_removed(window: MainWindow) -> None:
    window.journeys.add()
    assert window.journey is not None
    added = window.journey.id
    combo: QComboBox = window.toolbar.journeys
    assert combo.count() == 2
    combo.setCurrentIndex(0)
    combo.activated.emit(0)
    assert window.journey.id == "tour"
    window.document.undo()
    assert added not in window.project
    assert combo.count() == 1


def test_the_window_keeps_its_size_and_docks(desktop: Desktop, window: MainWindow) -> None:
    window.docks.toggle("palette", "inspector", "findings")
    window.resize(780, 640)
    assert not window.docks.docks["palette"].isVisible()
    size = (window.width(), window.height())
    assert size != (USUAL_SIZE.width(), USUAL_SIZE.height())
    window.close()
    desktop.new()
    again = desktop.windows[-1]
    assert again.height() == size[1]
    assert not again.docks.docks["palette"].isVisible()


def test_a_map_too_large_to_read_whole_is_shown_from_its_beginning(window: MainWindow) -> None:
    assert window.canvas.zoom == 0.63
    seen = window.canvas.seen()
    first = window.canvas.picture.plan.columns[0]
    assert seen.x <= first.x + 1
    assert seen.y <= window.canvas.picture.plan.lanes[0].y + 1
    window.canvas.fit_all()
    assert window.canvas.zoom < 0.63


def test_each_language_is_named_in_itself(window: MainWindow, desktop: Desktop) -> None:
    desktop.speak("fr")
    assert window.commands["language_en"].text() == "English"
    assert window.commands["language_fr"].text() == "Français"


def test_keys_are_named_in_the_language_shown(window: MainWindow, desktop: Desktop) -> None:
    english = {key: window.commands[key].text() for key in ("remove", "fit_all")}
    assert english["remove"].endswith("\tDel")
    desktop.speak("fr")
    assert window.commands["remove"].text().endswith("\tSuppr")
    assert window.commands["fit_all"].text().endswith("\tMaj+1")
    desktop.speak("en")
    assert {key: window.commands[key].text() for key in english} == english


@pytest.mark.parametrize("key", ["language_en", "theme_light", "density_compact"])
def test_choosing_what_is_chosen_leaves_it_ticked(window: MainWindow, desktop: Desktop, key: str) -> None:
    desktop.set_theme("light")
    assert window.commands[key].isChecked()
    window.commands[key].trigger()
    assert window.commands[key].isChecked()


def test_what_is_switched_shows_a_tick_and_no_icon_in_menus(window: MainWindow) -> None:
    for command, action in window.commands:
        assert action.isIconVisibleInMenu() == (command.checked is None), command.key


def test_panel_commands_say_what_shows(window: MainWindow) -> None:
    ticked = [window.commands[key] for key in ("left_panels", "right_panels", "all_panels")]
    assert [action.isChecked() for action in ticked] == [True, True, False]
    for left in ("palette", "outline", "overview"):
        window.docks.docks[left].close()
    assert [action.isChecked() for action in ticked] == [False, True, False]
    window.commands["right_panels"].trigger()
    assert [action.isChecked() for action in ticked] == [False, False, True]


def test_the_walk_through_the_findings_brings_their_panel_back(window: MainWindow) -> None:
    window.commands["all_panels"].trigger()
    assert window.docks.docks["findings"].isHidden()
    window.commands["next_finding"].trigger()
    assert not window.docks.docks["findings"].isHidden()
    assert window.docks.docks["palette"].isHidden()
    assert window.selection.ids


def test_only_what_can_be_done_with_the_selection_is_offered(window: MainWindow) -> None:
    def offered() -> set[str]:
        keys = ("rename", "remove", "deselect", "move", "bridge", "fit_selection")
        return {key for key in keys if window.commands[key].isEnabled()}

    window.selection.clear()
    assert not offered()
    window.selection.set([Id("s1")])
    assert offered() == {"rename", "remove", "deselect", "fit_selection"}
    window.selection.set([Id("t01")])
    assert offered() == {"rename", "remove", "deselect", "fit_selection", "move"}
    window.selection.set([next(iter(window.project.all(Transition)))])
    assert offered() == {"rename", "remove", "deselect", "fit_selection", "bridge"}


def test_without_a_map_nothing_of_it_is_offered(desktop: Desktop) -> None:
    desktop.start(None, "en")
    window = desktop.windows[0]
    of_a_map = ("export", "fit_all", "layer_arc", "density_normal", "select_all", "journey_properties")
    for key in (*of_a_map, "next_finding"):
        assert not window.commands[key].isEnabled(), key
    with window.document.edit(message("Add a journey")) as draft:
        add_journey(draft)
    assert window.commands["fit_all"].isEnabled()


def test_a_long_sentence_does_not_widen_the_window(window: MainWindow, qtbot: QtBot) -> None:
    window.resize(1024, 700)
    least = window.minimumSizeHint().width()
    window.status.say("a very long name " * 40, True)
    qtbot.waitUntil(window.status.undo.isVisible)
    assert window.minimumSizeHint().width() <= least + window.status.undo.sizeHint().width() + 20
    assert window.width() == 1024


def test_a_sentence_goes_with_its_language_and_with_the_next_edit(window: MainWindow, desktop: Desktop) -> None:
    window.status.say("Said in English", True)
    desktop.speak("fr")
    assert window.status.sentence.text() == ""
    window.status.say("Réparé", True)
    with window.document.edit(message("Step")) as draft:
        rename(draft, Id("s1"), "Autrement")
    assert window.status.sentence.text() == ""
    assert not window.status.undo.isVisible()


def test_the_export_button_stays_however_narrow_the_window(window: MainWindow, qtbot: QtBot) -> None:
    window.resize(1024, 700)
    export = window.findChild(QToolButton, "primary")
    assert export is not None
    qtbot.waitUntil(lambda: export.isVisible() and export.geometry().right() < 1024)
    assert export.width() >= export.sizeHint().width()


def test_the_sheet_of_keys_cuts_nothing(window: MainWindow, desktop: Desktop) -> None:
    desktop.speak("fr")
    widths: list[tuple[int, int]] = []

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QDialog)
        labels = dialog.findChildren(QLabel)
        widths.extend((label.width(), label.sizeHint().width()) for label in labels)
        dialog.reject()

    QTimer.singleShot(100, look)
    window.commands["keys"].trigger()
    assert widths
    assert all(given >= wanted for given, wanted in widths)


def test_a_name_with_the_mark_of_the_modified_in_it_stays_a_name(window: MainWindow) -> None:
    window.session._name = "plan [*]"
    window.document.saved.emit()
    assert window.windowTitle() == "plan [*][*][*] – Journey Designer"


@pytest.mark.parametrize("act", ["save", "close"])
def test_what_is_being_typed_is_saved_too(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, act: str
) -> None:
    window.session.save(tmp_path / "kept.journey")
    window.selection.set([Id("t01")])
    window.docks.inspector.focus_field("name")
    field = window.focusWidget()
    assert isinstance(field, QPlainTextEdit)
    field.selectAll()
    qtbot.keyClicks(field, "Typed just now")
    asked: list[str] = []
    monkeypatch.setattr(
        "journeydesigner.app.file_commands.save_before_closing",
        lambda _parent, name: asked.append(name) or Answer.CANCEL,
    )
    if act == "save":
        assert window.files.save()
        touchpoint = Session.open(tmp_path / "kept.journey").document.project.get(Id("t01"))
    else:
        assert not window.close()
        assert asked
        touchpoint = window.project.get(Id("t01"))
    assert isinstance(touchpoint, Touchpoint)
    assert touchpoint.name.en == "Typed just now"


def test_a_new_window_does_not_hide_the_one_before(desktop: Desktop, window: MainWindow) -> None:
    desktop.new()
    assert desktop.windows[1].pos() != window.pos()


def test_large_letters_do_not_hold_the_window_open(desktop: Desktop, qapp: QApplication) -> None:
    usual = qapp.font()
    large = qapp.font()
    large.setPointSizeF(2 * usual.pointSizeF())
    qapp.setFont(large)
    try:
        desktop.start(TOURISM, "fr")
        assert desktop.windows[0].minimumSizeHint().width() <= 1280
    finally:
        qapp.setFont(usual)


@pytest.mark.parametrize(("width", "columns"), [(900, 2), (380, 1)])
def test_the_first_page_fits_the_room_it_has(qtbot: QtBot, width: int, columns: int) -> None:
    area = QScrollArea(widgetResizable=True)
    page = StartPage([])
    area.setWidget(page)
    qtbot.addWidget(area)
    area.resize(width, 600)
    area.show()
    qtbot.waitExposed(area)
    buttons = page.findChildren(QPushButton)
    qtbot.waitUntil(lambda: len({button.x() for button in buttons}) == columns)
    assert all(button.mapTo(page, button.rect().topRight()).x() < width for button in buttons)


def test_a_name_typed_in_place_has_the_whole_field(window: MainWindow) -> None:
    window.canvas.set_zoom(1.0)
    window.canvas.rename(Id("t12"))
    editor = window.canvas.findChild(InlineEditor)
    assert editor is not None
    assert editor.is_open
    border = 2
    room = editor.rect().adjusted(border, border, -border, -border)
    assert editor.viewport().geometry() == room, "the application's sheet must not pad it"
    editor.finish(write=False)


def test_a_first_window_is_no_larger_than_the_screen(window: MainWindow) -> None:
    room = window.screen().availableSize()
    assert USUAL_SIZE.width() > room.width(), "the screen of the test is small"
    assert window.height() <= room.height()
    assert window.width() <= max(room.width(), window.minimumSizeHint().width())
