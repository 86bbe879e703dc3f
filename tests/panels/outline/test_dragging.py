"""Rows are dragged to another place: between rows, onto a stage; one step each, and what cannot be is refused."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDrag, QDragEnterEvent, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from journeydesigner.model import Id
from journeydesigner.panels.outline.model import MIME
from tests.panels.outline.conftest import NONE, Hand


def order(hand: Hand, stage: str) -> list[str]:
    return [str(touchpoint.id) for touchpoint in hand.desk.project.touchpoints(stage)]  # type: ignore[arg-type]


def test_a_touchpoint_goes_between_two_rows_of_another_stage(hand: Hand) -> None:
    goal = order(hand, "s2")[1]
    assert hand.drop(["t12"], hand.at(goal, 0.02))
    assert order(hand, "s2")[1] == "t12"
    assert hand.under("s2")[1] == "t12"
    assert hand.desk.steps == ["Move Paying the deposit"]


def test_onto_a_stage_is_at_its_end_and_onto_its_like_behind_it(hand: Hand) -> None:
    assert hand.drop(["t12"], hand.at("s1"))
    assert order(hand, "s1")[-1] == "t12"
    assert hand.drop(["t12"], hand.at("t07"))
    row = order(hand, "s2")
    assert row.index("t12") == row.index("t07") + 1


def test_several_keep_their_order_and_make_one_step(hand: Hand) -> None:
    assert hand.drop(["t13", "t11"], hand.at("s1"))
    assert order(hand, "s1")[-2:] == ["t11", "t13"]
    assert hand.desk.steps == ["Move 2 touchpoints"]


def test_a_stage_goes_onto_its_like_or_to_the_end(hand: Hand) -> None:
    assert hand.drop(["s1"], hand.at("s3"))
    assert [stage.id for stage in hand.desk.project.stages("tour")][:3] == ["s2", "s3", "s1"]  # type: ignore[arg-type]
    assert hand.drop(["s1"], hand.at("tour"))
    assert hand.desk.project.stages("tour")[-1].id == "s1"  # type: ignore[arg-type]
    assert hand.under("tour")[-1] == "s1"


def test_what_cannot_be_is_not_welcome(hand: Hand) -> None:
    assert not hand.drop(["s1"], hand.at("t12"))
    assert not hand.drop(["t12"], hand.at("tour"))
    assert not hand.drop(["t12", "s1"], hand.at("s3"))
    assert hand.desk.steps == []


def test_what_comes_from_elsewhere_is_not_welcome(hand: Hand) -> None:
    mime = QMimeData()
    mime.setText("t12")
    at, move = hand.at("s1"), Qt.DropAction.MoveAction
    event = QDragEnterEvent(at, move, mime, Qt.MouseButton.LeftButton, NONE)
    QApplication.sendEvent(hand.panel.view.viewport(), event)
    assert not event.isAccepted()


def test_the_palette_adds_between_rows_and_behind_its_like(hand: Hand) -> None:
    goal = order(hand, "s2")[1]
    assert hand.drop_payload("touchpoint", None, hand.at(goal, 0.02))
    hand.type_name("Dropped")
    assert [t.name.get("en") for t in hand.desk.project.touchpoints("s2")][1] == "Dropped"  # type: ignore[arg-type]
    assert hand.drop_payload("action", None, hand.at("t12"))
    hand.type_name("Behind it")
    made = hand.desk.get(order(hand, "s3")[order(hand, "s3").index("t12") + 1])
    assert (made.name.get("en"), made.layer) == ("Behind it", "backstage")
    assert hand.drop_payload("stage", None, hand.at("s3"))
    hand.type_name("New one")
    assert hand.desk.project.stages("tour")[3].name.get("en") == "New one"  # type: ignore[arg-type]


def test_a_channel_falls_onto_a_touchpoint_or_between_rows(hand: Hand) -> None:
    assert hand.drop_payload("channel", "c_phone", hand.at("t12"))
    assert hand.desk.get("t12").channel == "c_phone"
    assert hand.editor is None
    assert hand.drop_payload("channel", "c_sms", hand.at("t12", 0.02))
    hand.type_name("By text")
    row = order(hand, "s3")
    assert hand.desk.get(row[row.index("t12") - 1]).channel == "c_sms"


def test_a_role_answers_for_what_it_falls_onto(hand: Hand) -> None:
    for element in ("t12", "s3", "tour"):
        assert hand.drop_payload("role", "r_dir", hand.at(element))
        assert hand.desk.get(element).owner == "r_dir"
    assert len(hand.desk.steps) == 3
    assert not hand.drop_payload("channel", "c_phone", hand.at("tour"))
    assert not hand.drop_payload("role", "nobody", hand.at("t12"))


def test_what_a_drag_holds_are_the_stages_and_touchpoints_chosen(
    hand: Hand, monkeypatch: pytest.MonkeyPatch
) -> None:
    held: list[bytes] = []

    def run(self: QDrag, *_args: Any) -> Qt.DropAction:
        held.append(bytes(self.mimeData().data(MIME).data()))
        return Qt.DropAction.MoveAction

    monkeypatch.setattr(QDrag, "exec", run)
    hand.panel.choose([Id("tour"), Id("t11"), Id("t12")])
    view, left = hand.panel.view.viewport(), Qt.MouseButton.LeftButton
    start, far = hand.at("t12"), hand.at("t12") + QPoint(3, 60)
    QTest.mousePress(view, left, NONE, start)
    for at in (start + QPoint(0, 20), far):
        move = QMouseEvent(QMouseEvent.Type.MouseMove, QPointF(at), QPointF(at), left, left, NONE)
        QApplication.sendEvent(view, move)
    assert [line for part in held for line in part.decode().splitlines()] == ["t11", "t12"]
    assert hand.panel.model.has(Id("t12"))
    assert hand.desk.steps == []
