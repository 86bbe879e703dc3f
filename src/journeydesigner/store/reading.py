"""Opens a document without trusting it: the bytes are copied, the copy is checked, its rows become a project.

The user's file is only ever read, and nothing beside it is looked at. What is checked, and why in this order:
docs/decisions/0003-document.md.
"""

from __future__ import annotations

import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from journeydesigner.collector import collector_paused
from journeydesigner.errors import reason_of
from journeydesigner.model import Entity, Project
from journeydesigner.store import refusals
from journeydesigner.store.columns import BeyondMeasure
from journeydesigner.store.contents import (
    digest_of,
    every_row,
    row_count,
    whole_project,
)
from journeydesigner.store.guard import guarded
from journeydesigner.store.rows import BadContent, Digest
from journeydesigner.store.taking import Progress, no_progress, take

COPYING = 0.2
"""Share of the work that copying is, for the progress bar."""


@dataclass(frozen=True, slots=True)
class Opened:
    """A document as it was read: where, what, and the checksums of the file's bytes and of its rows."""

    path: Path
    project: Project
    content: str
    digest: str


def open_document(path: Path | str, progress: Progress | None = None) -> Opened:
    """Read a `.journey` file. Raises one of the refusals of opening; the file is never changed.

    `progress` is told the share done, 0 to 1; raise from it to cancel.
    """
    path = Path(path)
    tell = progress or no_progress
    with private_folder(path) as folder:
        copy = folder / "copy"
        content, version = take(path, copy, lambda share: tell(COPYING * share))
        with guarded(copy, path, version, lambda: tell(COPYING)) as connection:
            try:
                with collector_paused():
                    project, digest = _read(connection, tell)
            except BadContent as error:
                raise refusals.Damaged(path, str(error)) from None
            except BeyondMeasure as error:
                raise refusals.TooLarge(path, str(error)) from None
            _check_digest(connection, digest, path)
    return Opened(path, project, content, digest)


def read_project(path: Path | str) -> Project:
    """The project of a `.journey` file. Raises one of the refusals of opening; the file is never changed."""
    return open_document(path).project


def verify(copy: Path, path: Path, version: int, digest: str) -> None:
    """Raise `Damaged` unless `copy`, just written to become `path`, opens and holds the rows of this digest."""
    with guarded(copy, path, version, lambda: None) as connection:
        if digest_of(every_row(connection)) != digest:
            raise refusals.Damaged(path, "what was written is not what was meant")
        _check_digest(connection, digest, path)


@contextmanager
def private_folder(path: Path) -> Iterator[Path]:
    """A folder that only this user can read and that is gone afterwards, to work on a copy of `path` in."""
    try:
        folder = tempfile.TemporaryDirectory(prefix="journeydesigner-", ignore_cleanup_errors=True)
    except OSError as error:
        raise refusals.Unreadable(path, str(error), reason=reason_of(error)) from None
    with folder as name:
        yield Path(name).absolute()


def _read(connection: sqlite3.Connection, tell: Progress) -> tuple[Project, str]:
    total = row_count(connection)
    digest = Digest()
    entities: list[Entity] = []
    for shape, row in every_row(connection):
        digest.add(shape.table, row)
        entities.append(shape.entity(row))
        if not len(entities) % 500:
            tell(COPYING + (1 - COPYING) * len(entities) / total)
    return whole_project(entities), digest.hex()


def _check_digest(connection: sqlite3.Connection, digest: str, path: Path) -> None:
    if connection.execute("SELECT value FROM meta WHERE name = 'digest'").fetchall() != [(digest,)]:
        raise refusals.Damaged(path, "the digest does not match")
