"""The laws of docs/edit-flow.md that one edit can show."""

from __future__ import annotations

import pytest

from journeydesigner.editor.document import Cause, Change, Document, Reentered
from journeydesigner.editor.edits.fields import NotPossible, rename, set_fields
from journeydesigner.editor.selection import Selection
from journeydesigner.errors import Refusal
from journeydesigner.i18n import Message, message
from journeydesigner.model import Delta, Draft, Id, Stage
from journeydesigner.model.integrity import BrokenProject
from tests.model.projects import small_project

LABEL = message("Test")


class Recorder:
    """A journal that remembers, and refuses when told to."""

    def __init__(self) -> None:
        self.rows: list[tuple[Delta, Cause]] = []
        self.is_full = False

    def record(self, delta: Delta, cause: Cause, label: Message) -> None:
        assert label == LABEL
        if self.is_full:
            raise Refusal(message("The disk is full."))
        self.rows.append((delta, cause))


def opened() -> tuple[Document, Recorder, list[Change]]:
    journal = Recorder()
    document = Document(small_project(), journal)
    told: list[Change] = []
    document.changed.connect(told.append)
    return document, journal, told


def test_one_edit_is_one_step_one_row_and_one_notice() -> None:  # law 4
    document, journal, told = opened()
    before = document.project
    with document.edit(LABEL) as draft:
        rename(draft, Id("s1"), "Discover")
        rename(draft, Id("t1"), "Look")
    assert len(document.history.done) == len(journal.rows) == len(told) == 1
    assert told[0].before is before
    assert told[0].after is document.project
    assert set(told[0].delta.changes) == {"s1", "t1"}


def test_an_edit_that_changes_nothing_leaves_no_trace() -> None:  # law 4
    document, journal, told = opened()
    with document.edit(LABEL):
        pass
    with document.edit(LABEL) as draft:
        rename(draft, Id("s1"), "s1")
    assert not document.history.done
    assert not journal.rows
    assert not told
    assert not document.is_modified


def test_an_exception_in_the_block_undoes_all_of_it() -> None:  # law 2
    document, journal, told = opened()
    before = document.project

    def half_good(draft: Draft) -> None:
        rename(draft, Id("s1"), "Discover")
        rename(draft, Id("t1"), "  ")

    with pytest.raises(NotPossible), document.edit(LABEL) as draft:
        half_good(draft)
    assert document.project is before
    assert not journal.rows
    assert not told
    with document.edit(LABEL) as draft:
        rename(draft, Id("s1"), "Discover")
    assert len(told) == 1


def test_a_broken_result_is_refused_whole() -> None:  # laws 2 and 9
    document, journal, told = opened()
    before = document.project
    with pytest.raises(BrokenProject), document.edit(LABEL) as draft:
        set_fields(draft, [Id("t1")], owner="r_ghost")
    assert document.project is before
    assert not journal.rows
    assert not told


def test_an_edit_that_cannot_be_kept_did_not_happen() -> None:  # law 7
    document, journal, told = opened()
    before = document.project
    journal.is_full = True
    with pytest.raises(Refusal), document.edit(LABEL) as draft:
        rename(draft, Id("s1"), "Discover")
    assert document.project is before
    assert not document.history.done
    assert not told
    journal.is_full = False
    with document.edit(LABEL) as draft:
        rename(draft, Id("s1"), "Discover")
    journal.is_full = True
    after = document.project
    with pytest.raises(Refusal):
        document.undo()
    assert document.project is after
    assert document.history.undoable is not None


def test_nobody_edits_while_being_told() -> None:  # law 5
    document, _, _ = opened()

    def meddle() -> None:
        with pytest.raises(Reentered), document.edit(LABEL):
            pass
        with pytest.raises(Reentered):
            document.undo()

    document.changed.connect(meddle)
    with document.edit(LABEL) as draft:
        rename(draft, Id("s1"), "Discover")
    with pytest.raises(Reentered), document.edit(LABEL), document.edit(LABEL):
        pass


def test_undo_and_redo_travel_through_the_journal() -> None:  # laws 6 and 7
    document, journal, told = opened()
    start = document.project
    with document.edit(LABEL) as draft:
        rename(draft, Id("s1"), "Discover")
    end = document.project
    document.undo()
    assert document.project == start
    document.redo()
    assert document.project == end
    assert [cause for _, cause in journal.rows] == ["edit", "undo", "redo"]
    assert [change.cause for change in told] == ["edit", "undo", "redo"]
    document.redo()
    assert len(told) == 3


def test_the_modified_mark_follows_undo_and_redo() -> None:
    document, _, _ = opened()
    assert not document.is_modified
    with document.edit(LABEL) as draft:
        rename(draft, Id("s1"), "One")
    assert document.is_modified
    document.mark_saved()
    assert not document.is_modified
    document.undo()
    assert document.is_modified
    document.redo()
    assert not document.is_modified
    document.undo()
    with document.edit(LABEL) as draft:
        rename(draft, Id("s1"), "Two")
    assert document.is_modified
    document.undo()
    assert document.is_modified, "the saved state can no longer be reached"


def test_a_preview_edits_nothing() -> None:  # law 8
    document, journal, told = opened()
    before = document.project
    draft = document.scratch()
    rename(draft, Id("s1"), "Preview")
    assert draft.one(Stage, Id("s1")).name != before.one(Stage, Id("s1")).name  # type: ignore[union-attr]
    assert document.project is before
    assert not journal.rows
    assert not told


def test_the_selection_forgets_what_is_removed() -> None:
    document, _, _ = opened()
    selection = Selection(document)
    selection.set([Id("x1"), Id("t1"), Id("ghost")])
    assert selection.ids == ("x1", "t1")
    with document.edit(LABEL) as draft:
        draft.remove(Id("x1"))
    assert selection.ids == ("t1",)
    selection.toggle(Id("s1"))
    assert selection.current == "s1"
    selection.toggle(Id("t1"))
    assert selection.ids == ("s1",)
