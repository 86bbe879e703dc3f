"""What a newcomer sees first: which journey to draw, or what to open. No wizard."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from journeydesigner.i18n import _
from journeydesigner.layout.words import label
from journeydesigner.model.organisation import JourneyKind
from journeydesigner.panels.pictures import icon
from journeydesigner.panels.style import plain_tip

KINDS: tuple[tuple[JourneyKind, str], ...] = (
    ("customer_b2c", "shopping-cart"),
    ("customer_b2b", "handshake"),
    ("employee", "id-card"),
    ("user", "users"),
)
"""Kinds offered at the start, with the icons of their buttons."""
MAX_RECENT = 4
ICON = 1.1
"""Height of an icon in lines of text."""


class StartPage(QWidget):
    """Asks what to begin with."""

    begun = Signal(str)
    """A journey of this kind is wanted."""
    sample_wanted = Signal()
    open_wanted = Signal()
    recent_wanted = Signal(Path)

    def __init__(self, recent: Iterable[Path], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("start")
        self._recent = list(recent)[:MAX_RECENT]
        self._column = QVBoxLayout(self)
        self._column.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.reword()

    def reword(self) -> None:
        """Build the page in the current language."""
        while (item := self._column.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.deleteLater()
        self._column.addWidget(self._heading())
        self._column.addWidget(self._choices(), alignment=Qt.AlignmentFlag.AlignHCenter)

    def _heading(self) -> QLabel:
        heading = QLabel(_("Which journey do you want to draw?"))
        heading.setTextFormat(Qt.TextFormat.PlainText)
        heading.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        heading.setObjectName("question")
        font = heading.font()
        font.setPointSizeF(font.pointSizeF() * 1.6)
        font.setBold(True)
        heading.setFont(font)
        return heading

    def _choices(self) -> QWidget:
        box = QWidget()
        grid = QGridLayout(box)
        grid.setSpacing(12)
        grid.setContentsMargins(0, 16, 0, 0)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        for place, (kind, glyph) in enumerate(KINDS):
            button = _button(label("journey_kind", kind), glyph)
            button.setMinimumWidth(220)
            button.clicked.connect(lambda _checked=False, kind=kind: self.begun.emit(kind))
            grid.addWidget(button, place // 2, place % 2)
        sample = _button(_("Open the tourism example"), "map")
        sample.clicked.connect(self.sample_wanted)
        grid.addWidget(sample, 2, 0)
        other = _button(_("Open a file…"), "folder-open")
        other.clicked.connect(self.open_wanted)
        grid.addWidget(other, 2, 1)
        for place, path in enumerate(self._recent):
            button = _button(path.name, "history")
            button.setToolTip(plain_tip(str(path)))
            button.clicked.connect(lambda _checked=False, path=path: self.recent_wanted.emit(path))
            grid.addWidget(button, 3 + place // 2, place % 2)
        return box


def _button(words: str, glyph: str) -> QPushButton:
    button = QPushButton("  " + words.replace("&", "&&"))
    button.setObjectName("choice")
    button.setIcon(icon(glyph))
    side = round(ICON * button.fontMetrics().height())
    button.setIconSize(QSize(side, side))
    button.setCursor(Qt.CursorShape.PointingHandCursor)
    return button
