"""Questions and sentences in boxes of their own: always plain text, always with a way back."""

from __future__ import annotations

from enum import Enum
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox, QWidget

from journeydesigner.i18n import _


class Answer(Enum):
    """What the user wants done with changes before a window closes."""

    SAVE = "save"
    DISCARD = "discard"
    CANCEL = "cancel"


def _box(parent: QWidget | None, icon: QMessageBox.Icon, text: str, detail: str = "") -> QMessageBox:
    box = QMessageBox(parent)
    box.setIcon(icon)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setWindowTitle("Journey Designer")
    box.setText(text)
    box.setInformativeText(detail)
    return box


def tell(parent: QWidget | None, sentence: str) -> None:
    """Show why something was not done."""
    _box(parent, QMessageBox.Icon.Warning, sentence).exec()


def save_before_closing(parent: QWidget, name: str) -> Answer:
    """Ask what becomes of changes that no file holds yet."""
    box = _box(
        parent,
        QMessageBox.Icon.Question,
        _("Save the changes to “{name}”?", name=name),
        _("If you do not save, they are kept for 30 days among the discarded sessions."),
    )
    save = box.addButton(_("Save"), QMessageBox.ButtonRole.AcceptRole)
    discard = box.addButton(_("Do not save"), QMessageBox.ButtonRole.DestructiveRole)
    cancel = box.addButton(_("Cancel"), QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(save)
    box.setEscapeButton(cancel)
    box.exec()
    clicked = box.clickedButton()
    return Answer.SAVE if clicked is save else Answer.DISCARD if clicked is discard else Answer.CANCEL


def replace_changed_file(parent: QWidget, path: Path) -> bool:
    """Ask whether to save over a file that somebody else changed since it was opened."""
    box = _box(
        parent,
        QMessageBox.Icon.Warning,
        _("“{name}” has changed on disk since you opened it.", name=path.name),
        _("Replacing it loses what was changed there; “Cancel” lets you save under another name."),
    )
    replace = box.addButton(_("Replace it"), QMessageBox.ButtonRole.DestructiveRole)
    cancel = box.addButton(_("Cancel"), QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(cancel)
    box.setEscapeButton(cancel)
    box.exec()
    return box.clickedButton() is replace


def confirm(parent: QWidget, question: str, detail: str, yes: str) -> bool:
    """Ask before something that takes a lot away; `yes` is the word on the button."""
    box = _box(parent, QMessageBox.Icon.Question, question, detail)
    accept = box.addButton(yes, QMessageBox.ButtonRole.AcceptRole)
    cancel = box.addButton(_("Cancel"), QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(cancel)
    box.setEscapeButton(cancel)
    box.exec()
    return box.clickedButton() is accept
