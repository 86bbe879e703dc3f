"""Faults between records are named; an edit may not add one."""

from __future__ import annotations

from typing import Any

import pytest

from journeydesigner.model import Draft, Project, Stage, Touchpoint, Transition
from journeydesigner.model.integrity import BrokenProject, check_edit, faults
from tests.model.projects import small_project, text

BASE = small_project()


def _fields(project: Project) -> list[tuple[str, str]]:
    return [(f.entity, f.field) for f in faults(project, project)]


@pytest.mark.parametrize(
    ("kind", "id_", "fields", "field"),
    [
        (Touchpoint, "t1", {"owner": "r_ghost"}, "owner"),
        (Touchpoint, "t1", {"owner": "u1"}, "owner"),
        (Touchpoint, "t1", {"alt": ("c_ghost",)}, "alt[0]"),
        (Touchpoint, "t1", {"exit": True}, "exit"),
        (Transition, "x1", {"to": "t_ghost"}, "to"),
        (Transition, "x1", {"bridge": {"by": "qr", "owner": "r_ghost"}}, "bridge.owner"),
        (Stage, "s1", {"journey": "j_ghost"}, "journey"),
        (Stage, "s1", {"sub_journey": "t1"}, "sub_journey"),
        (Stage, "s1", {"personas": ("p_ghost",)}, "personas[0]"),
    ],
)
def test_an_edit_that_breaks_something_is_refused(kind: Any, id_: str, fields: dict[str, Any], field: str) -> None:
    draft = Draft(BASE)
    draft.update(draft.one(kind, id_), **fields)
    assert (id_, field) in _fields(draft.project)
    with pytest.raises(BrokenProject) as refusal:
        check_edit(BASE, draft.project, draft.delta())
    assert (refusal.value.fault.entity, refusal.value.fault.field) == (id_, field)


def test_removing_what_is_referred_to_is_refused() -> None:
    for gone in ("t2", "r1", "s1", "u1", "c_desk", "j"):
        draft = Draft(BASE)
        draft.remove(gone)
        with pytest.raises(BrokenProject):
            check_edit(BASE, draft.project, draft.delta())


def test_a_link_to_behind_the_scenes_is_refused() -> None:
    draft = Draft(BASE)
    draft.update(draft.one(Touchpoint, "t3"), layer="backstage", channel=None)
    with pytest.raises(BrokenProject, match="behind the scenes"):
        check_edit(BASE, draft.project, draft.delta())


def test_an_unknown_sub_journey_may_live_in_another_file() -> None:
    draft = Draft(BASE)
    draft.update(draft.one(Stage, "s1"), sub_journey="elsewhere")
    check_edit(BASE, draft.project, draft.delta())
    assert _fields(draft.project) == []


def test_a_fault_that_was_there_before_does_not_block_other_edits() -> None:
    broken = Draft(BASE)
    broken.update(broken.one(Touchpoint, "t1"), owner="r_ghost")
    draft = Draft(broken.project)
    draft.update(draft.one(Touchpoint, "t1"), name=text("Renamed"))
    check_edit(broken.project, draft.project, draft.delta())


def test_an_observed_emotion_needs_a_journey_that_exists_today() -> None:
    draft = Draft(BASE)
    draft.update(draft.one(Touchpoint, "t1"), emotion={"label": "happy", "score": 2, "source": "observed"})
    check_edit(BASE, draft.project, draft.delta())
    later = Draft(draft.project)
    later.update(later.get("j"), state="future")  # type: ignore[arg-type]
    with pytest.raises(BrokenProject, match="observed"):
        check_edit(draft.project, later.project, later.delta())


def test_a_refused_edit_speaks_of_names_not_of_ids() -> None:
    draft = Draft(BASE)
    draft.update(draft.one(Touchpoint, "t3"), name=text("Welcome desk"), layer="backstage", channel=None)
    with pytest.raises(BrokenProject) as refusal:
        check_edit(BASE, draft.project, draft.delta())
    assert "Welcome desk" in str(refusal.value)
    assert "t3" not in str(refusal.value).replace("Welcome desk", "")
