"""Two sheets to look something up: all keys, and what this program is."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QLabel,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from journeydesigner import __version__
from journeydesigner.app.commands import Commands
from journeydesigner.i18n import N_, _

CANVAS_KEYS: tuple[tuple[str, str], ...] = (
    (N_("Arrows"), N_("Walk the map from card to card")),
    (N_("Shift+arrows"), N_("Move the selected card by one place")),
    ("M", N_("Carry the selected card with the arrows, put it down with Enter")),
    (N_("Enter, F2, double click"), N_("Rename in place")),
    (N_("Space or middle button"), N_("Drag the map")),
    (N_("Ctrl+wheel"), N_("Zoom at the pointer")),
    (N_("Shift+wheel"), N_("Scroll sideways")),
    (N_("Menu key"), N_("Show what can be done with the selection")),
    (N_("Esc"), N_("Cancel what is going on; select nothing")),
    (N_("Tab"), N_("Leave the canvas for the panels")),
)
"""Keys and gestures the canvas listens to itself."""


def show_keys(parent: QWidget, commands: Commands) -> None:
    """Show every shortcut of the window and of the canvas."""
    rows = [(_(keys), _(words)) for keys, words in CANVAS_KEYS]
    for command, action in commands:
        keys = command.shown_keys or ", ".join(
            sequence.toString(QKeySequence.SequenceFormat.NativeText) for sequence in action.shortcuts()
        )
        if keys:
            rows.append((keys, command.words.rstrip("…")))
    _sheet(parent, _("Keyboard and mouse"), _table(rows))


def show_about(parent: QWidget) -> None:
    """Say what this program is, and whose work it includes."""
    words = "\n\n".join(
        (
            f"Journey Designer {__version__}",
            _("Models how a client, an employee or a supplier lives an organisation, and checks it."),
            _("MIT licence. Includes Inter (SIL Open Font License 1.1) and Lucide icons (ISC licence)."),
            _("Works offline: nothing you write leaves this machine."),
        )
    )
    label = _plain(words)
    label.setWordWrap(True)
    label.setMinimumWidth(360)
    _sheet(parent, _("About Journey Designer"), label)


def _plain(text: str) -> QLabel:
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label


def _table(rows: Iterable[tuple[str, str]]) -> QWidget:
    inner = QWidget()
    grid = QGridLayout(inner)
    grid.setHorizontalSpacing(24)
    grid.setColumnStretch(1, 1)
    for place, (keys, words) in enumerate(rows):
        key = _plain(keys)
        font = key.font()
        font.setBold(True)
        key.setFont(font)
        grid.addWidget(key, place, 0)
        grid.addWidget(_plain(words), place, 1)
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QScrollArea.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setWidget(inner)
    area.setMinimumSize(inner.sizeHint().width() + area.verticalScrollBar().sizeHint().width(), 480)
    return area


def _sheet(parent: QWidget, title: str, content: QWidget) -> None:
    dialog = QDialog(parent)
    dialog.setWindowTitle(title)
    layout = QVBoxLayout(dialog)
    layout.addWidget(content)
    buttons = QDialogButtonBox()
    buttons.addButton(_("Close"), QDialogButtonBox.ButtonRole.RejectRole)
    buttons.rejected.connect(dialog.reject)
    layout.addWidget(buttons)
    dialog.exec()
