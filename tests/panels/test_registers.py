"""The registers list, add, edit, paste and remove what a journey is steered by, for one journey or for all."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from journeydesigner.editor.edits.nesting import detail_stage
from journeydesigner.editor.edits.placing import add_journey
from journeydesigner.editor.edits.removal import remove
from journeydesigner.editor.edits.steering import add_kpi
from journeydesigner.i18n import message, set_language
from journeydesigner.model import Evidence, Id, Kind, Kpi, Opportunity, PainPoint
from journeydesigner.model.values import JourneyId
from journeydesigner.panels.fields.number import TypedField
from journeydesigner.panels.fields.text import TextField
from journeydesigner.panels.registers.window import RegistersWindow
from journeydesigner.panels.tables.lens import Lens
from journeydesigner.panels.tables.paste_dialog import PasteDialog
from tests.panels.conftest import Desk, choose, open_picker, press, show, write


@pytest.fixture
def registers(qtbot: QtBot, desk: Desk) -> RegistersWindow:
    window = RegistersWindow(None, desk.document, desk.selection, desk.journey)
    show(qtbot, window, 1200, 500)
    return window


def front(registers: RegistersWindow, kind: Kind) -> None:
    registers.show_kind(kind)
    QApplication.processEvents()


def stand(registers: RegistersWindow, id_: str, field: str) -> None:
    """Make a cell current."""
    columns = [column.field for column in registers.panel.plan.columns]
    assert registers.panel.view.stand_on(Id(id_), columns.index(field))


def enter(registers: RegistersWindow, id_: str, field: str, text: str) -> str:
    """Type into a cell; returns what the field says against it."""
    stand(registers, id_, field)
    editor = registers.panel.view.edit_cell()
    assert editor is not None
    assert isinstance(editor.field, TypedField | TextField)
    box = editor.field.line if isinstance(editor.field, TypedField) else editor.field.box
    if isinstance(editor.field, TypedField):
        editor.field.line.setText(text)
    else:
        editor.field.box.setPlainText(text)
    press(box, Qt.Key.Key_Return)
    return editor.field.reason


def shown(registers: RegistersWindow) -> list[str]:
    return [str(id_) for id_ in registers.panel.model.ids()]


@pytest.mark.parametrize(
    ("kind", "ids"),
    [
        (PainPoint, ["n01", "n02", "n03", "n04"]),
        (Opportunity, ["o01", "o02"]),
        (Kpi, ["k01", "k02", "k03", "k04", "k05"]),
        (Evidence, ["e01", "e02"]),
    ],
)
def test_each_tab_lists_its_kind(registers: RegistersWindow, kind: Kind, ids: list[str]) -> None:
    front(registers, kind)
    assert registers.panel.plan.kind is kind
    assert shown(registers) == ids


def test_one_journey_or_all_of_them(registers: RegistersWindow, desk: Desk) -> None:
    with desk.document.edit(message("other")) as draft:
        other = add_journey(draft)
        theirs = add_kpi(draft, JourneyId(other.id))
    front(registers, Kpi)
    assert theirs.id not in shown(registers)
    registers.bar.journeys.setCurrentIndex(1)
    registers.bar.journeys.activated.emit(1)
    assert shown(registers)[-1] == theirs.id
    last = len(registers.panel.plan.columns) - 1
    assert not registers.panel.view.isColumnHidden(last)
    assert registers.windowTitle() == "Registers – all journeys"
    registers.list_all(False)
    registers.set_journey(JourneyId(other.id))
    assert shown(registers) == [theirs.id]
    assert registers.windowTitle() == "Registers – New journey"


def test_the_journey_listed_goes_away(registers: RegistersWindow, desk: Desk) -> None:
    front(registers, Kpi)
    with desk.document.edit(message("gone")) as draft:
        remove(draft, [desk.journey])
    assert shown(registers) == []
    registers.panel.add()
    assert registers.panel.status.text() == "Begin a journey first: this belongs to one."
    desk.document.undo()
    assert len(shown(registers)) == 5


def test_a_new_record_belongs_to_the_journey_shown(registers: RegistersWindow, desk: Desk) -> None:
    for kind in (PainPoint, Opportunity, Kpi, Evidence):
        front(registers, kind)
        made = registers.panel.add()
        assert made is not None
        found = desk.project.journey_of(desk.get(made))
        assert found is not None
        assert found.id == desk.journey
        registers.panel.view.settle()
    assert desk.steps == ["Add a pain point", "Add an opportunity", "Add a KPI", "Add a source"]


def test_a_pain_point_needs_a_touchpoint(registers: RegistersWindow, desk: Desk) -> None:
    with desk.document.edit(message("empty")) as draft:
        empty = add_journey(draft)
    registers.set_journey(JourneyId(empty.id))
    front(registers, PainPoint)
    registers.panel.add()
    assert registers.panel.status.text() == "Add a touchpoint first: a pain point belongs to one."


@pytest.mark.parametrize(
    ("text", "kept"), [("1e308", 1e308), ("-12.5", -12.5), ("12,5", 12.5), ("0", 0.0), ("", None)]
)
def test_figures_are_entered(registers: RegistersWindow, desk: Desk, text: str, kept: float | None) -> None:
    front(registers, Kpi)
    assert enter(registers, "k01", "current", text) == ""
    assert desk.get("k01").current == kept
    record = desk.get("k01")
    for column in registers.panel.plan.columns:
        said = column.text(Lens(desk.project, "en"), record).casefold()
        assert "inf" not in said.split()
        assert "nan" not in said.split()


@pytest.mark.parametrize("text", ["1e309", "inf", "nan", "much"])
def test_what_is_no_figure_is_refused(registers: RegistersWindow, desk: Desk, text: str) -> None:
    front(registers, Kpi)
    assert enter(registers, "k01", "current", text)
    assert desk.get("k01").current == 39
    registers.panel.view.editor.give_up()  # type: ignore[union-attr]


def test_attainment_follows_the_figures(registers: RegistersWindow, desk: Desk) -> None:
    front(registers, Kpi)
    column = next(c for c in registers.panel.plan.columns if c.field == "attainment")
    lens = registers.panel.model.lens
    assert column.text(lens, desk.get("k01")) == "8% of the way"
    enter(registers, "k01", "current", "50")
    assert column.text(registers.panel.model.lens, desk.get("k01")) == "target met"
    assert column.text(lens, desk.get("k05")) == ""
    assert not column.is_editable


def test_what_is_measured_is_picked_from_the_journey(registers: RegistersWindow, desk: Desk) -> None:
    front(registers, Kpi)
    stand(registers, "k01", "scope")
    registers.panel.view.edit_cell()
    choose("Shuttle")
    assert desk.get("k01").scope == "touchpoint:t15"


def test_pains_of_an_opportunity_bring_their_touchpoints(registers: RegistersWindow, desk: Desk) -> None:
    front(registers, Opportunity)
    stand(registers, "o01", "pains")
    registers.panel.view.edit_cell()
    choose("No fallback")
    open_picker().close()
    assert desk.get("o01").touchpoints == ("t15", "t24")


def test_several_rows_take_one_value(registers: RegistersWindow, desk: Desk) -> None:
    front(registers, Opportunity)
    stand(registers, "o01", "impact")
    registers.panel.view.selectAll()
    editor = registers.panel.view.edit_cell()
    assert editor is not None
    assert editor.ids == ("o01", "o02")
    assert isinstance(editor.field, TypedField)
    editor.field.line.setText("3")
    press(editor.field.line, Qt.Key.Key_Return)
    assert {desk.get("o01").impact, desk.get("o02").impact} == {3}
    assert desk.steps == ["Change impact"]


def test_rows_are_sorted_and_searched(registers: RegistersWindow) -> None:
    front(registers, Opportunity)
    columns = [column.field for column in registers.panel.plan.columns]
    registers.panel.view.sort_by(columns.index("effort"))
    assert shown(registers) == ["o01", "o02"]
    registers.panel.view.sort_by(columns.index("effort"))
    assert shown(registers) == ["o02", "o01"]
    registers.panel.search.setText("shuttle text")
    assert shown(registers) == ["o01"]


def paste(monkeypatch: pytest.MonkeyPatch, registers: RegistersWindow, text: str) -> list[PasteDialog]:
    """Paste, saying yes to the question where it may be said."""
    asked: list[PasteDialog] = []

    def answer(dialog: PasteDialog) -> int:
        asked.append(dialog)
        return int(dialog.accept_button.isEnabled())

    monkeypatch.setattr(PasteDialog, "exec", answer)
    QApplication.clipboard().setText(text)
    registers.panel.paste()
    return asked


def test_kpis_are_pasted_from_a_spreadsheet(
    monkeypatch: pytest.MonkeyPatch, registers: RegistersWindow, desk: Desk
) -> None:
    front(registers, Kpi)
    registers.panel.view.setCurrentIndex(registers.panel.model.index_of(None))
    rows = (
        "Name\tWhat it measures\tMetric\tBaseline\tTarget\tCurrent\tDirection\tOwner",
        "Lost keys\tKeys handed over by the host\tcount\t12\t0\t4\tlower is better\tHost",
        "Wait at the shuttle\tTrip and arrival\tduration in minutes\t45\t20\t38,5\tlower is better\t",
    )
    paste(monkeypatch, registers, "\n".join(rows))
    lost, wait = desk.project.children(Kpi, desk.journey)[-2:]
    assert (lost.name.en, lost.scope, lost.direction, lost.owner) == (
        "Lost keys",
        "touchpoint:t17",
        "down",
        "r_heb",
    )
    assert (wait.scope, wait.current, wait.metric) == ("stage:s4", 38.5, "duration_min")
    assert len(desk.steps) == 1


def test_a_paste_with_an_impossible_figure_is_kept_out_whole(
    monkeypatch: pytest.MonkeyPatch, registers: RegistersWindow, desk: Desk
) -> None:
    front(registers, Kpi)
    before = desk.project
    (asked,) = paste(monkeypatch, registers, "Name\tTarget\nFirst\t12\nSecond\t1e999")
    assert desk.project is before
    assert [problem.line for problem in asked.paste.problems] == [3]


def test_pain_points_are_pasted_to_the_touchpoints_they_name(
    monkeypatch: pytest.MonkeyPatch, registers: RegistersWindow, desk: Desk
) -> None:
    front(registers, PainPoint)
    registers.panel.view.setCurrentIndex(registers.panel.model.index_of(None))
    paste(monkeypatch, registers, "Pain point\tTouchpoint\tSeverity\nToo dark\tKeys handed over by the host\t4")
    assert [(p.text.en, p.severity) for p in desk.project.children(PainPoint, Id("t17"))] == [("Too dark", 4)]


def test_what_is_copied_is_pasted_back_unchanged(
    monkeypatch: pytest.MonkeyPatch, registers: RegistersWindow, desk: Desk
) -> None:
    for kind in (PainPoint, Opportunity, Kpi, Evidence):
        front(registers, kind)
        registers.panel.view.selectAll()
        registers.panel.copy()
        before = desk.project
        first = next(registers.panel.model.ids())
        registers.panel.view.stand_on(first, 0)
        asked = paste(monkeypatch, registers, QApplication.clipboard().text())
        assert [d.paste.problems for d in asked] in ([], [[]]), kind
        assert desk.project == before, kind


def test_the_row_stood_on_is_what_the_inspector_shows(registers: RegistersWindow, desk: Desk) -> None:
    front(registers, Opportunity)
    stand(registers, "o02", "text")
    assert desk.selection.ids == ("o02",)
    desk.select("k03")
    assert registers.panel.plan.kind is Kpi
    assert registers.panel.view.current == "k03"
    desk.select("t12")
    assert registers.panel.view.current == "k03", "what is no record of a register leaves it alone"


def test_a_template_adds_a_kpi_and_stands_on_it(registers: RegistersWindow, desk: Desk) -> None:
    front(registers, Kpi)
    assert registers.bar.template.isVisible()
    registers.bar.template.click()
    choose("CES")
    made = desk.project.children(Kpi, desk.journey)[-1]
    assert (made.metric, made.scope) == ("ces", "journey")
    assert registers.panel.view.current == made.id
    front(registers, Evidence)
    assert not registers.bar.template.isVisible()


def test_the_place_of_a_record_is_shown_on_the_map(qtbot: QtBot, registers: RegistersWindow) -> None:
    for kind, record, place in ((PainPoint, "n03", "t24"), (Opportunity, "o02", "t14"), (Kpi, "k01", "tour")):
        front(registers, kind)
        stand(registers, record, registers.panel.plan.columns[0].field)
        with qtbot.waitSignal(registers.reveal) as revealed:
            registers.bar.reveal.click()
        assert revealed.args == [place]


def test_a_removed_record_goes_with_one_step(registers: RegistersWindow, desk: Desk) -> None:
    front(registers, Kpi)
    stand(registers, "k05", "name")
    press(registers.panel.view, Qt.Key.Key_Delete)
    QApplication.processEvents()
    assert shown(registers) == ["k01", "k02", "k03", "k04"]
    desk.document.undo()
    assert len(shown(registers)) == 5


def test_switching_the_language_rewords_everything(registers: RegistersWindow) -> None:
    front(registers, Kpi)
    set_language("fr")
    assert [registers.tabs.tabText(n) for n in range(4)] == ["Irritants", "Opportunités", "Indicateurs", "Preuves"]
    assert registers.windowTitle() == "Registres – Une semaine en famille au Pays d'Orvanne"
    assert registers.panel.model.headerData(3, Qt.Orientation.Horizontal) == "Départ"
    set_language("en")


def test_texts_are_turned_to_the_other_language(registers: RegistersWindow, desk: Desk) -> None:
    front(registers, Opportunity)
    registers.bar.sides["fr"].click()
    assert enter(registers, "o01", "text", "Afficher les départs") == ""
    assert (desk.get("o01").text.fr, desk.get("o01").text.en) == (
        "Afficher les départs",
        "Send shuttle departures by text",
    )


def test_esc_closes_the_window(registers: RegistersWindow) -> None:
    press(registers, Qt.Key.Key_Escape)
    assert not registers.isVisible()


def test_typing_while_the_journey_changes_is_forgotten_not_written_elsewhere(
    registers: RegistersWindow, desk: Desk
) -> None:
    front(registers, Kpi)
    stand(registers, "k01", "name")
    editor = registers.panel.view.edit_cell()
    assert editor is not None
    write(editor.field.focusProxy() or editor.field, "x")
    with desk.document.edit(message("other")) as draft:
        other = detail_stage(draft, Id("s4"))
    registers.set_journey(JourneyId(other.id))
    assert registers.panel.view.editor is None
    assert desk.get("k01").name.en == "Intention to return"
