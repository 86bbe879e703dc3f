"""The dialog "Rules and thresholds…": settings, presets, limits, what it foretells, and one step when applied."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from journeydesigner.editor.edits.settings import ProjectSettings
from journeydesigner.i18n import message, set_language
from journeydesigner.model.info import RuleSetting, Thresholds
from journeydesigner.panels.rule_settings.chosen import Chosen
from journeydesigner.panels.rule_settings.dialog import RuleSettings
from journeydesigner.panels.rule_settings.limits import LIMITS
from journeydesigner.panels.rule_settings.rule_table import DELIVERED, FINDINGS, SETTING, TITLE, RuleView
from journeydesigner.rules.catalogue import catalogue
from journeydesigner.rules.engine import Check
from journeydesigner.rules.profiles import settings_of, severity_profile
from tests.panels.conftest import ON, Desk, press, write

K = Qt.Key


def give(desk: Desk, **fields: object) -> None:
    """Write fields of the title page."""
    with desk.document.edit(message("Given")) as draft:
        draft.update(desk.project.info, **fields)


@pytest.fixture
def dialog(desk: Desk, qtbot: QtBot) -> Iterator[RuleSettings]:
    found = RuleSettings(None, desk.document, ON)
    with qtbot.waitExposed(found):
        found.show()
    yield found
    close(found)
    set_language("en")


def close(dialog: RuleSettings) -> None:
    """It deletes itself when it closes."""
    if isValid(dialog):
        dialog.close()


def shown(dialog: RuleSettings, code: str, column: int) -> str:
    model = dialog.rules.model
    return str(model.index(model.codes.index(code), column).data())


def rows(dialog: RuleSettings) -> list[str]:
    rules = dialog.rules.view.rules
    return [str(rules.index(row, 0).data()) for row in range(rules.rowCount())]


def settle(dialog: RuleSettings, qtbot: QtBot) -> None:
    """Wait until it has foretold what was chosen."""
    qtbot.waitUntil(lambda: not dialog._pause.isActive())


def test_every_rule_is_listed_with_its_severities_and_findings(
    dialog: RuleSettings, desk: Desk, qtbot: QtBot
) -> None:
    settle(dialog, qtbot)
    assert rows(dialog) == list(catalogue())
    assert shown(dialog, "OWN001", DELIVERED) == shown(dialog, "OWN001", SETTING) == "Error"
    count = sum(f.rule == "OWN001" for f in desk.checker.findings)
    assert shown(dialog, "OWN001", FINDINGS) == str(count)
    assert not dialog.apply.isEnabled()


def test_several_rules_are_set_together_and_applied_as_one_step(dialog: RuleSettings, desk: Desk) -> None:
    before = desk.project
    dialog.rules.view.select(["OWN001", "OWN002", "PHY003"])
    dialog.rules.settings["off"].click()
    assert shown(dialog, "OWN002", SETTING) == "Off"
    assert desk.project is before
    dialog.apply.click()
    profile = desk.project.info.severity_profile
    assert {(s.rule, s.severity) for s in profile} == {(c, "off") for c in ("OWN001", "OWN002", "PHY003")}
    assert desk.steps == ["Rules and thresholds"]
    assert not [f for f in desk.checker.findings if f.rule == "OWN002"]
    desk.document.undo()
    assert desk.project == before


def test_the_keyboard_opens_the_settings_and_delete_brings_back_the_delivered_one(dialog: RuleSettings) -> None:
    dialog.rules.view.select(["OWN002"])
    menu = dialog.rules.menu()
    next(action for action in menu.actions() if action.text() == "Info").trigger()
    assert shown(dialog, "OWN002", SETTING) == "Info"
    press(dialog.rules.view, K.Key_Delete)
    assert shown(dialog, "OWN002", SETTING) == "Error"
    assert not dialog.apply.isEnabled()


def test_strict_is_the_one_of_the_command_line_and_keeps_off_what_is_off(dialog: RuleSettings, desk: Desk) -> None:
    dialog.rules.view.select(["OWN008"])
    dialog.rules.settings["off"].click()
    for _twice in range(2):
        dialog.rules.presets["strict"].click()
    off = (RuleSetting(rule="OWN008", severity="off"),)
    assert dialog.chosen.rules == settings_of(severity_profile(off, "strict"))
    dialog.apply.click()
    assert settings_of(desk.project.info.severity_profile)["OWN008"] == "off"
    assert not [f for f in desk.checker.findings if f.severity == "info"]


def test_as_delivered_forgets_every_setting(desk: Desk) -> None:
    give(desk, severity_profile=(RuleSetting(rule="OWN001", severity="info"),))
    dialog = RuleSettings(None, desk.document, ON)
    assert shown(dialog, "OWN001", SETTING) == "Info"
    dialog.rules.presets["delivered"].click()
    dialog.apply.click()
    assert desk.project.info.severity_profile == ()


def test_what_is_foretold_is_what_comes(dialog: RuleSettings, desk: Desk, qtbot: QtBot) -> None:
    dialog.rules.presets["strict"].click()
    dialog.limits.fields["low_digital_ease"].offer(5)
    settle(dialog, qtbot)
    told = dialog.foreseen.text()
    dialog.apply.click()
    counts = Check.fresh(desk.project, ON).counts
    assert f"→ {counts['error']} error" in told
    assert f"→ {counts['warning']} warning" in told
    assert dict(counts) == dict(desk.checker.counts)


def test_a_filter_shows_what_is_looked_for_and_only_that_is_selected(dialog: RuleSettings) -> None:
    write(dialog.rules.text, "owner")
    found = rows(dialog)
    assert "OWN002" in found
    assert len(found) < len(catalogue())
    dialog.rules.view.selectAll()
    assert dialog.rules.view.selected == found
    dialog.rules.text.clear()
    box = dialog.rules.family
    box.setCurrentIndex(box.findText("Physical and digital"))
    box.activated.emit(box.currentIndex())
    assert {code[:3] for code in rows(dialog)} == {"PHY"}


def test_settings_of_rules_that_do_not_exist_are_listed_and_removed(desk: Desk) -> None:
    given = (RuleSetting(rule="OWN001", severity="info"), RuleSetting(rule="ZZZ999", severity="off"))
    give(desk, severity_profile=given)
    dialog = RuleSettings(None, desk.document, ON)
    dialog.show()
    assert dialog.rules.unknown.isVisible()
    button = dialog.rules.unknown.buttons["ZZZ999"]
    assert button.text() == "Remove ZZZ999 (Off)"
    button.click()
    assert not dialog.rules.unknown.isVisible()
    dialog.apply.click()
    assert desk.project.info.severity_profile == given[:1]


def test_limits_are_written_and_brought_back(dialog: RuleSettings, desk: Desk) -> None:
    field = dialog.limits.fields["local_share"]
    field.line.setText("45")
    press(field.line, K.Key_Return)
    assert dialog.chosen.thresholds.local_share == 0.45
    other = dialog.limits.fields["evidence_days"]
    other.line.setText("365")
    dialog.apply.click()
    assert desk.project.info.thresholds == Thresholds(local_share=0.45, evidence_days=365)
    assert len(desk.steps) == 1


def test_a_reset_shows_only_where_a_limit_is_another(dialog: RuleSettings) -> None:
    dialog._tabs.setCurrentIndex(1)
    field, reset = dialog.limits.fields["handover_run"], dialog.limits.resets["handover_run"]
    assert not reset.isVisible()
    field.offer(7)
    assert reset.isVisible()
    reset.click()
    assert dialog.chosen.thresholds == Thresholds()
    assert field.line.text() == "3"


@pytest.mark.parametrize(
    ("name", "typed"),
    [
        ("handover_run", "0"),
        ("handover_run", "two"),
        ("local_share", "101"),
        ("low_digital_ease", "6"),
        ("evidence_days", "99999999999999"),
        ("lookalike_channels", ""),
    ],
)
def test_a_limit_that_cannot_be_is_refused_and_nothing_is_applied(
    dialog: RuleSettings, desk: Desk, name: str, typed: str
) -> None:
    dialog.rules.presets["strict"].click()
    before = desk.project
    dialog.limits.fields[name].line.setText(typed)
    dialog.apply.click()
    assert desk.project is before
    assert dialog.limits.fields[name].reason
    assert dialog._tabs.currentWidget() is dialog.limits


def test_every_limit_of_the_model_has_its_field_and_its_rule_exists() -> None:
    assert {limit.name for limit in LIMITS} == set(Thresholds.model_fields)
    assert {limit.rule for limit in LIMITS} - {""} <= set(catalogue())
    for limit in LIMITS:
        Thresholds.model_validate({limit.name: limit.least / limit.scale if limit.scale > 1 else limit.least})
        Thresholds.model_validate({limit.name: limit.most / limit.scale if limit.scale > 1 else limit.most})


def test_languages_are_flags_of_the_project(dialog: RuleSettings, desk: Desk) -> None:
    was = ProjectSettings.of(desk.project)
    dialog.bilingual.switch.click()
    dialog.language.offer("en" if was.language == "fr" else "fr")
    dialog.apply.click()
    now = ProjectSettings.of(desk.project)
    assert (now.bilingual, now.language) == (not was.bilingual, "en" if was.language == "fr" else "fr")


def test_applying_what_is_there_is_no_step(desk: Desk) -> None:
    give(desk, severity_profile=(RuleSetting(rule="OWN001", severity=catalogue()["OWN001"].severity),))
    before = desk.project
    dialog = RuleSettings(None, desk.document, ON)
    dialog.show()
    press(dialog, K.Key_Return)
    assert dialog.isVisible()
    press(dialog, K.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert not isValid(dialog) or not dialog.isVisible()
    assert desk.project is before


def test_escape_changes_nothing(dialog: RuleSettings, desk: Desk) -> None:
    before = desk.project
    dialog.rules.presets["strict"].click()
    press(dialog, K.Key_Escape)
    assert not dialog.isVisible()
    assert desk.project is before


def test_a_row_says_everything_and_f1_asks_for_help(dialog: RuleSettings, qtbot: QtBot) -> None:
    dialog.rules.view.select(["OWN001"])
    with qtbot.waitSignal(dialog.explained) as told:
        press(dialog.rules.view, K.Key_F1)
    assert told.args == ["OWN001"]
    iface = QAccessible.queryAccessibleInterface(dialog.rules.view)
    names = [iface.child(n).text(QAccessible.Text.Name) for n in range(iface.childCount())]
    assert any(
        name.startswith("OWN001, Nobody owns the whole journey: Error, as delivered Error") for name in names
    )


def test_words_follow_the_language(dialog: RuleSettings) -> None:
    set_language("fr")
    QApplication.processEvents()
    assert dialog.windowTitle() == "Règles et seuils"
    assert shown(dialog, "OWN001", SETTING) == "Erreur"
    assert dialog.rules.presets["strict"].text() == "Strict"


def test_choosing_is_pure(desk: Desk) -> None:
    chosen = Chosen.of(desk.project)
    assert chosen.with_rules(["OWN001"], "off").with_rules(["OWN001"], None) == chosen
    assert chosen.with_preset("delivered").settings().profile == ()


def test_titles_can_be_read_in_large_letters(qapp: QApplication, desk: Desk, qtbot: QtBot) -> None:
    base, font = qapp.font(), qapp.font()
    font.setPointSizeF(2 * 9.4)
    qapp.setFont(font)
    try:
        dialog = RuleSettings(None, desk.document, ON)
        qtbot.addWidget(dialog)
        dialog.resize(700, 700)
        dialog.show()
        (table,) = dialog.findChildren(RuleView)
        assert table.header().sectionSize(TITLE) >= 12 * table.fontMetrics().height()
    finally:
        qapp.setFont(base)
