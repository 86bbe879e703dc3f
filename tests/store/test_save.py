"""Saving leaves either the old document or the new one, whole, whatever fails; and never another person's work."""

from __future__ import annotations

import errno
import os
import resource
import sqlite3
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from journeydesigner import replacing
from journeydesigner.model import Delta
from journeydesigner.store import open_document, read_project, refusals, save_project, saving
from journeydesigner.store.places import generations
from journeydesigner.store.sessions import Begun, left_sessions, open_file, recover
from journeydesigner.store.working_copy import WorkingCopy
from tests.builders import sample
from tests.model.projects import small_project
from tests.store.documents import LABEL, renamed, saved


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A document in a folder of its own."""
    (tmp_path / "work").mkdir()
    return saved(tmp_path / "work" / "a.journey")


@pytest.fixture
def begun(file: Path) -> Iterator[Begun]:
    """A session on the document, with one edit."""
    begun = open_file(file)
    begun.working_copy.record(renamed(small_project(), "New"), "edit", LABEL)
    yield begun
    begun.working_copy.let_go()


EDITED = small_project().apply(renamed(small_project(), "New"))


def test_saving_writes_what_was_edited(begun: Begun, file: Path) -> None:
    begun.working_copy.save()
    assert read_project(file) == EDITED
    assert not begun.working_copy.has_unsaved_edits
    assert [p.name for p in file.parent.iterdir()] == [file.name]


def test_the_file_holds_neither_journal_nor_session(begun: Begun, file: Path) -> None:
    begun.working_copy.save()
    content = file.read_bytes()
    assert b"CREATE TABLE edit" not in content
    assert b"CREATE TABLE state" not in content
    assert LABEL.msgid.encode() not in content


def test_the_same_project_makes_the_same_bytes(tmp_path: Path) -> None:
    one, other = tmp_path / "a.journey", tmp_path / "b.journey"
    save_project(sample("tourism"), one)
    save_project(sample("tourism"), other)
    assert one.read_bytes() == other.read_bytes()
    state = one.stat()
    save_project(sample("tourism"), one)
    assert one.stat().st_ino == state.st_ino, "a file that holds it already is left alone"


def test_save_as_makes_the_new_file_the_session_s_own(begun: Begun, file: Path, tmp_path: Path) -> None:
    before = file.read_bytes()
    begun.working_copy.save(tmp_path / "b.journey")
    assert begun.working_copy.source == tmp_path / "b.journey"
    assert read_project(tmp_path / "b.journey") == EDITED
    assert file.read_bytes() == before
    begun.working_copy.record(renamed(EDITED, "Newer"), "edit", LABEL)
    begun.working_copy.save()
    assert read_project(tmp_path / "b.journey") == EDITED.apply(renamed(EDITED, "Newer"))
    assert file.read_bytes() == before


# -- the file as the user keeps it


def test_a_link_stays_a_link(begun: Begun, file: Path, tmp_path: Path) -> None:
    link = tmp_path / "link.journey"
    link.symlink_to(file)
    begun.working_copy.save(link)
    assert link.is_symlink()
    assert read_project(file) == EDITED
    dangling = tmp_path / "dangling.journey"
    dangling.symlink_to(tmp_path / "target.journey")
    begun.working_copy.save(dangling)
    assert dangling.is_symlink()
    assert read_project(tmp_path / "target.journey") == EDITED


@pytest.mark.skipif(os.name == "nt", reason="no mode bits there")
def test_mode_bits_are_kept(begun: Begun, file: Path, tmp_path: Path) -> None:
    for mode in (0o600, 0o640, 0o664):
        file.chmod(mode)
        begun.working_copy.record(renamed(begun.project, f"Mode {mode}"), "edit", LABEL)
        begun.working_copy.save()
        assert stat.S_IMODE(file.stat().st_mode) == mode
    before = os.umask(0o027)
    try:
        begun.working_copy.save(tmp_path / "new.journey")
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "new.journey").stat().st_mode) == 0o640


# -- targets that cannot be written


def refused(begun: Begun, target: Path, kind: type[refusals.DocumentRefusal]) -> None:
    """Saving to `target` ends in a refusal of `kind`; the session goes on and can save elsewhere."""
    with pytest.raises(kind) as caught:
        begun.working_copy.save(target)
    assert type(caught.value) is kind
    assert str(target) in str(caught.value)
    assert begun.working_copy.has_unsaved_edits
    begun.working_copy.save(begun.working_copy.folder / "elsewhere.journey")
    assert read_project(begun.working_copy.folder / "elsewhere.journey") == EDITED


def test_a_folder_that_is_none(begun: Begun, file: Path) -> None:
    refused(begun, file.parent / "no" / "a.journey", refusals.NoFolder)


def test_a_folder_that_is_a_file(begun: Begun, file: Path) -> None:
    refused(begun, file / "a.journey", refusals.NoFolder)


def test_a_target_that_is_a_folder(begun: Begun, file: Path) -> None:
    refused(begun, file.parent, refusals.IsFolder)


def test_a_read_only_file_is_not_replaced(begun: Begun, file: Path) -> None:
    before = file.read_bytes()
    file.chmod(0o444)
    refused(begun, file, refusals.ReadOnly)
    assert file.read_bytes() == before


@pytest.mark.skipif(not Path("/proc/self").exists(), reason="no such folder here")
def test_a_folder_nobody_may_write_to(begun: Begun) -> None:
    with pytest.raises((refusals.ReadOnly, refusals.NoFolder)):
        begun.working_copy.save("/proc/self/a.journey")
    with pytest.raises(refusals.NotAFile):
        begun.working_copy.save("/dev/null")


def test_a_folder_without_the_right_to_write(begun: Begun, file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = os.open

    def open_(path: object, flags: int, *more: int) -> int:
        if flags & os.O_CREAT and str(path).startswith(str(file.parent)):
            raise PermissionError(13, "denied")
        return real(path, flags, *more)  # type: ignore[arg-type]

    monkeypatch.setattr("journeydesigner.store.saving.os.open", open_)
    refused(begun, file, refusals.ReadOnly)


# -- failures on the way


STEPS = ("replacing.os.fsync", "replacing.os.replace", "replacing.os.chmod", "store.saving.shutil.copyfile")


@pytest.mark.parametrize("step", STEPS)
@pytest.mark.parametrize(
    ("code", "kind"),
    [(errno.ENOSPC, refusals.NoRoom), (errno.EIO, refusals.NotSaved), (errno.EACCES, refusals.ReadOnly)],
)
def test_a_step_that_fails_leaves_file_and_session(
    step: str, code: int, kind: type[refusals.DocumentRefusal], file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun = open_file(file)
    begun.working_copy.record(renamed(small_project(), "New"), "edit", LABEL)
    before = file.read_bytes()

    def fail(*_: object) -> None:
        raise OSError(code, os.strerror(code))

    with monkeypatch.context() as patch:
        patch.setattr(f"journeydesigner.{step}", fail)
        with pytest.raises(kind) as caught:
            begun.working_copy.save()
    assert type(caught.value) is kind
    assert file.read_bytes() == before
    assert [p.name for p in file.parent.iterdir()] == [file.name], "nothing is left lying about"
    assert begun.working_copy.has_unsaved_edits
    begun.working_copy.save()
    assert read_project(file) == EDITED
    begun.working_copy.close()


def test_a_folder_that_cannot_be_made_durable(begun: Begun, file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """After the rename the file is the new one; that this may not last is said, and the work stays unsaved."""

    def fail(_: Path) -> None:
        raise OSError(errno.EIO, "Input/output error")

    with monkeypatch.context() as patch:
        patch.setattr(replacing, "sync_folder", fail)
        with pytest.raises(refusals.NotSaved):
            begun.working_copy.save()
    assert read_project(file) == EDITED
    assert begun.working_copy.has_unsaved_edits
    begun.working_copy.save()
    assert not begun.working_copy.has_unsaved_edits


@contextmanager
def largest_file(size: int) -> Iterator[None]:
    """No file of this process may grow beyond `size` bytes: as good as a full disk, and real."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


