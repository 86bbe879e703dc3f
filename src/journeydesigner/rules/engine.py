"""The check: all findings of a project, from scratch or carried along from edit to edit. Words and edits nothing.

What is carried along equals what is fresh: a rule runs again exactly where a field it reads has changed nearby.
"""

from __future__ import annotations

import datetime
from collections.abc import Collection, Iterable, Iterator, Mapping, Set
from dataclasses import dataclass
from functools import cached_property

from journeydesigner.collector import collector_paused
from journeydesigner.model import Delta, Entity, Id, Kind, Project
from journeydesigner.model.delta import Pair
from journeydesigner.model.info import Severity
from journeydesigner.rules.catalogue import rules_of
from journeydesigner.rules.finding import Finding, Unassessed
from journeydesigner.rules.fixes import Fix
from journeydesigner.rules.order import SEVERITIES, Places, along, in_order, in_order_again, moved_by
from journeydesigner.rules.reach import affected
from journeydesigner.rules.repairing import fixes_of
from journeydesigner.rules.rule import Rule
from journeydesigner.rules.running import (
    Profile,
    Verdicts,
    elements_of,
    grouped,
    profile_of,
    run,
    run_all,
    run_in_slices,
)
from journeydesigner.rules.view import View

__all__ = ["SEVERITIES", "Check", "check_project"]

MANY = 400
"""So many findings that come or go are put in order anew with all others; fewer are put in one by one."""


def check_project(
    project: Project, on: datetime.date, families: Collection[str] | None = None
) -> tuple[Finding, ...]:
    """Every finding of `project` on the date `on`, in the panel's order; `families` None stands for all.

    Raises `catalogue.UnknownFamily` for a family that does not exist.
    """
    return Check.fresh(project, on, families).findings


@dataclass(slots=True)
class Carried:
    """What one check hands on to the next: places and orders, worked out when they are first asked for."""

    places: Places
    ordered: list[Finding] | None = None
    unassessed: tuple[Unassessed, ...] | None = None
    counts: dict[Severity, int] | None = None
    changed: Set[Id] | None = None


