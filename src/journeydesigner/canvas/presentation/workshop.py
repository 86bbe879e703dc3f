"""What a workshop does in a presentation: takes its time, votes with dots, writes notes, takes things back."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QMenu, QWidget

from journeydesigner.canvas.presentation.bar import Bar
from journeydesigner.canvas.presentation.bar_menus import open_above, timer_menu, vote_menu
from journeydesigner.canvas.presentation.deck import Deck
from journeydesigner.canvas.presentation.note_box import NoteBox
from journeydesigner.canvas.presentation.notes import label_of, noted, write_note
from journeydesigner.canvas.presentation.screen import Screen
from journeydesigner.canvas.presentation.timer import Timer
from journeydesigner.canvas.presentation.votes import Votes
from journeydesigner.canvas.presentation.votes_box import VotesBox
from journeydesigner.canvas.sentences import name
from journeydesigner.editor.document import Document
from journeydesigner.editor.edits.fields import written_text
from journeydesigner.editor.edits.voting import keep_votes
from journeydesigner.editor.history import Step
from journeydesigner.errors import Refusal
from journeydesigner.i18n import N_, Message, _, message, plural
from journeydesigner.model import Draft, Id, Touchpoint

LEAST_LETTERS = 14
"""Pixels of the smallest letters in the boxes."""


class Done(NamedTuple):
    """Something done here that can be taken back: the votes before it, and its step of the document if any."""

    votes: Votes
    step: Step | None = None


class Workshop:
    """Timer, votes and notes of one presentation. `tell` shows on the bar and the slide what has changed."""

    def __init__(
        self,
        host: QWidget,
        document: Document,
        deck: Deck,
        bar: Bar,
        screen: Screen,
        tell: Callable[[], None],
        minutes: int | None,
    ) -> None:
        self._host, self._document, self._deck = host, document, deck
        self._bar, self._screen, self._tell = bar, screen, tell
        self.timer = Timer(minutes)
        self.votes = Votes()
        self.is_voting = False
        self.menu: QMenu | None = None
        """The one opened last."""
        self.note = NoteBox(host, self.write, self._closed)
        self.question = VotesBox(host, self._keep_and_close, self._leave_without, self._closed)
        self._done: list[Done] = []
        self._was_over = False
        self._ticks = QTimer(host, singleShot=True, timerType=Qt.TimerType.PreciseTimer)
        self._ticks.timeout.connect(self.tick)
        self._does: dict[str, Callable[[], None]] = {
            "timer": self._start_or_pause, "timer_menu": self._open_timer_menu, "vote": self._vote,
            "vote_menu": self._open_vote_menu, "note": self._open_note, "give": lambda: self.give(screen.chosen),
            "take": lambda: self.give(screen.chosen, -1), "undo": self.take_back,
        }  # fmt: skip

    def run(self, key: str) -> bool:
        """Do what a key or a button of the workshop says; False for one that is not its own."""
        if key == "leave":
            return self._leave_one()
        if key not in self._does:
            return False
        self._does[key]()
        self._tell()
        return True

    def _leave_one(self) -> bool:
        """Esc ends what is in front: a box, then the vote."""
        for box in (self.note, self.question):
            if box.isVisible():
                box.give_up()
                return True
        if self.is_voting:
            self._vote()
            self._tell()
            return True
        return False

    @property
    def on_ballot(self) -> bool:
        """Whether the keys of a vote have a card to give dots to."""
        return self.is_voting and self._screen.chosen is not None

    def _closed(self) -> None:
        self._screen.setFocus()
        self._tell()

    # -- time

    def _start_or_pause(self) -> None:
        self.timer.toggle()
        self.tick()

    def _open_timer_menu(self) -> None:
        self._open(timer_menu(self._host, self.timer, self.tick), "timer_menu")

    def tick(self) -> None:
        """Show the time as it is now, say once that it is over, and come back when it will be another."""
        timer = self.timer
        self._bar.timer.show_time(timer.shown, timer.is_running, timer.is_over)
        if timer.is_over and not self._was_over and timer.is_running:
            self._bar.announce(_("The time is over."))
        self._was_over = timer.is_over
        if timer.is_running:
            self._ticks.start(timer.to_next)
        else:
            self._ticks.stop()

    # -- votes

    def _vote(self) -> None:
        self.is_voting = not self.is_voting
        self._screen.is_voting = self.is_voting
        self._bar.say(_("A click gives a dot, Shift+click takes one back.") if self.is_voting else "")

    def give(self, card: Id | None, by: int = 1) -> None:
        """Give a card a dot, or take one back."""
        if card is None or self.votes.of(card) + by < 0:
            return
        self._set_votes(self.votes.given(card, by))
        count = plural("{n} vote", "{n} votes", self.votes.of(card))
        self._bar.announce(_("{name}: {votes}", name=name(self._document.project, card), votes=count))

    def clear(self) -> None:
        """Take all dots away. They come back with Ctrl+Z; tags stay."""
        self._set_votes(Votes())
        self._bar.say(_("Votes cleared. Ctrl+Z brings them back."))
        self._tell()

    def _set_votes(self, votes: Votes) -> None:
        self._done.append(Done(self.votes))
        self.votes = votes

    def _open_vote_menu(self) -> None:
        unkept, given = len(self.votes.to_keep(self._document.project)), len(self.shown_votes)
        self._open(vote_menu(self._host, self._keep, self.clear, unkept, given), "vote_menu")

    def _keep(self) -> None:
        reason = self.keep()
        if reason:
            self._bar.say(reason)

    def keep(self) -> str:
        """Write the votes down as tags, in one step; returns why it could not be done, "" when it was."""
        votes = self.votes.to_keep(self._document.project)
        if not votes:
            return ""
        reason = self._edit(message(N_("Keep the votes")), lambda draft: keep_votes(draft, votes))
        if not reason:
            self.votes = self.votes.written()
            self._bar.say(plural("Votes kept on {n} card.", "Votes kept on {n} cards.", len(votes)))
        return reason

    @property
    def shown_votes(self) -> dict[Id, int]:
        """The dots by card, of the cards that the journey still has."""
        return self.votes.shown(self._document.project, self._deck.journey)

    def may_close(self) -> bool:
        """Whether nothing would be lost; else the question is asked."""
        unkept = self.votes.to_keep(self._document.project)
        if unkept:
            self.note.put_away()
            self.question.ask(sum(unkept.values()))
            self.place()
        return not unkept

    def _keep_and_close(self) -> None:
        reason = self.keep()
        if reason:
            self.question.refuse(reason)
            self.place()
        else:
            self._host.close()

    def _leave_without(self) -> None:
        self.votes = Votes()
        self._host.close()

    # -- notes

    def _open_note(self) -> None:
        self.follow()
        self.note.begin()
        self.place()

    def write(self) -> None:
        """Write the note that is typed, as one step; a refusal is said in the box."""
        project, card, kind, text = self._document.project, self._screen.chosen, self.note.kind, self.note.text
        about = card or self._deck.journey
        reason = self._edit(
            label_of(project, kind, about),
            lambda draft: write_note(draft, self._deck.journey, card, kind, text),
        )
        if reason:
            self.note.refuse(reason)
            self.place()
        else:
            self.note.empty()
            self._bar.say(noted(project, kind, about))

    def follow(self) -> None:
        """Let the box be about the card chosen now, or the stage shown."""
        project, stage = self._document.project, self._deck.stage
        touchpoint = project.one(Touchpoint, self._screen.chosen)
        about = touchpoint.id if touchpoint else stage.id if stage else self._deck.journey
        thought = written_text(touchpoint, "thought") if touchpoint else ""
        self.note.show_about(touchpoint.id if touchpoint else None, name(project, about), thought)
        self.place()

    # -- taking back

    def take_back(self) -> None:
        """Take back what was done here last: a note, kept votes, a dot. Never what was done elsewhere."""
        if not self._done:
            self._bar.say(_("Nothing was done in this presentation that could be taken back."))
            return
        last = self._done[-1]
        if last.step is not None and not self._undo(last.step):
            return
        self._done.pop()
        self.votes = last.votes
        if last.step is None:
            self._bar.say(_("The votes are as before."))

    def _undo(self, step: Step) -> bool:
        """Undo a step of the document, unless something was done since that would have to go first."""
        history = self._document.history
        if not any(done is step for done in history.done):
            return True
        if history.undoable is not step:
            self._bar.say(_("Something else was changed since: undo it at the desk first."))
            return False
        try:
            self._document.undo()
        except Refusal as refusal:
            self._bar.say(str(refusal))
            return False
        self._bar.say(_("Undone: {step}", step=str(step.label)))
        return True

    def _edit(self, label: Message, change: Callable[[Draft], None]) -> str:
        """One undo step; returns why it was refused, "" when it was done."""
        before, votes = self._document.history.undoable, self.votes
        try:
            with self._document.edit(label) as draft:
                change(draft)
        except Refusal as refusal:
            return str(refusal)
        step = self._document.history.undoable
        if step is not before:
            self._done.append(Done(votes, step))
        return ""

    # -- how it looks

    def resize(self) -> None:
        """Another size of the screen."""
        for box in (self.note, self.question):
            box.set_letters(max(self._bar.letters, LEAST_LETTERS))
        self.place()

    def place(self) -> None:
        """Put the boxes where they hide least: not on the card that is spoken of."""
        slide = self._screen.geometry().toRectF()
        for box in (self.note, self.question):
            if box.isVisible():
                box.stand(slide, self._screen.ring() if box is self.note else None)

    def reword(self) -> None:
        """Everything in the current language."""
        self.follow()
        if self.question.isVisible():
            self.may_close()
        self._bar.timer.show_time(self.timer.shown, self.timer.is_running, self.timer.is_over)

    def _open(self, menu: QMenu, button: str) -> None:
        self.menu = menu
        tool = self._bar.tools[button]
        shown = tool if tool.isVisible() else self._bar.tools["vote"]
        open_above(menu, shown, self._bar.letters)
