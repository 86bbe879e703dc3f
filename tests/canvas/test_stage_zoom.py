"""Zooming to a stage, by key, menu and command, and from stage to stage."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt

from journeydesigner.editor.edits.placing import add_stage
from journeydesigner.i18n import message
from journeydesigner.model import Id
from journeydesigner.model.values import JourneyId
from tests.canvas.conftest import Hands


def sees_stage(hands: Hands, number: int) -> bool:
    """Whether a whole stage is seen and most of what is seen is that stage, or as near as 100 % comes."""
    seen, column = hands.view.seen(), hands.column(number)
    whole = seen.x <= column.x + 2 and seen.right >= column.x + column.w - 2
    return whole and (hands.view.zoom >= 0.99 or seen.w < 3 * column.w)


def sees_cards(hands: Hands, number: int) -> bool:
    seen = hands.view.seen()
    rects = [card.rect for card in hands.plan.sections[number - 1].cards.values()]
    return all(seen.y <= rect.y and rect.bottom <= seen.bottom for rect in rects)


def test_z_shows_the_stage_of_the_card_and_again_goes_back(hands: Hands) -> None:
    hands.view.bench.selection.set([hands.plan.sections[1].stage])
    hands.view.camera.scroll(40, 60)
    before = hands.view.spot()
    hands.key(Qt.Key.Key_Z)
    assert sees_stage(hands, 2)
    assert sees_cards(hands, 2)
    hands.key(Qt.Key.Key_Z)
    assert hands.view.spot() == pytest.approx(before, abs=2)


def test_z_after_a_scroll_zooms_again(hands: Hands) -> None:
    hands.view.bench.selection.set([hands.plan.columns[0].stage])
    hands.key(Qt.Key.Key_Z)
    there = hands.view.seen()
    hands.view.set_zoom(2.0)
    hands.key(Qt.Key.Key_Z)
    assert hands.view.seen() == there


def test_from_stage_to_stage_and_not_beyond_the_ends(hands: Hands) -> None:
    stages = hands.view.commands.stages
    said: list[str] = []
    hands.view.said.connect(said.append)
    hands.view.bench.selection.set([hands.plan.columns[0].stage])
    hands.key(Qt.Key.Key_Z)
    for number in range(2, len(hands.plan.columns) + 1):
        stages.step(1)
        assert sees_stage(hands, number)
        assert said[-1].startswith(f"Stage {number} of {len(hands.plan.columns)}")
        assert hands.view.bench.focus.column == number - 1
    last = hands.view.seen()
    stages.step(1)
    assert hands.view.seen() == last
    assert said[-1] == "This is the last stage."
    stages.step(-1)
    assert sees_stage(hands, len(hands.plan.columns) - 1)


def test_the_menu_of_a_stage_zooms_to_it(hands: Hands) -> None:
    column = hands.column(2)
    x = round((column.x + 30 - hands.view.seen().x) * hands.view.zoom)
    at = QPoint(x, 20)
    hands.view.menu_at("stages", at, hands.view.stages.mapToGlobal(at))
    hands.choose("Zoom to this stage")
    assert sees_stage(hands, 2)


def test_an_empty_stage_can_be_zoomed_to(hands: Hands) -> None:
    with hands.view._document.edit(message("Step")) as draft:
        made = add_stage(draft, JourneyId(Id(hands.view.journey or "")))
    hands.view.commands.stages.show(made.id)  # type: ignore[arg-type]
    assert sees_stage(hands, len(hands.plan.columns))
