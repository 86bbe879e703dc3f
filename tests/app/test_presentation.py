"""The presentation over the whole screen, by the keys of a keyboard and of a clicker, by clicks, by the bar."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QPointingDevice
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from journeydesigner.app.menus import menu_path
from journeydesigner.app.window import MainWindow
from journeydesigner.canvas.presentation.bar import TOOLS
from journeydesigner.canvas.presentation.window import Presentation
from journeydesigner.editor.edits.fields import set_fields
from journeydesigner.editor.edits.removal import remove
from journeydesigner.i18n import message
from journeydesigner.model import Id, Stage, Text2, Touchpoint

KEY = Qt.Key
SHIFT = Qt.KeyboardModifier.ShiftModifier
LEFT = Qt.MouseButton.LeftButton
SCREEN: list[QPointingDevice] = []
"""A touch screen, kept for as long as events may name it."""


def press(presented: Presentation, qtbot: QtBot, *keys: Qt.Key) -> None:
    for key in keys:
        qtbot.keyClick(presented.screen_view, key)


def title(presented: Presentation) -> str:
    stage = presented.deck.stage
    return stage.name.en if stage else ""


def names(presented: Presentation) -> list[str]:
    return [s.name.en for s in presented.deck.stages]


def words_on(presented: Presentation) -> str:
    slide = presented.screen_view.slide
    assert slide is not None
    shapes = (s for layer in slide.layers for part in layer.drawing.parts for s in part.shapes)
    return " ".join(s.text for s in shapes if hasattr(s, "text"))


def keys_of(presented: Presentation) -> set[str]:
    slide = presented.screen_view.slide
    assert slide is not None
    return {part.key.partition(":")[0] for layer in slide.layers for part in layer.drawing.parts}


def click_rect(presented: Presentation, qtbot: QtBot, kind: str, id_: Id) -> None:
    slide = presented.screen_view.slide
    assert slide is not None
    rect = (slide.cards if kind == "card" else slide.stages)[id_]
    qtbot.mouseClick(presented.screen_view, LEFT, pos=presented.screen_view.on_screen(rect).center().toPoint())


def test_it_stands_in_the_menu_and_needs_a_journey(window: MainWindow) -> None:
    assert menu_path("present")
    assert window.commands["present"].isEnabled()
    with window.document.edit(message("Remove")) as draft:
        remove(draft, [j.id for j in draft.project.journeys()])
    assert not window.commands["present"].isEnabled()
    window.presenting.present()
    assert window.presenting.presentation is None


def test_it_begins_where_the_selection_is(window: MainWindow, qtbot: QtBot) -> None:
    stage = window.project.stages(window.project.journeys()[0].id)[4]
    last = window.project.touchpoints(stage.id)[-1]
    window.selection.set([last.id])
    window.commands["present"].trigger()
    found = window.presenting.presentation
    assert found is not None
    qtbot.waitExposed(found)
    assert found.deck.stage == stage
    assert last.id in found.deck.shown
    found.close()


@pytest.mark.parametrize(
    ("forward", "back"),
    [(KEY.Key_PageDown, KEY.Key_PageUp), (KEY.Key_Right, KEY.Key_Left), (KEY.Key_Space, KEY.Key_Backspace)],
)
def test_a_clicker_shows_every_touchpoint_once_and_comes_back(
    presented: Presentation, qtbot: QtBot, window: MainWindow, forward: Qt.Key, back: Qt.Key
) -> None:
    stations, seen = [(presented.deck.place, presented.deck.part)], list(presented.deck.shown)
    while True:
        press(presented, qtbot, forward)
        now = (presented.deck.place, presented.deck.part)
        if now == stations[-1]:
            break
        stations.append(now)
        seen += presented.deck.shown
    journey = window.project.journeys()[0].id
    assert sorted(seen) == sorted(t.id for t in window.project.journey_touchpoints(journey))
    assert presented.deck.place == len(presented.deck.stages) - 1
    assert not presented.bar.next.isEnabled()
    for station in reversed(stations[:-1]):
        press(presented, qtbot, back)
        assert (presented.deck.place, presented.deck.part) == station
    assert not presented.bar.previous.isEnabled()


def test_digits_go_to_a_stage(presented: Presentation, qtbot: QtBot) -> None:
    press(presented, qtbot, KEY.Key_3)
    assert title(presented) == names(presented)[2]
    press(presented, qtbot, KEY.Key_9)
    assert title(presented) == names(presented)[2]
    press(presented, qtbot, KEY.Key_End)
    assert title(presented) == names(presented)[-1]
    press(presented, qtbot, KEY.Key_Home)
    assert title(presented) == names(presented)[0]


def test_digits_of_a_french_keyboard(presented: Presentation, qtbot: QtBot, window: MainWindow) -> None:
    window.desktop.speak("fr")
    press(presented, qtbot, KEY.Key_QuoteDbl)
    assert presented.deck.place == 2


def test_a_click_on_the_track_goes_to_its_stage(presented: Presentation, qtbot: QtBot) -> None:
    wanted = presented.deck.stages[5]
    click_rect(presented, qtbot, "stage", wanted.id)
    assert presented.deck.stage == wanted


def finger(presented: Presentation, *way: QPoint, second: QPoint | None = None) -> None:
    """A finger comes down at the first point, goes along and is lifted at the last; a second may come along."""
    screen = presented.screen_view
    if not SCREEN:
        SCREEN.append(QTest.createTouchDevice())
    sequence = QTest.touchEvent(screen, SCREEN[0], False)
    sequence.press(0, way[0], screen)
    if second is not None:
        sequence.press(1, second, screen)
    sequence.commit()
    for at in way[1:]:
        sequence.move(0, at, screen)
        if second is not None:
            sequence.stationary(1)
        sequence.commit()
    sequence.release(0, way[-1], screen)
    if second is not None:
        sequence.release(1, second, screen)
    sequence.commit()


def test_a_finger_turns_the_slides(presented: Presentation) -> None:
    presented.move(0, 0)
    first = (presented.deck.place, presented.deck.part)
    finger(presented, QPoint(600, 400), QPoint(520, 405), QPoint(400, 410))
    assert (presented.deck.place, presented.deck.part) > first
    finger(presented, QPoint(300, 400), QPoint(400, 405), QPoint(500, 395))
    assert (presented.deck.place, presented.deck.part) == first
    for way, second in (
        ((QPoint(600, 300), QPoint(560, 500)), None),  # down the slide
        ((QPoint(600, 400), QPoint(570, 400)), None),  # not far enough
        ((QPoint(600, 400), QPoint(400, 400)), QPoint(650, 500)),  # two fingers
    ):
        finger(presented, *way, second=second)
        assert (presented.deck.place, presented.deck.part) == first


def test_a_finger_taps_like_a_click(presented: Presentation) -> None:
    presented.move(0, 0)
    slide = presented.screen_view.slide
    assert slide is not None
    card, rect = next(iter(slide.cards.items()))
    at = presented.screen_view.on_screen(rect).center().toPoint()
    finger(presented, at, at + QPoint(3, 2))
    assert presented.screen_view.chosen == card
    presented.run("black")
    finger(presented, at)
    assert not presented.screen_view.is_black


def test_black_shows_nothing_until_any_key(presented: Presentation, qtbot: QtBot) -> None:
    press(presented, qtbot, KEY.Key_2, KEY.Key_B)
    assert not presented.bar.isVisible()
    picture = presented.grab().toImage()
    assert {picture.pixelColor(x, y).name() for x in (10, 800, 1590) for y in (10, 500, 990)} == {"#000000"}
    assert presented.screen_view.accessibleName() == "Black screen"
    press(presented, qtbot, KEY.Key_PageDown)
    assert presented.bar.isVisible()
    assert presented.deck.place == 1


def test_findings_are_hidden_until_asked_for_and_owner_gaps_are_not(
    presented: Presentation, qtbot: QtBot, window: MainWindow
) -> None:
    press(presented, qtbot, KEY.Key_3)
    assert "Stage without an owner" in words_on(presented)
    quiet = words_on(presented)
    press(presented, qtbot, KEY.Key_F)
    assert window.checker.findings
    assert len(words_on(presented)) > len(quiet)
    press(presented, qtbot, KEY.Key_F)
    assert words_on(presented) == quiet


def test_the_overview_shows_all_stages_and_opens_one(presented: Presentation, qtbot: QtBot) -> None:
    press(presented, qtbot, KEY.Key_O)
    slide = presented.screen_view.slide
    assert slide is not None
    assert list(slide.stages) == [s.id for s in presented.deck.stages]
    assert {"stage", "card", "head"} <= keys_of(presented)
    press(presented, qtbot, KEY.Key_Right, KEY.Key_Right, KEY.Key_Return)
    assert presented.deck.place == 2
    assert "track" in keys_of(presented)
    press(presented, qtbot, KEY.Key_O)
    click_rect(presented, qtbot, "stage", presented.deck.stages[6].id)
    assert presented.deck.place == 6
    assert "track" in keys_of(presented)


def test_the_overview_shows_the_layers_of_the_map(window: MainWindow, qtbot: QtBot) -> None:
    window.commands["layer_pains"].trigger()
    window.commands["present"].trigger()
    presentation = window.presenting.presentation
    assert presentation is not None
    press(presentation, qtbot, KEY.Key_O)
    assert {"note", "ribbon-head", "feeling"} <= keys_of(presentation)
    presentation.close()


def test_esc_leaves_the_overview_then_the_presentation(
    presented: Presentation, qtbot: QtBot, window: MainWindow
) -> None:
    press(presented, qtbot, KEY.Key_O, KEY.Key_Escape)
    assert window.presenting.presentation is presented
    assert "track" in keys_of(presented)
    press(presented, qtbot, KEY.Key_Escape)
    assert window.presenting.presentation is None
    with window.document.edit(message("Rename")) as draft:
        stage = draft.project.stages(draft.project.journeys()[0].id)[0]
        set_fields(draft, [stage.id], name=Text2(en="Later", fr="Plus tard"))


def lightness(presented: Presentation, at: QPoint) -> int:
    return presented.screen_view.grab().toImage().pixelColor(at).lightness()


def test_the_spotlight_follows_the_pointer(presented: Presentation, qtbot: QtBot) -> None:
    here, there = QPoint(1000, 170), QPoint(400, 170)
    before = lightness(presented, here)
    press(presented, qtbot, KEY.Key_S)
    qtbot.mouseMove(presented.screen_view, there)
    assert lightness(presented, here) < before * 0.6
    qtbot.mouseMove(presented.screen_view, here)
    assert lightness(presented, here) == before
    press(presented, qtbot, KEY.Key_S)
    assert lightness(presented, there) > 200


def test_the_spotlight_lies_on_the_card_chosen(presented: Presentation, qtbot: QtBot) -> None:
    press(presented, qtbot, KEY.Key_3, KEY.Key_S)
    slide = presented.screen_view.slide
    assert slide is not None
    last = list(slide.cards)[-1]
    qtbot.mouseMove(presented.screen_view, QPoint(60, 900))
    inside = presented.screen_view.on_screen(slide.cards[last]).center().toPoint()
    assert lightness(presented, inside) < 130
    click_rect(presented, qtbot, "card", last)
    qtbot.mouseMove(presented.screen_view, QPoint(60, 900))
    assert lightness(presented, inside) > 200


def test_cards_are_walked_with_shift_and_arrows_and_told(
    presented: Presentation, qtbot: QtBot, window: MainWindow
) -> None:
    press(presented, qtbot, KEY.Key_3)
    assert presented.screen_view.accessibleName().startswith("Stage 3 of 7, ")
    slide = presented.screen_view.slide
    assert slide is not None
    for card in slide.cards:
        qtbot.keyClick(presented.screen_view, KEY.Key_Right, SHIFT)
        assert presented.screen_view.chosen == card
        assert presented.screen_view.accessibleName().startswith(window.project.all(Touchpoint)[card].name.en)
    assert len(presented.screen_view.accessibleDescription().splitlines()) == len(slide.cards)
    press(presented, qtbot, KEY.Key_Right)
    assert presented.screen_view.chosen is None


def test_strong_contrast_drops_the_tint_of_lanes(presented: Presentation, qtbot: QtBot) -> None:
    press(presented, qtbot, KEY.Key_3)
    at = QPoint(1590, 420)
    assert presented.screen_view.grab().toImage().pixelColor(at).name() != "#ffffff"
    press(presented, qtbot, KEY.Key_C)
    assert presented.screen_view.grab().toImage().pixelColor(at).name() == "#ffffff"


def test_every_tool_of_the_bar_does_what_its_key_does(
    presented: Presentation, qtbot: QtBot, window: MainWindow
) -> None:
    for key in ("spotlight", "findings", "contrast", "overview"):
        button = presented.bar.tools[key]
        assert button.accessibleName()
        assert TOOLS[key].key in button.toolTip()
        qtbot.mouseClick(button, LEFT)
        assert button.isChecked()
        qtbot.mouseClick(button, LEFT)
        assert not button.isChecked()
    assert QApplication.focusWidget() is presented.screen_view
    qtbot.mouseClick(presented.bar.next, LEFT)
    assert (presented.deck.place, presented.deck.part) != (0, 0)
    qtbot.mouseClick(presented.bar.tools["black"], LEFT)
    assert presented.screen_view.is_black
    qtbot.mouseClick(presented.screen_view, LEFT)
    assert not presented.screen_view.is_black
    qtbot.mouseClick(presented.bar.tools["leave"], LEFT)
    assert window.presenting.presentation is None


def test_a_button_with_the_focus_leaves_the_arrows_to_the_slides(presented: Presentation, qtbot: QtBot) -> None:
    qtbot.keyClick(presented.screen_view, KEY.Key_Tab)
    button = QApplication.focusWidget()
    assert button in (presented.bar.next, *presented.bar.tools.values())
    before = (presented.deck.place, presented.deck.part)
    qtbot.keyClick(button, KEY.Key_Right)
    assert (presented.deck.place, presented.deck.part) != before
    assert QApplication.focusWidget() is button


def test_an_empty_stage_says_so(presented: Presentation, qtbot: QtBot, window: MainWindow) -> None:
    stage = presented.deck.stages[1]
    with window.document.edit(message("Remove")) as draft:
        remove(draft, [t.id for t in draft.project.touchpoints(stage.id)])
    press(presented, qtbot, KEY.Key_2)
    assert "This stage has no touchpoint yet." in words_on(presented)


def test_it_follows_edits_and_stays_where_it_is(presented: Presentation, qtbot: QtBot, window: MainWindow) -> None:
    press(presented, qtbot, KEY.Key_5, KEY.Key_PageDown)
    stage, first = presented.deck.stage, presented.deck.shown[0]
    assert stage is not None
    with window.document.edit(message("Rename")) as draft:
        set_fields(draft, [stage.id], name=Text2(en="A fine stay", fr="Un bon séjour"))
    assert "A fine stay" in words_on(presented)
    assert first in presented.deck.shown
    with window.document.edit(message("Remove")) as draft:
        remove(draft, [draft.project.stages(draft.project.journeys()[0].id)[0].id])
    assert presented.deck.stage is not None
    assert presented.deck.stage.id == stage.id
    with window.document.edit(message("Remove")) as draft:
        remove(draft, [j.id for j in draft.project.journeys()])
    assert window.presenting.presentation is None
    assert not window.project.all(Stage)


def test_words_follow_the_language(presented: Presentation, qtbot: QtBot, window: MainWindow) -> None:
    press(presented, qtbot, KEY.Key_3)
    window.desktop.speak("fr")
    assert "Étape sans responsable" in words_on(presented)
    assert "Arrive de\u00a0: 2 Préparation" in words_on(presented)
    assert presented.bar.tools["leave"].accessibleName() == "Quitter"
    assert presented.bar.place.accessibleName().startswith("3 / 7")


@pytest.mark.parametrize(("width", "height"), [(1600, 1000), (1280, 720), (800, 1100)])
def test_titles_stay_large_on_every_screen(presented: Presentation, qtbot: QtBot, width: int, height: int) -> None:
    presented.resize(width, height)
    qtbot.waitUntil(lambda: (presented.width(), presented.height()) == (width, height))
    for digit in range(7):
        press(presented, qtbot, Qt.Key(KEY.Key_1 + digit))
        slide, view = presented.screen_view.slide, presented.screen_view
        assert slide is not None
        for rect in slide.cards.values():
            shown = view.on_screen(rect)
            assert shown.width() >= 152 * 20 / 12 * width / 1600 - 1
            assert view.rect().toRectF().contains(shown)


def test_a_stage_that_goes_while_its_findings_are_shown_gives_way_to_another(
    presented: Presentation, window: MainWindow, qtbot: QtBot
) -> None:
    press(presented, qtbot, Qt.Key.Key_F)
    going = presented.deck.stage
    assert going is not None
    with window.document.edit(message("elsewhere")) as draft:
        remove(draft, [going.id])
    assert presented.deck.stage is not None
    assert presented.deck.stage.id != going.id
    window.document.undo()
    presented.deck.show(going.id)
    window.document.redo()
    assert presented.deck.stage.id != going.id
