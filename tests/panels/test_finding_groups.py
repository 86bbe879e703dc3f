"""Findings in groups that fold, what could not be judged below them, the filter, and the list as text."""

from __future__ import annotations

import datetime
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from journeydesigner.editor.checker import Checker
from journeydesigner.editor.document import Document
from journeydesigner.editor.edits.beginning import begin
from journeydesigner.editor.edits.fields import set_fields
from journeydesigner.editor.selection import Selection
from journeydesigner.i18n import message, set_language
from journeydesigner.model import Id, Project, Role, Stage
from journeydesigner.model.reading import effective_owner
from journeydesigner.panels.findings import FindingsPanel
from journeydesigner.panels.findings.copying import as_letter
from journeydesigner.panels.findings.grouping import Context, grouped
from journeydesigner.panels.findings.listing import UNASSESSED
from journeydesigner.panels.findings.places import Places
from journeydesigner.panels.findings.wording import NotAssessed
from journeydesigner.panels.groupings import GROUPINGS, Grouping
from journeydesigner.panels.memory import ShortMemory
from journeydesigner.panels.rows.lines import Heading
from journeydesigner.rules.finding import Finding, Unassessed
from tests.builders import sample
from tests.panels.conftest import ON, Desk, press, show, write


@pytest.fixture
def memory() -> ShortMemory:
    return ShortMemory()


@pytest.fixture
def panel(qtbot: QtBot, desk: Desk, memory: ShortMemory) -> FindingsPanel:
    found = FindingsPanel(desk.document, desk.selection, desk.checker, desk.journey, memory)
    show(qtbot, found)
    return found


def headings(panel: FindingsPanel) -> list[Heading]:
    return [line for line in panel.model.lines if isinstance(line, Heading) and UNASSESSED not in line.key]


def edit(desk: Desk, id_: str, **fields: Any) -> None:
    with desk.document.edit(message("elsewhere")) as draft:
        set_fields(draft, [Id(id_)], **fields)


# -- groups


def a_finding(rule: str, element: str, journey: str = "j1") -> Any:
    return Finding(rule, "error", Id(journey), Id(element), None, "", "", ())


def test_by_severity_the_selection_comes_first_and_other_journeys_last() -> None:
    found = [a_finding("OWN002", "s1", "j2"), a_finding("OWN002", "s2"), a_finding("OWN002", "s3", "j2")]
    context = Context(Places(sample("tourism")), frozenset([Id("s3")]), Id("j1"))
    assert [(g.title, [f.element for f in g.findings]) for g in grouped(found, "severity", context)] == [
        ("On the selection", ["s3"]), ("The whole journey", ["s2"]), ("Elsewhere in the project", ["s1"]),
    ]  # fmt: skip


@pytest.mark.parametrize("grouping", GROUPINGS)
def test_every_grouping_lists_every_finding_once_in_the_order_of_the_check(
    panel: FindingsPanel, desk: Desk, grouping: Grouping
) -> None:
    panel.filter.grouper.choose(grouping)
    assert sorted(f.key[:2] for f in panel.findings) == sorted(f.key[:2] for f in desk.checker.findings)
    order = {finding: n for n, finding in enumerate(desk.checker.findings)}
    for group in panel.groups:
        places = [order[finding] for finding in group.findings]
        assert places == sorted(places)
    assert [h.count for h in headings(panel)] == [len(g.findings) for g in panel.groups]


def test_by_rule_the_gravest_come_first_and_rows_say_where_they_are(panel: FindingsPanel) -> None:
    panel.filter.grouper.choose("rule")
    severities = [group.severity for group in panel.groups]
    assert severities == sorted(severities, key=["error", "warning", "info"].index)  # type: ignore[arg-type]
    for group in panel.groups:
        assert {finding.rule for finding in group.findings} == {group.key}
        assert group.title.startswith(group.key)
    row = panel.model.words(next(f for f in panel.findings if f.key[:2] == ("OWN002", "s3")))
    assert (row.title, row.code) == ("3. Booking", "")


def test_by_stage_groups_follow_the_map(panel: FindingsPanel, desk: Desk) -> None:
    panel.filter.grouper.choose("stage")
    stages = [stage.id for stage in desk.project.stages(desk.journey)]
    keys = [group.key for group in panel.groups]
    assert keys[0] == desk.journey
    assert [key for key in keys if key in stages] == [id_ for id_ in stages if id_ in keys]
    for group in panel.groups:
        for finding in group.findings:
            entity = desk.get(finding.element)
            if isinstance(entity, Stage):
                assert group.key == entity.id
    assert "3. Booking" in [group.title for group in panel.groups]


