"""The help on each rule: why it is there, a wrong and a right example, how to fix it. Reads `docs/rules`.

One file a rule holds both languages, English first. What a rule does and how severe it is, the catalogue knows.
"""

from __future__ import annotations

import difflib
import string
from functools import cache

from journeydesigner.errors import Refusal
from journeydesigner.i18n import N_, Language, message
from journeydesigner.resources import RULES, resource

_ORDER: tuple[Language, ...] = ("en", "fr")
_TITLE = "# "
_LONGEST = 20
"""Letters of a code that somebody typed; what is longer was never one."""


class UnknownRule(Refusal):
    """Somebody asked about a rule that does not exist."""

    def __init__(self, code: str) -> None:
        near = near_codes(code)
        if near:
            said = N_("There is no rule “{code}”. Did you mean {near}?")
        else:
            said = N_("There is no rule “{code}”: a code is a family and a number, such as {near}.")
        super().__init__(message(said, code=code[:_LONGEST], near=", ".join(near or ("PHY003",))))
        self.code = code


@cache
def codes() -> tuple[str, ...]:
    """The codes of all rules that have help, in alphabetical order."""
    return tuple(sorted(path.stem for path in resource(RULES).glob("*.md")))


def help_of(code: str, language: Language) -> str:
    """The help on the rule `code` in `language`, as Markdown that begins with its title.

    Links lead to other rules, as `PHY004.md`. Raises `UnknownRule`.
    """
    if code not in codes():
        raise UnknownRule(code)
    return _read(code)[language]


def near_codes(code: str) -> tuple[str, ...]:
    """Up to three codes that somebody may have meant by `code`, the likeliest first."""
    meant = code.strip().upper()[:_LONGEST]
    family = meant.rstrip(string.digits)
    padded = family + meant.removeprefix(family).lstrip("0").zfill(3)
    if padded in codes():
        return (padded,)
    return tuple(difflib.get_close_matches(meant, codes(), n=3))


@cache
def _read(code: str) -> dict[Language, str]:
    """Both halves of a file; each begins with a title of the first level."""
    halves: list[list[str]] = []
    for line in resource(RULES, f"{code}.md").read_text(encoding="utf-8").splitlines():
        if line.startswith(_TITLE):
            halves.append([])
        halves[-1].append(line)
    return {language: "\n".join(lines).strip() + "\n" for language, lines in zip(_ORDER, halves, strict=True)}
