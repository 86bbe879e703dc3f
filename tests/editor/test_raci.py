"""Edits of the RACI matrix: what a cell writes, how being accountable passes on, and what is refused."""

from __future__ import annotations

import datetime
from typing import Any, get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journeydesigner.editor.document import Document
from journeydesigner.editor.edits.fields import NotPossible
from journeydesigner.editor.edits.raci import CODES, Element, Entry, Handed, Term, fill, parts
from journeydesigner.i18n import message
from journeydesigner.model import Assignment, Id, Project, Role, Stage, Touchpoint
from journeydesigner.model.integrity import faults
from journeydesigner.model.organisation import Facet
from journeydesigner.model.values import RoleId
from journeydesigner.rules.owned import accountable
from tests.builders import examples, sample

ON = datetime.date(2026, 11, 22)
NEXT_YEAR = datetime.date(2027, 1, 1)
YEAR_END = datetime.date(2026, 12, 31)
SAMPLE = sample("tourism")
ROLES = [RoleId(role.id) for role in SAMPLE.children(Role)]
ONE, OTHER, THIRD = ROLES[:3]
STAGE = SAMPLE.stages(SAMPLE.journeys()[0].id)[0]
CARD = SAMPLE.touchpoints(STAGE.id)[0].id


class Matrix:
    """A document with one cell filled after the other."""

    def __init__(self) -> None:
        self.document = Document(SAMPLE)
        self.write("experience", *((role, "") for role in ROLES), element=CARD)

    def write(
        self, facet: Facet, *cells: tuple[RoleId, str], element: Id = CARD, term: Term | None = None
    ) -> tuple[Handed, ...]:
        entries = [Entry(element, role, frozenset(codes), term) for role, codes in cells]  # type: ignore[arg-type]
        with self.document.edit(message("Fill")) as draft:
            return fill(draft, facet, entries)

    def element(self, id_: Id = CARD) -> Any:
        return self.document.project.get(id_)

    def codes(self, facet: Facet, role: RoleId, id_: Id = CARD) -> str:
        return "".join(sorted(a.code for a in parts(self.element(id_), role, facet)))


@pytest.fixture
def matrix() -> Matrix:
    return Matrix()


def test_a_letter_gives_a_part_and_nothing_takes_it_back(matrix: Matrix) -> None:
    matrix.write("message", (ONE, "R"))
    assert matrix.codes("message", ONE) == "R"
    assert matrix.codes("platform", ONE) == ""
    matrix.write("message", (ONE, ""))
    assert matrix.codes("message", ONE) == ""


def test_accountable_for_the_experience_is_the_owner_and_is_not_written_twice(matrix: Matrix) -> None:
    matrix.write("experience", (ONE, "A"))
    assert matrix.element().owner == ONE
    assert not [a for a in matrix.element().raci if a.code == "A" and a.facet == "experience"]
    matrix.write("experience", (ONE, "R"))
    assert matrix.element().owner is None
    assert matrix.codes("experience", ONE) == "R"


def test_accountable_for_another_facet_leaves_the_owner(matrix: Matrix) -> None:
    matrix.write("experience", (ONE, "A"))
    matrix.write("platform", (OTHER, "A"))
    assert matrix.element().owner == ONE
    assert matrix.codes("platform", OTHER) == "A"


@pytest.mark.parametrize("facet", get_args(Facet))
def test_who_is_made_accountable_takes_over(matrix: Matrix, facet: Facet) -> None:
    matrix.write(facet, (ONE, "AC"))
    handed = matrix.write(facet, (OTHER, "A"))
    assert handed == (Handed(CARD, ONE, OTHER),)
    assert matrix.codes(facet, ONE) == "C"
    assert matrix.codes(facet, OTHER) == "A"


def test_who_is_cleared_in_the_same_edit_hands_nothing_over(matrix: Matrix) -> None:
    matrix.write("experience", (ONE, "A"))
    assert matrix.write("experience", (ONE, ""), (OTHER, "A")) == ()


def test_two_accountable_in_one_edit_are_refused_and_nothing_changes(matrix: Matrix) -> None:
    before = matrix.document.project
    with pytest.raises(NotPossible, match="Only one role"):
        matrix.write("message", (ONE, "A"), (OTHER, "A"))
    assert matrix.document.project is before


def test_several_accountable_of_a_file_are_settled_by_typing_one(matrix: Matrix) -> None:
    found = tuple(Assignment(role=role, code="A", facet="data") for role in (ONE, OTHER))
    with matrix.document.edit(message("As a file has it")) as draft:
        draft.update(draft.one(Touchpoint, CARD), raci=found)
    assert matrix.write("data", (ONE, "A")) == (Handed(CARD, OTHER, ONE),)
    assert [a.role for a in matrix.element().raci if a.facet == "data"] == [ONE]


