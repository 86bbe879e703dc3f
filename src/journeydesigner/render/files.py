"""Writes a picture's file whole or not at all, and says why when it cannot."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from journeydesigner.errors import Refusal, reason_of
from journeydesigner.i18n import N_, message
from journeydesigner.replacing import replacing


class NotWritten(Refusal):
    """The picture could not be written; whatever was at the target is still there, unchanged."""


@contextmanager
def writing(target: Path) -> Iterator[Path]:
    """A temporary path beside `target`; on leaving without error its content becomes the target, durable.

    Write bytes to it, never let Qt: its writers go on in silence when the disk is full. Raises `NotWritten` when
    the folder is missing, the target is a folder or read-only, or the disk refuses.
    """
    try:
        _check(target)
        with replacing(target) as temporary:
            yield temporary
    except OSError as error:
        raise _refused(target, error) from error


def _check(target: Path) -> None:
    try:
        status = target.stat()
    except (FileNotFoundError, NotADirectoryError):
        if target.parent.is_dir():
            return
        text = N_("{path} cannot be written: the folder {folder} does not exist. Create it or choose another.")
        raise NotWritten(message(text, path=str(target), folder=str(target.parent))) from None
    if stat.S_ISDIR(status.st_mode):
        raise NotWritten(message(N_("{path} is a folder; give the name of a file in it."), path=str(target)))
    if not stat.S_ISREG(status.st_mode):
        raise NotWritten(message(N_("{path} is no regular file. Choose another name."), path=str(target)))
    # The mode counts also for the superuser, whom os.access lets do everything.
    if not status.st_mode & 0o222 or not os.access(target, os.W_OK):
        text = N_("{path} is read-only and was left as it is. Choose another name.")
        raise NotWritten(message(text, path=str(target)))


def _refused(target: Path, error: OSError) -> NotWritten:
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        text = N_("{path} could not be written: the disk is full. Make room, or choose another place.")
        return NotWritten(message(text, path=str(target)))
    text = N_("{path} could not be written ({reason}). Choose another place or another name.")
    return NotWritten(message(text, path=str(target), reason=reason_of(error)))
