"""Setting aside asks for its grounds; the list of waivers says what became of each, edits, renews, ends them."""

from __future__ import annotations

import datetime
from typing import Any

import pytest
from PySide6.QtCore import QDate, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from journeydesigner.editor.edits.fields import set_fields
from journeydesigner.editor.edits.waiving import Grounds, set_aside
from journeydesigner.i18n import message, set_language
from journeydesigner.model import Id, Waiver
from journeydesigner.panels.findings import FindingsPanel
from journeydesigner.panels.findings.wording import SET_ASIDE
from journeydesigner.panels.memory import ShortMemory
from journeydesigner.panels.rows.lines import Heading
from journeydesigner.panels.waivers.grounds import GroundsDialog
from journeydesigner.panels.waivers.panel import WaiversPanel
from journeydesigner.panels.waivers.wording import Listed
from journeydesigner.rules.finding import Finding
from tests.panels.conftest import ON, Desk, press, show, write

DAY = datetime.timedelta(days=1)
Key = Qt.Key


@pytest.fixture
def memory() -> ShortMemory:
    return ShortMemory()


@pytest.fixture
def findings(qtbot: QtBot, desk: Desk, memory: ShortMemory) -> FindingsPanel:
    found = FindingsPanel(desk.document, desk.selection, desk.checker, desk.journey, memory)
    show(qtbot, found)
    return found


@pytest.fixture
def panel(qtbot: QtBot, desk: Desk) -> WaiversPanel:
    found = WaiversPanel(desk.document, desk.selection, desk.checker)
    show(qtbot, found)
    return found


def dialog(panel: Any) -> GroundsDialog:
    (found,) = [d for d in panel.findChildren(GroundsDialog) if d.isVisible()]
    return found


def waivers(desk: Desk) -> list[Waiver]:
    return list(desk.project.children(Waiver))


def aside(desk: Desk, *keys: tuple[str, str], until: datetime.date | None = None) -> None:
    found = [f for key in keys for f in desk.checker.findings if f.key[:2] == key]
    with desk.document.edit(message("aside")) as draft:
        set_aside(draft, found, Grounds("known", "Léa", until), ON)


def change(desk: Desk, id_: str, **fields: Any) -> None:
    with desk.document.edit(message("elsewhere")) as draft:
        set_fields(draft, [Id(id_)], **fields)


def by_hand(desk: Desk) -> None:
    with desk.document.edit(message("by hand")) as draft:
        draft.add(Waiver(id=Id("w1"), rank="a8", rule="OLD999", element=Id("s3"), reason="old"))
        draft.add(Waiver(id=Id("w2"), rank="a9", rule="OWN002", element=Id("s99"), reason="gone"))


def statuses(panel: WaiversPanel) -> list[str]:
    return [line.status for line in panel.listed]


def of(panel: WaiversPanel, status: str) -> Listed:
    return next(line for line in panel.listed if line.status == status)


def click(panel: Any, line: Any, key: str) -> None:
    """Click a button of a row."""
    row = panel.model.row_of(line.key)
    panel.view.scrollTo(panel.model.index(row))
    button = next(b for b in panel.view.placed(line).buttons if b.button.key == key)
    at = button.where.translated(panel.view.visualRect(panel.model.index(row)).topLeft()).center()
    QTest.mouseClick(panel.view.viewport(), Qt.MouseButton.LeftButton, pos=at)


# -- setting aside


def test_the_button_of_a_row_asks_for_a_reason_and_sets_it_aside(
    qtbot: QtBot, findings: FindingsPanel, desk: Desk
) -> None:
    finding = findings.findings[0]
    click(findings, finding, SET_ASIDE)
    asked = dialog(findings)
    asked.accept()
    assert asked.isVisible()
    assert asked.problem == "Say why: without a reason nobody will know later."
    assert waivers(desk) == []
    write(asked.reason, "Accepté jusqu'à l'été")
    assert asked.problem == ""
    write(asked.by, "Léa")
    with qtbot.waitSignal(findings.said) as said:
        press(asked.by, Key.Key_Return)
    assert said.args == ["1 finding set aside.", True]
    assert [(w.rule, w.element, w.reason, w.by) for w in waivers(desk)] == [
        (finding.rule, finding.element, "Accepté jusqu'à l'été", "Léa")
    ]
    assert desk.steps == [f"Set aside: {finding.title()}"]
    assert finding.key not in [f.key for f in findings.findings]


