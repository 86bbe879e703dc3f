"""Takes the bytes of a file into a folder of ours: whatever SQLite does later, it does to that copy."""

from __future__ import annotations

import errno
import hashlib
import os
import stat
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from journeydesigner.errors import reason_of
from journeydesigner.store import refusals
from journeydesigner.store.header import HEADER_SIZE, MAX_FILE, check_header

Progress = Callable[[float], None]
"""Told the share done, 0 to 1. What it raises ends the work and reaches the caller: so one cancels."""

CHUNK = 2**20


def no_progress(_share: float) -> None:
    """Nobody wants to know."""


def take(path: Path, copy: Path, progress: Progress = no_progress) -> tuple[str, int]:
    """Copy a document to `copy`; returns its `content_hash` and its format.

    Raises the refusals of opening for whatever cannot be a document.
    """
    with opened(path) as stream, open(copy, "wb") as target:
        size = os.fstat(stream.fileno()).st_size
        head = stream.read(HEADER_SIZE)
        version = check_header(head, size, path)
        hashed = new_hash(head)
        target.write(head)
        done = len(head)
        while chunk := stream.read(CHUNK):
            hashed.update(chunk)
            target.write(chunk)
            done += len(chunk)
            if done > MAX_FILE:
                raise refusals.TooLarge(path)
            progress(done / max(size, done))
    return hashed.hexdigest(), version


def content_hash(path: Path) -> str | None:
    """A checksum of a file's bytes, None when there is no such file. Raises refusals when it cannot be read."""
    try:
        with opened(path) as stream:
            hashed = new_hash(b"")
            while chunk := stream.read(CHUNK):
                hashed.update(chunk)
            return hashed.hexdigest()
    except refusals.Missing:
        return None


def new_hash(data: bytes) -> hashlib.blake2b:
    """The checksum all files are compared by, begun with `data`."""
    return hashlib.blake2b(data, digest_size=16)


@contextmanager
def opened(path: Path) -> Iterator[BinaryIO]:
    """An ordinary file for reading. Raises a refusal for anything else and for every failure while it is read."""
    with _open(path) as stream:
        try:
            yield stream
        except OSError as error:
            raise refusals.Unreadable(path, str(error), reason=reason_of(error)) from None


def _open(path: Path) -> BinaryIO:
    try:
        if path.is_dir():
            raise refusals.IsFolder(path)
        # A pipe would block for ever without O_NONBLOCK.
        handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    except (FileNotFoundError, NotADirectoryError, ValueError):
        # ValueError: a path with a NUL in it.
        raise refusals.Missing(path) from None
    except PermissionError:
        raise refusals.NotAllowed(path) from None
    except OSError as error:
        if error.errno == errno.ENXIO:
            raise refusals.NotAFile(path) from None
        raise refusals.Unreadable(path, str(error), reason=reason_of(error)) from None
    stream = os.fdopen(handle, "rb")
    if not stat.S_ISREG(os.fstat(handle).st_mode):
        stream.close()
        raise refusals.NotAFile(path)
    return stream
