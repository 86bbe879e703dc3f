"""The search bar over the map: a field, which match is shown of how many, and what to do when there is none.

Told what matches; tells what is typed and wanted. Moves nothing itself.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from journeydesigner.i18n import _
from journeydesigner.panels.pictures import icon, icon_side
from journeydesigner.panels.style import mark

LETTERS = 30
"""Letters of the query that are seen at once."""
MARGIN = 12
NAME = 40
"""Letters of the query that the button which makes a touchpoint of it shows."""


class SearchBar(QFrame):
    """A bar in the upper right corner of what it is made for; hidden until it is opened."""

    typed = Signal(str)
    stepped = Signal(int)
    """To the next match (1) or the one before (-1)."""
    created = Signal(str)
    """A touchpoint of this name is wanted."""
    closed = Signal()

    def __init__(self, over: QAbstractScrollArea) -> None:
        super().__init__(over)
        self._over = over
        self._before: QWidget | None = None
        self.setObjectName("popup")
        self.setAutoFillBackground(True)
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self.field = QLineEdit()
        self.field.setMinimumWidth(LETTERS * self.field.fontMetrics().averageCharWidth())
        self.field.textChanged.connect(self.typed)
        self.field.installEventFilter(self)
        self.count = _plain()
        self.previous, self.next, self.quit = _button(self), _button(self), _button(self)
        self.previous.clicked.connect(lambda: self.stepped.emit(-1))
        self.next.clicked.connect(lambda: self.stepped.emit(1))
        self.quit.clicked.connect(self.close_again)
        self.nothing = _plain()
        self.create_button = QPushButton()
        self.create_button.clicked.connect(lambda: self.created.emit(self.query))
        self._arrange()
        self.hide()
        over.installEventFilter(self)

    @property
    def query(self) -> str:
        """What is searched."""
        return self.field.text().strip()

    def open(self) -> None:
        """Show the bar with what was searched last, ready to be typed over."""
        if not self.isVisible():
            self._before = self.window().focusWidget()
            self.reword()
            self.show()
            self.raise_()
        self.field.setFocus()
        self.field.selectAll()
        self._place()

    def close_again(self) -> None:
        """Close; the keyboard goes back to where it was."""
        if not self.isVisible():
            return
        self.hide()
        back = self._before if self._before is not None and self._before.isVisible() else self._over
        back.setFocus()
        self.closed.emit()

    def show_count(self, at: int, count: int) -> None:
        """Say which match is shown (from 1; 0: none yet) of how many."""
        misses = bool(self.query) and not count
        words = _("{at} of {count}", at=at, count=count) if at else str(count)
        self.count.setText(words if self.query else "")
        for button in (self.previous, self.next):
            button.setEnabled(bool(count))
        short = self.query if len(self.query) <= NAME else f"{self.query[:NAME]}…"
        self.nothing.setText(_("Nothing on this map says “{query}”.", query=short))
        self.create_button.setText(_("Create “{name}”", name=short).replace("&", "&&"))
        self.nothing.setVisible(misses)
        self.create_button.setVisible(misses)
        self._place()
        self._announce(self.nothing.text() if misses else self.count.text())

    # -- keys

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._over and event.type() == QEvent.Type.Resize:
            self._place()
        if watched is self.field and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._steer(event)
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keys that no part of the bar takes are not for the map below."""
        if event.key() == Qt.Key.Key_Escape:
            self.close_again()
        event.accept()

    def _steer(self, event: QKeyEvent) -> bool:
        back = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.stepped.emit(-1 if back else 1)
        elif event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self.stepped.emit(1 if event.key() == Qt.Key.Key_Down else -1)
        else:
            return False
        return True

    # -- how it looks

    def _arrange(self) -> None:
        above, below = QHBoxLayout(), QHBoxLayout()
        for part in (self.field, self.count, self.previous, self.next, self.quit):
            above.addWidget(part)
        below.addWidget(self.nothing)
        below.addStretch(1)
        below.addWidget(self.create_button)
        self._rows = box = QVBoxLayout(self)
        box.setContentsMargins(8, 8, 8, 8)
        box.setSpacing(6)
        box.addLayout(above)
        box.addLayout(below)
        mark(self.count, "look", "label")
        mark(self.nothing, "look", "hint")

    def reword(self) -> None:
        """Words in the current language, pictures in the current theme."""
        self.field.setPlaceholderText(_("Name, channel, owner, thought or tag"))
        self.field.setAccessibleName(_("Find in this journey"))
        words = (_("Previous match (Shift+F3)"), _("Next match (F3)"), _("Close (Esc)"))
        buttons = ((self.previous, "chevron-up"), (self.next, "chevron-down"), (self.quit, "x"))
        for (button, glyph), tip in zip(buttons, words, strict=True):
            button.setIcon(icon(glyph))
            button.setToolTip(tip)
            button.setAccessibleName(tip)

    def _place(self) -> None:
        self._rows.activate()
        size = self.sizeHint().boundedTo(self._over.size())
        self.resize(size)
        seen = self._over.viewport().geometry()
        self.move(max(seen.right() - size.width() - MARGIN, 0), seen.top() + MARGIN)

    def _announce(self, words: str) -> None:
        self.field.setAccessibleDescription(words)
        if QAccessible.isActive() and self.isVisible():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.field, words))


def _plain() -> QLabel:
    label = QLabel()
    label.setTextFormat(Qt.TextFormat.PlainText)
    return label


def _button(bar: QWidget) -> QToolButton:
    button = QToolButton()
    button.setAutoRaise(True)
    side = icon_side(bar.fontMetrics())
    button.setIconSize(button.iconSize().scaled(side, side, Qt.AspectRatioMode.KeepAspectRatio))
    return button
