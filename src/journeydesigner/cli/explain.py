"""`journeydesigner explain [CODE]`: the help on one rule, or the list of all rules by family."""

from __future__ import annotations

import shutil

from journeydesigner.cli.command import LANG, Argument, Command, Outcome
from journeydesigner.cli.reports.plain_help import plain_help
from journeydesigner.i18n import N_, _, language, translate
from journeydesigner.layout.words import label, word
from journeydesigner.rules.catalogue import catalogue, families, rules_of
from journeydesigner.rules.help import help_of

NARROW, WIDE = 40, 80
"""Characters a line of help has, whatever the terminal."""


def _explain(chosen: dict[str, str | None]) -> Outcome:
    code = chosen["code"]
    if code is None:
        return Outcome(_all_rules())
    markdown = help_of(code.strip().upper(), language())
    if chosen["format"] == "markdown":
        return Outcome(markdown)
    width = max(NARROW, min(WIDE, shutil.get_terminal_size().columns))
    title, _blank, rest = plain_help(markdown, width).partition("\n\n")
    return Outcome(f"{title}\n\n{_severity(code.strip().upper())}\n\n{rest}")


def _severity(code: str) -> str:
    return _("Severity: {severity}, unless a project sets another.", severity=_word(catalogue()[code].severity))


def _word(severity: str) -> str:
    return word("severity", severity)


def _all_rules() -> str:
    column = max(len(_word(rule.severity)) for rule in catalogue().values())
    parts = [_("{n} rules. “journeydesigner explain {code}” explains one.", n=len(catalogue()), code="PHY003")]
    for family in families():
        lines = [f"{family}  {label('rule_family', family)}"]
        for rule in rules_of([family]):
            title = translate(rule.title, language())
            lines.append(f"  {rule.code:<7}  {_word(rule.severity):<{column}}  {title}")
        parts.append("\n".join(lines))
    return "\n\n".join(parts)


COMMAND = Command(
    "explain",
    N_("Explain a rule: why it is there, examples, how to fix what it finds; without a code, list all rules."),
    (
        Argument("CODE", N_("the code of a rule, such as PHY003")),
        Argument(
            "--format", N_("how the result is written"), "FORMAT", choices=("text", "markdown"), default="text"
        ),
        LANG,
    ),
    _explain,
)
