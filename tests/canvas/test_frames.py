"""What the very next frame shows: what has changed, as it is, and no bare ground where the map has something."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, QRectF
from PySide6.QtGui import QColor, QImage, QPainter

from journeydesigner.canvas import overlay, tiles
from journeydesigner.canvas.images import TILE
from journeydesigner.canvas.tiles import SPARE, Tiles
from journeydesigner.editor.edits.fields import set_fields
from journeydesigner.i18n import message
from journeydesigner.layout.drawing import Rect
from journeydesigner.layout.plan import View
from journeydesigner.render.application import ensure_gui
from tests.benchmarks.make_project import make_project
from tests.canvas.conftest import Hands
from tests.canvas.test_differences import alike

BLANK = 0.02
"""Share of the pixels that lines, moved by the scaling of a stand-in, may leave where the map has something."""
Act = Callable[[Hands], object]


@pytest.fixture
def shown(make) -> Hands:  # type: ignore[no-untyped-def]
    """A map of several screens, painted to the end."""
    hands = make(make_project(140))
    hands.view.resize(1100, 800)
    settle(hands)
    return hands


@pytest.fixture(params=[None, 0.0], ids=["in time", "without any time to spare"])
def pressed(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine that paints what can wait in the frame, or one that never gets to it."""
    if request.param is not None:
        monkeypatch.setattr(tiles, "BUDGET", request.param)


def settle(hands: Hands) -> None:
    """Let the window paint until nothing is missing."""
    for _ in range(200):
        frame(hands)
        if hands.view._map.tiles.is_complete:
            return
    raise AssertionError("never complete")


def frame(hands: Hands) -> QImage:
    """The next frame, whole."""
    return hands.view.viewport().grab().toImage().convertToFormat(QImage.Format.Format_RGB32)


def rename(hands: Hands) -> None:
    for card in list(hands.plan.cards)[:3]:
        with hands.document.edit(message("x")) as draft:
            set_fields(draft, [card], name={"en": f"Quite another name {card}"})


def move(hands: Hands) -> None:
    hands.selection.set([list(hands.plan.cards)[5]])
    for _ in range(3):
        hands.view.commands.walk.shift("right")


def jump(hands: Hands) -> None:
    bar = hands.view.horizontalScrollBar()
    bar.setValue(bar.maximum())


EXACT: dict[str, Act] = {
    "renamed": rename,
    "moved": move,
    "undone": lambda hands: (move(hands), frame(hands), hands.document.undo()),
    "scrolled far": jump,
    "another theme": lambda hands: hands.view.set_theme("dark"),
    "another pivot": lambda hands: hands.view.set_view(View(pivot="owners")),
    "moved, zoomed out and in": lambda hands: (
        hands.view.set_zoom(0.7), settle(hands), move(hands), hands.view.set_zoom(1.0)
    ),
}  # fmt: skip
"""What the next frame must show as it is: nothing could stand in for it without lying."""


@pytest.mark.usefixtures("pressed")
@pytest.mark.parametrize("act", EXACT.values(), ids=EXACT.keys())
def test_what_has_changed_is_shown_as_it_is(shown: Hands, act: Act) -> None:
    act(shown)
    first = frame(shown)
    settle(shown)
    assert alike(first, frame(shown))


@pytest.mark.usefixtures("pressed")
@pytest.mark.parametrize(
    "zooms", [(1.2,), (0.83,), (0.83, 0.69, 0.58, 0.48, 0.4), (0.3,), (0.1,), (2.0,), (0.3, 1.0)]
)
def test_a_zoom_never_shows_bare_ground_where_something_is(shown: Hands, zooms: tuple[float, ...]) -> None:
    for zoom in zooms:
        shown.view.camera.set_zoom(zoom, QPoint(300, 300))
        first = frame(shown)
        assert shown.view.zoom == pytest.approx(zoom)
        settled = Hands(shown.document, shown.selection, shown.checker, shown.view)
        if zoom == zooms[-1]:
            settle(settled)
            assert blank(first, frame(shown), QColor(shown.view.drawing_painter.colour("canvas"))) < BLANK


def test_without_time_a_zoom_shows_a_stand_in_first_and_the_map_as_it_is_soon(
    shown: Hands, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tiles, "BUDGET", 0.0)
    shown.view.set_zoom(1.2)
    first = frame(shown)
    assert not shown.view.is_sharp
    monkeypatch.undo()
    settle(shown)
    assert not alike(first, frame(shown))


def test_what_is_kept_is_bounded_on_a_screen_of_twice_the_pixels() -> None:
    ensure_gui()

    def draw(painter: QPainter, rect: Rect) -> None:
        painter.fillRect(QRectF(rect.x, rect.y, rect.w / 2, rect.h), QColor("red"))

    images = Tiles(draw, QColor("white"))
    image = QImage(3200, 2000, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(2.0)
    for step in range(40):
        zoom = 1.2 ** (step % 12 - 6)
        painter = QPainter(image)
        painter.scale(zoom, zoom)
        while images.paint(painter, QRectF(0, 0, 1600 / zoom, 1000 / zoom), 2.0):
            pass
        painter.end()
        assert images.kept <= SPARE + 8 * 5 * 4 * (2 * TILE) ** 2


def test_rings_around_a_crowd_are_those_around_each(shown: Hands, monkeypatch: pytest.MonkeyPatch) -> None:
    shown.view.set_zoom(0.4)
    cards = list(shown.plan.cards)
    monkeypatch.setattr(overlay, "CROWD", 10_000)
    shown.selection.set(cards[:140])
    settle(shown)
    one_by_one = frame(shown)
    shown.selection.clear()
    monkeypatch.setattr(overlay, "CROWD", 100)
    shown.selection.set(cards[:140])
    settle(shown)
    assert alike(frame(shown), one_by_one)
    shown.view.set_theme("dark")
    settle(shown)
    assert not alike(frame(shown), one_by_one)


def blank(seen: QImage, truth: QImage, ground: QColor) -> float:
    """The share of the pixels that show bare ground and should not."""
    bare = ground.rgb() & 0xFFFFFF
    wrong = total = 0
    for y in range(0, truth.height(), 3):
        for x in range(0, truth.width(), 3):
            total += 1
            wrong += truth.pixel(x, y) & 0xFFFFFF != bare and seen.pixel(x, y) & 0xFFFFFF == bare
    return wrong / total
