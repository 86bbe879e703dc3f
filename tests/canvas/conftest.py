"""What tests of the canvas share: an open document on a shown canvas, and hands that use it as a person would."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent, QDropEvent, QKeyEvent, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QWidget
from pytestqt.qtbot import QtBot

from journeydesigner.canvas.view import CanvasView
from journeydesigner.editor.checker import Checker
from journeydesigner.editor.document import Document
from journeydesigner.editor.payload import MIME, Payload, PayloadKind
from journeydesigner.editor.selection import Selection
from journeydesigner.layout.plan import Card, Column, Lane, Plan
from journeydesigner.model import Channel, Id, Project, Stage, Touchpoint
from journeydesigner.model.values import TouchpointId
from journeydesigner.render.fonts import application_font, load_fonts
from tests.builders import sample

ON = datetime.date(2026, 11, 22)
LEFT = Qt.MouseButton.LeftButton
NONE = Qt.KeyboardModifier.NoModifier


@dataclass
class Hands:
    """A person at the canvas."""

    document: Document
    selection: Selection
    checker: Checker
    view: CanvasView
    said: list[str] = field(default_factory=list)
    dragged_over: QWidget | None = None
    """What a drag from the palette is still held over."""

    # -- what is there

    @property
    def project(self) -> Project:
        return self.document.project

    @property
    def plan(self) -> Plan:
        return self.view.picture.plan

    def touchpoint(self, name: str) -> Touchpoint:
        return next(t for t in self.project.all(Touchpoint).values() if name in (t.name.en, t.name.fr))

    def stage(self, name: str) -> Stage:
        return next(s for s in self.project.all(Stage).values() if name in (s.name.en, s.name.fr))

    def card(self, id_: str) -> Card:
        return self.plan.cards[TouchpointId(Id(id_))]

    def column(self, number: int) -> Column:
        return self.plan.columns[number - 1]

    def lane(self, channel: str) -> Lane:
        return next(lane for lane in self.plan.lanes if channel in lane.channels or lane.key == channel)

    # -- points

    def on_map(self, x: float, y: float) -> QPoint:
        """A point of the map on the viewport, scrolled into sight."""
        from journeydesigner.layout.drawing import Rect

        self.view.camera.show(Rect(x - 40, y - 40, 80, 80))
        return self.view.mapFromScene(QPointF(x, y))

    def under(self, at: QPoint) -> QPointF:
        """The point of the map that lies under a point of the viewport."""
        return self.view.viewportTransform().inverted()[0].map(QPointF(at))

    def on_card(self, id_: str) -> QPoint:
        rect = self.card(id_).rect
        return self.on_map(rect.x + rect.w / 2, rect.y + rect.h / 2)

    def on_port(self, id_: str) -> QPoint:
        rect = self.card(id_).rect
        return self.on_map(rect.right + 1, rect.y + rect.h / 2)

    def in_cell(self, number: int, channel: str, share: float = 0.5) -> QPoint:
        column, lane = self.column(number), self.lane(channel)
        return self.on_map(column.x + column.w * share, lane.y + lane.h / 2)

    # -- mouse

    def press(self, at: QPoint, modifiers: Qt.KeyboardModifier = NONE, widget: QWidget | None = None) -> None:
        self.move(at, Qt.MouseButton.NoButton, widget)
        QTest.mousePress(widget or self.view.viewport(), LEFT, modifiers, at)

    def move(
        self,
        at: QPoint,
        held: Qt.MouseButton = LEFT,
        widget: QWidget | None = None,
        modifiers: Qt.KeyboardModifier = NONE,
    ) -> None:
        target = widget or self.view.viewport()
        event = QMouseEvent(
            QEvent.Type.MouseMove,
            QPointF(at),
            QPointF(target.mapToGlobal(at)),
            Qt.MouseButton.NoButton,
            held,
            modifiers,
        )
        QApplication.sendEvent(target, event)

    def release(self, at: QPoint, modifiers: Qt.KeyboardModifier = NONE, widget: QWidget | None = None) -> None:
        QTest.mouseRelease(widget or self.view.viewport(), LEFT, modifiers, at)

    def click(self, at: QPoint, modifiers: Qt.KeyboardModifier = NONE) -> None:
        self.press(at, modifiers)
        self.release(at, modifiers)

    def double(self, at: QPoint, widget: QWidget | None = None) -> None:
        self.press(at, widget=widget)
        self.release(at, widget=widget)
        QTest.mouseDClick(widget or self.view.viewport(), LEFT, NONE, at)
        QTest.mouseRelease(widget or self.view.viewport(), LEFT, NONE, at)

    def drag(self, start: QPoint, end: QPoint, drop: bool = True, widget: QWidget | None = None) -> None:
        self.press(start, widget=widget)
        for part in (0.3, 0.7, 1.0):
            self.move(start + (end - start) * part, widget=widget)
        self.move(end, widget=widget)
        if drop:
            self.release(end, widget=widget)

    # -- palette

    def drop(
        self, kind: PayloadKind, id_: str | None, at: QPoint, drop: bool = True, widget: QWidget | None = None
    ) -> bool:
        """Drag from the palette to a point; whether the canvas welcomed it there."""
        target = widget or self.view.viewport()
        mime = QMimeData()
        mime.setData(MIME, Payload(kind, Id(id_) if id_ else None).encode())
        copy, button = Qt.DropAction.CopyAction, LEFT
        enter = QDragEnterEvent(at, copy, mime, button, NONE)
        QApplication.sendEvent(target, enter)
        over = QDragMoveEvent(at, copy, mime, button, NONE)
        QApplication.sendEvent(target, over)
        welcome = over.isAccepted() and over.dropAction() == copy
        if drop:
            QApplication.sendEvent(target, QDropEvent(QPointF(at), copy, mime, button, NONE))
        else:
            self.dragged_over = target
        return welcome

    def end_drag(self) -> None:
        """Leave with what is still dragged: Qt remembers who welcomed it, and would ask it in the next test."""
        if self.dragged_over is not None:
            QApplication.sendEvent(self.dragged_over, QDragLeaveEvent())
            self.dragged_over = None

    # -- keys

    def key(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = NONE, text: str = "") -> None:
        target = QApplication.activePopupWidget() or QApplication.focusWidget() or self.view
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QApplication.sendEvent(target, QKeyEvent(kind, key, modifiers, text))

    def shift(self, key: Qt.Key) -> None:
        self.key(key, Qt.KeyboardModifier.ShiftModifier)

    def write(self, text: str) -> None:
        """Type characters as a keyboard with accents sends them."""
        for char in text:
            self.key(Qt.Key(0), NONE, char)

    @property
    def menu(self) -> QMenu | None:
        found = QApplication.activePopupWidget()
        return found if isinstance(found, QMenu) else None

    def choose(self, text: str) -> None:
        """Trigger an entry of the open menu, or of one below it."""
        assert self.menu is not None
        action = find(self.menu, text)
        action.trigger()
        self.menu.close()


def find(menu: QMenu, text: str):  # type: ignore[no-untyped-def]
    """The entry of a menu with this text, below it too."""
    for action in menu.actions():
        if action.text().split("\t")[0] == text:
            return action
        if action.menu() is not None:
            try:
                return find(action.menu(), text)
            except LookupError:
                continue
    raise LookupError(text)


@pytest.fixture(autouse=True, scope="session")
def gui(qapp: QApplication) -> None:
    """The application of widget tests, before a test of mere parts makes one that can show no widget."""


@pytest.fixture
def make(qtbot: QtBot, qapp: QApplication):  # type: ignore[no-untyped-def]
    """Opens a project on a canvas large enough to show all of the sample at 100 %."""
    load_fonts()
    qapp.setFont(application_font())
    opened: list[Hands] = []

    def open_(project: Project, zoom: float | None = 1.0) -> Hands:
        document = Document(project)
        selection = Selection(document)
        checker = Checker(document, ON)
        view = CanvasView(document, selection, checker)
        qtbot.addWidget(view)
        view.resize(2620, 1640)
        view.show()
        view.activateWindow()
        qtbot.waitUntil(view.isActiveWindow)
        view.setFocus()
        if zoom is not None:
            view.set_zoom(zoom)
        hands = Hands(document, selection, checker, view)
        view.said.connect(hands.said.append)
        opened.append(hands)
        return hands

    yield open_
    for hands in opened:
        hands.end_drag()


@pytest.fixture
def hands(make) -> Iterator[Hands]:  # type: ignore[no-untyped-def]
    """The tourism sample on the canvas."""
    opened = make(sample("tourism"))
    yield opened
    popup = QApplication.activePopupWidget()
    if popup is not None:
        popup.close()


def channel(project: Project, name: str) -> Channel:
    """The channel of this English or French name."""
    return next(c for c in project.all(Channel).values() if name in (c.name.en, c.name.fr))
