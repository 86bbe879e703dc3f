"""Renaming what the palette holds, in place and as one undo step."""

from __future__ import annotations

from PySide6.QtCore import Qt

from journeydesigner.editor.document import Document
from journeydesigner.editor.edits.fields import rename
from journeydesigner.errors import Refusal
from journeydesigner.i18n import N_, _, message
from journeydesigner.model import Id
from journeydesigner.panels.fields.number import LineBox
from journeydesigner.panels.palette.entry import Entry


def rename_in_place(document: Document, entry: Entry, id_: Id) -> LineBox:
    """Write a new name over an entry: Enter or leaving it takes the name, Esc the old one."""
    line = _Renaming(document, entry, id_)
    line.setGeometry(entry.rect())
    line.show()
    line.setFocus(Qt.FocusReason.OtherFocusReason)
    line.selectAll()
    return line


class _Renaming(LineBox):
    """The line in which a name is written."""

    def __init__(self, document: Document, entry: Entry, id_: Id) -> None:
        super().__init__()
        self._document, self._entry, self._id = document, entry, id_
        self._is_over = False
        self.setParent(entry)
        self.setText(entry.face.text)
        self.setAccessibleName(_("New name"))
        self.done.connect(self._take)
        self.given_up.connect(self._end)

    def _take(self) -> None:
        if self._is_over:
            return
        if self.text() == self._entry.face.text:
            self._end()
            return
        self._is_over = True
        try:
            with self._document.edit(message(N_("Rename"))) as draft:
                rename(draft, self._id, self.text())
        except Refusal as refusal:
            self._is_over = False
            self.setToolTip(str(refusal))
            self.setProperty("invalid", True)
            self.style().unpolish(self)
            self.style().polish(self)
            return
        self._close()

    def _end(self) -> None:
        self._is_over = True
        self._close()

    def _close(self) -> None:
        self.hide()
        self._entry.setFocus(Qt.FocusReason.OtherFocusReason)
        self.deleteLater()