class Check:
    """The findings of one snapshot: an immutable value, safe to hold while the document goes on.

    Made by `fresh`, followed by `update`; the order is worked out when it is asked for.
    """

    def __init__(
        self,
        project: Project,
        on: datetime.date,
        rules: tuple[Rule, ...],
        verdicts: Mapping[str, Verdicts],
        carried: Carried | None = None,
    ) -> None:
        self.project = project
        self.on = on
        self._rules = rules
        self._verdicts = verdicts
        self._carried = carried or Carried(Places(project))

    @property
    def changed(self) -> Set[Id] | None:
        """Elements of which it finds something else than the check it was carried on from; None: maybe any."""
        return self._carried.changed

    @staticmethod
    def fresh(project: Project, on: datetime.date, families: Collection[str] | None = None) -> Check:
        """Check the whole project. Raises `catalogue.UnknownFamily`."""
        return Check._of(project, on, rules_of(families))

    @staticmethod
    def in_slices(project: Project, on: datetime.date) -> Iterator[Check | None]:
        """Check the whole project a little at a time: None after each slice, the check at the end."""
        rules, view = rules_of(), View(project, on)
        verdicts = yield from run_in_slices(rules, profile_of(project, rules), view)
        yield Check(project, on, rules, verdicts)

    @staticmethod
    def _of(project: Project, on: datetime.date, rules: tuple[Rule, ...]) -> Check:
        view = View(project, on)
        profile = profile_of(project, rules)
        with collector_paused():
            return Check(project, on, rules, run_all(rules, profile, view))

    def update(self, before: Project, after: Project, delta: Delta) -> Check:
        """The check of `after`, which is `before` with `delta`.

        Only what the delta can concern is run again. When `before` is not the project this check is of (an edit
        went by unseen), everything is.
        """
        if before is not self.project:
            return Check._of(after, self.on, self._rules)
        view = View(after, self.on)
        was, profile = profile_of(before, self._rules), profile_of(after, self._rules)
        concerned = _concerned(before, after, delta, [r for r in self._rules if r.code in profile])
        verdicts: dict[str, Verdicts] = {}
        for rule in self._rules:
            if rule.code in profile:
                verdicts[rule.code] = self._again(rule, was, profile, view, concerned.get(rule.code))
        if was != profile:
            return Check(after, self.on, self._rules, verdicts)
        carried = self._carry(after, moved_by(self.project, after, delta), concerned, verdicts)
        return Check(after, self.on, self._rules, verdicts, carried)

    def _again(
        self, rule: Rule, was: Profile, profile: Profile, view: View, concerned: set[Id] | None
    ) -> Verdicts:
        severity = profile[rule.code]
        if was.get(rule.code) != severity:
            return run(rule, severity, view, elements_of(rule, view.project))
        known = self._verdicts[rule.code]
        if not concerned:
            return known
        return known.again(concerned, run(rule, severity, view, _elements(rule, view.project, concerned)))

    def _carry(
        self,
        after: Project,
        moved: Set[Id] | None,
        concerned: Mapping[str, Set[Id]],
        verdicts: Mapping[str, Verdicts],
    ) -> Carried:
        """What stays of the order, and what is found elsewhere than before."""
        differing = list(_differences(self._verdicts, verdicts, concerned))
        changed = frozenset(id_ for id_, _, _ in differing)
        counts = _counted(self._carried.counts, differing)
        if moved is None:
            return Carried(Places(after), counts=counts, changed=changed)
        places = self._carried.places.carried(after, moved)
        differing = [one for one in differing if one[0] not in moved]
        differing.extend(_all_of(moved, self._verdicts, verdicts))
        ordered, unassessed = self._carried.ordered, self._carried.unassessed
        if ordered is not None and differing:
            gone = [finding for _, old, _ in differing for finding in old]
            fresh = [finding for _, _, new in differing for finding in new]
            few = len(gone) + len(fresh) <= MANY
            ordered = in_order_again(self._carried.places, places, ordered, gone, fresh) if few else None
        if moved or any(verdicts[code].unassessed is not said.unassessed for code, said in self._verdicts.items()):
            unassessed = None
        return Carried(places, ordered, unassessed, counts, changed)

    @cached_property
    def findings(self) -> tuple[Finding, ...]:
        """Every finding in the panel's order: by severity, then as the journeys and their stages run."""
        if self._carried.ordered is None:
            with collector_paused():
                found = grouped({code: said.found for code, said in self._verdicts.items()})
                self._carried.ordered = in_order(self._carried.places, found)
        return tuple(self._carried.ordered)

    @property
    def unassessed(self) -> tuple[Unassessed, ...]:
        """Where a rule concerns an element and lacks data to judge it: along the journeys, then by rule."""
        if self._carried.unassessed is None:
            said = grouped({code: said.unassessed for code, said in self._verdicts.items()})
            self._carried.unassessed = tuple(along(self._carried.places, said))
        return self._carried.unassessed

    def of(self, element: Id) -> tuple[Finding, ...]:
        """The findings of one element, most severe first."""
        found = grouped({code: {element: said.found.get(element, ())} for code, said in self._verdicts.items()})
        return tuple(sorted(found[element], key=lambda finding: SEVERITIES.index(finding.severity)))

    @property
    def counts(self) -> Mapping[Severity, int]:
        """How many findings there are of each severity."""
        if self._carried.counts is None:
            counts: dict[Severity, int] = dict.fromkeys(SEVERITIES, 0)
            for code, severity in profile_of(self.project, self._rules).items():
                counts[severity] += sum(map(len, self._verdicts[code].found.values()))
            self._carried.counts = counts
        return self._carried.counts

    @cached_property
    def _view(self) -> View:
        """One view for all that is asked about fixes: a list of findings asks the same facts row by row."""
        return View(self.project, self.on)

    def fixes(self, finding: Finding) -> tuple[Fix, ...]:
        """What would repair a finding, the usual way first; none when nothing mechanical would.

        None either when the finding no longer stands: ask again before a fix is carried out.
        """
        stands = any(found.key == finding.key for found in self.of(finding.element))
        return fixes_of(self._view, finding) if stands else ()

    def alike(self, finding: Finding, fix: Fix) -> tuple[tuple[Finding, Fix], ...]:
        """Every finding of the same rule that the same kind of fix would repair, with that fix; in their order.

        Empty for a fix that only opens something. A finding that offers several of the kind gets the first.
        """
        if fix.opens is not None:
            return ()
        view = self._view
        others = (other for other in self.findings if other.rule == finding.rule)
        pairs = ((other, next((x for x in fixes_of(view, other) if x.kind == fix.kind), None)) for other in others)
        return tuple((other, chosen) for other, chosen in pairs if chosen is not None)


_Difference = tuple[Id, tuple[Finding, ...], tuple[Finding, ...]]
"""An element, what a rule found there, and what it finds there now."""


def _differences(
    was: Mapping[str, Verdicts], now: Mapping[str, Verdicts], concerned: Mapping[str, Set[Id]]
) -> Iterator[_Difference]:
    """What rules find otherwise, among the elements they were run on."""
    for code, said in now.items():
        known, fresh = was[code].found, said.found
        if known is not fresh:
            for id_ in concerned.get(code, ()):
                old, new = known.get(id_, ()), fresh.get(id_, ())
                if old is not new:
                    yield id_, old, new


def _counted(known: Mapping[Severity, int] | None, differing: Iterable[_Difference]) -> dict[Severity, int] | None:
    """The counts after these differences, where they were known before."""
    if known is None:
        return None
    counts = dict(known)
    for _, old, new in differing:
        for severity, step in (*((f.severity, -1) for f in old), *((f.severity, 1) for f in new)):
            counts[severity] += step
    return counts


def _all_of(ids: Set[Id], was: Mapping[str, Verdicts], now: Mapping[str, Verdicts]) -> Iterator[_Difference]:
    """What all rules found on these elements, and find now."""
    for code, said in now.items():
        known, fresh = was[code].found, said.found
        yield from ((id_, known.get(id_, ()), fresh.get(id_, ())) for id_ in ids if id_ in known or id_ in fresh)


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


def _elements(rule: Rule, project: Project, ids: Collection[Id]) -> Iterable[Entity]:
    for kind in rule.scope:
        table = project.all(kind)
        if 4 * len(ids) < len(table):
            yield from filter(None, map(table.get, ids))
        else:  # many are read fastest in the order in which they lie in memory
            yield from (entity for id_, entity in table.items() if id_ in ids)
