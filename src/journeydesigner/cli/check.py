"""`journeydesigner check FILE`: runs the rules; exit code 1 when a finding of severity error stands."""

from __future__ import annotations

import datetime
import json
import re
from collections.abc import Iterable

from journeydesigner.cli.command import LANG, Argument, Command, Outcome, Usage, one_line
from journeydesigner.cli.info import FORMAT
from journeydesigner.cli.reading import read
from journeydesigner.i18n import N_, _, language, message, plural
from journeydesigner.layout.words import word
from journeydesigner.model import Id, Journey, Project
from journeydesigner.rules.engine import SEVERITIES, check_project
from journeydesigner.rules.finding import Finding
from journeydesigner.rules.waivers import set_aside


def _check(chosen: dict[str, str | None]) -> Outcome:
    file, on = chosen["file"] or "", _date(chosen["on"])
    project = read(file, keep_broken_references=True)
    findings = check_project(project, on, _families(chosen["family"]))
    waived = set_aside(project, on)
    standing = [finding for finding in findings if finding.key not in waived]
    code = int(any(finding.severity == "error" for finding in standing))
    if chosen["format"] == "json":
        return Outcome(_json(file, on, project, findings, waived), code)
    return Outcome(_text(file, on, project, findings, waived), code)


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


def _counts(findings: Iterable[Finding], waived: frozenset[tuple[str, Id, Id | None]]) -> dict[str, int]:
    """How many findings stand, by severity."""
    counts = dict.fromkeys(SEVERITIES, 0)
    for finding in findings:
        counts[finding.severity] += finding.key not in waived
    return {str(severity): n for severity, n in counts.items()}


def _json(
    file: str,
    on: datetime.date,
    project: Project,
    findings: Iterable[Finding],
    waived: frozenset[tuple[str, Id, Id | None]],
) -> str:
    said = [
        {
            "rule": finding.rule,
            "severity": finding.severity,
            "journey": finding.journey,
            "element": finding.element,
            "persona": finding.persona,
            "message": finding.text(project),
            "waived": finding.key in waived,
        }
        for finding in findings
    ]
    report = {"file": file, "on": on.isoformat(), "findings": said, "counts": _counts(findings, waived)}
    return json.dumps(report, ensure_ascii=False, indent=2)


def _text(
    file: str,
    on: datetime.date,
    project: Project,
    findings: Iterable[Finding],
    waived: frozenset[tuple[str, Id, Id | None]],
) -> str:
    lines = [_("{file}, checked for {on}", file=one_line(file), on=on.isoformat())]
    findings = list(findings)
    width = max((len(str(f.element)) for f in findings), default=0)
    for journey in [*(j.id for j in project.journeys()), None]:
        mine = [finding for finding in findings if finding.journey == journey]
        if mine:
            lines += ["", _heading(project, journey)]
            lines += [_line(project, finding, width, finding.key in waived) for finding in mine]
    return "\n".join([*lines, "", _summary(_counts(findings, waived), sum(f.key in waived for f in findings))])


def _heading(project: Project, journey: Id | None) -> str:
    found = project.one(Journey, journey)
    return found.name.get(language()) if found else _("Outside the journeys")


def _line(project: Project, finding: Finding, width: int, is_waived: bool) -> str:
    severity = word("severity", finding.severity)
    column = max(len(word("severity", s)) for s in SEVERITIES)
    said = " ".join(finding.text(project).split())
    if is_waived:
        said = _("(set aside) {finding}", finding=said)
    return f"  {severity:<{column}}  {finding.rule:<7}  {finding.element:<{width}}  {said}"


def _summary(counts: dict[str, int], waived: int) -> str:
    parts = [
        plural("{n} error", "{n} errors", counts["error"]),
        plural("{n} warning", "{n} warnings", counts["warning"]),
        plural("{n} info", "{n} infos", counts["info"]),
    ]
    if waived:
        parts.append(plural("{n} set aside", "{n} set aside", waived))
    return ", ".join(parts)


COMMAND = Command(
    "check",
    N_("Check a file by the rules; exit code 1 when an error stands, 2 when it could not be checked."),
    (
        Argument("FILE", N_("the file to check (.journey, .yaml, .json)"), required=True),
        FORMAT,
        Argument("--on", N_("the day the check speaks of, by default today"), "YYYY-MM-DD"),
        Argument("--family", N_("only these families of rules, such as OWN,PHY"), "FAMILIES"),
        LANG,
    ),
    _check,
)
