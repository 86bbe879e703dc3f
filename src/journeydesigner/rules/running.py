"""Runs rules on elements and turns what they say into findings. A rule that breaks down stops no other one."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import TypeVar

from journeydesigner.i18n import N_
from journeydesigner.model import Entity, Id, Project
from journeydesigner.model.info import Severity
from journeydesigner.rules.finding import Finding, Found, Said, Unassessed
from journeydesigner.rules.order import journey_of
from journeydesigner.rules.rule import Rule
from journeydesigner.rules.view import View
from journeydesigner.rules.wording import Sentence, sentence

T = TypeVar("T")
Told = TypeVar("Told", Finding, Unassessed)
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
    """`known` without the entries of `ids`, and with the `fresh` ones; itself where that is the same."""
    stale = [id_ for id_ in ids if id_ in known]
    if not stale and not fresh:
        return known
    replaced = dict(known)
    for id_ in stale:
        del replaced[id_]
    replaced.update(fresh)
    return replaced


def grouped(said: Mapping[str, Mapping[Id, Sequence[Told]]]) -> dict[Id, list[Told]]:
    """What rules say, by code and element, gathered by element: by rule, then by persona."""
    found: dict[Id, list[Told]] = {}
    for code in sorted(said):
        for id_, several in said[code].items():
            if len(several) > 1:
                several = sorted(several, key=lambda one: one.persona or "")
            found.setdefault(id_, []).extend(several)
    return found


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
    found: dict[Id, tuple[Finding, ...]] = {}
    unassessed: dict[Id, tuple[Unassessed, ...]] = {}
    if rule.wanted is not None and not rule.wanted(view):
        return Verdicts(found, unassessed)
    check = rule.check
    for element in elements if rule.when is None else filter(rule.when, elements):
        try:
            said = [*check(view, element)]
        except Exception as problem:  # a defect in one rule must not hide what the others find
            found[element.id] = (_failure(rule, severity, view, element, problem),)
            continue
        if said:
            _put_down(rule, severity, view, element, said, found, unassessed)
    return Verdicts(found, unassessed)


def _put_down(
    rule: Rule,
    severity: Severity,
    view: View,
    element: Entity,
    said: Sequence[Said],
    found: dict[Id, tuple[Finding, ...]],
    unassessed: dict[Id, tuple[Unassessed, ...]],
) -> None:
    code, id_, title, journey = rule.code, element.id, rule.title, journey_of(view, element)
    findings, unknown = [], []
    for one in said:
        if isinstance(one, Found):
            words = Sentence(one.msgid or rule.message, one.params)
            findings.append(Finding(code, severity, journey, id_, one.persona, title, words))
        else:
            unknown.append(Unassessed(code, journey, id_, one.persona, title, Sentence(one.msgid, one.params)))
    if findings:
        found[id_] = tuple(findings)
    if unknown:
        unassessed[id_] = tuple(unknown)


def _failure(rule: Rule, severity: Severity, view: View, element: Entity, problem: Exception) -> Finding:
    words = sentence(BROKEN_DOWN, rule=rule.code, problem=type(problem).__name__)
    journey = journey_of(view, element)
    return Finding(rule.code, severity, journey, element.id, None, rule.title, words, failed=True)