def test_by_owner_nobody_comes_first_and_each_role_has_its_own(panel: FindingsPanel, desk: Desk) -> None:
    panel.filter.grouper.choose("owner")
    assert panel.groups[0].key == "nobody"
    assert ("OWN002", "s3") in [f.key[:2] for f in panel.groups[0].findings]
    for group in panel.groups:
        for finding in group.findings:
            touchpoint = desk.get(finding.element)
            if finding.rule.startswith("PHY") and hasattr(touchpoint, "stage"):
                assert (effective_owner(desk.project, touchpoint) or "nobody") == group.key
    edit(desk, "s3", owner="r_acc")
    assert not any(f.element == "s3" for f in panel.groups[0].findings)


def test_roles_that_nobody_holds_come_right_after_nobody(panel: FindingsPanel, desk: Desk) -> None:
    panel.filter.grouper.choose("owner")
    held = [desk.get(group.key).placeholder for group in panel.groups[1:]]
    assert held == sorted(held, reverse=True)
    assert held[0]
    assert panel.groups[1].title.endswith(", to be named")


def test_for_a_passage_answers_who_answers_for_its_bridge_else_who_owns_its_start(desk: Desk) -> None:
    links = desk.project.transitions(desk.journey)
    bridged = next(x for x in links if x.bridge is not None and x.bridge.owner is None)
    start = effective_owner(desk.project, desk.get(bridged.from_))
    assert Places(desk.project).owner(bridged.id) == start
    other = next(r for r in desk.project.all(Role) if r != start)
    edit(desk, bridged.id, bridge=bridged.bridge.model_copy(update={"owner": other}))  # type: ignore[union-attr]
    assert Places(desk.project).owner(bridged.id) == other
    assert Places(desk.project).stage(bridged.id) == desk.get(bridged.from_).stage


def test_by_stage_the_journey_shown_comes_first_and_stages_of_others_name_theirs(desk: Desk) -> None:
    with desk.document.edit(message("another")) as draft:
        other = begin(draft, "customer_b2c")
    checker = Checker(desk.document, ON)
    first = {}
    for journey in (desk.journey, other.id):
        context = Context(Places(desk.project), frozenset(), journey)
        groups = grouped(checker.findings, "stage", context)
        first[journey] = groups[0].findings[0].journey
        own = [
            g
            for g in groups
            if desk.project.one(Stage, Id(g.key)) is not None and desk.get(g.key).journey == other.id
        ]
        assert all(group.title.startswith(other.name.get("en") + ", ") for group in own)
        assert own
    assert first == {desk.journey: desk.journey, other.id: other.id}


def test_by_unit_every_department_gets_its_list(panel: FindingsPanel, desk: Desk) -> None:
    panel.filter.grouper.choose("owner")
    owners = {f: g.key for g in panel.groups for f in g.findings}
    panel.filter.grouper.choose("unit")
    assert panel.groups[0].key == "nobody"
    for group in panel.groups[1:]:
        for finding in group.findings:
            role = desk.get(owners[finding]) if owners[finding] != "nobody" else None
            assert role is None or role.unit == group.key


def test_the_grouping_is_remembered(qtbot: QtBot, panel: FindingsPanel, desk: Desk, memory: ShortMemory) -> None:
    panel.filter.grouper.choose("unit")
    other = FindingsPanel(desk.document, desk.selection, desk.checker, desk.journey, memory)
    qtbot.addWidget(other)
    assert other.filter.grouping == "unit"


def test_what_was_remembered_wrongly_is_ignored(qtbot: QtBot, desk: Desk, memory: ShortMemory) -> None:
    memory.keep("findings/grouping", "by the moon")
    panel = FindingsPanel(desk.document, desk.selection, desk.checker, desk.journey, memory)
    qtbot.addWidget(panel)
    assert panel.filter.grouping == "severity"


def test_what_is_selected_on_the_map_comes_into_sight(panel: FindingsPanel, desk: Desk) -> None:
    panel.view.verticalScrollBar().setValue(900)
    desk.select("t12")
    assert panel.view.verticalScrollBar().value() == 0
    panel.filter.grouper.choose("rule")
    panel.view.verticalScrollBar().setValue(900)
    there = panel.view.verticalScrollBar().value()
    desk.select("t11")
    assert panel.view.verticalScrollBar().value() == there > 0


# -- folding


