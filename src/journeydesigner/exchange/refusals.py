"""What can be wrong with a text file, as typed refusals: one sentence with file, line and path, then what to do.

Sentences come in both languages; nothing a library says ever reaches a person.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from journeydesigner.errors import Refusal
from journeydesigner.i18n import N_, Language, Message, language, message, translate

MAX_NAME = 300
"""Characters of a file name or a path that a sentence shows."""


@dataclass(frozen=True, slots=True)
class Located(Message):
    """A problem with its place: "tourism.yaml, line 214, journeys[0].owner: …"."""

    problem: Message = field(default_factory=lambda: Message(""))

    def text(self, into: Language | None = None) -> str:
        """The sentence in `into`, or in the current language."""
        # Named, not super(): a dataclass with slots is a new class that zero-argument super() does not know.
        place = Message.text(self, into)
        problem = self.problem.text(into)
        return translate(N_("{place}: {problem}"), into or language(), place=place, problem=problem)

    def __str__(self) -> str:
        return self.text()


class TextRefusal(Refusal):
    """A text file is declined whole. `line` counts from 1; 0 when the file itself is meant."""

    def __init__(self, file: str, problem: Message, line: int = 0, path: str = "") -> None:
        super().__init__(_located(file, problem, line, path))
        self.file = file
        self.line = line
        self.path = path
        self.problem = problem


class Unreadable(TextRefusal):
    """The file cannot be read at all: missing, a folder, empty, too large, not UTF-8."""


class Malformed(TextRefusal):
    """The text is no YAML or JSON that is accepted here."""


class ForeignFormat(TextRefusal):
    """The text is not of format journeydesigner/1."""


class WrongContent(TextRefusal):
    """A field is unknown, missing or holds what it cannot hold."""


class BrokenContent(TextRefusal):
    """Each record is possible, but not together: a reference to nothing, an id used twice."""


class Unwritable(TextRefusal):
    """The text cannot be written where it was asked for."""


def _located(file: str, problem: Message, line: int, path: str) -> Message:
    if line and path:
        msgid = N_("{file}, line {line}, {path}")
    elif line:
        msgid = N_("{file}, line {line}")
    else:
        msgid = "{file}"
    place = message(msgid, file=_shown(file), line=line, path=_shown(path))
    return Located(place.msgid, place.params, problem)


def _shown(name: str) -> str:
    """A name from outside on one line and of a readable length: files and fields may be called anything."""
    short = name if len(name) <= MAX_NAME else f"{name[:MAX_NAME]}…"
    return "".join(c if c.isprintable() else "?" for c in short)
