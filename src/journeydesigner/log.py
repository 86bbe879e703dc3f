"""Keeps what a person need not see: the trace of a defect goes to a log file, and one sentence says where."""

from __future__ import annotations

import datetime
import traceback
from pathlib import Path

import journeydesigner
from journeydesigner.i18n import N_, Message, message

MAX_BYTES = 1_000_000
"""Size at which the log begins anew; the one before is kept beside it."""


def record(error: Exception) -> Message:
    """Write the trace of `error` to the log; the sentence for the person."""
    try:
        path = _log_file()
        when = datetime.datetime.now().astimezone().isoformat(timespec="seconds")
        with path.open("a", encoding="utf-8", errors="backslashreplace") as log:
            log.write(f"{when} journeydesigner {journeydesigner.__version__}\n")
            log.write("".join(traceback.format_exception(error)) + "\n")
    except OSError:
        said = N_("something unexpected happened ({kind}); your files are as they were. Please report it.")
        return message(said, kind=type(error).__name__)
    said = N_("something unexpected happened ({kind}); your files are as they were. Please report it with {log}.")
    return message(said, kind=type(error).__name__, log=str(path))


def _log_file() -> Path:
    import platformdirs

    folder = Path(platformdirs.user_log_dir("journeydesigner", appauthor=False))
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "journeydesigner.log"
    if path.exists() and path.stat().st_size > MAX_BYTES:
        path.replace(path.with_suffix(".log.1"))
    return path
