"""The neighbourhood that every rule may count on: whom a changed record can concern."""

from __future__ import annotations

import pytest

from journeydesigner.model import (
    KINDS,
    Channel,
    Evidence,
    Id,
    Journey,
    Kind,
    Kpi,
    Opportunity,
    PainPoint,
    Persona,
    Project,
    Role,
    Stage,
    System,
    Touchpoint,
    Transition,
)
from journeydesigner.rules.reach import affected
from tests.rules.small import Patch, small

KPI = {"journey": "j", "metric": "nps", "direction": "up"}
PEOPLED: Patch = {
    **dict.fromkeys(("k_all", "k_s1", "k_s2", "e_log")),
    "n1": {"touchpoint": "t2"},
    "o1": {"journey": "j", "touchpoints": ["t2"], "pains": ["n1"]},
    "k1": {**KPI, "scope": "stage:s1"},
    "k2": {**KPI, "scope": "touchpoint:t2"},
    "e1": {"journey": "j", "type": "log", "date": "2026-01-01", "covers": ["t2", "x2"]},
    "t2": {"raci": [{"role": "r2", "code": "R"}]},
    "r_out": {"backup": "r2"},
    "t3": {"owner": "r_out"},
    "s2": {"sub_journey": "j2"},
    "j2": {"kind": "user", "compares_to": "j"},
    "x9": {"journey": "j", "from": "t_ghost", "to": "t_gone"},
}
PROJECT = small(PEOPLED)


def near(project: Project, id_: str, kind: Kind) -> set[str]:
    entity = project.get(Id(id_))
    return {e.id for e in affected(project, project, (entity, entity), frozenset({kind}))}


NEAR: list[tuple[str, Kind, str]] = [
    ("t2", Touchpoint, "t1 t2 t3"),
    ("t1", Touchpoint, "t1 t2"),
    ("t3", Touchpoint, "t2 t3 t4 t9"),
    ("t2", Stage, "s1"),
    ("t2", Transition, "x1 x2"),
    ("t2", Journey, "j"),
    ("t2", Channel, "c_desk"),
    ("t1", System, "y1"),
    ("t2", PainPoint, "n1"),
    ("t2", Opportunity, "o1"),
    ("t2", Kpi, "k2"),
    ("t2", Evidence, "e1"),
    ("s1", Touchpoint, "t1 t2"),
    ("s1", Transition, "x1 x2"),
    ("s2", Transition, "x2 x3"),
    ("s1", Journey, "j"),
    ("s1", Channel, "c_site c_desk"),
    ("s1", System, "y1"),
    ("s1", Kpi, "k1"),
    ("s1", PainPoint, "n1"),
    ("x2", Touchpoint, "t2 t3"),
    ("x2", Stage, "s1 s2"),
    ("x2", Journey, "j"),
    ("x2", Evidence, "e1"),
    ("x9", Journey, "j"),
    ("j", Stage, "s1 s2"),
    ("j", Touchpoint, "t1 t2 t3 t4 t9"),
    ("j", Transition, "x1 x2 x3 x9"),
    ("j", PainPoint, "n1"),
    ("j", Opportunity, "o1"),
    ("j", Kpi, "k1 k2"),
    ("j", Evidence, "e1"),
    ("j", Channel, "c_site c_desk c_mail"),
    ("j", System, "y1"),
    ("j", Journey, "j j2"),
    ("j2", Stage, "s2"),
    ("n1", Touchpoint, "t2"),
    ("n1", Stage, "s1"),
    ("n1", Opportunity, "o1"),
    ("o1", Touchpoint, "t2"),
    ("o1", Journey, "j"),
    ("k1", Stage, "s1"),
    ("k1", Journey, "j"),
    ("k2", Touchpoint, "t2"),
    ("k2", Stage, "s1"),
    ("e1", Journey, "j"),
    ("r1", Journey, "j"),
    ("r1", Stage, "s1 s2"),
    ("r1", Touchpoint, "t1 t2 t3 t4 t9"),
    ("r1", Transition, "x1 x2 x3"),
    ("r2", Touchpoint, "t1 t2 t3"),
    ("r2", Transition, "x1 x2 x3"),
    ("r2", Role, "r_out"),
    ("u2", Role, "r2 r_out"),
    ("u2", System, "y1"),
    ("u2", Touchpoint, "t1 t2 t3"),
    ("c_desk", Touchpoint, "t1 t2 t3"),
    ("c_desk", Stage, "s1 s2"),
    ("c_desk", Transition, "x1 x2 x3"),
    ("c_desk", Channel, "c_site c_desk"),
    ("c_site", Channel, "c_desk c_flyer c_site"),
    ("y1", Touchpoint, "t1"),
    ("y1", Transition, "x1"),
    ("y1", Stage, "s1"),
    ("p", Stage, "s1 s2"),
    ("p", Touchpoint, "t1 t2 t3 t4 t9"),
    ("i", Persona, "p"),
    ("i", Touchpoint, "t1 t2 t3 t4 t9"),
]


