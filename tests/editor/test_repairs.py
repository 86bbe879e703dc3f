"""Every fix of every rule repairs its finding, as one undo step; one of a kind and all of a kind."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from journeydesigner.editor.checker import Checker
from journeydesigner.editor.document import Document
from journeydesigner.editor.edits.fixes import FixGone
from journeydesigner.editor.edits.owning import add_role
from journeydesigner.i18n import message
from journeydesigner.model import (
    Channel,
    Id,
    Journey,
    Kind,
    Persona,
    Project,
    Role,
    Stage,
    System,
    Touchpoint,
    Unit,
)
from journeydesigner.model.values import UnitId
from journeydesigner.rules.catalogue import catalogue
from journeydesigner.rules.finding import Finding
from journeydesigner.rules.fixes import Fix, Need
from tests.rules.small import ON, Case, Patch, cases, small

KINDS: dict[Need, Kind] = {
    "role": Role,
    "unit": Unit,
    "persona": Persona,
    "channel": Channel,
    "system": System,
    "journey": Journey,
    "touchpoint": Touchpoint,
}


def desk(project: Project) -> tuple[Document, Checker]:
    document = Document(project)
    return document, Checker(document, ON)


def answer_to(project: Project, fix: Fix) -> Id | None:
    """What a user would answer: the first suggestion, else the first record of the kind that is no placeholder."""
    if fix.asked is None:
        return None
    known = project.children(KINDS[fix.asked.what])
    usable = [record.id for record in known if not getattr(record, "placeholder", False)]
    return next(iter((*fix.asked.suggested, *usable)))


def mechanical() -> Iterator[tuple[Case, str, int]]:
    """Every fix of every case that edits: the case, the key of its finding in words, and the number of the fix."""
    for case in cases():
        for where in sorted(case.fires):
            checker = desk(small(case.given))[1]
            for number, fix in enumerate(checker.fixes(finding_at(checker, case.rule, where))):
                if fix.opens is None:
                    yield case, where, number


def finding_at(checker: Checker, rule: str, where: str) -> Finding:
    element, _, persona = where.partition("/")
    key = (rule, element, persona or None)
    return next(finding for finding in checker.findings if finding.key == key)


REPAIRS = list(mechanical())
BEGINNINGS = {"CON006", "FLOW007"}
"""What they make has still to be planned, or to be lived: the finding stays until then."""
TWO_CIRCLES = "two circles that share a journey"
"""A fix opens one of them."""


@pytest.mark.parametrize(
    ("case", "where", "number"), REPAIRS, ids=[f"{case}-{where}-{n}" for case, where, n in REPAIRS]
)
def test_a_fix_repairs_its_finding_in_one_step(case: Case, where: str, number: int) -> None:
    document, checker = desk(small(case.given))
    before = document.project
    finding = finding_at(checker, case.rule, where)
    fix = checker.fixes(finding)[number]
    made = checker.repair(finding, fix, answer_to(before, fix))
    stays = case.rule in BEGINNINGS or (case.what == TWO_CIRCLES and where == "j2")
    assert (finding.key in {found.key for found in checker.findings}) == stays
    assert len(document.history.done) == 1
    assert all(before.get(id_) is None and document.project.get(id_) is not None for id_ in made)
    document.undo()
    assert document.project == before


def test_a_fix_that_only_opens_changes_nothing() -> None:
    document, checker = desk(small({"j": {"goal": None}}))
    (finding,) = checker.findings
    (fix,) = checker.fixes(finding)
    assert fix.opens is not None
    assert checker.repair(finding, fix) == ()
    assert not document.history.done


def test_a_fix_whose_ground_is_gone_says_so() -> None:
    document, checker = desk(small({"s2": {"owner": None}}))
    (finding,) = (found for found in checker.findings if found.rule == "OWN002")
    named = checker.fixes(finding)[1]
    with document.edit(message("Elsewhere")) as draft:
        draft.update(draft.one(Stage, Id("s2")), owner="r1")
    with pytest.raises(FixGone, match="no longer there"):
        checker.repair(finding, named)
    assert len(document.history.done) == 1


def test_a_fix_needs_its_answer() -> None:
    document, checker = desk(small({"j": {"owner": None}}))
    (finding,) = checker.findings
    with pytest.raises(ValueError, match="needs a role"):
        checker.repair(finding, checker.fixes(finding)[0])
    assert not document.history.done


def test_a_new_record_that_is_the_answer_is_made_in_the_same_step() -> None:
    document, checker = desk(small({"j": {"owner": None}}))
    (finding,) = checker.findings
    checker.repair(finding, checker.fixes(finding)[0], lambda draft: add_role(draft, UnitId(Id("u1"))).id)
    assert len(document.history.done) == 1
    assert document.project.journeys()[0].owner in document.project.all(Role)
    document.undo()
    assert len(document.project.all(Role)) == len(small().all(Role))


BARE: Patch = {"s1": {"owner": None}, "s2": {"owner": None}}


def test_all_of_a_kind_are_repaired_in_one_step() -> None:
    document, checker = desk(small({**BARE, "t1": {"owner": None}}))
    (finding, *_) = [found for found in checker.findings if found.rule == "OWN002"]
    pairs = checker.alike(finding, checker.fixes(finding)[0])
    assert [found.element for found, _ in pairs] == ["s1", "s2"]
    repairs = checker.repair_all(pairs, Id("r2"))
    assert (len(repairs.done), repairs.gone, repairs.refused) == (2, 0, 0)
    assert {stage.owner for stage in document.project.all(Stage).values()} == {"r2"}
    assert not [found for found in checker.findings if found.rule == "OWN002"]
    assert len(document.history.done) == 1


def test_what_an_earlier_repair_took_care_of_is_counted() -> None:
    _, checker = desk(small(BARE))
    (finding, *_) = [found for found in checker.findings if found.rule == "OWN003"]
    to_stage = checker.fixes(finding)[1]
    repairs = checker.repair_all(checker.alike(finding, to_stage), Id("r1"))
    assert (len(repairs.done), repairs.gone) == (2, 2)
    assert not [found for found in checker.findings if found.rule == "OWN003"]


def test_what_has_gone_meanwhile_is_counted_and_the_rest_is_done() -> None:
    document, checker = desk(small(BARE))
    (finding, *_) = [found for found in checker.findings if found.rule == "OWN002"]
    pairs = checker.alike(finding, checker.fixes(finding)[0])
    with document.edit(message("Elsewhere")) as draft:
        draft.update(draft.one(Stage, Id("s1")), owner="r1")
    repairs = checker.repair_all(pairs, Id("r2"))
    assert ([found.element for found, _ in repairs.done], repairs.gone) == (["s2"], 1)
    assert repairs.delta.changes.keys() == {"s2"}


def test_what_the_project_cannot_take_is_left_out_and_counted() -> None:
    document, checker = desk(small({"t1": {"channel": None}, "t3": {"channel": None, "alt": ["c_desk"]}}))
    finding = finding_at(checker, "STR003", "t1")
    pairs = checker.alike(finding, checker.fixes(finding)[0])
    repairs = checker.repair_all(pairs, Id("c_desk"))
    assert ([found.element for found, _ in repairs.done], repairs.refused) == (["t1"], 1)
    assert document.project.one(Touchpoint, Id("t3")) == small(
        {"t1": {"channel": None}, "t3": {"channel": None, "alt": ["c_desk"]}}
    ).one(Touchpoint, Id("t3"))


def test_a_preview_tells_what_would_be_done_and_does_nothing() -> None:
    document, checker = desk(small(BARE))
    before = document.project
    (finding, *_) = [found for found in checker.findings if found.rule == "OWN002"]
    pairs = checker.alike(finding, checker.fixes(finding)[0])
    planned = checker.rehearse(pairs, Id("r2"))
    assert document.project is before
    assert not document.history.done
    assert planned == checker.repair_all(pairs, Id("r2"))


def test_nothing_left_to_do_leaves_no_step() -> None:
    document, checker = desk(small(BARE))
    (finding, *_) = [found for found in checker.findings if found.rule == "OWN002"]
    pairs = checker.alike(finding, checker.fixes(finding)[0])
    with document.edit(message("Elsewhere")) as draft:
        for stage in ("s1", "s2"):
            draft.update(draft.one(Stage, Id(stage)), owner="r1")
    repairs = checker.repair_all(pairs, Id("r2"))
    assert (repairs.done, repairs.gone) == ((), 2)
    assert len(document.history.done) == 1


def test_kinds_of_bridge_are_told_apart() -> None:
    _, checker = desk(small({"x3": {"bridge": None}}))
    (finding,) = [found for found in checker.findings if found.rule == "PHY003"]
    kinds = [fix.kind for fix in checker.fixes(finding)]
    assert len(set(kinds)) == len(kinds)


def test_what_is_set_aside_is_not_repaired_along() -> None:
    waiver = {"rule": "OWN002", "element": "s2", "reason": "Later"}
    _, checker = desk(small({**BARE, "w1": waiver}))
    assert [found.element for found in checker.waived] == ["s2"]
    assert [status for _, status in checker.waivers] == ["holds"]
    (finding,) = [found for found in checker.findings if found.rule == "OWN002"]
    assert [found.element for found, _ in checker.alike(finding, checker.fixes(finding)[0])] == ["s1"]


def test_every_rule_with_a_mechanical_fix_offers_one() -> None:
    """By the catalogue only what is read off a whole map has none: it opens or shows something."""
    offering = {rule.code for rule in catalogue().values() if rule.repairs is not None}
    assert set(catalogue()) - offering == set()
