"""`journeydesigner [FILE]`: opens the window. Alone of all commands it reaches the room of windows."""

from __future__ import annotations

import os
from pathlib import Path

from journeydesigner.cli.command import LANG, WINDOW, Argument, Command, Outcome, Usage, misspelt
from journeydesigner.cli.qt import loading_qt
from journeydesigner.cli.reading import is_missing
from journeydesigner.i18n import N_, Message, as_language, message


def _open(chosen: dict[str, str | None]) -> Outcome:
    path = Path(chosen["file"]) if chosen["file"] is not None else None
    if path is not None and is_missing(path):
        raise Usage(_missing(str(path)))
    with loading_qt():
        from journeydesigner.app.main import run
        from journeydesigner.render.application import has_screen
    if not has_screen() and not os.environ.get("QT_QPA_PLATFORM"):
        raise Usage(message(N_("there is no screen here to open a window on. Export to .pdf or .png instead.")))
    return Outcome(code=run(path, as_language(chosen["lang"])))


def _missing(file: str) -> Message:
    return misspelt(file) or message(
        N_("{file}: there is no such file. Check the name and the folder."), file=file
    )


COMMAND = Command(
    WINDOW,
    N_("Model a journey, see where it breaks, hand it on. Without a command: open the window."),
    (Argument("FILE", N_("the document to open (.journey, .yaml, .json)")), LANG),
    _open,
)
