"""The validation panel lists what the checker found, live, and repairs it by one click and one undo step."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from journeydesigner.editor.checker import Checker
from journeydesigner.editor.document import Document
from journeydesigner.editor.edits.fields import set_fields
from journeydesigner.editor.edits.removal import remove
from journeydesigner.editor.selection import Selection
from journeydesigner.i18n import message, set_language
from journeydesigner.model import Assignment, Id, Project, Role
from journeydesigner.panels.findings import FindingsPanel
from journeydesigner.panels.rows.lines import Heading
from journeydesigner.rules.catalogue import catalogue
from journeydesigner.rules.finding import Finding
from tests.builders import sample
from tests.panels.conftest import ON, Desk, choose, open_picker, press, show, write


@pytest.fixture
def panel(qtbot: QtBot, desk: Desk) -> FindingsPanel:
    found = FindingsPanel(desk.document, desk.selection, desk.checker, desk.journey)
    show(qtbot, found)
    return found


def headings(panel: FindingsPanel) -> list[tuple[str, int]]:
    return [
        (line.title, line.count or 0)
        for line in panel.model.lines
        if isinstance(line, Heading) and not line.key.startswith("unassessed")
    ]


def find(panel: FindingsPanel, rule: str, element: str = "") -> Finding:
    return next(f for f in panel.findings if f.rule == rule and element in ("", f.element))


def edit(desk: Desk, id_: str, **fields: Any) -> None:
    with desk.document.edit(message("elsewhere")) as draft:
        set_fields(draft, [Id(id_)], **fields)


def buttons(panel: FindingsPanel, finding: Finding) -> list[QRect]:
    """Where the buttons of a finding are on the screen, after scrolling there."""
    row = panel.model.row_of(finding.key)
    assert row is not None
    index = panel.model.index(row)
    panel.view.scrollTo(index, panel.view.ScrollHint.PositionAtTop)
    QApplication.processEvents()
    rect = panel.view.visualRect(index)
    return [button.where.translated(rect.topLeft()) for button in panel.view.placed(finding).buttons]


def click(qtbot: QtBot, panel: FindingsPanel, at: QPoint) -> None:
    qtbot.mouseClick(panel.view.viewport(), Qt.MouseButton.LeftButton, pos=at)


def test_it_lists_all_that_the_checker_found_in_its_order(panel: FindingsPanel, desk: Desk) -> None:
    assert tuple(panel.findings) == desk.checker.findings
    assert headings(panel) == [("The whole journey", len(desk.checker.findings))]
    counts = [panel.filter.pills[s].count for s in ("error", "warning", "info")]  # type: ignore[index]
    assert counts == list(desk.checker.counts.values())
    assert sum(counts) == len(desk.checker.findings) > 30


def test_what_is_selected_comes_first(panel: FindingsPanel, desk: Desk) -> None:
    desk.select("t12")
    own = len(desk.checker.of(Id("t12")))
    assert headings(panel) == [
        ("On the selection", own),
        ("The whole journey", len(desk.checker.findings) - own),
    ]
    assert {f.element for f in panel.findings[:own]} == {"t12"}


def test_pills_filter_by_severity(qtbot: QtBot, panel: FindingsPanel, desk: Desk) -> None:
    qtbot.mouseClick(panel.filter.pills["error"], Qt.MouseButton.LeftButton)
    assert {f.severity for f in panel.findings} == {"error"}
    assert len(panel.findings) == desk.checker.counts["error"]
    qtbot.mouseClick(panel.filter.pills["info"], Qt.MouseButton.LeftButton)
    assert {f.severity for f in panel.findings} == {"error", "info"}
    panel.filter.clear()
    assert len(panel.findings) == len(desk.checker.findings)


def test_family_and_text_filter(panel: FindingsPanel) -> None:
    panel.filter.opener.click()
    panel.filter.family.setCurrentIndex(panel.filter.family.findData("PHY"))
    assert {f.rule[:3] for f in panel.findings} == {"PHY"}
    write(panel.filter.text, "kayak")
    assert [f.rule for f in panel.findings] == ["PHY004"]
    write(panel.filter.text, "zz")
    assert panel.findings == []
    assert panel.nothing.isVisible()
    assert panel.nothing.text() == "No finding passes the filter."


def test_it_follows_each_edit_and_undo(panel: FindingsPanel, desk: Desk) -> None:
    gone = find(panel, "OWN002", "s3")
    edit(desk, "s3", owner="r_acc")
    assert gone.key not in [f.key for f in panel.findings]
    assert tuple(panel.findings) == desk.checker.findings
    desk.document.undo()
    assert gone.key in [f.key for f in panel.findings]


def test_names_in_messages_follow_a_renaming(panel: FindingsPanel, desk: Desk) -> None:
    edit(desk, "s3", name=desk.get("s3").name.model_copy(update={"en": "Ordering"}))
    finding = find(panel, "OWN002", "s3")
    assert "“Ordering”" in panel.model.words(finding).texts[0]


def test_the_current_row_and_the_place_stay_while_the_project_changes(panel: FindingsPanel, desk: Desk) -> None:
    row = panel.model.row_of(find(panel, "PHY014").key)
    assert row is not None
    panel.view.stand_on(row)
    panel.view.scrollTo(panel.model.index(row))
    assert panel.view.verticalScrollBar().value() > 0
    before = panel.view.visualRect(panel.view.currentIndex())
    edit(desk, "s3", type="other")
    assert panel.view.current == find(panel, "PHY014")
    assert panel.view.visualRect(panel.view.currentIndex()) == before


def test_a_click_selects_and_reveals_and_the_list_does_not_jump(
    qtbot: QtBot, panel: FindingsPanel, desk: Desk
) -> None:
    before = panel.findings
    row = panel.model.row_of(find(panel, "OWN002", "s3").key)
    assert row is not None
    at = panel.view.visualRect(panel.model.index(row)).topLeft() + QPoint(60, 12)
    with qtbot.waitSignal(panel.reveal) as revealed:
        click(qtbot, panel, at)
    assert revealed.args == ["s3"]
    assert desk.selection.ids == ("s3",)
    assert panel.findings == before
    desk.select("t12")
    assert panel.findings[0].element == "t12"


def test_f8_walks_through_the_findings(panel: FindingsPanel, desk: Desk) -> None:
    seen: list[str] = []
    panel.reveal.connect(seen.append)
    panel.go(1)
    panel.go(1)
    panel.go(-1)
    expected = [f.element for f in desk.checker.findings[:2]]
    assert seen == [expected[0], expected[1], expected[0]]


def test_f8_works_while_the_panel_is_hidden(panel: FindingsPanel, desk: Desk) -> None:
    panel.hide()
    edit(desk, desk.journey, owner="r_dir")
    panel.go(1)
    assert desk.selection.ids == (desk.checker.findings[0].element,)


# -- repairs: each fix of the rules that have one, clicked, then undone


def _mend_nothing(_desk: Desk) -> None:
    pass


def _two_accountable(desk: Desk) -> None:
    parts = tuple(Assignment(role=Id(r), code="A") for r in ("r_mkt", "r_acc"))  # type: ignore[arg-type]
    edit(desk, "t11", owner=None, raci=parts)


CASES: tuple[tuple[str, Callable[[Desk], None]], ...] = (
    ("OWN001", _mend_nothing),
    ("OWN002", _mend_nothing),
    ("OWN003", _mend_nothing),
    ("OWN004", _two_accountable),
    ("OWN010", _mend_nothing),
    ("PHY003", _mend_nothing),
    ("PHY004", _mend_nothing),
    ("PHY005", _mend_nothing),
    ("PHY006", _mend_nothing),
)


@pytest.mark.parametrize(("rule", "prepare"), CASES, ids=[rule for rule, _prepare in CASES])
@pytest.mark.parametrize("language", ["en", "fr"])
def test_every_button_repairs_with_one_step(
    qtbot: QtBot, panel: FindingsPanel, desk: Desk, rule: str, prepare: Callable[[Desk], None], language: Any
) -> None:
    set_language(language)
    prepare(desk)
    finding = find(panel, rule)
    before, steps = desk.project, len(desk.steps)
    fixes = desk.checker.fixes(finding)
    count = len(fixes)
    assert count > 0
    for place in range(count):
        needs_role = fixes[place].needs == "role"
        with qtbot.waitSignal(panel.said) as said:
            click(qtbot, panel, buttons(panel, finding)[place].center())
            if needs_role:
                choose("Accueil" if language == "fr" else "Head of welcome")
        assert said.args is not None
        assert said.args[1] is True
        assert panel.model.words(finding).title in said.args[0]
        assert finding.key not in [f.key for f in panel.findings]
        assert tuple(panel.findings) == desk.checker.findings
        assert len(desk.steps) == steps + 1
        desk.document.undo()
        assert desk.project == before
        assert finding.key in [f.key for f in panel.findings]


def test_a_repair_may_name_a_new_role_in_one_step(qtbot: QtBot, panel: FindingsPanel, desk: Desk) -> None:
    click(qtbot, panel, buttons(panel, find(panel, "OWN001"))[0].center())
    picker = open_picker()
    write(picker.search, "Pilote à plein temps")
    press(picker.search, Qt.Key.Key_Return)
    write(picker.search, "office man")
    press(picker.search, Qt.Key.Key_Return)
    role = desk.get(desk.get(desk.journey).owner)
    assert isinstance(role, Role)
    assert (role.name.en, role.unit) == ("Pilote à plein temps", "u_dir")
    assert len(desk.steps) == 1
    desk.document.undo()
    assert desk.get(desk.journey).owner is None


def test_rows_and_buttons_are_reached_by_keyboard(qtbot: QtBot, panel: FindingsPanel, desk: Desk) -> None:
    panel.view.setFocus(Qt.FocusReason.TabFocusReason)
    panel.view.stand_on(panel.model.row_of(find(panel, "PHY003").key))
    with qtbot.waitSignal(panel.reveal):
        press(panel.view, Qt.Key.Key_Return)
    finding = panel.view.current
    assert finding is not None
    press(panel.view, Qt.Key.Key_Right)
    press(panel.view, Qt.Key.Key_Right)
    press(panel.view, Qt.Key.Key_Left)
    assert panel.view.button == 0
    row = panel.view.currentIndex().row()
    press(panel.view, Qt.Key.Key_Return)
    assert desk.get(finding.element).bridge.by == "qr"
    assert panel.view.current is not None
    assert panel.view.currentIndex().row() == row
    assert panel.view.button is None


def test_esc_leaves_the_buttons(panel: FindingsPanel) -> None:
    panel.view.step(1)
    press(panel.view, Qt.Key.Key_Right)
    press(panel.view, Qt.Key.Key_Escape)
    assert panel.view.button is None


def test_a_repair_that_came_too_late_is_said_and_changes_nothing(
    qtbot: QtBot, panel: FindingsPanel, desk: Desk
) -> None:
    finding = find(panel, "OWN002", "s3")
    fix = desk.checker.fixes(finding)[1]
    with desk.document.edit(message("remove")) as draft:
        remove(draft, [Id("s3")])
    steps = len(desk.steps)
    with qtbot.waitSignal(panel.said) as said:
        assert panel.repair(finding, fix) is False
    assert said.args is not None
    assert said.args[1] is False
    assert len(desk.steps) == steps


def test_each_row_speaks_for_itself(panel: FindingsPanel, desk: Desk) -> None:
    finding = find(panel, "OWN003")
    row = panel.model.row_of(finding.key)
    assert row is not None
    spoken = QAccessible.queryAccessibleInterface(panel.view).child(row).text(QAccessible.Text.Name)
    fixes = desk.checker.fixes(finding)
    assert spoken == (
        f"Error: Touchpoint has no owner, OWN003. 3. Booking, Paying the deposit. {finding.text(desk.project)} "
        f"{len(fixes)} repairs: {', '.join(fix.label.text(desk.project) for fix in fixes)}."
    )


def test_findings_are_copied_as_text(panel: FindingsPanel) -> None:
    panel.view.stand_on(panel.model.row_of(find(panel, "OWN002", "s3").key))
    press(panel.view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    text = QApplication.clipboard().text()
    assert text.split("\t")[:4] == ["Error", "OWN002", "Stage has no owner", "3. Booking"]


def test_without_findings_it_says_how_much_was_checked(qtbot: QtBot) -> None:
    document = Document(Project.of([sample("clean").info]))
    selection, checker = Selection(document), Checker(document, ON)
    panel = FindingsPanel(document, selection, checker, None)
    show(qtbot, panel)
    assert checker.findings == ()
    assert panel.nothing.isVisible()
    assert panel.nothing.text() == f"No finding. {len(catalogue())} rules checked."


def test_a_switch_of_language_rewords_and_keeps_the_row(panel: FindingsPanel) -> None:
    finding = find(panel, "PHY014")
    panel.view.stand_on(panel.model.row_of(finding.key))
    set_language("fr")
    assert panel.view.current == finding
    assert panel.model.words(finding).title == "Fermeture sans relais"


def test_an_edit_measures_only_what_is_in_sight(panel: FindingsPanel, desk: Desk) -> None:
    assert len(panel.view._placed) < len(panel.findings) / 2
    panel.view._placed.clear()
    edit(desk, "t12", critical=False)
    QApplication.processEvents()
    assert 0 < len(panel.view._placed) < len(panel.findings) / 2