def test_one_mandate_may_follow_another(matrix: Matrix) -> None:
    matrix.write("platform", (ONE, "A"), term=(None, YEAR_END))
    assert matrix.write("platform", (OTHER, "A"), term=(NEXT_YEAR, None)) == ()
    assert (matrix.codes("platform", ONE), matrix.codes("platform", OTHER)) == ("A", "A")
    assert matrix.write("platform", (THIRD, "A")) == (Handed(CARD, ONE, THIRD), Handed(CARD, OTHER, THIRD))


def test_the_earlier_mandate_may_be_written_last(matrix: Matrix) -> None:
    matrix.write("platform", (ONE, "A"), term=(NEXT_YEAR, None))
    assert matrix.write("platform", (OTHER, "A"), term=(None, YEAR_END)) == ()
    assert (matrix.codes("platform", ONE), matrix.codes("platform", OTHER)) == ("A", "A")


def test_days_within_the_term_of_another_are_refused(matrix: Matrix) -> None:
    matrix.write("platform", (ONE, "A"), term=(None, NEXT_YEAR))
    with pytest.raises(NotPossible, match="accountable over that time"):
        matrix.write("platform", (OTHER, "A"), term=(NEXT_YEAR, None))
    assert matrix.codes("platform", OTHER) == ""


def test_an_owner_has_no_days_and_no_term_ends_before_it_begins(matrix: Matrix) -> None:
    with pytest.raises(NotPossible, match="mandate"):
        matrix.write("experience", (ONE, "A"), term=(NEXT_YEAR, None))
    with pytest.raises(NotPossible, match="last day"):
        matrix.write("message", (ONE, "R"), term=(NEXT_YEAR, YEAR_END))


def test_another_letter_keeps_the_days_and_the_place(matrix: Matrix) -> None:
    matrix.write("message", (ONE, "R"), term=(None, NEXT_YEAR))
    matrix.write("message", (OTHER, "I"))
    matrix.write("message", (ONE, "C"))
    mine = [a for a in matrix.element().raci if a.facet == "message"]
    assert [(a.role, a.code, a.valid_to) for a in mine] == [(ONE, "C", NEXT_YEAR), (OTHER, "I", None)]


def test_writing_what_is_there_is_no_step(matrix: Matrix) -> None:
    matrix.write("message", (ONE, "AR"))
    steps = len(matrix.document.history.done)
    matrix.write("message", (ONE, "AR"))
    assert len(matrix.document.history.done) == steps


def test_a_stage_has_cells_too(matrix: Matrix) -> None:
    matrix.write("experience", (OTHER, "A"), element=STAGE.id)
    assert matrix.element(STAGE.id).owner == OTHER


DAYS = st.none() | st.dates(datetime.date(2026, 1, 1), datetime.date(2026, 1, 9))
ELEMENTS = [STAGE.id, *(t.id for t in SAMPLE.touchpoints(STAGE.id))][:3]
ENTRIES = st.builds(
    Entry,
    st.sampled_from(ELEMENTS),
    st.sampled_from(ROLES[:4]),
    st.frozensets(st.sampled_from(CODES)),
    st.none() | st.tuples(DAYS, DAYS),
)
EDITS = st.lists(st.tuples(st.sampled_from(get_args(Facet)), st.lists(ENTRIES, max_size=4)), max_size=12)


def _days() -> list[datetime.date]:
    return [datetime.date(2025, 12, 31) + datetime.timedelta(days=n) for n in range(12)]


def _sound(project: Project) -> None:
    assert not list(faults(project, project))
    for id_ in ELEMENTS:
        element = project.get(id_)
        assert isinstance(element, Element)
        assert len(set(element.raci)) == len(element.raci)
        for day in _days():
            assert all(len(roles) <= 1 for roles in accountable(element, day).values()), (id_, day)


@settings(max_examples=examples(150), deadline=None)
@given(EDITS)
def test_whatever_is_written_one_role_is_accountable_for_a_facet(edits: list[tuple[Facet, list[Entry]]]) -> None:
    """Any cells, blocks and days: the project is sound, undo is exact, and what was asked for stands."""
    document = Document(SAMPLE)
    with document.edit(message("Clear")) as draft:
        for id_ in ELEMENTS:
            draft.update(draft.one(Stage if id_ == STAGE.id else Touchpoint, id_), raci=(), owner=None)
    for facet, entries in edits:
        before = document.project
        try:
            with document.edit(message("Fill")) as draft:
                fill(draft, facet, entries)
        except NotPossible:
            assert document.project is before
            continue
        _sound(document.project)
        last = {(entry.element, entry.role): entry for entry in entries}
        for entry in last.values():
            element = document.project.get(entry.element)
            assert isinstance(element, Element)
            assert {a.code for a in parts(element, entry.role, facet)} == entry.codes
    while document.history.undoable:
        document.undo()
    assert document.project == SAMPLE
