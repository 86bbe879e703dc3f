"""A template chosen in the gallery, by mouse or keys, becomes a journey of the open project in one undo step."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from journeydesigner.app.desktop import Desktop
from journeydesigner.app.template_gallery import TemplateGallery
from journeydesigner.app.window import MainWindow
from journeydesigner.editor.templates import NAMES, template
from journeydesigner.i18n import LANGUAGES
from journeydesigner.model import Channel, Journey

Act = Callable[[TemplateGallery], object]


@pytest.fixture
def fresh(desktop: Desktop, qtbot: QtBot) -> MainWindow:
    """A window on a new project, in English."""
    desktop.start(None, "en")
    window = desktop.windows[0]
    qtbot.waitExposed(window)
    return window


def in_gallery(act: Act) -> list[str]:
    """Do this in the gallery that is about to open; what went wrong in it."""
    failed: list[str] = []

    def go() -> None:
        gallery = QApplication.activeModalWidget()
        if not isinstance(gallery, TemplateGallery):
            failed.append("no gallery")
            return
        try:
            act(gallery)
        except AssertionError as error:
            failed.append(str(error))
            gallery.reject()

    QTimer.singleShot(0, go)
    return failed


def texts(gallery: TemplateGallery) -> str:
    return "\n".join(label.text() for label in gallery.findChildren(QLabel))


def button(parent: MainWindow | TemplateGallery, words: str) -> QPushButton:
    return next(b for b in parent.findChildren(QPushButton) if b.text().strip() == words)


def test_the_start_page_leads_to_a_template(fresh: MainWindow, qtbot: QtBot) -> None:
    def choose(gallery: TemplateGallery) -> None:
        row = gallery.list.item(NAMES.index("employee"))
        where = gallery.list.visualItemRect(row).center()
        qtbot.mouseClick(gallery.list.viewport(), Qt.MouseButton.LeftButton, pos=where)
        assert "Working here" in texts(gallery)
        assert "6 stages · 18 touchpoints · 10 channels · 2 personas" in texts(gallery)
        qtbot.mouseClick(button(gallery, "Use this template"), Qt.MouseButton.LeftButton)

    failed = in_gallery(choose)
    qtbot.mouseClick(button(fresh, "Start from a template…"), Qt.MouseButton.LeftButton)
    assert not failed
    assert not fresh.start.isVisible()
    assert fresh.journey is not None
    assert fresh.journey.name.en == "Working here"
    assert len(fresh.project.stages(fresh.journey.id)) == 6
    assert not [f for f in fresh.checker.findings if f.severity == "error"]
    assert len(fresh.document.history.done) == 1
    fresh.document.undo()
    assert fresh.start.isVisible()
    assert not fresh.project.all(Channel)


def test_by_keys_alone_a_template_is_added_beside_what_there_is(window: MainWindow, qtbot: QtBot) -> None:
    before = window.project

    def choose(gallery: TemplateGallery) -> None:
        assert gallery.focusWidget() is gallery.list
        qtbot.keyClick(gallery.list, Qt.Key.Key_End)
        assert gallery.chosen.name == "tourism_sadi"
        qtbot.keyClick(gallery.list, Qt.Key.Key_Return)

    for _time in range(2):
        failed = in_gallery(choose)
        window.commands["template"].trigger()
        assert not failed
    names = [journey.name.en for journey in window.project.journeys()]
    assert names[1:] == ["Welcoming and informing visitors"] * 2
    assert window.journey == window.project.journeys()[-1]
    assert "yours to change" in window.status.sentence.text()
    window.document.undo()
    window.document.undo()
    assert window.project == before


def test_escape_changes_nothing(fresh: MainWindow, qtbot: QtBot) -> None:
    failed = in_gallery(lambda gallery: qtbot.keyClick(gallery, Qt.Key.Key_Escape))
    fresh.commands["template"].trigger()
    assert not failed
    assert not fresh.project.all(Journey)
    assert not fresh.document.is_modified


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_template_is_shown_in_the_language_spoken(
    fresh: MainWindow, desktop: Desktop, qtbot: QtBot, language: str
) -> None:
    spoken = next(known for known in LANGUAGES if known == language)
    desktop.speak(spoken)
    gallery = TemplateGallery(fresh)
    qtbot.addWidget(gallery)
    for row, name in enumerate(NAMES):
        gallery.list.setCurrentRow(row)
        journey = template(name).journey
        assert journey.goal is not None
        assert journey.name.get(spoken) in gallery.list.item(row).text()
        assert journey.goal.get(spoken) in texts(gallery)
        said = gallery.list.item(row).data(Qt.ItemDataRole.AccessibleDescriptionRole)
        assert journey.goal.get(spoken) in said