def test_a_group_folds_and_stays_folded_while_the_project_changes(panel: FindingsPanel, desk: Desk) -> None:
    panel.filter.grouper.choose("rule")
    first = panel.groups[0]
    panel.view.stand_on(0)
    press(panel.view, Qt.Key.Key_Left)
    assert not headings(panel)[0].is_open
    assert not any(finding.rule == first.key for finding in panel.findings)
    assert headings(panel)[0].count == len(first.findings)
    edit(desk, "s3", type="other")
    assert not headings(panel)[0].is_open
    line = panel.view.current_line
    assert line is not None
    assert line.key == first.key
    press(panel.view, Qt.Key.Key_Right)
    assert any(finding.rule == first.key for finding in panel.findings)


def test_all_groups_fold_at_once_and_each_grouping_has_its_own_folds(panel: FindingsPanel) -> None:
    panel.filter.grouper.choose("stage")
    panel.fold_all(False)
    assert panel.findings == []
    assert len(headings(panel)) == len(panel.groups) > 3
    panel.filter.grouper.choose("owner")
    assert panel.findings
    panel.filter.grouper.choose("stage")
    panel.fold_all(True)
    assert sorted(f.key[:2] for f in panel.findings) == sorted(f.key[:2] for g in panel.groups for f in g.findings)


