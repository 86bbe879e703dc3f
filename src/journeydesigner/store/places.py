"""Where the program keeps its own data: sessions, what was thrown away, earlier copies. Private to this user."""

from __future__ import annotations

import hashlib
import os
import secrets
import shutil
from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path

from journeydesigner.replacing import sync_folder

VARIABLE = "JOURNEYDESIGNER_DATA"
"""Environment variable that names another folder for all of this."""
KEPT = timedelta(days=30)
"""How long the trash, and the history of saved documents, are kept."""
GENERATIONS = 5
"""Earlier copies kept of each document, besides the very last."""
SPACING = timedelta(minutes=10)
"""How far apart in time they are."""

_STAMP = "%Y%m%dT%H%M%S.%fZ"


def data_root() -> Path:
    """The folder of the program's data, which may not exist yet."""
    named = os.environ.get(VARIABLE)
    if named:
        return Path(named).absolute()
    from platformdirs import user_data_path

    return user_data_path("journeydesigner", appauthor=False)


def sessions_folder(root: Path) -> Path:
    """Where each session has a folder."""
    return root / "sessions"


def new_folder(parent: Path) -> Path:
    """Make a folder named by the present moment and a few random letters, durable at once. Raises OSError."""
    parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    folder = parent / _now()
    folder.mkdir(mode=0o700)
    # Without this a power cut takes the folder away with everything durable in it.
    for parts in (folder, parent, parent.parent):
        sync_folder(parts)
    return folder


def _now() -> str:
    """A name nobody else uses, which sorts by time."""
    return f"{datetime.now(UTC).strftime(_STAMP)}-{secrets.token_hex(4)}"


def time_of(path: Path) -> datetime | None:
    """The moment in the name of a folder or file of ours; None when another hand named it."""
    try:
        return datetime.strptime(path.name[:23], _STAMP).replace(tzinfo=UTC)
    except ValueError:
        return None


def throw_away(folder: Path, root: Path) -> Path:
    """Move a session's folder into the trash, where it stays for `KEPT`; returns where to. Raises OSError."""
    bin_ = new_folder(root / "trash")
    target = bin_ / folder.name
    os.replace(folder, target)
    sync_folder(bin_)
    return target


def empty_trash(root: Path) -> None:
    """Delete what was thrown away more than `KEPT` ago. What cannot be deleted stays."""
    for folder in entries(root / "trash"):
        if is_older(folder, KEPT):
            shutil.rmtree(folder, ignore_errors=True)


def is_older(folder: Path, age: timedelta) -> bool:
    """Whether the moment in the name is longer ago than `age`; False when there is none in it."""
    made = time_of(folder)
    return made is not None and datetime.now(UTC) - made > age


def entries(folder: Path) -> Iterator[Path]:
    """What lies in a folder, oldest first; nothing when there is no such folder."""
    with suppress(OSError):
        yield from sorted(folder.iterdir())


def generations_folder(root: Path, target: Path) -> Path:
    """Where earlier copies of the document at `target` are kept."""
    key = hashlib.blake2b(os.fsencode(target), digest_size=8).hexdigest()
    return root / "generations" / key


def generations(path: Path | str, root: Path | None = None) -> tuple[Path, ...]:
    """Earlier copies of a document that were replaced by saving, newest first."""
    target = Path(os.path.realpath(path))
    return tuple(reversed([*entries(generations_folder(root or data_root(), target))]))


def new_generation(folder: Path, suffix: str) -> Path:
    """Where the next earlier copy of a document goes. Raises OSError."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return folder / f"{_now()}{suffix}"


def thin_generations(folder: Path) -> None:
    """Forget copies but the newest, and of the older ones the last few that lie `SPACING` apart.

    Saving every few seconds in a workshop must not push out what was there before it.
    """
    dated = [(made, path) for path in entries(folder) if (made := time_of(path)) is not None]
    spaced: list[tuple[datetime, Path]] = []
    for made, path in dated[:-1]:
        if not spaced or made - spaced[-1][0] >= SPACING:
            spaced.append((made, path))
    kept = {path for _, path in spaced[-GENERATIONS:] + dated[-1:]}
    for _, path in dated:
        if path not in kept:
            with suppress(OSError):
                path.unlink()
