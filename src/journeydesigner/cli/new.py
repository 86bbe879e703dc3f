"""`journeydesigner new FILE`: an empty document, never over an existing file."""

from __future__ import annotations

import os
from pathlib import Path

from pydantic import ValidationError

from journeydesigner.cli.command import LANG, Argument, Command, Outcome, Usage, one_line
from journeydesigner.editor.edits.beginning import empty_project
from journeydesigner.editor.edits.placing import both
from journeydesigner.i18n import N_, _, language, message
from journeydesigner.model import Text2


def _new(chosen: dict[str, str | None]) -> Outcome:
    path = document_path(chosen["file"] or "")
    if os.path.lexists(path):
        raise Usage(message(N_("{file} exists already. Choose another name."), file=str(path)))
    from journeydesigner.store import save_project

    save_project(empty_project(_named(path.stem), language()), path)
    return Outcome(_("Created {file}.", file=one_line(str(path))))


def document_path(file: str) -> Path:
    """The path of a document to be written. Raises when its name is not that of one."""
    path = Path(file)
    if path.suffix.lower() != ".journey":
        raise Usage(message(N_("{file} is not the name of a document. Let it end in .journey."), file=file))
    return path


def _named(title: str) -> Text2:
    """The file's name as a title; a name that is no text gives way to "Untitled"."""
    try:
        return Text2(fr=title, en=title)
    except ValidationError:
        return both(N_("Untitled"))


COMMAND = Command(
    "new",
    N_("Create an empty document."),
    (Argument("FILE", N_("the document to create (.journey)"), required=True), LANG),
    _new,
)
