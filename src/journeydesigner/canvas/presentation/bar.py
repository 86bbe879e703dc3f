"""The dark bar under a slide: back and on, where one is, and what can be switched. Every button says its key."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import NamedTuple

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFont, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QToolButton, QWidget

from journeydesigner.i18n import N_, _
from journeydesigner.layout.theme import theme
from journeydesigner.render.fonts import FAMILY
from journeydesigner.render.icons import icon

LETTERS = 16.0
_ICON = 20.0
_SHEET = """
#presentation_bar {{ background: {ground}; }}
#presentation_bar QLabel {{ color: {ink}; background: transparent; }}
#presentation_bar QToolButton {{ color: {ink}; background: transparent; border: 2px solid transparent;
  border-radius: {r}px; padding: {p}px {p2}px; }}
#presentation_bar QToolButton:hover {{ background: {hover}; }}
#presentation_bar QToolButton:checked {{ background: {on}; color: {ground}; }}
#presentation_bar QToolButton:focus {{ border-color: {ring}; }}
#presentation_bar QToolButton:disabled {{ color: {off}; }}
"""
_OFF = "#8C97A6"


class Tool(NamedTuple):
    """A button of the bar: its words, icon and key."""

    words: str
    icon: str
    key: str
    switched: bool = True


TOOLS: Mapping[str, Tool] = {
    "spotlight": Tool(N_("Spotlight"), "focus", "S"),
    "findings": Tool(N_("Findings"), "triangle-alert", "F"),
    "contrast": Tool(N_("Contrast"), "contrast", "C"),
    "overview": Tool(N_("Overview"), "layout-dashboard", "O"),
    "black": Tool(N_("Black screen"), "eye-off", "B", switched=False),
    "leave": Tool(N_("Leave"), "log-out", "Esc", switched=False),
}


class BarButton(QToolButton):
    """A button that leaves the arrows and page keys to the slides, also while it has the focus."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space and Enter press it; what else is typed is for the presentation."""
        if event.key() in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if event.key() != Qt.Key.Key_Space:
                self.click()
                return
            super().keyPressEvent(event)
            return
        event.ignore()


class Bar(QWidget):
    """Back, place, tools, on."""

    def __init__(self, run: Callable[[str], None], parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("presentation_bar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._unit = 1.0
        self._place = ""
        self._row = row = QHBoxLayout(self)
        row.setSpacing(4)
        self.previous = self._button("previous", run)
        self.next = self._button("next", run)
        self.next.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        self.place = QLabel(self)
        self.place.setTextFormat(Qt.TextFormat.PlainText)
        self.place.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.place.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.tools = {key: self._button(key, run) for key in TOOLS}
        row.addWidget(self.previous)
        row.addWidget(self.place, 1)
        for key, tool in self.tools.items():
            tool.setCheckable(TOOLS[key].switched)
            row.addWidget(tool)
        row.addWidget(self.next)
        QWidget.setTabOrder(self.previous, next(iter(self.tools.values())))

    def _button(self, key: str, run: Callable[[str], None]) -> BarButton:
        button = BarButton(self)
        button.setObjectName(key)
        # A click leaves the focus on the slide: a clicker's space must go on, not press a button.
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.clicked.connect(lambda: run(key))
        return button

    def minimumSizeHint(self) -> QSize:
        """However narrow the screen, the bar never makes the window wider than it."""
        return QSize(0, 0)

    def set_unit(self, unit: float, height: int) -> None:
        """Take letters and icons for a screen where a slide pixel is `unit` pixels."""
        self._unit = unit
        self.setFixedHeight(height)
        font = QFont(FAMILY)
        font.setPixelSize(max(11, round(LETTERS * unit)))
        side = max(14, round(_ICON * unit))
        light, dark = theme("light"), theme("dark")
        self.setStyleSheet(
            _SHEET.format(
                ground=light.colour("text"), ink=light.colour("card"), hover=dark.colour("line2"),
                on=light.colour("accent_bg"), ring=dark.colour("accent"), off=_OFF, r=round(7 * unit),
                p=round(5 * unit), p2=round(7 * unit),
            )
        )  # fmt: skip
        bold = QFont(font)
        bold.setWeight(QFont.Weight.DemiBold)
        for button in (self.previous, self.next, *self.tools.values()):
            button.setFont(bold if button in (self.previous, self.next) else font)
            button.setIconSize(QSize(side, side))
        self.place.setFont(bold)
        self._row.setContentsMargins(round(24 * unit), 0, round(24 * unit), 0)

    def show_place(self, place: str, previous: str | None, following: str | None) -> None:
        """Say where one is, and what a step back and a step on would show; None where there is none."""
        self._place = place
        self._step(self.previous, previous, "arrow-left", N_("Previous"), _("Page up"))
        self._step(self.next, following, "arrow-right", N_("Next"), _("Page down"))
        self._elide()

    def _step(self, button: BarButton, stage: str | None, picture: str, words: str, key: str) -> None:
        had_focus = button.hasFocus()
        button.setEnabled(stage is not None)
        if had_focus and stage is None:
            self.clearFocus()
            self.window().setFocus()
        said = f"{_(words)}: {stage}" if stage else _(words)
        button.setProperty("words", stage or _(words))
        button.setToolTip(_plain(f"{said} ({key})"))
        button.setAccessibleName(said)
        button.setIcon(icon(picture, theme("light").colour("card") if stage else _OFF))

    def reword(self) -> None:
        """Name the tools in the current language."""
        for key, button in self.tools.items():
            tool = TOOLS[key]
            button.setText(f" {_(tool.words)}")
            button.setToolTip(f"{_(tool.words)} ({tool.key})")
            button.setAccessibleName(_(tool.words))

    def switch(self, on: Mapping[str, bool]) -> None:
        """Show which tools are on."""
        light = theme("light")
        for key, button in self.tools.items():
            button.setChecked(on.get(key, False))
            ink = "text" if on.get(key, False) else "card"
            button.setIcon(icon(TOOLS[key].icon, light.colour(ink)))

    def _elide(self) -> None:
        """Names of stages give way to the tools."""
        self._fit_tools()
        most = round(165 * self._unit)
        for button in (self.previous, self.next):
            text = str(button.property("words") or "")
            shown = button.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, most)
            button.setText(f" {shown} ".replace("&", "&&"))
        others = (self.previous, self.next, *self.tools.values())
        room = self.width() - round(48 * self._unit) - sum(one.sizeHint().width() + 4 for one in others)
        shown = self.place.fontMetrics().elidedText(self._place, Qt.TextElideMode.ElideRight, max(0, room - 12))
        self.place.setText(shown)
        self.place.setAccessibleName(self._place)

    def _fit_tools(self) -> None:
        """The tools show their words where these leave a third of the bar to the stages."""
        beside, alone = Qt.ToolButtonStyle.ToolButtonTextBesideIcon, Qt.ToolButtonStyle.ToolButtonIconOnly
        metrics = self.place.fontMetrics()
        words = sum(metrics.horizontalAdvance(tool.text()) + 4 * metrics.height() for tool in self.tools.values())
        for tool in self.tools.values():
            tool.setToolButtonStyle(beside if words < self.width() * 0.67 else alone)


def _plain(text: str) -> str:
    """A tooltip that Qt will not read as markup."""
    return text.replace("<", "‹").replace(">", "›")
