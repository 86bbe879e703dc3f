"""Runs rules on elements and turns what they say into findings. A rule that breaks down stops no other one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import chain

from journeydesigner.i18n import N_
from journeydesigner.model import Entity, Id, Project
from journeydesigner.model.info import Severity
from journeydesigner.rules.finding import Finding, Found
from journeydesigner.rules.order import journey_of
from journeydesigner.rules.rule import Rule
from journeydesigner.rules.view import View
from journeydesigner.rules.wording import Sentence, sentence

ByElement = Mapping[Id, tuple[Finding, ...]]
Profile = Mapping[str, Severity]
"""Severity by code of the rules that are to run; the others are off."""

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


def run(rule: Rule, severity: Severity, view: View, elements: Iterable[Entity]) -> dict[Id, tuple[Finding, ...]]:
    """What the rule finds on these elements; those it finds nothing on are left out."""
    check = rule.check
    findings: dict[Id, tuple[Finding, ...]] = {}
    for element in elements:
        try:
            said = tuple(check(view, element))
        except Exception as problem:  # a defect in one rule must not hide what the others find
            findings[element.id] = (_failure(rule, severity, view, element, problem),)
            continue
        if said:
            findings[element.id] = tuple(_finding(rule, severity, view, element, found) for found in said)
    return findings


def _finding(rule: Rule, severity: Severity, view: View, element: Entity, found: Found) -> Finding:
    words = Sentence(found.msgid or rule.message, found.params)
    journey = journey_of(view, element)
    return Finding(rule.code, severity, journey, element.id, found.persona, rule.title, words)


def _failure(rule: Rule, severity: Severity, view: View, element: Entity, problem: Exception) -> Finding:
    words = sentence(BROKEN_DOWN, rule=rule.code, problem=type(problem).__name__)
    journey = journey_of(view, element)
    return Finding(rule.code, severity, journey, element.id, None, rule.title, words, failed=True)
