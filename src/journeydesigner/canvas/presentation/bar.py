"""The dark bar under a slide: back and on, where one is, and what can be switched. Every button says its key."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QFont
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLabel, QSizePolicy, QWidget

from journeydesigner.canvas.presentation.bar_button import (
    ALONE,
    BESIDE,
    TOOLS,
    BarButton,
    TimerButton,
    ToolButton,
)
from journeydesigner.canvas.presentation.speech import BEHIND_NUMBER
from journeydesigner.i18n import N_, _, plural
from journeydesigner.layout.slides.sheet import BAR
from journeydesigner.layout.theme import theme
from journeydesigner.render.fonts import FAMILY, USUAL, letters_of
from journeydesigner.render.icons import icon

LETTERS, LEAST_LETTERS = 16.0, 12
"""Slide pixels, and the fewest pixels of the screen."""
_ICON = 1.25
"""Sides of icons, in letters."""
_STAGE_W, _PLACE_W, _SIDE = 10.3, 8.0, 24.0
"""Room of a stage's name and the least of the place, in letters; at both ends of the bar, in slide pixels."""
_NARROWEST = 41.0
"""Letters that the bar is wide when all tools are there by their icons alone."""
_SHEET = """
#presentation_bar {{ background: {ground}; }}
#presentation_bar QLabel {{ color: {ink}; background: transparent; }}
#presentation_bar QToolButton {{ color: {ink}; background: transparent; border: 2px solid transparent;
  border-radius: {r}px; padding: {p}px {p2}px; }}
#presentation_bar QToolButton#timer_menu, #presentation_bar QToolButton#vote_menu {{ padding: {p}px 0; }}
#presentation_bar QToolButton:hover {{ background: {hover}; }}
#presentation_bar QToolButton:checked {{ background: {on}; color: {ground}; }}
#presentation_bar QToolButton[over="true"] {{ background: {over}; color: {ground}; }}
#presentation_bar QToolButton:focus {{ border-color: {ring}; }}
#presentation_bar QToolButton:disabled {{ color: {off}; }}
"""
_OFF = "#8C97A6"
_OVER = "#FFC24D"


def letters_on(unit: float, width: int) -> int:
    """Pixels of the bar's letters where a slide pixel is `unit` pixels: the system's if larger, where all fit."""
    larger = letters_of(QApplication.font())
    usual = min(USUAL * larger, width / _NARROWEST) if larger > 1 else 0
    return max(LEAST_LETTERS, round(LETTERS * unit), round(usual))


def bar_height(unit: float, width: int) -> int:
    """Pixels the bar is high on a screen so wide, where a slide pixel is `unit` pixels."""
    return max(round(BAR * unit), round(2.5 * letters_on(unit, width)))