@pytest.mark.parametrize("size", [0, 1, 4096, 8192, 40_000, 90_000])
def test_a_disk_that_is_full(begun: Begun, file: Path, size: int) -> None:
    before = file.read_bytes()
    with largest_file(size), pytest.raises((refusals.NoRoom, refusals.NotSaved)):
        begun.working_copy.save()
    assert file.read_bytes() == before
    assert [p.name for p in file.parent.iterdir()] == [file.name]
    begun.working_copy.save()
    assert read_project(file) == EDITED


def test_what_was_written_is_read_back_first(begun: Begun, file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = file.read_bytes()
    real = saving.write_document

    def write(path: Path, *more: object) -> None:
        real(path, *more)  # type: ignore[arg-type]
        connection = sqlite3.connect(path)
        connection.execute("UPDATE touchpoint SET name_fr = 'bad memory' WHERE id = 't1'")
        connection.commit()
        connection.close()

    monkeypatch.setattr(saving, "write_document", write)
    with pytest.raises(refusals.NotSaved):
        begun.working_copy.save()
    assert file.read_bytes() == before


def test_a_session_that_cannot_be_written_can_still_save(begun: Begun, file: Path) -> None:
    """The disk of the program's data is full, that of the document is not."""
    begun.working_copy.raw.execute("PRAGMA query_only=ON")
    with pytest.raises(refusals.NotKept):
        begun.working_copy.record(renamed(EDITED, "Newer"), "edit", LABEL)
    begun.working_copy.save()
    assert read_project(file) == EDITED
    begun.working_copy.raw.execute("PRAGMA query_only=OFF")


# -- the work of others


def test_a_file_changed_elsewhere_is_not_replaced(begun: Begun, file: Path) -> None:
    save_project(sample("clean"), file)
    theirs = file.read_bytes()
    for _ in range(2):
        with pytest.raises(refusals.ChangedElsewhere):
            begun.working_copy.save()
        assert file.read_bytes() == theirs
    begun.working_copy.save(replace_changed=True)
    assert read_project(file) == EDITED
    assert read_project(generations(file)[0]) == sample("clean"), "their work is kept as the earlier copy"
    begun.working_copy.save()


def test_dates_do_not_matter_only_content(begun: Begun, file: Path) -> None:
    os.utime(file, (1, 1))
    begun.working_copy.save()
    state = file.stat()
    content = file.read_bytes()
    file.unlink()
    file.write_bytes(content)
    begun.working_copy.record(renamed(EDITED, "Newer"), "edit", LABEL)
    begun.working_copy.save()
    changed = bytearray(file.read_bytes())
    changed[-1] ^= 1
    state = file.stat()
    file.write_bytes(changed)
    os.utime(file, ns=(state.st_atime_ns, state.st_mtime_ns))
    begun.working_copy.record(renamed(begun.project, "Newest"), "edit", LABEL)
    with pytest.raises(refusals.ChangedElsewhere):
        begun.working_copy.save()


def test_a_file_deleted_elsewhere_is_written_again(begun: Begun, file: Path) -> None:
    file.unlink()
    begun.working_copy.save()
    assert read_project(file) == EDITED


def test_two_sessions_on_one_file_do_not_overwrite_each_other(begun: Begun, file: Path) -> None:
    other = open_file(file)
    other.working_copy.record(renamed(small_project(), "Theirs"), "edit", LABEL)
    other.working_copy.save()
    with pytest.raises(refusals.ChangedElsewhere):
        begun.working_copy.save()
    other.working_copy.close()


def test_a_crash_after_the_rename_is_no_change_elsewhere(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class Crash(BaseException):
        pass

    begun = open_file(file)
    begun.working_copy.record(renamed(small_project(), "New"), "edit", LABEL)

    def crash(_: Path) -> None:
        raise Crash

    with monkeypatch.context() as patch:
        patch.setattr(replacing, "sync_folder", crash)
        with pytest.raises(Crash):
            begun.working_copy.save()
    begun.working_copy.let_go()
    again = recover(left_sessions()[0])
    again.working_copy.record(renamed(EDITED, "Newer"), "edit", LABEL)
    again.working_copy.save()
    assert read_project(file) == EDITED.apply(renamed(EDITED, "Newer"))
    again.working_copy.close()


def test_the_command_line_can_ask_for_the_same_care(file: Path) -> None:
    opened = open_document(file)
    save_project(sample("clean"), file)
    with pytest.raises(refusals.ChangedElsewhere):
        save_project(opened.project, file, replaces=opened)
    assert read_project(file) == sample("clean")
    save_project(opened.project, file, replaces=open_document(file))
    assert read_project(file) == small_project()


# -- earlier copies


def test_the_previous_document_is_kept(begun: Begun, file: Path) -> None:
    before = file.read_bytes()
    begun.working_copy.save()
    assert [path.read_bytes() for path in generations(file)] == [before]


def test_many_saves_keep_the_first_and_the_last(file: Path) -> None:
    """Saving every few seconds must not push out what was there before."""
    first, project = file.read_bytes(), small_project()
    begun = open_file(file)
    for number in range(12):
        before = file.read_bytes()
        delta = renamed(project, f"Number {number}")
        project = project.apply(delta)
        begun.working_copy.record(delta, "edit", LABEL)
        begun.working_copy.save()
    assert [path.read_bytes() for path in generations(file)] == [before, first]
    begun.working_copy.close()


def test_a_damaged_file_never_pushes_out_a_good_copy(begun: Begun, file: Path) -> None:
    begun.working_copy.save()
    good = generations(file)
    file.write_bytes(b"SQLite format 3\0 and then nonsense" * 300)
    begun.working_copy.save(replace_changed=True)
    assert generations(file) == good
    assert read_project(file) == EDITED


def test_no_room_for_the_copy_does_not_keep_the_user_from_saving(
    begun: Begun, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> Path:
        raise OSError(errno.ENOSPC, "full")

    monkeypatch.setattr(saving, "new_generation", fail)
    begun.working_copy.save()
    assert read_project(file) == EDITED


def test_a_project_beyond_every_measure_is_refused_before_it_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is saved can be opened again: both keep the same measures."""
    path = saved(tmp_path / "a.journey")
    before = path.read_bytes()
    monkeypatch.setattr("journeydesigner.store.database.MAX_ROWS", 2)
    with pytest.raises(refusals.TooLarge):
        save_project(sample("tourism"), path)
    monkeypatch.undo()
    monkeypatch.setattr(saving, "MAX_FILE", 1000)
    with pytest.raises(refusals.TooLarge):
        save_project(sample("tourism"), path)
    assert path.read_bytes() == before


def test_a_list_without_measure_is_refused_at_the_edit(begun: Begun, tmp_path: Path) -> None:
    journey = EDITED.journeys()[0]
    huge = journey.model_copy(update={"markets": tuple(f"Market {n}" for n in range(30_000))})
    delta = Delta.of({journey.id: (journey, huge)})
    with pytest.raises(refusals.NotKept):
        begun.working_copy.record(delta, "edit", LABEL)
    for make in (save_project, lambda project, _: WorkingCopy.create(project)):
        with pytest.raises((refusals.TooLarge, refusals.NotKept)):
            make(EDITED.apply(delta), tmp_path / "b.journey")
    assert not (tmp_path / "b.journey").exists()


def test_a_new_document_needs_a_name_once(tmp_path: Path) -> None:
    copy = WorkingCopy.create(small_project())
    assert copy.source is None
    copy.save(tmp_path / "a.journey")
    copy.save()
    assert read_project(tmp_path / "a.journey") == small_project()
    copy.close()
