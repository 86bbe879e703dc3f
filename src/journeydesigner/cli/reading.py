"""Reads any file a command is given: a text by its suffix, a document otherwise. Qt-free."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

from journeydesigner import exchange
from journeydesigner.exchange.reading import Broken
from journeydesigner.exchange.text_files import is_text
from journeydesigner.model import Id, Project


def read(file: str, *, keep_broken_references: bool = False) -> Project:
    """The project in `file`. Raises `Refusal`."""
    return read_located(file, keep_broken_references=keep_broken_references)[0]


def read_located(file: str, *, keep_broken_references: bool = False) -> tuple[Project, Mapping[Id, int]]:
    """The project in `file`, and the line on which each record stands in a text. Raises `Refusal`."""
    path = Path(file)
    if is_text(path):
        broken: Broken = "keep" if keep_broken_references else "refuse"
        return exchange.read_located(path, broken_references=broken)
    from journeydesigner.store import read_project

    return read_project(path), {}


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
