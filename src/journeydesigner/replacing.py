"""Puts a file in another's place whole or not at all, durably: the one way this program writes a user's file."""

from __future__ import annotations

import errno
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path


@contextmanager
def replacing(target: Path) -> Iterator[Path]:
    """A path beside `target` to write to; on leaving without error what lies there takes the target's place.

    Links are followed and mode bits kept. A block that removes its file leaves the target as it is. Raises
    OSError, and then the target holds what it held.
    """
    place = Path(os.path.realpath(target))
    handle, name = tempfile.mkstemp(prefix=".journeydesigner-", suffix=".tmp", dir=place.parent)
    os.close(handle)
    beside = Path(name)
    try:
        yield beside
        if beside.exists():
            _settle(beside, place)
    finally:
        with suppress(OSError):
            beside.unlink(missing_ok=True)


def _settle(beside: Path, place: Path) -> None:
    with beside.open("rb+") as stream:
        os.fsync(stream.fileno())
    os.chmod(beside, place.stat().st_mode & 0o7777 if place.exists() else 0o666 & ~_umask())
    os.replace(beside, place)
    sync_folder(place.parent)


def sync_folder(folder: Path) -> None:
    """Make the names in a folder durable, where the system lets us. Raises OSError when the disk fails."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    except OSError as error:
        if error.errno not in (errno.EINVAL, errno.ENOTSUP):
            raise
    finally:
        os.close(handle)


def _umask() -> int:
    now = os.umask(0)
    os.umask(now)
    return now
