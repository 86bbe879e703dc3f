"""A workshop in a presentation: its timer by a clock of the test's own, its notes and votes by keys and clicks."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QColor, QFontMetrics
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from journeydesigner.app.key_list import PRESENTING
from journeydesigner.app.window import MainWindow
from journeydesigner.canvas.presentation.bar_button import TOOLS
from journeydesigner.canvas.presentation.dots import LARGE, dot_rect
from journeydesigner.canvas.presentation.note_box import NoteBox
from journeydesigner.canvas.presentation.window import Presentation
from journeydesigner.canvas.presentation.workshop import Workshop
from journeydesigner.editor.document import Document
from journeydesigner.editor.edits.fields import set_fields
from journeydesigner.editor.edits.removal import remove
from journeydesigner.errors import Refusal
from journeydesigner.i18n import Language, message
from journeydesigner.model import Id, Opportunity, PainPoint, Text2, Touchpoint
from tests.app.test_presentation import click_rect, finger, press

KEY = Qt.Key
SHIFT, CTRL, ALT = (
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
)
LEFT, RIGHT = Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton
DEPOSIT = "Paying the deposit"


class Clock:
    """Seconds that pass when the test says so."""

    def __init__(self, workshop: Workshop) -> None:
        self.now = 50.0
        self._workshop = workshop
        workshop.timer.clock = lambda: self.now

    def pass_(self, seconds: float) -> None:
        """So many seconds go by, and the bar looks at the clock."""
        self.now += seconds
        self._workshop.tick()


@pytest.fixture
def clock(presented: Presentation) -> Clock:
    return Clock(presented.workshop)


def card_of(presented: Presentation, window: MainWindow, name: str = DEPOSIT) -> Id:
    """The card with this name on the slide of its stage, which is shown."""
    found = next(t for t in window.project.all(Touchpoint).values() if t.name.en == name)
    presented.deck.show(found.id)
    presented._show()
    return found.id


def choose(presented: Presentation, qtbot: QtBot, window: MainWindow, name: str = DEPOSIT) -> Id:
    card = card_of(presented, window, name)
    click_rect(presented, qtbot, "card", card)
    assert presented.screen_view.chosen == card
    return card


def ctrl_z(presented: Presentation, qtbot: QtBot) -> None:
    qtbot.keyClick(presented.screen_view, KEY.Key_Z, CTRL)


def tags(window: MainWindow, card: Id) -> tuple[str, ...]:
    return window.project.all(Touchpoint)[card].tags


def timer_text(presented: Presentation) -> str:
    return presented.bar.timer.text().strip()


# -- timer


def test_t_starts_and_pauses_the_timer(presented: Presentation, qtbot: QtBot, clock: Clock) -> None:
    assert timer_text(presented) == "10:00"
    press(presented, qtbot, KEY.Key_T)
    clock.pass_(61)
    assert (timer_text(presented), presented.bar.timer.isChecked()) == ("08:59", True)
    press(presented, qtbot, KEY.Key_T)
    clock.pass_(100)
    assert (timer_text(presented), presented.bar.timer.isChecked()) == ("08:59", False)
    qtbot.mouseClick(presented.bar.timer, LEFT)
    clock.pass_(1)
    assert timer_text(presented) == "08:58"


def test_it_runs_while_stages_turn_and_the_screen_is_black(
    presented: Presentation, qtbot: QtBot, clock: Clock
) -> None:
    press(presented, qtbot, KEY.Key_T, KEY.Key_PageDown, KEY.Key_5, KEY.Key_B)
    clock.pass_(125)
    press(presented, qtbot, KEY.Key_B)
    assert timer_text(presented) == "07:55"
    assert presented.deck.place == 4


def test_at_zero_it_turns_amber_and_counts_on(presented: Presentation, qtbot: QtBot, clock: Clock) -> None:
    def ground() -> str:
        timer = presented.bar.timer
        return QColor(timer.grab().toImage().pixel(timer.width() // 2, 6)).name()

    press(presented, qtbot, KEY.Key_T)
    clock.pass_(599)
    before, places = ground(), [tool.geometry() for tool in presented.bar.tools.values()]
    clock.pass_(1)
    assert (timer_text(presented), ground()) == ("00:00", "#ffc24d")
    assert before != "#ffc24d"
    clock.pass_(65)
    assert timer_text(presented) == "\u221201:05"
    QApplication.processEvents()
    assert [tool.geometry() for tool in presented.bar.tools.values()] == places, "the minus has its room already"
    presented.workshop.timer.reset()
    clock.pass_(0)
    assert ground() not in ("#ffc24d", before)


def test_a_second_repaints_nothing_but_the_time(presented: Presentation, qtbot: QtBot, clock: Clock) -> None:
    class Paints(QObject):
        def __init__(self) -> None:
            super().__init__()
            self.seen: list[str] = []

        def eventFilter(self, watched: QObject, event: QEvent) -> bool:
            if event.type() in (QEvent.Type.Paint, QEvent.Type.Resize, QEvent.Type.LayoutRequest):
                self.seen.append(f"{watched.objectName() or type(watched).__name__} {event.type().name}")
            return False

    press(presented, qtbot, KEY.Key_T)
    QApplication.processEvents()
    watch = Paints()
    widgets = [presented.screen_view, *presented.bar.findChildren(QWidget)]
    for widget in widgets:
        widget.installEventFilter(watch)
    for seconds in (1, 1, 1, 8):
        clock.pass_(seconds)
        QApplication.processEvents()
    for widget in widgets:
        widget.removeEventFilter(watch)
    assert set(watch.seen) == {"timer Paint"}
    assert len(watch.seen) == 4


def test_figures_are_as_wide_as_each_other(presented: Presentation) -> None:
    metrics = QFontMetrics(presented.bar.timer.font())
    assert metrics.horizontalAdvance("11:11") == metrics.horizontalAdvance("00:00")


def test_the_menu_chooses_minutes_by_keys(presented: Presentation, qtbot: QtBot, clock: Clock) -> None:
    qtbot.keyClick(presented.screen_view, KEY.Key_T, SHIFT)
    menu = presented.workshop.menu
    assert menu is not None
    assert menu.isVisible()
    words = [action.text() for action in menu.actions()]
    assert words[3:] == ["5 min", "10 min", "15 min", "20 min", "30 min", "Count up"]
    for _n in range(3):
        qtbot.keyClick(menu, KEY.Key_Down)
    qtbot.keyClick(menu, KEY.Key_Return)
    assert timer_text(presented) == "15:00"
    press(presented, qtbot, KEY.Key_T)
    clock.pass_(1)
    assert timer_text(presented) == "14:59"


def test_the_minutes_chosen_last_are_remembered(window: MainWindow, qtbot: QtBot) -> None:
    for chosen, shown in ((20, "20:00"), (None, "00:00"), (5, "05:00")):
        window.commands["present"].trigger()
        found = window.presenting.presentation
        assert found is not None
        qtbot.mouseClick(found.bar.tools["timer_menu"], LEFT)
        assert found.workshop.menu is not None
        name = "Count up" if chosen is None else f"{chosen} min"
        action = next(one for one in found.workshop.menu.actions() if one.text() == name)
        action.trigger()
        assert timer_text(found) == shown
        found.close()
        window.commands["present"].trigger()
        found = window.presenting.presentation
        assert found is not None
        assert timer_text(found) == shown
        found.close()
    window.desktop.settings.keep("timer", "what?")
    window.commands["present"].trigger()
    found = window.presenting.presentation
    assert found is not None
    assert timer_text(found) == "10:00"
    found.close()


# -- notes


def note(presented: Presentation, qtbot: QtBot, text: str) -> NoteBox:
    press(presented, qtbot, KEY.Key_N)
    box = presented.workshop.note
    assert QApplication.focusWidget() is box.words
    qtbot.keyClicks(box.words, text)
    return box


def test_a_note_on_a_card_is_a_pain_point_and_can_be_taken_back(
    presented: Presentation, qtbot: QtBot, window: MainWindow
) -> None:
    card, steps = choose(presented, qtbot, window), len(window.document.history.done)
    before = set(window.project.all(PainPoint))
    box = note(presented, qtbot, "Nobody says whether it went through")
    qtbot.keyClick(box.words, KEY.Key_Return)
    (made,) = set(window.project.all(PainPoint)) - before
    pain = window.project.all(PainPoint)[made]
    assert (pain.touchpoint, pain.text) == (card, Text2(en="Nobody says whether it went through"))
    assert len(window.document.history.done) == steps + 1
    assert not box.isVisible()
    assert QApplication.focusWidget() is presented.screen_view
    frame = presented.screen_view.grab().toImage().pixelColor(2, 300).name()
    assert frame != "#0b57b0", "the frame is for those who came by Tab"
    assert presented.bar.place.text() == "Noted: pain point on “Paying the deposit”"
    ctrl_z(presented, qtbot)
    assert set(window.project.all(PainPoint)) == before
    assert presented.bar.place.text() == "Undone: Note a pain point of Paying the deposit"
    ctrl_z(presented, qtbot)
    assert len(window.document.history.done) == steps
    assert "Nothing was done in this presentation" in presented.bar.said


def test_alt_and_a_letter_chooses_what_it_is(presented: Presentation, qtbot: QtBot, window: MainWindow) -> None:
    card = choose(presented, qtbot, window)
    box = note(presented, qtbot, "Pay at the desk")
    qtbot.keyClick(box.words, KEY.Key_O, ALT)
    qtbot.waitUntil(lambda: box.kind == "opportunity")  # Qt presses a button by its letter for a moment
    assert QApplication.focusWidget() is box.words
    qtbot.keyClick(box.words, KEY.Key_Return)
    made = next(o for o in window.project.all(Opportunity).values() if o.text.en == "Pay at the desk")
    assert made.touchpoints == (card,)
    assert made.journey == presented.deck.journey
    box = note(presented, qtbot, "Did it work?")
    assert box.kind == "opportunity", "as it was chosen last"
    qtbot.mouseClick(box.kinds["thought"], LEFT)
    qtbot.mouseClick(box.write_button, LEFT)
    thought = window.project.all(Touchpoint)[card].thought
    assert thought is not None
    assert thought.en == "Did it work?"
    press(presented, qtbot, KEY.Key_N)
    assert "Did it work?" in box.hint.text(), "it says what it would take the place of"


def test_a_thought_is_written_in_the_language_shown(
    presented: Presentation, qtbot: QtBot, window: MainWindow
) -> None:
    card = choose(presented, qtbot, window)
    with window.document.edit(message("Think")) as draft:
        set_fields(draft, [card], thought=Text2(en="Hm", fr="Euh"))
    window.desktop.speak("fr")
    box = note(presented, qtbot, "Encore une fois")
    box.kinds["thought"].click()
    qtbot.keyClick(box.words, KEY.Key_Return)
    assert window.project.all(Touchpoint)[card].thought == Text2(en="Hm", fr="Encore une fois")
    assert presented.bar.place.text().startswith("Noté\u00a0: pensée du Client")


def test_without_a_card_it_is_about_the_stage(presented: Presentation, qtbot: QtBot, window: MainWindow) -> None:
    press(presented, qtbot, KEY.Key_3)
    box = note(presented, qtbot, "One basket")
    assert box.title.text() == "Note on the stage “Booking”"
    assert [kind for kind, button in box.kinds.items() if button.isEnabled()] == ["opportunity"]
    qtbot.keyClick(box.words, KEY.Key_Return, SHIFT)
    qtbot.keyClicks(box.words, "for all")
    qtbot.keyClick(box.words, KEY.Key_Return)
    made = next(o for o in window.project.all(Opportunity).values() if o.text.en == "One basket\nfor all")
    assert made.touchpoints == ()


def test_what_is_typed_stays_until_it_is_written(
    presented: Presentation, qtbot: QtBot, window: MainWindow
) -> None:
    card_of(presented, window)
    box = note(presented, qtbot, "Half a")
    before = window.project
    qtbot.keyClick(box.words, KEY.Key_Escape)
    assert not box.isVisible()
    assert window.presenting.presentation is presented
    choose(presented, qtbot, window)
    press(presented, qtbot, KEY.Key_N)
    assert (box.text, box.title.text()) == ("Half a", "Note on “Paying the deposit”")
    qtbot.keyClick(box.words, KEY.Key_End)
    qtbot.keyClicks(box.words, " thought")
    card = card_of(presented, window, "Confirmation e-mail")
    click_rect(presented, qtbot, "card", card)
    assert box.title.text() == "Note on “Confirmation e-mail”"
    assert window.project is before
    qtbot.mouseClick(box.words.viewport(), LEFT)
    qtbot.keyClick(box.words, KEY.Key_Return)
    assert [p.text.en for p in window.project.children(PainPoint, card)][-1] == "Half a thought"


def test_an_empty_note_and_a_refusal_are_said_in_the_box(
    presented: Presentation, qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    choose(presented, qtbot, window)
    before = window.project
    box = note(presented, qtbot, "  ")
    qtbot.keyClick(box.words, KEY.Key_Return)
    assert box.refusal.isVisible()
    assert "Write something first" in box.refusal.text()
    qtbot.keyClicks(box.words, "Too slow")
    assert not box.refusal.isVisible()

    @contextmanager
    def full(_self: Document, _label: object) -> Iterator[None]:
        raise Refusal(message("The disk is full."))
        yield

    with monkeypatch.context() as patched:
        patched.setattr(Document, "edit", full)
        qtbot.keyClick(box.words, KEY.Key_Return)
    assert (box.refusal.text(), box.text.strip(), box.isVisible()) == ("The disk is full.", "Too slow", True)
    assert window.project is before
    qtbot.keyClick(box.words, KEY.Key_Return)
    assert not box.isVisible()
    assert window.project is not before


def test_keys_in_the_box_turn_no_slide_and_clicks_on_it_hit_no_card(
    presented: Presentation, qtbot: QtBot, window: MainWindow
) -> None:
    card = choose(presented, qtbot, window)
    press(presented, qtbot, KEY.Key_V)
    box = note(presented, qtbot, "")
    place = presented.deck.place
    for widget in (box.words, box.close_button, box.kinds["pain"]):
        for key in (KEY.Key_PageDown, KEY.Key_B, KEY.Key_5, KEY.Key_Home, KEY.Key_T):
            qtbot.keyClick(widget, key)
    qtbot.mouseClick(box, LEFT, pos=QPoint(3, 3))
    assert presented.deck.place == place
    assert not presented.workshop.timer.is_running
    assert presented.workshop.votes.of(card) == 0
    assert presented.screen_view.chosen == card


def test_the_box_leaves_the_chosen_card_free(presented: Presentation, qtbot: QtBot, window: MainWindow) -> None:
    for touchpoint in window.project.journey_touchpoints(presented.deck.journey):
        choose(presented, qtbot, window, touchpoint.name.en)
        press(presented, qtbot, KEY.Key_N)
        box, ring = presented.workshop.note, presented.screen_view.ring()
        assert ring is not None
        assert presented.screen_view.geometry().contains(box.geometry())
        assert not box.geometry().toRectF().intersects(ring), touchpoint.name.en
        qtbot.keyClick(box.words, KEY.Key_Escape)


def test_a_card_removed_meanwhile_leaves_the_note_to_the_stage(
    presented: Presentation, qtbot: QtBot, window: MainWindow
) -> None:
    card = choose(presented, qtbot, window)
    box = note(presented, qtbot, "Still here")
    with window.document.edit(message("Remove")) as draft:
        remove(draft, [card])
    assert box.text == "Still here"
    assert box.title.text() == "Note on the stage “Booking”"
    qtbot.keyClick(box.words, KEY.Key_Return)
    assert "Still here" in [o.text.en for o in window.project.all(Opportunity).values()]


def test_taking_back_stops_at_what_was_done_elsewhere(
    presented: Presentation, qtbot: QtBot, window: MainWindow
) -> None:
    card = choose(presented, qtbot, window)
    qtbot.keyClick(note(presented, qtbot, "Mine").words, KEY.Key_Return)
    with window.document.edit(message("Rename")) as draft:
        set_fields(draft, [card], name=Text2(en="Theirs"))
    ctrl_z(presented, qtbot)
    assert "Mine" in [p.text.en for p in window.project.all(PainPoint).values()]
    assert window.project.all(Touchpoint)[card].name.en == "Theirs"
    assert "Something else was changed since" in presented.bar.said
    window.document.undo()
    window.document.undo()
    ctrl_z(presented, qtbot)
    ctrl_z(presented, qtbot)
    assert "Nothing was done" in presented.bar.said


# -- votes


def click_card(
    presented: Presentation,
    qtbot: QtBot,
    card: Id,
    button: Qt.MouseButton = LEFT,
    held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
) -> None:
    slide = presented.screen_view.slide
    assert slide is not None
    at = presented.screen_view.on_screen(slide.cards[card]).center().toPoint()
    qtbot.mouseClick(presented.screen_view, button, held, at)


def test_clicks_give_dots_and_take_them_back(presented: Presentation, qtbot: QtBot, window: MainWindow) -> None:
    card = card_of(presented, window)
    vote = presented.bar.tools["vote"]
    click_card(presented, qtbot, card, RIGHT)
    assert presented.screen_view.chosen is None, "only in a vote"
    press(presented, qtbot, KEY.Key_V)
    assert vote.isChecked()
    for _n in range(4):
        click_card(presented, qtbot, card)
    assert (presented.workshop.votes.of(card), vote.text().split()[-1]) == (4, "4")
    click_card(presented, qtbot, card, RIGHT)
    click_card(presented, qtbot, card, held=SHIFT)
    assert presented.workshop.votes.of(card) == 2
    assert vote.accessibleName() == "Vote, 2 votes"
    assert presented.screen_view.accessibleName().endswith(", 2 votes")
    for _n in range(5):
        click_card(presented, qtbot, card, RIGHT)
    assert presented.workshop.votes.of(card) == 0


def test_keys_give_dots_and_take_them_back_on_a_french_keyboard_too(
    presented: Presentation, qtbot: QtBot, window: MainWindow
) -> None:
    card = card_of(presented, window)
    place = presented.deck.place
    press(presented, qtbot, KEY.Key_V)
    presented.screen_view.chosen = card
    press(presented, qtbot, KEY.Key_Return, KEY.Key_Plus, KEY.Key_Equal, KEY.Key_Enter, KEY.Key_Minus)
    assert presented.workshop.votes.of(card) == 3
    window.desktop.speak("fr")
    presented.screen_view.chosen = card
    press(presented, qtbot, KEY.Key_Minus)
    assert (presented.workshop.votes.of(card), presented.deck.place) == (2, place)
    press(presented, qtbot, KEY.Key_Space)
    assert presented.screen_view.chosen is None, "a clicker's space turns the slide"
    press(presented, qtbot, KEY.Key_Minus)
    assert presented.deck.place == 5, "without a card it is the 6 of a French keyboard"


def test_the_mode_outlives_stages_and_esc_leaves_it_first(
    presented: Presentation, qtbot: QtBot, window: MainWindow
) -> None:
    card = card_of(presented, window)
    press(presented, qtbot, KEY.Key_V)
    click_card(presented, qtbot, card)
    press(presented, qtbot, KEY.Key_5)
    slide = presented.screen_view.slide
    assert slide is not None
    click_card(presented, qtbot, next(iter(slide.cards)))
    assert presented.bar.tools["vote"].text().split()[-1] == "2"
    press(presented, qtbot, KEY.Key_O)
    slide = presented.screen_view.slide
    assert slide is not None
    assert card in slide.small_cards, "the overview knows where the numbers stand"
    press(presented, qtbot, KEY.Key_Escape)
    assert not presented.workshop.is_voting
    assert presented._on["overview"]
    press(presented, qtbot, KEY.Key_Escape)
    assert not presented._on["overview"]
    click_card(presented, qtbot, next(iter(presented.deck.shown)))
    assert presented.bar.tools["vote"].text().split()[-1] == "2", "a click is a click again"


def test_the_number_stands_on_the_corner_of_the_card(
    presented: Presentation, qtbot: QtBot, window: MainWindow
) -> None:
    card = card_of(presented, window)
    press(presented, qtbot, KEY.Key_V)
    slide, view = presented.screen_view.slide, presented.screen_view
    assert slide is not None
    disc = dot_rect(view.on_screen(slide.cards[card]), 1, LARGE[0] * 1.0, LARGE[1])
    edge = QPoint(round(disc.left() + 6), round(disc.center().y()))
    before = view.grab().toImage().pixelColor(edge).name()
    click_card(presented, qtbot, card)
    assert view.grab().toImage().pixelColor(edge).name() == "#0b57b0" != before
    press(presented, qtbot, KEY.Key_Minus)
    assert view.grab().toImage().pixelColor(edge).name() != "#0b57b0"


def test_kept_votes_are_tags_in_one_step(presented: Presentation, qtbot: QtBot, window: MainWindow) -> None:
    card = card_of(presented, window)
    with window.document.edit(message("Tag")) as draft:
        set_fields(draft, [card], tags=("pilot", "votes: 9"))
    steps = len(window.document.history.done)
    press(presented, qtbot, KEY.Key_V)
    slide = presented.screen_view.slide
    assert slide is not None
    other = next(id_ for id_ in slide.cards if id_ != card)
    for id_ in (card, card, other):
        click_card(presented, qtbot, id_)
    qtbot.keyClick(presented.screen_view, KEY.Key_V, SHIFT)
    menu = presented.workshop.menu
    assert menu is not None
    qtbot.keyClick(menu, KEY.Key_Return)
    assert tags(window, card) == ("pilot", "votes: 2")
    assert tags(window, other) == ("votes: 1",)
    assert len(window.document.history.done) == steps + 1
    assert presented.bar.place.text() == "Votes kept on 2 cards."
    click_card(presented, qtbot, other, RIGHT)
    presented.workshop.keep()
    assert tags(window, other) == ()
    ctrl_z(presented, qtbot)
    assert tags(window, other) == ("votes: 1",)
    ctrl_z(presented, qtbot)
    ctrl_z(presented, qtbot)
    assert tags(window, card) == ("pilot", "votes: 9")
    assert presented.workshop.votes.of(card) == 2
    press(presented, qtbot, KEY.Key_Escape, KEY.Key_Escape)
    assert presented.workshop.question.isVisible(), "what was taken back is not kept"


def test_cleared_votes_come_back_with_ctrl_z(presented: Presentation, qtbot: QtBot, window: MainWindow) -> None:
    card = card_of(presented, window)
    press(presented, qtbot, KEY.Key_V)
    for _n in range(3):
        click_card(presented, qtbot, card)
    qtbot.mouseClick(presented.bar.tools["vote_menu"], LEFT)
    menu = presented.workshop.menu
    assert menu is not None
    qtbot.keyClick(menu, KEY.Key_Down)
    qtbot.keyClick(menu, KEY.Key_Return)
    assert presented.workshop.votes.of(card) == 0
    ctrl_z(presented, qtbot)
    assert presented.workshop.votes.of(card) == 3
    ctrl_z(presented, qtbot)
    assert presented.workshop.votes.of(card) == 2


def voted(presented: Presentation, qtbot: QtBot, window: MainWindow) -> Id:
    """A card with one dot, and the vote left."""
    card = card_of(presented, window)
    press(presented, qtbot, KEY.Key_V)
    click_card(presented, qtbot, card)
    press(presented, qtbot, KEY.Key_V)
    return card


def test_who_leaves_is_asked_and_may_go_on(presented: Presentation, qtbot: QtBot, window: MainWindow) -> None:
    card = voted(presented, qtbot, window)
    press(presented, qtbot, KEY.Key_Escape)
    question = presented.workshop.question
    assert question.isVisible()
    assert question.question.text() == "1 vote is not kept."
    assert QApplication.focusWidget() is question.keep_button
    qtbot.keyClick(question.keep_button, KEY.Key_Escape)
    assert not question.isVisible()
    assert QApplication.focusWidget() is presented.screen_view
    qtbot.mouseClick(presented.bar.tools["leave"], LEFT)
    qtbot.keyClick(question.keep_button, KEY.Key_Return)
    assert tags(window, card) == ("votes: 1",)
    assert window.presenting.presentation is None


def test_who_leaves_the_votes_leaves_no_tag(presented: Presentation, qtbot: QtBot, window: MainWindow) -> None:
    card, before = voted(presented, qtbot, window), window.project
    assert not presented.close()
    qtbot.mouseClick(presented.workshop.question.leave_button, LEFT)
    assert window.presenting.presentation is None
    assert window.project is before
    assert tags(window, card) == ()


def test_the_window_behind_does_not_close_over_votes(
    presented: Presentation, qtbot: QtBot, window: MainWindow
) -> None:
    voted(presented, qtbot, window)
    assert not window.presenting.may_close()
    assert not window.close()
    assert presented.workshop.question.isVisible()
    presented.workshop.clear()
    assert window.presenting.may_close()
    assert window.presenting.presentation is None


def test_a_finger_that_rests_takes_a_dot_back(
    presented: Presentation, qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    presented.move(0, 0)
    card = card_of(presented, window, "Choosing a place to stay")
    press(presented, qtbot, KEY.Key_V)
    slide, screen = presented.screen_view.slide, presented.screen_view
    assert slide is not None
    at = screen.on_screen(slide.cards[card]).center().toPoint()
    finger(presented, at)
    finger(presented, at)
    assert presented.workshop.votes.of(card) == 2
    monkeypatch.setattr("journeydesigner.canvas.presentation.screen.REST", 0)
    finger(presented, at)
    assert presented.workshop.votes.of(card) == 1


def test_votes_follow_cards_that_go_and_come_back(
    presented: Presentation, qtbot: QtBot, window: MainWindow
) -> None:
    card = voted(presented, qtbot, window)
    with window.document.edit(message("Remove")) as draft:
        remove(draft, [card])
    assert presented.workshop.shown_votes == {}
    window.document.undo()
    assert presented.workshop.shown_votes == {card: 1}


# -- the bar


def cut(widget: QWidget) -> bool:
    """Whether a label or a button shows less than its text, or is cut by the bar."""
    if widget.isHidden():
        return False
    bar = widget.parentWidget()
    if bar is None or not bar.rect().contains(widget.geometry()):
        return True
    return isinstance(widget, QToolButton | QPushButton) and widget.width() < widget.sizeHint().width()


@pytest.mark.parametrize("spoken", ["en", "fr"])
@pytest.mark.parametrize(("width", "height"), [(1600, 900), (1024, 768), (800, 600)])
@pytest.mark.parametrize("larger", [1, 2])
def test_the_bar_is_whole_on_every_screen(
    window: MainWindow, qtbot: QtBot, spoken: Language, width: int, height: int, larger: int
) -> None:
    base = QApplication.font()
    letters = QApplication.font()
    letters.setPointSizeF(9.4 * larger)
    QApplication.setFont(letters)
    window.desktop.speak(spoken)
    window.commands["present"].trigger()
    found = window.presenting.presentation
    assert found is not None
    found.showNormal()
    found.resize(width, height)
    qtbot.waitUntil(lambda: (found.width(), found.height()) == (width, height))
    found.screen_view.setFocus()
    voted(found, qtbot, window)
    QApplication.processEvents()
    assert [w.objectName() for w in found.bar.findChildren(QToolButton) if cut(w)] == []
    slide = found.screen_view.slide
    assert slide is not None
    for rect in slide.cards.values():
        assert found.screen_view.rect().toRectF().contains(found.screen_view.on_screen(rect))
    sentence = "A sentence that is quite long, so that it needs all of the room that there is. " * 2
    found.bar.say(sentence)
    shown: QLabel = found.bar.strip
    assert shown.isVisible()
    assert shown.text() == sentence
    assert shown.geometry().bottom() < found.bar.y()
    assert shown.height() >= shown.heightForWidth(shown.width())
    found.bar.say("")
    assert not shown.isVisible()
    found.workshop.clear()
    found.close()
    QApplication.setFont(base)


def test_every_tool_and_button_has_a_name_and_its_key_stands_on_the_sheet(presented: Presentation) -> None:
    told = " ".join(keys for keys, _words in PRESENTING)
    for key in ("timer", "timer_menu", "vote", "vote_menu", "note"):
        button = presented.bar.tools[key]
        assert button.accessibleName()
        assert TOOLS[key].key in button.toolTip()
        assert TOOLS[key].key in told
    presented.run("note")
    box = presented.workshop.note
    assert box.words.accessibleName()
    assert all(button.text() for button in box.findChildren(QPushButton))
    assert all(label.textFormat() == Qt.TextFormat.PlainText for label in presented.findChildren(QLabel))
