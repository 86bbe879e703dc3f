"""What tests of widgets share: the fonts and theme of the window, an open document, hands on the keyboard."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from journeydesigner.editor.checker import Checker
from journeydesigner.editor.document import Document
from journeydesigner.editor.selection import Selection
from journeydesigner.layout.theme import theme
from journeydesigner.model import Id, Project
from journeydesigner.panels import owner_chooser
from journeydesigner.panels.picker import Picker
from journeydesigner.panels.style import apply_theme, current_theme
from journeydesigner.render.fonts import application_font, load_fonts
from tests.builders import sample

ON = datetime.date(2026, 11, 22)


@pytest.fixture(autouse=True)
def _dressed(qapp: QApplication) -> Iterator[None]:
    """The window's fonts and light theme."""
    load_fonts()
    qapp.setFont(application_font())
    if current_theme().name != "light" or not qapp.styleSheet():
        apply_theme(qapp, theme("light"))
    owner_chooser._recent.clear()
    yield
    for widget in qapp.topLevelWidgets():
        if isinstance(widget, Picker):
            widget.close()


@dataclass
class Desk:
    """An open document with what panels are made for."""

    document: Document
    selection: Selection
    checker: Checker

    @property
    def project(self) -> Project:
        """The project as it stands."""
        return self.document.project

    @property
    def journey(self) -> Any:
        """The id of the first journey."""
        return self.project.journeys()[0].id

    def get(self, id_: str) -> Any:
        """A record as it stands."""
        return self.project.get(Id(id_))

    def select(self, *ids: str) -> None:
        """Select these elements."""
        self.selection.set([Id(i) for i in ids])

    @property
    def steps(self) -> list[str]:
        """The labels of what can be undone, oldest first."""
        return [step.label.text("en") for step in self.document.history.done]


@pytest.fixture
def desk() -> Desk:
    """The tourism sample, open."""
    document = Document(sample("tourism"))
    return Desk(document, Selection(document), Checker(document, ON))


def show(qtbot: QtBot, widget: QWidget, width: int = 340, height: int = 700) -> None:
    """Put a widget on the screen and wait for it."""
    qtbot.addWidget(widget)
    widget.resize(width, height)
    with qtbot.waitExposed(widget):
        widget.show()
    QApplication.processEvents()


def write(widget: QWidget, text: str) -> None:
    """Type a text, accents included: `keyClicks` aborts the process on those."""
    for char in text:
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QApplication.sendEvent(widget, QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, char))


def press(widget: QWidget, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """Press and release one key."""
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        QApplication.sendEvent(widget, QKeyEvent(kind, key, modifiers))


def open_picker() -> Picker:
    """The list that is open."""
    found = [w for w in QApplication.topLevelWidgets() if isinstance(w, Picker) and w.isVisible()]
    assert len(found) == 1
    return found[0]


def choose(text: str) -> None:
    """Filter the open list by a text and take what it then stands on.

    Without events in between: the platform without a screen closes a list when it hears that it is active.
    """
    picker = open_picker()
    write(picker.search, text)
    press(picker.search, Qt.Key.Key_Return)
    QApplication.processEvents()