def test_several_rows_are_set_aside_together(findings: FindingsPanel, desk: Desk) -> None:
    findings.view.stand_on(1)
    for _row in range(2):
        press(findings.view, Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    press(findings.view, Key.Key_Delete)
    asked = dialog(findings)
    write(asked.reason, "known")
    asked.accept()
    assert len(waivers(desk)) == 3
    assert desk.steps == ["Set 3 findings aside"]
    desk.document.undo()
    assert waivers(desk) == []


def test_the_button_of_a_row_outside_the_selection_sets_that_row_aside(
    findings: FindingsPanel, desk: Desk
) -> None:
    findings.view.stand_on(1)
    for _row in range(2):
        press(findings.view, Key.Key_Down, Qt.KeyboardModifier.ControlModifier)
    other = findings.findings[2]
    assert findings.view.current == other
    assert other not in findings.view.chosen
    for _button in findings.model.words(other).buttons:
        press(findings.view, Key.Key_Right)
    press(findings.view, Key.Key_Return)
    write(dialog(findings).reason, "known")
    dialog(findings).accept()
    assert [(w.rule, w.element) for w in waivers(desk)] == [other.key[:2]]


def test_a_day_that_is_over_is_refused_and_none_is_none(findings: FindingsPanel, desk: Desk) -> None:
    findings.repairing.set_aside(findings.findings[:1])
    asked = dialog(findings)
    write(asked.reason, "known")
    asked.until.line.setText("2020-01-01")
    asked.accept()
    assert asked.problem == "That day is over: choose a later one, or none."
    asked.until.line.setText("soon")
    asked.accept()
    assert "is no date" in asked.problem
    assert waivers(desk) == []
    asked.until.line.setText(f"{ON + DAY:%Y-%m-%d}")
    asked.accept()
    assert [w.until for w in waivers(desk)] == [ON + DAY]


def test_the_day_is_picked_from_a_calendar(findings: FindingsPanel, desk: Desk) -> None:
    findings.repairing.set_aside(findings.findings[:1])
    asked = dialog(findings)
    write(asked.reason, "known")
    asked.until.open_calendar().activated.emit(QDate(2027, 3, 1))
    asked.accept()
    assert [w.until for w in waivers(desk)] == [datetime.date(2027, 3, 1)]


def test_esc_sets_nothing_aside(findings: FindingsPanel, desk: Desk) -> None:
    findings.repairing.set_aside(findings.findings[:1])
    write(dialog(findings).reason, "known")
    press(dialog(findings).reason, Key.Key_Escape)
    assert waivers(desk) == []
    assert not [d for d in findings.findChildren(GroundsDialog) if d.isVisible()]


def test_the_name_used_last_is_there_and_those_of_the_project_are_offered(
    findings: FindingsPanel, desk: Desk, memory: ShortMemory
) -> None:
    memory.keep("waivers/by", "Marc")
    aside(desk, ("OWN002", "s3"))
    findings.repairing.set_aside(findings.findings[:1])
    asked = dialog(findings)
    assert asked.by.text() == "Marc"
    completer = asked.by.completer()
    assert [completer.model().index(n, 0).data() for n in range(completer.model().rowCount())] == ["Léa"]
    asked.reject()


def test_markup_in_a_reason_stays_text(findings: FindingsPanel, panel: WaiversPanel) -> None:
    findings.repairing.set_aside(findings.findings[:1])
    write(dialog(findings).reason, "<b>bold</b> & more")
    dialog(findings).accept()
    assert "Reason: <b>bold</b> & more" in panel.model.words(panel.listed[0]).texts


# -- the list


def test_an_empty_list_says_how_something_comes_into_it(panel: WaiversPanel) -> None:
    assert panel.nothing.isVisible()
    assert not panel.view.isVisible()
    assert panel.nothing.text().startswith("Nothing is set aside.")


def test_waivers_stand_by_status_what_asks_for_a_decision_first(panel: WaiversPanel, desk: Desk) -> None:
    aside(desk, ("OWN002", "s3"), ("PHY001", "s4"), ("OWN001", desk.journey))
    change(desk, waivers(desk)[0].id, until=ON - DAY)
    change(desk, waivers(desk)[1].id, seen="0" * 16)
    by_hand(desk)
    titles = [line.title for line in panel.model.lines if isinstance(line, Heading)]
    assert titles == [
        "Reopened: the element has changed", "Expired", "The element is gone", "The rule is unknown", "In force",
    ]  # fmt: skip
    assert statuses(panel) == ["reopened", "expired", "element_gone", "unknown_rule", "holds"]


def test_a_row_says_all_there_is_to_say(panel: WaiversPanel, desk: Desk) -> None:
    aside(desk, ("OWN002", "s3"), until=ON + DAY)
    row = panel.model.words(panel.listed[0])
    assert (row.title, row.code) == ("Stage has no owner", "OWN002")
    assert row.texts[0] == "3. Booking"
    assert "Reason: known" in row.texts
    assert row.texts[-1] == "By Léa, on 22 November 2026, until 23 November 2026"
    assert row.spoken.startswith("In force: Stage has no owner, OWN002. 3. Booking.")
    set_language("fr")
    assert (
        panel.model.words(panel.listed[0]).texts[-1] == "Par Léa, le 22 novembre 2026, jusqu'au 23 novembre 2026"
    )


def test_a_rule_that_is_no_more_and_an_element_that_is_gone_are_said_and_removed(
    panel: WaiversPanel, desk: Desk
) -> None:
    by_hand(desk)
    said = panel.model.words(of(panel, "unknown_rule")).texts[0]
    assert said == "This version has no rule OLD999: nothing is set aside. The waiver can go."
    assert "s99 is no longer in the project" in panel.model.words(of(panel, "element_gone")).texts[0]
    click(panel, of(panel, "unknown_rule"), "end")
    assert statuses(panel) == ["element_gone"]
    click(panel, of(panel, "element_gone"), "end")
    assert panel.nothing.isVisible()
    desk.document.undo()
    desk.document.undo()
    assert statuses(panel) == ["element_gone", "unknown_rule"]


def test_a_reopened_waiver_is_renewed_by_one_click(qtbot: QtBot, panel: WaiversPanel, desk: Desk) -> None:
    aside(desk, ("PHY001", "s4"))
    change(desk, "s4", intended_worlds="digital_only")
    assert statuses(panel) == ["reopened"]
    with qtbot.waitSignal(panel.said) as said:
        click(panel, panel.listed[0], "renew")
    assert said.args == ["1 waiver renewed.", True]
    assert statuses(panel) == ["holds"]
    desk.document.undo()
    assert statuses(panel) == ["reopened"]


def test_an_expired_waiver_asks_for_another_day(panel: WaiversPanel, desk: Desk) -> None:
    aside(desk, ("OWN002", "s3"))
    change(desk, waivers(desk)[0].id, until=ON - DAY)
    click(panel, panel.listed[0], "renew")
    asked = dialog(panel)
    assert asked.reason.toPlainText() == "known"
    asked.until.line.setText(f"{ON + DAY:%Y-%m-%d}")
    asked.accept()
    assert statuses(panel) == ["holds"]
    assert waivers(desk)[0].until == ON + DAY
    assert desk.steps[-1] == "Renew waivers"


def test_grounds_are_edited_and_the_finding_stays_aside(panel: WaiversPanel, desk: Desk) -> None:
    aside(desk, ("OWN002", "s3"))
    click(panel, panel.listed[0], "edit")
    asked = dialog(panel)
    asked.reason.selectAll()
    write(asked.reason, "better known")
    asked.accept()
    assert waivers(desk)[0].reason == "better known"
    assert statuses(panel) == ["holds"]


def test_ending_a_waiver_brings_its_finding_back(
    qtbot: QtBot, panel: WaiversPanel, findings: FindingsPanel, desk: Desk
) -> None:
    aside(desk, ("OWN002", "s3"), ("PHY001", "s4"))
    panel.view.stand_on(1)
    press(panel.view, Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    with qtbot.waitSignal(panel.said) as said:
        press(panel.view, Key.Key_Delete)
    assert said.args == ["2 waivers ended.", True]
    assert {("OWN002", "s3"), ("PHY001", "s4")} <= {f.key[:2] for f in findings.findings}
    assert desk.steps[-1] == "End waivers"


def test_a_click_shows_the_element_and_f1_asks_about_the_rule(
    qtbot: QtBot, panel: WaiversPanel, desk: Desk
) -> None:
    aside(desk, ("OWN002", "s3"))
    panel.view.stand_on(1)
    with qtbot.waitSignal(panel.reveal) as revealed:
        press(panel.view, Key.Key_Return)
    assert revealed.args == ["s3"]
    assert desk.selection.ids == ("s3",)
    with qtbot.waitSignal(panel.help_wanted) as asked:
        press(panel.view, Key.Key_F1)
    assert asked.args == ["OWN002"]


def test_waivers_are_copied_as_lines_and_offered_in_a_menu(panel: WaiversPanel, desk: Desk) -> None:
    aside(desk, ("OWN002", "s3"), until=ON)
    panel.view.stand_on(1)
    press(panel.view, Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QApplication.clipboard().text() == "\t".join(
        ["In force", "OWN002", "Stage has no owner", "3. Booking", "known", "Léa", "2026-11-22"]
    )
    panel._menu(panel.mapToGlobal(QPoint(10, 10)))
    (menu,) = [m for m in panel.findChildren(QMenu) if m.isVisible()]
    words = [action.text() for action in menu.actions() if action.text()]
    menu.close()
    assert words == ["Why?", "Show on the map", "Edit…", "Renew", "End", "Copy"]


def test_a_waiver_for_one_persona_names_it(panel: WaiversPanel, desk: Desk) -> None:
    about: Finding = next(f for f in desk.checker.findings if f.persona is not None)
    with desk.document.edit(message("aside")) as draft:
        set_aside(draft, [about], Grounds("known"), ON)
    place = panel.model.words(panel.listed[0]).texts[0]
    assert desk.get(str(about.persona)).name.get("en") in place


def test_a_hidden_list_catches_up_when_it_is_shown(panel: WaiversPanel, desk: Desk) -> None:
    panel.hide()
    aside(desk, ("OWN002", "s3"))
    panel.show()
    assert statuses(panel) == ["holds"]
