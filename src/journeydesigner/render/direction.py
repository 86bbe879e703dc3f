"""Lets a field of plain text stand where it is read: at the right edge for Arabic and Hebrew."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPlainTextEdit

from journeydesigner.layout.text import runs_left


def stand_as_read(box: QPlainTextEdit) -> None:
    """From now on. Qt sets the words in their order by itself, but always at the left."""

    def follow() -> None:
        option = box.document().defaultTextOption()
        wanted = Qt.AlignmentFlag.AlignRight if runs_left(box.toPlainText()) else Qt.AlignmentFlag.AlignLeft
        if option.alignment() != wanted:
            option.setAlignment(wanted)
            box.document().setDefaultTextOption(option)

    box.textChanged.connect(follow)
    follow()
