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

from journeydesigner.collector import collector_paused
from journeydesigner.model import Project, Text2
from journeydesigner.model.info import SCHEMA_VERSION
from journeydesigner.store import refusals
from journeydesigner.store.columns import BeyondMeasure
from journeydesigner.store.contents import (
    digest_of,
    every_row,
    row_count,
    whole_project,
)
from journeydesigner.store.database import Database
from journeydesigner.store.journal import KeptHistory, last_edit
from journeydesigner.store.locks import Lock
from journeydesigner.store.places import (
    KEPT,
    data_root,
    empty_trash,
    entries,
    sessions_folder,
    throw_away,
    time_of,
)
from journeydesigner.store.reading import Opened, open_document
from journeydesigner.store.taking import Progress
from journeydesigner.store.working_copy import DATABASE, HINT, LOCK, WorkingCopy, read_state

MAX_HISTORY = 2_000
"""Edits beyond which the history of a saved document is forgotten when it is opened again."""

DAMAGE = (sqlite3.Error, BeyondMeasure, ValueError, KeyError, IndexError, TypeError)
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
        with suppress(OSError, *DAMAGE):
            if (folder / HINT).read_text() == opened.content:
                resumed = _resumed(folder, opened)
                if resumed is not None:
                    return resumed
    return Begun(WorkingCopy.create(opened.project, opened, root=root), opened.project, KeptHistory())


def _resumed(folder: Path, opened: Opened) -> Begun | None:
    copy = _taken(folder)
    if copy is None:
        return None
    begun = None
    try:
        history = copy.history()
        if (
            not copy.has_unsaved_edits
            and copy.state.known[-1:] == (opened.content,)
            and last_edit(copy.raw) <= MAX_HISTORY
            and digest_of(every_row(copy.raw)) == opened.digest
        ):
            copy.moved_to(opened.path)
            begun = Begun(copy, opened.project, history)
    finally:
        if begun is None:
            copy.let_go()
    return begun


def left_sessions(root: Path | None = None) -> tuple[Left, ...]:
    """Unsaved work left by crashes, newest first. Sessions that are under way anywhere are not listed."""
    described = map(_described, entries(sessions_folder(root or data_root())))
    return tuple(reversed([left for left in described if left is not None]))


def _described(folder: Path) -> Left | None:
    try:
        copy = _taken(folder)
        if copy is None:
            return None
        try:
            return _unsaved(copy)
        finally:
            copy.let_go()
    except DAMAGE:
        return Left(folder, None, None, time_of(folder), 0)
    except OSError:
        return None


def _unsaved(copy: WorkingCopy) -> Left | None:
    if not copy.has_unsaved_edits:
        return None
    last = last_edit(copy.raw)
    times = copy.raw.execute("SELECT at FROM edit WHERE seq = ?", (last,)).fetchall()
    changed = datetime.fromisoformat(times[0][0]) if times else time_of(copy.folder)
    ((fr, en),) = copy.raw.execute("SELECT title_fr, title_en FROM project")
    return Left(copy.folder, copy.source, Text2(fr=fr, en=en), changed, last - (copy.state.saved_at or 0))


def recover(left: Left) -> Begun:
    """Go on with unsaved work. Raises `InUse`, or `BrokenSession` when it cannot be read; it stays there then."""
    try:
        copy = _taken(left.folder)
    except (OSError, *DAMAGE) as error:
        raise refusals.BrokenSession(left.folder, str(error)) from None
    if copy is None:
        raise refusals.InUse(left.folder)
    try:
        if copy.raw.execute("PRAGMA quick_check(1)").fetchall() != [("ok",)]:
            raise ValueError("quick_check")
        row_count(copy.raw)
        with collector_paused():
            project = whole_project(shape.entity(row) for shape, row in every_row(copy.raw))
        return Begun(copy, project, copy.history())
    except DAMAGE as error:
        copy.let_go()
        raise refusals.BrokenSession(left.folder, str(error)) from None


def discard_left(left: Left) -> None:
    """Move unsaved work that nobody wants into the trash, where it lies for 30 days. Raises `InUse`."""
    lock = Lock.take(left.folder / LOCK)
    if lock is None:
        raise refusals.InUse(left.folder)
    lock.release()
    with suppress(OSError):
        throw_away(left.folder, left.folder.parent.parent)


def tidy(root: Path | None = None) -> None:
    """Delete what lay in the trash, and histories of saved documents that nobody opened, for 30 days."""
    root = root or data_root()
    empty_trash(root)
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
