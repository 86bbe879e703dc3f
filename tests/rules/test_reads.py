"""A rule reads what it says it reads, of its element and around it; the incremental check stands on this."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache

import pytest

from journeydesigner.model import Entity, Kind, Project
from journeydesigner.rules.catalogue import catalogue
from journeydesigner.rules.checks import str008
from journeydesigner.rules.finding import Said
from journeydesigner.rules.rule import Rule, rule
from journeydesigner.rules.running import elements_of
from journeydesigner.rules.view import View
from tests.builders import sample
from tests.rules.small import ON, cases, small
from tests.rules.tracking import Tracked

Field = tuple[Kind, str]


@cache
def projects() -> tuple[Project, ...]:
    """Where rules are watched: every case, both samples."""
    return (*(small(case.given) for case in cases()), sample("tourism"), sample("clean"))


def watched(rule_: Rule, project: Project, element: Entity) -> tuple[set[Field], set[Field], list[Said]]:
    """Fields read of the element, fields read of other records, and what the rule says."""
    kind = next(kind for kind in rule_.scope if isinstance(element, kind))
    ordered = {kind for kind, fields in rule_.reads.items() if "rank" in fields}
    if "rank" in rule_.own:
        ordered.update(rule_.scope)
    tracked = Tracked(project, frozenset(ordered))
    said = list(rule_.say(View(tracked, ON), tracked.element(kind, element.id)))
    own = {(kind_, field) for kind_, id_, field in tracked.reads if id_ == element.id}
    around = {(kind_, field) for kind_, id_, field in tracked.reads if id_ != element.id}
    return own, around, said


def undeclared(rule_: Rule, some: Iterable[Project]) -> Iterator[str]:
    """What a rule reads without saying so, and where siblings in another order make it say something else."""
    for project in some:
        for element in elements_of(rule_, project):
            own, around, said = watched(rule_, project, element)
            yield from (f"own {field}" for _, field in own if field not in rule_.own)
            yield from (f"{k.__name__}.{f}" for k, f in around if f not in rule_.reads.get(k, ()))
            if said != list(rule_.say(View(project, ON), element)):
                yield "the order of siblings"


@pytest.mark.parametrize("code", catalogue())
def test_a_rule_reads_nothing_it_does_not_declare(code: str) -> None:
    assert set(undeclared(catalogue()[code], projects())) == set()


@pytest.mark.parametrize("code", sorted(set(catalogue()) - {"STR008"}))
def test_a_rule_declares_nothing_it_never_reads(code: str) -> None:
    """STR008 is left out: it declares every field that may hold an id, and no case fills them all."""
    rule_ = catalogue()[code]
    own: set[Field] = set()
    around: set[Field] = set()
    for project in projects():
        for element in elements_of(rule_, project):
            read_own, read_around, _ = watched(rule_, project, element)
            own |= read_own
            around |= read_around
    bare = rule(code, severity="info", scope=rule_.scope, own="", title="", message="")(rule_.check)
    assert rule_.own - bare.own <= {field for _, field in own}
    declared = {(kind, field) for kind, fields in rule_.reads.items() for field in fields}
    always = {(kind, field) for kind, fields in bare.reads.items() for field in fields}
    never = {(kind, field) for kind, field in declared - always if field not in ("id", "stage", "journey")}
    assert never <= around


def test_watching_notices_a_rule_that_lies() -> None:
    honest = catalogue()["OWN003"]
    liar = rule("OWN003", severity="error", scope=honest.scope, own="owner", title="", message="")(honest.check)
    assert {"own layer", "Stage.owner", "Channel.control"} <= set(undeclared(liar, [sample("tourism")]))


def test_broken_references_are_looked_for_in_every_field_that_may_hold_one() -> None:
    from journeydesigner.model import KINDS
    from journeydesigner.model.kinds import referring_fields

    for kind in KINDS:
        assert referring_fields(kind) <= str008.check.own
