"""What stands where a table has no row to show: why, and the buttons that change that."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from journeydesigner.i18n import _
from journeydesigner.panels.pictures import icon
from journeydesigner.panels.style import mark
from journeydesigner.panels.tables.column import TableWords


class EmptyPage(QWidget):
    """A sentence and buttons: add the first record or paste some, or show those that the search hides."""

    def __init__(self, words: TableWords) -> None:
        super().__init__()
        self._words = words
        self.sentence = plain_sentence()
        self.sentence.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.add, self.paste, self.clear = QPushButton(), QPushButton(), QPushButton()
        box = QVBoxLayout(self)
        box.addStretch(1)
        box.addWidget(self.sentence)
        for button in (self.add, self.paste, self.clear):
            button.setAutoDefault(False)
            box.addWidget(button, 0, Qt.AlignmentFlag.AlignHCenter)
        box.addStretch(2)

    def reword(self) -> None:
        """Say everything in the current language and theme."""
        self.add.setText(_(self._words.add))
        self.add.setIcon(icon("plus"))
        self.paste.setText(_("Paste…"))
        self.paste.setIcon(icon("clipboard"))
        self.clear.setText(_("Show all"))

    def explain(self, query: str, has_records: bool) -> None:
        """Say why nothing shows: there is nothing, or none of it holds what is searched."""
        self.sentence.setText(_("No row holds “{query}”.", query=query) if has_records else _(self._words.empty))
        self.clear.setVisible(has_records)
        self.add.setVisible(not has_records)
        self.paste.setVisible(not has_records)


def plain_sentence() -> QLabel:
    """A label in grey that shows text as it is, on as many lines as it needs."""
    label = QLabel()
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    mark(label, "look", "hint")
    return label
