"""Whatever a file holds, opening it ends in the project or in one typed sentence, and never changes the file."""

from __future__ import annotations

import os
import random
import shutil
import sqlite3
import struct
import zipfile
from contextlib import closing
from pathlib import Path

import pytest

from journeydesigner.errors import Refusal
from journeydesigner.i18n import set_language
from journeydesigner.model import Id, Touchpoint
from journeydesigner.store import guard, open_document, read_project, refusals
from journeydesigner.store.contents import MAX_ROWS
from journeydesigner.store.header import MAX_FILE
from tests.builders import sample
from tests.model.projects import small_project
from tests.store.documents import saved, tampered, tourism

UPDATE_DIGEST = "UPDATE meta SET value = '{}' WHERE name = 'digest'"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A sound document of the small project."""
    return saved(tmp_path / "a.journey")


def refused(path: Path, kind: type[Refusal]) -> str:
    """Opening `path` ends in a refusal of `kind`, whose sentence names the file; the file keeps its bytes."""
    before = path.read_bytes() if path.is_file() else None
    with pytest.raises(kind) as caught:
        open_document(path)
    assert type(caught.value) is kind
    assert str(path) in str(caught.value)
    if before is not None:
        assert path.read_bytes() == before
    return str(caught.value)


def patched(path: Path, offset: int, data: bytes) -> Path:
    content = bytearray(path.read_bytes())
    content[offset : offset + len(data)] = data
    path.write_bytes(content)
    return path


# -- not a document at all


def test_missing(tmp_path: Path) -> None:
    refused(tmp_path / "gone.journey", refusals.Missing)
    refused(tmp_path / "no folder" / "gone.journey", refusals.Missing)
    with pytest.raises(refusals.Missing):
        open_document("a\0b.journey")


def test_a_folder(tmp_path: Path) -> None:
    refused(tmp_path, refusals.IsFolder)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes here")
def test_a_pipe_does_not_block(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.journey")
    refused(tmp_path / "pipe.journey", refusals.NotAFile)


def test_a_device() -> None:
    if Path("/dev/zero").exists():
        refused(Path("/dev/zero"), refusals.NotAFile)


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b"", refusals.Empty),
        (b"format: journeydesigner/1\nproject:\n  id: prj\n", refusals.TextFile),
        ("Étape ".encode() * 40, refusals.TextFile),
        (b"\xef\xbb\xbfhello", refusals.TextFile),
        (b"SQL", refusals.TextFile),
        (b"SQLite format 3\0", refusals.CutShort),
        (b"SQLite format 3\0" + bytes(50), refusals.CutShort),
        (b"PK\x05\x06" + bytes(18), refusals.OfficeFile),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), refusals.OfficeFile),
        (b"%PDF-1.7\n\xe2\xe3\xcf\xd3\n" + bytes(600), refusals.OtherKind),
        ("text".encode("utf-16"), refusals.OtherKind),
        (bytes(5000), refusals.OtherKind),
    ],
)
def test_another_kind_of_file(content: bytes, kind: type[Refusal], tmp_path: Path) -> None:
    (tmp_path / "a.journey").write_bytes(content)
    refused(tmp_path / "a.journey", kind)


def test_an_archive(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.journey", "w") as archive:
        archive.writestr("xl/workbook.xml", "<workbook/>")
    refused(tmp_path / "a.journey", refusals.OfficeFile)


def test_another_program_s_database(tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / "a.journey")) as connection:
        connection.execute("CREATE TABLE t (x)")
    refused(tmp_path / "a.journey", refusals.OtherProgram)


def test_the_system_refuses_to_read(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(error: OSError) -> None:
        def open_(*_: object) -> int:
            raise error

        monkeypatch.setattr("journeydesigner.store.taking.os.open", open_)

    fail(PermissionError(13, "denied"))
    assert "right to read" in refused(file, refusals.NotAllowed)
    fail(OSError(5, "Input/output error"))
    assert "the disk reports an error" in refused(file, refusals.Unreadable)


def test_too_large(file: Path) -> None:
    os.truncate(file, MAX_FILE + 4096)
    with pytest.raises(refusals.TooLarge):
        open_document(file)


# -- a document that is not right


def test_a_newer_format(file: Path) -> None:
    patched(file, 60, struct.pack(">i", 2))
    assert "format 2" in refused(file, refusals.Newer)
    refused(patched(file, 60, struct.pack(">i", 0)), refusals.Damaged)
    refused(patched(file, 60, struct.pack(">i", -1)), refusals.Damaged)


def test_cut_short(file: Path) -> None:
    whole = file.read_bytes()
    for length in (4096, len(whole) // 2 // 4096 * 4096, len(whole) - 4096, len(whole) - 1, 101):
        file.write_bytes(whole[:length])
        refused(file, refusals.CutShort)


def test_a_page_size_that_cannot_be(file: Path) -> None:
    for size in (0, 3, 100, 256, 5000):
        refused(patched(file, 16, struct.pack(">H", size)), refusals.Damaged)


@pytest.mark.parametrize(
    "statement",
    [
        "CREATE TRIGGER zap AFTER INSERT ON touchpoint BEGIN DELETE FROM touchpoint; END",
        "CREATE VIEW seen AS SELECT * FROM touchpoint",
        "CREATE TABLE other (x)",
        "CREATE INDEX more ON touchpoint (name_fr)",
        "CREATE VIRTUAL TABLE words USING fts5(x)",
        "ALTER TABLE touchpoint ADD COLUMN more TEXT",
        "ALTER TABLE touchpoint ADD COLUMN burn TEXT AS (printf('%.*c', 999999, 'x'))",
        "ANALYZE",
        "UPDATE sqlite_schema SET sql = replace(sql, 'rank TEXT NOT NULL', 'rank TEXT NOT NULL DEFAULT (1)')",
    ],
)
def test_parts_we_never_write(statement: str, file: Path) -> None:
    try:
        tampered(file, statement)
    except sqlite3.OperationalError as error:
        pytest.skip(str(error))
    refused(file, refusals.Foreign)


def test_a_page_that_holds_no_row_is_checked_as_well(file: Path) -> None:
    """Here the rows and the digest are right, and only SQLite's own check can tell."""
    with closing(sqlite3.connect(file)) as connection:
        query = "SELECT rootpage FROM sqlite_schema WHERE name = 'ix_touchpoint_stage'"
        ((page,),) = connection.execute(query)
    refused(patched(file, (page - 1) * 4096, bytes(4096)), refusals.Damaged)


