"""Sessions as a whole: begin one on a file, find those a crash left behind, go on with one, tidy up.

A session whose lock somebody holds is somebody's; every other one is left. Nothing unsaved is ever deleted here.
"""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from journeydesigner.model import Project, Text2
from journeydesigner.model.info import SCHEMA_VERSION
from journeydesigner.store.contents import TooManyRows
from journeydesigner.store.database import Database
from journeydesigner.store.journal import KeptHistory
from journeydesigner.store.locks import Lock
from journeydesigner.store.places import (
    KEPT,
    data_root,
    entries,
    sessions_folder,
)
from journeydesigner.store.reading import Opened, open_document
from journeydesigner.store.taking import Progress
from journeydesigner.store.working_copy import DATABASE, LOCK, WorkingCopy, read_state

MAX_HISTORY = 2_000
"""Edits beyond which the history of a saved document is forgotten when it is opened again."""

DAMAGE = (sqlite3.Error, TooManyRows, ValueError, KeyError, IndexError, TypeError)
"""What reading a damaged session raises."""


@dataclass(frozen=True, slots=True)
class Begun:
    """A session with what the editor needs to go on: the project as it stands, and its history."""

    working_copy: WorkingCopy
    project: Project
    history: KeptHistory


@dataclass(frozen=True, slots=True)
class Left:
    """Unsaved work that a crash left behind: where it lies, what it is and from when."""

    folder: Path
    source: Path | None
    title: Text2 | None
    """None when it cannot be read any more; going on with it is then refused."""
    changed: datetime | None
    edits: int
    """Edits since the last save."""


def open_file(path: Path | str, progress: Progress | None = None, root: Path | None = None) -> Begun:
    """Open a `.journey` file for editing. Raises the refusals of opening, `NotKept` and `NoRoomToKeep`."""
    return begin(open_document(path, progress), root)


def begin(opened: Opened, root: Path | None = None) -> Begun:
    """Begin a session on a document just read; its history goes on if the file is what was last saved here."""
    root = root or data_root()
    for folder in entries(sessions_folder(root)):
        with suppress(OSError, ValueError):
            is_old = datetime.now(UTC) - _last_used(folder) > KEPT
            if is_old and _described(folder) is None and not _is_held(folder):
                shutil.rmtree(folder)


def _last_used(folder: Path) -> datetime:
    return datetime.fromtimestamp(max(path.stat().st_mtime for path in entries(folder)), UTC)


def _is_held(folder: Path) -> bool:
    lock = Lock.take(folder / LOCK)
    if lock is not None:
        lock.release()
    return lock is None


def _taken(folder: Path) -> WorkingCopy | None:
    """The session in this folder, now ours; None when it is somebody else's or was never born.

    Raises OSError, and one of `DAMAGE` when it cannot be read.
    """
    if not (folder / DATABASE).exists():
        return None
    lock = Lock.take(folder / LOCK)
    if lock is None:
        return None
    database = None
    try:
        database = Database(folder / DATABASE)
        ((version,),) = database.raw.execute("PRAGMA user_version")
        if version == SCHEMA_VERSION:
            return WorkingCopy(folder, lock, database, read_state(database.raw))
        if version:
            raise ValueError(f"format {version}")
    except BaseException:
        _close(database, lock)
        raise
    _close(database, lock)
    return None


def _close(database: Database | None, lock: Lock) -> None:
    if database is not None:
        database.close()
    lock.release()
