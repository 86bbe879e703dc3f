"""The command line: finds the command, runs it, and turns whatever happens into words and an exit code.

0 done, 1 a check found errors, 2 declined or failed. Sentences go to stderr, results to stdout; no traceback ever.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from importlib import import_module

from journeydesigner.cli.command import COMMANDS, WINDOW, Command, Outcome, Usage
from journeydesigner.errors import Refusal
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
    _print(outcome.text)
    return outcome.code


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
    for word, after in zip(words, [*words[1:], None], strict=True):
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


def _print(text: str) -> None:
    """Write the result; a reader that stops early (`| head`) is no fault."""
    if not text:
        return
    try:
        sys.stdout.write(text if text.endswith("\n") else text + "\n")
        sys.stdout.flush()
    except BrokenPipeError:
        # The interpreter flushes once more at exit; give it a place where that succeeds.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _complain(sentence: str) -> int:
    line = "".join(c if c.isprintable() else " " for c in sentence)
    try:
        print(f"journeydesigner: {line}", file=sys.stderr, flush=True)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stderr.fileno())
    return FAILED
