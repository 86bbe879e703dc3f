"""Lets a field of plain text stand where it is read: at the right edge for Arabic and Hebrew."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextDocument

from journeydesigner.layout.text import runs_left


def stand_as_read(text: QTextDocument) -> None:
    """From now on. Qt sets the words in their order by itself, but always at the left."""

    def follow() -> None:
        option = text.defaultTextOption()
        wanted = Qt.AlignmentFlag.AlignRight if runs_left(text.toPlainText()) else Qt.AlignmentFlag.AlignLeft
        if option.alignment() != wanted:
            option.setAlignment(wanted)
            text.setDefaultTextOption(option)

    text.contentsChanged.connect(follow)
    follow()
