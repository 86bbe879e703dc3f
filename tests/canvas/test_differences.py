"""After any edit, painting again what differs gives the very picture that painting everything gives."""

from __future__ import annotations

import random

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter, QPen

from journeydesigner.canvas.picture import Picture
from journeydesigner.canvas.tiles import Tiles
from journeydesigner.layout.draw import Marks
from journeydesigner.layout.drawing import Dash, Ink, Rect
from journeydesigner.layout.plan import LAYERS, View
from journeydesigner.layout.theme import theme
from journeydesigner.model import Delta, Draft, Id, Project
from journeydesigner.model.values import JourneyId
from journeydesigner.render.application import ensure_gui
from journeydesigner.render.measurer import qt_measurer
from journeydesigner.render.painter import DrawingPainter
from tests.benchmarks.make_project import make_project
from tests.builders import sample
from tests.layout.test_memory import CALM, LAYERED, WILD, Edit, edited

Edits = tuple[Edit, ...]


class Solid(DrawingPainter):
    """Paints every line solid: Qt counts dashes from the edge of the image painted on, more or less."""

    def _pen(self, ink: Ink | None, width: float, _dash: Dash = (), round_caps: bool = False) -> QPen:
        return super()._pen(ink, width, (), round_caps)


class Screen:
    """A window of a picture, kept by what the picture says has changed."""

    def __init__(self, project: Project, window: Rect, zoom: float, view: View | None = None) -> None:
        self._window, self._zoom, self._view = window, zoom, view
        self._painter = Solid(theme("light"))
        self._tiles = Tiles(self._draw, QColor(self._painter.colour("canvas")))
        self.picture = Picture(project, qt_measurer(), self._repaint, lambda: window)
        self.picture.set_zoom(zoom)
        self.journey = JourneyId(project.journeys()[0].id)
        self.picture.show_journey(self.journey, view)

    def fresh(self, project: Project, marks: Marks) -> Screen:
        """The same window of a picture that has seen nothing else."""
        screen = Screen(project, self._window, self._zoom, self._view)
        screen.picture.set_marks(marks)
        return screen

    def _draw(self, painter: QPainter, rect: Rect) -> None:
        self._painter.paint(painter, self.picture.parts_meeting(rect))

    def _repaint(self, rects: list[Rect] | None) -> None:
        if rects is None:
            self._tiles.clear()
        else:
            self._tiles.invalidate(rects)

    def show(self) -> QImage:
        """What is on the screen."""
        w, zoom = self._window, self._zoom
        image = QImage(round(w.w * zoom), round(w.h * zoom), QImage.Format.Format_RGB32)
        for _ in range(200):
            painter = QPainter(image)
            painter.scale(zoom, zoom)
            painter.translate(-w.x, -w.y)
            pending = self._tiles.paint(painter, QRectF(w.x, w.y, w.w, w.h), 1.0)
            painter.end()
            if not pending:
                return image
        raise AssertionError("never complete")


ROUNDING, GLYPHS = 5, 200
"""By how much rounding at the edge of an image may change a colour; how many colours some letters on it may."""


def alike(a: QImage, b: QImage) -> bool:
    """Whether two images are the same, but for what rounding does at the edge of what is painted again."""
    if a == b:
        return True
    pairs = zip(bytes(a.constBits()), bytes(b.constBits()), strict=True)
    return sum(abs(x - y) > ROUNDING for x, y in pairs if x != y) <= GLYPHS


def between(before: Project, after: Project) -> Delta:
    """What an edit has changed."""
    draft = Draft(before)
    for id_ in {r.id for r in before} - {r.id for r in after}:
        if draft.get(id_) is not None:
            draft.remove(id_)
    for record in after:
        held = draft.get(record.id)
        if held is None:
            draft.add(record)
        elif held != record:
            draft.update(
                held, **{name: getattr(record, name) for name in type(record).model_fields if name != "id"}
            )
    return draft.delta()


@pytest.mark.parametrize("seed", range(6))
@pytest.mark.parametrize(("size", "zoom"), [(0, 1.0), (60, 0.5), (60, 1.0), (140, 0.12)])
def test_what_is_painted_again_is_enough(size: int, zoom: float, seed: int) -> None:
    ensure_gui()
    rnd = random.Random(seed)
    project = make_project(size, seed) if size else sample("tourism")
    window = Rect(184 if zoom < 0.2 else 184 + 300 * seed, 64 if zoom < 0.6 else 300, 900 / zoom, 600 / zoom)
    screen = Screen(project, window, zoom)
    stages = [stage.id for stage in project.stages(screen.journey)]
    marks = Marks(gaps=frozenset((stage, "physical") for stage in stages[::2]))  # type: ignore[misc]
    screen.picture.set_marks(marks)
    compare(screen, project, rnd, marks, (CALM, WILD))


@pytest.mark.parametrize("seed", range(6))
@pytest.mark.parametrize("zoom", [1.0, 0.6, 0.15])
def test_so_it_is_with_all_layers_on(zoom: float, seed: int) -> None:
    ensure_gui()
    project = sample("tourism")
    window = Rect(184 + 200 * seed if zoom > 0.2 else 184, 1300 if zoom > 0.2 else 64, 900 / zoom, 600 / zoom)
    screen = Screen(project, window, zoom, View(layers=LAYERS))
    marks = Marks({Id("n01"): ("warning", 1), Id("k01"): ("error", 2)})
    screen.picture.set_marks(marks)
    compare(screen, project, random.Random(seed), marks, (LAYERED, CALM))


def compare(
    screen: Screen, project: Project, rnd: random.Random, marks: Marks, edits: tuple[Edits, Edits]
) -> None:
    """Edit at random, the first edits mostly, and look each time whether the screen shows what there is."""
    for _ in range(12):
        following = edited(project, rnd, edits[0] if rnd.random() < 0.9 else edits[1])
        if rnd.random() < 0.3:
            screen.picture.preview(following, between(project, following))
            screen.show()
            if rnd.random() < 0.5:
                screen.picture.end_preview()
                following = project
        if following is not project:
            screen.picture.update(between(project, following), following)
        project = following
        assert alike(screen.show(), screen.fresh(project, marks).show())
