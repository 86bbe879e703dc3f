"""Pictures have the size and the content asked for, and absurd sizes are refused before any memory is taken."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtGui import QImage

from journeydesigner.layout.draw import Marks
from journeydesigner.layout.drawing import Drawing, Rect
from journeydesigner.layout.page import Imprint, compose
from journeydesigner.layout.paper import Paper
from journeydesigner.layout.theme import theme
from journeydesigner.render.measurer import qt_measurer
from journeydesigner.render.png import TooLarge, paint_image, write_png
from tests.builders import sample
from tests.layout.drawn import drawing, project, touchpoint

LIGHT = theme("light")


def colours(image: QImage) -> int:
    return len({image.pixel(x, y) for x in range(0, image.width(), 4) for y in range(0, image.height(), 4)})


def test_a_page_at_a_resolution(tmp_path: Path) -> None:
    of = sample("tourism")
    page = compose(of, of.journeys()[0].id, Paper("A4"), Marks(), Imprint(), "fr", qt_measurer())
    assert write_png(page, tmp_path / "page.png", LIGHT, dpi=72)
    image = QImage(str(tmp_path / "page.png"))
    assert (image.width(), image.height()) == (842, 595)
    assert image.dotsPerMeterX() == round(72 / 0.0254)
    assert colours(image) > 50


def test_layers_of_a_map_at_a_scale(tmp_path: Path) -> None:
    found = drawing(project(touchpoint("t1")))
    assert write_png(found.scrolled, tmp_path / "map.png", LIGHT, scale=2)
    image = QImage(str(tmp_path / "map.png"))
    assert image.width() == round(found.ground.bounds.w * 2)
    assert colours(image) > 5


def test_the_dark_theme_is_dark() -> None:
    image = paint_image(Drawing(Rect(0, 0, 10, 10), ()), theme("dark"))
    assert image is not None
    assert image.pixelColor(5, 5).lightness() < 60


@pytest.mark.parametrize(("w", "h", "scale"), [(1e9, 10, 1), (20_000, 20_000, 1), (100, 100, 1e6)])
def test_an_absurd_size_is_refused(tmp_path: Path, w: float, h: float, scale: float) -> None:
    with pytest.raises(TooLarge, match="too large"):
        write_png(Drawing(Rect(0, 0, w, h), ()), tmp_path / "big.png", LIGHT, scale=scale)
    assert not list(tmp_path.iterdir())


def test_a_cancelled_picture_is_not_written(tmp_path: Path) -> None:
    found = drawing(project(touchpoint("t1")))
    assert not write_png(found.scrolled, tmp_path / "map.png", LIGHT, progress=lambda _done, _total: False)
    assert not list(tmp_path.iterdir())
