"""Types a name where it stands: plain text, Enter and Tab write it, Esc leaves it as it was."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, QRect, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFont, QKeyEvent
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QWidget

from journeydesigner.layout.theme import Theme
from journeydesigner.render.direction import stand_as_read
from journeydesigner.render.fonts import FAMILY

LONGEST = 400
"""Characters taken from a paste: a name is no letter."""


class InlineEditor(QPlainTextEdit):
    """A small text field laid over a card or a header. Ends itself once, by `written` or `given_up`."""

    written = Signal(str)
    given_up = Signal()
    further = Signal()
    """Follows `written` where Ctrl+Enter asked for the next one."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._open = False
        self.is_left = False
        """Whether the keyboard had gone elsewhere when the last editing ended."""
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabChangesFocus(True)
        self.document().setDocumentMargin(3)
        stand_as_read(self.document())
        self.hide()

    @property
    def is_open(self) -> bool:
        """Whether a name is being typed."""
        return self._open

    def open(self, text: str, area: QRect, size: float, bold: bool, theme: Theme, label: str) -> None:
        """Edit `text` in `area`, set in `size` pixels; all of it is selected."""
        weight = QFont.Weight.Bold if bold else QFont.Weight.Medium
        # In the sheet, because under a sheet of the application a font set before this one is dropped.
        self.setStyleSheet(
            f"QPlainTextEdit, QPlainTextEdit:focus {{ padding: 0;"
            f' font: {weight.value} {max(round(size), 12)}px "{FAMILY}";'
            f" background: {theme.colour('field')}; color: {theme.colour('text')};"
            f" border: 2px solid {theme.colour('accent')}; border-radius: 5px;"
            f" selection-background-color: {theme.colour('accent')};"
            f" selection-color: {theme.colour('on_accent')}; }}"
        )
        self.setAccessibleName(label)
        self.setPlainText(text)
        self.setGeometry(area)
        self._open = True
        self.show()
        self.raise_()
        self.selectAll()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def finish(self, write: bool) -> None:
        """End the editing; nothing happens when it is over already."""
        if not self._open:
            return
        self._open = False
        text = " ".join(self.toPlainText().split())
        heir = self.window().focusWidget()
        self.is_left = heir is not None and heir is not self
        self.hide()
        if write:
            self.written.emit(text)
        else:
            self.given_up.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and Tab write, Ctrl+Enter goes on to the next one, Esc gives up."""
        enters = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enters and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.finish(write=True)
            self.further.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab):
            self.finish(write=True)
        elif event.key() == Qt.Key.Key_Escape:
            self.finish(write=False)
        else:
            super().keyPressEvent(event)
            event.accept()  # what the field leaves alone would else reach the map, which has commands for it

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Going elsewhere writes; a menu of the field itself does not."""
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.finish(write=True)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Paste as one line of plain text."""
        self.insertPlainText(" ".join(source.text().split())[:LONGEST])
