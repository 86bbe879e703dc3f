"""Help on the rules in a window of its own: the list at the left, the page at the right, a way back."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSplitter, QToolButton, QVBoxLayout, QWidget

from journeydesigner.editor.document import Change, Document
from journeydesigner.i18n import _, language, plural
from journeydesigner.model import ProjectInfo
from journeydesigner.panels.help.page import HelpPage
from journeydesigner.panels.help.rule_list import RuleList
from journeydesigner.panels.live import live
from journeydesigner.panels.pictures import icon, icon_side
from journeydesigner.panels.rule_settings.rule_table import family_label, setting_label
from journeydesigner.panels.style import mark
from journeydesigner.rules.catalogue import catalogue
from journeydesigner.rules.help import help_of
from journeydesigner.rules.profiles import Setting, settings_of

LIST = 0.34
"""Share of the width that the list has at first."""


class HelpWindow(QWidget):
    """What each rule is for, offline and in both languages."""

    def __init__(self, parent: QWidget | None, document: Document) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self._document = document
        self._visited: list[str] = []
        self._place = -1
        self._is_parted = False
        self.list = RuleList(self._settings)
        self.page = HelpPage()
        self.back, self.forward = QToolButton(), QToolButton()
        self.standing = QLabel()
        self._lay_out()
        self._connect()
        live(self, self.reword)

    @property
    def code(self) -> str:
        """The rule whose page is shown; "" before the first."""
        return self._visited[self._place] if self._visited else ""

    def show_rule(self, code: str) -> None:
        """Open the page of a rule; one that does not exist changes nothing."""
        if code not in catalogue() or code == self.code:
            return
        self._visited = [*self._visited[: self._place + 1], code]
        self._place += 1
        self._show()

    def show_list(self) -> None:
        """The list with the search ready; the first rule where none was shown before."""
        if not self.code:
            self.show_rule(next(iter(catalogue())))
        self.list.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.list.search.selectAll()

    def travel(self, by: int) -> None:
        """Back (-1) or forward (1) among the pages seen."""
        if 0 <= self._place + by < len(self._visited):
            self._place += by
            self._show()

    def reword(self) -> None:
        """Say everything in the current language and theme."""
        self.page.setAccessibleName(_("Help on the rule"))
        buttons = (
            (self.back, "arrow-left", _("Back"), QKeySequence.StandardKey.Back),
            (self.forward, "arrow-right", _("Forward"), QKeySequence.StandardKey.Forward),
        )
        for button, glyph, words, keys in buttons:
            shown = QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)
            button.setIcon(icon(glyph))
            button.setToolTip(f"{words} ({shown})")
            button.setAccessibleName(words)
        self.list.reword()
        self._show()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape or event.matches(QKeySequence.StandardKey.Close):
            self.close()
        elif event.matches(QKeySequence.StandardKey.Back) or event.key() == Qt.Key.Key_Backspace:
            self.travel(-1)
        elif event.matches(QKeySequence.StandardKey.Forward):
            self.travel(1)
        elif event.matches(QKeySequence.StandardKey.Find):
            self.show_list()
        else:
            super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        """The list takes a third, until somebody moves the border."""
        super().showEvent(event)
        if not self._is_parted:
            self._is_parted = True
            self._parts.setSizes([round(self.width() * LIST), round(self.width() * (1 - LIST))])

    def sizeHint(self) -> QSize:
        unit = self.fontMetrics().height()
        return QSize(62 * unit, 44 * unit).boundedTo(self.screen().availableSize() * 0.95)

    # -- showing

    def _settings(self) -> dict[str, Setting]:
        return settings_of(self._document.project.info.severity_profile)

    def _show(self) -> None:
        self.back.setEnabled(self._place > 0)
        self.forward.setEnabled(self._place + 1 < len(self._visited))
        number = len(catalogue())
        title = plural("Help on the {n} rule", "Help on the {n} rules", number)
        self.setWindowTitle(f"{self.code} – {title}" if self.code else title)
        if self.code:
            self.page.show_text(help_of(self.code, language()))
            self.list.stand_on(self.code)
            self._say_standing()

    def _say_standing(self) -> None:
        """Family and severity of the rule, as delivered and as this project has it."""
        delivered, mine = settings_of(())[self.code], self._settings()[self.code]
        said = [family_label(self.code), setting_label(delivered)]
        if mine != delivered:
            said.append(_("in this project: {setting}", setting=setting_label(mine)))
        self.standing.setText(" · ".join(said))

    def _follow(self, change: Change) -> None:
        if ProjectInfo in change.delta.kinds():
            self.list.refresh()
            if self.code:
                self._say_standing()

    def _connect(self) -> None:
        self._document.changed.connect(self._follow)
        self.list.chosen.connect(self.show_rule)
        self.page.wanted.connect(self.show_rule)
        self.page.travelled.connect(self.travel)
        self.back.clicked.connect(lambda: self.travel(-1))
        self.forward.clicked.connect(lambda: self.travel(1))

    def _lay_out(self) -> None:
        side = icon_side(self.fontMetrics())
        self.standing.setTextFormat(Qt.TextFormat.PlainText)
        self.standing.setWordWrap(True)
        mark(self.standing, "look", "label")
        top = QHBoxLayout()
        top.setContentsMargins(10, 8, 12, 6)
        for button in (self.back, self.forward):
            button.setIconSize(QSize(side, side))
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            top.addWidget(button)
        top.addWidget(self.standing, 1)
        right = QWidget()
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(top)
        column.addWidget(self.page, 1)
        self._parts = parts = QSplitter()
        parts.setChildrenCollapsible(False)
        parts.addWidget(self.list)
        parts.addWidget(right)
        parts.setStretchFactor(1, 1)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(parts)
