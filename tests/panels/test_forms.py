"""The forms of what steers a journey, and the lists inside other forms: written, tied and untied by hand."""

from __future__ import annotations

import datetime
from itertools import pairwise
from typing import Any

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication, QMenu, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from journeydesigner.editor.edits.fields import set_fields
from journeydesigner.editor.edits.nesting import detail_stage
from journeydesigner.editor.edits.placing import add_stage
from journeydesigner.editor.edits.removal import remove
from journeydesigner.i18n import message, set_language
from journeydesigner.model import (
    Assignment,
    Evidence,
    Id,
    Journey,
    Kpi,
    Opportunity,
    PainPoint,
    Stage,
    SystemLink,
    Text2,
)
from journeydesigner.model.values import JourneyId, RoleId
from journeydesigner.panels.fields.assignments import RaciField
from journeydesigner.panels.fields.decimal import DecimalField
from journeydesigner.panels.fields.grade import GradeField
from journeydesigner.panels.fields.jump import JumpField
from journeydesigner.panels.fields.lines import Line
from journeydesigner.panels.fields.number import DateField
from journeydesigner.panels.fields.pains import PainLine, PainsField
from journeydesigner.panels.fields.pick import ManyField
from journeydesigner.panels.fields.records import RecordsField
from journeydesigner.panels.fields.system_links import SystemLinksField
from journeydesigner.panels.fields.text import TextField
from journeydesigner.panels.fields.texts import TextsField
from journeydesigner.panels.inspector import Inspector
from journeydesigner.panels.inspector.inspector import PLANS
from tests.panels.conftest import Desk, choose, open_picker, press, show, write


@pytest.fixture
def inspector(qtbot: QtBot, desk: Desk) -> Inspector:
    panel = Inspector(desk.document, desk.selection, desk.journey)
    show(qtbot, panel)
    return panel


def field(inspector: Inspector, name: str) -> Any:
    """The field of this name, in sight and with the keyboard."""
    assert inspector.focus_field(name)
    assert inspector.form is not None
    return inspector.form.field(name)


def pains_of(desk: Desk, touchpoint: str) -> list[str]:
    return [pain.text.en for pain in desk.project.children(PainPoint, Id(touchpoint))]


def lines(pains: PainsField) -> list[PainLine]:
    found = list(pains.lines.values())
    assert all(isinstance(line, PainLine) for line in found)
    return found  # type: ignore[return-value]


def test_pain_points_are_written_one_after_the_other(inspector: Inspector, desk: Desk) -> None:
    desk.select("t24")
    pains: PainsField = field(inspector, "pains")
    assert pains.adder.box.hasFocus()
    for text in ("Nobody answers", "The text comes too late"):
        write(pains.adder.box, text)
        press(pains.adder.box, Qt.Key.Key_Return)
    assert pains_of(desk, "t24") == ["No fallback offered", "Nobody answers", "The text comes too late"]
    assert desk.steps == ["Add pain point", "Add pain point"]
    assert pains.adder.box.hasFocus()
    assert pains.adder.box.toPlainText() == ""
    assert [line.text.box.toPlainText() for line in lines(pains)] == pains_of(desk, "t24")


def test_a_pain_point_is_corrected_graded_and_taken_out_in_place(inspector: Inspector, desk: Desk) -> None:
    desk.select("t24")
    pains: PainsField = field(inspector, "pains")
    (line,) = lines(pains)
    line.text.box.setFocus()
    line.text.box.setPlainText("No plan B")
    press(line.text.box, Qt.Key.Key_Return)
    press(line.severity.steps[3], Qt.Key.Key_5)
    (pain,) = desk.project.children(PainPoint, Id("t24"))
    assert (pain.text.en, pain.text.fr, pain.severity) == ("No plan B", "Aucune solution de repli proposée", 5)
    line.remove.click()
    assert pains_of(desk, "t24") == []
    assert desk.steps == ["Change pain point", "Change pain point", "Remove pain point"]
    desk.document.undo()
    assert [line.text.box.toPlainText() for line in lines(pains)] == ["No plan B"]


