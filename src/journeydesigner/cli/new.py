"""`journeydesigner new FILE`: an empty document, never over an existing file."""

from __future__ import annotations

import datetime
from pathlib import Path

from pydantic import ValidationError

from journeydesigner.cli.command import LANG, Argument, Command, Outcome, Usage
from journeydesigner.i18n import N_, _, language, message, translate
from journeydesigner.model import Id, Project, ProjectInfo, Text2


def _new(chosen: dict[str, str | None]) -> Outcome:
    path = document_path(chosen["file"] or "")
    if path.exists() or path.is_symlink():
        raise Usage(message(N_("{file} exists already. Choose another name."), file=str(path)))
    from journeydesigner.store import save_project

    save_project(empty_project(path.stem), path)
    return Outcome(_("Created {file}.", file=str(path)))


def document_path(file: str) -> Path:
    """The path of a document to be written. Raises when its name is not that of one."""
    path = Path(file)
    if path.suffix.lower() != ".journey":
        raise Usage(message(N_("{file} is no name of a document. Let it end in .journey."), file=file))
    return path


def empty_project(title: str) -> Project:
    """A project without journeys, titled as its file."""
    try:
        named = Text2(fr=title, en=title)
    except ValidationError:
        said = N_("Untitled")
        named = Text2(fr=translate(said, "fr"), en=translate(said, "en"))
    today = datetime.date.today()
    return Project.of([ProjectInfo(id=Id("prj"), title=named, language=language(), created=today, updated=today)])


COMMAND = Command(
    "new",
    N_("Create an empty document."),
    (Argument("FILE", N_("the document to create (.journey)"), required=True), LANG),
    _new,
)
