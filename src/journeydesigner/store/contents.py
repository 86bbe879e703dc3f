"""All rows of a database of ours, and whether they make one whole project. Asks a plain SQLite connection."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator

from journeydesigner.model import Entity, Project, ProjectInfo
from journeydesigner.model.kinds import parent_of
from journeydesigner.store.columns import BeyondMeasure
from journeydesigner.store.rows import BadContent, Digest, Row, Shape, shape_of_table, shapes

MAX_ROWS = 200_000
"""Rows in one table, when reading and when writing."""


def every_row(connection: sqlite3.Connection) -> Iterator[tuple[Shape, Row]]:
    """Every record of a database as a row, tables parents first, rows in the order of ids."""
    for shape in shapes().values():
        for row in connection.execute(shape.select):
            yield shape, row


def row_count(connection: sqlite3.Connection) -> int:
    """How many records there are. Raises `BeyondMeasure` when a table holds more than any document may."""
    total = 0
    for shape in shapes().values():
        ((count,),) = connection.execute(f"SELECT count(*) FROM {shape.table}")
        if count > MAX_ROWS:
            raise BeyondMeasure(shape.table)
        total += count
    return total


def digest_of(rows: Iterable[tuple[Shape, Row]]) -> str:
    """The digest of all rows, given in the order of `every_row`."""
    digest = Digest()
    for shape, row in rows:
        digest.add(shape.table, row)
    return digest.hex()


def whole_project(entities: Iterable[Entity]) -> Project:
    """The project of these records.

    Raises `BadContent` unless there is one title page, no id twice, and a parent for every child. Any other
    reference may lead nowhere: rule STR008 shows it to the user, who can repair it.
    """
    try:
        project = Project.of(entities)
    except ValueError as error:
        raise BadContent(str(error)) from None
    if len(project.all(ProjectInfo)) != 1:
        raise BadContent(f"{len(project.all(ProjectInfo))} title pages")
    for kind, shape in shapes().items():
        if shape.parent is not None:
            parents = project.all(shape_of_table(shape.parent[1]).kind)
            for entity in project.all(kind).values():
                if parent_of(entity) not in parents:
                    raise BadContent(f"{shape.table} {entity.id} has no {shape.parent[1]}")
    return project
