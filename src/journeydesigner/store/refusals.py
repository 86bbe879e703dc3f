"""Why a document is not opened, not saved or not kept: one typed refusal and one sentence for each reason."""

from __future__ import annotations

import os
from pathlib import Path

from journeydesigner.errors import Refusal
from journeydesigner.i18n import N_, Value, message


class DocumentRefusal(Refusal):
    """The root of what this room refuses. `path` is what was asked for, `detail` the technical side for logs."""

    sentence = ""

    def __init__(self, path: Path | str, detail: str = "", **values: Value) -> None:
        super().__init__(message(self.sentence, file=shown(path), **values))
        self.path = Path(path)
        self.detail = detail


def shown(path: Path | str) -> str:
    """A path as text that every screen and file can hold, whatever bytes the file system allows in names."""
    return os.fsencode(path).decode("utf-8", "replace")


# -- opening


class Missing(DocumentRefusal):
    """There is no such file."""

    sentence = N_("{file} does not exist. Check the name, or look where it was moved to.")


class NotAllowed(DocumentRefusal):
    """The rights of this user do not allow reading it."""

    sentence = N_("You may not read {file}. Ask its owner for the right to read it.")


class Unreadable(DocumentRefusal):
    """The operating system cannot read it."""

    sentence = N_("{file} cannot be read ({reason}). Check the drive or the network, then try again.")


class IsFolder(DocumentRefusal):
    """It is a folder."""

    sentence = N_("{file} is a folder. Choose a document inside it.")


class NotAFile(DocumentRefusal):
    """It is a device, a pipe or a socket."""

    sentence = N_("{file} is not an ordinary file. Choose a document of Journey Designer.")


class Empty(DocumentRefusal):
    """It holds 0 bytes."""

    sentence = N_("{file} is empty: a copy or a download did not finish. Fetch it again.")


class TextFile(DocumentRefusal):
    """It holds text."""

    sentence = N_("{file} is a text file, not a document. Use Import if it is in the text format.")


class OfficeFile(DocumentRefusal):
    """It is a ZIP archive or an Office file."""

    sentence = N_("{file} is a ZIP or Office file, not a document. Use Import for spreadsheets.")


class OtherKind(DocumentRefusal):
    """It is a file of any other kind."""

    sentence = N_("{file} is not a document of Journey Designer. Choose a file whose name ends in .journey.")


class OtherProgram(DocumentRefusal):
    """It is an SQLite database of another program."""

    sentence = N_("{file} is a database of another program. Choose a document of Journey Designer.")


class Newer(DocumentRefusal):
    """Its format is younger than this program."""

    sentence = N_("{file} was made by a newer version of Journey Designer (format {version}). Update the program.")


class CutShort(DocumentRefusal):
    """Its end is missing."""

    sentence = N_("{file} is cut short: its end is missing. Fetch it again, or open an older copy.")


class Damaged(DocumentRefusal):
    """Its content is not what was saved."""

    sentence = N_("{file} is damaged: its content is not what was saved. Open an older copy of it.")


class Foreign(DocumentRefusal):
    """It holds tables, triggers, views or indexes that this program never writes."""

    sentence = N_("{file} holds parts that Journey Designer never writes ({name}). Open an untouched copy of it.")


class TooLarge(DocumentRefusal):
    """It holds more than any document may."""

    sentence = N_("{file} is larger than a document may be. Split the project, or open an older copy of it.")


# -- saving


class ChangedElsewhere(DocumentRefusal):
    """The file is no longer the one that was opened or saved. Saving can be repeated with `replace_changed`."""

    sentence = N_(
        "{file} was changed by another program since you opened it. Save under another name, or replace it."
    )


class ReadOnly(DocumentRefusal):
    """The target may not be written."""

    sentence = N_("You may not change {file}. Save under another name or in another folder.")


class NoFolder(DocumentRefusal):
    """The folder of the target does not exist."""

    sentence = N_("{file} cannot be saved: its folder does not exist. Save in another folder.")


class NoRoom(DocumentRefusal):
    """The disk is full."""

    sentence = N_("{file} cannot be saved: the disk is full. Make room, or save on another disk.")


class NotSaved(DocumentRefusal):
    """Saving failed for any other reason; the file is as it was."""

    sentence = N_("{file} cannot be saved ({reason}). Save under another name or in another folder.")


# -- the session


class NotKept(DocumentRefusal):
    """An edit could not be made durable; it was not done."""

    sentence = N_("The change was not made: it cannot be kept in {file} ({reason}). Save your work elsewhere.")


class NoRoomToKeep(DocumentRefusal):
    """An edit could not be made durable because the disk is full; it was not done."""

    sentence = N_("The change was not made: the disk that holds {file} is full. Make room, then do it again.")


class InUse(DocumentRefusal):
    """Another window or another instance of the program works on the session."""

    sentence = N_("The work in {file} is open in another window. Go on there.")


class BrokenSession(DocumentRefusal):
    """What a crash left behind cannot be read; it stays where it is."""

    sentence = N_("The work kept in {file} cannot be read any more. It was left there untouched.")
