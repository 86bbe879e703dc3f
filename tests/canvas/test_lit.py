"""What is dimmed, what stays lit, and that neither the veil nor what shines above it leaves a trace."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication

from journeydesigner.canvas.lit import linked_to, lit_with
from journeydesigner.layout.drawing import Rect
from journeydesigner.model import Id
from tests.canvas.conftest import Hands, channel


def picture(hands: Hands) -> QImage:
    """The canvas once nothing is left to paint: images come one by one, a few in each frame."""
    still = 0
    while still < 10:
        QApplication.processEvents()
        is_busy = hands.view._tick.isActive() or hands.view.light._tick.isActive()
        still = 0 if is_busy else still + 1
    return hands.view.grab().toImage()


def ground(hands: Hands) -> QColor:
    return hands.view.drawing_painter.colour("canvas")


def on_screen(hands: Hands, rect: Rect) -> tuple[int, int]:
    at = hands.view.mapFromScene(rect.x + 3, rect.y + rect.h / 2) + hands.view.viewport().pos()
    return at.x(), at.y()


def test_a_lit_card_looks_as_before_and_the_others_have_35_percent_left(hands: Hands) -> None:
    hands.selection.clear()
    lit, dim = hands.touchpoint("Website home page").id, hands.touchpoint("Rainy-day ideas").id
    bright, dark = (on_screen(hands, hands.card(id_).rect) for id_ in (lit, dim))
    before = picture(hands)
    hands.view.set_lit([lit])
    after = picture(hands)
    assert after.pixelColor(*bright) == before.pixelColor(*bright)
    was, now, paper = before.pixelColor(*dark), after.pixelColor(*dark), ground(hands)
    for part in ("red", "green", "blue"):
        expected = getattr(was, part)() * 0.35 + getattr(paper, part)() * 0.65
        assert abs(getattr(now, part)() - expected) <= 2
    assert now != was


def test_without_light_the_map_is_as_it_was(hands: Hands) -> None:
    before = picture(hands)
    hands.view.set_lit([hands.touchpoint("Website home page").id])
    assert picture(hands) != before
    hands.view.set_lit(None)
    assert picture(hands) == before


def test_all_lit_looks_as_nothing_dimmed_on_every_card(hands: Hands) -> None:
    before = picture(hands)
    hands.view.set_lit([Id(card) for card in hands.plan.cards])
    after = picture(hands)
    for card in hands.plan.cards.values():
        at = on_screen(hands, card.rect)
        if before.rect().contains(*at):
            assert after.pixelColor(*at) == before.pixelColor(*at), card


def test_a_card_that_is_moved_takes_its_light_along(hands: Hands) -> None:
    card = hands.touchpoint("Website home page").id
    hands.view.set_lit([card])
    picture(hands)
    old = hands.card(card).rect
    hands.view.commands.move_to_channel(card, channel(hands.project, "Signage").id)  # type: ignore[arg-type]
    assert hands.card(card).rect != old
    dimmed = picture(hands)
    hands.view.set_lit(None)
    assert dimmed.pixelColor(*on_screen(hands, hands.card(card).rect)) == picture(hands).pixelColor(
        *on_screen(hands, hands.card(card).rect)
    )


def test_links_between_lit_cards_are_lit_and_others_are_not(hands: Hands) -> None:
    link = next(iter(hands.project.transitions(hands.plan.journey)))
    lit = lit_with([link.from_, link.to], hands.plan, hands.project)
    assert link.id in lit
    others = {t.id for t in hands.project.transitions(hands.plan.journey)} & lit
    assert all(
        {t.from_, t.to} <= {link.from_, link.to}
        for t in hands.project.transitions(hands.plan.journey)
        if t.id in others
    )


def test_stage_and_channel_of_a_lit_card_keep_their_headers(hands: Hands) -> None:
    card = hands.touchpoint("Website home page")
    lit = lit_with([card.id], hands.plan, hands.project)
    assert {card.stage, card.channel} <= lit
    assert channel(hands.project, "Signage").id not in lit


@pytest.mark.parametrize("kind", ["card", "stage", "channel", "link", "role"])
def test_what_is_linked_stays(hands: Hands, kind: str) -> None:
    project = hands.project
    card = hands.touchpoint("Website home page")
    link = project.outgoing(card.id)[0]
    asked = {
        "card": card.id,
        "stage": card.stage,
        "channel": card.channel,
        "link": link.id,
        "role": project.one(type(hands.stage("Inspiration")), card.stage).owner,  # type: ignore[union-attr]
    }[kind]
    assert asked is not None
    lit = linked_to([Id(asked)], project)
    assert {asked, card.id, link.id if kind != "role" else card.id} <= lit
    assert (link.to in lit) is (kind != "none")
    far = {t.id for t in project.journey_touchpoints(hands.plan.journey)} - lit
    assert far, "something is dimmed"
