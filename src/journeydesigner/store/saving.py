"""Puts a document where it was asked for: whole or not at all, whatever fails on the way.

SQLite never touches the user's folder: the document is built and checked in a folder of ours, its bytes are
written beside the target, made durable, and renamed over it.
"""

from __future__ import annotations

import errno
import os
import shutil
import sqlite3
from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from journeydesigner import __version__
from journeydesigner.errors import reason_of
from journeydesigner.model import Project
from journeydesigner.model.info import SCHEMA_VERSION
from journeydesigner.replacing import replacing
from journeydesigner.store import refusals
from journeydesigner.store.columns import BeyondMeasure
from journeydesigner.store.contents import digest_of
from journeydesigner.store.database import write_document
from journeydesigner.store.header import MAX_FILE
from journeydesigner.store.places import (
    data_root,
    generations_folder,
    new_generation,
    thin_generations,
)
from journeydesigner.store.reading import Opened, open_document, private_folder, verify
from journeydesigner.store.rows import Row, Shape, shapes
from journeydesigner.store.taking import content_hash

NO_ROOM = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
"""What the system says when a disk, or the user's share of it, is full."""
WRITTEN_BY = f"Journey Designer {__version__}"


@dataclass(frozen=True, slots=True)
class Target:
    """Where a document goes, and what may stand there now."""

    path: Path
    """As the user named it."""
    known: Collection[str] | None = None
    """Checksums of what the file may hold to be replaced without asking; None when asking is the caller's."""
    root: Path | None = None
    """The folder of the program's data, for the earlier copy."""


def save_project(project: Project, path: Path | str, *, replaces: Opened | None = None) -> None:
    """Write a project as a `.journey` file, replacing what is there. Raises a refusal of saving.

    With `replaces`, only a file that still holds what was opened is replaced; else `ChangedElsewhere`.
    """
    path = Path(path)
    with _saying_why(path):
        rows = rows_of(project)
        save_rows(rows, Target(path, None if replaces is None else (replaces.content,)), digest_of(rows))


def rows_of(project: Project) -> list[tuple[Shape, Row]]:
    """All rows of a project, tables parents first, rows in the order of ids."""
    return [(s, s.row(e)) for s in shapes().values() for _, e in sorted(project.all(s.kind).items())]


def save_rows(
    rows: Iterable[tuple[Shape, Row]],
    target: Target,
    digest: str,
    announce: Callable[[str], None] = lambda _content: None,
) -> str:
    """Write these rows, whose digest is given, as a document; returns the `content_hash` of the file.

    `announce` is told that checksum before the file is replaced. Raises a refusal of saving; the file that was
    there is then untouched, unless the disk failed after the rename, when it holds the new document.
    """
    place = _place(target.path)
    with _saying_why(target.path), private_folder(target.path) as folder:
        copy = folder / "document"
        write_document(copy, rows, digest, WRITTEN_BY)
        verify(copy, target.path, SCHEMA_VERSION, digest)
        if copy.stat().st_size > MAX_FILE:
            raise refusals.TooLarge(target.path)
        content = content_hash(copy)
        assert content is not None
        present = content_hash(place)
        if present is not None and target.known is not None and present not in target.known:
            raise refusals.ChangedElsewhere(target.path)
        if present != content:
            announce(content)
            _keep_generation(place, present in (target.known or ()), target.root or data_root())
            _put(copy, place)
    return content


def _place(path: Path) -> Path:
    """The file that is really written, links followed. Raises the refusal that fits when it cannot be."""
    place = Path(os.path.realpath(path))
    if place.is_dir():
        raise refusals.IsFolder(path)
    if not place.parent.is_dir():
        raise refusals.NoFolder(path)
    if place.exists():
        if not place.is_file():
            raise refusals.NotAFile(path)
        # The mode counts also for the superuser, whom os.access lets do everything.
        if not place.stat().st_mode & 0o222 or not os.access(place, os.W_OK):
            raise refusals.ReadOnly(path)
    return place


@contextmanager
def _saying_why(path: Path) -> Iterator[None]:
    try:
        yield
    except refusals.Damaged as refusal:
        raise refusals.NotSaved(path, refusal.detail, reason=refusal.detail) from None
    except BeyondMeasure as error:
        raise refusals.TooLarge(path, str(error)) from None
    except sqlite3.Error as error:
        is_full = getattr(error, "sqlite_errorname", "") == "SQLITE_FULL"
        raise (refusals.NoRoom(path) if is_full else refusals.NotSaved(path, reason=str(error))) from None
    except OSError as error:
        raise _refusal_of(error, path) from None


def _refusal_of(error: OSError, path: Path) -> refusals.DocumentRefusal:
    if error.errno in NO_ROOM:
        return refusals.NoRoom(path, str(error))
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return refusals.ReadOnly(path, str(error))
    if error.errno in (errno.ENOENT, errno.ENOTDIR):
        return refusals.NoFolder(path, str(error))
    return refusals.NotSaved(path, str(error), reason=reason_of(error))


def _keep_generation(place: Path, is_known: bool, root: Path) -> None:
    """Put the present file aside before it is replaced, if it is a sound document.

    What is not sound must not push out earlier copies that are. Failing here does not keep the user from saving.
    """
    with suppress(OSError, refusals.DocumentRefusal):
        if place.exists():
            if not is_known:
                open_document(place)
            folder = generations_folder(root, place)
            _put(place, new_generation(folder, place.suffix))
            thin_generations(folder)


def _put(source: Path, place: Path) -> None:
    """Copy a file so that `place` holds either what it held or all of the copy, durably. Raises OSError."""
    with replacing(place) as beside:
        shutil.copyfile(source, beside)