def test_a_table_is_missing(file: Path) -> None:
    refused(tampered(file, "DROP TABLE waiver"), refusals.Damaged)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE touchpoint SET name_fr = 'Autre' WHERE id = 't1'",
        "DELETE FROM transition",
        "UPDATE touchpoint SET stage = 'nowhere' WHERE id = 't1'",
        "UPDATE touchpoint SET name_fr = 'a' || char(0) || 'b'",
        "UPDATE touchpoint SET alt = '['",
        "UPDATE stage SET name_fr = CAST(X'FF' AS TEXT)",
        "INSERT INTO project SELECT 'prj2', title_fr, title_en, 1, 0, 'fr', NULL, NULL, '[]', 3, 0.6, 9, 3, 0.3, 2"
        " FROM project",
        "DELETE FROM project",
        "UPDATE stage SET id = 'j' WHERE id = 's2'",
        "DELETE FROM meta",
        UPDATE_DIGEST.format("0" * 32),
    ],
)
def test_content_that_is_not_what_was_saved(statement: str, file: Path) -> None:
    refused(tampered(file, statement), refusals.Damaged)


def test_a_cell_or_a_table_beyond_every_measure(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    clone = shutil.copy(file, file.with_name("b.journey"))
    tampered(file, "UPDATE touchpoint SET name_fr = printf('%.*c', 70000000, 'x') WHERE id = 't1'")
    refused(file, refusals.TooLarge)
    monkeypatch.setattr("journeydesigner.store.contents.MAX_ROWS", 2)
    refused(Path(clone), refusals.TooLarge)
    assert MAX_ROWS >= 100_000


def test_work_without_end_is_ended(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(guard, "MAX_STEPS", 0)
    monkeypatch.setattr(guard, "STEP", 10)
    refused(file, refusals.TooLarge)


# -- what a sound document may look like


def test_a_reference_to_nothing_opens(tmp_path: Path) -> None:
    """Rule STR008 shows it; only a missing parent is damage."""
    project = small_project()
    broken = project.one(Touchpoint, Id("t1"))
    assert broken is not None
    lost = broken.model_copy(update={"channel": "c_gone", "owner": "r_gone", "alt": ("c_gone2",)})
    from journeydesigner.model import Delta

    project = project.apply(Delta.of({broken.id: (broken, lost)}))
    assert read_project(saved(tmp_path / "a.journey", project)) == project


def test_opening_changes_nothing(file: Path) -> None:
    before, state = file.read_bytes(), file.stat()
    assert read_project(file) == small_project()
    after = file.stat()
    assert file.read_bytes() == before
    assert (after.st_mtime_ns, after.st_ino, after.st_mode) == (state.st_mtime_ns, state.st_ino, state.st_mode)
    assert [p.name for p in file.parent.iterdir()] == [file.name]


def test_what_lies_beside_it_is_not_read(file: Path) -> None:
    """A log left by another program holds other content; SQLite would take it for the file's own."""
    stale = file.with_name("stale.journey")
    shutil.copy(file, stale)
    with closing(sqlite3.connect(stale)) as connection:
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute("UPDATE touchpoint SET name_fr = 'from the log'")
        connection.commit()
        wal = stale.with_name("stale.journey-wal").read_bytes()
        header = stale.read_bytes()[:100]
    assert len(wal) > 4096
    assert header[18:20] == b"\x02\x02"
    patched(file, 18, b"\x02\x02")
    beside = [file.with_name("a.journey-wal"), file.with_name("a.journey-journal")]
    for path in beside:
        path.write_bytes(wal)
    assert read_project(file) == small_project()
    assert all(path.read_bytes() == wal for path in beside)
    assert not file.with_name("a.journey-shm").exists()


@pytest.mark.parametrize("name", ["a b%20?#.journey", "Été 😀.journey", "x'y\"z.journey", "-dash.journey"])
def test_any_name_will_do(name: str, tmp_path: Path) -> None:
    assert read_project(saved(tmp_path / name)) == small_project()


@pytest.mark.skipif(os.name == "nt", reason="names are text there")
def test_a_name_that_is_no_text(tmp_path: Path) -> None:
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9.journey"))
    assert read_project(saved(path)) == small_project()
    patched(path, 0, b"x")
    with pytest.raises(refusals.OtherKind) as caught:
        open_document(path)
    str(caught.value).encode()


def test_progress_is_told_and_cancels(tmp_path: Path) -> None:
    path = tourism(tmp_path / "a.journey")
    shares: list[float] = []
    open_document(path, shares.append)
    assert shares == sorted(shares)
    assert 0 < shares[-1] <= 1

    class Cancelled(Exception):
        pass

    for last in range(len(shares)):
        left = iter(range(last))

        def cancel(_share: float, left: object = left) -> None:
            if next(left, None) is None:  # type: ignore[call-overload]
                raise Cancelled

        with pytest.raises(Cancelled):
            open_document(path, cancel)


def test_cancelling_reaches_into_sqlite(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(guard, "STEP", 10)
    calls: list[float] = []

    def cancel(share: float) -> None:
        calls.append(share)
        if len(calls) > 5:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        open_document(tourism(tmp_path / "a.journey"), cancel)


# -- damage, by the hundred


def test_no_damage_is_silent(tmp_path: Path) -> None:
    """Flipped bits, zeroed and swapped blocks, cut ends: the same project, or a typed refusal."""
    path = tourism(tmp_path / "a.journey")
    whole, project, rnd = path.read_bytes(), sample("tourism"), random.Random(7)
    outcomes = {"same": 0, "refused": 0}
    for number in range(400):
        content = bytearray(whole)
        at = rnd.randrange(len(content))
        if number % 4 < 2:
            content[at] ^= 1 << rnd.randrange(8)
        elif number % 4 == 2:
            content[at : at + 512] = bytes(len(content[at : at + 512]))
        else:
            one, other = (rnd.randrange(len(whole) // 4096) * 4096 for _ in range(2))
            content[one : one + 4096] = whole[other : other + 4096]
        path.write_bytes(content)
        try:
            assert read_project(path) == project, f"damage {number} passed unseen"
            outcomes["same"] += 1
        except refusals.DocumentRefusal:
            outcomes["refused"] += 1
    assert outcomes["refused"] > 150, outcomes


def test_every_refusal_says_what_to_do_in_both_languages() -> None:
    kinds = [k for k in vars(refusals).values() if isinstance(k, type) and issubclass(k, refusals.DocumentRefusal)]
    assert len(kinds) > 20
    for kind in kinds:
        if kind is not refusals.DocumentRefusal:
            refusal = kind(Path("a.journey"), reason="disk", version=2, name="zap")
            for language in ("en", "fr"):
                set_language(language)  # type: ignore[arg-type]
                assert "a.journey" in str(refusal)
                assert str(refusal).count(". ") + str(refusal).count(" : ") >= 1, str(refusal)
