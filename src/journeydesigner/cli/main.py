"""The command line: finds the command, runs it, and turns whatever happens into words and an exit code.

0 done, 1 a check found errors, 2 declined or failed. Sentences go to stderr, results to stdout; no traceback ever.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from importlib import import_module
from itertools import zip_longest
from typing import TextIO

from journeydesigner.cli.command import COMMANDS, WINDOW, Command, Outcome, Usage, one_line
from journeydesigner.errors import Refusal, reason_of
from journeydesigner.i18n import N_, Language, as_language, message, set_language, system_language

DONE, FOUND, FAILED, INTERRUPTED = 0, 1, 2, 130


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code."""
    words = list(sys.argv[1:] if argv is None else argv)
    _use_utf8()
    try:
        set_language(_language(words))
        outcome = _run(words)
    except Refusal as refusal:
        return _complain(str(refusal))
    except KeyboardInterrupt:
        return INTERRUPTED
    except Exception as error:
        from journeydesigner.log import record

        return _complain(str(record(error)))
    return _print(outcome)


def _run(words: list[str]) -> Outcome:
    name, rest = _split(words)
    command: Command = import_module(f"journeydesigner.cli.{COMMANDS[name]}").COMMAND
    return command.run(rest)


def _split(words: list[str]) -> tuple[str, list[str]]:
    """The command's name, and the words that remain; without a command it is the window's."""
    skip = False
    for place, word in enumerate(words):
        if skip or word.startswith("-"):
            skip = word == "--lang" and not skip
            continue
        return (word, words[:place] + words[place + 1 :]) if word in COMMANDS else (WINDOW, words)
    return WINDOW, words


def _language(words: list[str]) -> Language:
    """The language asked for anywhere on the line, else the session's: errors of the line are worded in it too."""
    given = None
    for word, after in zip_longest(words, words[1:]):
        if word == "--":
            break
        if word == "--lang":
            given = after or ""
        elif word.startswith("--lang="):
            given = word.removeprefix("--lang=")
    if given is None:
        return system_language()
    if given not in ("fr", "en"):
        set_language(as_language(given) or system_language())
        raise Usage(message(N_("--lang takes fr or en."), given=given))
    return "fr" if given == "fr" else "en"


def _use_utf8() -> None:
    """Names hold any letter; a pipe or an old console must not fail on one."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding=None if stream.isatty() else "utf-8", errors="backslashreplace")


def _print(outcome: Outcome) -> int:
    """Write the result; the exit code. A reader that stops early (`| head`) or a closed stdout is no fault."""
    text = outcome.text
    if not text or sys.stdout is None:
        return outcome.code
    try:
        sys.stdout.write(text if text.endswith("\n") else text + "\n")
        sys.stdout.flush()
    except BrokenPipeError:
        _muffle(sys.stdout)
    except OSError as error:
        _muffle(sys.stdout)
        said = N_("the result cannot be shown ({reason}). Send it to another place.")
        return _complain(message(said, reason=reason_of(error)).text())
    return outcome.code


def _complain(sentence: str) -> int:
    if sys.stderr is not None:
        try:
            print(f"journeydesigner: {one_line(sentence)}", file=sys.stderr, flush=True)
        except OSError:
            _muffle(sys.stderr)
    return FAILED


def _muffle(stream: TextIO) -> None:
    """The interpreter flushes a stream once more at exit; give it a place where that succeeds."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
