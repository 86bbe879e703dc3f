"""The popover that asks what to filter by, and the pill that says so while a filter is on.

Tells what is asked; dims nothing itself. Forgets everything when the window closes.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QLineEdit, QPushButton, QWidget

from journeydesigner.i18n import _, plural
from journeydesigner.layout.words import WORDS, label
from journeydesigner.model import Id, Project
from journeydesigner.model.channel import Nature
from journeydesigner.model.info import Severity
from journeydesigner.panels.fields.frame import ChoiceBox
from journeydesigner.panels.options import (
    NATURES,
    Option,
    persona_options,
    role_options,
    tag_options,
    unit_options,
)
from journeydesigner.panels.pictures import icon
from journeydesigner.panels.search.filter import NOBODY, Filter
from journeydesigner.panels.style import mark, plain_tip

ROWS = ("persona", "owner", "nature", "severity", "tag", "text")
PILL = 20
"""Letters a pill shows at most."""


class FilterForm(QFrame):
    """Six conditions, one below the other, over the window; hidden until it is opened."""

    asked = Signal(object)
    """The `Filter` that is asked now; after each change."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setObjectName("popup")
        self.setAutoFillBackground(True)
        self._before: QWidget | None = None
        self._is_filling = False
        self.persona, self.owner, self.tag, self.text = ChoiceBox(), ChoiceBox(), ChoiceBox(), QLineEdit()
        self.natures = {nature: self._choice() for nature in NATURES}
        self.severities = {cast(Severity, name): self._choice() for name in WORDS["severity"]}
        self.count, self.clear_button, self.close_button = QLabel(), QPushButton(), QPushButton()
        self.clear_button.clicked.connect(self.clear)
        self.close_button.clicked.connect(self.close_again)
        self._labels = {name: QLabel() for name in ROWS}
        for box in (self.persona, self.owner, self.tag):
            box.currentIndexChanged.connect(self._ask)
        self.text.textChanged.connect(self._ask)
        self._arrange()
        self.hide()

    @property
    def filter(self) -> Filter:
        """What is asked now."""
        natures = (nature for nature, button in self.natures.items() if button.isChecked())
        severities = (severity for severity, button in self.severities.items() if button.isChecked())
        persona, owner = self.persona.currentData(), self.owner.currentData()
        return Filter(
            Id(persona) if persona else None,
            Id(owner) if owner else None,
            frozenset[Nature](natures),
            frozenset[Severity](severities),
            self.text.text(),
            self.tag.currentData() or "",
        )

    def open_at(self, corner: QPoint, project: Project) -> None:
        """Show the form with its upper right corner there, and take the keyboard."""
        self.fill(project)
        self._before = self.window().focusWidget()
        self.adjustSize()
        self.move(max(corner.x() - self.width(), 0), corner.y())
        self.show()
        self.raise_()
        self.persona.setFocus()

    def close_again(self) -> None:
        """Close the form; the filter stays. The keyboard goes back to where it was."""
        self.hide()
        if self._before is not None and self._before.isVisible():
            self._before.setFocus()

    def clear(self) -> None:
        """Ask nothing any more."""
        self._is_filling = True
        self.persona.setCurrentIndex(0)
        self.owner.setCurrentIndex(0)
        self.tag.setCurrentIndex(0)
        self.text.clear()
        for button in (*self.natures.values(), *self.severities.values()):
            button.setChecked(False)
        self._is_filling = False
        self._ask()

    def fill(self, project: Project) -> None:
        """List the personas, units, roles and tags of a project, in the current language; what is asked stays."""
        self._is_filling = True
        _list(self.persona, [Option("", _("Any persona")), *persona_options(project)])
        owners = [Option("", _("Any owner")), Option(NOBODY, _("Nobody")), *unit_options(project)]
        _list(self.owner, [*owners, *role_options(project)])
        _list(self.tag, [Option("", _("Any tag")), *tag_options(project)])
        self._reword()
        self._is_filling = False

    def show_count(self, left: int, of: int) -> None:
        """Say how many touchpoints the filter leaves."""
        words = plural("{left} of {n} touchpoint", "{left} of {n} touchpoints", of, left=left)
        self.count.setText(words)
        self.clear_button.setEnabled(bool(self.filter))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc and Enter close the form."""
        if event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.close_again()
        event.accept()

    def _ask(self) -> None:
        if not self._is_filling:
            self.asked.emit(self.filter)

    def _choice(self) -> QPushButton:
        button = QPushButton()
        button.setCheckable(True)
        button.setAutoDefault(False)
        button.toggled.connect(self._ask)
        return button

    def _arrange(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(14, 12, 14, 12)
        grid.setVerticalSpacing(8)
        natures, severities, foot = QHBoxLayout(), QHBoxLayout(), QHBoxLayout()
        for row, buttons in ((natures, self.natures.values()), (severities, self.severities.values())):
            for button in buttons:
                row.addWidget(button)
            row.addStretch(1)
        for number, name in enumerate(ROWS):
            self._labels[name].setTextFormat(Qt.TextFormat.PlainText)
            mark(self._labels[name], "look", "label")
            grid.addWidget(self._labels[name], number, 0)
        grid.addWidget(self.persona, 0, 1)
        grid.addWidget(self.owner, 1, 1)
        grid.addLayout(natures, 2, 1)
        grid.addLayout(severities, 3, 1)
        grid.addWidget(self.tag, 4, 1)
        grid.addWidget(self.text, 5, 1)
        mark(self.count, "look", "hint")
        foot.addWidget(self.count)
        foot.addStretch(1)
        foot.addWidget(self.clear_button)
        foot.addWidget(self.close_button)
        grid.addLayout(foot, 6, 0, 1, 2)

    def _reword(self) -> None:
        words = (_("Persona"), _("Owner"), _("Nature"), _("Findings"), _("Tag"), _("Words"))
        for (name, shown), text in zip(self._labels.items(), words, strict=True):
            shown.setText(text)
            field = {"persona": self.persona, "owner": self.owner, "tag": self.tag, "text": self.text}.get(name)
            if field is not None:
                field.setAccessibleName(text)
        for nature, button in self.natures.items():
            button.setText(label("nature", nature))
        for severity, button in self.severities.items():
            button.setText(label("severity", severity))
        self.text.setPlaceholderText(_("Name, channel, owner, thought or tag"))
        self.clear_button.setText(_("No filter"))
        self.close_button.setText(_("Close"))


class FilterPill(QWidget):
    """Says which filter is on, in the toolbar; hidden while none is."""

    def __init__(self) -> None:
        super().__init__()
        self.words, self.quit = QPushButton(), QPushButton()
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 0, 4, 0)
        row.setSpacing(2)
        row.addWidget(self.words)
        row.addWidget(self.quit)
        for button in (self.words, self.quit):
            mark(button, "look", "link")

    def say(self, words: str) -> None:
        """Show what is filtered by."""
        shown = words if len(words) <= PILL else f"{words[:PILL]}…"
        self.words.setText(_("Filter: {words}", words=shown).replace("&", "&&"))
        self.words.setToolTip(plain_tip(words))
        self.words.setIcon(icon("list-filter", "accent"))
        self.quit.setIcon(icon("x", "accent"))
        self.quit.setToolTip(_("No filter"))
        self.quit.setAccessibleName(_("No filter"))


def _list(box: ChoiceBox, options: Sequence[Option]) -> None:
    """Offer these; what was chosen stays chosen where it is still there."""
    kept = box.currentData()
    box.clear()
    for option in options:
        if option.picture is not None:
            box.addItem(option.picture, option.text, option.value)
        else:
            box.addItem(option.text, option.value)
    box.setCurrentIndex(max(box.findData(kept), 0))
