"""Writes a picture's file whole or not at all, and says why when it cannot."""

from __future__ import annotations

import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from journeydesigner.errors import Refusal
from journeydesigner.i18n import N_, message
from journeydesigner.replacing import replacing


class NotWritten(Refusal):
    """The picture could not be written; whatever was at the target is still there, unchanged."""


@contextmanager
def writing(target: Path) -> Iterator[Path]:
    """A temporary path beside `target`; on leaving without error its content becomes the target, durable.

    Raises `NotWritten` when the folder is missing, the target is a folder or read-only, or the disk refuses.
    """
    try:
        _check(target)
        with replacing(target) as temporary:
            yield temporary
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


def _refused(target: Path, error: Exception) -> NotWritten:
    reason = getattr(error, "strerror", None) or str(error)
    text = N_("{path} could not be written ({reason}). Choose another place or make room.")
    return NotWritten(message(text, path=str(target), reason=reason))
