"""The painter keeps Python's None alive, sets text where it was measured, and knows every script."""

from __future__ import annotations

import sys
from typing import Any

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QFontInfo, QImage, QPainter

from journeydesigner.layout.drawing import Box, Disc, Hatch, Icon, Part, Path, Polyline, Rect, Shape, Text
from journeydesigner.layout.theme import Theme, UnknownInk, theme
from journeydesigner.render.fonts import application_font, design_font
from journeydesigner.render.icons import icon, icon_pixmap
from journeydesigner.render.measurer import QtMeasurer, qt_measurer
from journeydesigner.render.painter import DrawingPainter
from tests.builders import sample
from tests.layout.drawn import drawing, layers

LIGHT = theme("light")
SHAPES: tuple[Shape, ...] = (
    Box(Rect(10, 10, 60, 30), 6, fill="card", stroke="strong", dash=(5, 3)),
    Box(Rect(10, 10, 60, 30), fill="app"),
    Disc(40, 60, 10, fill="pos_bg", stroke="pos", dash=(2, 2)),
    Text(10, 90, "Étape", 12, "text"),
    Text(90, 90, "Étape", 12, "text", "bold", "end", turned=True, opacity=0.5),
    Polyline(((0, 0), (50, 0), (50, 50)), "link", 1.5, (8, 5), radius=8, arrow=8, halo="canvas"),
    Path((("M", (0, 0)), ("L", (9, 9)), ("C", (1, 2, 3, 4, 5, 6)), ("Z", ())), fill="error", stroke="text"),
    Icon("globe", 20, 20, 14, "digital"),
    Hatch(Rect(0, 0, 90, 90), "error", opacity=0.2),
)


