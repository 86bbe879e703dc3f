"""Findings that somebody set aside on purpose: which of them stand no more, and until when."""

from __future__ import annotations

import datetime
from collections.abc import Iterable

from journeydesigner.model import Project, Waiver
from journeydesigner.rules.finding import Finding, Key


def set_aside(project: Project, on: datetime.date) -> frozenset[Key]:
    """Keys of findings set aside, and not only until a day before `on` (B.3, Waiver)."""
    return frozenset(
        (waiver.rule, waiver.element, waiver.persona)
        for waiver in project.all(Waiver).values()
        if waiver.until is None or waiver.until >= on
    )


def standing(findings: Iterable[Finding], project: Project, on: datetime.date) -> tuple[Finding, ...]:
    """The findings that nobody has set aside, in the order given."""
    waived = set_aside(project, on)
    return tuple(finding for finding in findings if finding.key not in waived)
