"""What is recorded is never lost: after a crash, after a restart, and when the disk fails under an edit."""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from journeydesigner.model import Delta, Draft, Id, Journey, Project, Stage, Touchpoint
from journeydesigner.store import places, read_project, refusals
from journeydesigner.store.contents import every_row, whole_project
from journeydesigner.store.journal import KeptHistory
from journeydesigner.store.locks import Lock
from journeydesigner.store.sessions import (
    Begun,
    discard_left,
    left_sessions,
    open_file,
    recover,
    sessions_folder,
    tidy,
)
from journeydesigner.store.working_copy import DATABASE, LOCK, WorkingCopy
from tests.builders import sample
from tests.model.projects import small_project, text
from tests.store.documents import LABEL, label, renamed, saved, tourism
from tests.store.test_save import largest_file

START = small_project()


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A sound document of the small project."""
    return saved(tmp_path / "a.journey")


def kept(copy: WorkingCopy) -> Project:
    """The project as the working copy holds it."""
    return whole_project(shape.entity(row) for shape, row in every_row(copy.raw))


def edit(begun: Begun, project: Project, *names: str) -> Project:
    """Rename the first touchpoint once for each name, recorded; returns the project after it."""
    for name in names:
        delta = renamed(project, name)
        begun.working_copy.record(delta, "edit", LABEL)
        project = project.apply(delta)
    return project


def only_left() -> Begun:
    (left,) = left_sessions()
    return recover(left)


# -- one edit


def test_the_working_copy_is_the_project(file: Path) -> None:
    begun = open_file(file)
    assert begun.project == START
    assert begun.history == KeptHistory()
    assert edit(begun, START, "A", "B") == kept(begun.working_copy)
    begun.working_copy.close()
    assert read_project(file) == START, "the file is written by save only"


def test_adding_changing_and_removing_many_records_at_once() -> None:
    copy = WorkingCopy.create(sample("tourism"))
    project = sample("tourism")
    draft = Draft(project)
    for touchpoint in project.all(Touchpoint).values():
        draft.remove(touchpoint.id)
    for entity in [e for e in project if type(e).__name__ in ("PainPoint", "Transition")]:
        draft.remove(entity.id)
    stage = next(iter(project.all(Stage).values()))
    draft.update(stage, name=text("Renamed"))
    draft.add(stage.model_copy(update={"id": Id("s_new")}))
    copy.record(draft.delta(), "edit", LABEL)
    assert kept(copy) == project.apply(draft.delta())
    copy.record(draft.delta().inverse(), "undo", LABEL)
    assert kept(copy) == project
    copy.close()


def test_an_id_may_change_its_kind() -> None:
    copy = WorkingCopy.create(START)
    old = START.all(Touchpoint)[Id("t3")]
    link = next(x for x in START if x.id == "x2")
    journey = START.all(Journey)[Id("j")].model_copy(update={"id": Id("t3"), "rank": "a9"})
    delta = Delta.of({link.id: (link, None), old.id: (old, journey)})
    copy.record(delta, "edit", LABEL)
    assert kept(copy) == START.apply(delta)
    assert copy.history().done[0].delta == delta
    copy.close()


def test_the_pragmas_are_those_that_lose_nothing() -> None:
    copy = WorkingCopy.create(START)
    expected = {
        "journal_mode": "wal", "synchronous": 2, "locking_mode": "exclusive", "foreign_keys": 1,
        "trusted_schema": 0, "cell_size_check": 1, "mmap_size": None, "secure_delete": 1, "temp_store": 2,
        "busy_timeout": 5000, "application_id": 0x4A444D31, "user_version": 1,
    }  # fmt: skip
    found = {name: copy.raw.execute(f"PRAGMA {name}").fetchone() for name in expected}
    assert {name: row[0] if row and name != "mmap_size" else None for name, row in found.items()} == expected
    assert found["mmap_size"] in ((0,), None)
    assert copy.raw.isolation_level is None
    copy.close()


def test_where_there_can_be_no_log_it_is_still_durable(monkeypatch: pytest.MonkeyPatch) -> None:
    real = sqlite3.connect

    class NoLog(sqlite3.Connection):
        def execute(self, sql: str, *more: object) -> sqlite3.Cursor:  # type: ignore[override]
            return super().execute(sql.replace("journal_mode=WAL", "journal_mode=MEMORY"), *more)  # type: ignore[arg-type]

    monkeypatch.setattr(sqlite3, "connect", lambda *a, **k: real(*a, **{**k, "factory": NoLog}))
    copy = WorkingCopy.create(START)
    assert copy.raw.execute("PRAGMA journal_mode").fetchone() == ("truncate",)
    assert copy.raw.execute("PRAGMA synchronous").fetchone() == (2,)
    copy.close()


@pytest.mark.parametrize("size", [0, 4096])
def test_a_full_disk_means_the_edit_did_not_happen(file: Path, size: int) -> None:
    begun = open_file(file)
    project = edit(begun, START, "A")
    with largest_file(size), pytest.raises((refusals.NotKept, refusals.NoRoomToKeep)) as caught:
        begun.working_copy.record(renamed(project, "B" * 5000), "edit", LABEL)
    assert "not made" in str(caught.value)
    assert kept(begun.working_copy) == project
    assert len(begun.working_copy.history().done) == 1
    project = edit(begun, project, "C")
    begun.working_copy.let_go()
    assert only_left().project == project


def test_a_full_database_is_said_so(file: Path) -> None:
    begun = open_file(file)
    ((pages,),) = begun.working_copy.raw.execute("PRAGMA page_count")
    begun.working_copy.raw.execute(f"PRAGMA max_page_count={pages}")
    with pytest.raises(refusals.NoRoomToKeep):
        begun.working_copy.record(renamed(START, "x" * 19_000), "edit", LABEL)
    assert kept(begun.working_copy) == START
    begun.working_copy.close()


def test_an_edit_of_what_is_not_there_changes_nothing(file: Path) -> None:
    begun = open_file(file)
    ghost = START.all(Touchpoint)[Id("t1")].model_copy(update={"id": Id("ghost")})
    for after in (None, ghost.model_copy(update={"critical": True})):
        delta = Delta.of({ghost.id: (ghost, after), Id("x1"): (next(e for e in START if e.id == "x1"), None)})
        with pytest.raises(refusals.NotKept):
            begun.working_copy.record(delta, "edit", LABEL)
    orphaned = Delta.of({Id("s2"): (START.all(Stage)[Id("s2")], None)})
    with pytest.raises(refusals.NotKept):
        begun.working_copy.record(orphaned, "edit", LABEL)
    assert kept(begun.working_copy) == START
    assert begun.working_copy.history() == KeptHistory()
    assert edit(begun, START, "A") == kept(begun.working_copy)
    begun.working_copy.close()


def test_the_program_s_own_folder_cannot_be_made(file: Path, root: Path) -> None:
    root.write_text("a file where the folder should be")
    with pytest.raises(refusals.NotKept) as caught:
        open_file(file)
    assert str(root) in str(caught.value)


# -- after a crash


def test_nothing_is_lost_and_everything_can_be_undone(file: Path) -> None:
    begun = open_file(file)
    steps, project = [], START
    for number in range(5):
        delta = renamed(project, f"Name {number}")
        begun.working_copy.record(delta, "edit", label(number))
        project = project.apply(delta)
        steps.append(delta)
    for step in (steps[4], steps[3]):
        begun.working_copy.record(step.inverse(), "undo", label(0))
        project = project.apply(step.inverse())
    begun.working_copy.record(steps[3], "redo", label(3))
    project = project.apply(steps[3])
    begun.working_copy.let_go()

    again = only_left()
    assert again.project == project
    assert [s.delta for s in again.history.done] == steps[:4]
    assert [s.delta for s in again.history.undone] == steps[4:]
    assert [s.label for s in again.history.done] == [label(n) for n in range(4)]
    assert again.history.saved == 0
    for step in reversed(again.history.done):
        project = project.apply(step.delta.inverse())
    assert project == START
    again.working_copy.close()


def test_the_saved_point_is_where_the_editor_has_it(file: Path) -> None:
    """The same rule as the editor's history: a new edit after undoing past the save makes it unreachable."""
    begun = open_file(file)
    first = renamed(START, "A")
    project = edit(begun, START, "A", "B")
    begun.working_copy.save()
    assert begun.working_copy.history().saved == 2
    for delta in [step.delta.inverse() for step in reversed(begun.working_copy.history().done)]:
        begun.working_copy.record(delta, "undo", LABEL)
        project = project.apply(delta)
    assert begun.working_copy.history().saved == 2
    begun.working_copy.record(first, "redo", LABEL)
    assert begun.working_copy.history().saved == 2
    edit(begun, project.apply(first), "C")
    history = begun.working_copy.history()
    assert (history.saved, len(history.done), history.undone) == (None, 2, ())
    begun.working_copy.close()


