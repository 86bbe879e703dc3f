"""Drops from the palette: stages, touchpoints, actions, channels, roles; welcome, refused, undone."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt

from journeydesigner.i18n import message
from journeydesigner.model import Channel, Id, Text2, Transition
from tests.canvas.conftest import Hands


def stages(hands: Hands) -> list[str]:
    return [s.name.en for s in hands.project.stages(hands.plan.journey)]


def test_a_stage_goes_between_the_stages_it_is_dropped_between(hands: Hands) -> None:
    before = hands.project
    column = hands.column(3)
    assert hands.drop("stage", None, hands.on_map(column.x + 10, 500), drop=False)
    assert len(hands.view.overlay.shown("lit")) == 8
    assert hands.drop("stage", None, hands.on_map(column.x + 10, 500))
    assert stages(hands)[:4] == ["Inspiration", "Preparation", "New stage", "Booking"]
    hands.write("Réflexion")
    hands.key(Qt.Key.Key_Return)
    assert stages(hands)[2] == "Réflexion"
    hands.document.undo()
    hands.document.undo()
    assert hands.project == before


def test_a_stage_is_dropped_on_the_headers_too(hands: Hands) -> None:
    rect = hands.view.stages.rect_of(hands.column(7))
    assert hands.drop("stage", None, QPoint(round(rect.right - 20), 20), widget=hands.view.stages)
    assert stages(hands)[-1] == "New stage"


def test_a_touchpoint_takes_the_lane_and_the_place_it_is_dropped_at(hands: Hands) -> None:
    before = hands.project
    assert hands.drop("touchpoint", None, hands.in_cell(4, "c_phone", 0.9))
    made = hands.touchpoint("New touchpoint")
    assert (made.stage, made.channel, made.layer) == ("s4", "c_phone", "frontstage")
    assert [t.id for t in hands.project.touchpoints(Id("s4"))][-1] == made.id
    assert hands.selection.ids == (made.id,)
    hands.key(Qt.Key.Key_Escape)
    hands.document.undo()
    assert hands.project == before


def test_an_action_goes_behind_the_scenes_wherever_it_is_dropped(hands: Hands) -> None:
    assert hands.drop("action", None, hands.in_cell(2, "c_phone"))
    made = hands.touchpoint("New action")
    assert (made.stage, made.layer, made.type, made.channel) == ("s2", "backstage", "action", None)


def test_a_channel_on_a_card_becomes_its_main_channel(hands: Hands) -> None:
    before = hands.project
    assert hands.drop("channel", "c_sms", hands.on_card("t13"))
    assert hands.touchpoint("Confirmation e-mail").channel == "c_sms"
    hands.document.undo()
    assert hands.project == before


def test_a_channel_on_an_action_is_refused_with_the_reason(hands: Hands) -> None:
    assert not hands.drop("channel", "c_sms", hands.on_card("t26"), drop=False)
    assert hands.view._bubble.text == "An action has no channel."
    hands.drop("channel", "c_sms", hands.on_card("t26"))
    assert hands.document.history.done == ()


def test_a_channel_in_an_empty_cell_makes_a_touchpoint_by_it(hands: Hands) -> None:
    assert hands.drop("channel", "c_sms", hands.in_cell(6, "c_qr"))
    made = hands.touchpoint("New touchpoint")
    assert (made.stage, made.channel) == ("s6", "c_sms")


def test_a_channel_on_a_lane_header_makes_a_touchpoint_in_the_selected_stage(hands: Hands) -> None:
    hands.selection.set([Id("s2")])
    rect = hands.view.lanes.rect_of(hands.lane("c_qr"))
    at = QPoint(80, round(rect.y + rect.h / 2))
    assert hands.drop("channel", "c_qr", at, widget=hands.view.lanes)
    assert hands.touchpoint("New touchpoint").stage == "s2"
    hands.key(Qt.Key.Key_Escape)
    hands.document.undo()
    assert not hands.drop("channel", "c_sms", at, widget=hands.view.lanes)
    assert hands.document.history.done == ()


def test_a_channel_dropped_below_the_lane_headers_gets_its_lane(hands: Hands) -> None:
    hands.selection.set([Id("s2")])
    unused = Id("c_new")
    with hands.document.edit(message("Add a channel")) as draft:
        like = next(iter(draft.project.all(Channel).values()))
        draft.add(like.model_copy(update={"id": unused, "name": Text2(en="Kiosk"), "nature": "physical"}))
    last = hands.view.lanes.rect_of(hands.plan.lanes[-1])
    at = QPoint(80, round(last.bottom) + 40)
    assert hands.drop("channel", unused, at, widget=hands.view.lanes)
    made = hands.touchpoint("New touchpoint")
    assert (made.stage, made.channel) == ("s2", unused)
    assert any(unused in lane.channels for lane in hands.plan.lanes)


def test_a_role_on_a_card_a_stage_and_a_bridge_answers_for_them(hands: Hands) -> None:
    before = hands.project
    assert hands.drop("role", "r_num", hands.on_card("t12"))
    assert hands.touchpoint("Paying the deposit").owner == "r_num"
    rect = hands.view.stages.rect_of(hands.column(3))
    assert hands.drop("role", "r_mkt", QPoint(round(rect.x + 60), 30), widget=hands.view.stages)
    assert hands.stage("Booking").owner == "r_mkt"
    x, y = hands.plan.links[Id("x05")].mark  # type: ignore[index]
    assert hands.drop("role", "r_acc", hands.on_map(x, y))
    link = hands.project.one(Transition, Id("x05"))
    assert link is not None
    assert link.bridge is not None
    assert link.bridge.owner == "r_acc"
    for _ in range(3):
        hands.document.undo()
    assert hands.project == before


def test_a_role_on_one_of_several_selected_cards_answers_for_all(hands: Hands) -> None:
    hands.selection.set([Id("t11"), Id("t12")])
    hands.drop("role", "r_num", hands.on_card("t12"))
    assert hands.touchpoint("Choosing a place to stay").owner == "r_num"
    assert hands.touchpoint("Paying the deposit").owner == "r_num"
    assert len(hands.document.history.done) == 1


def test_a_role_on_the_ground_does_nothing(hands: Hands) -> None:
    assert not hands.drop("role", "r_num", hands.in_cell(1, "c_qr"))
    assert hands.document.history.done == ()


def test_what_is_not_ours_is_ignored(hands: Hands) -> None:
    from PySide6.QtCore import QMimeData
    from PySide6.QtGui import QDragEnterEvent
    from PySide6.QtWidgets import QApplication

    mime = QMimeData()
    mime.setText("t12")
    at, copy = hands.on_card("t12"), Qt.DropAction.CopyAction
    event = QDragEnterEvent(at, copy, mime, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(hands.view.viewport(), event)
    assert not event.isAccepted()
    assert hands.document.history.done == ()
