"""Findings as plain text: a line each for a spreadsheet, or a list in its groups ready for a mail."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence

from journeydesigner.i18n import _, language
from journeydesigner.layout.words import label
from journeydesigner.model.naming import one_line
from journeydesigner.panels.findings.grouping import Group
from journeydesigner.panels.findings.places import Places
from journeydesigner.rules.finding import Finding
from journeydesigner.rules.wording import day


def as_cells(findings: Iterable[Finding], places: Places) -> str:
    """One line a finding: severity, rule, title, place, message, with tabs between them."""
    return "\n".join(
        "\t".join(
            one_line(cell)
            for cell in (
                label("severity", finding.severity),
                finding.rule,
                finding.title(),
                places.words(finding.element),
                finding.text(places.project),
            )
        )
        for finding in findings
    )


def as_letter(groups: Sequence[Group], places: Places, on: datetime.date) -> str:
    """The findings under their headings, with title, place and message: what one sends to a department."""
    title = one_line(places.project.info.title.get(language()))
    parts = [_("{project}: findings on {day}", project=title, day=day(on, language()))]
    for group in groups:
        parts.append(f"{one_line(group.title)} ({len(group.findings)})")
        parts.extend(_entry(finding, places) for finding in group.findings)
    return "\n\n".join(parts) + "\n"


def _entry(finding: Finding, places: Places) -> str:
    head = _("{severity}: {title} ({rule})", severity=label("severity", finding.severity),
             title=finding.title(), rule=finding.rule)  # fmt: skip
    return f"- {head}\n  {one_line(places.words(finding.element))}\n  {one_line(finding.text(places.project))}"
