"""What stands above the matrix: the facet, the filters, roles to add, and where the cursor goes after a letter."""

from __future__ import annotations

from collections.abc import Mapping
from typing import get_args

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QLabel,
    QLineEdit,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from journeydesigner.i18n import N_, _
from journeydesigner.layout.words import label
from journeydesigner.model.organisation import Facet
from journeydesigner.panels.fields.choice import Switch
from journeydesigner.panels.fields.flow import flowing
from journeydesigner.panels.fields.frame import ChoiceBox, field_height
from journeydesigner.panels.pictures import icon, icon_side
from journeydesigner.panels.raci.view import WAYS, Way

FACETS: tuple[Facet, ...] = get_args(Facet)
_WAYS: Mapping[Way, str] = {
    "stay": N_("stay in the cell"),
    "down": N_("go down"),
    "right": N_("go to the right"),
}


class Bar(QWidget):
    """Two lines: what is shown, and what can be done."""

    facet_chosen = Signal(str)
    filtered = Signal()
    role_wanted = Signal()
    all_roles_wanted = Signal(bool)
    way_chosen = Signal(str)
    copy_wanted = Signal()
    fold_wanted = Signal(bool)

    def __init__(self, way: Way) -> None:
        super().__init__()
        self.facets = {facet: QToolButton() for facet in FACETS}
        self.steps, self.roles = QLineEdit(), QLineEdit()
        self.add_role, self.copy = QPushButton(), QPushButton()
        self.fold, self.unfold = QToolButton(), QToolButton()
        self.all_roles = Switch()
        self.way = ChoiceBox()
        self.way.addItems([""] * len(WAYS))
        self.way.setCurrentIndex(WAYS.index(way))
        self._counts: Mapping[Facet, int] = {}
        self._facet_name, self._way_name = QLabel(), QLabel()
        self._way_name.setBuddy(self.way)
        self._connect()
        self._lay_out()

    def show_counts(self, counts: Mapping[Facet, int]) -> None:
        """Say beside each facet how many parts it has."""
        self._counts = counts
        for facet, button in self.facets.items():
            count = counts.get(facet, 0)
            button.setText(f"{label('facet', facet)} ({count})" if count else label("facet", facet))

    def reword(self) -> None:
        """Say everything in the current language and theme."""
        self.show_counts(self._counts)
        self._facet_name.setText(_("Facet"))
        self._way_name.setText(_("After a letter"))
        for place, way in enumerate(WAYS):
            self.way.setItemText(place, _(_WAYS[way]))
        self.way.setAccessibleName(_("After a letter"))
        for line, words in ((self.steps, _("Filter the steps")), (self.roles, _("Filter the roles"))):
            line.setPlaceholderText(words)
            line.setAccessibleName(words)
        self.add_role.setText(_("Add a role…"))
        self.add_role.setIcon(icon("user-plus"))
        self.copy.setText(_("Copy as text"))
        self.copy.setIcon(icon("copy"))
        self.copy.setToolTip(_("The whole matrix with its headings, for a spreadsheet"))
        self.all_roles.setText(_("All roles"))
        self.all_roles.updateGeometry()
        folds = (
            (self.fold, "chevrons-down-up", _("Fold all stages")),
            (self.unfold, "chevrons-up-down", _("Open all stages")),
        )
        for button, glyph, words in folds:
            button.setIcon(icon(glyph))
            button.setToolTip(words)
            button.setAccessibleName(words)

    def _connect(self) -> None:
        group = QButtonGroup(self)
        for facet, button in self.facets.items():
            button.setCheckable(True)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.clicked.connect(lambda _on=False, facet=facet: self.facet_chosen.emit(facet))
            group.addButton(button)
        self.facets["experience"].setChecked(True)
        for line in (self.steps, self.roles):
            line.setClearButtonEnabled(True)
            line.textChanged.connect(self.filtered)
        self.add_role.clicked.connect(self.role_wanted)
        self.copy.clicked.connect(self.copy_wanted)
        self.all_roles.toggled.connect(self.all_roles_wanted)
        self.way.activated.connect(lambda place: self.way_chosen.emit(WAYS[place]))
        for button, is_folded in ((self.fold, True), (self.unfold, False)):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.clicked.connect(lambda _on=False, is_folded=is_folded: self.fold_wanted.emit(is_folded))

    def _lay_out(self) -> None:
        unit = self.fontMetrics().height()
        side = icon_side(self.fontMetrics())
        for button in (self.fold, self.unfold, self.add_role, self.copy):
            button.setIconSize(QSize(side, side))
            button.setMinimumHeight(field_height(self))
        for field in (self.steps, self.roles, self.way):
            field.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
            field.setFixedWidth(12 * unit)
        for label_ in (self._facet_name, self._way_name):
            label_.setMinimumHeight(field_height(self))
        box = QVBoxLayout(self)
        box.setContentsMargins(10, 8, 10, 8)
        box.setSpacing(6)
        lines: tuple[tuple[QWidget, ...], ...] = (
            (self._facet_name, *self.facets.values()),
            (self.steps, self.roles, self.fold, self.unfold, self.add_role, self.all_roles),
            (self._way_name, self.way, self.copy),
        )
        for widgets in lines:
            box.addWidget(flowing(*widgets))