def test_what_is_left_is_listed_with_what_and_when(file: Path, tmp_path: Path) -> None:
    begun = open_file(file)
    edit(begun, START, "A", "B")
    begun.working_copy.save()
    edit(begun, START.apply(renamed(START, "B")), "C", "D", "E")
    unnamed = WorkingCopy.create(sample("tourism"))
    unsaved = renamed(sample("tourism"), "F", "t01")
    unnamed.record(unsaved, "edit", LABEL)
    untouched = WorkingCopy.create(START)
    unedited = open_file(tourism(tmp_path / "b.journey"))
    assert left_sessions() == (), "all of them are under way"
    for copy in (begun.working_copy, unnamed, untouched, unedited.working_copy):
        copy.let_go()
    newest, oldest = left_sessions()
    assert (oldest.source, oldest.edits, oldest.title) == (file, 3, text("Small"))
    assert oldest.changed is not None
    assert datetime.now(UTC) - oldest.changed < timedelta(hours=1)
    assert (newest.source, newest.edits, newest.title) == (None, 1, sample("tourism").info.title)
    again = recover(newest)
    assert again.project == sample("tourism").apply(unsaved)
    assert again.history.saved == 0
    with pytest.raises(refusals.InUse):
        recover(newest)
    again.working_copy.close()
    assert len(left_sessions()) == 2, "closing it saves nothing, so it is offered again"


