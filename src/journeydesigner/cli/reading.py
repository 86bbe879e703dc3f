"""Reads any file a command is given: a text by its suffix, a document otherwise. Qt-free."""

from __future__ import annotations

import os
from pathlib import Path

from journeydesigner.exchange import read_text
from journeydesigner.exchange.text_files import is_text
from journeydesigner.model import Project


def read(file: str, *, keep_broken_references: bool = False) -> Project:
    """The project in `file`. Raises `Refusal`."""
    path = Path(file)
    if is_text(path):
        return read_text(path, broken_references="keep" if keep_broken_references else "refuse")
    from journeydesigner.store import read_project

    return read_project(path)


def is_missing(path: Path) -> bool:
    """Whether it is certain that nothing is there; what may not be looked at could be there."""
    try:
        path.stat()
    except (FileNotFoundError, NotADirectoryError):
        return True
    except OSError:
        return False
    return False


def is_same_file(one: Path, other: Path) -> bool:
    """Whether both names lead to one file that can be looked at."""
    try:
        return os.path.samefile(one, other)
    except OSError:
        return False