class Bar(QWidget):
    """Back, place or what was just done, tools, on."""

    def __init__(self, run: Callable[[str], None], parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("presentation_bar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._unit, self._letters = 1.0, LEAST_LETTERS
        self._place, self._said = "", ""
        self._row = row = QHBoxLayout(self)
        row.setSpacing(4)
        self.previous, self.next = BarButton("previous", self), BarButton("next", self)
        self.next.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        self.place = QLabel(self)
        self.place.setTextFormat(Qt.TextFormat.PlainText)
        self.place.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.place.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.strip = QLabel(parent)
        self.strip.setTextFormat(Qt.TextFormat.PlainText)
        self.strip.setWordWrap(True)
        self.strip.hide()
        self.timer = TimerButton("timer", self)
        self.tools: dict[str, ToolButton] = {
            key: self.timer if key == "timer" else ToolButton(key, self) for key in TOOLS
        }
        row.addWidget(self.previous)
        row.addWidget(self.place, 1)
        for tool in self.tools.values():
            row.addWidget(tool)
        row.addWidget(self.next)
        for button in (self.previous, self.next, *self.tools.values()):
            button.clicked.connect(partial(_pressed, run, button.objectName()))
        QWidget.setTabOrder(self.previous, next(iter(self.tools.values())))

    def minimumSizeHint(self) -> QSize:
        """However narrow the screen, the bar never makes the window wider than it."""
        return QSize(0, 0)

    def set_unit(self, unit: float, width: int) -> None:
        """Take letters and icons for a screen so wide, where a slide pixel is `unit` pixels."""
        self._unit, self._letters = unit, letters_on(unit, width)
        self.setFixedHeight(bar_height(unit, width))
        font = QFont(FAMILY)
        font.setPixelSize(self._letters)
        side, em = max(14, round(_ICON * self._letters)), self._letters / LETTERS
        light, dark = theme("light"), theme("dark")
        self.setStyleSheet(
            _SHEET.format(
                ground=light.colour("text"), ink=light.colour("card"), hover=dark.colour("line2"),
                on=light.colour("accent_bg"), ring=dark.colour("accent"), off=_OFF, over=_OVER, r=round(7 * em),
                p=round(5 * em), p2=round(7 * em),
            )
        )  # fmt: skip
        bold = QFont(font)
        bold.setWeight(QFont.Weight.DemiBold)
        for button in (self.previous, self.next, *self.tools.values()):
            button.setFont(bold if button in (self.previous, self.next, self.timer) else font)
            icon_side = round(side * 0.8) if button in self.tools.values() and not _word(button) else side
            button.setIconSize(QSize(icon_side, icon_side))
        self.place.setFont(bold)
        self.strip.setStyleSheet(
            f"background: {light.colour('text')}; color: {light.colour('card')}; padding: {round(5 * em)}px;"
            f' font: 600 {self._letters}px "{FAMILY}"; qproperty-alignment: AlignCenter;'
        )
        self._row.setContentsMargins(round(_SIDE * unit), 0, round(_SIDE * unit), 0)

    def show_place(self, place: str, previous: str | None, following: str | None) -> None:
        """Say where one is, and what a step back and a step on would show; None where there is none."""
        self._place = place
        self._step(self.previous, previous, "arrow-left", N_("Previous"), _("Page up"))
        self._step(self.next, following, "arrow-right", N_("Next"), _("Page down"))
        self.fit()

    def say(self, sentence: str) -> None:
        """Show, instead of the place, what was just done or why it was not; "": the place again."""
        if sentence:
            self.announce(sentence)
        if sentence != self._said:
            self._said = sentence
            self.fit()

    def announce(self, sentence: str) -> None:
        """Say something to those who listen, without showing it."""
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, sentence))

    @property
    def letters(self) -> int:
        """Pixels of its letters."""
        return self._letters

    def count_votes(self, votes: int | None) -> None:
        """Show how many votes there are in all, and the button of their menu; None: nobody votes."""
        vote = self.tools["vote"]
        words = _(vote.tool.words)
        said = words if votes is None else f"{words}, {plural('{n} vote', '{n} votes', votes)}"
        vote.number = "" if votes is None else str(votes)
        vote.setAccessibleName(said)
        self.tools["vote_menu"].setVisible(votes is not None)

    @property
    def said(self) -> str:
        """What was just done, as long as it is shown."""
        return self._said

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
        for button in self.tools.values():
            button.reword()

    def switch(self, on: Mapping[str, bool]) -> None:
        """Show which tools are on."""
        for key, button in self.tools.items():
            if button is not self.timer:
                button.show_switched(on.get(key, False))

    def fit(self) -> None:
        """Share the width: the place whole, then names of stages, then words of tools; a sentence before all."""
        wanted = self.place.fontMetrics().horizontalAdvance(self._said or self._place) + 12
        if not self._said:
            wanted = min(wanted, round(_PLACE_W * self._letters))
        for words, names in (("all", True), ("main", True), ("none", True), ("none", False)):
            for tool in self.tools.values():
                tool.spell(words == "all" or (words == "main" and tool.tool.is_main))
            for step in (self.previous, self.next):
                self._name(step, names)
            if self._room() >= wanted:
                break
        is_whole = bool(self._said) and self._room() >= wanted
        self.place.setText(self._said if is_whole else self._cut_place(self._room() - 12))
        self.place.setAccessibleName(self._said or self._place)
        self._show_strip("" if is_whole else self._said)

    def _cut_place(self, room: int) -> str:
        """The place as far as there is room: with the name of the stage, or only its number."""
        metrics, number = self.place.fontMetrics(), self._place.partition(BEHIND_NUMBER)[0]
        shown = metrics.elidedText(self._place, Qt.TextElideMode.ElideRight, max(0, room))
        if len(shown) > len(number) + 4:
            return shown
        return number if metrics.horizontalAdvance(number) <= room else ""

    def _show_strip(self, sentence: str) -> None:
        """A sentence that the bar has no room for stands above it, over the whole width."""
        strip = self.strip
        strip.setText(sentence)
        strip.setAccessibleName(sentence)
        strip.setVisible(bool(sentence))
        if sentence:
            height = max(strip.heightForWidth(self.width()), 2 * self._letters)
            strip.setGeometry(0, self.y() - height, self.width(), height)
            strip.raise_()

    def _name(self, button: BarButton, named: bool) -> None:
        """The stage a step leads to, cut where it is long."""
        text, most = str(button.property("words") or ""), round(_STAGE_W * self._letters)
        shown = button.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, most)
        button.setText(f" {shown} ".replace("&", "&&"))
        button.setToolButtonStyle(BESIDE if named else ALONE)

    def _room(self) -> int:
        """Pixels that buttons and margins leave."""
        shown = [one for one in (self.previous, self.next, *self.tools.values()) if not one.isHidden()]
        taken = sum(max(one.sizeHint().width(), one.minimumWidth()) + self._row.spacing() for one in shown)
        return self.width() - 2 * round(_SIDE * self._unit) - taken


def _pressed(run: Callable[[str], None], key: str, _on: bool = False) -> None:
    run(key)


def _word(button: BarButton) -> bool:
    return isinstance(button, ToolButton) and button.tool.has_word


def _plain(text: str) -> str:
    """A tooltip that Qt will not read as markup."""
    return text.replace("<", "‹").replace(">", "›")
