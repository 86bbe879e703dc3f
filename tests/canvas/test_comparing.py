"""Two canvases beside each other: signs on what differs, and maps that scroll and zoom as one."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from journeydesigner.canvas.comparing import signs
from journeydesigner.canvas.comparing.together import Together, Way
from journeydesigner.canvas.comparing.view import ComparedView
from journeydesigner.editor.checker import Checker
from journeydesigner.editor.document import Document
from journeydesigner.editor.edits.placing import Spot, move_touchpoint
from journeydesigner.editor.selection import Selection
from journeydesigner.i18n import message
from journeydesigner.layout.draw.glyphs import VERDICT_INK
from journeydesigner.layout.drawing import Box, Icon, Rect
from journeydesigner.layout.theme import theme
from journeydesigner.model import Id
from journeydesigner.model.comparing import compare
from journeydesigner.model.comparing.difference import VERDICTS
from journeydesigner.model.values import JourneyId, StageId, TouchpointId
from journeydesigner.render.fonts import application_font, load_fonts
from tests.builders import examples
from tests.canvas.conftest import ON
from tests.futures import Edited, edited

# -- signs


@pytest.mark.parametrize("zoom", [0.1, 0.5, 1.0, 2.0])
def test_signs_are_told_apart_without_colour(zoom: float) -> None:
    rect = Rect(0, 0, 152, 64)
    looks = set()
    for verdict in VERDICTS:
        shapes = signs.on_card(rect, (verdict,), zoom)
        edge = next(shape for shape in shapes if isinstance(shape, Box))
        glyph = tuple(type(shape).__name__ for shape in shapes), *(s.name for s in shapes if isinstance(s, Icon))
        looks.add((bool(edge.dash), len(edge.dash), glyph))
    assert len(looks) == len(VERDICTS)


@pytest.mark.parametrize("name", ["light", "dark"])
def test_every_sign_has_its_ink_in_both_themes(name: str) -> None:
    colours = {theme(name).colour(ink) for ink in VERDICT_INK.values()}  # type: ignore[arg-type]
    assert len(colours) == len(VERDICTS)


def test_the_sign_of_a_link_stands_on_it_before_its_end() -> None:
    points = ((0.0, 0.0), (100.0, 0.0), (100.0, 20.0))
    assert signs.before_end(points, 30) == (90.0, 0.0)
    assert signs.before_end(points, 5) == (100.0, 15.0)
    assert signs.before_end(((0.0, 0.0), (10.0, 0.0)), 30) == (5.0, 0.0)


# -- ways

_SPANS = st.lists(st.tuples(st.floats(1, 500), st.floats(1, 500)), min_size=0, max_size=12)


@settings(max_examples=examples(50), deadline=None)
@given(_SPANS, st.floats(-500, 5000))
def test_a_way_leads_there_and_back(widths: list[tuple[float, float]], x: float) -> None:
    knots, a, b = [(0.0, 0.0)], 0.0, 0.0
    for here, there in widths:
        a, b = a + here, b + there
        knots.append((a, b))
    way = Way(knots)
    assert way.back(way.there(x)) == pytest.approx(x, abs=1e-3)
    assert way.there(x) <= way.there(x + 1)
    assert all(way.there(here) == pytest.approx(there) for here, there in knots)


# -- two views


class Two:
    """Both maps of the edited sample, one above the other, and what differs."""

    def __init__(self, qtbot: QtBot, told: str = "") -> None:
        self.of: Edited = edited()
        self.document = Document(self.of.project)
        checker = Checker(self.document, ON)
        self.before, self.after = (
            ComparedView(self.document, Selection(self.document), checker, lambda _id: told) for _n in range(2)
        )
        self.before.journey, self.after.journey = JourneyId(self.of.now), JourneyId(self.of.future)
        self.together = Together(self.before, self.after)
        for view in (self.before, self.after):
            qtbot.addWidget(view)
            view.resize(1100, 460)
            view.show()
            qtbot.waitExposed(view)
        self.compare()

    def compare(self) -> None:
        comparison = compare(self.document.project, self.of.now, self.of.future)
        self.together.show_answering(comparison.columns)
        for side, view in enumerate((self.before, self.after)):
            view.show_verdicts(comparison.verdicts(side))

    def columns(self) -> list[tuple[float, float]]:
        """Left edges of the stages that answer to each other, on the two viewports."""
        found = []
        for a, b in compare(self.document.project, self.of.now, self.of.future).columns:
            edges = []
            for view, stage in ((self.before, a), (self.after, b)):
                x = next(c.x for c in view.picture.plan.columns if c.stage == stage)
                edges.append(view.mapFromScene(QPointF(x, 0)).x())
            found.append((edges[0], edges[1]))
        return found


@pytest.fixture
def two(qtbot: QtBot, qapp: QApplication) -> Two:
    load_fonts()
    qapp.setFont(application_font())
    return Two(qtbot)


def test_what_differs_is_marked_where_it_is(two: Two) -> None:
    of = two.of
    after = {one.element: one.verdicts for one in two.after.signs.signed}
    before = {one.element: one.verdicts for one in two.before.signs.signed}
    assert after[of.added] == ("added",)
    assert after[of.renamed] == ("changed",)
    assert after[of.moved] == ("moved",)
    assert after[of.link] == ("changed",)
    assert before[of.gone] == ("gone",)
    assert of.added not in before
    assert of.gone not in after
    where = next(one.rect for one in two.after.signs.signed if one.element == of.added)
    assert where == two.after.picture.plan.cards[TouchpointId(of.added)].rect


def test_signs_follow_an_edit(two: Two) -> None:
    id_ = TouchpointId(two.of.added)
    before = next(one.rect for one in two.after.signs.signed if one.element == id_)
    stage = two.document.project.stages(two.of.future)[0]
    with two.document.edit(message("move")) as draft:
        move_touchpoint(draft, id_, Spot(StageId(stage.id)))
    now = next(one.rect for one in two.after.signs.signed if one.element == id_)
    assert now == two.after.picture.plan.cards[id_].rect != before


def test_signs_are_painted(two: Two, qtbot: QtBot) -> None:
    ink = theme("light").colour("pos").lower()
    two.after.reveal(two.of.added)
    two.after.overlay.hide("flash", "selection")
    rect = two.after.picture.plan.cards[TouchpointId(two.of.added)].rect

    def is_green() -> bool:
        image = two.after.viewport().grab().toImage()
        u = 1 / min(two.after.zoom, 1)
        at = two.after.mapFromScene(QPointF(rect.x + 5 * u, rect.y - 5.5 * u))
        found = {
            image.pixelColor(at + QPoint(dx, dy)).name() for dx in range(-2, 3) for dy in range(-2, 3)
            if image.rect().contains(at + QPoint(dx, dy))
        }  # fmt: skip
        return ink in found

    qtbot.waitUntil(is_green, timeout=3000)
    two.after.show_verdicts({})
    qtbot.waitUntil(lambda: not is_green(), timeout=3000)


def test_the_wheel_moves_both(two: Two) -> None:
    two.together.lead(two.before)
    two.before.set_zoom(0.8)
    bar = two.after.horizontalScrollBar()
    start = bar.value()
    wheel(two.before, -480, Qt.KeyboardModifier.ShiftModifier)
    QApplication.processEvents()
    assert two.before.horizontalScrollBar().value() > 0
    assert bar.value() > start
    middle = two.before.viewport().width() / 2
    near = min(two.columns(), key=lambda pair: abs(pair[0] - middle))
    assert abs(near[0] - near[1]) < 0.5 * two.before.viewport().width()


def test_the_middle_of_a_stage_faces_the_middle_of_its_answer(two: Two) -> None:
    a, b = compare(two.document.project, two.of.now, two.of.future).columns[3]
    two.together.lead(two.before)
    two.before.set_zoom(1.0)
    column = next(c for c in two.before.picture.plan.columns if c.stage == a)
    other = next(c for c in two.after.picture.plan.columns if c.stage == b)
    two.before.centerOn(column.x + column.w / 2, 400)
    seen = two.after.seen()
    assert seen.x + seen.w / 2 == pytest.approx(other.x + other.w / 2, abs=2)


def test_zoom_is_one(two: Two) -> None:
    two.together.lead(two.after)
    two.after.set_zoom(0.4)
    assert two.before.zoom == pytest.approx(0.4)
    two.together.lead(two.before)
    two.before.zoom_in()
    assert two.after.zoom == pytest.approx(two.before.zoom)


def test_each_goes_its_own_way_when_untied(two: Two) -> None:
    two.together.set_on(False)
    zoom, at = two.after.zoom, two.after.horizontalScrollBar().value()
    two.together.lead(two.before)
    two.before.set_zoom(1.4)
    assert (two.after.zoom, two.after.horizontalScrollBar().value()) == (zoom, at)
    two.together.set_on(True)
    assert two.after.zoom == pytest.approx(1.4)


def test_who_is_touched_leads(two: Two) -> None:
    two.together.lead(two.before)
    wheel(two.after, -120)
    assert two.together.leader is two.after
    two.before.setFocus()
    QApplication.processEvents()
    wheel(two.before, -120)
    assert two.together.leader is two.before


def test_what_the_other_one_does_by_itself_moves_nobody(two: Two) -> None:
    two.together.lead(two.before)
    two.before.set_zoom(1.0)
    at = two.before.horizontalScrollBar().value()
    two.after.camera.scroll(700, 0)
    assert two.after.horizontalScrollBar().value() > at
    assert two.before.horizontalScrollBar().value() == at


def test_what_became_of_a_card_is_said(qtbot: QtBot) -> None:
    two = Two(qtbot, told="Changed")
    assert two.after.tip_of(two.of.renamed).endswith("Changed")
    two.after.bench.selection.set([two.of.renamed])
    assert "Changed" in two.after.accessibleDescription()


def test_what_answers_is_ringed(two: Two) -> None:
    two.before.show_answering([two.of.gone])
    assert two.before.answering == (two.of.gone,)
    two.before.show_answering([])
    assert two.before.answering == ()


def test_a_view_let_go_follows_no_more(two: Two) -> None:
    plan = two.before.picture.plan
    two.before.let_go()
    with two.document.edit(message("gone")) as draft:
        draft.update(draft.project.stages(two.of.now)[0], duration_h=7)
        draft.remove(draft.project.transitions(two.of.now)[0].id)
    assert two.before.picture.plan is plan
    assert two.after.picture.project is two.document.project


def wheel(view: ComparedView, by: int, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """Turn the wheel in the middle of a view."""
    at = view.viewport().rect().center()
    event = QWheelEvent(
        QPointF(at), QPointF(view.viewport().mapToGlobal(at)), QPoint(), QPoint(0, by),
        Qt.MouseButton.NoButton, held, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(view.viewport(), event)


def test_an_unknown_element_has_no_sign(two: Two) -> None:
    two.after.show_verdicts({Id("nowhere"): ("added",)})
    assert two.after.signs.signed == ()
