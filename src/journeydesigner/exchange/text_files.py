"""Puts a text where it was asked for: whole or not at all, so that a full disk never leaves half a file."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path

from journeydesigner.exchange.refusals import Unwritable
from journeydesigner.exchange.writing import dump_json, dump_yaml
from journeydesigner.i18n import N_, message
from journeydesigner.model import Project
from journeydesigner.replacing import replacing

SUFFIXES = (".yaml", ".yml", ".json")

_PROTECTED = N_("this place is write-protected. Choose another folder or name.")
_NOWHERE = N_("the folder does not exist. Choose another one.")
_FULL = N_("the disk is full. Make room, or choose another folder.")
_WHY = {
    0: N_("the file cannot be written. Choose another folder or name."),
    errno.EACCES: _PROTECTED,
    errno.EPERM: _PROTECTED,
    errno.EROFS: _PROTECTED,
    errno.ENOENT: _NOWHERE,
    errno.ENOTDIR: _NOWHERE,
    errno.EISDIR: N_("a folder has this name. Choose another one."),
    errno.ENOSPC: _FULL,
    errno.EDQUOT: _FULL,
    errno.ENAMETOOLONG: N_("the name is too long. Choose a shorter one."),
}
_NO_FILE = N_("something that is no regular file has this name. Choose another one.")


def is_text(path: Path) -> bool:
    """Whether the file's name says that it holds the text format."""
    return path.suffix.lower() in SUFFIXES


def write_text(project: Project, path: Path | str) -> None:
    """Write the project as JSON (suffix .json) or YAML, replacing a file of that name. Raises `Unwritable`."""
    path = Path(path)
    text = dump_json(project) if path.suffix.lower() == ".json" else dump_yaml(project)
    try:
        _check(path)
        with replacing(path) as beside:
            beside.write_bytes(text.encode("utf-8"))
    except OSError as error:
        raise Unwritable(str(path), message(_WHY.get(error.errno or 0, _WHY[0]))) from None


def _check(path: Path) -> None:
    """Refuse what the rename itself would not: a folder, a device or a pipe, a file the user has protected."""
    try:
        status = path.stat()
    except FileNotFoundError:
        return
    if stat.S_ISDIR(status.st_mode):
        raise IsADirectoryError(errno.EISDIR, "")
    if not stat.S_ISREG(status.st_mode):
        raise Unwritable(str(path), message(_NO_FILE))
    # The mode counts also for the superuser, whom os.access lets do everything.
    if not status.st_mode & 0o222 or not os.access(path, os.W_OK):
        raise PermissionError(errno.EACCES, "")
