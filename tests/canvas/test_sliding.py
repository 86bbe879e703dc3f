"""Cards slide to their places, by a clock of the test's own, and never for longer than until the next input."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from journeydesigner.canvas import motion, sliding
from journeydesigner.editor.edits.fields import rename
from journeydesigner.editor.edits.placing import Spot, move_touchpoint
from journeydesigner.i18n import message
from journeydesigner.layout.drawing import Rect
from journeydesigner.layout.plan import View
from journeydesigner.model import Id
from journeydesigner.model.values import TouchpointId
from tests.canvas.conftest import Hands


class Clock:
    """Milliseconds that pass when the test says so."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock(hands: Hands, monkeypatch: pytest.MonkeyPatch) -> Iterator[Clock]:
    """The map moves, slowly: time is the test's, however long the pictures take."""
    clock = Clock()
    monkeypatch.setattr(sliding, "LONGEST", 60.0)
    monkeypatch.setattr(sliding, "LONGEST_TURN", 60.0)
    motion.set_pace("full")
    hands.view.sliding.clock = clock
    hands.view.sliding._timer.setInterval(10_000_000)
    look(hands)
    yield clock
    motion.set_pace("none")


def look(hands: Hands) -> QImage:
    """Paint until nothing is missing, and show what is seen."""
    hands.view.viewport().update()
    for _round in range(30):
        QApplication.processEvents()
    return hands.view.viewport().grab().toImage()


def at(hands: Hands, clock: Clock, passed: float) -> QImage:
    """The map so many milliseconds after the slide began."""
    look(hands)
    clock.now += passed
    return look(hands)


def shown(hands: Hands, image: QImage, rect: Rect) -> QImage:
    """The part of a picture where the title of a card would be: owner and findings may differ elsewhere."""
    area = hands.view.mapFromScene(QRectF(rect.x + 13, rect.y + 4, rect.w - 30, 32)).boundingRect()
    return image.copy(area)


def move(hands: Hands, card: str, stage: str, channel: str | None = None) -> None:
    found = hands.project.get(Id(card))
    spot = Spot(Id(stage), None, channel or found.channel)  # type: ignore[arg-type, union-attr]
    with hands.document.edit(message("Move")) as draft:
        move_touchpoint(draft, TouchpointId(Id(card)), spot)


def alike(one: QImage, other: QImage) -> bool:
    """Whether two pictures show the same: letters may lie half a pixel apart."""
    if one.size() != other.size():
        return False
    a, b = (image.scaled(24, 12, mode=Qt.TransformationMode.SmoothTransformation) for image in (one, other))
    pairs = ((a.pixelColor(x, y), b.pixelColor(x, y)) for x in range(24) for y in range(12))
    return all(abs(p.lightness() - q.lightness()) < 14 for p, q in pairs)


def test_a_card_goes_from_its_old_place_to_its_new_one(hands: Hands, clock: Clock) -> None:
    old = hands.card("t12").rect
    before = look(hands)
    face = shown(hands, before, old)
    move(hands, "t12", "s5")
    new = hands.card("t12").rect
    first = look(hands)
    assert hands.view.sliding.is_running
    assert alike(shown(hands, first, old), face)
    assert not alike(shown(hands, first, new), face)
    clock.now += motion.SLIDE / 2
    middle = look(hands)
    share = motion.eased(0.5)
    between = Rect(old.x + (new.x - old.x) * share, old.y + (new.y - old.y) * share, old.w, old.h)
    assert alike(shown(hands, middle, between), face)
    clock.now += motion.SLIDE / 2
    assert alike(shown(hands, look(hands), new), face)
    hands.view.sliding.tick()
    assert not hands.view.sliding.is_running


def test_what_is_seen_in_the_end_is_what_stands_there(hands: Hands, clock: Clock) -> None:
    move(hands, "t12", "s5")
    last_frame = at(hands, clock, motion.SLIDE)
    assert hands.view.sliding.is_running
    hands.view.sliding.stop()
    after = look(hands)
    for card in hands.plan.cards.values():
        assert alike(shown(hands, last_frame, card.rect), shown(hands, after, card.rect)), card.touchpoint


@pytest.mark.parametrize("what", ["key", "press", "wheel", "zoom", "resize"])
def test_the_next_input_cuts_it_short(hands: Hands, clock: Clock, what: str) -> None:
    move(hands, "t12", "s5")
    at(hands, clock, 20)
    view = hands.view
    assert view.sliding.is_running
    if what == "key":
        hands.key(Qt.Key.Key_Home)
    elif what == "press":
        QTest.mousePress(view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(400, 300))
        QTest.mouseRelease(view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(400, 300))
    elif what == "wheel":
        view.resize(1400, 900)
        view.sliding.changed()
        view.camera.scroll(40, 0)
    elif what == "zoom":
        view.zoom_in()
    else:
        view.resize(1500, 900)
    assert not view.sliding.is_running


