"""The page of the rules: a filter, the table, what the rows selected are set to, presets, and settings of rules
that do not exist."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QMenu,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from journeydesigner.i18n import N_, _, plural
from journeydesigner.layout.words import label
from journeydesigner.panels.fields.flow import FlowLayout, flowing
from journeydesigner.panels.fields.frame import ChoiceBox, field_height
from journeydesigner.panels.rule_settings.chosen import Chosen
from journeydesigner.panels.rule_settings.pictures import severity_icon
from journeydesigner.panels.rule_settings.rule_table import SETTING, RuleModel, RuleView, setting_label
from journeydesigner.panels.style import mark
from journeydesigner.rules.catalogue import families
from journeydesigner.rules.profiles import SETTINGS, Setting

PRESETS = (("delivered", N_("As delivered")), ("strict", N_("Strict")))


class RulesPage(QWidget):
    """Every rule with its setting."""

    changed = Signal(object)
    """A function from what is chosen to what is chosen next."""
    explained = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.model = RuleModel()
        self.view = RuleView(self.model)
        self.text, self.family = QLineEdit(), ChoiceBox()
        self.family.addItems([""] * (len(families()) + 1))
        self.presets = {name: QPushButton() for name, _words in PRESETS}
        self.settings: dict[Setting | None, QPushButton] = {s: QPushButton() for s in (*SETTINGS, None)}
        self.selected = QLabel()
        self.unknown = UnknownRules()
        self._connect()
        self._lay_out()

    def show_chosen(self, chosen: Chosen, found: Mapping[str, int]) -> None:
        """Show the settings chosen so far, and what each rule would find."""
        self.model.show(chosen.rules, found)
        self.unknown.show_rules({setting.rule: setting.severity for setting in chosen.unknown})

    def reword(self) -> None:
        """Say everything in the current language and theme."""
        self.text.setPlaceholderText(_("Filter the rules"))
        self.text.setAccessibleName(_("Filter the rules"))
        self.family.setAccessibleName(_("Family of rules"))
        for place, family in enumerate(("", *families())):
            self.family.setItemText(place, label("rule_family", family) if family else _("All families"))
        for name, words in PRESETS:
            self.presets[name].setText(_(words))
        self.presets["delivered"].setToolTip(_("Every rule as severe as it is delivered"))
        self.presets["strict"].setToolTip(_("Every warning an error, every info a warning; what is off stays off"))
        for setting, button in self.settings.items():
            button.setText(setting_label(setting) if setting else _("As delivered"))
            if setting is not None and setting != "off":
                button.setIcon(severity_icon(setting))
        self.view.reword()
        self.unknown.reword()
        self._count()

    def set_selected(self, setting: Setting | None) -> None:
        """Set the rows selected; None: as delivered."""
        codes = self.view.selected
        if codes:
            self.changed.emit(lambda chosen: chosen.with_rules(codes, setting))

    def menu(self) -> QMenu:
        """The settings to choose from, for the rows selected."""
        menu = QMenu(self)
        for setting in (*SETTINGS, None):
            action = menu.addAction(setting_label(setting) if setting else _("As delivered"))
            action.triggered.connect(lambda _on=False, setting=setting: self.set_selected(setting))
            if setting is not None and setting != "off":
                action.setIcon(severity_icon(setting))
        return menu

    def _open_menu(self) -> None:
        menu = self.menu()
        menu.aboutToHide.connect(menu.deleteLater)
        at = self.view.visualRect(self.view.currentIndex().siblingAtColumn(SETTING)).bottomLeft()
        menu.popup(self.view.viewport().mapToGlobal(at if at.y() > 0 else QPoint(40, 40)))

    def _count(self) -> None:
        count = len(self.view.selected)
        self.selected.setText(
            plural("{n} rule selected:", "{n} rules selected:", count) if count else _("Select rules to set them.")
        )
        for button in self.settings.values():
            button.setEnabled(count > 0)

    def _filter(self) -> None:
        place = self.family.currentIndex()
        self.view.rules.look_for(self.text.text(), ("", *families())[max(0, place)])
        self._count()

    def _connect(self) -> None:
        self.text.textChanged.connect(self._filter)
        self.text.setClearButtonEnabled(True)
        self.family.activated.connect(self._filter)
        self.view.setting_wanted.connect(self._open_menu)
        self.view.reset_wanted.connect(lambda: self.set_selected(None))
        self.view.explained.connect(self.explained)
        self.view.selectionModel().selectionChanged.connect(self._count)
        self.unknown.removed.connect(lambda rule: self.changed.emit(lambda c: c.without_unknown(rule)))
        for name, button in self.presets.items():
            button.setAutoDefault(False)
            button.clicked.connect(partial(self._preset, name))
        for setting, button in self.settings.items():
            button.setAutoDefault(False)
            button.clicked.connect(partial(self.set_selected, setting))

    def _preset(self, name: str) -> None:
        self.changed.emit(lambda chosen: chosen.with_preset(name))

    def _lay_out(self) -> None:
        self.selected.setTextFormat(Qt.TextFormat.PlainText)
        self.selected.setMinimumHeight(field_height(self))
        mark(self.selected, "look", "label")
        unit = self.fontMetrics().height()
        for field in (self.text, self.family):
            field.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
            field.setFixedWidth(14 * unit)
        box = QVBoxLayout(self)
        box.setContentsMargins(10, 10, 10, 6)
        box.setSpacing(8)
        box.addWidget(flowing(self.text, self.family, *self.presets.values()))
        box.addWidget(self.view, 1)
        box.addWidget(flowing(self.selected, *self.settings.values()))
        box.addWidget(self.unknown)


class UnknownRules(QWidget):
    """Settings that name rules which do not exist here; each can be removed."""

    removed = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._rules: Mapping[str, Setting] = {}
        self._why = QLabel()
        self._why.setTextFormat(Qt.TextFormat.PlainText)
        self._why.setWordWrap(True)
        mark(self._why, "look", "hint")
        self.buttons: dict[str, QPushButton] = {}
        self._lines = QWidget()
        self._flow = FlowLayout(self._lines, spacing=6)
        box = QHBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self._why, 1)
        box.addWidget(self._lines, 1)
        self.hide()

    def show_rules(self, rules: Mapping[str, Setting]) -> None:
        """List these settings; nothing is shown where there are none."""
        if rules != self._rules:
            self._rules = rules
            for button in self.buttons.values():
                button.deleteLater()
                button.hide()
            self.buttons = {rule: self._button(rule) for rule in rules}
            self.reword()
        self.setVisible(bool(rules))

    def reword(self) -> None:
        """Say everything in the current language."""
        self._why.setText(_("Settings of rules that this version does not have. They change nothing."))
        for rule, button in self.buttons.items():
            words = {"rule": rule, "setting": setting_label(self._rules[rule])}
            button.setText(_("Remove {rule} ({setting})", **words))

    def _button(self, rule: str) -> QPushButton:
        button = QPushButton()
        button.setAutoDefault(False)
        button.clicked.connect(partial(self.removed.emit, rule))
        self._flow.addWidget(button)
        return button
