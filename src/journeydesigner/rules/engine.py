"""The check: all findings of a project, from scratch or carried along from edit to edit. Words and edits nothing.

What is carried along equals what is fresh: a rule runs again exactly where a field it reads has changed nearby.
"""

from __future__ import annotations

import datetime
from collections.abc import Collection, Iterable, Mapping
from functools import cached_property

from journeydesigner.collector import collector_paused
from journeydesigner.model import Delta, Entity, Id, Kind, Project
from journeydesigner.model.delta import Pair
from journeydesigner.model.info import Severity
from journeydesigner.rules.catalogue import catalogue, rules_of
from journeydesigner.rules.finding import Finding, Unassessed
from journeydesigner.rules.fixes import Fix
from journeydesigner.rules.order import (
    SEVERITIES,
    Entries,
    in_order,
    in_order_again,
    moved_by,
    unassessed_in_order,
)
from journeydesigner.rules.reach import affected
from journeydesigner.rules.rule import Rule
from journeydesigner.rules.running import Profile, Verdicts, elements_of, profile_of, run
from journeydesigner.rules.usage import Usage
from journeydesigner.rules.view import View

__all__ = ["SEVERITIES", "Check", "check_project"]


def check_project(
    project: Project, on: datetime.date, families: Collection[str] | None = None
) -> tuple[Finding, ...]:
    """Every finding of `project` on the date `on`, in the panel's order; `families` None stands for all.

    Raises `catalogue.UnknownFamily` for a family that does not exist.
    """
    return Check.fresh(project, on, families).findings


class Check:
    """The findings of one snapshot: an immutable value, safe to hold while the document goes on.

    Made by `fresh`, followed by `update`; the order is worked out when it is asked for.
    """

    def __init__(
        self,
        project: Project,
        on: datetime.date,
        rules: tuple[Rule, ...],
        usage: Usage,
        verdicts: Mapping[str, Verdicts],
        entries: Entries | None = None,
    ) -> None:
        self.project = project
        self.on = on
        self._rules = rules
        self._usage = usage
        self._verdicts = verdicts
        self._entries = entries

    @staticmethod
    def fresh(project: Project, on: datetime.date, families: Collection[str] | None = None) -> Check:
        """Check the whole project. Raises `catalogue.UnknownFamily`."""
        return Check._of(project, on, rules_of(families))

    @staticmethod
    def _of(project: Project, on: datetime.date, rules: tuple[Rule, ...]) -> Check:
        view = View(project, on)
        profile = profile_of(project, rules)
        with collector_paused():
            verdicts = {
                rule.code: run(rule, profile[rule.code], view, elements_of(rule, project))
                for rule in rules
                if rule.code in profile
            }
        return Check(project, on, rules, view.usage, verdicts)

    def update(self, before: Project, after: Project, delta: Delta) -> Check:
        """The check of `after`, which is `before` with `delta`.

        Only what the delta can concern is run again. When `before` is not the project this check is of (an edit
        went by unseen), everything is.
        """
        if before is not self.project:
            return Check._of(after, self.on, self._rules)
        usage = self._usage.updated(delta)
        view = View(after, self.on, usage)
        was, profile = profile_of(before, self._rules), profile_of(after, self._rules)
        concerned = _concerned(before, after, delta, [r for r in self._rules if r.code in profile])
        verdicts: dict[str, Verdicts] = {}
        for rule in self._rules:
            if rule.code in profile:
                verdicts[rule.code] = self._again(rule, was, profile, view, concerned.get(rule.code))
        entries = self._carried_order(after, delta, concerned, verdicts) if was == profile else None
        return Check(after, self.on, self._rules, usage, verdicts, entries)

    def _carried_order(
        self, after: Project, delta: Delta, concerned: Mapping[str, set[Id]], verdicts: Mapping[str, Verdicts]
    ) -> Entries | None:
        """The order after an edit, where it is known before and the map is not rearranged."""
        moved = moved_by(self.project, after, delta)
        if self._entries is None or moved is None:
            return None
        fresh = (
            finding
            for code, said in verdicts.items()
            for id_ in moved | concerned.get(code, set())
            for finding in said.found.get(id_, ())
        )
        return in_order_again(after, self._entries, concerned, moved, fresh)

    def _again(
        self, rule: Rule, was: Profile, profile: Profile, view: View, concerned: set[Id] | None
    ) -> Verdicts:
        severity = profile[rule.code]
        if was.get(rule.code) != severity:
            return run(rule, severity, view, elements_of(rule, view.project))
        known = self._verdicts[rule.code]
        if not concerned:
            return known
        fresh = run(rule, severity, view, _elements(rule, view.project, concerned))
        return known.again(concerned, fresh)

    @cached_property
    def findings(self) -> tuple[Finding, ...]:
        """Every finding in the panel's order: by severity, then as the journeys and their stages run."""
        if self._entries is None:
            self._entries = in_order(self.project, self._unordered())
        return tuple(finding for _, finding in self._entries)

    @cached_property
    def unassessed(self) -> tuple[Unassessed, ...]:
        """Where a rule concerns an element and lacks data to judge it: along the journeys, then by rule."""
        said = (u for verdicts in self._verdicts.values() for some in verdicts.unassessed.values() for u in some)
        return unassessed_in_order(self.project, said)

    @cached_property
    def by_element(self) -> Mapping[Id, tuple[Finding, ...]]:
        """The findings of each element that has any, most severe first: what its badge counts."""
        found: dict[Id, list[Finding]] = {}
        for finding in self.findings:
            found.setdefault(finding.element, []).append(finding)
        return {id_: tuple(findings) for id_, findings in found.items()}

    @cached_property
    def counts(self) -> Mapping[Severity, int]:
        """How many findings there are of each severity."""
        counts: dict[Severity, int] = dict.fromkeys(SEVERITIES, 0)
        for finding in self._unordered():
            counts[finding.severity] += 1
        return counts

    def fixes(self, finding: Finding) -> tuple[Fix, ...]:
        """What would repair a finding, the usual way first; none when nothing mechanical would.

        None either when the finding no longer stands: ask again before a fix is carried out.
        """
        stands = any(f.key == finding.key and not f.failed for f in self.by_element.get(finding.element, ()))
        return fixes_of(View(self.project, self.on, self._usage), finding) if stands else ()

    def alike(self, finding: Finding, fix: Fix) -> tuple[tuple[Finding, Fix], ...]:
        """Every finding of the same rule that the same kind of fix would repair, with that fix; in their order.

        Empty for a fix that only opens something. A finding that offers several of the kind gets the first.
        """
        if fix.opens is not None:
            return ()
        view = View(self.project, self.on, self._usage)
        others = (f for f in self.findings if f.rule == finding.rule and not f.failed)
        pairs = ((f, next((x for x in fixes_of(view, f) if x.kind == fix.kind), None)) for f in others)
        return tuple((f, chosen) for f, chosen in pairs if chosen is not None)

    def _unordered(self) -> Iterable[Finding]:
        return (f for said in self._verdicts.values() for findings in said.found.values() for f in findings)


