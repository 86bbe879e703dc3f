"""Zooming, revealing, journeys, themes, languages, and the canvas before there is anything on it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QImage, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from journeydesigner.canvas.entries import invitation_in
from journeydesigner.canvas.zoom import LARGEST, SMALLEST
from journeydesigner.editor.edits.placing import add_journey, add_stage
from journeydesigner.i18n import message, set_language
from journeydesigner.layout.plan import NATURES, View
from journeydesigner.model import Draft, Id, Journey, Project, Stage, Touchpoint
from journeydesigner.model.values import JourneyId
from tests.builders import sample
from tests.canvas.conftest import Hands
from tests.canvas.test_differences import alike


def wheel(hands: Hands, at: QPoint, notches: int, modifiers: Qt.KeyboardModifier, sideways: int = 0) -> None:
    viewport = hands.view.viewport()
    event = QWheelEvent(
        QPointF(at),
        QPointF(viewport.mapToGlobal(at)),
        QPoint(),
        QPoint(sideways * 120, notches * 120),
        Qt.MouseButton.NoButton,
        modifiers,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(viewport, event)


def differing(one: QImage, other: QImage) -> list[tuple[int, int]]:
    """Where two pictures differ, sampled on every third pixel."""
    return [
        (x, y)
        for y in range(0, one.height(), 3)
        for x in range(0, one.width(), 3)
        if one.pixel(x, y) != other.pixel(x, y)
    ]


def picture(hands: Hands) -> QImage:
    """The canvas once nothing is left to paint: images come one by one, a few in each frame."""
    shown: QImage = QImage()
    before: QImage | None = None
    while shown != before:
        still = 0
        while still < 10:
            QApplication.processEvents()
            still = 0 if hands.view._tick.isActive() or not hands.view.is_sharp else still + 1
        shown, before = hands.view.grab().toImage(), shown
    return shown


def empty_project(journeys: int = 1) -> Project:
    draft = Draft(Project.of([sample("tourism").info]))
    for _ in range(journeys):
        add_journey(draft)
    return draft.project


@pytest.mark.parametrize("notches", [1, 3, -2])
def test_ctrl_and_wheel_keeps_the_point_under_the_pointer(hands: Hands, notches: int) -> None:
    hands.view.resize(900, 600)
    hands.view.horizontalScrollBar().setValue(700)
    hands.view.verticalScrollBar().setValue(400)
    at = QPoint(420, 260)
    before = hands.under(at)
    wheel(hands, at, notches, Qt.KeyboardModifier.ControlModifier)
    after = hands.under(at)
    assert hands.view.zoom == pytest.approx(1.2**notches)
    assert abs(after.x() - before.x()) * hands.view.zoom <= 1.5
    assert abs(after.y() - before.y()) * hands.view.zoom <= 1.5


def test_the_wheel_scrolls_and_shift_scrolls_sideways(hands: Hands) -> None:
    hands.view.resize(900, 600)
    at = QPoint(420, 260)
    down, across = hands.view.verticalScrollBar(), hands.view.horizontalScrollBar()
    x, y = across.value(), down.value()
    wheel(hands, at, -1, Qt.KeyboardModifier.NoModifier)
    assert (across.value() - x, down.value() - y) == (0, 72)
    wheel(hands, at, -2, Qt.KeyboardModifier.ShiftModifier)
    assert (across.value() - x, down.value() - y) == (144, 72)


def test_zoom_stays_in_its_range_and_is_told(hands: Hands) -> None:
    told: list[float] = []
    hands.view.zoomed.connect(told.append)
    for _ in range(40):
        hands.key(Qt.Key.Key_Minus)
    assert hands.view.zoom == pytest.approx(SMALLEST)
    for _ in range(60):
        hands.key(Qt.Key.Key_Plus)
    assert hands.view.zoom == pytest.approx(LARGEST)
    hands.key(Qt.Key.Key_0, Qt.KeyboardModifier.ControlModifier)
    assert hands.view.zoom == 1.0
    assert told[-1] == 1.0


def test_headers_keep_their_size_and_follow_the_map(hands: Hands) -> None:
    hands.view.set_zoom(0.4)
    assert (hands.view.stages.height(), hands.view.lanes.width(), hands.view.arc.height()) == (58, 160, 78)
    column = hands.column(4)
    left = hands.view.stages.rect_of(column).x
    assert left == pytest.approx(hands.view.mapFromScene(QPointF(column.x, 0)).x(), abs=1)


def test_reveal_brings_an_element_clear_of_the_headers_and_selects_it(hands: Hands) -> None:
    hands.view.resize(800, 600)
    hands.view.set_zoom(1.0)
    for id_ in ("t35", "t01", "x30", "s7", "c_chat"):
        hands.view.reveal(Id(id_))
        assert hands.selection.ids == (id_,)
    hands.view.reveal(Id("t35"))
    rect = hands.card("t35").rect
    shown = hands.view.mapFromScene(rect.x, rect.y, rect.w, rect.h).boundingRect()
    assert hands.view.viewport().rect().contains(shown)
    assert hands.view.overlay.shown("flash")


def test_reveal_zooms_in_when_nothing_could_be_read(hands: Hands) -> None:
    hands.view.set_zoom(0.1)
    hands.view.reveal(Id("t20"))
    assert hands.view.zoom >= 0.33


def test_reveal_goes_to_another_journey(make) -> None:  # type: ignore[no-untyped-def]
    draft = Draft(sample("tourism"))
    other = add_journey(draft)
    stage = add_stage(draft, JourneyId(other.id))
    hands = make(draft.project)
    assert hands.view.journey == "tour"
    hands.view.reveal(stage.id)
    assert hands.view.journey == other.id
    assert [c.stage for c in hands.plan.columns] == [stage.id]


def test_another_view_keeps_the_cards_and_changes_the_lanes(hands: Hands) -> None:
    lanes = len(hands.plan.lanes)
    hands.view.set_view(View(apart=NATURES, layers=()))
    assert len(hands.plan.lanes) > lanes
    assert len(hands.plan.cards) == 35
    assert not hands.view.arc.isVisible()


def test_theme_and_language_paint_everything_again(hands: Hands) -> None:
    light = picture(hands)
    hands.view.set_theme("dark")
    dark = picture(hands)
    hands.view.set_theme("light")
    assert alike(picture(hands), light)
    assert not alike(dark, light)
    assert dark.pixelColor(1500, 700).lightness() < 60
    set_language("fr")
    french = picture(hands)
    assert not alike(french, light)
    set_language("en")
    assert alike(picture(hands), light)


def test_what_an_edit_changes_is_seen_and_undo_brings_the_picture_back(hands: Hands) -> None:
    before = picture(hands)
    hands.view.commands.assign([Id("t12")], None)
    hands.view.commands.remove([Id("t12")])
    assert picture(hands) != before
    hands.document.undo()
    hands.selection.clear()
    assert alike(picture(hands), before)


def test_tiles_show_what_painting_everything_at_once_shows(hands: Hands) -> None:
    hands.selection.set([Id("t13")])
    hands.shift(Qt.Key.Key_Right)
    hands.shift(Qt.Key.Key_Right)
    hands.selection.clear()
    edited = picture(hands)
    hands.view.picture.show_journey(hands.view.journey)
    hands.view.arrange()
    assert alike(picture(hands), edited)


def test_findings_appear_and_go(hands: Hands) -> None:
    marks = hands.view.picture.subject.marks
    assert Id("t12") in marks.severities
    hands.view.commands.assign([Id("t12")], Id("r_num"))  # type: ignore[arg-type]
    hands.view.commands.assign([Id("s3")], Id("r_num"))  # type: ignore[arg-type]
    after = hands.view.picture.subject.marks
    assert after.severities.get(Id("t12")) != marks.severities[Id("t12")]


def test_the_empty_canvas_makes_the_first_stage_with_a_click(make) -> None:  # type: ignore[no-untyped-def]
    hands = make(empty_project())
    assert hands.view.is_empty
    assert not hands.view.stages.isVisible()
    x, y = hands.view.ghost()._middle()
    QTest.mouseClick(hands.view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(round(x), round(y)))
    hands.write("Découverte")
    hands.key(Qt.Key.Key_Return)
    assert [s.name.en for s in hands.project.all(Stage).values()] == ["Découverte"]
    assert hands.view.stages.isVisible()


def test_a_click_on_a_ghost_cell_makes_a_stage_with_a_touchpoint(make) -> None:  # type: ignore[no-untyped-def]
    hands = make(empty_project())
    QTest.mouseClick(hands.view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(300, 120))
    assert len(hands.project.all(Touchpoint)) == 1
    assert len(hands.document.history.done) == 1
    assert hands.view._naming.element in hands.plan.cards


def test_keys_and_palette_begin_on_the_empty_canvas_too(make) -> None:  # type: ignore[no-untyped-def]
    hands = make(empty_project())
    hands.key(Qt.Key.Key_E)
    hands.key(Qt.Key.Key_Escape)
    assert len(hands.project.all(Stage)) == 1
    hands.document.undo()
    assert hands.view.is_empty
    assert hands.drop("stage", None, QPoint(400, 300))
    hands.key(Qt.Key.Key_Escape)
    hands.document.undo()
    assert hands.drop("touchpoint", None, QPoint(400, 300))
    assert len(hands.project.all(Touchpoint)) == 1


def test_a_project_without_journeys_is_shown_and_takes_nothing(make) -> None:  # type: ignore[no-untyped-def]
    hands = make(empty_project(journeys=0))
    assert hands.view.journey is None
    hands.key(Qt.Key.Key_E)
    hands.key(Qt.Key.Key_P)
    assert not hands.drop("stage", None, QPoint(400, 300))
    assert hands.document.history.done == ()
    picture(hands)


def test_removing_the_journey_shown_goes_to_another(make) -> None:  # type: ignore[no-untyped-def]
    from journeydesigner.editor.edits.removal import remove

    draft = Draft(sample("tourism"))
    other = add_journey(draft)
    hands = make(draft.project)
    with hands.document.edit(message("x")) as open_draft:
        remove(open_draft, [Id("tour")])
    assert hands.view.journey == other.id
    hands.document.undo()
    assert len(hands.project.all(Journey)) == 2


def test_an_empty_stage_invites_and_a_click_takes_the_invitation(hands: Hands) -> None:
    hands.view.commands.add_stage_before(None)
    hands.key(Qt.Key.Key_Escape)
    column = hands.plan.columns[-1]
    asked = invitation_in(hands.plan, len(hands.plan.columns) - 1).rect
    at = hands.on_map(asked.x + 80, asked.y + 30)
    hands.move(at, Qt.MouseButton.NoButton)
    assert hands.view.viewport().cursor().shape() == Qt.CursorShape.PointingHandCursor
    hands.click(at)
    if hands.menu is not None:
        hands.key(Qt.Key.Key_Return)
    assert [t.stage for t in hands.project.all(Touchpoint).values() if t.name.en == "New touchpoint"] == [
        column.stage
    ]
