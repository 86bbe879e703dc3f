"""Turns findings into what a drawing shows of them: the rules and the drawing do not know each other."""

from __future__ import annotations

from collections.abc import Iterable

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
    severities: dict[Id, tuple[Severity, int]] = {}
    gaps: set[tuple[StageId, Group]] = set()
    weak: set[TransitionId] = set()
    for finding in findings:
        worst, count = severities.get(finding.element, (finding.severity, 0))
        severities[finding.element] = min(worst, finding.severity, key=WORST.index), count + 1
        if finding.rule in GAP_GROUP:
            gaps.add((StageId(finding.element), GAP_GROUP[finding.rule]))
        if finding.rule in WEAK_BRIDGE:
            weak.add(TransitionId(finding.element))
    return Marks(severities, frozenset(gaps), frozenset(weak))
