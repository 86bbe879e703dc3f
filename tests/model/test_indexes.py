"""Indexes carried along from edit to edit are those of a project built anew: the main path, the owners' units."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journeydesigner.model import Bridge, Delta, Draft, Id, Project, Role, Stage, Touchpoint, Transition
from journeydesigner.model.owner_units import OwnerUnits, effective_owner, unit_of
from journeydesigner.model.reading import balance, handovers_along, longest_handover_run, main_path, main_stops
from journeydesigner.model.relays import Relays
from journeydesigner.model.trail import Trails
from tests.builders import examples, sample
from tests.rules.random_edits import edit
from tests.rules.small import Patch, small

J = Id("j")
WINDING: Patch = {
    **{f"t{n}": {"stage": "s1" if n < 6 else "s2", "channel": "c_desk"} for n in range(10, 22)},
    **{f"x{n}": {"journey": "j", "from": f"t{n}", "to": f"t{n + 1}"} for n in range(10, 21)},
    "x4": {"journey": "j", "from": "t3", "to": "t10", "kind": "choice", "p": 0.5},
    "x5": {"journey": "j", "from": "t3", "to": "t15", "kind": "choice", "p": 0.4},
    "x6": {"journey": "j", "from": "t16", "to": "t12", "kind": "loop"},
    "x7": {"journey": "j", "from": "t17", "to": "t2", "kind": "choice", "p": 0.1},
    "j2": {"kind": "user", "rank": "a0"},
    "s8": {"journey": "j2", "owner": "r2"},
    "t30": {"stage": "s8", "channel": "c_desk", "entry": True},
    "t31": {"stage": "s8", "channel": "c_desk"},
    "x30": {"journey": "j2", "from": "t30", "to": "t31"},
}


def anew(project: Project) -> Project:
    """The same project without anything it has worked out."""
    return Project.of(project)


def same(project: Project) -> None:
    """What the project carried along is what one built anew works out."""
    fresh = anew(project)
    for journey in fresh.journeys():
        carried, made = (p.index(Trails).through(journey.id) for p in (project, fresh))
        assert carried.stops == made.stops
        assert carried.links == made.links
        assert all(carried.places[stop] == place for place, stop in enumerate(carried.stops))
        assert len(carried.places) == len(carried.stops)
        path = main_path(project, journey.id)
        assert project.index(Relays).along(path) == handovers_along(fresh, path)
    for id_, touchpoint in fresh.all(Touchpoint).items():
        assert project.index(OwnerUnits).units.get(id_) == unit_of(fresh, effective_owner(fresh, touchpoint))
    for id_, stage in fresh.all(Stage).items():
        assert balance(project, project.all(Stage)[id_]) == balance(fresh, stage)
    assert project.index(OwnerUnits).units.keys() <= fresh.all(Touchpoint).keys()


def follow(project: Project, data: st.DataObject, edits: int) -> None:
    same(project)
    for _ in range(edits):
        draft = Draft(project)
        edit(draft, data)
        project = draft.project
        same(project)


@settings(max_examples=examples(150), deadline=None)
@given(st.data())
def test_carried_along_equals_made_anew(data: st.DataObject) -> None:
    follow(small(WINDING), data, 4)


@settings(max_examples=examples(20), deadline=None)
@given(st.data())
def test_carried_along_equals_made_anew_on_the_sample(data: st.DataObject) -> None:
    follow(sample("tourism"), data, 3)


def path(project: Project) -> str:
    return " ".join(main_stops(project, J))


def changed(project: Project, **records: object) -> Project:
    """The project with other fields in some records, through one edit; None takes a record out."""
    draft = Draft(project)
    for id_, fields in records.items():
        if fields is None:
            draft.remove(Id(id_))
        else:
            assert isinstance(fields, dict)
            found = draft.get(Id(id_))
            assert found is not None
            draft.update(found, **fields)
    return draft.project


@pytest.mark.parametrize(
    ("edits", "expected"),
    [
        ({}, "t1 t2 t3 t10 t11 t12 t13 t14 t15 t16 t17"),
        ({"x4": {"p": 0.3}}, "t1 t2 t3 t15 t16 t17"),
        ({"x5": {"p": 0.5}}, "t1 t2 t3 t10 t11 t12 t13 t14 t15 t16 t17"),
        ({"x12": {"to": "t14"}}, "t1 t2 t3 t10 t11 t12 t14 t15 t16 t17"),
        ({"t12": {"exit": True}}, "t1 t2 t3 t10 t11 t12"),
        ({"x7": None}, "t1 t2 t3 t10 t11 t12 t13 t14 t15 t16 t17 t18 t19 t20 t21"),
        ({"x12": {"to": "t2"}}, "t1 t2 t3 t10 t11 t12"),
        ({"t1": {"entry": False}}, ""),
        ({"t1": {"entry": False}, "t12": {"entry": True}}, "t12 t13 t14 t15 t16 t17 t2 t3 t10 t11"),
        ({"t14": {"stage": "s8"}}, "t1 t2 t3 t10 t11 t12 t13"),
        ({"s1": {"journey": "j2"}}, ""),
        ({"s2": {"journey": "j2"}}, "t1 t2"),
        ({"x13": None, "x11": {"to": "t15"}}, "t1 t2 t3 t10 t11 t15 t16 t17"),
    ],
)
def test_an_edit_leads_the_main_path_elsewhere(edits: dict[str, object], expected: str) -> None:
    project = small(WINDING)
    assert path(project)
    after = changed(project, **edits)
    assert path(after) == expected
    same(after)
    assert path(
        after.apply(Delta.of({e.id: (after.get(e.id), e) for e in project if after.get(e.id) != e}))
    ) == path(project)


def test_links_of_the_main_path_are_those_of_the_moment() -> None:
    project = small(WINDING)
    assert main_path(project, J)
    after = changed(project, x10={"bridge": {"by": "qr"}})
    assert [link.bridge for link in main_path(after, J) if link.id == "x10"] == [Bridge(by="qr")]
    assert main_path(project, J)[3].bridge is None


def test_an_edit_beside_the_way_leaves_the_very_same_path() -> None:
    project = small(WINDING)
    known = main_path(project, J)
    assert main_path(changed(project, t2={"critical": True}, t9={"owner": "r2"}), J) is known
    assert main_path(changed(project, x20=None, t4={"exit": False}), J) is known


def test_the_longest_run_follows_the_owners() -> None:
    project = small(WINDING)
    names = ["t3", "t10", "t11", "t12", "t13"]
    assert longest_handover_run(project, main_path(project, J)) == ()
    after = changed(project, t10={"owner": "r2"}, t12={"owner": "r2"})
    run = longest_handover_run(after, main_path(after, J))
    assert [link.from_ for link in run] == names[:4]
    assert isinstance(run[0], Transition)
    moved = changed(after, r2={"unit": "u1"})
    assert longest_handover_run(moved, main_path(moved, J)) == ()
    assert moved.one(Role, Id("r2")) is not None
