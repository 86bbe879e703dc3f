"""The overview map: what it shows, how it follows, and hands and keys on it."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QWheelEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from journeydesigner.canvas.overview.image import MapImage
from journeydesigner.canvas.overview.overview import Overview
from journeydesigner.canvas.view import CanvasView
from journeydesigner.editor.checker import Checker
from journeydesigner.editor.document import Document
from journeydesigner.editor.edits.fields import set_fields
from journeydesigner.editor.edits.placing import add_journey, add_stage
from journeydesigner.editor.edits.removal import remove
from journeydesigner.editor.selection import Selection
from journeydesigner.i18n import message
from journeydesigner.layout.draw.miniature import area, blocks, body, draw, fitted
from journeydesigner.layout.drawing import Box, Polyline, Rect
from journeydesigner.layout.plan import LAYERS, View
from journeydesigner.layout.theme import theme
from journeydesigner.model import Id, Project, Transition
from journeydesigner.model.values import JourneyId
from journeydesigner.render.painter import DrawingPainter
from tests.benchmarks.make_project import make_project
from tests.builders import sample

LIGHT = DrawingPainter(theme("light"))


@pytest.fixture(autouse=True)
def no_rest(monkeypatch: pytest.MonkeyPatch) -> None:
    """Painting begins in the next turn of the event loop: no test waits for a clock."""
    monkeypatch.setattr("journeydesigner.canvas.overview.overview.REST", 0)


def turns(count: int = 20) -> None:
    """Some turns of the event loop: all that is due is done."""
    for _ in range(count):
        QApplication.processEvents()


@pytest.fixture
def canvas(qtbot: QtBot) -> CanvasView:
    document = Document(sample("tourism"))
    view = CanvasView(document, Selection(document))
    qtbot.addWidget(view)
    view.resize(900, 600)
    view.show()
    qtbot.waitExposed(view)
    view.set_zoom(0.8)
    return view


@pytest.fixture
def overview(canvas: CanvasView, qtbot: QtBot) -> Iterator[Overview]:
    found = Overview(canvas)
    qtbot.addWidget(found)
    found.resize(240, 160)
    found.show()
    qtbot.waitExposed(found)
    qtbot.waitUntil(lambda: found.image.is_finished)
    yield found
    found.close()


def painted(image: MapImage) -> QImage:
    """What the image shows, on the ground of the canvas."""
    shown = image.shown
    assert shown is not None
    found = QImage(shown[0].size(), QImage.Format.Format_RGB32)
    found.fill(LIGHT.colour("canvas"))
    painter = QPainter(found)
    painter.drawPixmap(0, 0, shown[0])
    painter.end()
    return found


def fresh(canvas: CanvasView, size: QSize, lit: frozenset[str] | None = None) -> QImage:
    """The image as it is when painted from nothing."""
    image = MapImage()
    while image.paint(canvas.picture.subject, LIGHT, lit, size, 1.0):
        pass
    return painted(image)


def colour_at(overview: Overview, x: float, y: float) -> QColor:
    """What the widget shows at a point of the map."""
    return overview.grab().toImage().pixelColor(overview.spot(x, y))


def far(colour: QColor, other: QColor) -> int:
    return sum(abs(a - b) for a, b in zip(colour.getRgb()[:3], other.getRgb()[:3], strict=True))  # type: ignore[arg-type]


def card_spot(canvas: CanvasView, element: str) -> tuple[float, float]:
    rect = canvas.picture.plan.cards[element].rect  # type: ignore[index]
    return rect.x + rect.w / 2, rect.y + rect.h / 2


# -- what is drawn


@pytest.mark.parametrize("pivot", ["channels", "blueprint", "owners"])
def test_every_card_is_drawn_in_the_colour_of_its_nature(canvas: CanvasView, pivot: str) -> None:
    canvas.set_view(View(pivot=pivot))  # type: ignore[arg-type]
    image, plan, subject = fresh(canvas, QSize(400, 260)), canvas.picture.plan, canvas.picture.subject
    scale = fitted(plan, 400, 260)
    inks = {"physical", "hybrid", "remote", "digital", "backstage"}
    near = 0
    for card in plan.cards.values():
        x, y = scale.point((card.rect.x + card.rect.w / 2, card.rect.y + card.rect.h / 2))
        ink = subject.group(card) if subject.group(card) in inks else "backstage"
        near += far(image.pixelColor(round(x), round(y)), LIGHT.colour(ink)) < 90
    assert near == len(plan.cards)


def test_what_is_broken_is_red_and_the_rest_off_the_main_path_is_left_out(canvas: CanvasView) -> None:
    plan, subject = canvas.picture.plan, canvas.picture.subject
    scale = fitted(plan, 400, 260)
    lines = [
        shape
        for block in blocks(plan, scale)
        for shape in draw(subject, block, scale, None)
        if isinstance(shape, Polyline)
    ]
    assert {line.ink for line in lines} == {"error", "link_main", "line2"}


def test_the_map_keeps_its_proportions_unless_its_lanes_would_be_hairs(canvas: CanvasView) -> None:
    plan = canvas.picture.plan
    usual = fitted(plan, 240, 160)
    assert usual.x == usual.y
    narrow = fitted(plan, 40, 160)
    assert narrow.y > narrow.x
    whole = narrow.rect(body(plan))
    assert whole.w <= 40.01
    assert whole.h <= 160.01


def test_blocks_share_the_pixels_without_gap_or_overlap() -> None:
    from journeydesigner.layout.lay_out import lay_out

    plan = lay_out(make_project(900), Id("j1"), View())
    for width in (37, 180, 1000):
        scale = fitted(plan, width, 100)
        parts = blocks(plan, scale)
        assert [number for part in parts for number in part] == list(range(len(plan.columns)))
        areas = [area(plan, part, scale) for part in parts]
        assert all(a.right == b.x for a, b in pairwise(areas))


def test_far_out_cards_on_the_same_pixels_are_drawn_once() -> None:
    document = Document(make_project(1500))
    view = CanvasView(document, Selection(document))
    plan, subject = view.picture.plan, view.picture.subject
    scale = fitted(plan, 50, 80)
    parts = blocks(plan, scale)
    boxes = [s for block in parts for s in draw(subject, block, scale, None) if isinstance(s, Box)]
    assert len(boxes) - len(parts) * (len(plan.lanes) + 1) < 0.7 * len(plan.cards)
    view.deleteLater()


# -- following


def test_a_partly_painted_image_equals_one_painted_from_nothing(canvas: CanvasView) -> None:
    size, image = QSize(300, 200), MapImage()
    changed: list[list[Rect] | None] = []
    canvas.redrawn.connect(changed.append)

    def bring_up_to_date() -> QImage:
        for rects in changed:
            image.spoil(rects)
        changed.clear()
        while image.paint(canvas.picture.subject, LIGHT, None, size, 1.0):
            pass
        return painted(image)

    bring_up_to_date()
    document: Document = canvas._document
    edits = [
        lambda draft: set_fields(draft, [Id("t14")], channel=None),
        lambda draft: set_fields(draft, [Id("t01")], stage="s3"),
        lambda draft: remove(draft, [next(iter(draft.project.all(Transition)))]),
        lambda draft: add_stage(draft, JourneyId(Id("tour"))),
    ]
    for edit in edits:
        with document.edit(message("Step")) as draft:
            edit(draft)
        assert bring_up_to_date() == fresh(canvas, size)
    while document.history.undoable:
        document.undo()
        assert bring_up_to_date() == fresh(canvas, size)


def test_it_follows_edits_view_and_theme(overview: Overview, canvas: CanvasView, qtbot: QtBot) -> None:
    size = QSize(214, 134)
    before = painted(overview.image)
    assert before == fresh(canvas, size)
    with canvas._document.edit(message("Step")) as draft:
        remove(draft, [Id("t12")])
    qtbot.waitUntil(lambda: overview.image.is_finished)
    assert painted(overview.image) == fresh(canvas, size) != before
    canvas._document.undo()
    qtbot.waitUntil(lambda: overview.image.is_finished)
    assert painted(overview.image) == before
    canvas.set_theme("dark")
    qtbot.waitUntil(lambda: overview.image.is_finished)
    assert overview.grab().toImage().pixelColor(12, 12).lightness() < 60
    canvas.set_view(View(pivot="owners"))
    qtbot.waitUntil(lambda: overview.image.is_finished)
    assert overview.image.shown is not None
    assert overview.image.shown[1] == fitted(canvas.picture.plan, 214, 134)


def test_it_follows_to_another_journey(overview: Overview, canvas: CanvasView, qtbot: QtBot) -> None:
    before = painted(overview.image)
    with canvas._document.edit(message("Step")) as draft:
        other = JourneyId(add_journey(draft).id)
        for _number in range(3):
            add_stage(draft, other)
    canvas.journey = other
    qtbot.waitUntil(lambda: overview.image.is_finished)
    assert painted(overview.image) == fresh(canvas, QSize(214, 134)) != before
    canvas.journey = JourneyId(Id("tour"))
    qtbot.waitUntil(lambda: overview.image.is_finished)
    assert painted(overview.image) == before


def test_layers_are_on_it_too(overview: Overview, canvas: CanvasView, qtbot: QtBot) -> None:
    canvas.set_view(View(layers=LAYERS))
    qtbot.waitUntil(lambda: overview.image.is_finished)
    plan = canvas.picture.plan
    assert body(plan).bottom == plan.ribbons[-1].bottom
    assert painted(overview.image) == fresh(canvas, QSize(214, 134))
    notes = [note for section in plan.sections for note in section.notes]
    assert notes
    ground = LIGHT.colour("panel2")
    found = [colour_at(overview, n.rect.x + n.rect.w / 2, n.rect.y + n.rect.h / 2) for n in notes]
    assert all(far(colour, ground) > 60 for colour in found)


def test_a_preview_is_not_painted(overview: Overview, canvas: CanvasView, qtbot: QtBot) -> None:
    before = painted(overview.image)
    draft = canvas._document.scratch()
    remove(draft, [Id("t12"), Id("t05")])
    canvas.picture.preview(draft.project, draft.delta())
    turns()
    assert painted(overview.image) == before
    canvas.picture.end_preview()
    qtbot.waitUntil(lambda: overview.image.is_finished)
    assert painted(overview.image) == before


def test_findings_are_marked(qtbot: QtBot) -> None:
    document = Document(sample("tourism"))
    plain, checked = (
        CanvasView(document, Selection(document)),
        CanvasView(document, Selection(document), Checker(document, datetime.date(2026, 11, 22))),
    )
    for view in (plain, checked):
        qtbot.addWidget(view)
    reds = [
        sum(
            isinstance(shape, Box) and shape.fill == "error"
            for block in blocks(view.picture.plan, fitted(view.picture.plan, 400, 260))
            for shape in draw(view.picture.subject, block, fitted(view.picture.plan, 400, 260), None)
        )
        for view in (plain, checked)
    ]
    marks = checked.picture.subject.marks
    wrong = sum(
        found[0] == "error" for id_, found in marks.severities.items() if id_ in checked.picture.plan.cards
    )
    assert reds == [0, wrong + len(marks.gaps)]
    assert wrong


def test_the_frame_is_never_a_hair(qtbot: QtBot) -> None:
    document = Document(make_project(1500))
    view = CanvasView(document, Selection(document))
    found = Overview(view)
    for widget in (view, found):
        qtbot.addWidget(widget)
        widget.show()
        qtbot.waitExposed(widget)
    qtbot.waitUntil(lambda: found.image.is_finished)
    view.set_zoom(2.0)
    frame = found.frame()
    assert frame is not None
    assert min(frame.width(), frame.height()) >= 7


def test_what_is_not_lit_is_dimmed(overview: Overview, canvas: CanvasView, qtbot: QtBot) -> None:
    spot, other = card_spot(canvas, "t01"), card_spot(canvas, "t30")
    strong = colour_at(overview, *other)
    canvas.set_lit([Id("t01")])
    qtbot.waitUntil(lambda: overview.image.is_finished)
    canvas_ground = LIGHT.colour("canvas")
    assert far(colour_at(overview, *other), canvas_ground) < far(strong, canvas_ground) / 2
    assert far(colour_at(overview, *spot), LIGHT.colour("digital")) < 120
    canvas.set_lit(None)
    qtbot.waitUntil(lambda: overview.image.is_finished)
    assert far(colour_at(overview, *other), strong) < 30


def test_nothing_is_painted_while_it_is_hidden(overview: Overview, canvas: CanvasView, qtbot: QtBot) -> None:
    overview.hide()
    canvas.set_view(View(pivot="owners"))
    turns()
    assert not overview.image.is_finished
    overview.show()
    qtbot.waitUntil(lambda: overview.image.is_finished)


def test_a_map_without_stages_says_so(qtbot: QtBot) -> None:
    document = Document(Project.of([sample("tourism").info]))
    view = CanvasView(document, Selection(document))
    found = Overview(view)
    qtbot.addWidget(view)
    qtbot.addWidget(found)
    found.resize(240, 160)
    found.show()
    qtbot.waitExposed(found)
    turns()
    assert found.frame() is None
    qtbot.mouseClick(found, Qt.MouseButton.LeftButton, pos=QPoint(100, 80))
    ink = found.grab().toImage()
    assert any(ink.pixelColor(x, 80).lightness() < 180 for x in range(30, 210))


# -- slices


def test_no_slice_goes_on_when_its_time_is_over(monkeypatch: pytest.MonkeyPatch, qtbot: QtBot) -> None:
    from journeydesigner.canvas.overview import image as module

    document = Document(make_project(400))
    view = CanvasView(document, Selection(document))
    qtbot.addWidget(view)
    monkeypatch.setattr(module, "BUDGET", 0.0)
    image, slices = MapImage(), 1
    while image.paint(view.picture.subject, LIGHT, None, QSize(200, 120), 1.0):
        slices += 1
        assert image.shown is not None, "the first picture is seen to grow"
    assert slices > 20
    first = painted(image)
    image.spoil(None)
    assert image.paint(view.picture.subject, LIGHT, None, QSize(200, 120), 1.0)
    assert painted(image) == first, "an old picture stays until the new one is finished"
    image.spoil([Rect(0, 0, 10, 10)])
    while image.paint(view.picture.subject, LIGHT, None, QSize(200, 120), 1.0):
        pass
    assert painted(image) == first, "what was interrupted is not forgotten"


# -- hands and keys


def test_a_click_goes_there(overview: Overview, canvas: CanvasView, qtbot: QtBot) -> None:
    x, y = card_spot(canvas, "t30")
    assert not _sees(canvas, x, y)
    qtbot.mouseClick(overview, Qt.MouseButton.LeftButton, pos=overview.spot(x, y))
    assert _sees(canvas, x, y)


def test_the_frame_is_dragged_where_it_is_held(overview: Overview, canvas: CanvasView, qtbot: QtBot) -> None:
    frame = overview.frame()
    assert frame is not None
    before = canvas.seen()
    hold = (frame.center() + QPointF(5, 3)).toPoint()
    qtbot.mousePress(overview, Qt.MouseButton.LeftButton, pos=hold)
    held = canvas.seen()
    assert abs(held.x - before.x) < 20, "the frame does not jump when it is taken"
    qtbot.mouseMove(overview, hold + QPoint(40, 0))
    qtbot.mouseRelease(overview, Qt.MouseButton.LeftButton, pos=hold + QPoint(40, 0))
    scale = overview.image.shown[1]  # type: ignore[index]
    assert canvas.seen().x - held.x == pytest.approx(40 / scale.x, abs=2 / scale.x)
    there = canvas.seen().x
    qtbot.mouseMove(overview, hold + QPoint(10, 0))
    assert canvas.seen().x == there, "let go"


def test_the_wheel_zooms(overview: Overview, canvas: CanvasView) -> None:
    frame = overview.frame()
    assert frame is not None
    before = canvas.zoom
    for notch, larger in ((120, True), (-120, False)):
        at = frame.center()
        event = QWheelEvent(
            at,
            QPointF(overview.mapToGlobal(at.toPoint())),
            QPoint(),
            QPoint(0, notch),
            Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QApplication.sendEvent(overview, event)
        assert (canvas.zoom > before) == larger


def test_keys_move_the_view(overview: Overview, canvas: CanvasView, qtbot: QtBot) -> None:
    overview.setFocus()
    start = canvas.seen()
    qtbot.keyClick(overview, Qt.Key.Key_Right)
    assert canvas.seen().x > start.x
    qtbot.keyClick(overview, Qt.Key.Key_Down)
    assert canvas.seen().y > start.y
    qtbot.keyClick(overview, Qt.Key.Key_Left)
    qtbot.keyClick(overview, Qt.Key.Key_Up)
    assert (canvas.seen().x, canvas.seen().y) == pytest.approx((start.x, start.y), abs=2)
    qtbot.keyClick(overview, Qt.Key.Key_End)
    last = canvas.picture.plan.columns[-1]
    assert canvas.seen().right >= last.x + last.w - 1
    qtbot.keyClick(overview, Qt.Key.Key_Home)
    assert canvas.seen().x <= canvas.picture.plan.columns[0].x + 1
    zoom = canvas.zoom
    qtbot.keyClick(overview, Qt.Key.Key_Plus)
    assert canvas.zoom > zoom
    qtbot.keyClick(overview, Qt.Key.Key_Minus)
    assert canvas.zoom == pytest.approx(zoom)


def test_a_screen_reader_hears_what_is_seen(overview: Overview, canvas: CanvasView, qtbot: QtBot) -> None:
    overview.activateWindow()
    overview.setFocus()
    qtbot.waitUntil(overview.hasFocus)
    qtbot.keyClick(overview, Qt.Key.Key_End)
    count = len(canvas.picture.plan.columns)
    assert overview.accessibleDescription().endswith(f"to {count} of {count} are seen")


def test_the_frame_shows_what_is_seen(overview: Overview, canvas: CanvasView) -> None:
    def frame() -> QRectF:
        found = overview.frame()
        assert found is not None
        return found

    before = frame()
    canvas.set_zoom(0.4)
    assert frame().width() == pytest.approx(2 * before.width())
    accent = LIGHT.colour("accent")
    edge = QPoint(round(frame().x()), round(frame().center().y()))
    picture = overview.grab().toImage()
    assert min(far(picture.pixelColor(edge + QPoint(dx, 0)), accent) for dx in (-1, 0, 1)) < 160


def _sees(canvas: CanvasView, x: float, y: float) -> bool:
    return canvas.seen().meets(Rect(x, y, 1, 1))


def test_on_a_fine_screen_the_image_is_finer(canvas: CanvasView) -> None:
    image, size = MapImage(), QSize(200, 120)
    while image.paint(canvas.picture.subject, LIGHT, None, size, 2.0):
        pass
    shown = image.shown
    assert shown is not None
    assert shown[0].size() == size * 2
    assert shown[0].devicePixelRatio() == 2
    card = next(iter(canvas.picture.plan.cards.values()))
    x, y = shown[1].point((card.rect.x + card.rect.w / 2, card.rect.y + card.rect.h / 2))
    ink = shown[0].toImage().pixelColor(round(2 * x), round(2 * y))
    assert far(ink, LIGHT.colour(canvas.picture.subject.group(card))) < 30
