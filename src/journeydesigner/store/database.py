"""Databases of our own making: the working copy, tuned so that what is committed stays, and new files of rows.

The only module that lets SQLAlchemy speak to SQLite. One connection per database: some versions of SQLite damage
a write-ahead log that two connections write.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import cache
from itertools import groupby
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Delete, Insert, Table, Update, bindparam, create_engine, event, insert, update
from sqlalchemy import delete as delete_from
from sqlalchemy.dialects import sqlite
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import StaticPool

from journeydesigner.model.info import SCHEMA_VERSION
from journeydesigner.store.columns import BeyondMeasure
from journeydesigner.store.contents import MAX_ROWS
from journeydesigner.store.header import APPLICATION_ID
from journeydesigner.store.rows import Row, Shape
from journeydesigner.store.tables import DOCUMENT, META, TABLES, statements

_TUNING = (
    "locking_mode=EXCLUSIVE",  # before the journal mode: then the log needs no shared memory
    "synchronous=FULL",
    "foreign_keys=ON",
    "trusted_schema=OFF",
    "cell_size_check=ON",
    "mmap_size=0",
    "secure_delete=ON",
    "temp_store=MEMORY",
    "busy_timeout=5000",
)


class Database:
    """One open database of ours, through one connection."""

    def __init__(self, path: Path, *, is_durable: bool = True) -> None:
        """Open or make the file. Without `is_durable` a crash may lose it all: for files that are copied later."""
        self.raw = sqlite3.connect(path, isolation_level=None)
        """The connection underneath, for reading rows fast."""
        try:
            self._tune(is_durable)
            engine = create_engine("sqlite://", creator=lambda: self.raw, poolclass=StaticPool)
            event.listen(engine, "begin", lambda c: c.exec_driver_sql("BEGIN IMMEDIATE"))
            self._engine = engine
            self._connection = engine.connect()
        except BaseException:
            self.raw.close()
            raise

    def _tune(self, is_durable: bool) -> None:
        self.raw.setlimit(sqlite3.SQLITE_LIMIT_ATTACHED, 0)
        for pragma in _TUNING:
            self.raw.execute(f"PRAGMA {pragma}").fetchall()
        if not is_durable:
            self.raw.execute("PRAGMA journal_mode=OFF").fetchall()
            self.raw.execute("PRAGMA synchronous=OFF").fetchall()
        elif self.raw.execute("PRAGMA journal_mode=WAL").fetchone() != ("wal",):
            self.raw.execute("PRAGMA journal_mode=TRUNCATE").fetchall()

    @contextmanager
    def transaction(self) -> Iterator[Connection]:
        """All or nothing, durable when the block has ended. Raises `sqlite3.Error`, with nothing changed."""
        try:
            with self._connection.begin():
                yield self._connection
        except DBAPIError as error:
            if isinstance(error.orig, sqlite3.Error):
                raise error.orig from None
            raise
        finally:
            # A COMMIT that fails leaves the transaction open, and SQLAlchemy believes it is over.
            if self.raw.in_transaction:
                self.raw.rollback()

    def close(self) -> None:
        """Let go of the file. What was committed stays."""
        self._connection.close()
        self._engine.dispose()
        self.raw.close()


def make_tables(connection: Connection, *metadata: Any) -> None:
    """Make every table of these collections in an empty database and mark it as ours."""
    connection.exec_driver_sql(f"PRAGMA application_id={APPLICATION_ID}")
    connection.exec_driver_sql(f"PRAGMA user_version={SCHEMA_VERSION}")
    for collection in metadata:
        for statement in statements(collection):
            connection.exec_driver_sql(statement)


def add_rows(connection: Connection, rows: Iterable[tuple[Shape, Row]]) -> None:
    """Put many records in. Raises `BeyondMeasure` when a table would hold more than a document may."""
    # The records were validated; checking their words again takes longer than all the rest, and the quick_check
    # of each saved document does it once more.
    connection.exec_driver_sql("PRAGMA ignore_check_constraints=ON")
    try:
        for table, group in groupby(rows, key=lambda pair: pair[0].table):
            batch = [row for _, row in group]
            if len(batch) > MAX_ROWS:
                raise BeyondMeasure(table)
            # As tuples past SQLAlchemy's handling of parameters, which takes as long again as SQLite itself.
            connection.exec_driver_sql(str(inserting(table).compile(dialect=sqlite.dialect())), batch)
    finally:
        connection.exec_driver_sql("PRAGMA ignore_check_constraints=OFF")


def write_document(path: Path, rows: Iterable[tuple[Shape, Row]], digest: str, written_by: str) -> None:
    """Make a complete document of these rows at `path`, where nothing is yet. Not durable before it is copied."""
    database = Database(path, is_durable=False)
    try:
        with database.transaction() as connection:
            make_tables(connection, DOCUMENT)
            add_rows(connection, rows)
            notes = {"digest": digest, "written_by": written_by}
            connection.execute(insert(META), [{"name": n, "value": v} for n, v in notes.items()])
    finally:
        database.close()


@cache
def inserting(table: str) -> Insert:
    """The statement that adds a record, given as its cells by column."""
    return insert(TABLES[table])


@cache
def updating(table: str) -> Update:
    """The statement that replaces a record, given as its cells by column."""
    target: Table = TABLES[table]
    return update(target).where(target.c.id == bindparam("_id"))


@cache
def deleting(table: str) -> Delete:
    """The statement that removes the record with the id `_id`."""
    target: Table = TABLES[table]
    return delete_from(target).where(target.c.id == bindparam("_id"))
