"""Headers of the map grow with the letters the user's system asks for, and hands find them where they are seen."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication

from journeydesigner.canvas.headers import arc, lanes, stages
from journeydesigner.model import Id
from journeydesigner.render.fonts import letters_of
from tests.builders import sample
from tests.canvas.conftest import Hands


@pytest.fixture(params=[1.0, 1.5, 2.0])
def large(
    request: pytest.FixtureRequest, qapp: QApplication, make: Callable[..., Hands]
) -> Iterator[tuple[Hands, float]]:
    """The sample on a canvas whose application has letters so many times larger."""
    base = qapp.font()
    hands = make(sample("tourism"))
    font = qapp.font()
    font.setPixelSize(round(12.5 * request.param))
    qapp.setFont(font)
    yield hands, request.param
    qapp.setFont(base)


def test_headers_grow_with_the_letters(large: tuple[Hands, float]) -> None:
    hands, factor = large
    view = hands.view
    assert view.letters == factor
    assert (view.lanes.width(), view.stages.height()) == (lanes.WIDTH * factor, stages.HEIGHT * factor)
    assert view.arc.height() == arc.HEIGHT * factor
    assert view.viewport().x() == view.lanes.width()


def test_hands_find_them_there(large: tuple[Hands, float]) -> None:
    hands, _factor = large
    view = hands.view
    rect = view.stages.rect_of(hands.column(2))
    at = QPoint(round(rect.x + rect.w / 2), round(rect.h / 2))
    hands.press(at, widget=view.stages)
    hands.release(at, widget=view.stages)
    assert hands.selection.ids == ("s2",)
    lane = view.lanes.rect_of(hands.lane("c_phone"))
    at = QPoint(round(lane.x + lane.w / 2), round(lane.y + lane.h / 2))
    hands.press(at, widget=view.lanes)
    hands.release(at, widget=view.lanes)
    assert hands.selection.ids == ("c_phone",)
    assert hands.plan.arc is not None
    feeling = hands.plan.arc.feelings[0]
    hands.press(face_of(hands, feeling.touchpoint), widget=view.arc)
    assert hands.selection.ids == (feeling.touchpoint,)


def face_of(hands: Hands, touchpoint: str) -> QPoint:
    """Where the strip finds the face of a touchpoint."""
    strip = hands.view.arc
    points = (QPoint(x, y) for x in range(0, strip.width(), 3) for y in range(0, strip.height(), 3))
    return next(p for p in points if strip.feeling_at(p.x(), p.y()) == touchpoint)


def test_a_stage_is_dragged_and_named_over_its_header(large: tuple[Hands, float]) -> None:
    hands, factor = large
    strip = hands.view.stages
    middle = [strip.rect_of(hands.column(n)) for n in (2, 4)]
    start, end = (QPoint(round(r.x + r.w * 0.7), round(r.h / 2)) for r in middle)
    hands.drag(start, end, widget=strip)
    assert [s.id for s in hands.project.stages(hands.plan.journey)].index("s2") == 3
    hands.double(start, widget=strip)
    editor = hands.view._naming.editor
    assert editor.isVisible()
    assert editor.height() == round(27 * factor)


def test_bubbles_and_names_being_typed_have_large_letters_too(large: tuple[Hands, float]) -> None:
    hands, factor = large
    sentence = "Bakery, stage 3, after Paying the deposit and before the confirmation by e-mail"
    hands.view.bubble(sentence)
    bubble = hands.view._bubble
    assert bubble.fontMetrics().height() >= 14 * factor
    words = bubble.fontMetrics().boundingRect(0, 0, bubble.width() - 20, 400, Qt.TextFlag.TextWordWrap, sentence)
    assert words.height() <= bubble.height() - 12
    hands.view.rename(Id("s2"))
    assert hands.view._naming.editor.fontMetrics().height() >= 15 * factor


@pytest.mark.parametrize(
    ("pixels", "letters"), [(10, 1.0), (13, 1.0), (14, 1.0), (16, 1.25), (19, 1.5), (25, 2.0), (60, 2.0)]
)
def test_letters_grow_in_quarters_and_twofold_at_most(qapp: QApplication, pixels: int, letters: float) -> None:
    font = qapp.font()
    font.setPixelSize(pixels)
    assert letters_of(font) == letters
