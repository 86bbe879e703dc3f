"""Which lines the panel lists: findings that pass the filter, in their groups; below them what was not judged."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from journeydesigner.i18n import N_, _
from journeydesigner.model import Project
from journeydesigner.model.info import Severity
from journeydesigner.model.naming import fold
from journeydesigner.panels.findings.grouping import Group
from journeydesigner.panels.findings.wording import NotAssessed
from journeydesigner.panels.rows.lines import Heading, Line
from journeydesigner.rules.finding import Finding, Unassessed

UNASSESSED = "unassessed"
"""The key of the group of what could not be judged."""
NOT_ASSESSABLE = N_("Not assessable")


@dataclass(frozen=True)
class Wanted:
    """What the user wants to see of the findings."""

    severities: frozenset[Severity] = frozenset()
    """Empty: all of them."""
    family: str = ""
    """The letters of a family of rules; "" for all."""
    text: str = ""


class Heaps:
    """The words of findings, folded, in which a text is looked for; kept until names or the language change."""

    def __init__(self) -> None:
        self._known: dict[int, tuple[object, str]] = {}

    def forget(self) -> None:
        """Names have changed, or the language."""
        self._known.clear()

    def of(self, said: Finding | Unassessed, project: Project) -> str:
        """All that a line says, as a search compares it."""
        kept = self._known.get(id(said))
        if kept is None or kept[0] is not said:
            heap = fold(f"{said.rule} {said.title()} {said.text(project)}")
            kept = self._known[id(said)] = (said, heap)
        return kept[1]


def passing(findings: Iterable[Finding], wanted: Wanted, project: Project, heaps: Heaps) -> list[Finding]:
    """The findings that pass the filter."""
    severities, family, words = wanted.severities, wanted.family, fold(wanted.text).split()
    if severities:
        findings = (finding for finding in findings if finding.severity in severities)
    if family:
        findings = (finding for finding in findings if finding.rule.startswith(family))
    if words:
        findings = (f for f in findings if _has(heaps.of(f, project), words))
    return list(findings)


def passing_unassessed(
    unassessed: Iterable[Unassessed], wanted: Wanted, project: Project, heaps: Heaps
) -> list[NotAssessed]:
    """What could not be judged, as far as it passes the filter. A filter by severity asks for findings only."""
    words = fold(wanted.text).split()
    if wanted.severities:
        return []
    return [
        NotAssessed(said)
        for said in unassessed
        if said.rule.startswith(wanted.family) and (not words or _has(heaps.of(said, project), words))
    ]


def _has(heap: str, words: Sequence[str]) -> bool:
    return all(word in heap for word in words)


def finding_lines(groups: Iterable[Group], folds: Mapping[str, bool]) -> list[Line]:
    """The findings under their headings. `folds` has, by the key of a heading, what the user has made of it."""
    lines: list[Line] = []
    for group in groups:
        is_open = folds.get(group.key, True)
        lines.append(Heading(group.key, group.title, len(group.findings), is_open, 0, group.severity))
        if is_open:
            lines.extend(group.findings)
    return lines


def unassessed_lines(unassessed: Sequence[NotAssessed], folds: Mapping[str, bool]) -> list[Line]:
    """What could not be judged, folded at first, rule by rule."""
    if not unassessed:
        return []
    is_open = folds.get(UNASSESSED, False)
    lines: list[Line] = [Heading(UNASSESSED, _(NOT_ASSESSABLE), len(unassessed), is_open)]
    if is_open:
        by_rule = sorted(unassessed, key=lambda line: line.rule)
        for rule, group in itertools.groupby(by_rule, key=lambda line: line.rule):
            lines.extend(_of_rule(f"{UNASSESSED} {rule}", list(group), folds))
    return lines


def _of_rule(key: str, group: Sequence[NotAssessed], folds: Mapping[str, bool]) -> list[Line]:
    is_open = folds.get(key, True)
    title = f"{group[0].rule}  {group[0].said.title()}"
    return [Heading(key, title, len(group), is_open, 1), *(group if is_open else ())]
