"""Which findings the panel lists, under which headings, in which order. Pure.

On the selection first, then the journey shown, then everything else; within each as the check orders them: by
severity, then along the path.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from journeydesigner.i18n import N_
from journeydesigner.model import Id, Project
from journeydesigner.model.info import Severity
from journeydesigner.panels.options import matches
from journeydesigner.rules.finding import Finding

MOST = 1000
"""Findings listed at once; past that the list says how many more there are."""


@dataclass(frozen=True)
class Heading:
    """A line between findings. `title` is a msgid; `count` how many findings follow."""

    title: str
    count: int


@dataclass(frozen=True)
class Wanted:
    """What the user wants to see of the findings."""

    severities: frozenset[Severity] = frozenset()
    """Empty: all of them."""
    family: str = ""
    """The letters of a family of rules; "" for all."""
    text: str = ""


Line = Heading | Finding

ON_SELECTION = N_("On the selection")
WHOLE_JOURNEY = N_("The whole journey")
ELSEWHERE = N_("Elsewhere in the project")
MORE = N_("{n} more: filter the list to see them")


def wanted_ones(findings: Iterable[Finding], wanted: Wanted, project: Project) -> list[Finding]:
    """The findings that pass the filter."""
    return [
        finding
        for finding in findings
        if (not wanted.severities or finding.severity in wanted.severities)
        and finding.rule.startswith(wanted.family)
        and (not wanted.text or matches(wanted.text, finding.rule, finding.title(), finding.text(project)))
    ]


def lines(findings: Sequence[Finding], selected: Iterable[Id], journey: Id | None) -> list[Line]:
    """The findings under their headings. With nothing selected there is no heading but where one is needed."""
    chosen = set(selected)
    groups: dict[str, list[Finding]] = {ON_SELECTION: [], WHOLE_JOURNEY: [], ELSEWHERE: []}
    for finding in findings:
        if finding.element in chosen:
            groups[ON_SELECTION].append(finding)
        elif journey is None or finding.journey == journey:
            groups[WHOLE_JOURNEY].append(finding)
        else:
            groups[ELSEWHERE].append(finding)
    found: list[Line] = []
    room = MOST
    for title, group in groups.items():
        if group:
            found.append(Heading(title, len(group)))
            found.extend(group[:room])
            room -= min(room, len(group))
    if len(findings) > MOST:
        found.append(Heading(MORE, len(findings) - MOST))
    return found