@pytest.mark.usefixtures("clock")
def test_a_name_moves_nothing(hands: Hands) -> None:
    with hands.document.edit(message("Rename")) as draft:
        rename(draft, Id("t12"), "Booking!")
    look(hands)
    hands.view.sliding.tick()
    assert not hands.view.sliding.is_running


def test_another_pivot_sends_the_cards_to_their_lanes_and_the_links_fade(hands: Hands, clock: Clock) -> None:
    before, old = look(hands), hands.card("t12").rect
    face = shown(hands, before, old)
    hands.view.set_view(View(pivot="blueprint"))
    first = look(hands)
    assert hands.view.sliding.is_running
    assert alike(shown(hands, first, old), face)
    clock.now += motion.SLIDE
    look(hands)
    hands.view.sliding.tick()
    assert hands.view.sliding.is_running  # it takes a little longer than a slide
    clock.now += motion.TURN - motion.SLIDE
    hands.view.sliding.tick()
    assert not hands.view.sliding.is_running


@pytest.mark.usefixtures("clock")
def test_another_journey_or_language_is_simply_there(hands: Hands) -> None:
    hands.view.journey = None
    look(hands)
    assert not hands.view.sliding.is_running


@pytest.mark.usefixtures("clock")
def test_a_dropped_card_slides_from_the_hand(hands: Hands) -> None:
    start, end = hands.on_card("t12"), hands.in_cell(5, "c_email", 0.9)
    hands.drag(start, end, drop=False)
    look(hands)
    hands.release(end)
    look(hands)
    assert hands.view.sliding.is_running
    scene = hands.view.sliding._scene
    assert scene is not None
    rect = hands.card("t12").rect
    landing = hands.view.mapFromScene(QPointF(rect.x, rect.y))
    way = next(m for m in scene.moves if (m[2].toPoint() - landing).manhattanLength() < 40)
    hand = end - QPoint(round(rect.w / 2), round(rect.h / 2))
    assert (way[1].toPoint() - hand).manhattanLength() < 40


@pytest.mark.usefixtures("clock")
def test_a_crowd_does_not_slide(hands: Hands, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sliding, "MOST_CARDS", 5)
    move(hands, "t12", "s5")
    look(hands)
    hands.view.sliding.tick()
    assert not hands.view.sliding.is_running


@pytest.mark.usefixtures("clock")
def test_where_the_pictures_would_take_too_long_nothing_slides_until_tried_again(
    hands: Hands, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sliding, "LONGEST", 0.5)
    hands.view.sliding._each = 0.6
    move(hands, "t12", "s5")
    look(hands)
    hands.view.sliding.tick()
    assert not hands.view.sliding.is_running
    assert hands.view.sliding._each < 0.6


def test_by_itself_a_canvas_stands_still(hands: Hands) -> None:
    look(hands)
    move(hands, "t12", "s5")
    assert not hands.view.sliding.is_running


def test_where_motion_is_reduced_the_changed_card_is_ringed_for_a_while(hands: Hands) -> None:
    motion.set_pace("reduced")
    try:
        move(hands, "t12", "s5")
        look(hands)
        assert not hands.view.sliding.is_running
        (ring,) = hands.view.overlay.shown("flash")
        rect = hands.card("t12").rect
        assert (ring.bounds.x < rect.x, ring.bounds.right > rect.right) == (True, True)
        assert hands.view._unflash.interval() == motion.RING
        hands.view._unflash.timeout.emit()
        assert hands.view.overlay.shown("flash") == ()
    finally:
        motion.set_pace("none")


def test_a_bubble_rises_only_where_things_move(hands: Hands) -> None:
    bubble = hands.view._bubble
    hands.view.bubble("Here")
    assert bubble.strength == 1.0
    hands.view.hush()
    motion.set_pace("full")
    try:
        hands.view.bubble("Here")
        assert bubble.strength < 1.0
        bubble.rise.setCurrentTime(bubble.rise.duration())
        assert (bubble.strength, bubble.rise.duration()) == (1.0, motion.POPOVER)
    finally:
        motion.set_pace("none")


@pytest.mark.parametrize(
    ("setting", "meant"),
    [("full", "full"), ("reduced", "reduced"), ("none", "none"), ("", "full"), ("?", "full")],
)
def test_a_setting_says_how_much_moves(setting: str, meant: str) -> None:
    assert motion.pace_named(setting) == meant
