"""The session: a copy of the project in a folder of ours, where every edit is durable before it is shown.

One transaction per edit holds the change and its row in the journal, so that work and undo history survive a
crash. The user's file is written only by `save`.
"""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from pathlib import Path

from sqlalchemy import Connection, delete, insert

from journeydesigner.collector import collector_paused
from journeydesigner.errors import reason_of
from journeydesigner.i18n import Message
from journeydesigner.model import Delta, Project
from journeydesigner.replacing import sync_folder
from journeydesigner.store import journal, refusals
from journeydesigner.store.columns import BeyondMeasure
from journeydesigner.store.contents import digest_of, every_row
from journeydesigner.store.database import Database, add_rows, make_tables
from journeydesigner.store.journal import Cause
from journeydesigner.store.locks import Lock
from journeydesigner.store.places import data_root, new_folder, sessions_folder, throw_away
from journeydesigner.store.reading import Opened
from journeydesigner.store.rows import Row, Shape
from journeydesigner.store.saving import NO_ROOM, Target, rows_of, save_rows
from journeydesigner.store.tables import DOCUMENT, SESSION, STATE

DATABASE = "work.db"
LOCK = "session"
HINT = "saved"
"""File beside them with the checksum of the document last saved, to find a session without opening it."""


@dataclass(frozen=True, slots=True)
class State:
    """What a session knows about itself: its file, what that file may hold, and what of the work is in it."""

    source: Path | None = None
    known: tuple[str, ...] = ()
    """Checksums of the file's bytes that are this session's own doing. Two while a save is under way."""
    saved_at: int | None = 0
    """Number of the last edit that is in the file (0: none was made yet); None when all the work is in no file."""
    digest: str = ""
    """Digest of the rows at that edit."""


