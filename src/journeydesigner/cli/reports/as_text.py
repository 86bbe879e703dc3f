"""The report for a terminal: a line a finding, journey by journey, and the counts at the end."""

from __future__ import annotations

import re
from collections import Counter

from journeydesigner.cli.command import one_line
from journeydesigner.cli.reports.report import Report
from journeydesigner.i18n import _, language, plural
from journeydesigner.layout.words import label, word
from journeydesigner.model import Id, Journey, Project, Waiver
from journeydesigner.rules.engine import SEVERITIES
from journeydesigner.rules.finding import Finding
from journeydesigner.rules.waivers import Status


def as_text(report: Report) -> str:
    """The report in the current language."""
    lines = [_("{file}, checked for {on}", file=one_line(report.file), on=report.on.isoformat())]
    width = max((len(finding.element) for finding in report.findings), default=0)
    for journey in report.journeys():
        mine = [finding for finding in report.findings if finding.journey == journey]
        if mine:
            lines += ["", heading(report.project, journey)]
            lines += [_line(report, finding, width) for finding in mine]
    if report.lapsed:
        lines += ["", _("Waivers that no longer hold"), *(_lapsed(*pair) for pair in report.lapsed)]
    if report.unassessed:
        by_rule = Counter(said.rule for said in report.unassessed)
        codes = ", ".join(f"{code} ({n})" for code, n in by_rule.items())
        lines += ["", _("Not assessable, since data are missing: {rules}", rules=codes)]
    return "\n".join([*lines, "", _summary(report)])


def heading(project: Project, journey: Id | None) -> str:
    """The name of a journey, or the words for what lies in none."""
    found = project.one(Journey, journey)
    return one_line(found.name.get(language())) if found else _("Outside the journeys")


def _line(report: Report, finding: Finding, width: int) -> str:
    severity = word("severity", finding.severity)
    column = max(len(word("severity", s)) for s in SEVERITIES)
    said = re.sub(" +", " ", one_line(finding.text(report.project)))
    if report.waiver(finding) is not None:
        said = _("(set aside) {finding}", finding=said)
    return f"  {severity:<{column}}  {finding.rule:<7}  {finding.element:<{width}}  {said}"


def _lapsed(waiver: Waiver, state: Status) -> str:
    reason = one_line(waiver.reason)
    return f"  {label('waiver_status', state)}  {one_line(waiver.rule)}  {waiver.element}  {reason}"


def _summary(report: Report) -> str:
    counts, waived, unassessed = report.counts(), len(report.set_aside()), len(report.unassessed)
    parts = [
        plural("{n} error", "{n} errors", counts["error"]),
        plural("{n} warning", "{n} warnings", counts["warning"]),
        plural("{n} info", "{n} infos", counts["info"]),
    ]
    if waived:
        parts.append(plural("{n} set aside", "{n} set aside", waived))
    if unassessed:
        parts.append(plural("{n} not assessable", "{n} not assessable", unassessed))
    return ", ".join(parts)