def test_an_emptied_pain_point_is_refused_where_it_stands(inspector: Inspector, desk: Desk) -> None:
    desk.select("t24")
    (line,) = lines(field(inspector, "pains"))
    line.text.box.setFocus()
    line.text.turn("fr")
    with desk.document.edit(message("elsewhere")) as draft:
        set_fields(draft, [Id("n03")], text=Text2(fr="Rien"))
    line.text.box.clear()
    press(line.text.box, Qt.Key.Key_Return)
    assert line.text.reason
    assert desk.get("n03").text.fr == "Rien"


def test_what_is_typed_for_one_pain_point_stays_its_own(inspector: Inspector, desk: Desk) -> None:
    desk.select("t24")
    pains: PainsField = field(inspector, "pains")
    write(pains.adder.box, "Second")
    press(pains.adder.box, Qt.Key.Key_Return)
    first, second = lines(pains)
    second.text.box.setPlainText("Second one")
    with desk.document.edit(message("elsewhere")) as draft:
        remove(draft, [Id("n03")])
    (left,) = lines(pains)
    assert left is second
    assert second.text.box.toPlainText() == "Second one"
    inspector.settle()
    assert pains_of(desk, "t24") == ["Second one"]
    assert not first.isVisible()


def test_sources_are_ticked_or_noted_on_the_spot(inspector: Inspector, desk: Desk) -> None:
    desk.select("t24")
    (line,) = lines(field(inspector, "pains"))
    line.evidence.button.click()
    picker = open_picker()
    write(picker.search, "12 families")
    press(picker.search, Qt.Key.Key_Return)
    picker.close()
    assert desk.get("n03").evidence == ("e01",)
    line.evidence.button.click()
    write(open_picker().search, "Hotline log")
    press(open_picker().search, Qt.Key.Key_Down)
    press(open_picker().search, Qt.Key.Key_Return)
    noted = desk.get("n03").evidence[-1]
    assert desk.project.one(Evidence, noted).note.en == "Hotline log"  # type: ignore[union-attr]
    assert desk.project.one(Evidence, noted).journey == desk.journey  # type: ignore[union-attr]
    assert line.evidence.button.text() == "2 sources"
    assert desk.steps == ["Change pain point", "Change pain point"]


def test_opportunities_are_written_linked_unlinked_and_opened(
    qtbot: QtBot, inspector: Inspector, desk: Desk
) -> None:
    desk.select("t24")
    listed: RecordsField = field(inspector, "opportunities")
    write(listed.adder.box, "Offer an indoor visit")
    press(listed.adder.box, Qt.Key.Key_Return)
    made = desk.project.children(Opportunity, desk.journey)[-1]
    assert (made.text.en, made.touchpoints) == ("Offer an indoor visit", ("t24",))
    listed.action_buttons[0].click()
    choose("shuttle")
    assert desk.get("o01").touchpoints == ("t15", "t24")
    listed.rows[0].untie.click()
    assert desk.get("o01").touchpoints == ("t15",)
    assert desk.steps == ["Add opportunity", "Link opportunity", "Unlink opportunity"]
    with qtbot.waitSignal(inspector.reveal):
        listed.rows[0].button.click()
    assert desk.selection.ids == (made.id,)
    assert inspector.form is not None
    assert inspector.form.plan.kind == "Opportunity"


def test_the_register_is_one_click_away(qtbot: QtBot, inspector: Inspector) -> None:
    kpis: RecordsField = field(inspector, "kpis")
    assert kpis.register_button.text() == "All 5 KPIs of the journey…"
    with qtbot.waitSignal(inspector.register) as wanted:
        kpis.register_button.click()
    assert wanted.args == [Kpi]


