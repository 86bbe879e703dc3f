"""The format of released files never changes: its SQL is frozen, and a file of each format opens for ever."""

from __future__ import annotations

import hashlib
import json
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from journeydesigner.model import Id, Touchpoint
from journeydesigner.model.info import SCHEMA_VERSION
from journeydesigner.store import open_document, save_project
from journeydesigner.store.formats import FORMATS, allowed
from journeydesigner.store.rows import shapes
from journeydesigner.store.sessions import open_file
from journeydesigner.store.tables import DOCUMENT, TABLES, statements
from tests.builders import sample
from tests.store.documents import tourism

FIXTURES = Path(__file__).parent / "fixtures"
DIGESTS = {"format_1": "7ec904c64f7116675243366eca322833"}
"""What the files hold, which no later program may read otherwise."""
DOC = Path(__file__).parents[2] / "docs" / "file-format.md"


def test_the_frozen_sql_is_that_of_the_tables() -> None:
    """When this fails, the model or the mapping changed: that is a new format, with a migration.

    Before the first release: `python -m tests.store.freeze sql`, then the same without `sql`.
    """
    assert FORMATS[SCHEMA_VERSION] == ";\n".join(statements(DOCUMENT)) + ";\n"


def test_a_file_holds_exactly_what_its_format_allows(tmp_path: Path) -> None:
    with closing(sqlite3.connect(tourism(tmp_path / "a.journey"))) as connection:
        found = connection.execute("SELECT type, name, tbl_name, sql FROM sqlite_schema").fetchall()
        assert set(found) == allowed(SCHEMA_VERSION)
        assert len(found) == len(allowed(SCHEMA_VERSION)) == len(TABLES) + 1 + 7
        assert connection.execute("PRAGMA application_id").fetchone() == (0x4A444D31,)
        assert connection.execute("PRAGMA user_version").fetchone() == (SCHEMA_VERSION,)
        assert connection.execute("PRAGMA journal_mode").fetchone() == ("delete",)
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
        notes = dict(connection.execute("SELECT name, value FROM meta"))
        assert notes["written_by"].startswith("Journey Designer ")
        with pytest.raises(sqlite3.IntegrityError):
            connection.execute("UPDATE touchpoint SET wait_min = 'long'")
        with pytest.raises(sqlite3.IntegrityError):
            connection.execute("UPDATE channel SET nature = 'magical'")


@pytest.mark.parametrize("path", sorted(FIXTURES.glob("format_*.journey")), ids=lambda p: p.stem)
def test_a_file_of_every_format_opens(path: Path, tmp_path: Path) -> None:
    file = Path(shutil.copy(path, tmp_path))
    opened = open_document(file)
    assert opened.digest == DIGESTS[path.stem]
    assert [journey.id for journey in opened.project.journeys()] == ["tour"]
    assert (len(opened.project.stages(Id("tour"))), len(opened.project.all(Touchpoint))) == (7, 35)
    begun = open_file(file)
    begun.working_copy.save(tmp_path / "again.journey")
    begun.working_copy.close()
    assert open_document(tmp_path / "again.journey").digest == opened.digest


def test_there_is_a_file_of_every_format() -> None:
    assert {p.stem for p in FIXTURES.glob("*.journey")} == {f"format_{number}" for number in FORMATS}


def test_the_document_lists_every_table_and_column() -> None:
    text = DOC.read_text()
    for shape in shapes().values():
        assert f"### `{shape.table}`" in text
        section = text.split(f"### `{shape.table}`")[1].split("\n#")[0]
        for column in shape.columns:
            assert f"`{column.name}`" in section, f"{shape.table}.{column.name}"
        listed = [line for line in section.splitlines() if line.startswith("| `")]
        assert len(listed) == len(shape.columns)


def test_the_digest_is_the_documented_one(tmp_path: Path) -> None:
    digest = hashlib.blake2b(digest_size=16)
    tables = [line.split("`")[1] for line in DOC.read_text().splitlines() if line.startswith("### `")]
    with closing(sqlite3.connect(tourism(tmp_path / "a.journey"))) as document:
        for table in tables[1:]:
            for row in document.execute(f"SELECT * FROM {table} ORDER BY id"):
                digest.update(f"{table} {json.dumps(row, separators=(',', ':'))}\n".encode("ascii"))
        assert document.execute("SELECT value FROM meta WHERE name = 'digest'").fetchone() == (digest.hexdigest(),)


def test_the_project_survives_being_made_a_document_twice(tmp_path: Path) -> None:
    save_project(sample("clean"), tmp_path / "a.journey")
    first = open_document(tmp_path / "a.journey")
    save_project(first.project, tmp_path / "b.journey")
    assert (tmp_path / "a.journey").read_bytes() == (tmp_path / "b.journey").read_bytes()