class WorkingCopy:
    """A session under way. Implements the editor's journal port with `record`."""

    def __init__(self, folder: Path, lock: Lock, database: Database, state: State) -> None:
        self.folder = folder
        self._lock = lock
        self._database = database
        self._state = state

    @classmethod
    def create(cls, project: Project, opened: Opened | None = None, *, root: Path | None = None) -> WorkingCopy:
        """Begin a session on `project`: that of the document `opened`, or one that is in no file yet.

        Raises `NotKept` or `NoRoomToKeep` when the program's own folder cannot hold it.
        """
        parent = sessions_folder(root or data_root())
        with _keeping(parent), collector_paused():
            rows = rows_of(project)
        if opened is None:
            state = State(digest=digest_of(rows))
        else:
            state = State(opened.path.absolute(), (opened.content,), 0, opened.digest)
        with _keeping(parent):
            folder = new_folder(parent)
            lock = Lock.take(folder / LOCK)
            assert lock is not None, "nobody else knows the folder yet"
            try:
                copy = cls(folder, lock, Database(folder / DATABASE), state)
                copy._fill(rows)
                sync_folder(folder)
            except BaseException:
                lock.release()
                raise
        return copy

    def _fill(self, rows: list[tuple[Shape, Row]]) -> None:
        try:
            with self._database.transaction() as connection:
                make_tables(connection, DOCUMENT, SESSION)
                add_rows(connection, rows)
                _write_state(connection, self._state)
        except BaseException:
            self._database.close()
            raise
        self._hint()

    # -- what is known

    @property
    def source(self) -> Path | None:
        """The file that the user opened or last saved to; None when there is none yet."""
        return self._state.source

    @property
    def state(self) -> State:
        """What the session knows about itself."""
        return self._state

    @property
    def raw(self) -> sqlite3.Connection:
        """The connection, for reading rows and the journal."""
        return self._database.raw

    @property
    def has_unsaved_edits(self) -> bool:
        """Whether edits were made since the last save, those undone again included."""
        return journal.last_edit(self.raw) != self._state.saved_at

    def history(self) -> journal.KeptHistory:
        """The undo history as it was kept. Raises ValueError, KeyError or IndexError when it is damaged."""
        return journal.read_history(self.raw, self._state.saved_at)

    # -- the work

    def record(self, delta: Delta, cause: Cause, label: Message) -> None:
        """Make one edit, undo or redo durable. Raises `NotKept` or `NoRoomToKeep`; nothing has changed then."""
        with _keeping(self.folder):
            try:
                with self._database.transaction() as connection:
                    journal.carry_out(connection, delta)
                    journal.note(connection, delta, cause, label)
            except journal.Astray as error:
                raise refusals.NotKept(self.folder, str(error), reason=str(error)) from error

    def save(self, path: Path | str | None = None, *, replace_changed: bool = False) -> None:
        """Write the document to `path`, or to the file it came from, which is its file from now on.

        Raises `ChangedElsewhere` when its own file is not what this session left there (repeat with
        `replace_changed` to replace it all the same), and the other refusals of saving. The session goes on
        unharmed whatever happens; the file holds either what it held or the whole new document.
        """
        target = Path(path).absolute() if path is not None else self.source
        assert target is not None, "a document that has no file yet is saved with a path"
        is_own = self.source is not None and os.path.realpath(target) == os.path.realpath(self.source)
        known = self._state.known if is_own and not replace_changed else None
        seq = journal.last_edit(self.raw)
        with collector_paused():
            rows = list(every_row(self.raw))
        digest = digest_of(rows)
        root = self.folder.parent.parent
        content = save_rows(rows, Target(target, known, root), digest, self._announce)
        self._know(State(target, (content,), seq, digest))
        self._hint()

    def _announce(self, content: str) -> None:
        # A crash between the rename and the note of it must not make our own file look changed by others.
        self._know(replace(self._state, known=(*self._state.known, content)))

    def _know(self, state: State) -> None:
        """Remember a new state. The document itself does not depend on it, so that no failure stops a save."""
        self._state = state
        with suppress(sqlite3.Error), self._database.transaction() as connection:
            _write_state(connection, state)

    def _hint(self) -> None:
        with suppress(OSError):
            (self.folder / HINT).write_text(self._state.known[-1] if self._state.known else "")

    def moved_to(self, source: Path) -> None:
        """The user's file lies elsewhere now, with the same content."""
        self._know(replace(self._state, source=source.absolute()))

    # -- the end

    def close(self) -> None:
        """End the session. What was not saved is offered at the next start; the history of what was, is kept."""
        is_worthless = False
        with suppress(sqlite3.Error):
            last = journal.last_edit(self.raw)
            is_worthless = last == self._state.saved_at == 0
            if last != self._state.saved_at is not None and digest_of(every_row(self.raw)) == self._state.digest:
                self._know(replace(self._state, saved_at=last))
        self.let_go()
        if is_worthless:
            shutil.rmtree(self.folder, ignore_errors=True)

    def discard(self) -> None:
        """End the session and throw its work away: it lies in the trash for 30 days."""
        self.let_go()
        # What cannot be moved stays, and is offered again at the next start: nothing is lost.
        with suppress(OSError):
            throw_away(self.folder, self.folder.parent.parent)

    def let_go(self) -> None:
        """End the session and leave everything as it is, as a crash would."""
        self._database.close()
        self._lock.release()


def read_state(raw: sqlite3.Connection) -> State:
    """What a session knew about itself. Raises `sqlite3.Error`, ValueError or KeyError when that is damaged."""
    notes = {name: json.loads(value) for name, value in raw.execute("SELECT name, value FROM state")}
    source = Path(notes["source"]) if notes["source"] is not None else None
    return State(source, tuple(notes["known"]), notes["saved_at"], notes["digest"])


def _write_state(connection: Connection, state: State) -> None:
    notes = {
        "source": None if state.source is None else str(state.source),
        "known": state.known,
        "saved_at": state.saved_at,
        "digest": state.digest,
    }
    connection.execute(delete(STATE))
    connection.execute(insert(STATE), [{"name": n, "value": json.dumps(v)} for n, v in notes.items()])


@contextmanager
def _keeping(folder: Path) -> Iterator[None]:
    """Turn what the disk and SQLite say into a refusal."""
    try:
        yield
    except BeyondMeasure as error:
        raise refusals.NotKept(folder, str(error), reason=str(error)) from None
    except sqlite3.Error as error:
        if getattr(error, "sqlite_errorname", "") == "SQLITE_FULL":
            raise refusals.NoRoomToKeep(folder, str(error)) from None
        raise refusals.NotKept(folder, str(error), reason=str(error)) from None
    except OSError as error:
        if error.errno in NO_ROOM:
            raise refusals.NoRoomToKeep(folder, str(error)) from None
        raise refusals.NotKept(folder, str(error), reason=reason_of(error)) from None
