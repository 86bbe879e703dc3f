"""The report as JSON. Its keys are a contract (docs/cli.md): some may come, none goes or changes its meaning."""

from __future__ import annotations

import json
from typing import Any

from journeydesigner.cli.reports.report import Report
from journeydesigner.measures import measure
from journeydesigner.rules.finding import Finding, Unassessed


def as_json(report: Report) -> str:
    """The report with messages in the current language."""
    project = report.project
    return json.dumps(
        {
            "file": report.file,
            "on": report.on.isoformat(),
            "findings": [_finding(report, finding) for finding in report.findings],
            "counts": report.counts(),
            "measures": {journey.id: measure(project, journey.id).as_json() for journey in project.journeys()},
            "not_assessable": [_unassessed(report, said) for said in report.unassessed],
            "waivers": _waivers(report),
            "profile": report.profile,
        },
        ensure_ascii=False,
        indent=2,
    )


def _finding(report: Report, finding: Finding) -> dict[str, Any]:
    return {
        "rule": finding.rule,
        "severity": finding.severity,
        "journey": finding.journey,
        "element": finding.element,
        "persona": finding.persona,
        "message": finding.text(report.project),
        "waived": report.waiver(finding) is not None,
        "failed": finding.failed,
    }


def _unassessed(report: Report, said: Unassessed) -> dict[str, Any]:
    return {
        "rule": said.rule,
        "element": said.element,
        "persona": said.persona,
        "journey": said.journey,
        "reason": said.text(report.project),
    }


def _waivers(report: Report) -> list[dict[str, Any]]:
    return [
        {
            "rule": waiver.rule,
            "element": waiver.element,
            "persona": waiver.persona,
            "reason": waiver.reason,
            "by": waiver.by,
            "date": waiver.date.isoformat() if waiver.date else None,
            "until": waiver.until.isoformat() if waiver.until else None,
            "status": state,
        }
        for waiver, state in report.waivers
    ]
