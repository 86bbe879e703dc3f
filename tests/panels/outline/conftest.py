"""The outline of the tourism sample with hands on its keyboard and ears on what it tells screen readers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest
from PySide6.QtCore import QMimeData, QModelIndex, QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from journeydesigner.editor.payload import MIME as PALETTE
from journeydesigner.editor.payload import Payload, PayloadKind
from journeydesigner.model import Id
from journeydesigner.panels.outline.menu import RowMenu
from journeydesigner.panels.outline.model import OutlineModel
from journeydesigner.panels.outline.panel import OutlinePanel
from tests.panels.conftest import Desk, press, show, write

NONE = Qt.KeyboardModifier.NoModifier
CTRL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


def tree(model: OutlineModel, parent: QModelIndex | None = None) -> list[object]:
    """The ids of the rows, nested."""
    above = parent or QModelIndex()
    found: list[object] = []
    for row in range(model.rowCount(above)):
        index = model.index(row, 0, above)
        found.append(model.id_of(index))
        if model.rowCount(index):
            found.append(tree(model, index))
    return found


@dataclass
class Hand:
    """An outline and who works in it."""

    desk: Desk
    panel: OutlinePanel
    told: list[str] = field(default_factory=list)

    @property
    def current(self) -> Id | None:
        """The element the keyboard stands on."""
        return self.panel.view.current

    @property
    def spoken(self) -> str:
        """What a screen reader says of the row the keyboard stands on."""
        cell = QAccessible.queryAccessibleInterface(self.panel.view).focusChild()
        return cell.text(QAccessible.Text.Name) if cell is not None else ""

    @property
    def editor(self) -> QLineEdit | None:
        """The field in which a name is being typed."""
        found = self.panel.view.viewport().findChildren(QLineEdit)
        return next((line for line in found if line.isVisible()), None)

    @property
    def menu(self) -> RowMenu:
        """The menu that is open."""
        popup = QApplication.activePopupWidget()
        assert isinstance(popup, RowMenu)
        return popup

    def under(self, element: str) -> list[Id | None]:
        """The rows under that of an element."""
        model, parent = self.panel.model, self.panel.model.index_of(Id(element))
        return [model.id_of(model.index(row, 0, parent)) for row in range(model.rowCount(parent))]

    def go(self, element: str) -> None:
        """Stand on a row."""
        self.panel.view.setFocus()
        assert self.panel.view.stand_on(Id(element))

    def key(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = NONE) -> None:
        """Press a key in the name being typed, else in the tree."""
        press(self.editor or self.panel.view, key, modifiers)

    def type_name(self, text: str, key: Qt.Key = Qt.Key.Key_Return, modifiers: Qt.KeyboardModifier = NONE) -> None:
        """Type over the name that is being edited, and end with a key."""
        assert self.editor is not None
        self.editor.selectAll()
        write(self.editor, text)
        self.key(key, modifiers)
        QApplication.processEvents()

    def pick(self, *texts: str) -> None:
        """Choose an entry of the open menu, through the menus within it, by the keys on the way."""
        for text in texts:
            menu = QApplication.activePopupWidget()
            assert isinstance(menu, RowMenu)
            texts_here = [action.text().split("\t")[0] for action in menu.actions()]
            assert text in texts_here
            action = menu.actions()[texts_here.index(text)]
            menu.setActiveAction(action)
            QTest.keyClick(menu, Qt.Key.Key_Right if action.menu() else Qt.Key.Key_Return)
            QApplication.processEvents()

    def at(self, element: str, part: float = 0.5) -> QPoint:
        """A point of a row, by its share of the height."""
        rect = self.panel.view.visualRect(self.panel.model.index_of(Id(element)))
        return QPoint(rect.left() + 40, rect.top() + round((rect.height() - 1) * part))

    def drop(self, elements: list[str], at: QPoint) -> bool:
        """Drag rows to a point; whether they were welcome there."""
        model = self.panel.model
        mime = model.mimeData([model.index_of(Id(element)) for element in elements])
        return self._drop(mime, at, Qt.DropAction.MoveAction)

    def drop_payload(self, kind: PayloadKind, element: str | None, at: QPoint) -> bool:
        """Drag from the palette to a point; whether it was welcome there."""
        mime = QMimeData()
        mime.setData(PALETTE, Payload(kind, Id(element) if element else None).encode())
        return self._drop(mime, at, Qt.DropAction.CopyAction)

    def _drop(self, mime: QMimeData, at: QPoint, action: Qt.DropAction) -> bool:
        goal, button = self.panel.view.viewport(), Qt.MouseButton.LeftButton
        QApplication.sendEvent(goal, QDragEnterEvent(at, action, mime, button, NONE))
        over = QDragMoveEvent(at, action, mime, button, NONE)
        QApplication.sendEvent(goal, over)
        if over.isAccepted():
            QApplication.sendEvent(goal, QDropEvent(QPointF(at), action, mime, button, NONE))
        else:
            # Qt remembers who welcomed a drag until it ends, and would ask it again in the next test.
            QApplication.sendEvent(goal, QDragLeaveEvent())
        QApplication.processEvents()
        return over.isAccepted()


@pytest.fixture
def hand(qtbot: QtBot, desk: Desk) -> Iterator[Hand]:
    """The outline of the sample's journey, shown."""
    panel = OutlinePanel(desk.document, desk.selection, desk.checker, desk.journey)
    found = Hand(desk, panel)
    panel.said.connect(lambda sentence, _undo: found.told.append(sentence))
    show(qtbot, panel, width=300)
    panel.view.setFocus()
    yield found
    while (popup := QApplication.activePopupWidget()) is not None:
        popup.close()
        QApplication.processEvents()
