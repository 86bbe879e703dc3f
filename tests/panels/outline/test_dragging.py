"""Rows are dragged to another place: between rows, onto a stage; one step each, and what cannot be is refused."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, QPointF, Qt
from PySide6.QtGui import QDragMoveEvent
from PySide6.QtWidgets import QApplication

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
    event = QDragMoveEvent(at, move, mime, Qt.MouseButton.LeftButton, NONE)
    QApplication.sendEvent(hand.panel.view.viewport(), event)
    assert not event.isAccepted()
    assert QPointF(at) == event.position()
