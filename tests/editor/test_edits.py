"""What each edit function does to a small project, and what it refuses."""

from __future__ import annotations

from typing import Any

import pytest

from journeydesigner import i18n
from journeydesigner.editor.edits.fields import NotPossible, rename, set_fields
from journeydesigner.editor.edits.linking import link, remove_bridge, reroute, set_bridge, set_bridge_owner
from journeydesigner.editor.edits.owning import add_role, add_unit, assign_owner, keep_one_accountable
from journeydesigner.editor.edits.placing import (
    CannotPlace,
    Spot,
    add_stage,
    add_touchpoint,
    move_lane,
    move_stage,
    move_touchpoint,
)
from journeydesigner.editor.edits.removal import StillNeeded, remove
from journeydesigner.model import Channel, Draft, Project, Role, Stage, Touchpoint, Transition
from journeydesigner.model.integrity import check_edit
from tests.model.projects import small_project


@pytest.fixture
def draft() -> Draft:
    return Draft(small_project())


def checked(draft: Draft) -> Project:
    """The outcome, once it is proven sound."""
    check_edit(draft.base, draft.project, draft.delta())
    return draft.project


def order(project: Project, stage: Any) -> list[str]:
    return [t.id for t in project.touchpoints(stage)]


def test_a_stage_is_added_before_another_or_at_the_end(draft: Draft) -> None:
    first = add_stage(draft, "j", before="s1")  # type: ignore[arg-type]
    last = add_stage(draft, "j")  # type: ignore[arg-type]
    assert [s.id for s in checked(draft).stages("j")] == [first.id, "s1", "s2", last.id]


def test_a_stage_moves_with_one_record_changed(draft: Draft) -> None:
    move_stage(draft, "s2", "s1")  # type: ignore[arg-type]
    assert [s.id for s in checked(draft).stages("j")] == ["s2", "s1"]
    assert set(draft.delta().changes) == {"s2"}


def test_moving_a_stage_onto_itself_changes_nothing(draft: Draft) -> None:
    move_stage(draft, "s1", "s1")  # type: ignore[arg-type]
    assert not draft.delta()


def test_a_card_moves_into_another_stage_order_and_lane(draft: Draft) -> None:
    move_touchpoint(draft, "t1", Spot("s2", before="t3", channel="c_desk"))  # type: ignore[arg-type]
    project = checked(draft)
    assert order(project, "s2") == ["t1", "t3"]
    assert order(project, "s1") == ["t2"]
    assert project.one(Touchpoint, "t1").channel == "c_desk"  # type: ignore[arg-type,union-attr]


def test_a_card_dropped_on_its_alternative_swaps_the_two(draft: Draft) -> None:
    set_fields(draft, ["t1"], alt=("c_desk",))  # type: ignore[list-item]
    move_touchpoint(draft, "t1", Spot("s1", before="t2", channel="c_desk"))  # type: ignore[arg-type]
    moved = draft.one(Touchpoint, "t1")  # type: ignore[arg-type]
    assert (moved.channel, moved.alt) == ("c_desk", ("c_site",))


@pytest.mark.parametrize(
    ("touchpoint", "spot", "words"),
    [
        ("t_act", {"channel": "c_desk"}, "no channel"),
        ("t1", {"layer": "backstage"}, "remove its links"),
        ("t_alone", {"layer": "support"}, "no entry"),
    ],
)
def test_a_card_is_refused_with_the_reason(
    draft: Draft, touchpoint: str, spot: dict[str, Any], words: str
) -> None:
    act = add_touchpoint(draft, Spot("s1", layer="backstage"))  # type: ignore[arg-type]
    alone = add_touchpoint(draft, Spot("s1"))  # type: ignore[arg-type]
    set_fields(draft, [alone.id], entry=True)
    id_ = {"t_act": act.id, "t_alone": alone.id}.get(touchpoint, touchpoint)
    with pytest.raises(CannotPlace, match=words):
        move_touchpoint(draft, id_, Spot("s1", **spot))  # type: ignore[arg-type]