@pytest.mark.parametrize(
    ("changed", "kind", "expected"), NEAR, ids=lambda value: getattr(value, "__name__", value)
)
def test_who_is_near(changed: str, kind: Kind, expected: str) -> None:
    assert near(PROJECT, changed, kind) == set(expected.split())


def test_a_moved_card_concerns_the_stage_it_left_and_the_one_it_came_to() -> None:
    before, after = small(), small({"t2": {"stage": "s2"}})
    pair = (before.get(Id("t2")), after.get(Id("t2")))
    assert {e.id for e in affected(before, after, pair, frozenset({Stage}))} == {"s1", "s2"}


def test_a_stranger_concerns_nobody() -> None:
    before = small()
    after = small({"r_new": {"unit": "u1"}})
    assert list(affected(before, after, (None, after.get(Id("r_new"))), frozenset(KINDS))) == []


@pytest.mark.parametrize("fields", [{"r_new": {"unit": "u1"}}, {"t_new": {"stage": "s2"}}])
def test_a_stranger_named_like_a_sub_journey_concerns_the_stage_that_names_it(fields: Patch) -> None:
    """Unknown, a sub-journey lies in another file; of another kind, it is a broken reference."""
    (id_,) = fields
    before = small({"s1": {"sub_journey": id_}})
    after = small({"s1": {"sub_journey": id_}, **fields})
    assert Id("s1") in {e.id for e in affected(before, after, (None, after.get(Id(id_))), frozenset(KINDS))}


@pytest.mark.parametrize(("left", "concerned"), [((), "t1 t2 t3 t4 t9"), (("x3",), "t1 t2 t3")])
def test_the_first_link_and_the_last_one_concern_every_touchpoint(left: tuple[str, ...], concerned: str) -> None:
    """Without any link nothing is unreachable; of several that go at once one alone tells all touchpoints."""
    before, after = small(), small(dict.fromkeys({"x1", "x2", "x3"} - set(left)))
    gone = [link for link in before.transitions(Id("j")) if link.id not in left]
    for one, other, pairs in (
        (before, after, [(x, None) for x in gone]),
        (after, before, [(None, x) for x in gone]),
    ):
        near = [e.id for pair in pairs for e in affected(one, other, pair, frozenset({Touchpoint}))]
        assert set(near) >= set(concerned.split())
        assert near.count(Id("t9")) == (0 if left else 1)


def test_a_detail_concerns_every_journey_above() -> None:
    nested: Patch = {
        "j2": {"kind": "user"},
        "j3": {"kind": "user"},
        "s1": {"sub_journey": "j2"},
        "s7": {"journey": "j2", "sub_journey": "j3"},
        "s8": {"journey": "j2"},
    }
    assert near(small(nested), "s7", Journey) == {"j", "j2"}
    assert near(small(nested), "s8", Journey) == {"j2"}
