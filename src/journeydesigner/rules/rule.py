"""How a rule is declared: its code, what it looks at, what it may read, and its words. Runs nothing itself."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from journeydesigner.model import Channel, Entity, Journey, Kind, PainPoint, Stage, System, Touchpoint
from journeydesigner.model.info import Severity
from journeydesigner.model.kinds import PARENT_FIELD
from journeydesigner.rules.finding import Finding, Said
from journeydesigner.rules.fixes import Fix
from journeydesigner.rules.view import View

Check = Callable[[View, Any], Iterator[Said]]
Repairs = Callable[[View, Finding], Iterator[Fix]]
Fields = Mapping[Kind, frozenset[str]]


@dataclass(frozen=True, slots=True, eq=False)
class Rule:
    """One rule of the catalogue (C.1).

    `own` names the fields it reads of the element it checks; `reads`, by kind, those it reads of other records.
    A change to any other field cannot change its verdict: the incremental check stands on this, a test proves it.
    `when` tells at a glance, from the element's own fields, that the rule has nothing to say of most elements;
    `wanted`, from the settings of the project, that it has nothing to say of any.
    """

    code: str
    severity: Severity
    scope: tuple[Kind, ...]
    own: frozenset[str]
    reads: Fields
    title: str
    message: str
    check: Check
    when: Callable[[Any], object] | None
    wanted: Callable[[View], bool] | None
    repairs: Repairs | None
    why: str

    def say(self, view: View, element: Entity) -> Iterator[Said]:
        """What the rule says of one element."""
        if (self.wanted is None or self.wanted(view)) and (self.when is None or self.when(element)):
            yield from self.check(view, element)

    @property
    def family(self) -> str:
        """The letters of the code: OWN, PHY, …"""
        return self.code[:-3]

    @property
    def kinds(self) -> frozenset[Kind]:
        """Every kind of record whose change may concern the rule."""
        return frozenset((*self.scope, *self.reads))

    def is_concerned_itself(self, entity: Entity, fields: frozenset[str]) -> bool:
        """Whether a change of these fields of an element can change the verdict on that element."""
        return isinstance(entity, self.scope) and not self.own.isdisjoint(fields)

    def is_concerned_nearby(self, entity: Entity, fields: frozenset[str]) -> bool:
        """Whether a change of these fields of a record can change the verdict on elements around it."""
        return not self.reads.get(type(entity), frozenset()).isdisjoint(fields)


def rule(
    code: str,
    *,
    severity: Severity,
    scope: Kind | tuple[Kind, ...],
    own: str,
    title: str,
    message: str,
    reads: Mapping[Kind, str] | None = None,
    when: Callable[[Any], object] | None = None,
    wanted: Callable[[View], bool] | None = None,
    repairs: Repairs | None = None,
) -> Callable[[Check], Rule]:
    """Make a `Rule` of a function that checks one element; `own` and `reads` list field names between spaces."""
    kinds = scope if isinstance(scope, tuple) else (scope,)
    parents = {PARENT_FIELD[kind] for kind in kinds if kind in PARENT_FIELD}

    def declare(check: Check) -> Rule:
        return Rule(
            code=code,
            severity=severity,
            scope=kinds,
            own=frozenset({"id", *parents, *own.split()}),
            reads=_with_place(kinds, reads or {}),
            title=title,
            message=message,
            check=check,
            when=when,
            wanted=wanted,
            repairs=repairs,
            why=(check.__doc__ or "").strip(),
        )

    return declare


def _with_place(scope: tuple[Kind, ...], reads: Mapping[Kind, str]) -> Fields:
    """The fields read of each kind, with what the engine reads to say in which journey a finding lies.

    That records come, go and move to another parent always counts.
    """
    place: dict[Kind, str] = {Stage: "", Journey: ""}
    if Channel in scope or System in scope:  # they lie in the first journey that uses them
        place = {Stage: "", Journey: "rank", Touchpoint: "channel alt systems"}
    if PainPoint in scope:  # they lie where their touchpoint does
        place.setdefault(Touchpoint, "")
    fields: dict[Kind, frozenset[str]] = {}
    for kind in {*place, *reads}:
        named = f"{place.get(kind, '')} {reads.get(kind, '')}".split()
        fields[kind] = frozenset({"id", PARENT_FIELD.get(kind, "id"), *named})
    return MappingProxyType(fields)