def test_a_channel_gets_its_lane_at_first_use_and_keeps_it(draft: Draft) -> None:
    site = draft.one(Channel, "c_site")  # type: ignore[arg-type]
    fresh = draft.add(site.model_copy(update={"id": "c_new", "rank": None}))
    add_touchpoint(draft, Spot("s1", channel="c_new"))  # type: ignore[arg-type]
    given = draft.one(Channel, fresh.id).rank
    assert given is not None
    assert site.rank is not None
    assert given > site.rank
    add_touchpoint(draft, Spot("s2", channel="c_new"))  # type: ignore[arg-type]
    assert draft.one(Channel, fresh.id).rank == given
    assert draft.one(Channel, "c_site").rank == site.rank  # type: ignore[arg-type]


def test_a_lane_moves_within_its_nature_only(draft: Draft) -> None:
    desk = draft.one(Channel, "c_desk")  # type: ignore[arg-type]
    other = draft.add(desk.model_copy(update={"id": "c_fair", "rank": None}))
    move_lane(draft, other.id, "c_desk")  # type: ignore[arg-type]
    lanes = [c.id for c in draft.project.children(Channel) if c.nature == "physical"]
    assert lanes == ["c_fair", "c_desk"]
    with pytest.raises(CannotPlace, match="nature"):
        move_lane(draft, "c_desk", "c_site")  # type: ignore[arg-type]


def test_a_file_may_hold_equal_ranks(draft: Draft) -> None:
    desk = draft.one(Channel, "c_desk")  # type: ignore[arg-type]
    for name in ("c_x", "c_y", "c_z"):
        draft.add(desk.model_copy(update={"id": name}))
    move_lane(draft, "c_z", "c_x")  # type: ignore[arg-type]
    lanes = [c.id for c in draft.project.children(Channel) if c.nature == "physical"]
    assert lanes == ["c_desk", "c_x", "c_y", "c_z"]
    move_lane(draft, "c_z", "c_desk")  # type: ignore[arg-type]
    assert next(c.id for c in draft.project.children(Channel) if c.nature == "physical") == "c_z"
    draft.update(draft.one(Stage, "s2"), rank=draft.one(Stage, "s1").rank)  # type: ignore[arg-type]
    stage = add_stage(draft, "j", before="s2")  # type: ignore[arg-type]
    assert [s.id for s in draft.project.stages("j")][-1] == stage.id  # type: ignore[arg-type]


def test_a_first_link_is_a_sequence_a_second_a_choice_one_to_itself_a_loop(draft: Draft) -> None:
    assert link(draft, "t3", "t1").kind == "sequence"  # type: ignore[arg-type]
    assert link(draft, "t3", "t2").kind == "choice"  # type: ignore[arg-type]
    assert link(draft, "t3", "t3").kind == "loop"  # type: ignore[arg-type]
    checked(draft)


def test_links_are_refused_with_the_reason(draft: Draft) -> None:
    act = add_touchpoint(draft, Spot("s1", layer="backstage"))  # type: ignore[arg-type]
    with pytest.raises(CannotPlace, match="already"):
        link(draft, "t1", "t2")  # type: ignore[arg-type]
    with pytest.raises(CannotPlace, match="behind the scenes"):
        link(draft, "t1", act.id)  # type: ignore[arg-type]
    back = link(draft, "t2", "t1")  # type: ignore[arg-type]
    with pytest.raises(CannotPlace, match="already"):
        reroute(draft, back.id, "t3")  # type: ignore[arg-type]


