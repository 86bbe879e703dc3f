"""Reads a database that may be damaged or hostile: caps, no code from the file, a typed refusal for everything.

Only ever given a copy of ours, never the path of a user's file.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from journeydesigner.store import refusals
from journeydesigner.store.formats import allowed

MAX_ROW = 16 * 2**20
"""Bytes in one row: more than the longest texts and lists together ever take."""

LIMITS: dict[int, int] = {
    sqlite3.SQLITE_LIMIT_LENGTH: MAX_ROW,
    sqlite3.SQLITE_LIMIT_SQL_LENGTH: 200_000,
    sqlite3.SQLITE_LIMIT_ATTACHED: 0,
    sqlite3.SQLITE_LIMIT_COLUMN: 64,
    sqlite3.SQLITE_LIMIT_EXPR_DEPTH: 50,
    sqlite3.SQLITE_LIMIT_COMPOUND_SELECT: 3,
    sqlite3.SQLITE_LIMIT_LIKE_PATTERN_LENGTH: 100,
    sqlite3.SQLITE_LIMIT_VDBE_OP: 25_000,
    sqlite3.SQLITE_LIMIT_TRIGGER_DEPTH: 1,
}
PRAGMAS = ("trusted_schema=OFF", "cell_size_check=ON", "mmap_size=0", "query_only=ON", "temp_store=MEMORY")

STEP = 100_000
MAX_STEPS = 10_000
"""Instructions of SQLite's machine between two looks, and looks until it is told to stop: about half a minute."""

_LIMIT_ERRORS = {"SQLITE_TOOBIG", "SQLITE_INTERRUPT", "SQLITE_NOMEM"}


@contextmanager
def guarded(copy: Path, path: Path, version: int, still: Callable[[], None]) -> Iterator[sqlite3.Connection]:
    """A connection that reads `copy`, whose schema is that of format `version` and whose pages are sound.

    `path` is the file that refusals speak of. `still` is called now and then while SQLite works; what it raises
    ends the work. Raises `Foreign`, `TooLarge` or `Damaged`, also for errors in the block.
    """
    watch = _Watch(still)
    try:
        with closing(sqlite3.connect(f"{copy.as_uri()}?mode=ro&immutable=1", uri=True, isolation_level=None)) as c:
            for limit, value in LIMITS.items():
                c.setlimit(limit, value)
            c.set_progress_handler(watch.look, STEP)
            for pragma in PRAGMAS:
                c.execute(f"PRAGMA {pragma}").fetchall()
            _check_schema(c, path, version)
            _check_pages(c, path)
            yield c
    except sqlite3.Error as error:
        if watch.raised is not None:
            raise watch.raised from None
        name = getattr(error, "sqlite_errorname", "")
        refusal = refusals.TooLarge if name in _LIMIT_ERRORS else refusals.Damaged
        raise refusal(path, f"{name} {error}") from None
    except MemoryError:
        raise refusals.TooLarge(path, "MemoryError") from None
    except (UnicodeError, OverflowError) as error:
        raise refusals.Damaged(path, str(error)) from None


class _Watch:
    """Looks up from SQLite's work: has it gone on for too long, does the caller want to stop."""

    def __init__(self, still: Callable[[], None]) -> None:
        self._still = still
        self._left = MAX_STEPS
        self.raised: BaseException | None = None

    def look(self) -> bool:
        """Whether SQLite is to stop. An exception cannot pass through SQLite, so it is kept for later."""
        self._left -= 1
        try:
            self._still()
        except BaseException as error:
            self.raised = error
        return self.raised is not None or self._left < 0


def _check_schema(connection: sqlite3.Connection, path: Path, version: int) -> None:
    expected = allowed(version)
    found = connection.execute(
        "SELECT type, name, tbl_name, sql FROM sqlite_schema LIMIT ?", (len(expected) + 100,)
    ).fetchall()
    for piece in found:
        if piece not in expected:
            raise refusals.Foreign(path, str(piece)[:500], name=_printable(piece[1]))
    if len(found) != len(expected) or set(found) != expected:
        raise refusals.Damaged(path, "a table is missing")


def _printable(name: object) -> str:
    return "".join(c if c.isprintable() else "?" for c in str(name)[:40])


def _check_pages(connection: sqlite3.Connection, path: Path) -> None:
    for (line,) in connection.execute("PRAGMA quick_check(1)"):
        if line != "ok":
            raise refusals.Damaged(path, str(line)[:500])