def paint(shapes: tuple[Shape, ...], size: int = 100, scale: float = 1, colours: Theme = LIGHT) -> QImage:
    image = QImage(size, size, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.scale(scale, scale)
    DrawingPainter(colours).paint(painter, [Part("p", None, Rect(0, 0, size, size), shapes)])
    painter.end()
    return image


def inked(image: QImage) -> QRectF:
    """The smallest rectangle that holds everything not white."""
    white = QColor("white").rgb()
    dots = [(x, y) for x in range(image.width()) for y in range(image.height()) if image.pixel(x, y) != white]
    if not dots:
        return QRectF()
    xs, ys = zip(*dots, strict=True)
    return QRectF(min(xs), min(ys), max(xs) - min(xs) + 1, max(ys) - min(ys) + 1)


def test_painting_loses_no_reference_to_none() -> None:
    """PySide6 6.12 on Python 3.11 loses one per call and dies after some thousands; see docs/decisions/0001."""
    image = QImage(100, 100, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    brush = DrawingPainter(LIGHT)
    brush.paint_shapes(painter, SHAPES)
    before = sys.getrefcount(None)
    for _ in range(300):
        brush.paint_shapes(painter, SHAPES)
    lost = before - sys.getrefcount(None)
    painter.end()
    assert lost < 100


@pytest.mark.parametrize("shape", SHAPES, ids=lambda s: type(s).__name__)
def test_every_shape_leaves_ink(shape: Shape) -> None:
    assert not inked(paint((shape,))).isEmpty()


@pytest.mark.parametrize("weight", ["regular", "medium", "semibold", "bold"])
@pytest.mark.parametrize("size", [9.5, 12, 23])
def test_text_takes_the_room_it_was_measured_at(weight: Any, size: float) -> None:
    text = "Hébergement"
    width = qt_measurer().width(text, size, weight)
    found = inked(paint((Text(5, 40, text, size, "text", weight),), size=200))
    assert found.width() == pytest.approx(width, abs=size * 0.25)
    assert found.x() == pytest.approx(5, abs=2.5)


def test_anchors_put_text_left_middle_and_right_of_its_point() -> None:
    edges = [inked(paint((Text(50, 50, "Canal", 12, "text", anchor=a),))) for a in ("start", "middle", "end")]
    assert edges[0].left() == pytest.approx(50, abs=2.5)
    assert edges[1].center().x() == pytest.approx(50, abs=2.5)
    assert edges[2].right() == pytest.approx(50, abs=2.5)


def test_turned_text_runs_upwards() -> None:
    found = inked(paint((Text(50, 90, "Physique", 12, "physical", turned=True),)))
    assert found.height() > 2 * found.width()
    assert found.bottom() == pytest.approx(90, abs=2)


def test_text_keeps_its_proportions_at_every_zoom() -> None:
    one, four = (inked(paint((Text(5, 15, "Navette", 12, "text"),), size=400, scale=s)) for s in (1, 4))
    assert four.width() == pytest.approx(4 * one.width(), abs=8)


@pytest.mark.parametrize(
    "text", ["مرحبا بالعالم", "你好，世界", "שלום", "🙂🙂", "a\u0301\u0302\u0303", "<b>x</b>", "", "\u200d"]
)
def test_any_script_is_painted_and_measured_without_a_crash(text: str) -> None:
    assert qt_measurer().width(text, 12) >= 0
    paint((Text(5, 40, text, 12, "text"),))


def test_markup_is_plain_text() -> None:
    measurer = qt_measurer()
    assert measurer.width("<b>x</b>", 12) > 3 * measurer.width("x", 12)


def test_widths_grow_with_the_size_exactly() -> None:
    measurer = QtMeasurer()
    assert measurer.width("Parcours", 24) == pytest.approx(2 * measurer.width("Parcours", 12))
    assert measurer.width("Parcours", 12, "bold") > measurer.width("Parcours", 12)


@pytest.mark.parametrize("weight", ["regular", "medium", "semibold", "bold"])
def test_the_typeface_is_the_bundled_one(weight: Any) -> None:
    assert QFontInfo(design_font(weight)).family() == "Inter"
    assert application_font().family() == "Inter"


def test_colours_are_the_themes() -> None:
    box = (Box(Rect(0, 0, 100, 100), fill="error"),)
    for name in ("light", "dark"):
        colours = theme(name)  # type: ignore[arg-type]
        assert paint(box, colours=colours).pixelColor(50, 50).name().upper() == colours.colour("error")


def test_an_icon_takes_the_colour_asked_for() -> None:
    image = icon_pixmap("globe", "#1A5FB4", 64).toImage()
    solid = {
        image.pixelColor(x, y).name()
        for x in range(64)
        for y in range(64)
        if image.pixelColor(x, y).alpha() == 255
    }
    assert solid == {"#1a5fb4"}
    assert not icon("globe", "#1A5FB4").isNull()


def test_an_unknown_colour_is_a_clear_error() -> None:
    with pytest.raises(UnknownInk):
        DrawingPainter(LIGHT).colour("mauve")


@pytest.mark.parametrize("name", ["light", "dark"])
def test_a_whole_map_is_painted_in_both_themes(name: Any) -> None:
    image = QImage(600, 400, QImage.Format.Format_RGB32)
    colours = theme(name)
    image.fill(QColor(colours.colour("canvas")))
    painter = QPainter(image)
    painter.scale(0.24, 0.24)
    for layer in layers(drawing(sample("tourism"))):
        DrawingPainter(colours).paint(painter, layer.parts)
    painter.end()
    seen = {image.pixel(x, y) for x in range(0, 600, 3) for y in range(0, 400, 3)}
    assert len(seen) > 50


def test_a_dash_is_as_long_as_it_was_drawn_whatever_the_width() -> None:
    image = paint((Polyline(((0, 50), (100, 50)), "error", width=4, dash=(10, 10)),))
    runs = "".join(
        "#" if image.pixelColor(x, 50).red() < 250 and image.pixelColor(x, 50).blue() < 200 else "."
        for x in range(100)
    )
    assert runs.startswith("##########..........##########")