def test_a_bridge_keeps_what_is_not_mentioned(draft: Draft) -> None:
    set_bridge(draft, "x1", identity=True)  # type: ignore[arg-type]
    bridge = draft.one(Transition, "x1").bridge  # type: ignore[arg-type]
    assert bridge is not None
    assert (bridge.by, bridge.identity, bridge.history, bridge.owner) == ("qr", True, False, "r2")
    set_bridge_owner(draft, "x1", None)  # type: ignore[arg-type]
    assert draft.one(Transition, "x1").bridge.owner is None  # type: ignore[arg-type,union-attr]
    remove_bridge(draft, "x1")  # type: ignore[arg-type]
    assert draft.one(Transition, "x1").bridge is None  # type: ignore[arg-type]


def test_removing_a_stage_takes_its_cards_and_their_links(draft: Draft) -> None:
    remove(draft, ["s1"])  # type: ignore[list-item]
    project = checked(draft)
    assert [s.id for s in project.stages("j")] == ["s2"]
    assert not project.all(Transition)
    assert list(project.all(Touchpoint)) == ["t3"]


def test_removing_a_role_empties_the_fields_that_named_it(draft: Draft) -> None:
    set_fields(draft, ["s1"], raci=({"role": "r2", "code": "C"}, {"role": "r1", "code": "R"}))  # type: ignore[list-item]
    remove(draft, ["r2"])  # type: ignore[list-item]
    project = checked(draft)
    assert project.one(Touchpoint, "t3").owner is None  # type: ignore[arg-type,union-attr]
    assert project.one(Transition, "x1").bridge.owner is None  # type: ignore[arg-type,union-attr]
    assert [a.role for a in project.one(Stage, "s1").raci] == ["r1"]  # type: ignore[arg-type,union-attr]


def test_a_unit_with_roles_is_still_needed(draft: Draft) -> None:
    with pytest.raises(StillNeeded, match="Digital is still used by Head of digital"):
        remove(draft, ["u2"])  # type: ignore[list-item]
    remove(draft, ["u2", "r2"])  # type: ignore[list-item]
    checked(draft)


def test_a_role_and_its_unit_are_created_on_the_spot(draft: Draft) -> None:
    role = add_role(draft, add_unit(draft).id)
    assign_owner(draft, ["j", "s1", "t1"], role.id)  # type: ignore[list-item]
    project = checked(draft)
    assert {project.get(i).owner for i in ("j", "s1", "t1")} == {role.id}  # type: ignore[union-attr,arg-type]
    assert project.one(Role, role.id).unit in project  # type: ignore[union-attr]


def test_one_stays_accountable(draft: Draft) -> None:
    set_fields(draft, ["s2"], raci=({"role": "r2", "code": "A"}, {"role": "r1", "code": "A"}))  # type: ignore[list-item]
    keep_one_accountable(draft, "s2", "r2", others="C")  # type: ignore[arg-type]
    stage = draft.one(Stage, "s2")  # type: ignore[arg-type]
    assert stage.owner == "r2"
    assert [(a.role, a.code) for a in stage.raci] == [("r2", "A"), ("r1", "C")]


def test_naming_something_new_in_one_language_leaves_no_placeholder_in_the_other(draft: Draft) -> None:
    stage = add_stage(draft, "j")  # type: ignore[arg-type]
    i18n.set_language("fr")
    try:
        rename(draft, stage.id, "Découverte")
        named = draft.one(Stage, stage.id)
        assert (named.name.fr, named.name.en) == ("Découverte", "")
        rename(draft, "s1", "Étape")  # type: ignore[arg-type]
        assert draft.one(Stage, "s1").name.en == "s1"  # type: ignore[arg-type]
    finally:
        i18n.set_language("en")


def test_a_value_that_does_not_fit_is_refused_with_its_reason(draft: Draft) -> None:
    with pytest.raises(NotPossible, match="no channel"):
        set_fields(draft, ["t1"], type="action")  # type: ignore[list-item]
    with pytest.raises(NotPossible, match="empty"):
        rename(draft, "s1", " ")  # type: ignore[arg-type]
