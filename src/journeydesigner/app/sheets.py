"""Two sheets to look something up: all keys, and what this program is."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from journeydesigner import __version__
from journeydesigner.app.commands import Commands
from journeydesigner.app.key_list import sections
from journeydesigner.i18n import _
from journeydesigner.panels.style import scaled

KEYS_WIDTH, WORDS_WIDTH = 22, 44
"""Letters of a line of keys and of a line of words; longer ones take a second line."""


def show_keys(parent: QWidget, commands: Commands) -> None:
    """Show every shortcut of the window and of the map, by menu."""
    _sheet(parent, _("Keyboard and mouse"), keys_page(commands))


def keys_page(commands: Commands) -> QScrollArea:
    """All keys in two columns of about the same height, as wide as a page of paper."""
    found = sections(commands)
    inner = QWidget()
    columns = QHBoxLayout(inner)
    columns.setSpacing(36)
    heights = [len(lines) + 2 for _title, lines in found]
    cut = min(range(1, len(found)), key=lambda place: abs(sum(heights[:place]) - sum(heights[place:])))
    for part in (found[:cut], found[cut:]):
        grid = QGridLayout()
        grid.setHorizontalSpacing(18)
        grid.setVerticalSpacing(5)
        grid.setColumnStretch(1, 1)
        columns.addLayout(grid)
        for title, lines in part:
            _section(grid, title, lines)
        grid.setRowStretch(grid.rowCount(), 1)
    return _scrolled(inner)


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
    width = 24 * label.fontMetrics().height()
    label.setMinimumSize(width, label.heightForWidth(width))
    _sheet(parent, _("About Journey Designer"), label)


def _plain(text: str) -> QLabel:
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label


def _section(grid: QGridLayout, title: str, lines: Iterable[tuple[str, str]]) -> None:
    """A heading, and a row for each line: keys in bold, then what they do."""
    row = grid.rowCount()
    heading = _plain(title)
    heading.setFont(scaled(heading.font(), 1.12, QFont.Weight.DemiBold))
    heading.setContentsMargins(0, 10 if row > 1 else 0, 0, 2)
    grid.addWidget(heading, row, 0, 1, 2)
    for keys, words in lines:
        row += 1
        key, text = _plain(keys), _plain(words)
        key.setFont(scaled(key.font(), 1.0, QFont.Weight.DemiBold))
        for label, letters in ((key, KEYS_WIDTH), (text, WORDS_WIDTH)):
            label.setWordWrap(len(label.text()) > letters)
            label.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        text.setBuddy(key)
        grid.addWidget(key, row, 0)
        grid.addWidget(text, row, 1)


def _scrolled(inner: QWidget) -> QScrollArea:
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QScrollArea.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    area.setWidget(inner)
    size = inner.sizeHint()
    width = size.width() + area.verticalScrollBar().sizeHint().width()
    area.setMinimumSize(width, min(size.height(), 560))
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
