"""Findings and waivers in the window: repairs that open a field, setting aside, what is remembered, layouts."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from journeydesigner.app.desktop import Desktop
from journeydesigner.app.window import MainWindow
from journeydesigner.editor.edits.fields import set_fields
from journeydesigner.i18n import message
from journeydesigner.model import Id, Kpi, Waiver
from journeydesigner.panels.findings.wording import NotAssessed
from journeydesigner.panels.waivers.grounds import GroundsDialog
from tests.app.conftest import TOURISM
from tests.panels.conftest import press, write


def dialog_of(window: MainWindow) -> GroundsDialog:
    """The dialog that asks for the grounds of a waiver."""
    found = [d for d in window.findChildren(GroundsDialog) if d.isVisible()]
    assert len(found) == 1
    return found[0]


def stand_in(qtbot: QtBot, window: MainWindow) -> None:
    """Give the keyboard to the list of findings, as Tab does."""
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.docks.findings.view.setFocus(Qt.FocusReason.TabFocusReason)
    assert window.docks.findings.view.current is not None


def test_a_repair_that_only_opens_puts_the_cursor_into_the_field(window: MainWindow) -> None:
    panel, checker = window.docks.findings, window.checker
    finding = next(
        f for f in panel.findings if any(x.opens is not None and x.opens.field for x in checker.fixes(f))
    )
    fix = next(x for x in checker.fixes(finding) if x.opens is not None and x.opens.field)
    opens = fix.opens
    assert opens is not None
    steps = len(window.document.history.done)
    panel.repairing.ask(finding, fix, panel.view)
    assert window.selection.ids == (opens.element,)
    assert window.docks.inspector.form is not None
    assert window.docks.inspector.form.ids == (opens.element,)
    assert window.docks.inspector.isAncestorOf(QApplication.focusWidget())
    assert len(window.document.history.done) == steps


def test_a_key_figure_off_the_map_opens_as_well(window: MainWindow) -> None:
    kpi = next(iter(window.project.all(Kpi)))
    window.docks.docks["inspector"].hide()
    window.docks.open_field(kpi, "target")
    assert window.docks.docks["inspector"].isVisible()
    assert window.docks.inspector.form is not None
    assert window.docks.inspector.form.ids == (kpi,)


def test_a_finding_is_set_aside_by_keys_alone_and_comes_back_by_undo(qtbot: QtBot, window: MainWindow) -> None:
    panel = window.docks.findings
    stand_in(qtbot, window)
    finding = panel.view.current
    press(panel.view, Qt.Key.Key_Delete)
    dialog = dialog_of(window)
    write(dialog.reason, "The director answers in fact")
    dialog.by.setText("Léa")
    with qtbot.waitSignal(panel.said):
        dialog.accept()
    (waiver,) = window.project.all(Waiver).values()
    assert (waiver.rule, waiver.element) == (finding.rule, finding.element)
    assert (waiver.reason, waiver.by, waiver.date) == ("The director answers in fact", "Léa", window.checker.on)
    assert waiver.seen is not None
    assert finding.key not in [f.key for f in panel.findings]
    assert window.status.sentence.text() == "1 finding set aside."
    window.commands["undo"].trigger()
    assert finding.key in [f.key for f in panel.findings]


def test_f1_and_delete_mean_the_row_and_not_the_window(qtbot: QtBot, window: MainWindow) -> None:
    panel = window.docks.findings
    stand_in(qtbot, window)
    press(panel.view, Qt.Key.Key_Return)
    element = window.selection.ids[0]
    panel.view.setFocus()
    QTest.keyClick(window.windowHandle(), Qt.Key.Key_Delete)
    assert element in window.project
    dialog_of(window).reject()
    panel.view.setFocus()
    asked: list[str] = []
    panel.help_wanted.connect(asked.append)
    QTest.keyClick(window.windowHandle(), Qt.Key.Key_F1)
    assert asked == [panel.view.current.rule]


def test_the_waiver_shows_in_its_dock_and_reopens_when_its_element_changes(window: MainWindow) -> None:
    panel, waivers = window.docks.findings, window.docks.waivers
    finding = next(f for f in panel.findings if f.rule == "OWN002")
    panel.repairing.set_aside([finding])
    dialog = dialog_of(window)
    write(dialog.reason, "Known")
    dialog.accept()
    window.commands["waivers"].trigger()
    assert window.docks.docks["waivers"].isVisible()
    assert [line.status for line in waivers.listed] == ["holds"]
    with window.document.edit(message("touch")) as draft:
        set_fields(draft, [finding.element], owner="r_dir")
    with window.document.edit(message("touch")) as draft:
        set_fields(draft, [finding.element], owner=None)
    assert [line.status for line in waivers.listed] == ["holds"]
    with window.document.edit(message("touch")) as draft:
        set_fields(draft, [finding.element], owner="r_dir")
    assert [line.status for line in waivers.listed] == ["reopened"]


def test_the_grouping_is_chosen_in_the_menu_and_remembered(window: MainWindow, desktop: Desktop) -> None:
    window.commands["group_by_unit"].trigger()
    assert window.docks.findings.filter.grouping == "unit"
    assert window.commands["group_by_unit"].isChecked()
    assert not window.commands["group_by_severity"].isChecked()
    desktop.new()
    assert desktop.windows[-1].docks.findings.filter.grouping == "unit"


def test_by_whom_is_remembered(window: MainWindow) -> None:
    panel = window.docks.findings
    panel.repairing.set_aside(panel.findings[:2])
    dialog = dialog_of(window)
    write(dialog.reason, "Known")
    dialog.by.setText("Zoé")
    dialog.accept()
    panel.repairing.set_aside(panel.findings[:1])
    assert dialog_of(window).by.text() == "Zoé"
    dialog_of(window).reject()


def test_findings_and_waivers_share_a_place_with_the_findings_in_front(window: MainWindow) -> None:
    docks = window.docks.docks
    assert docks["waivers"] in window.tabifiedDockWidgets(docks["findings"])
    assert docks["findings"].widget().isVisible()
    window.docks.toggle("inspector", "findings", "waivers")
    assert not window.docks.are_shown("inspector", "findings", "waivers")
    window.docks.toggle("inspector", "findings", "waivers")
    QApplication.processEvents()
    assert docks["findings"].widget().isVisible()


def test_a_layout_from_before_there_were_waivers_still_has_them(window: MainWindow, desktop: Desktop) -> None:
    window.removeDockWidget(window.docks.docks["waivers"])
    desktop.settings.keep("window/docks", window.saveState())
    desktop.new()
    fresh = desktop.windows[-1]
    QApplication.processEvents()
    assert fresh.docks.docks["waivers"] in fresh.tabifiedDockWidgets(fresh.docks.docks["findings"])
    assert not fresh.docks.docks["waivers"].isFloating()


def test_a_click_on_what_could_not_be_judged_shows_it(window: MainWindow) -> None:
    panel = window.docks.findings
    if not window.checker.unassessed:
        pytest.skip("every rule could judge everything")
    panel.fold_all(True)
    line = next(found for found in panel.model.lines if isinstance(found, NotAssessed))
    panel.view.opened.emit(line)
    assert window.selection.ids == (Id(line.element),)


def test_an_imported_text_keeps_its_waivers(desktop: Desktop, tmp_path: object) -> None:
    file = TOURISM.read_text("utf-8")
    waiver = "\nwaivers:\n- {rule: OWN002, element: s3, reason: known, by: Léa, until: 2999-01-01}\n"
    path = tmp_path / "with.yaml"  # type: ignore[operator]
    path.write_text(file + waiver, "utf-8")
    desktop.start(path, "en")
    window = desktop.windows[0]
    assert [line.waiver.by for line in _listed(window)] == ["Léa"]
    assert ("OWN002", "s3") not in [(f.rule, f.element) for f in window.checker.findings]


def _listed(window: MainWindow) -> list[object]:
    window.docks.show("waivers")
    QApplication.processEvents()
    window.docks.waivers.refresh()
    return list(window.docks.waivers.listed)