def test_undone_work_is_not_offered(file: Path) -> None:
    begun = open_file(file)
    delta = renamed(START, "A")
    begun.working_copy.record(delta, "edit", LABEL)
    begun.working_copy.record(delta.inverse(), "undo", LABEL)
    begun.working_copy.close()
    assert left_sessions() == ()
    assert open_file(file).history.undone[0].delta == delta, "but redo is still there"


def test_a_session_that_cannot_be_read_stays(file: Path, root: Path) -> None:
    begun = open_file(file)
    edit(begun, START, "A")
    folder = begun.working_copy.folder
    begun.working_copy.let_go()
    database = folder / DATABASE
    database.write_bytes(b"no database at all" * 500)
    content = database.read_bytes()
    (left,) = left_sessions()
    assert (left.folder, left.title) == (folder, None)
    with pytest.raises(refusals.BrokenSession):
        recover(left)
    tidy()
    assert database.read_bytes() == content
    open_file(file).working_copy.close()
    discard_left(left)
    assert left_sessions() == ()
    assert (next((root / "trash").iterdir()) / folder.name / DATABASE).read_bytes() == content


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE touchpoint SET alt = '['",
        "UPDATE touchpoint SET layer = 'client', alt = '[3]'",
        "UPDATE edit SET changes = '['",
        "UPDATE edit SET changes = '[[null, [\"nothing\"]]]'",
        "UPDATE edit SET label = '[]'",
        "UPDATE edit SET cause = 'undo'",
        "UPDATE state SET value = '[' WHERE name = 'known'",
        "DELETE FROM state",
        "DELETE FROM project",
        "PRAGMA user_version=2",
    ],
)
def test_a_session_with_damaged_rows_is_refused_not_crashed_on(statement: str, file: Path) -> None:
    begun = open_file(file)
    edit(begun, START, "A")
    folder = begun.working_copy.folder
    begun.working_copy.let_go()
    connection = sqlite3.connect(folder / DATABASE)
    connection.execute(statement)
    connection.commit()
    connection.close()
    (left,) = left_sessions()
    with pytest.raises(refusals.BrokenSession):
        recover(left)
    assert folder.is_dir()
    open_file(file).working_copy.close()


def test_a_session_cut_off_while_it_was_made_is_no_session(root: Path) -> None:
    folder = places.new_folder(sessions_folder(root))
    (folder / LOCK).touch()
    (folder / DATABASE).touch()
    assert left_sessions() == ()


# -- after a restart


