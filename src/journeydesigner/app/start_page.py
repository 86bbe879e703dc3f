"""What a newcomer sees first: which journey to draw, or what to open. No wizard."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from journeydesigner.i18n import _
from journeydesigner.layout.words import label
from journeydesigner.panels.pictures import icon
from journeydesigner.panels.style import plain_tip

if TYPE_CHECKING:
    from journeydesigner.model.organisation import JourneyKind

KINDS: tuple[tuple[JourneyKind, str], ...] = (
    ("customer_b2c", "shopping-cart"),
    ("customer_b2b", "handshake"),
    ("employee", "id-card"),
    ("user", "users"),
)
"""Kinds offered at the start, with the icons of their buttons: their usual stages, and nothing in them yet."""
MAX_RECENT = 4
GAP = 12
EDGE = 11
"""Pixels between two buttons, and beside them."""
ICON = 1.1
"""Height of an icon in lines of text."""


class StartPage(QWidget):
    """Asks what to begin with."""

    begun = Signal(str)
    """A journey of this kind is wanted."""
    template_wanted = Signal()
    sample_wanted = Signal()
    open_wanted = Signal()
    recent_wanted = Signal(Path)

    def __init__(self, recent: Iterable[Path], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("start")
        self._recent = list(recent)[:MAX_RECENT]
        self._buttons: list[QPushButton] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(EDGE, EDGE, EDGE, EDGE)
        self._column.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.reword()

    def reword(self) -> None:
        """Build the page in the current language."""
        while (item := self._column.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()  # it goes with the next turn of the event loop, and must not show until then
                widget.deleteLater()
        self._column.addWidget(self._heading())
        self._column.addWidget(self._choices(), alignment=Qt.AlignmentFlag.AlignHCenter)

    def _heading(self) -> QLabel:
        heading = QLabel(_("Which journey do you want to draw?"))
        heading.setTextFormat(Qt.TextFormat.PlainText)
        heading.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        heading.setObjectName("question")
        heading.setWordWrap(True)
        font = heading.font()
        font.setPointSizeF(font.pointSizeF() * 1.6)
        font.setBold(True)
        heading.setFont(font)
        return heading

    def _choices(self) -> QWidget:
        box = QWidget()
        self._grid = QGridLayout(box)
        self._grid.setSpacing(GAP)
        self._grid.setContentsMargins(0, 16, 0, 0)
        self._buttons = []
        for kind, glyph in KINDS:
            button = self._offer(label("journey_kind", kind), glyph)
            button.clicked.connect(lambda _checked=False, kind=kind: self.begun.emit(kind))
        self._offer(_("Start from a template…"), "layout-dashboard").clicked.connect(self.template_wanted)
        self._offer(_("Open the tourism example"), "map").clicked.connect(self.sample_wanted)
        self._offer(_("Open a file…"), "folder-open").clicked.connect(self.open_wanted)
        for path in self._recent:
            button = self._offer(path.name, "history")
            button.setToolTip(plain_tip(str(path)))
            button.clicked.connect(lambda _checked=False, path=path: self.recent_wanted.emit(path))
        self._place()
        return box

    def _offer(self, words: str, glyph: str) -> QPushButton:
        button = _button(words, glyph)
        self._buttons.append(button)
        return button

    def _place(self) -> None:
        """Two buttons side by side where there is room for two, else one below the other."""
        columns = 2 if self.width() >= 2 * self._widest + GAP + 2 * EDGE else 1
        for place, button in enumerate(self._buttons):
            self._grid.addWidget(button, place // columns, place % columns)

    @property
    def _widest(self) -> int:
        return max(button.sizeHint().width() for button in self._buttons)

    def minimumSizeHint(self) -> QSize:
        return QSize(self._widest + 2 * EDGE, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()


def _button(words: str, glyph: str) -> QPushButton:
    button = QPushButton("  " + words.replace("&", "&&"))
    button.setObjectName("choice")
    button.setIcon(icon(glyph))
    side = round(ICON * button.fontMetrics().height())
    button.setIconSize(QSize(side, side))
    button.setCursor(Qt.CursorShape.PointingHandCursor)
    return button
