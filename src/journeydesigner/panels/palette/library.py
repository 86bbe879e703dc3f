"""Renaming and removing what the palette holds: one undo step each, and a removal says first what it touches."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox, QWidget

from journeydesigner.editor.document import Document
from journeydesigner.editor.edits.fields import rename
from journeydesigner.editor.edits.removal import remove
from journeydesigner.errors import Refusal
from journeydesigner.i18n import N_, _, language, message, plural
from journeydesigner.model import Channel, Entity, Id
from journeydesigner.model.naming import entity_name
from journeydesigner.model.referring import referrers
from journeydesigner.panels.fields.number import LineBox
from journeydesigner.panels.palette.entry import Entry

NAMED = 8
"""Users that a question names before it says how many more there are."""


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


def remove_asking(parent: QWidget, document: Document, id_: Id) -> bool:
    """Remove a channel or role; one that is used only when the user agrees, having read where it is used."""
    element = document.project.get(id_)
    if element is None:
        return False
    users = sorted(referrers(document.project, [element]), key=lambda user: entity_name(user, language()))
    if users and not _agrees(parent, element, users):
        return False
    label = message(N_("Remove channel")) if isinstance(element, Channel) else message(N_("Remove role"))
    try:
        with document.edit(label) as draft:
            remove(draft, [id_])
    except Refusal as refusal:
        tell(parent, str(refusal))
        return False
    return True


def question(parent: QWidget, element: Entity, users: Sequence[Entity]) -> QMessageBox:
    """The question whether something that is used shall be removed."""
    name = entity_name(element, language())
    box = QMessageBox(parent)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setIcon(QMessageBox.Icon.NoIcon)
    box.setText(
        plural(
            "“{name}” is used in {n} place. Remove it there too?",
            "“{name}” is used in {n} places. Remove it there too?",
            len(users),
            name=name,
        )
    )
    lines = [f"• {entity_name(user, language())}" for user in users[:NAMED]]
    if len(users) > NAMED:
        lines.append(plural("and {n} other…", "and {n} others…", len(users) - NAMED))
    box.setInformativeText("\n".join(lines))
    box.addButton(_("Remove"), QMessageBox.ButtonRole.AcceptRole)
    keep = box.addButton(_("Keep"), QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(keep)
    box.setEscapeButton(keep)
    return box


def _agrees(parent: QWidget, element: Entity, users: Sequence[Entity]) -> bool:
    box = question(parent, element, users)
    box.exec()
    clicked = box.clickedButton()
    return clicked is not None and box.buttonRole(clicked) == QMessageBox.ButtonRole.AcceptRole


def tell(parent: QWidget, text: str) -> None:
    """Say why something was not done."""
    box = QMessageBox(parent)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(text)
    box.exec()