def test_the_history_of_a_saved_file_goes_on(file: Path, tmp_path: Path) -> None:
    begun = open_file(file)
    project = edit(begun, START, "A", "B")
    begun.working_copy.save()
    begun.working_copy.close()
    assert left_sessions() == ()
    moved = Path(shutil.move(file, tmp_path / "moved.journey"))
    again = open_file(moved)
    assert again.project == project
    assert (len(again.history.done), again.history.saved) == (2, 2)
    assert again.working_copy.source == moved
    edit(again, project, "C")
    again.working_copy.save()
    again.working_copy.close()
    assert len(open_file(moved).history.done) == 3


def test_the_history_of_another_content_does_not(file: Path) -> None:
    begun = open_file(file)
    edit(begun, START, "A")
    begun.working_copy.save()
    begun.working_copy.close()
    tourism(file)
    assert open_file(file).history == KeptHistory()


def test_a_history_that_does_not_fit_the_file_is_not_taken(file: Path) -> None:
    begun = open_file(file)
    edit(begun, START, "A")
    begun.working_copy.save()
    folder = begun.working_copy.folder
    begun.working_copy.close()
    connection = sqlite3.connect(folder / DATABASE)
    connection.execute("UPDATE touchpoint SET name_fr = 'other' WHERE id = 't1'")
    connection.commit()
    connection.close()
    again = open_file(file)
    assert again.history == KeptHistory()
    assert kept(again.working_copy) == again.project == read_project(file)


def test_a_session_without_edits_leaves_nothing(file: Path, root: Path) -> None:
    open_file(file).working_copy.close()
    assert list(sessions_folder(root).iterdir()) == []


# -- discarding, tidying, locking


def test_discarded_work_lies_in_the_trash_for_thirty_days(file: Path, root: Path) -> None:
    begun = open_file(file)
    edit(begun, START, "A")
    begun.working_copy.discard()
    assert left_sessions() == ()
    (thrown,) = (root / "trash").iterdir()
    tidy()
    assert thrown.exists()
    old = places.time_of(thrown)
    assert old is not None
    aged = thrown.rename(thrown.with_name((old - timedelta(days=31)).strftime("%Y%m%dT%H%M%S.%fZ") + "-00000000"))
    (root / "trash" / "a folder of somebody else").mkdir()
    tidy()
    assert not aged.exists()
    assert (root / "trash" / "a folder of somebody else").exists()


def test_tidying_forgets_old_histories_never_unsaved_work(file: Path, root: Path, tmp_path: Path) -> None:
    done = open_file(file)
    edit(done, START, "A")
    done.working_copy.save()
    done.working_copy.close()
    unsaved = open_file(tourism(tmp_path / "b.journey"))
    delta = renamed(unsaved.project, "B", next(iter(unsaved.project.all(Touchpoint))))
    unsaved.working_copy.record(delta, "edit", LABEL)
    unsaved.working_copy.let_go()
    running = open_file(saved(tmp_path / "c.journey"))
    tidy()
    assert len(list(sessions_folder(root).iterdir())) == 3
    for path in sessions_folder(root).rglob("*"):
        os.utime(path, (1, 1))
    tidy()
    assert sorted(sessions_folder(root).iterdir()) == sorted(
        [unsaved.working_copy.folder, running.working_copy.folder]
    )
    running.working_copy.close()


def test_the_data_is_private(file: Path) -> None:
    begun = open_file(file)
    assert begun.working_copy.folder.stat().st_mode & 0o077 == 0
    begun.working_copy.close()


def test_a_lock_ends_with_its_process(tmp_path: Path) -> None:
    path = tmp_path / "lock"
    program = (
        "import sys; from pathlib import Path; from journeydesigner.store.locks import Lock\n"
        "lock = Lock.take(Path(sys.argv[1])); print(lock is not None, flush=True); sys.stdin.read()"
    )
    with subprocess.Popen(
        [sys.executable, "-c", program, str(path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "True\n"
        assert Lock.take(path) is None
        other.kill()
        other.wait()
    lock = Lock.take(path)
    assert lock is not None, "the file is there, but nobody holds it"
    assert Lock.take(path) is None, "nor twice in one process"
    lock.release()
    lock.release()


def test_labels_are_data() -> None:
    copy = WorkingCopy.create(START)
    copy.record(renamed(START, "A"), "edit", LABEL)
    ((label_, changes),) = copy.raw.execute("SELECT label, changes FROM edit")
    assert json.loads(label_) == ["Rename {name}", {"name": "é 😀"}]
    assert [side[0] for side in json.loads(changes)[0]] == ["touchpoint", "touchpoint"]
    copy.close()