def test_a_kpi_from_a_template_shows_its_form_at_once(inspector: Inspector, desk: Desk) -> None:
    desk.select("s4")
    kpis: RecordsField = field(inspector, "kpis")
    kpis.action_buttons[0].click()
    choose("NPS")
    made = desk.project.children(Kpi, desk.journey)[-1]
    assert (made.metric, made.scope, made.name.fr) == ("nps", "stage:s4", "Recommandation (NPS)")
    assert desk.selection.ids == (made.id,)
    assert inspector.form is not None
    assert inspector.form.plan.kind == "KPI"
    field(inspector, "name").box.setPlainText("Arrival NPS")
    inspector.settle()
    assert desk.get(made.id).name.en == "Arrival NPS"
    assert desk.get(made.id).name.fr == "Recommandation (NPS)"


@pytest.mark.parametrize(
    ("typed", "kept"),
    [("41.5", 41.5), ("-3", -3.0), ("1e308", 1e308), ("41,5", 41.5), ("1 234,5", 1234.5), (" 40 % ", 40.0)],
)
def test_figures_are_written_as_people_write_them(
    inspector: Inspector, desk: Desk, typed: str, kept: float
) -> None:
    set_language("fr")
    desk.select("k01")
    current: DecimalField = field(inspector, "current")
    current.line.setText(typed)
    press(current.line, Qt.Key.Key_Return)
    assert desk.get("k01").current == kept
    assert "." not in current.line.text()
    assert float(current.line.text().replace(",", ".")) == kept
    set_language("en")


@pytest.mark.parametrize("typed", ["1e309", "inf", "nan", "1,2,3", "12 km", "--1"])
def test_what_is_no_figure_is_refused_with_a_sentence(inspector: Inspector, desk: Desk, typed: str) -> None:
    desk.select("k01")
    target: DecimalField = field(inspector, "target")
    target.line.setText(typed)
    press(target.line, Qt.Key.Key_Return)
    assert target.reason
    assert desk.get("k01").target == 50
    assert desk.steps == []


def test_a_kpi_says_how_far_it_has_come(inspector: Inspector, desk: Desk) -> None:
    desk.select("k01")
    assert inspector.form is not None
    assert "39 of 50, 8% of the way" in inspector.form._subtitle.text()
    current: DecimalField = field(inspector, "current")
    current.line.setText("1e308")
    press(current.line, Qt.Key.Key_Return)
    assert "target met" in inspector.form._subtitle.text()
    assert "inf" not in inspector.form._subtitle.text()


def test_what_a_kpi_measures_is_chosen_and_shown(qtbot: QtBot, inspector: Inspector, desk: Desk) -> None:
    desk.select("k01")
    scope: JumpField = field(inspector, "scope")
    assert not scope.jump.isVisibleTo(inspector)
    scope.button.click()
    choose("Shuttle")
    assert desk.get("k01").scope == "touchpoint:t15"
    with qtbot.waitSignal(inspector.reveal) as revealed:
        scope.jump.click()
    assert revealed.args == ["t15"]


def test_the_day_of_a_source_is_never_emptied(inspector: Inspector, desk: Desk) -> None:
    desk.select("e01")
    day: DateField = field(inspector, "date")
    day.line.clear()
    press(day.line, Qt.Key.Key_Return)
    assert day.reason == "A source has a date: write the day it tells about."
    assert desk.get("e01").date.isoformat() == "2026-05-14"


def test_the_form_of_a_source_says_all_of_it(inspector: Inspector, desk: Desk) -> None:
    desk.select("e02")
    assert inspector.form is not None
    assert inspector.form._heading.text() == "Survey, 2\u00a0September\u00a02026: Summer survey, 340 answers"
    reliability: GradeField = field(inspector, "reliability")
    reliability.steps[3].click()
    covers: ManyField = field(inspector, "covers")
    covers.box.click()
    choose("Claire")
    open_picker().close()
    assert (desk.get("e02").reliability, desk.get("e02").covers) == (4, ("p_claire",))


def test_answering_a_pain_point_ties_its_touchpoint_too(inspector: Inspector, desk: Desk) -> None:
    desk.select("o01")
    field(inspector, "pains").box.click()
    choose("No fallback")
    open_picker().close()
    assert (desk.get("o01").pains, desk.get("o01").touchpoints) == (("n03",), ("t15", "t24"))


