"""Says in one sentence that Qt cannot be loaded: a small server often lacks a library of the system it needs."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from journeydesigner.cli.command import Usage
from journeydesigner.i18n import N_, message


@contextmanager
def loading_qt() -> Iterator[None]:
    """Imports inside become a `Usage` when Qt or a library it needs is missing."""
    try:
        yield
    except ImportError as error:
        if (error.name or "").split(".")[0] == "journeydesigner":
            raise
        said = N_("Qt cannot be loaded ({reason}). Install what it names, then try again.")
        raise Usage(message(said, reason=error.msg)) from None
