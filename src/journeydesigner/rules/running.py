"""Runs rules on elements and turns what they say into findings. A rule that breaks down stops no other one."""

from __future__ import annotations

from collections.abc import Collection, Generator, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import TypeVar, cast

from journeydesigner.i18n import N_
from journeydesigner.model import KINDS, Entity, Id, Project
from journeydesigner.model.info import Severity
from journeydesigner.rules.finding import Finding, Found, Said, Unassessed
from journeydesigner.rules.order import journey_of
from journeydesigner.rules.rule import Rule
from journeydesigner.rules.view import View
from journeydesigner.rules.wording import sentence

T = TypeVar("T")
Told = TypeVar("Told", Finding, Unassessed)
Profile = Mapping[str, Severity]
"""Severity by code of the rules that are to run; the others are off."""
SLICE = 200
"""Elements looked at in one go, where a whole check is done beside something else: some milliseconds."""


@dataclass(frozen=True, slots=True)
class Verdicts:
    """What one rule says of the elements it looked at: findings, and where it lacks data. Both by element."""

    found: dict[Id, tuple[Finding, ...]]
    unassessed: dict[Id, tuple[Unassessed, ...]]

    def again(self, ids: Collection[Id], fresh: Verdicts) -> Verdicts:
        """These verdicts with those of the elements `ids` replaced by `fresh` ones."""
        return Verdicts(_replaced(self.found, ids, fresh.found), _replaced(self.unassessed, ids, fresh.unassessed))


def _replaced(known: dict[Id, T], ids: Collection[Id], fresh: dict[Id, T]) -> dict[Id, T]:
    """`known` without the entries of `ids`, and with the `fresh` ones; what says the same stays the very same."""
    changed = {id_: said for id_, said in fresh.items() if known.get(id_) != said}
    stale = [id_ for id_ in ids if id_ in known and id_ not in fresh]
    if not stale and not changed:
        return known
    replaced = known | changed
    for id_ in stale:
        del replaced[id_]
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


def run_all(rules: Iterable[Rule], profile: Profile, view: View) -> dict[str, Verdicts]:
    """What these rules say on every element of the project, by code; those that are off are left out."""
    running = run_in_slices(rules, profile, view)
    while True:
        try:
            next(running)
        except StopIteration as ended:
            return cast(dict[str, Verdicts], ended.value)


def run_in_slices(
    rules: Iterable[Rule], profile: Profile, view: View
) -> Generator[None, None, dict[str, Verdicts]]:
    """What `run_all` does, stopping after each `SLICE` elements; what the rules say is returned at the end.

    Element by element, all rules of its kind, so that a large project is read through once and not once a rule.
    """
    notes = [Notes(rule, profile[rule.code]) for rule in rules if rule.code in profile]
    for kind in KINDS:
        looking = [note for note in notes if kind in note.rule.scope and note.is_wanted(view)]
        elements = tuple(view.project.all(kind).values()) if looking else ()
        for at in range(0, len(elements), SLICE):
            _look(view, looking, elements[at : at + SLICE])
            yield
    return {note.rule.code: note.verdicts for note in notes}


def run(rule: Rule, severity: Severity, view: View, elements: Iterable[Entity]) -> Verdicts:
    """What the rule says on these elements; those it says nothing of are left out."""
    note = Notes(rule, severity)
    if note.is_wanted(view):
        _look(view, (note,), elements)
    return note.verdicts


class Notes:
    """What one rule says while elements pass by."""

    __slots__ = ("rule", "severity", "verdicts")

    def __init__(self, rule: Rule, severity: Severity) -> None:
        self.rule = rule
        self.severity = severity
        self.verdicts = Verdicts({}, {})

    def is_wanted(self, view: View) -> bool:
        """Whether the project wants to hear of the rule at all."""
        return self.rule.wanted is None or self.rule.wanted(view)

    def put_down(self, view: View, element: Entity, said: Sequence[Said]) -> None:
        """Turn what the rule said of an element into findings, and into what could not be judged."""
        rule, id_, journey = self.rule, element.id, journey_of(view, element)
        if len(said) == 1 and isinstance(one := said[0], Found):  # by far the usual case
            message = one.msgid or rule.message
            self.verdicts.found[id_] = (
                Finding(rule.code, self.severity, journey, id_, one.persona, rule.title, message, one.params),
            )
            return
        findings: list[Finding] = []
        unknown: list[Unassessed] = []
        for one in said:
            place = (journey, id_, one.persona, rule.title)
            if isinstance(one, Found):
                findings.append(Finding(rule.code, self.severity, *place, one.msgid or rule.message, one.params))
            else:
                unknown.append(Unassessed(rule.code, *place, one.msgid, one.params))
        if findings:
            self.verdicts.found[id_] = tuple(findings)
        if unknown:
            self.verdicts.unassessed[id_] = tuple(unknown)

    def fail(self, view: View, element: Entity, problem: Exception) -> None:
        """Put down that the rule broke down on an element."""
        rule, journey = self.rule, journey_of(view, element)
        words = sentence(BROKEN_DOWN, rule=rule.code, problem=type(problem).__name__)
        failure = Finding(
            rule.code, self.severity, journey, element.id, None, rule.title, words.msgid, words.params, failed=True
        )
        self.verdicts.found[element.id] = (failure,)


def _look(view: View, looking: Iterable[Notes], elements: Iterable[Entity]) -> None:
    unpacked = [(note.rule.when, note.rule.check, note) for note in looking]
    for element in elements:
        for when, check, note in unpacked:
            if when is not None and not when(element):
                continue
            try:
                said = [*check(view, element)]
            except Exception as problem:  # a defect in one rule must not hide what the others find
                note.fail(view, element, problem)
                continue
            if said:
                note.put_down(view, element, said)
