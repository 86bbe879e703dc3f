"""Puts a text where it was asked for: whole or not at all, so that a full disk never leaves half a file."""

from __future__ import annotations

import contextlib
import os
import tempfile
from pathlib import Path

from journeydesigner.exchange.refusals import Unwritable
from journeydesigner.exchange.writing import dump_json, dump_yaml
from journeydesigner.i18n import N_, message
from journeydesigner.model import Project

SUFFIXES = (".yaml", ".yml", ".json")


def write_text(project: Project, path: Path | str) -> None:
    """Write the project as JSON (suffix .json) or YAML, replacing a file of that name. Raises `Unwritable`."""
    path = Path(path)
    text = dump_json(project) if path.suffix.lower() == ".json" else dump_yaml(project)
    try:
        _replace(Path(os.path.realpath(path)), text.encode("utf-8"))
    except OSError as error:
        reason = os.strerror(error.errno) if error.errno else str(error)
        problem = message(
            N_("the file cannot be written ({reason}). Choose another folder or name."), reason=reason
        )
        raise Unwritable(str(path), problem) from None


def _replace(path: Path, data: bytes) -> None:
    if path.is_dir():
        raise IsADirectoryError(21, "")
    if path.exists() and not os.access(path, os.W_OK):
        raise PermissionError(13, "")
    mode = path.stat().st_mode & 0o777 if path.exists() else 0o666 & ~_umask()
    handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        os.chmod(name, mode)
        os.replace(name, path)
    except BaseException:
        with contextlib.suppress(OSError):
            os.unlink(name)
        raise


def _umask() -> int:
    current = os.umask(0)
    os.umask(current)
    return current
