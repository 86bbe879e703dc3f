"""What the checker carries along beside the findings: counts, marks, what is set aside."""

from __future__ import annotations

from contextlib import suppress

from hypothesis import given, settings
from hypothesis import strategies as st

from journeydesigner.editor.checker import Checker
from journeydesigner.editor.document import Document
from journeydesigner.editor.marks import marks_of
from journeydesigner.errors import Refusal
from journeydesigner.i18n import message
from journeydesigner.model import Delta, Id, Waiver
from journeydesigner.rules.waivers import fingerprint
from tests.builders import examples
from tests.rules.random_edits import edit
from tests.rules.small import ON, small
from tests.rules.test_incremental import SECOND

FAULTY = {**SECOND, "s1": {"owner": None}, "x3": {"bridge": None}}


def agree(document: Document, checker: Checker) -> None:
    """Whatever is carried along is what a checker made anew says."""
    anew = Checker(Document(document.project), ON)
    assert checker.findings == anew.findings
    assert checker.waived == anew.waived
    assert checker.waivers == anew.waivers
    assert checker.unassessed == anew.unassessed
    assert checker.counts == anew.counts
    assert checker.marks == anew.marks == marks_of(anew.findings)


@settings(max_examples=examples(60), deadline=None)
@given(st.data())
def test_carried_along_equals_made_anew(data: st.DataObject) -> None:
    document = Document(small(FAULTY))
    checker = Checker(document, ON)
    agree(document, checker)
    for _ in range(4):
        what = data.draw(st.sampled_from(["edit", "edit", "set aside", "take back", "undo"]))
        try:
            with document.edit(message("Step")) as draft:
                if what == "edit":
                    edit(draft, data)
                elif what == "set aside" and checker.findings:
                    finding = data.draw(st.sampled_from(checker.findings))
                    element = draft.get(finding.element)
                    seen = fingerprint(finding.rule, element) if element is not None else None
                    fields = {"rule": finding.rule, "element": finding.element, "persona": finding.persona}
                    draft.add(Waiver(id=draft.new_id("w"), rank="a0", reason="Later", seen=seen, **fields))
                elif what == "take back":
                    for waiver in tuple(draft.project.all(Waiver)):
                        draft.remove(waiver)
        except Refusal:
            continue
        if what == "undo":
            document.undo()
        agree(document, checker)


def test_setting_a_finding_aside_takes_its_mark_away_and_undo_brings_it_back() -> None:
    document = Document(small({"s1": {"owner": None}}))
    checker = Checker(document, ON)
    assert checker.marks.severities[Id("s1")] == ("error", 1)
    with document.edit(message("Set aside")) as draft:
        draft.add(Waiver(id=Id("w"), rank="a0", rule="OWN002", element=Id("s1"), reason="Later"))
    assert Id("s1") not in checker.marks.severities
    assert checker.counts["error"] == len([f for f in checker.findings if f.severity == "error"])
    document.undo()
    assert checker.marks.severities[Id("s1")] == ("error", 1)


def test_an_edit_that_changes_no_finding_leaves_the_very_same_marks() -> None:
    document = Document(small({"s1": {"owner": None}}))
    checker = Checker(document, ON)
    known = checker.marks
    with document.edit(message("Elsewhere")) as draft:
        element = draft.get(Id("t3"))
        assert element is not None
        draft.update(element, duration_min=5)
    assert isinstance(draft.delta(), Delta)
    assert checker.marks is known


@settings(max_examples=examples(40), deadline=None)
@given(slices=st.integers(0, 30), data=st.data())
def test_a_first_check_in_slices_equals_one_at_once_whenever_an_edit_or_a_question_comes(
    slices: int, data: st.DataObject
) -> None:
    document = Document(small(FAULTY))
    checker = Checker(document, ON, later=True)
    told: list[bool] = []
    checker.changed.connect(lambda: told.append(checker.is_checked))
    done = False
    for _slice in range(slices):
        done = checker.go_on()
    assert told == [True] * done
    if data.draw(st.booleans()):
        with suppress(Refusal), document.edit(message("Step")) as draft:
            edit(draft, data)
    agree(document, checker)
    while not checker.go_on():
        pass
    assert checker.is_checked
    assert told
    assert all(told)
    agree(document, checker)
