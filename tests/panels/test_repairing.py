"""Repairs that ask for something, that open a field, and that go all at once with a preview."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from journeydesigner.editor.edits.fields import set_fields
from journeydesigner.editor.edits.removal import remove
from journeydesigner.i18n import message, set_language
from journeydesigner.model import Channel, Draft, Id, Persona, Project, Role, Touchpoint, Transition
from journeydesigner.model.naming import fold
from journeydesigner.panels.asking import nothing_to_pick
from journeydesigner.panels.findings import FindingsPanel
from journeydesigner.panels.findings.changes import changes_in_words
from journeydesigner.panels.findings.fix_all import FixAllDialog
from journeydesigner.panels.options import Option, with_suggested
from journeydesigner.rules.finding import Finding
from journeydesigner.rules.fixes import Asked, Fix
from tests.builders import sample
from tests.panels.conftest import Desk, choose, open_picker, press, show, write

Key = Qt.Key


@pytest.fixture
def panel(qtbot: QtBot, desk: Desk) -> FindingsPanel:
    found = FindingsPanel(desk.document, desk.selection, desk.checker, desk.journey)
    show(qtbot, found)
    return found


def offered(desk: Desk, what: Any) -> tuple[Finding, Fix]:
    """The first finding with a repair that `what` is true of."""
    return next((f, x) for f in desk.checker.findings for x in desk.checker.fixes(f) if what(x))


def of_rule(desk: Desk, rule: str, place: int = 0) -> tuple[Finding, Fix]:
    finding = next(f for f in desk.checker.findings if f.rule == rule)
    return finding, desk.checker.fixes(finding)[place]


def dialog(panel: FindingsPanel) -> FixAllDialog:
    (found,) = [d for d in panel.findChildren(FixAllDialog) if d.isVisible()]
    return found


# -- asking


def test_a_repair_that_needs_a_channel_asks_for_one_the_best_first(
    qtbot: QtBot, panel: FindingsPanel, desk: Desk
) -> None:
    finding, fix = offered(desk, lambda x: x.needs == "channel")
    asked = fix.asked
    assert asked is not None
    panel.repairing.ask(finding, fix, panel.view)
    picker = open_picker()
    values = [picker.model.item(n).text() for n in range(picker.model.rowCount())]
    if asked.suggested:
        assert values[:2] == ["Fits best", desk.get(asked.suggested[0]).name.get("en")]
    wanted = next(iter(asked.suggested), None) or next(iter(desk.project.all(Channel)))
    with qtbot.waitSignal(panel.said) as said:
        choose(desk.get(wanted).name.get("en"))
    assert said.args == [f"Repaired: {finding.title()}", True]
    assert len(desk.steps) == 1


def test_there_is_a_word_where_there_is_nothing_to_choose_from() -> None:
    empty = Project.of([sample("clean").info])
    assert nothing_to_pick(empty, Asked("channel")) == (
        "The project has no channel yet: add one first, then repair this."
    )
    assert nothing_to_pick(empty, Asked("role")) is None
    assert nothing_to_pick(empty, Asked("unit")) is None
    assert nothing_to_pick(sample("tourism"), Asked("persona")) is None


def test_nothing_to_choose_from_is_said_instead_of_an_empty_list(
    qtbot: QtBot, panel: FindingsPanel, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    finding, fix = offered(desk, lambda x: x.needs == "channel")
    monkeypatch.setattr("journeydesigner.panels.findings.repairing.nothing_to_pick", lambda *_: "Nothing there.")
    with qtbot.waitSignal(panel.said) as said:
        panel.repairing.ask(finding, fix, panel.view)
    assert said.args == ["Nothing there.", False]


def test_suggestions_come_first_under_their_own_heading() -> None:
    options = [Option("a", "A", "g"), Option("b", "B", "g")]
    assert [(o.value, o.group) for o in with_suggested(options, [Id("b"), Id("zz")])] == [
        ("b", "Fits best"), ("a", "g"), ("b", "g"),
    ]  # fmt: skip
    assert with_suggested(options, []) == options


def test_folding_forgets_case_and_accents_of_any_script() -> None:
    assert fold("Éléphant ŒUVRE ǅ") == "elephant œuvre dz"
    assert fold("Ἀθήνα") == "αθηνα"


# -- opening


def test_a_repair_that_only_opens_edits_nothing_and_says_what_to_open(
    qtbot: QtBot, panel: FindingsPanel, desk: Desk
) -> None:
    finding, fix = offered(desk, lambda x: x.opens is not None)
    with qtbot.waitSignal(panel.opened) as opened:
        panel.repairing.ask(finding, fix, panel.view)
    assert fix.opens is not None
    assert opened.args == [fix.opens.element, fix.opens.field or ""]
    assert desk.steps == []


def test_what_a_repair_made_is_opened(qtbot: QtBot, panel: FindingsPanel, desk: Desk) -> None:
    finding, fix = of_rule(desk, "EMO002")
    with qtbot.waitSignal(panel.opened) as opened:
        panel.repair(finding, fix)
    assert opened.args is not None
    assert desk.get(opened.args[0]).touchpoint == finding.element


# -- all of a kind


def test_all_of_a_kind_are_previewed_repaired_and_taken_back_in_one_step(
    qtbot: QtBot, panel: FindingsPanel, desk: Desk
) -> None:
    finding, fix = of_rule(desk, "OWN010")
    pairs = desk.checker.alike(finding, fix)
    assert len(pairs) > 2
    before = desk.project
    panel.repairing.ask_all(finding, fix, panel.view)
    asked = dialog(panel)
    assert asked.head.text() == f"{finding.title()}: {len(pairs)} of {len(pairs)} will be repaired."
    places = [asked.model.words(n)[0] for n in range(len(pairs))]
    assert places == [panel.places.words(f.element) for f, _fix in pairs]
    assert all("Owner: – → " in asked.model.words(n)[1] for n in range(len(pairs)))
    with qtbot.waitSignal(panel.said) as said:
        QTest.mouseClick(asked.repair, Qt.MouseButton.LeftButton)
    assert said.args == [f"{len(pairs)} findings repaired.", True]
    assert not [f for f in panel.findings if f.rule == "OWN010"]
    assert desk.steps == [f"Repair all: {finding.title()}"]
    desk.document.undo()
    assert desk.project == before


def test_what_is_unticked_stays_as_it_is(panel: FindingsPanel, desk: Desk) -> None:
    finding, fix = of_rule(desk, "OWN010")
    pairs = desk.checker.alike(finding, fix)
    panel.repairing.ask_all(finding, fix, panel.view)
    asked = dialog(panel)
    asked.view.setFocus()
    press(asked.view, Key.Key_Down)
    press(asked.view, Key.Key_Space)
    QTest.mouseClick(
        asked.view.viewport(),
        Qt.MouseButton.LeftButton,
        pos=asked.view.visualRect(asked.model.index(2)).center(),
    )
    assert asked.model.is_ticked == [True, False, False, *[True] * (len(pairs) - 3)]
    assert f"{len(pairs) - 2} of {len(pairs)}" in asked.head.text()
    asked.accept()
    left = [f.element for f in desk.checker.findings if f.rule == "OWN010"]
    assert left == [pairs[1][0].element, pairs[2][0].element]


def test_nothing_ticked_cannot_be_repaired(panel: FindingsPanel, desk: Desk) -> None:
    finding, fix = of_rule(desk, "OWN010")
    panel.repairing.ask_all(finding, fix, panel.view)
    asked = dialog(panel)
    asked.all.click()
    assert asked.chosen == []
    assert not asked.repair.isEnabled()
    asked.all.click()
    assert len(asked.chosen) == asked.model.rowCount()
    asked.reject()
    assert desk.steps == []


def test_one_answer_serves_all_of_a_kind_a_new_role_is_made_once(panel: FindingsPanel, desk: Desk) -> None:
    finding = next(f for f in desk.checker.findings if f.rule == "OWN010")
    fix = next(x for x in desk.checker.fixes(finding) if x.needs == "role")
    count = len(desk.checker.alike(finding, fix))
    panel.repairing.ask_all(finding, fix, panel.view)
    picker = open_picker()
    write(picker.search, "Go-between")
    press(picker.search, Key.Key_Return)
    write(picker.search, "office")
    press(picker.search, Key.Key_Return)
    asked = dialog(panel)
    assert "Go-between" in asked.model.words(0)[1]
    asked.accept()
    made = [r for r in desk.project.all(Role).values() if r.name.get("en") == "Go-between"]
    assert len(made) == 1
    answered = [
        t for t in desk.project.transitions(desk.journey) if t.bridge is not None and t.bridge.owner == made[0].id
    ]
    assert len(answered) == count
    assert len(desk.steps) == 1


def test_how_many_were_no_longer_there_is_said(qtbot: QtBot, panel: FindingsPanel, desk: Desk) -> None:
    finding, fix = of_rule(desk, "OWN010")
    pairs = desk.checker.alike(finding, fix)
    with desk.document.edit(message("meanwhile")) as draft:
        remove(draft, [pairs[1][0].element])
    with qtbot.waitSignal(panel.said) as said:
        assert panel.repairing.repair_all(pairs)
    assert said.args == [f"{len(pairs) - 1} findings repaired. 1 was no longer there.", True]


def test_when_nothing_is_left_nothing_is_done_and_that_is_said(
    qtbot: QtBot, panel: FindingsPanel, desk: Desk
) -> None:
    finding, fix = of_rule(desk, "OWN010")
    with desk.document.edit(message("meanwhile")) as draft:
        remove(draft, [finding.element])
    steps = len(desk.steps)
    with qtbot.waitSignal(panel.said) as said:
        assert not panel.repairing.repair_all([(finding, fix)])
    assert said.args == ["0 findings repaired. 1 was no longer there.", False]
    assert len(desk.steps) == steps


# -- changes in words


def said(work: Any, about: str = "t12") -> str:
    draft = Draft(sample("tourism"))
    work(draft)
    return changes_in_words(draft.base, draft.delta(), Id(about))


def test_changes_are_told_with_the_words_of_the_forms() -> None:
    assert said(lambda d: set_fields(d, [Id("t12")], owner="r_dir")) == "Owner: – → Office director"
    assert said(lambda d: set_fields(d, [Id("s4")], intended_worlds="digital_only"), "s4") == (
        "Intended: physical and digital → digital only"
    )
    assert said(lambda d: set_fields(d, [Id("t12")], exit=True, critical=False)) == (
        "Moment of truth: yes → no, Journey may end: no → yes"
    )


def test_shares_dates_lists_and_records_are_told_as_people_write_them() -> None:
    link = next(x for x in sample("tourism").all(Transition).values() if x.p == 0.5)
    assert "50% → 46%" in said(lambda d: set_fields(d, [link.id], p=0.46), link.id)
    set_language("fr")
    assert "50\u00a0% → 46\u00a0%" in said(lambda d: set_fields(d, [link.id], p=0.46), link.id)


def test_what_else_changes_is_named_and_what_goes_as_it_was_called() -> None:
    text = said(lambda d: set_fields(d, [Id("s3")], owner="r_dir"))
    assert text == "Booking (Owner: – → Office director)"
    gone = next(iter(sample("tourism").all(Persona)))
    name = sample("tourism").all(Persona)[gone].name.get("en")
    assert f"removed: {name}" in said(lambda d: remove(d, [gone]))
    assert "new: " in said(lambda d: d.add(_another(d)))


def _another(draft: Draft) -> Touchpoint:
    return draft.one(Touchpoint, Id("t12")).model_copy(update={"id": Id("t_new")})
