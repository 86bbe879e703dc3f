"""Writes a file whole or not at all: into a temporary neighbour first, which then takes the target's place."""

from __future__ import annotations

import os
import stat
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from journeydesigner.errors import Refusal
from journeydesigner.i18n import N_, message


class NotWritten(Refusal):
    """The picture could not be written; whatever was at the target is still there, unchanged."""


@contextmanager
def replacing(target: Path) -> Iterator[Path]:
    """A temporary path beside `target`; on leaving without error its content becomes the target, durable.

    Raises `NotWritten` when the folder is missing, the target is a folder or read-only, or the disk refuses.
    """
    target = _real(target)
    _check(target)
    try:
        handle, name = tempfile.mkstemp(prefix=f".{target.stem[:40]}-", suffix=".part", dir=target.parent)
        os.close(handle)
    except OSError as error:
        raise _refused(target, error) from error
    temporary = Path(name)
    try:
        yield temporary
        if temporary.exists():
            _settle(temporary, target)
    except OSError as error:
        raise _refused(target, error) from error
    finally:
        with suppress(OSError):
            temporary.unlink(missing_ok=True)


def _real(target: Path) -> Path:
    """What a symbolic link leads to, so that the link stays one."""
    try:
        return target.resolve()
    except (OSError, RuntimeError) as error:
        raise _refused(target, error) from error


def _check(target: Path) -> None:
    if target.is_dir():
        raise NotWritten(message(N_("{path} is a folder; give the name of a file in it."), path=str(target)))
    if not target.parent.is_dir():
        text = N_("{path} cannot be written: the folder {folder} does not exist. Create it or choose another.")
        raise NotWritten(message(text, path=str(target), folder=str(target.parent)))
    if target.exists() and not target.stat().st_mode & stat.S_IWUSR:
        text = N_("{path} is read-only and was left as it is. Choose another name.")
        raise NotWritten(message(text, path=str(target)))


def _settle(temporary: Path, target: Path) -> None:
    with temporary.open("rb+") as stream:
        os.fsync(stream.fileno())
    os.chmod(temporary, stat.S_IMODE(target.stat().st_mode) if target.exists() else 0o666 & ~_umask())
    os.replace(temporary, target)


def _umask() -> int:
    now = os.umask(0)
    os.umask(now)
    return now


def _refused(target: Path, error: Exception) -> NotWritten:
    reason = getattr(error, "strerror", None) or str(error)
    text = N_("{path} could not be written ({reason}). Choose another place or make room.")
    return NotWritten(message(text, path=str(target), reason=reason))
