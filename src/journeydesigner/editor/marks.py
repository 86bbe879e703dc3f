"""Turns findings into what a drawing shows of them: the rules and the drawing do not know each other."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from journeydesigner.layout.draw import Marks
from journeydesigner.layout.plan import Group
from journeydesigner.model import Id
from journeydesigner.model.info import Severity
from journeydesigner.model.values import StageId, TransitionId
from journeydesigner.rules.finding import Finding

GAP_GROUP: dict[str, Group] = {"PHY001": "digital", "PHY002": "physical"}
"""The lanes that a stage leaves empty, by the rule that says so."""
WEAK_BRIDGE = frozenset({"PHY005", "PHY006", "CON001", "CON002"})
"""Rules that say a bridge carries too little."""
WORST: tuple[Severity, ...] = ("error", "warning", "info")


def marks_of(findings: Iterable[Finding]) -> Marks:
    """The badges, hatched cells and amber bridges that these findings call for."""
    by_element: dict[Id, list[Finding]] = {}
    for finding in findings:
        by_element.setdefault(finding.element, []).append(finding)
    return marks_again(Marks(), by_element)


def marks_again(known: Marks, found: Mapping[Id, Sequence[Finding]]) -> Marks:
    """`known` with the marks of some elements as their findings, all of which are given, call for now."""
    severities = dict(known.severities)
    gaps = {gap for gap in known.gaps if gap[0] not in found}
    weak = {link for link in known.weak_bridges if link not in found}
    for element, findings in found.items():
        severities.pop(element, None)
        if findings:
            severities[element] = min((f.severity for f in findings), key=WORST.index), len(findings)
        gaps.update((StageId(element), GAP_GROUP[f.rule]) for f in findings if f.rule in GAP_GROUP)
        if any(f.rule in WEAK_BRIDGE for f in findings):
            weak.add(TransitionId(element))
    return Marks(severities, frozenset(gaps), frozenset(weak))
