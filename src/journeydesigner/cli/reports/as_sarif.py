"""The report as SARIF 2.1.0 (OASIS), which code hosts, editors and quality tools read.

A finding is a result; one that is set aside is suppressed with its reason; what could not be judged for want of
data is a result of kind "open". A rule that broke down is told of the run, and so is a waiver that holds no more.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from typing import Any

from journeydesigner import __version__
from journeydesigner.cli.reports.escaping import plain
from journeydesigner.cli.reports.places import Places
from journeydesigner.cli.reports.report import Report
from journeydesigner.cli.reports.sarif_rules import LEVELS, descriptor, overrides
from journeydesigner.i18n import _, language
from journeydesigner.layout.words import word
from journeydesigner.measures import measure
from journeydesigner.model import Id, Waiver
from journeydesigner.rules.finding import Finding, Unassessed
from journeydesigner.rules.waivers import Status

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
Json = dict[str, Any]


def as_sarif(report: Report, code: int) -> str:
    """The report of a run that ends with the exit code `code`, with words in the current language."""
    log = {"$schema": SCHEMA, "version": "2.1.0", "runs": [_Run(report).as_json(code)]}
    return json.dumps(log, ensure_ascii=False, indent=2)


class _Run:
    """One run in the making."""

    def __init__(self, report: Report) -> None:
        self._report = report
        self._places = Places(report)
        self._index = {rule.code: index for index, rule in enumerate(report.rules)}

    def as_json(self, code: int) -> Json:
        report = self._report
        judged = [finding for finding in report.findings if not finding.failed]
        return {
            "tool": {"driver": self._driver()},
            "language": language(),
            "columnKind": "unicodeCodePoints",
            "artifacts": [{"location": self._places.artifact}],
            "invocations": [self._invocation(code)],
            "results": [*map(self._result, judged), *map(self._open, report.unassessed)],
            "properties": {
                "on": report.on.isoformat(),
                "profile": report.profile,
                "counts": report.counts(),
                "measures": {j.id: measure(report.project, j.id).as_json() for j in report.project.journeys()},
            },
        }

    def _driver(self) -> Json:
        return {
            "name": "Journey Designer",
            "version": __version__,
            "semanticVersion": __version__,
            "language": language(),
            "rules": [descriptor(rule) for rule in self._report.rules],
        }

    def _invocation(self, code: int) -> Json:
        failed = [finding for finding in self._report.findings if finding.failed]
        return {
            "executionSuccessful": not failed,
            "exitCode": code,
            "ruleConfigurationOverrides": list(overrides(self._report)),
            "toolExecutionNotifications": [self._failure(finding) for finding in failed],
            "toolConfigurationNotifications": [self._lapsed(*pair) for pair in self._report.lapsed],
        }

    def _failure(self, finding: Finding) -> Json:
        """A rule that broke down on an element: nobody knows what it would have said."""
        return {
            "level": "error",
            "message": {"text": plain(finding.text(self._report.project))},
            "associatedRule": {"id": finding.rule, "index": self._index[finding.rule]},
            "locations": [self._places.location(finding.element)],
        }

    def _lapsed(self, waiver: Waiver, state: Status) -> Json:
        said = _("A waiver no longer holds ({status}): {rule}, {reason}", status=word("waiver_status", state),
                 rule=waiver.rule, reason=waiver.reason)  # fmt: skip
        return {
            "level": "warning",
            "message": {"text": plain(said)},
            "locations": [self._places.location(waiver.element)],
        }

    def _result(self, finding: Finding) -> Json:
        waiver = self._report.waiver(finding)
        said = finding.text(self._report.project)
        result = self._said(finding.rule, LEVELS[finding.severity], said, finding.element, finding.persona)
        return {**result, "suppressions": [_suppression(waiver)] if waiver else []}

    def _open(self, said: Unassessed) -> Json:
        result = self._said(said.rule, "none", said.text(self._report.project), said.element, said.persona)
        return {**result, "kind": "open", "suppressions": []}

    def _said(self, rule: str, level: str, text: str, element: Id, persona: Id | None) -> Json:
        """What results have in common. The key of a finding makes it the same one tomorrow."""
        key = "/".join((rule, element, *([persona] if persona else ())))
        result: Json = {
            "ruleId": rule,
            "ruleIndex": self._index[rule],
            "level": level,
            "message": {"text": plain(text)},
            "locations": [self._places.location(element)],
            "fingerprints": {"findingKey/v1": key},
            "partialFingerprints": {"primaryLocationLineHash": _digest(key)},
        }
        return {**result, "properties": {"persona": persona}} if persona else result


def _digest(key: str) -> str:
    """The key in the form in which code hosts compare results from one run to the next."""
    return hashlib.sha256(key.encode()).hexdigest()[:16] + ":1"


def _suppression(waiver: Waiver) -> Json:
    """A waiver lies in the very file; its reason is the justification."""
    dates: Iterable[tuple[str, Any]] = (("by", waiver.by), ("date", waiver.date), ("until", waiver.until))
    known = {name: str(value) for name, value in dates if value is not None}
    return {"kind": "inSource", "status": "accepted", "justification": waiver.reason, "properties": known}
