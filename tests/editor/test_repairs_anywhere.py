"""Whatever a project looks like: a fix that is offered can be carried out, repairs, and is taken back whole."""

from __future__ import annotations

import datetime
from contextlib import suppress
from typing import Literal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journeydesigner.editor.checker import Checker
from journeydesigner.editor.document import Document
from journeydesigner.errors import Refusal
from journeydesigner.model import Draft, Project
from journeydesigner.model.integrity import BrokenProject, check_edit
from journeydesigner.rules.finding import Finding
from journeydesigner.rules.fixes import Fix
from tests.builders import examples, sample
from tests.editor.test_repairs import BEGINNINGS
from tests.rules.random_edits import edit
from tests.rules.small import ON, small
from tests.rules.test_incremental import SECOND


def repairs(checker: Checker) -> list[tuple[Finding, Fix]]:
    """Every fix of every finding that edits and asks nothing."""
    pairs = [(finding, fix) for finding in checker.findings for fix in checker.fixes(finding)]
    return [(finding, fix) for finding, fix in pairs if fix.opens is None and fix.needs is None]


def carried_out(project: Project, on: datetime.date, finding: Finding, fix: Fix) -> set[object]:
    """The keys found once the fix is carried out as one step; taken back, all is as before."""
    document = Document(project)
    checker = Checker(document, on)
    before = checker.findings
    checker.repair(finding, fix)
    assert len(document.history.done) == 1
    after = {found.key for found in checker.findings}
    document.undo()
    assert document.project == project
    assert checker.findings == before
    return after


@pytest.mark.parametrize("name", ["tourism", "clean"])
def test_every_fix_repairs_its_finding_on_a_sample(name: Literal["tourism", "clean"]) -> None:
    project = sample(name)
    for finding, fix in repairs(Checker(Document(project), ON)):
        stays = finding.rule in BEGINNINGS
        assert (finding.key in carried_out(project, ON, finding, fix)) == stays, (finding.key, fix)


def edited(data: st.DataObject, sound: bool) -> Project:
    """A project after some edits; when it is to be sound, without those that break it."""
    project = small(SECOND)
    for _ in range(4):
        draft = Draft(project)
        edit(draft, data)
        with suppress(BrokenProject):
            if sound:
                check_edit(project, draft.project, draft.delta())
            project = draft.project
    return project


@settings(max_examples=examples(60), deadline=None)
@given(st.data())
def test_every_fix_can_be_carried_out_on_any_sound_project(data: st.DataObject) -> None:
    project = edited(data, sound=True)
    offered = repairs(Checker(Document(project), ON))
    if offered:
        finding, fix = data.draw(st.sampled_from(offered), label="fix")
        carried_out(project, ON, finding, fix)


@settings(max_examples=examples(40), deadline=None)
@given(st.data())
def test_on_a_broken_project_a_fix_is_carried_out_or_declines(data: st.DataObject) -> None:
    document = Document(edited(data, sound=False))
    checker, before = Checker(document, ON), document.project
    offered = repairs(checker)
    if offered:
        finding, fix = data.draw(st.sampled_from(offered), label="fix")
        try:
            checker.repair(finding, fix)
        except Refusal:
            assert document.project is before