def test_a_very_long_list_follows_an_edit_after_the_map(
    qtbot: QtBot, panel: FindingsPanel, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("journeydesigner.panels.findings.panel.LONG", 5)
    before = panel.findings
    edit(desk, "s3", owner="r_acc")
    assert panel.findings == before
    qtbot.waitUntil(lambda: tuple(panel.findings) == desk.checker.findings)
    edit(desk, "s3", owner=None)
    panel.go(1)
    assert tuple(panel.findings) == desk.checker.findings


# -- the filter


def test_text_is_found_without_accents_and_after_a_renaming(panel: FindingsPanel, desk: Desk) -> None:
    set_language("fr")
    write(panel.filter.text, "reservation")
    assert panel.findings
    assert all("réservation" in _all_words(panel, f) for f in panel.findings)
    edit(desk, "s3", name=desk.get("s3").name.model_copy(update={"fr": "Commande"}))
    assert ("OWN002", "s3") not in [f.key[:2] for f in panel.findings]
    panel.filter.text.setText("COMMANDE")
    assert ("OWN002", "s3") in [f.key[:2] for f in panel.findings]


def _all_words(panel: FindingsPanel, finding: Finding) -> str:
    return f"{finding.title()} {finding.text(panel.places.project)}".casefold()


# -- what could not be judged


def lacking(element: str, rule: str = "EMO009") -> Unassessed:
    return Unassessed(rule, Id("j1"), Id(element), None, "Nobody asked", "No emotion is known.", ())


class Doubtful(Checker):
    """A checker with what could not be judged."""

    doubts: tuple[Unassessed, ...] = ()

    @property
    def unassessed(self) -> tuple[Unassessed, ...]:
        return self.doubts


@pytest.fixture
def doubtful(qtbot: QtBot) -> FindingsPanel:
    document = Document(sample("tourism"))
    checker = Doubtful(document, ON)
    checker.doubts = (lacking("t11"), lacking("t12"), lacking("s3", "KPI009"))
    panel = FindingsPanel(document, Selection(document), checker, document.project.journeys()[0].id)
    show(qtbot, panel)
    return panel


def test_what_could_not_be_judged_stands_folded_below_the_findings(doubtful: FindingsPanel) -> None:
    last = doubtful.model.lines[-1]
    assert isinstance(last, Heading)
    assert (last.key, last.count, last.is_open) == (UNASSESSED, 3, False)
    doubtful.view.stand_on(len(doubtful.model.lines) - 1)
    press(doubtful.view, Qt.Key.Key_Right)
    tail = doubtful.model.lines[-6:]
    assert [getattr(line, "level", None) for line in tail] == [0, 1, None, None, 1, None]
    assert [line.element for line in tail if isinstance(line, NotAssessed)] == ["t11", "t12", "s3"]
    row = doubtful.model.words(tail[2])
    assert "No emotion is known." in row.spoken
    assert row.buttons == ()


def test_what_could_not_be_judged_is_never_counted_and_follows_the_filter(doubtful: FindingsPanel) -> None:
    assert sum(pill.count for pill in doubtful.filter.pills.values()) == len(doubtful.findings)
    doubtful.filter.family.setCurrentIndex(doubtful.filter.family.findData("KPI"))
    last = doubtful.model.lines[-1]
    assert isinstance(last, Heading)
    assert last.count == 1
    doubtful.filter.pills["error"].click()
    assert not any(isinstance(line, Heading) and line.key == UNASSESSED for line in doubtful.model.lines)


def test_a_click_on_it_shows_the_element_and_f1_the_rule(qtbot: QtBot, doubtful: FindingsPanel) -> None:
    doubtful.fold_all(True)
    row = next(n for n, line in enumerate(doubtful.model.lines) if isinstance(line, NotAssessed))
    doubtful.view.stand_on(row)
    with qtbot.waitSignal(doubtful.help_wanted) as asked:
        press(doubtful.view, Qt.Key.Key_F1)
    assert asked.args == ["EMO009"]
    with qtbot.waitSignal(doubtful.reveal) as revealed:
        press(doubtful.view, Qt.Key.Key_Return)
    assert revealed.args == ["t11"]


def test_without_findings_it_says_what_could_not_be_judged_and_lists_it(qtbot: QtBot) -> None:
    document = Document(Project.of([sample("clean").info]))
    checker = Doubtful(document, ON)
    checker.doubts = (lacking("t1"), lacking("t2"), lacking("t1", "KPI009"))
    panel = FindingsPanel(document, Selection(document), checker, None)
    show(qtbot, panel)
    assert panel.nothing.text().endswith(" rules checked, 2 not assessable: EMO009, KPI009.")
    assert panel.view.isVisible()
    assert len(panel.model.lines) == 1


# -- as text


def test_a_heading_copies_its_group_as_a_letter(panel: FindingsPanel) -> None:
    panel.filter.grouper.choose("owner")
    panel.view.stand_on(0)
    press(panel.view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    text = QApplication.clipboard().text()
    assert text == as_letter(panel.groups[:1], panel.places, ON)
    lines = text.split("\n")
    assert lines[0] == "A family week in the Orvanne country: findings on 22 November 2026"
    assert f"{panel.groups[0].title} ({len(panel.groups[0].findings)})" in lines
    at = lines.index("- Error: Stage has no owner (OWN002)")
    assert lines[at + 1].strip() == "3. Booking"
    assert "“Booking”" in lines[at + 2]


def test_the_letter_has_every_finding_that_passes_the_filter_also_in_folded_groups(panel: FindingsPanel) -> None:
    panel.filter.pills["error"].click()
    panel.fold_all(False)
    assert panel.copied().count("\n- ") == panel.filter.pills["error"].count > 0


def test_several_rows_are_copied_as_lines(panel: FindingsPanel) -> None:
    panel.view.stand_on(1)
    press(panel.view, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    press(panel.view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    rows = QApplication.clipboard().text().split("\n")
    assert [row.split("\t")[1] for row in rows] == [f.rule for f in panel.findings[:2]]
    assert {row.count("\t") for row in rows} == {4}


def test_names_with_tabs_and_line_breaks_do_not_break_the_lines(panel: FindingsPanel, desk: Desk) -> None:
    edit(desk, "s3", name=desk.get("s3").name.model_copy(update={"en": "Book\ting\nnow"}))
    panel.view.stand_on(panel.model.row_of(("OWN002", Id("s3"), None)))
    panel.copy()
    text = QApplication.clipboard().text()
    assert text.count("\t") == 4
    assert "\n" not in text


# -- the menu


def menu_of(panel: FindingsPanel) -> list[str]:
    found = [m for m in panel.findChildren(QMenu) if m.isVisible() and m.parent() is panel]
    words = [action.text() for action in found[-1].actions() if action.text()]
    found[-1].close()
    return words


def test_the_menu_of_a_finding_has_its_repairs_and_of_a_heading_its_list(panel: FindingsPanel) -> None:
    panel.view.stand_on(panel.model.row_of(("OWN002", Id("s3"), None)))
    panel._menu(panel.mapToGlobal(panel.rect().center()))
    words = menu_of(panel)
    assert words[:2] == ["Why?", "Show on the map"]
    assert {"Assign", "Set aside…", "Copy", "Copy all"} <= set(words)
    panel.view.stand_on(0)
    panel._menu(panel.mapToGlobal(panel.rect().center()))
    assert "Copy this group" in menu_of(panel)


def test_at_the_end_of_the_list_f8_says_so(qtbot: QtBot, panel: FindingsPanel) -> None:
    panel.view.stand_on(panel.model.row_of(panel.findings[-1].key))
    with qtbot.waitSignal(panel.said) as said:
        panel.go(1)
    assert said.args == ["There is no further finding in the list.", False]


def test_the_day_of_a_letter_is_the_day_of_the_check(desk: Desk) -> None:
    text = as_letter([], Places(desk.project), datetime.date(2027, 1, 1))
    assert text.startswith("A family week in the Orvanne country: findings on 1 January 2027")
