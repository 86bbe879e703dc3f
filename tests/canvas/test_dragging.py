"""Dragging what is on the map: cards, stages, lanes. What is written, what is refused, what Esc leaves alone."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QImage, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from journeydesigner.canvas.tools.drag_card import DragCard
from journeydesigner.canvas.view import CanvasView
from journeydesigner.errors import Refusal
from journeydesigner.i18n import message
from journeydesigner.model import Channel, Id, Project, Touchpoint, Transition
from tests.builders import sample
from tests.canvas.conftest import Hands
from tests.canvas.test_differences import alike


def order(hands: Hands, stage: str) -> list[str]:
    return [t.id for t in hands.project.touchpoints(Id(stage))]


def test_a_card_dragged_to_another_lane_and_stage_takes_channel_stage_and_place(hands: Hands) -> None:
    before = hands.project
    hands.drag(hands.on_card("t13"), hands.in_cell(4, "c_kiosk", 0.05))
    moved = hands.touchpoint("Confirmation e-mail")
    assert (moved.stage, moved.channel) == ("s4", "c_kiosk")
    assert order(hands, "s4")[0] == "t13"
    assert len(hands.document.history.done) == 1
    hands.document.undo()
    assert hands.project == before


def test_a_card_dragged_past_its_neighbour_changes_only_its_rank(hands: Hands) -> None:
    hands.drag(hands.on_card("t07"), hands.in_cell(2, "c_velo", 0.95))
    assert order(hands, "s2") == ["t06", "t08", "t09", "t10", "t07"]
    assert hands.touchpoint("Ideas for bike loops").channel == "c_velo"


def test_a_card_put_back_where_it_was_writes_nothing(hands: Hands) -> None:
    at = hands.on_card("t17")
    hands.drag(at, at + QPoint(18, 6))
    assert hands.document.history.done == ()


def test_the_target_says_what_would_be_written(hands: Hands) -> None:
    hands.drag(hands.on_card("t13"), hands.in_cell(4, "c_kiosk", 0.98), drop=False)
    assert hands.said[-1] == "Digital kiosk, stage 4, after Printed welcome booklet"
    assert hands.view.overlay.shown("target")
    assert hands.view.overlay.shown("ghost")
    assert hands.view.overlay.shown("footprint")


def test_after_a_rest_the_neighbours_are_where_they_would_be(hands: Hands, qtbot) -> None:
    hands.drag(hands.on_card("t13"), hands.in_cell(4, "c_kiosk", 0.5), drop=False)
    qtbot.waitUntil(lambda: hands.view.picture.is_preview, timeout=2000)
    assert hands.plan.cards[hands.card("t13").touchpoint].stage == "s4"
    assert hands.touchpoint("Confirmation e-mail").stage == "s3"
    hands.key(Qt.Key.Key_Escape)
    assert not hands.view.picture.is_preview
    assert hands.card("t13").stage == "s3"


def aimed(hands: Hands, qtbot) -> QPoint:  # type: ignore[no-untyped-def]
    """A card in the hand, over a place where it is shown already."""
    at = hands.in_cell(4, "c_kiosk", 0.5)
    hands.drag(hands.on_card("t13"), at, drop=False)
    qtbot.waitUntil(lambda: hands.view.picture.is_preview, timeout=2000)
    hands.view.viewport().grab()
    return at


def image_of(view: CanvasView) -> QImage:
    return view.viewport().grab().toImage().convertToFormat(QImage.Format.Format_RGB32)


def test_what_was_shown_after_a_rest_is_not_shown_twice(hands: Hands, qtbot) -> None:  # type: ignore[no-untyped-def]
    at, plan, redrawn = aimed(hands, qtbot), hands.plan, []
    hands.view.redrawn.connect(redrawn.append)
    hands.release(at)
    assert hands.touchpoint("Confirmation e-mail").stage == "s4"
    assert not hands.view.picture.is_preview
    assert hands.plan is plan
    assert hands.view.picture.standing is plan
    rects = [rect for rects in redrawn for rect in rects]
    assert any(rect.meets(hands.card("t13").rect) for rect in rects)
    assert sum(rect.w * rect.h for rect in rects) < plan.width * plan.height / 4, "what findings are about"
    seen = image_of(hands.view)
    hands.view.redrawn.disconnect()
    hands.view._repaint_map(None)
    assert alike(seen, image_of(hands.view))


def test_a_drop_that_the_disk_refuses_shows_the_map_as_it_was(hands: Hands, qtbot) -> None:  # type: ignore[no-untyped-def]
    before = hands.plan
    at = aimed(hands, qtbot)

    class Full:
        def record(self, *_: object) -> None:
            raise Refusal(message("The disk is full."))

    hands.document._journal = Full()
    hands.release(at)
    assert hands.said[-1] == "The disk is full."
    assert not hands.view.picture.is_preview
    assert not hands.view.overlay.shown("ghost")
    assert hands.plan is before
    assert hands.card("t13").stage == "s3"


def test_an_impossible_drop_says_why_and_writes_nothing(hands: Hands) -> None:
    hands.drag(hands.on_card("t26"), hands.in_cell(5, "c_phone"), drop=False)
    assert hands.said[-1] == "An action has no channel."
    assert hands.view.viewport().cursor().shape() == Qt.CursorShape.ForbiddenCursor
    hands.release(hands.in_cell(5, "c_phone"))
    assert hands.document.history.done == ()
    assert hands.said[-1] == "An action has no channel."
    assert not hands.view.overlay.shown("target")


def test_escape_returns_the_card(hands: Hands) -> None:
    at = hands.in_cell(4, "c_kiosk")
    hands.drag(hands.on_card("t13"), at, drop=False)
    assert isinstance(hands.view.bench.tool, DragCard)
    hands.key(Qt.Key.Key_Escape)
    hands.release(at)
    assert hands.document.history.done == ()
    assert not hands.view.overlay.shown("ghost")
    assert not hands.view.overlay.shown("footprint")


def test_a_shared_lane_asks_which_channel_and_takes_the_answer(hands: Hands) -> None:
    hands.drag(hands.on_card("t13"), hands.in_cell(4, "c_social", 0.5))
    assert hands.menu is not None
    texts = [a.text() for a in hands.menu.actions() if not a.isSeparator()]
    assert texts == ["Social media", "Mini-site 'Marsh by bike'", "Booking platform", "Visit app"]
    hands.choose("Visit app")
    assert hands.touchpoint("Confirmation e-mail").channel == "c_app"
    hands.document.undo()
    hands.drag(hands.on_card("t13"), hands.in_cell(4, "c_social", 0.5))
    assert hands.menu is not None
    assert next(a.text() for a in hands.menu.actions() if not a.isSeparator()) == "Visit app"
    hands.key(Qt.Key.Key_Return)
    assert hands.touchpoint("Confirmation e-mail").channel == "c_app"


def test_a_shared_lane_does_not_ask_where_the_stage_uses_one_of_its_channels(hands: Hands) -> None:
    hands.drag(hands.on_card("t10"), hands.in_cell(3, "c_resa", 0.9))
    assert hands.menu is None
    moved = hands.touchpoint("Call to the office")
    assert (moved.stage, moved.channel) == ("s3", "c_resa")


def test_several_selected_cards_go_together(hands: Hands) -> None:
    hands.selection.set([Id("t11"), Id("t12"), Id("t06")])
    hands.drag(hands.on_card("t11"), hands.in_cell(4, "c_social", 0.02))
    if hands.menu is not None:
        hands.choose("Booking platform")
    assert order(hands, "s4")[:2] == ["t11", "t12"]
    assert hands.touchpoint("Paying the deposit").channel == "c_resa"
    moved_along = hands.touchpoint("Online travel notebook")
    assert (moved_along.stage, moved_along.channel) == ("s3", "c_site")
    assert len(hands.document.history.done) == 1


def test_cards_that_would_leave_the_map_are_refused_together(hands: Hands) -> None:
    hands.selection.set([Id("t35"), Id("t11")])
    hands.drag(hands.on_card("t11"), hands.in_cell(4, "c_kiosk"))
    assert hands.document.history.done == ()
    assert hands.said[-1] == "The stages end before all the selected cards are placed."


def test_dragging_near_the_edge_scrolls(hands: Hands, qtbot) -> None:
    hands.view.resize(1000, 700)
    at = hands.on_card("t07")
    before = hands.view.horizontalScrollBar().value()
    hands.drag(at, QPoint(hands.view.viewport().width() - 4, at.y()), drop=False)
    qtbot.waitUntil(lambda: hands.view.horizontalScrollBar().value() > before + 60, timeout=3000)
    hands.key(Qt.Key.Key_Escape)
    assert hands.document.history.done == ()


def test_a_stage_is_dragged_by_its_header(hands: Hands) -> None:
    before = hands.project
    hands.view.set_zoom(0.5)
    strip = hands.view.stages
    rects = [strip.rect_of(c) for c in hands.plan.columns]
    start = QPoint(round(rects[1].x + rects[1].w / 2), 20)
    end = QPoint(round(rects[3].x + rects[3].w * 0.2), 20)
    hands.drag(start, end, widget=strip)
    assert [s.id for s in hands.project.stages(hands.plan.journey)][:4] == ["s1", "s3", "s2", "s4"]
    hands.document.undo()
    assert hands.project == before


def test_a_stage_is_dragged_by_its_border_and_a_click_there_adds_one(hands: Hands) -> None:
    widget = hands.view.stages
    start = QPoint(round(widget.rect_of(hands.column(2)).x + 3), 20)
    end = QPoint(round(widget.rect_of(hands.column(4)).right - 20), 20)
    moved = hands.column(2).stage
    hands.drag(start, end, widget=widget)
    assert [column.stage for column in hands.plan.columns][3] == moved
    hands.document.undo()
    hands.press(start, widget=widget)
    hands.release(start, widget=widget)
    assert hands.project.get(hands.column(2).stage).name.en == "New stage"  # type: ignore[union-attr]


def test_a_stage_let_go_on_its_own_place_writes_nothing(hands: Hands) -> None:
    hands.view.set_zoom(0.5)
    rect = hands.view.stages.rect_of(hands.plan.columns[1])
    start = QPoint(round(rect.x + rect.w / 2), 20)
    hands.drag(start, start + QPoint(30, 0), widget=hands.view.stages)
    assert hands.document.history.done == ()


def test_a_lane_is_dragged_among_those_of_its_nature(hands: Hands) -> None:
    before = hands.project
    hands.view.set_zoom(0.5)
    strip = hands.view.lanes
    start = strip.rect_of(hands.lane("c_panneau"))
    end = strip.rect_of(hands.lane("c_salon"))
    hands.drag(QPoint(90, round(start.y + start.h / 2)), QPoint(90, round(end.y + end.h * 0.2)), widget=strip)
    ranks = {c.id: c.rank or "" for c in hands.project.all(Channel).values()}
    assert ranks[Id("c_brochure")] < ranks[Id("c_panneau")] < ranks[Id("c_salon")]
    hands.document.undo()
    assert hands.project == before


def test_a_lane_does_not_go_among_those_of_another_nature(hands: Hands) -> None:
    hands.view.set_zoom(0.5)
    strip = hands.view.lanes
    start, end = strip.rect_of(hands.lane("c_panneau")), strip.rect_of(hands.lane("c_kiosk"))
    hands.drag(QPoint(90, round(start.y + start.h / 2)), QPoint(90, round(end.y + end.h * 0.6)), widget=strip)
    assert hands.document.history.done == ()
    assert hands.said[-1].startswith("A lane stays among those of its nature")


@pytest.mark.parametrize("zoom", [0.3, 0.63, 1.7])
def test_cards_are_dragged_at_every_level_of_detail(hands: Hands, zoom: float) -> None:
    hands.view.set_zoom(zoom)
    hands.on_card("t21")
    hands.drag(hands.on_card("t20"), hands.in_cell(5, "c_qr", 0.1))
    assert hands.touchpoint("Using the kiosk").channel == "c_qr"


def test_a_card_dropped_on_a_lane_header_is_met_by_that_channel_too(hands: Hands) -> None:
    before = hands.project
    lane = hands.view.lanes.rect_of(hands.lane("c_qr"))
    beside = QPoint(-60, round(lane.y + lane.h / 2))
    hands.drag(hands.on_card("t20"), beside)
    found = hands.touchpoint("Using the kiosk")
    assert (found.channel, found.alt) == ("c_kiosk", ("c_qr",))
    hands.drag(hands.on_card("t20"), beside)
    assert hands.said[-1] == "It is met by this channel already."
    hands.document.undo()
    assert hands.project == before


def test_another_button_neither_ends_nor_disturbs_a_drag(hands: Hands) -> None:
    at = hands.in_cell(4, "c_kiosk", 0.05)
    hands.drag(hands.on_card("t13"), at, drop=False)
    right = Qt.MouseButton.RightButton
    both = QMouseEvent(
        QEvent.Type.MouseButtonPress,
        QPointF(at),
        QPointF(hands.view.viewport().mapToGlobal(at)),
        right,
        right | Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    QApplication.sendEvent(hands.view.viewport(), both)
    QTest.mouseRelease(hands.view.viewport(), right, Qt.KeyboardModifier.NoModifier, at)
    assert isinstance(hands.view.bench.tool, DragCard)
    hands.release(at)
    assert hands.touchpoint("Confirmation e-mail").stage == "s4"


def test_a_release_that_was_never_reported_ends_the_drag(hands: Hands) -> None:
    at = hands.in_cell(4, "c_kiosk", 0.05)
    hands.drag(hands.on_card("t13"), at, drop=False)
    hands.move(at, Qt.MouseButton.NoButton)
    assert not hands.view.bench.tool.is_busy
    assert hands.document.history.done == ()
    hands.drag(hands.on_card("t13"), at)
    assert hands.touchpoint("Confirmation e-mail").stage == "s4"


# -- copies


ALT = Qt.KeyboardModifier.AltModifier


def between(project: Project, ends: set[Id]) -> int:
    return sum({x.from_, x.to} == ends for x in project.all(Transition).values())


def carried(hands: Hands, start: QPoint, end: QPoint, held: Qt.KeyboardModifier = ALT) -> None:
    """Drag with a key held, and wait over the place."""
    hands.press(start)
    for share in (0.3, 0.7, 1.0):
        hands.move(start + (end - start) * share, modifiers=held)


@pytest.mark.parametrize("held", [ALT, Qt.KeyboardModifier.ControlModifier])
def test_a_card_dragged_with_alt_stays_and_its_copy_lands(hands: Hands, held: Qt.KeyboardModifier) -> None:
    before = hands.project
    end = hands.in_cell(6, "c_qr")
    carried(hands, hands.on_card("t12"), end, held)
    assert hands.view.viewport().cursor().shape() == Qt.CursorShape.DragCopyCursor
    assert hands.view.picture.parts_of("card:t12")
    assert hands.said[-1].startswith("Copy: ")
    hands.release(end, held)
    (made,) = hands.selection.ids
    copy, original = hands.project.all(Touchpoint)[made], hands.project.all(Touchpoint)[Id("t12")]
    assert original == before.all(Touchpoint)[Id("t12")]
    assert (copy.stage, copy.channel, copy.name) == ("s6", "c_qr", original.name)
    assert hands.document.history.undoable is not None
    assert str(hands.document.history.undoable.label) == "Duplicate Paying the deposit"
    hands.document.undo()
    assert hands.project == before


def test_alt_let_go_before_the_drop_moves_the_card_itself(hands: Hands) -> None:
    end = hands.in_cell(6, "c_qr")
    carried(hands, hands.on_card("t12"), end)
    hands.release(end)
    assert hands.project.all(Touchpoint)[Id("t12")].stage == "s6"
    assert len(hands.project.all(Touchpoint)) == len(sample("tourism").all(Touchpoint))


def test_several_cards_are_copied_with_the_links_between_them_and_escape_leaves_all(hands: Hands) -> None:
    before = hands.project
    hands.click(hands.on_card("t12"))
    hands.click(hands.on_card("t13"), Qt.KeyboardModifier.ShiftModifier)
    start = hands.on_card("t13")
    end = hands.in_cell(5, "c_phone", 0.9)
    carried(hands, start, end)
    hands.key(Qt.Key.Key_Escape)
    hands.release(end, ALT)
    assert hands.project is before
    carried(hands, hands.on_card("t13"), hands.in_cell(5, "c_phone", 0.9))
    hands.release(end, ALT)
    made = hands.selection.ids
    after = hands.project
    assert len(made) == 2
    assert after.all(Touchpoint)[made[-1]].name == before.all(Touchpoint)[Id("t13")].name
    assert between(after, set(made)) == between(before, {Id("t12"), Id("t13")}) > 0


def test_pressing_alt_while_waiting_turns_the_drag_into_a_copy(hands: Hands) -> None:
    end = hands.in_cell(6, "c_qr")
    hands.drag(hands.on_card("t12"), end, drop=False)
    assert hands.view.viewport().cursor().shape() == Qt.CursorShape.ClosedHandCursor
    hands.key(Qt.Key.Key_Alt)
    assert hands.view.viewport().cursor().shape() == Qt.CursorShape.DragCopyCursor
    hands.release(end, ALT)
    assert hands.project.all(Touchpoint)[Id("t12")].stage == "s3"
