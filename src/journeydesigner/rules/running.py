"""Runs rules on elements and turns what they say into findings. A rule that breaks down stops no other one."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import TypeVar

from journeydesigner.i18n import N_
from journeydesigner.model import Entity, Id, Project
from journeydesigner.model.info import Severity
from journeydesigner.rules.finding import Finding, Found, Lacking, Said, Unassessed
from journeydesigner.rules.order import journey_of
from journeydesigner.rules.rule import Rule
from journeydesigner.rules.view import View
from journeydesigner.rules.wording import Sentence, sentence

T = TypeVar("T")
Profile = Mapping[str, Severity]
"""Severity by code of the rules that are to run; the others are off."""


@dataclass(frozen=True, slots=True)
class Verdicts:
    """What one rule says of the elements it looked at: findings, and where it lacks data. Both by element."""

    found: Mapping[Id, tuple[Finding, ...]]
    unassessed: Mapping[Id, tuple[Unassessed, ...]]

    def again(self, ids: Collection[Id], fresh: Verdicts) -> Verdicts:
        """These verdicts with those of the elements `ids` replaced by `fresh` ones."""
        return Verdicts(_replaced(self.found, ids, fresh.found), _replaced(self.unassessed, ids, fresh.unassessed))


def _replaced(known: Mapping[Id, T], ids: Collection[Id], fresh: Mapping[Id, T]) -> Mapping[Id, T]:
    if not fresh and not any(id_ in known for id_ in ids):
        return known
    return {**{id_: kept for id_, kept in known.items() if id_ not in ids}, **fresh}


BROKEN_DOWN = N_("Rule {rule} could not be evaluated here ({problem}): its verdict is unknown.")


def profile_of(project: Project, rules: Iterable[Rule]) -> Profile:
    """How severe `project` takes each of `rules`, those that are off left out."""
    chosen = {setting.rule: setting.severity for setting in project.info.severity_profile}
    profile: dict[str, Severity] = {}
    for rule in rules:
        severity = chosen.get(rule.code, rule.severity)
        if severity != "off":
            profile[rule.code] = severity
    return profile


def elements_of(rule: Rule, project: Project) -> Iterable[Entity]:
    """Every element the rule looks at."""
    return chain.from_iterable(project.all(kind).values() for kind in rule.scope)


def run(rule: Rule, severity: Severity, view: View, elements: Iterable[Entity]) -> Verdicts:
    """What the rule says on these elements; those it says nothing of are left out."""
    check = rule.check
    found: dict[Id, tuple[Finding, ...]] = {}
    unassessed: dict[Id, tuple[Unassessed, ...]] = {}
    for element in elements:
        try:
            said = tuple(check(view, element))
        except Exception as problem:  # a defect in one rule must not hide what the others find
            found[element.id] = (_failure(rule, severity, view, element, problem),)
            continue
        if said:
            _sort_out(rule, severity, view, element, said, found, unassessed)
    return Verdicts(found, unassessed)


def _sort_out(
    rule: Rule,
    severity: Severity,
    view: View,
    element: Entity,
    said: Sequence[Said],
    found: dict[Id, tuple[Finding, ...]],
    unassessed: dict[Id, tuple[Unassessed, ...]],
) -> None:
    journey = journey_of(view, element)
    findings = tuple(_finding(rule, severity, journey, element, one) for one in said if isinstance(one, Found))
    if findings:
        found[element.id] = findings
    if len(findings) < len(said):
        unassessed[element.id] = tuple(
            _unassessed(rule, journey, element, one) for one in said if isinstance(one, Lacking)
        )


def _finding(rule: Rule, severity: Severity, journey: Id | None, element: Entity, found: Found) -> Finding:
    words = Sentence(found.msgid or rule.message, found.params)
    return Finding(rule.code, severity, journey, element.id, found.persona, rule.title, words)


def _unassessed(rule: Rule, journey: Id | None, element: Entity, said: Lacking) -> Unassessed:
    words = Sentence(said.msgid, said.params)
    return Unassessed(rule.code, journey, element.id, said.persona, rule.title, words)


def _failure(rule: Rule, severity: Severity, view: View, element: Entity, problem: Exception) -> Finding:
    words = sentence(BROKEN_DOWN, rule=rule.code, problem=type(problem).__name__)
    journey = journey_of(view, element)
    return Finding(rule.code, severity, journey, element.id, None, rule.title, words, failed=True)
