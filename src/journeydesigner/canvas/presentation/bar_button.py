"""The buttons of the bar: their words, icons and keys; and the one that shows the time."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QKeyEvent
from PySide6.QtWidgets import QToolButton, QWidget

from journeydesigner.i18n import N_, _
from journeydesigner.layout.theme import theme
from journeydesigner.render.icons import icon


class Tool(NamedTuple):
    """A button of the bar: its words, icon and key."""

    words: str
    icon: str
    key: str
    switched: bool = True
    is_main: bool = False
    """One that keeps its word when there is no room for all of them."""
    has_word: bool = True


TOOLS: Mapping[str, Tool] = {
    "timer": Tool(N_("Timer"), "timer", "T"),
    "timer_menu": Tool(N_("Minutes of the timer"), "chevron-up", "Shift+T", switched=False, has_word=False),
    "vote": Tool(N_("Vote"), "vote", "V", is_main=True),
    "vote_menu": Tool(N_("Keep or clear the votes"), "chevron-up", "Shift+V", switched=False, has_word=False),
    "note": Tool(N_("Note down"), "sticky-note", "N", is_main=True),
    "spotlight": Tool(N_("Spotlight"), "focus", "S", is_main=True),
    "findings": Tool(N_("Findings"), "triangle-alert", "F"),
    "contrast": Tool(N_("Contrast"), "contrast", "C"),
    "overview": Tool(N_("Overview"), "layout-dashboard", "O"),
    "black": Tool(N_("Black screen"), "eye-off", "B", switched=False, is_main=True),
    "leave": Tool(N_("Leave"), "log-out", "Esc", switched=False, is_main=True),
}
WIDEST = 16_777_215
"""Qt's own limit of a width: none."""
BESIDE, ALONE = Qt.ToolButtonStyle.ToolButtonTextBesideIcon, Qt.ToolButtonStyle.ToolButtonIconOnly


class BarButton(QToolButton):
    """A button that leaves the arrows and page keys to the slides, also while it has the focus."""

    def __init__(self, key: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName(key)
        # A click leaves the focus on the slide: a clicker's space must go on, not press a button.
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setToolButtonStyle(BESIDE)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space and Enter press it; what else is typed is for the presentation."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        elif event.key() == Qt.Key.Key_Space:
            super().keyPressEvent(event)
        else:
            event.ignore()


class ToolButton(BarButton):
    """One of the tools."""

    def __init__(self, key: str, parent: QWidget) -> None:
        super().__init__(key, parent)
        self.tool = TOOLS[key]
        self.number = ""
        """What stands instead of the word, or behind it."""
        self.setCheckable(self.tool.switched)

    def reword(self) -> None:
        """Name it in the current language."""
        words = _(self.tool.words)
        self.setToolTip(f"{words} ({self.tool.key})")
        self.setAccessibleName(words)

    def show_switched(self, on: bool) -> None:
        """Look on or off."""
        self.setChecked(on)
        self.setIcon(icon(self.tool.icon, theme("light").colour("text" if on else "card")))

    def spell(self, with_word: bool) -> None:
        """Show the word where there is one and it is wanted, the number always."""
        words = [_(self.tool.words)] if with_word and self.tool.has_word else []
        text = " ".join((*words, *([self.number] if self.number else [])))
        self.setToolButtonStyle(BESIDE if text else ALONE)
        self.setText(f" {text}")


class TimerButton(ToolButton):
    """Shows the time in figures of one width; its own width is fixed, so that a second repaints nothing else."""

    def setFont(self, font: QFont | str) -> None:  # type: ignore[override]
        """Figures are as wide as each other."""
        figures = QFont(font)
        figures.setFeature(QFont.Tag("tnum"), 1)
        super().setFont(figures)

    def spell(self, with_word: bool) -> None:  # noqa: ARG002
        """The time is word enough."""
        self.setMinimumWidth(0)
        self.setMaximumWidth(WIDEST)
        self.setToolButtonStyle(BESIDE)
        digits = sum(letter.isdigit() for letter in self.number)
        self.setText(f" \u2212{'0' * digits}:")
        self.setFixedWidth(self.sizeHint().width())
        self.setText(f" {self.number}")

    def show_time(self, shown: str, running: bool, over: bool) -> None:
        """Show another time; from zero on as a warning."""
        if len(shown.lstrip("\u2212")) != len(self.number.lstrip("\u2212")):
            self.number = shown
            self.spell(with_word=False)
        self.number = shown
        self.setText(f" {shown}")
        if (running, over) == (self.isChecked(), bool(self.property("over"))) and not self.icon().isNull():
            return
        self.setProperty("over", over)
        self.show_switched(running)
        if over:
            self.setIcon(icon(self.tool.icon, theme("light").colour("text")))
        self.style().unpolish(self)
        self.style().polish(self)