def fixes_of(view: View, finding: Finding) -> tuple[Fix, ...]:
    """What the rule of a finding that stands would repair it by."""
    repairs = catalogue()[finding.rule].repairs if finding.rule in catalogue() else None
    return tuple(repairs(view, finding)) if repairs is not None else ()


def look_again(project: Project, on: datetime.date, finding: Finding) -> tuple[Fix, ...]:
    """The fixes of one finding in a project that may have changed since; none when it no longer stands there."""
    rule, element = catalogue().get(finding.rule), project.get(finding.element)
    if rule is None or not isinstance(element, rule.scope):
        return ()
    view = View(project, on)
    said = run(rule, finding.severity, view, (element,)).found.get(element.id, ())
    stands = any(f.key == finding.key and not f.failed for f in said)
    return fixes_of(view, finding) if stands else ()


def _concerned(before: Project, after: Project, delta: Delta, rules: Collection[Rule]) -> dict[str, set[Id]]:
    """By rule, the elements whose verdict `delta` may change, those that are gone included."""
    concerned: dict[str, set[Id]] = {}
    for id_, pair in delta.changes.items():
        sides = [entity for entity in pair if entity is not None]
        fields = _changed_fields(pair)
        for rule in rules:
            if any(rule.is_concerned_itself(entity, fields) for entity in sides):
                concerned.setdefault(rule.code, set()).add(id_)
        nearby = [rule for rule in rules if any(rule.is_concerned_nearby(entity, fields) for entity in sides)]
        if nearby:
            wanted = frozenset(kind for rule in nearby for kind in rule.scope)
            near: dict[Kind, set[Id]] = {kind: set() for kind in wanted}
            for element in affected(before, after, pair, wanted):
                near[type(element)].add(element.id)
            for rule in nearby:
                concerned.setdefault(rule.code, set()).update(*(near[kind] for kind in rule.scope))
    return concerned


def _changed_fields(pair: Pair) -> frozenset[str]:
    """Names of the fields that differ; all of them when a record comes or goes."""
    old, new = pair
    if type(old) is type(new) and old is not None:
        return frozenset(f for f in type(old).model_fields if getattr(old, f) != getattr(new, f))
    return frozenset(f for entity in pair if entity is not None for f in type(entity).model_fields)


def _elements(rule: Rule, project: Project, ids: Iterable[Id]) -> Iterable[Entity]:
    for id_ in ids:
        for kind in rule.scope:
            found = project.one(kind, id_)
            if found is not None:
                yield found
