"""The tables as SQLAlchemy sees them, and their text in SQL. Derived from the shapes; nothing is listed twice."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from sqlalchemy import (
    REAL,
    CheckConstraint,
    Column,
    ForeignKey,
    Integer,
    MetaData,
    Table,
    Text,
)
from sqlalchemy.dialects import sqlite
from sqlalchemy.schema import CreateIndex, CreateTable

from journeydesigner.store import columns
from journeydesigner.store.rows import Shape, shapes

DOCUMENT = MetaData()
"""What a `.journey` file holds: one table for each kind of record, and `meta`."""
SESSION = MetaData()
"""What a working copy holds besides: the journal of edits, and what is known about the session."""

_STRICT: dict[str, Any] = {"sqlite_strict": True, "sqlite_with_rowid": False}
_TYPES: dict[columns.Affinity, Any] = {"TEXT": Text, "INTEGER": Integer, "REAL": REAL}


def _table(shape: Shape) -> Table:
    return Table(shape.table, DOCUMENT, *(_column(shape, column) for column in shape.columns), **_STRICT)


def _column(shape: Shape, column: columns.Column) -> Column[Any]:
    details: list[CheckConstraint | ForeignKey] = []
    is_parent = shape.parent is not None and shape.parent[0] == column.name
    if shape.parent is not None and is_parent:
        # Deferred: an edit may put parent and child in either order. Only parents: any other reference that leads
        # nowhere is a finding for the user, not a reason to refuse his document.
        details.append(ForeignKey(f"{shape.parent[1]}.id", deferrable=True, initially="DEFERRED"))
    if column.choices:
        details.append(CheckConstraint(f"{column.name} IN ({', '.join(map(repr, column.choices))})"))
    return Column(
        column.name,
        _TYPES[column.affinity],
        *details,
        primary_key=column.name == "id",
        nullable=column.is_nullable,
        index=is_parent,
    )


META = Table(
    "meta", DOCUMENT, Column("name", Text, primary_key=True), Column("value", Text, nullable=False), **_STRICT
)
TABLES: dict[str, Table] = {shape.table: _table(shape) for shape in shapes().values()}
"""The tables of records by name, parents before children."""

EDIT = Table(
    "edit",
    SESSION,
    Column("seq", Integer, primary_key=True),
    Column("at", Text, nullable=False),
    Column("cause", Text, CheckConstraint("cause IN ('edit', 'undo', 'redo')"), nullable=False),
    Column("label", Text, nullable=False),
    Column("changes", Text, nullable=False),
    sqlite_strict=True,
)
"""The journal: one row for each edit, undo and redo, in order; see `journal`."""
STATE = Table(
    "state", SESSION, Column("name", Text, primary_key=True), Column("value", Text, nullable=False), **_STRICT
)
"""What is known about the session, as JSON by name; see `session_state`."""


@cache
def statements(metadata: MetaData) -> tuple[str, ...]:
    """The SQL that makes the tables and indexes, in an order that always works and never varies."""
    made = []
    for table in metadata.sorted_tables:
        made.append(_tidy(str(CreateTable(table).compile(dialect=sqlite.dialect()))))
        for index in sorted(table.indexes, key=lambda i: str(i.name)):
            made.append(_tidy(str(CreateIndex(index).compile(dialect=sqlite.dialect()))))
    return tuple(made)


def _tidy(sql: str) -> str:
    """The same statement as a person would write it, since people read it: the key beside its column."""
    lines = [line.rstrip().replace("\t", "    ") for line in sql.strip().splitlines()]
    text = re.sub(r"\n\)\s+(WITHOUT ROWID,)?\s*STRICT$", _ending, "\n".join(lines))
    key = re.search(r",\n    PRIMARY KEY \((\w+)\)", text)
    if key is None:
        return text
    column = re.compile(rf"^(    {key[1]} \w+(?: NOT NULL)?)", re.MULTILINE)
    return column.sub(r"\1 PRIMARY KEY", text.replace(key[0], ""), count=1)


def _ending(match: re.Match[str]) -> str:
    return "\n) " + " ".join(match[0].split()[1:])
