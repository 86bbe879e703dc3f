"""The registers stand in the menu, the inspector leads to them, and what they show is shown everywhere."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from journeydesigner.app.window import MainWindow
from journeydesigner.editor.edits.placing import add_journey
from journeydesigner.i18n import message
from journeydesigner.model import Id, Kind, Kpi, Opportunity
from journeydesigner.model.values import JourneyId
from journeydesigner.panels.fields.records import RecordsField
from journeydesigner.panels.registers.window import RegistersWindow


def registers(window: MainWindow) -> RegistersWindow:
    """The registers, which must have been asked for."""
    found = window.steering.registers
    assert found is not None
    assert found.isVisible()
    return found


def front(window: MainWindow) -> Kind:
    return registers(window).panel.plan.kind


def test_each_register_has_its_entry_in_the_menu(window: MainWindow) -> None:
    assert window.steering.registers is None, "built when it is first asked for"
    for command, kind in (
        ("pain_points", "PainPoint"),
        ("opportunities", "Opportunity"),
        ("kpis", "Kpi"),
        ("evidence", "Evidence"),
    ):
        window.commands[command].trigger()
        QApplication.processEvents()
        assert front(window).__name__ == kind
    shown = registers(window)
    window.commands["kpis"].trigger()
    assert registers(window) is shown


def test_the_inspector_leads_to_the_register(window: MainWindow) -> None:
    window.selection.clear()
    window.docks.inspector.focus_field("kpis")
    assert window.docks.inspector.form is not None
    kpis = window.docks.inspector.form.field("kpis")
    assert isinstance(kpis, RecordsField)
    kpis.register_button.click()
    assert front(window) is Kpi


def test_a_row_of_a_register_is_edited_in_the_inspector_too(window: MainWindow) -> None:
    window.commands["kpis"].trigger()
    QApplication.processEvents()
    registers(window).panel.view.stand_on(Id("k04"))
    form = window.docks.inspector.form
    assert form is not None
    assert (form.plan.kind, form.ids) == ("KPI", ("k04",))


def test_the_registers_follow_the_journey_on_the_map(window: MainWindow) -> None:
    window.commands["kpis"].trigger()
    with window.document.edit(message("other")) as draft:
        other = add_journey(draft)
    window.show_journey(JourneyId(other.id))
    assert list(registers(window).panel.model.ids()) == []
    window.document.undo()
    QApplication.processEvents()
    assert len(list(registers(window).panel.model.ids())) == 5


def test_undo_works_from_within_the_registers(window: MainWindow) -> None:
    window.commands["opportunities"].trigger()
    panel = registers(window).panel
    panel.add()
    panel.view.settle()
    assert window.commands["undo"] in registers(window).actions()
    window.commands["undo"].trigger()
    assert list(panel.model.ids()) == ["o01", "o02"]


def test_the_place_of_a_pain_point_is_brought_into_view(window: MainWindow) -> None:
    window.commands["pain_points"].trigger()
    registers(window).panel.view.stand_on(Id("n03"))
    registers(window).bar.reveal.click()
    assert window.selection.ids == ("t24",)


def test_a_fix_that_opens_a_field_of_a_kpi_shows_its_form(window: MainWindow) -> None:
    (finding,) = (f for f in window.checker.findings if f.rule == "KPI004" and f.element == "k05")
    fix = next(fix for fix in window.checker.fixes(finding) if fix.opens is not None)
    assert fix.opens is not None
    window.docks.open_field(fix.opens.element, fix.opens.field or "")
    form, focus = window.docks.inspector.form, QApplication.focusWidget()
    assert form is not None
    assert form.ids == ("k05",)
    assert focus is not None
    field = form.field(fix.opens.field or "")
    assert field is not None
    assert field.isAncestorOf(focus)


def test_the_title_of_the_project_can_be_written(window: MainWindow) -> None:
    window.commands["project_properties"].trigger()
    form = window.docks.inspector.form
    assert form is not None
    title = form.field("title")
    assert title is not None
    title.box.setPlainText("Orvanne 2027")  # type: ignore[attr-defined]
    window.docks.inspector.settle()
    assert window.project.info.title.en == "Orvanne 2027"
    assert window.project.info.title.fr != "Orvanne 2027"


def test_what_is_typed_in_a_register_is_saved_with_the_file(window: MainWindow) -> None:
    window.commands["opportunities"].trigger()
    panel = registers(window).panel
    panel.view.stand_on(Id("o01"), 0)
    editor = panel.view.edit_cell()
    assert editor is not None
    editor.field.box.setPlainText("Departures by text")  # type: ignore[attr-defined]
    window.settle()
    found = window.project.one(Opportunity, Id("o01"))
    assert found is not None
    assert found.text.en == "Departures by text"


def test_the_registers_lie_where_they_lay_before(window: MainWindow) -> None:
    window.commands["kpis"].trigger()
    registers(window).resize(777, 444)
    registers(window).close()
    window.steering.registers = None
    window.commands["kpis"].trigger()
    assert registers(window).size().toTuple() == (777, 444)


@pytest.mark.parametrize("record", ["k01", "o01", "n03", "e01", "prj", "tour"])
def test_the_map_bears_the_selection_of_what_it_does_not_show(
    qtbot: QtBot, window: MainWindow, record: str
) -> None:
    before = window.project
    window.selection.set([Id(record if record != "prj" else window.project.info.id)])
    window.canvas.setFocus()
    for key in (Qt.Key.Key_Right, Qt.Key.Key_F2, Qt.Key.Key_M, Qt.Key.Key_Escape, Qt.Key.Key_L, Qt.Key.Key_Escape):
        qtbot.keyClick(window.canvas, key)
        window.selection.set([Id(record if record != "prj" else window.project.info.id)])
    QApplication.processEvents()
    assert window.project == before


def test_delete_on_the_map_takes_no_whole_journey_away(window: MainWindow) -> None:
    window.selection.set([Id("tour")])
    window.commands["remove"].trigger()
    assert window.project.journeys() != ()
    assert "which asks first" in window.status.sentence.text()
