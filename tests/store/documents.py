"""Documents and edits that the tests of this room start from."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from journeydesigner.i18n import Message, message
from journeydesigner.model import Delta, Draft, Id, Project, Touchpoint
from journeydesigner.store import save_project
from tests.builders import sample
from tests.model.projects import small_project, text

LABEL = message("Rename {name}", name="é 😀")


def saved(path: Path, project: Project | None = None) -> Path:
    """A document at `path`, of the small project unless another is given."""
    save_project(project or small_project(), path)
    return path


def tourism(path: Path) -> Path:
    """The tourism sample as a document."""
    return saved(path, sample("tourism"))


def renamed(project: Project, words: str, id_: str = "t1") -> Delta:
    """The edit that gives a touchpoint another name."""
    draft = Draft(project)
    draft.update(draft.one(Touchpoint, Id(id_)), name=text(words))
    return draft.delta()


def label(number: int) -> Message:
    """The label of the edit with this number."""
    return message("Edit {n}", n=number)


def tampered(path: Path, *statements: str) -> Path:
    """The document after another program has run SQL on it."""
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA writable_schema=ON")
    for statement in statements:
        connection.execute(statement)
    connection.commit()
    connection.close()
    return path