def test_a_pain_point_is_moved_in_its_form(inspector: Inspector, desk: Desk) -> None:
    desk.select("n03")
    field(inspector, "touchpoint").button.click()
    choose("Keys handed over")
    assert desk.get("n03").touchpoint == "t17"


def test_grades_are_given_by_keys_and_taken_back(inspector: Inspector, desk: Desk) -> None:
    desk.select("o01")
    impact: GradeField = field(inspector, "impact")
    assert impact.steps[3].hasFocus(), "the grade that stands is the one stop of the Tab key"
    press(impact.steps[3], Qt.Key.Key_Right)
    assert desk.get("o01").impact == 5
    assert impact.steps[4].hasFocus()
    press(impact.steps[4], Qt.Key.Key_2)
    assert desk.get("o01").impact == 2
    impact.steps[1].click()
    assert desk.get("o01").impact is None
    press(impact.steps[0], Qt.Key.Key_Right)
    press(impact.steps[2], Qt.Key.Key_Delete)
    assert desk.get("o01").impact is None
    assert [s.focusPolicy() for s in impact.steps].count(Qt.FocusPolicy.StrongFocus) == 1


def test_a_stage_gets_a_journey_that_shows_it_in_detail(inspector: Inspector, desk: Desk) -> None:
    desk.select("s4")
    detail: JumpField = field(inspector, "sub_journey")
    detail.button.click()
    write(open_picker().search, "Arriving by train")
    press(open_picker().search, Qt.Key.Key_Return)
    made = desk.project.journeys()[-1]
    assert (made.name.en, desk.get("s4").sub_journey) == ("Arriving by train", made.id)
    assert desk.selection.ids == (made.id,)
    assert desk.steps == ["Add sub-journey"]
    desk.document.undo()
    assert desk.get("s4").sub_journey is None


def test_a_loop_of_sub_journeys_is_refused_with_the_way_it_would_go(inspector: Inspector, desk: Desk) -> None:
    with desk.document.edit(message("inner")) as draft:
        inner = detail_stage(draft, Id("s4"), Text2(en="Arriving"))
        stage = add_stage(draft, JourneyId(inner.id))
    desk.select(stage.id)
    detail: JumpField = field(inspector, "sub_journey")
    detail.button.click()
    choose("family week")
    assert "→ Arriving" in detail.reason
    assert desk.get(stage.id).sub_journey is None


def test_applications_are_linked(inspector: Inspector, desk: Desk) -> None:
    desk.select("y_cms")
    links: SystemLinksField = field(inspector, "links")
    links.add_button.click()
    choose("CRM")
    assert desk.get("y_cms").links[-1] == SystemLink(to="y_crm", kind="api")  # type: ignore[arg-type]
    before = len(desk.get("y_cms").links)
    row = links.rows[-1]
    row.kind.setCurrentIndex(3)
    row.kind.activated.emit(3)
    assert desk.get("y_cms").links[-1].kind == "manual_rekey"
    links.rows[-1].other.click()
    choose("kiosk")
    assert desk.get("y_cms").links[-1].to == "y_borne"
    links.rows[-1].remove.click()
    assert len(desk.get("y_cms").links) == before - 1


def test_texts_of_a_persona_are_written_one_a_line(inspector: Inspector, desk: Desk) -> None:
    desk.select("p_claire")
    goals: TextsField = field(inspector, "goals")
    for text in ("Rest", "Save money"):
        write(goals.adder.box, text)
        press(goals.adder.box, Qt.Key.Key_Return)
    first: Line = next(iter(goals.lines.values()))
    assert isinstance(first.first, TextField)
    first.first.turn("fr")
    first.first.box.setPlainText("Se reposer")
    press(first.first.box, Qt.Key.Key_Return)
    assert [(g.fr, g.en) for g in desk.get("p_claire").goals] == [("Se reposer", "Rest"), ("", "Save money")]
    first.remove.click()
    assert [g.en for g in desk.get("p_claire").goals] == ["Save money"]


