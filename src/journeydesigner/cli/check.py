"""`journeydesigner check FILE`: runs the rules; exit code 1 when a finding stands that is grave enough."""

from __future__ import annotations

import datetime
import re

from journeydesigner.cli.command import LANG, Argument, Command, Outcome, Usage
from journeydesigner.cli.reading import read_located
from journeydesigner.cli.reports.report import Report, report_of
from journeydesigner.i18n import N_, message
from journeydesigner.rules.order import SEVERITIES
from journeydesigner.rules.profiles import PROFILES


def _check(chosen: dict[str, str | None]) -> Outcome:
    file, on = chosen["file"] or "", _date(chosen["on"])
    families = _families(chosen["family"])
    project, lines = read_located(file, keep_broken_references=True)
    report = report_of(file, project, on, families, chosen["profile"] or "project", lines)
    code = int(report.fails_on(chosen["fail_on"] or "error"))
    return Outcome(_worded(report, chosen["format"] or "text", code), code)


def _worded(report: Report, form: str, code: int) -> str:
    """The report in one format; the others are not loaded."""
    if form == "json":
        from journeydesigner.cli.reports.as_json import as_json

        return as_json(report)
    if form == "markdown":
        from journeydesigner.cli.reports.as_markdown import as_markdown

        return as_markdown(report)
    if form == "sarif":
        from journeydesigner.cli.reports.as_sarif import as_sarif

        return as_sarif(report, code)
    from journeydesigner.cli.reports.as_text import as_text

    return as_text(report)


def _date(text: str | None) -> datetime.date:
    if text is None:
        return datetime.date.today()
    try:
        if re.fullmatch(r"\d{4}-\d{2}-\d{2}", text):
            return datetime.date.fromisoformat(text)
    except ValueError:
        pass
    raise Usage(message(N_("--on takes a day such as 2026-11-22, not {given}."), given=text))


def _families(text: str | None) -> list[str] | None:
    if text is None:
        return None
    names = [name.strip().upper() for name in text.split(",") if name.strip()]
    if not names:
        raise Usage(message(N_("--family takes families such as OWN,PHY, not {given}."), given=text))
    return names


COMMAND = Command(
    "check",
    N_("Check a file by the rules; exit code 1 when an error stands, 2 when it could not be checked."),
    (
        Argument("FILE", N_("the file to check (.journey, .yaml, .json)"), required=True),
        Argument(
            "--format",
            N_("how the result is written"),
            "FORMAT",
            choices=("text", "json", "markdown", "sarif"),
            default="text",
        ),
        Argument("--on", N_("the day the check speaks of, by default today"), "YYYY-MM-DD"),
        Argument("--family", N_("only these families of rules, such as OWN,PHY"), "FAMILIES"),
        Argument(
            "--profile",
            N_("how severe rules are taken, by default as the project sets them"),
            "PROFILE",
            choices=PROFILES,
            default="project",
        ),
        Argument(
            "--fail-on",
            N_("the least severity for exit code 1, by default error"),
            "SEVERITY",
            choices=(*SEVERITIES, "never"),
            default="error",
        ),
        LANG,
    ),
    _check,
)
