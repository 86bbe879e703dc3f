"""Asks what becomes of work that a crash left behind. Saying no deletes nothing."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox

from journeydesigner.i18n import _, language, plural
from journeydesigner.store.sessions import Left, discard_left


def ask_about(left: Left) -> bool:
    """Whether to go on with this work now. It stays for the next start, or goes to the trash if so wanted."""
    box = QMessageBox()
    box.setIcon(QMessageBox.Icon.Information)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setWindowTitle("Journey Designer")
    box.setText(_("There is unsaved work from a session that did not end properly."))
    box.setInformativeText(_described(left))
    resume = box.addButton(_("Go on with it"), QMessageBox.ButtonRole.AcceptRole)
    later = box.addButton(_("Ask me next time"), QMessageBox.ButtonRole.RejectRole)
    discard = box.addButton(_("Set it aside"), QMessageBox.ButtonRole.DestructiveRole)
    discard.setToolTip(_("It is kept for 30 days, then deleted."))
    box.setDefaultButton(resume)
    box.setEscapeButton(later)
    box.exec()
    if box.clickedButton() is discard:
        discard_left(left)
    return box.clickedButton() is resume


def _described(left: Left) -> str:
    title = left.title.get(language()) if left.title else _("Unreadable session")
    file = str(left.source) if left.source else _("Never saved to a file")
    when = left.changed.astimezone().strftime("%Y-%m-%d %H:%M") if left.changed else ""
    edits = plural("{n} edit since it was last saved", "{n} edits since it was last saved", left.edits)
    return "\n".join(line for line in (title, file, when, edits) if line)