def test_a_part_is_limited_in_time_and_never_backwards(inspector: Inspector, desk: Desk) -> None:
    desk.select("s5")
    raci: RaciField = field(inspector, "raci")
    raci.add_button.click()
    choose("Head of promotion")
    (start, end) = raci.rows[-1].fields
    assert isinstance(start, DateField)
    assert isinstance(end, DateField)
    assert not start.isVisibleTo(inspector)
    next(b for b in raci.rows[-1].findChildren(QToolButton) if b.isCheckable()).click()
    assert start.isVisibleTo(inspector)
    start.line.setText("2027-03-01")
    press(start.line, Qt.Key.Key_Return)
    end = raci.rows[-1].fields[1]
    assert isinstance(end, DateField)
    end.line.setText("2027-02-01")
    press(end.line, Qt.Key.Key_Return)
    assert end.reason.startswith("The end would come before the beginning")
    part = desk.get("s5").raci[-1]
    assert (str(part.valid_from), part.valid_to) == ("2027-03-01", None)


def test_several_pieces_of_evidence_are_edited_together(inspector: Inspector, desk: Desk) -> None:
    desk.select("e01", "e02")
    reliability: GradeField = field(inspector, "reliability")
    assert not reliability.hint.isHidden()
    press(reliability.steps[0], Qt.Key.Key_3)
    assert {desk.get("e01").reliability, desk.get("e02").reliability} == {3}
    note: TextField = field(inspector, "note")
    assert note.box.toPlainText() == ""
    assert note.box.placeholderText() == "Several values"
    note.box.setPlainText("On site")
    press(note.box, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert [desk.get(e).note.en for e in ("e01", "e02")] == ["On site", "On site"]
    assert [desk.get(e).note.fr for e in ("e01", "e02")][1] == "Enquête été, 340 réponses"
    assert note.box.toPlainText() == ""
    assert note.box.placeholderText() == "Several values"
    assert desk.steps == ["Change reliability", "Change note"]


def test_lists_of_several_show_what_is_common_and_change_alike(inspector: Inspector, desk: Desk) -> None:
    desk.select("t12", "t25")
    systems: ManyField = field(inspector, "systems")
    assert systems.chips == []
    systems.box.click()
    choose("CMS")
    open_picker().close()
    assert desk.get("t12").systems == ("y_resa", "y_cms")
    assert desk.get("t25").systems == ("y_crm", "y_cms")
    assert [chip.option.value for chip in systems.chips] == ["y_cms"]
    systems.chips[0].click()
    assert (desk.get("t12").systems, desk.get("t25").systems) == (("y_resa",), ("y_crm",))


def test_tags_are_typed_once_and_picked_from_then_on(inspector: Inspector, desk: Desk) -> None:
    desk.select("t12", "t25")
    tags: ManyField = field(inspector, "tags")
    tags.box.click()
    press(open_picker().search, Qt.Key.Key_Return)
    assert open_picker().isVisible(), "there is nothing typed to make a tag of"
    choose("To review")
    assert desk.get("t12").tags == desk.get("t25").tags == ("To review",)
    desk.select("t30")
    field(inspector, "tags").box.click()
    choose("to review")
    open_picker().close()
    assert desk.get("t30").tags == ("To review",), "the same word is not made a second time"
    field(inspector, "tags").chips[0].click()
    assert desk.get("t30").tags == ()
    assert desk.steps == ["Change tags"] * 3


def test_parts_of_several_are_given_and_taken_alike(inspector: Inspector, desk: Desk) -> None:
    before = {e: desk.get(e).raci for e in ("t30", "t12")}
    assert before["t30"] != before["t12"]
    desk.select("t30", "t12")
    raci: RaciField = field(inspector, "raci")
    assert not raci.more.isHidden()
    raci.add_button.click()
    choose("Head of promotion")
    assert all(desk.get(e).raci == (*before[e], desk.get(e).raci[-1]) for e in before)
    raci.rows[0].remove.click()
    assert {e: desk.get(e).raci for e in before} == before


def test_kinds_share_the_fields_that_mean_the_same(inspector: Inspector, desk: Desk) -> None:
    desk.select("p_claire", "c_site")
    devices: ManyField = field(inspector, "devices")
    devices.box.click()
    choose("Wearable")
    open_picker().close()
    assert "wearable" in desk.get("p_claire").devices
    assert "wearable" in desk.get("c_site").devices
    desk.select("r_num", "u_num")
    field(inspector, "external").switch.click()
    assert desk.get("r_num").external is desk.get("u_num").external is True
    assert inspector.form is not None
    assert {row.name for section in inspector.form.plan.sections for row in section.rows} == {"external"}


def test_the_primary_persona_is_the_one_put_first(inspector: Inspector, desk: Desk) -> None:
    personas: ManyField = field(inspector, "personas")
    henri = personas.chips[1]
    henri.setFocus()
    press(henri, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert desk.get("tour").personas == ("p_henri", "p_claire")
    assert personas.chips[0].hasFocus()
    claire = personas.chips[1]
    QApplication.sendEvent(
        claire, QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(2, 2), QPoint(9, 9))
    )
    (menu,) = claire.findChildren(QMenu)
    assert [action.text() for action in menu.actions()] == ["Make primary persona", "Take out"]
    menu.actions()[0].trigger()
    menu.close()
    assert desk.get("tour").personas == ("p_claire", "p_henri")
    assert desk.steps == ["Change personas", "Change personas"]


def tab_stops(inspector: Inspector) -> list[QWidget]:
    """What Tab stops at in the form, in its order."""
    form = inspector.form
    assert form is not None
    found: list[QWidget] = []
    at = form.nextInFocusChain()
    while at is not None and at is not form:
        if at.focusPolicy() & Qt.FocusPolicy.TabFocus and at.isVisible() and form.isAncestorOf(at):
            found.append(at)
        at = at.nextInFocusChain()
    return found


def test_tab_goes_through_the_form_as_the_eye_does(inspector: Inspector, desk: Desk) -> None:
    """Sections unfolded from the last to the first, and lines that come later, make no detours."""
    inspector.resize(340, 3000)
    desk.select("t24")
    assert inspector.form is not None
    for box in reversed(list(inspector.form.boxes.values())):
        box.set_open(True)
    for name in ("pains", "opportunities"):
        adder = inspector.form.field(name).adder  # type: ignore[union-attr]
        adder.box.setPlainText("More")
        adder.flush()
    inspector.form.field("raci").add_button.click()  # type: ignore[union-attr]
    choose("Head of promotion")
    for _ in range(4):
        QApplication.processEvents()
    tops = [stop.mapTo(inspector.form, QPoint(0, 0)).y() for stop in tab_stops(inspector)]
    assert len(tops) > 60
    assert all(after > before - 14 for before, after in pairwise(tops))


def test_no_part_of_a_form_flashes_as_a_window_of_its_own(inspector: Inspector, desk: Desk) -> None:
    with desk.document.edit(message("limited")) as draft:
        part = Assignment(role=RoleId(Id("r_num")), code="C", valid_from=datetime.date(2027, 1, 1))
        set_fields(draft, [Id("s5")], raci=(part,))
    shown: list[str] = []
    watch = QApplication.instance()
    assert watch is not None

    class Watch(QObject):
        def eventFilter(self, watched: QObject, event: QEvent) -> bool:
            if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
                shown.append(type(watched).__name__)
            return False

    eyes = Watch()
    watch.installEventFilter(eyes)
    for kind in PLANS:
        desk.selection.set([Id("s5") if kind is Stage else next(iter(desk.project.all(kind)))])
        assert inspector.form is not None
        for box in inspector.form.boxes.values():
            box.set_open(True)
        QApplication.processEvents()
    watch.removeEventFilter(eyes)
    assert shown == []


def test_a_project_without_journeys_shows_no_broken_form(qtbot: QtBot, desk: Desk) -> None:
    with desk.document.edit(message("empty")) as draft:
        remove(draft, [j.id for j in desk.project.all(Journey).values()])
    panel = Inspector(desk.document, desk.selection, None)
    show(qtbot, panel)
    assert panel.form is None
    assert not panel.focus_field("kpis")
    QApplication.processEvents()
