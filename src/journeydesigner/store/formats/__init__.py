"""Which tables a document of each format may hold, as frozen text: whatever else a file holds is refused."""

from __future__ import annotations

import re
from functools import cache

from journeydesigner.store.formats import format_1

Piece = tuple[str, str, str, str | None]
"""One row of `sqlite_schema`: type, name, table, SQL."""

FORMATS: dict[int, str] = {1: format_1.SQL}
"""The SQL of every format that was ever released, by its number. Never edited once released."""

_NAMED = re.compile(r"CREATE (TABLE|INDEX) (\w+)(?: ON (\w+))?")


@cache
def allowed(version: int) -> frozenset[Piece]:
    """What the schema of a document of this format consists of, no more and no less."""
    return frozenset(piece(sql) for sql in FORMATS[version].strip().rstrip(";").split(";\n"))


def piece(sql: str) -> Piece:
    """What a statement that makes a table or an index leaves in `sqlite_schema`."""
    match = _NAMED.match(sql)
    assert match is not None, sql
    kind, name, table = match.groups()
    return kind.lower(), name, table or name, sql
