"""What stands above the registers: one journey or all, the language of the texts, a KPI from a template."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QSizePolicy, QToolButton, QWidget

from journeydesigner.i18n import LANGUAGES, Language, _, language
from journeydesigner.model import Kind, Kpi
from journeydesigner.panels.fields.flow import FlowLayout
from journeydesigner.panels.fields.frame import ChoiceBox
from journeydesigner.panels.pictures import icon


class Bar(QWidget):
    """The line above the tabs."""

    all_wanted = Signal(bool)
    """Whether the records of every journey are listed."""
    turned = Signal(str)
    """The language in which texts are shown and written."""
    reveal_wanted = Signal()
    """The place of the current record on the map is to be seen."""

    def __init__(self) -> None:
        super().__init__()
        self.journeys = ChoiceBox()
        self.journeys.addItems(["", ""])
        self.journeys.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.journeys.activated.connect(lambda place: self.all_wanted.emit(place == 1))
        self.template = QPushButton()
        self.template.setAutoDefault(False)
        self.reveal = QPushButton()
        self.reveal.setAutoDefault(False)
        self.reveal.clicked.connect(self.reveal_wanted)
        self.sides = {side: QToolButton() for side in LANGUAGES}
        row = FlowLayout(self, margin=8, spacing=6)
        for widget in (self.journeys, self.template, self.reveal):
            row.addWidget(widget)
        for side, button in self.sides.items():
            button.setText(side.upper())
            button.setCheckable(True)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.clicked.connect(lambda _on=False, chosen=side: self._turn(chosen))
            row.addWidget(button)

    @property
    def side(self) -> Language:
        """The language in which texts are shown and written."""
        return next(side for side, button in self.sides.items() if button.isChecked())

    def show_kind(self, kind: Kind) -> None:
        """Offer what the table in front can use."""
        self.template.setVisible(kind is Kpi)

    def show_all(self, is_all: bool) -> None:
        """Show whether every journey is listed."""
        self.journeys.setCurrentIndex(1 if is_all else 0)

    def reword(self) -> None:
        """Say everything in the current language and theme. Texts turn to that language too."""
        self.journeys.setItemText(0, _("This journey"))
        self.journeys.setItemText(1, _("All journeys"))
        words = self.journeys.fontMetrics()
        self.journeys.setFixedWidth(max(words.horizontalAdvance(self.journeys.itemText(n)) for n in (0, 1)) + 44)
        self.journeys.setAccessibleName(_("Journeys listed"))
        self.journeys.setToolTip(_("Journeys listed"))
        self.template.setText(_("KPI from a template…"))
        self.template.setIcon(icon("plus"))
        self.reveal.setText(_("Show on the map"))
        self.reveal.setIcon(icon("target"))
        for side, button in self.sides.items():
            button.setToolTip(_("Texts in French") if side == "fr" else _("Texts in English"))
            button.setAccessibleName(button.toolTip())
            button.setChecked(side == language())

    def _turn(self, chosen: str) -> None:
        for side, button in self.sides.items():
            button.setChecked(side == chosen)
        self.turned.emit(chosen)
