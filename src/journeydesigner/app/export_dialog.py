"""Hands a journey on as PDF or PNG: paper, orientation, language and colours beside a preview of the very page."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal, get_args

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QVBoxLayout,
    QWidget,
)

from journeydesigner.app.layer_commands import SHOWN
from journeydesigner.app.page_preview import PagePreview
from journeydesigner.app.settings import Settings
from journeydesigner.i18n import LANGUAGES, Language, _
from journeydesigner.layout.page import Page
from journeydesigner.layout.paper import PAPERS, Orientation, Paper, PaperName
from journeydesigner.layout.plan import LayerName
from journeydesigner.layout.theme import theme
from journeydesigner.layout.words import label
from journeydesigner.panels.fields.frame import ChoiceBox

ThemeChoice = Literal["light", "dark"]
NOTICE = 34
"""Letters in a line of the notice."""


@dataclass(frozen=True, slots=True)
class Choice:
    """How the page is to be."""

    paper: Paper
    language: Language
    theme: ThemeChoice
    layers: tuple[LayerName, ...]


Compose = Callable[[Paper, Language, tuple[LayerName, ...]], Page]
"""Makes the page that is previewed and, if wanted, written."""


class ExportDialog(QDialog):
    """Lets the user choose, showing the page at each choice. Choices are remembered."""

    def __init__(
        self,
        compose: Compose,
        settings: Settings,
        language: Language,
        layers: tuple[LayerName, ...],
        parent: QWidget,
    ) -> None:
        """`layers`: those chosen at first."""
        super().__init__(parent)
        self.setWindowTitle(_("Export as PDF"))
        self._compose = compose
        self._settings = settings
        self._paper = _combo([(name, name) for name in PAPERS], settings.text("export/paper", "A3"))
        self._orientation = _combo(
            [("landscape", _("Landscape")), ("portrait", _("Portrait"))],
            settings.text("export/orientation", "landscape"),
        )
        self._language = _combo([("fr", "Français"), ("en", "English")], language)
        self._theme = _combo([("light", _("Light")), ("dark", _("Dark"))], "light")
        self._layers = {name: QCheckBox(label("map_layer", name)) for name, *_rest in SHOWN}
        for name, box in self._layers.items():
            box.setChecked(name in layers)
        self._preview = PagePreview()
        self._notice = QLabel()
        self._notice.setTextFormat(Qt.TextFormat.PlainText)
        self._notice.setWordWrap(True)
        self._arrange()
        self.page = self._refresh()

    def _arrange(self) -> None:
        form = QFormLayout()
        for words, combo in (
            (_("Paper"), self._paper),
            (_("Orientation"), self._orientation),
            (_("Language"), self._language),
            (_("Colours"), self._theme),
        ):
            form.addRow(words, combo)
            combo.currentIndexChanged.connect(self._on_choice)
        below = QVBoxLayout()
        below.setSpacing(2)
        for box in self._layers.values():
            below.addWidget(box)
            box.toggled.connect(self._on_choice)
        form.addRow(_("Layers"), below)
        side = QVBoxLayout()
        side.addLayout(form)
        side.addWidget(self._notice)
        side.addStretch()
        row = QHBoxLayout()
        row.addWidget(self._preview, 1)
        row.addSpacing(8)
        row.addLayout(side)
        # Room for the notice from the start: the page must not jump when there is something to say.
        self._notice.setMinimumWidth(NOTICE * self.fontMetrics().averageCharWidth())
        buttons = QDialogButtonBox()
        export = buttons.addButton(_("Export…"), QDialogButtonBox.ButtonRole.AcceptRole)
        export.setDefault(True)
        buttons.addButton(_("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.addLayout(row)
        column.addWidget(buttons)

    @property
    def choice(self) -> Choice:
        """What is chosen now."""
        paper = next(name for name in get_args(PaperName) if name == self._paper.currentData())
        orientation = next(name for name in get_args(Orientation) if name == self._orientation.currentData())
        language = next(name for name in LANGUAGES if name == self._language.currentData())
        colours = next(name for name in get_args(ThemeChoice) if name == self._theme.currentData())
        layers = tuple(name for name, box in self._layers.items() if box.isChecked())
        return Choice(Paper(paper, orientation), language, colours, layers)

    def accept(self) -> None:
        """Remember the choices for the next time."""
        self._settings.keep("export/paper", self.choice.paper.name)
        self._settings.keep("export/orientation", self.choice.paper.orientation)
        super().accept()

    def _on_choice(self) -> None:
        self.page = self._refresh()

    def _refresh(self) -> Page:
        chosen = self.choice
        page = self._compose(chosen.paper, chosen.language, chosen.layers)
        self._preview.show_page(page, theme(chosen.theme))
        self._notice.setText(str(page.notice) if page.notice else "")
        return page


def _combo(options: list[tuple[str, str]], current: str) -> ChoiceBox:
    combo = ChoiceBox()
    for value, words in options:
        combo.addItem(words, value)
    combo.setCurrentIndex(max(0, combo.findData(current)))
    return combo
