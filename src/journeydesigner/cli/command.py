"""What a command is: its arguments, its help in both languages, and the function that carries it out."""

from __future__ import annotations

import argparse
import difflib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import NoReturn

from journeydesigner.errors import Refusal
from journeydesigner.i18n import N_, Message, _, message

PROGRAM = "journeydesigner"
WINDOW = "window"
COMMANDS = {
    WINDOW: "window",
    "new": "new",
    "import": "import_text",
    "export": "export",
    "check": "check",
    "explain": "explain",
    "info": "info",
}
"""The module of each command, imported only when it runs."""
_NEEDS_VALUE = N_("{argument} needs a value.")


_SPACES = "\u00a0\u202f"
"""The spaces of French typography, which Python does not count among what can be printed."""


def one_line(text: str) -> str:
    """`text` without what could move the cursor or forge a line: file names may hold anything."""
    return "".join(c if c.isprintable() or c in _SPACES else " " for c in text)


def misspelt(word: str) -> Message | None:
    """What to say of a word that stands for a file and is close to a command; None when it is not."""
    close = difflib.get_close_matches(word, [name for name in COMMANDS if name != WINDOW], n=1)
    if not close:
        return None
    said = N_('there is no file {file}. Did you mean the command "{command}"?')
    return message(said, file=word, command=close[0])


class Usage(Refusal):
    """The command line itself cannot be followed."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a command says on stdout, and its exit code."""

    text: str = ""
    code: int = 0


@dataclass(frozen=True, slots=True)
class Argument:
    """One argument: a place ("FILE") or an option ("--to OUT"). `choices` are the only values it takes."""

    name: str
    help: str
    value: str = ""
    required: bool = False
    choices: tuple[str, ...] = ()
    default: str | None = None

    @property
    def key(self) -> str:
        """Its name among the chosen values."""
        return self.name.lstrip("-").lower().replace("-", "_")


LANG = Argument(
    "--lang", N_("the language of words, by default that of your session"), "LANG", choices=("fr", "en")
)


@dataclass(frozen=True, slots=True)
class Command:
    """One command of the program. `work` gets the chosen values by name; what is not given is None."""

    name: str
    summary: str
    arguments: tuple[Argument, ...]
    work: Callable[[dict[str, str | None]], Outcome]

    def run(self, words: Sequence[str]) -> Outcome:
        """Read the words and do the work. Raises `Refusal`."""
        parser = self._parser()
        try:
            chosen, unknown = parser.parse_known_args(list(words))
        except argparse.ArgumentError as error:
            raise Usage(message(_NEEDS_VALUE, argument=error.argument_name or "")) from None
        if chosen.help:
            return Outcome(parser.format_help())
        if getattr(chosen, "version", False):
            from journeydesigner import __version__

            return Outcome(f"{PROGRAM} {__version__}")
        if unknown:
            raise Usage(self._unknown(unknown[0], chosen))
        return self.work({argument.key: self._value(argument, chosen) for argument in self.arguments})

    def _unknown(self, word: str, chosen: argparse.Namespace) -> Message:
        meant = misspelt(chosen.file) if self.name == WINDOW and chosen.file else None
        if meant is not None:
            return meant
        return message(N_("{word} is not understood here. See {help}."), word=word, help=self._help_words())

    def _value(self, argument: Argument, chosen: argparse.Namespace) -> str | None:
        value: str | None = getattr(chosen, argument.key)
        if value is not None and not value.strip():
            raise Usage(message(_NEEDS_VALUE, argument=argument.name))
        if value is None and argument.required:
            said = N_("{argument} is missing. See {help}.")
            raise Usage(message(said, argument=argument.name, help=self._help_words()))
        if value is not None and argument.choices and value not in argument.choices:
            said = N_("{argument} takes one of {choices}, not {given}.")
            choices = ", ".join(argument.choices)
            raise Usage(message(said, argument=argument.name, choices=choices, given=value))
        return value

    def _help_words(self) -> str:
        return f"{PROGRAM} --help" if self.name == WINDOW else f"{PROGRAM} {self.name} --help"

    def _parser(self) -> argparse.ArgumentParser:
        parser = _Parser(
            prog=PROGRAM if self.name == WINDOW else f"{PROGRAM} {self.name}",
            description=_(self.summary),
            epilog=_overview() if self.name == WINDOW else None,
            formatter_class=_Help,
            add_help=False,
            exit_on_error=False,
            allow_abbrev=False,
        )
        places = parser.add_argument_group(_("Arguments"))
        options = parser.add_argument_group(_("Options"))
        for argument in self.arguments:
            _add(options if argument.name.startswith("-") else places, argument)
        options.add_argument("-h", "--help", action="store_true", help=_("show this help"))
        if self.name == WINDOW:
            options.add_argument("--version", action="store_true", help=_("show the version"))
        return parser


def _add(group: argparse._ArgumentGroup, argument: Argument) -> None:
    words = _(argument.help)
    if argument.choices:
        words += f" ({', '.join(argument.choices)})"
    if argument.name.startswith("-"):
        group.add_argument(argument.name, metavar=argument.value, help=words, default=argument.default)
    else:
        # Optional to argparse, so that a missing one gets our sentence.
        group.add_argument(argument.key, metavar=argument.name, nargs="?", help=words)


def _overview() -> str:
    """The commands with what they do, for the program's own help."""
    from importlib import import_module

    names = [name for name in COMMANDS if name != WINDOW]
    commands: Iterable[Command] = (import_module(f"journeydesigner.cli.{COMMANDS[n]}").COMMAND for n in names)
    lines = [f"  {command.name:<8} {_(command.summary)}" for command in commands]
    return "\n".join([_("Commands (each has its own --help):"), *lines])


class _Help(argparse.RawDescriptionHelpFormatter):
    """Help whose own words follow our language."""

    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[argparse.Action],
        groups: Iterable[argparse._MutuallyExclusiveGroup],
        prefix: str | None = None,
    ) -> None:
        super().add_usage(usage, actions, groups, prefix or _("Usage: "))


class _Parser(argparse.ArgumentParser):
    """Never exits and never prints: what is wrong is raised."""

    def error(self, message: str) -> NoReturn:  # noqa: ARG002  (argparse says it in English)
        said = N_("The command line cannot be understood. See {help}.")
        raise Usage(Message(said, (("help", f"{self.prog} --help"),)))
