"""Reads any file a command is given: a text by its suffix, a document otherwise. Qt-free."""

from __future__ import annotations

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
