"""Hands and keys on the blueprint and by owner: what a lane writes, what it refuses, what it asks."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt

from journeydesigner.canvas.entries import invitation_in
from journeydesigner.i18n import message
from journeydesigner.layout.plan import Pivot, View
from journeydesigner.model import Channel, Draft, Id, Project, Role, Text2, Touchpoint
from tests.builders import sample
from tests.canvas.conftest import Hands


@pytest.fixture
def blueprint(hands: Hands) -> Hands:
    hands.view.set_view(View(pivot="blueprint"))
    return hands


@pytest.fixture
def owners(hands: Hands) -> Hands:
    hands.view.set_view(View(pivot="owners"))
    return hands


def with_second_role(project: Project) -> Project:
    """Visitor welcome has two roles, one more of them held by nobody."""
    draft = Draft(project)
    for rank, id_, name, vacant in (("a8", "r_two", "Deputy", False), ("a9", "r_none", "Vacant", True)):
        role = Role(id=Id(id_), rank=rank, name=Text2(en=name), unit=Id("u_acc"), placeholder=vacant)  # type: ignore[arg-type]
        draft.add(role)
    return draft.project


def test_a_card_dropped_behind_the_line_of_visibility_changes_its_layer_only(blueprint: Hands) -> None:
    hands = blueprint
    with hands.document.edit(message("Unlink")) as draft:
        for link in [*draft.project.outgoing(Id("t22")), *draft.project.incoming(Id("t22"))]:
            draft.remove(link.id)
        draft.update(draft.one(Touchpoint, Id("t22")), emotion=None)
    before = hands.touchpoint("Programme of the day in the app")
    hands.drag(hands.on_card("t22"), hands.in_cell(5, "support"))
    moved = hands.touchpoint("Programme of the day in the app")
    assert (moved.layer, moved.channel, moved.stage) == ("support", before.channel, "s5")
    hands.drag(hands.on_card("t22"), hands.in_cell(5, "digital", 0.9))
    assert hands.menu is None, "it has a channel of that nature"
    back = hands.touchpoint("Programme of the day in the app")
    assert (back.layer, back.channel) == ("frontstage", "c_app")


def test_what_is_linked_or_felt_cannot_go_behind_the_scenes(blueprint: Hands) -> None:
    hands = blueprint
    hands.drag(hands.on_card("t13"), hands.in_cell(3, "backstage"), drop=False)
    assert hands.said[-1].startswith("What the Client meets is linked")
    assert hands.view.viewport().cursor().shape() == Qt.CursorShape.ForbiddenCursor
    hands.release(hands.in_cell(3, "backstage"))
    assert hands.document.history.done == ()


def test_an_entry_cannot_go_behind_the_scenes(blueprint: Hands) -> None:
    hands = blueprint
    with hands.document.edit(message("Unlink")) as draft:
        for link in [*draft.project.outgoing(Id("t04")), *draft.project.incoming(Id("t04"))]:
            draft.remove(link.id)
    assert hands.touchpoint("Brochure picked up at the station").entry
    hands.drag(hands.on_card("t04"), hands.in_cell(1, "backstage"), drop=False)
    assert hands.said[-1] == "Behind the scenes there is no emotion, no entry and no exit."
    hands.key(Qt.Key.Key_Escape)


def test_an_action_comes_before_the_line_only_among_those_of_the_client(blueprint: Hands) -> None:
    hands = blueprint
    hands.drag(hands.on_card("t26"), hands.in_cell(5, "digital"), drop=False)
    assert hands.said[-1] == "An action has no channel."
    hands.key(Qt.Key.Key_Escape)
    hands.drag(hands.on_card("t26"), hands.in_cell(5, "client"))
    assert hands.touchpoint("Offers updated by providers").layer == "client"


def test_another_nature_asks_for_one_of_its_channels(blueprint: Hands) -> None:
    hands = blueprint
    hands.drag(hands.on_card("t13"), hands.in_cell(3, "physical"), drop=False)
    assert hands.said[-1].startswith("Physical, stage 3")
    hands.release(hands.in_cell(3, "physical"))
    assert hands.menu is not None
    physical = {c.name.en for c in hands.project.children(Channel) if c.nature == "physical"}
    assert {a.text() for a in hands.menu.actions() if not a.isSeparator()} == physical
    hands.choose("Signage")
    assert hands.touchpoint("Confirmation e-mail").channel == "c_panneau"


def test_a_nature_of_one_channel_says_it_and_does_not_ask(blueprint: Hands) -> None:
    hands = blueprint
    hands.drag(hands.on_card("t13"), hands.in_cell(4, "remote", 0.98), drop=False)
    assert hands.said[-1] == "Office phone, stage 4, after Printed welcome booklet"
    hands.release(hands.in_cell(4, "remote", 0.98))
    moved = hands.touchpoint("Confirmation e-mail")
    assert (moved.stage, moved.channel, moved.layer) == ("s4", "c_phone", "frontstage")


def test_a_card_among_what_the_client_does_comes_to_the_stage_again(blueprint: Hands) -> None:
    hands = blueprint
    hands.drag(hands.on_card("t13"), hands.in_cell(3, "client", 0.9))
    moved = hands.touchpoint("Confirmation e-mail")
    assert (moved.layer, moved.channel) == ("client", "c_email")
    hands.drag(hands.on_card("t13"), hands.in_cell(3, "digital", 0.9))
    back = hands.touchpoint("Confirmation e-mail")
    assert (back.layer, back.channel) == ("frontstage", "c_email")


def test_the_palette_drops_into_bands(blueprint: Hands) -> None:
    hands = blueprint
    assert hands.drop("touchpoint", None, hands.in_cell(4, "client"))
    assert hands.touchpoint("New touchpoint").layer == "client"
    hands.key(Qt.Key.Key_Escape)
    assert hands.drop("action", None, hands.in_cell(4, "support"))
    assert hands.touchpoint("New action").layer == "support"


def test_keys_move_a_card_to_another_band(blueprint: Hands) -> None:
    hands = blueprint
    hands.selection.set([Id("t10")])
    hands.shift(Qt.Key.Key_Down)
    assert hands.menu is not None, "several channels are digital"
    hands.choose("Travellers' blog")
    assert hands.touchpoint("Call to the office").channel == "c_blog"
    hands.document.undo()
    hands.selection.set([Id("t10")])
    hands.key(Qt.Key.Key_M, text="m")
    for _ in range(3):
        hands.key(Qt.Key.Key_Up)
    hands.key(Qt.Key.Key_Return)
    assert hands.touchpoint("Call to the office").layer == "client"


def test_a_unit_names_its_role_as_the_owner(owners: Hands) -> None:
    hands = owners
    before = hands.project
    hands.drag(hands.on_card("t12"), hands.in_cell(3, "internal/u_acc", 0.9), drop=False)
    assert hands.said[-1].startswith("Owner: Head of welcome, stage 3")
    hands.release(hands.in_cell(3, "internal/u_acc", 0.9))
    paid = hands.touchpoint("Paying the deposit")
    assert (paid.owner, paid.channel, paid.layer) == ("r_acc", "c_resa", "frontstage")
    assert hands.plan.lanes[hands.card("t12").lane].unit == "u_acc"
    hands.document.undo()
    assert hands.project == before


def test_a_unit_of_several_roles_asks_which_the_last_used_first(make: Callable[..., Hands]) -> None:
    hands = make(with_second_role(sample("tourism")))
    hands.view.set_view(View(pivot="owners"))
    hands.drag(hands.on_card("t12"), hands.in_cell(3, "internal/u_acc", 0.9))
    assert hands.menu is not None
    assert [a.text() for a in hands.menu.actions() if not a.isSeparator()] == ["Head of welcome", "Deputy"]
    hands.choose("Deputy")
    assert hands.touchpoint("Paying the deposit").owner == "r_two"
    hands.drag(hands.on_card("t11"), hands.in_cell(3, "internal/u_acc", 0.1))
    assert hands.menu is not None
    assert next(a.text() for a in hands.menu.actions() if not a.isSeparator()) == "Deputy"
    hands.key(Qt.Key.Key_Escape)


def test_nobody_clears_the_owner_where_the_stage_has_none(owners: Hands) -> None:
    hands = owners
    hands.drag(hands.on_card("t13"), hands.in_cell(3, "nobody", 0.9), drop=False)
    assert hands.said[-1].startswith("No owner, stage 3")
    hands.release(hands.in_cell(3, "nobody", 0.9))
    assert hands.touchpoint("Confirmation e-mail").owner is None
    assert hands.plan.lanes[hands.card("t13").lane].group == "nobody"


def test_nobody_is_refused_where_the_stage_has_an_owner(owners: Hands) -> None:
    hands = owners
    hands.drag(hands.on_card("t09"), hands.in_cell(2, "nobody"), drop=False)
    assert hands.said[-1] == "Without an owner of its own it inherits Interim digital manager from the stage."
    assert hands.view.viewport().cursor().shape() == Qt.CursorShape.ForbiddenCursor
    hands.release(hands.in_cell(2, "nobody"))
    assert hands.document.history.done == ()


def test_an_heir_that_leaves_its_stage_keeps_its_owner_in_the_same_lane(owners: Hands) -> None:
    hands = owners
    assert hands.touchpoint("Kayak outing").owner is None
    hands.drag(hands.on_card("t23"), hands.in_cell(4, "internal/u_acc", 0.9))
    moved = hands.touchpoint("Kayak outing")
    assert (moved.stage, moved.owner) == ("s4", "r_acc")
    assert hands.plan.lanes[hands.card("t23").lane].unit == "u_acc"


def test_what_the_stage_owner_answers_for_needs_no_owner_of_its_own(owners: Hands) -> None:
    hands = owners
    hands.drag(hands.on_card("t12"), hands.in_cell(5, "internal/u_acc", 0.02))
    moved = hands.touchpoint("Paying the deposit")
    assert (moved.stage, moved.owner) == ("s5", None)
    assert hands.plan.lanes[hands.card("t12").lane].unit == "u_acc"


def test_the_palette_drops_into_units(owners: Hands) -> None:
    hands = owners
    assert hands.drop("touchpoint", None, hands.in_cell(3, "internal/u_acc"))
    assert hands.touchpoint("New touchpoint").owner == "r_acc"
    hands.key(Qt.Key.Key_Escape)
    hands.document.undo()
    assert hands.drop("channel", "c_sms", hands.in_cell(3, "internal/u_acc"))
    made = hands.touchpoint("New touchpoint")
    assert (made.owner, made.channel) == ("r_acc", "c_sms")
    hands.key(Qt.Key.Key_Escape)
    assert not hands.drop("touchpoint", None, hands.in_cell(2, "nobody"), drop=False)


def test_a_channel_is_not_dropped_on_the_header_of_a_unit(owners: Hands) -> None:
    hands = owners
    rect = hands.view.lanes.rect_of(hands.lane("internal/u_acc"))
    at = QPoint(90, round(rect.y + rect.h / 2))
    assert not hands.drop("channel", "c_sms", at, widget=hands.view.lanes)
    assert hands.document.history.done == ()


def test_keys_move_a_card_to_another_unit(owners: Hands) -> None:
    hands = owners
    hands.selection.set([Id("t12")])
    hands.shift(Qt.Key.Key_Down)
    assert hands.touchpoint("Paying the deposit").owner == "r_mkt"
    hands.key(Qt.Key.Key_P, text="p")
    made = hands.touchpoint("New touchpoint")
    assert (made.stage, made.owner) == ("s3", "r_mkt")


def test_several_cards_of_a_lane_get_one_owner_together(owners: Hands) -> None:
    hands = owners
    hands.selection.set([Id("t13"), Id("t11")])
    hands.drag(hands.on_card("t11"), hands.in_cell(3, "internal/u_acc", 0.02))
    assert {hands.touchpoint(n).owner for n in ("Choosing a place to stay", "Confirmation e-mail")} == {"r_acc"}
    assert len(hands.document.history.done) == 1


@pytest.mark.parametrize("pivot", ["blueprint", "owners"])
def test_what_is_selected_stays_in_sight_when_lanes_become_something_else(hands: Hands, pivot: Pivot) -> None:
    hands.view.resize(900, 500)
    hands.view.reveal(Id("t26"))
    hands.view.set_view(View(pivot=pivot))
    assert hands.selection.ids == ("t26",)
    assert hands.view.seen().meets(hands.card("t26").rect)


def test_an_empty_cell_is_said_by_layer_and_by_unit(hands: Hands) -> None:
    hands.view.set_view(View(pivot="blueprint"))
    hands.click(hands.in_cell(1, "support"))
    assert hands.view.accessibleName() == "Empty cell, Inspiration, Support processes"
    hands.view.set_view(View(pivot="owners"))
    hands.click(hands.in_cell(1, "internal/u_acc"))
    assert hands.view.accessibleName() == "Empty cell, Inspiration, Visitor welcome"


@pytest.mark.parametrize("pivot", ["blueprint", "owners"])
def test_an_empty_stage_invites_a_touchpoint_that_has_no_lane_yet(
    make: Callable[..., Hands], pivot: Pivot
) -> None:
    draft = Draft(sample("clean"))
    stage = draft.project.stages(draft.project.journeys()[0].id)[0]
    owner = next(iter(draft.project.all(Role)))
    draft.update(stage, owner=owner)
    for touchpoint in draft.project.touchpoints(stage.id):
        draft.remove(touchpoint.id)
    for link in draft.project.transitions(stage.journey):
        if link.from_ not in draft.project or link.to not in draft.project:
            draft.remove(link.id)
    hands = make(draft.project)
    hands.view.set_view(View(pivot=pivot))
    rect = invitation_in(hands.plan, 0).rect
    hands.click(hands.on_map(rect.x + rect.w / 2, rect.y + rect.h / 2))
    made = hands.touchpoint("New touchpoint")
    assert (made.stage, made.layer, made.channel, made.owner) == (stage.id, "frontstage", None, None)
