"""Presentation mode: a window over the whole screen that shows a journey stage by stage, and lets a workshop work.

Light whatever the theme of the desk; nothing moves by itself, so there is no motion to reduce.
"""

from __future__ import annotations

from psygnal import Signal
from PySide6.QtCore import Qt
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QCloseEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QVBoxLayout, QWidget

from journeydesigner.canvas.presentation.bar import Bar, bar_height
from journeydesigner.canvas.presentation.deck import Deck
from journeydesigner.canvas.presentation.keys import meaning
from journeydesigner.canvas.presentation.screen import Screen
from journeydesigner.canvas.presentation.speech import cards_words, place_of, slide_words, step_words
from journeydesigner.canvas.presentation.timer import USUAL
from journeydesigner.canvas.presentation.workshop import Workshop
from journeydesigner.editor.checker import Checker
from journeydesigner.editor.document import Change, Document
from journeydesigner.i18n import _, language, on_language_changed
from journeydesigner.layout.draw import Marks, Options
from journeydesigner.layout.one_stage import one_stage
from journeydesigner.layout.plan import LayerName
from journeydesigner.layout.slides.head import Heading
from journeydesigner.layout.slides.overview import overview_slide
from journeydesigner.layout.slides.sheet import Sheet, Slide, Telling
from journeydesigner.layout.slides.stage import stage_slide
from journeydesigner.model import Id, Journey, Project
from journeydesigner.model.values import JourneyId
from journeydesigner.render.measurer import qt_measurer


class Presentation(QWidget):
    """One journey on one screen."""

    left = Signal()
    """The window has been closed."""

    def __init__(
        self,
        document: Document,
        checker: Checker,
        journey: JourneyId,
        parent: QWidget,
        layers: tuple[LayerName, ...] = ("arc",),
        minutes: int | None = USUAL,
    ) -> None:
        """`layers`: what the overview shows below the lanes; `minutes` of the timer, None to count up."""
        super().__init__(parent, Qt.WindowType.Window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._document, self._checker, self._layers = document, checker, layers
        self._on = dict.fromkeys(("spotlight", "findings", "contrast", "overview"), False)
        self.screen_view = Screen(self)
        self.bar = Bar(self.run, self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.screen_view, 1)
        column.addWidget(self.bar)
        self.setFocusProxy(self.screen_view)
        self.deck = Deck(document.project, journey, self._sheet())
        self.workshop = Workshop(self, document, self.deck, self.bar, self.screen_view, self._tell, minutes)
        self.screen_view.pressed.connect(self._pressed)
        self.screen_view.taken_back.connect(self._taken_back)
        self.screen_view.swiped.connect(self._swiped)
        document.changed.connect(self._follow)
        checker.changed.connect(self._checked)
        forget = on_language_changed(self._reword)
        self.destroyed.connect(lambda: forget())
        self._reword()

    # -- what can be done

    def run(self, key: str) -> None:
        """Do what a button or a key says."""
        screen = self.screen_view
        if screen.is_black:
            self._set_black(on=False)
            return
        self.bar.say("")
        if self.workshop.run(key):
            return
        if key in self._on:
            self._on[key] = not self._on[key]
        elif key == "black":
            self._set_black(on=True)
        elif key == "leave":
            if not self._on["overview"]:
                self.close()
                return
            self._on["overview"] = False
        elif key in ("next_card", "previous_card"):
            self._choose(1 if key == "next_card" else -1)
        elif not self._walk(key):
            return
        self._show()

    def _walk(self, key: str) -> bool:
        """To another slide; the overview walks from stage to stage, and Enter there opens one."""
        if key.isdecimal():
            self._on["overview"] = False
            return self._gone(self.deck.go(int(key) - 1))
        if key in ("first", "last"):
            return self._gone(self.deck.go(0 if key == "first" else len(self.deck.stages) - 1))
        by = 1 if key == "next" else -1
        if self._on["overview"]:
            return self._gone(self.deck.go(self.deck.place + by))
        return self._gone(self.deck.step(by))

    def _gone(self, moved: bool) -> bool:
        if moved:
            self.screen_view.chosen = None
        return moved

    def _choose(self, by: int) -> None:
        """To the next card or the one before, in the order of time; beyond the last one, none."""
        cards = list(self.screen_view.slide.cards) if self.screen_view.slide else []
        chosen = self.screen_view.chosen
        at = cards.index(chosen) + by if chosen in cards else 0 if by > 0 else len(cards) - 1
        self.screen_view.chosen = cards[at] if 0 <= at < len(cards) else None

    def _set_black(self, on: bool) -> None:
        self.screen_view.is_black = on
        self.bar.setVisible(not on)
        self._show()

    def _pressed(self, hit: tuple[str, Id] | None) -> None:
        if self.screen_view.is_black:
            self._set_black(on=False)
            return
        self.bar.say("")
        kind, id_ = hit if hit is not None else ("", None)
        self.screen_view.chosen = id_ if kind == "card" else None
        if kind == "card" and self.workshop.is_voting:
            self.workshop.give(id_)
            self._tell()
            return
        if kind == "stage":
            self._on["overview"] = False
            self.deck.show(id_)
        self._show()

    def _taken_back(self, hit: tuple[str, Id] | None) -> None:
        if hit is not None and hit[0] == "card":
            self.screen_view.chosen = hit[1]
            self.workshop.give(hit[1], -1)
            self._tell()

    def _swiped(self, by: int) -> None:
        self.run("next" if by > 0 else "previous")

    # -- what is shown

    @property
    def _project(self) -> Project:
        return self._document.project

    def _sheet(self) -> Sheet:
        width, height = max(1, self.width()), max(1, self.height())
        return Sheet.on(width, height, bar_height(Sheet.on(width, height).unit, width))

    def _slide(self, sheet: Sheet) -> Slide | None:
        marks = self._checker.marks if self._on["findings"] else Marks()
        told = Telling(Options(language=language()), marks, qt_measurer())
        journey = self._project.one(Journey, self.deck.journey)
        stage = self.deck.stage
        if journey is None:
            return None
        if self._on["overview"] or stage is None:
            here = stage.id if stage else None
            return overview_slide(self._project, journey, here, told, sheet, self._layers)
        of = Heading(self.deck.part, len(self.deck.parts))
        return stage_slide(self._project, one_stage(self._project, stage, self.deck.shown), of, told, sheet)

    def _show(self) -> None:
        sheet, screen = self._sheet(), self.screen_view
        slide = self._slide(sheet)
        if slide is None:
            self.close()
            return
        if screen.chosen not in slide.cards:
            screen.chosen = None
        screen.has_spotlight = self._on["spotlight"]
        screen.show_slide(slide, sheet.unit, self._on["contrast"])
        self._tell()

    def _tell(self) -> None:
        """Show and say where one is, what is on, and what was voted; the slide stays."""
        screen, project, workshop = self.screen_view, self._project, self.workshop
        votes = workshop.shown_votes
        screen.show_dots(votes)
        screen.update()
        self.bar.count_votes(sum(votes.values()) if workshop.is_voting or votes else None)
        self.bar.switch({**self._on, "vote": workshop.is_voting, "note": workshop.note.isVisible()})
        before, after = (step_words(project, self.deck, by, self._on["overview"]) for by in (-1, 1))
        self.bar.show_place(place_of(project, self.deck), before, after)
        words = _("Black screen") if screen.is_black else slide_words(project, self.deck, screen.chosen, votes)
        screen.setAccessibleName(words)
        screen.setAccessibleDescription(cards_words(project, screen.slide.cards if screen.slide else ()))
        if workshop.note.isVisible():
            workshop.follow()
        QAccessible.updateAccessibility(QAccessibleEvent(screen, QAccessible.Event.NameChanged))

    def _reword(self) -> None:
        self.setWindowTitle(_("Presentation"))
        self.bar.reword()
        self.workshop.reword()
        self._show()

    def _follow(self, change: Change) -> None:
        self.deck.renew(change.after, self._sheet())
        self._show()

    def _checked(self) -> None:
        if self._on["findings"]:
            self.deck.renew(self._project, self._sheet())  # findings may be told before the edit that made them
            self._show()

    # -- the window itself

    def begin(self, element: Id | None) -> None:
        """Fill the screen, beginning at the stage of this element, or at the first one."""
        self.showFullScreen()
        self.deck.renew(self._project, self._sheet())
        self.deck.show(element)
        self._show()
        self.activateWindow()
        self.screen_view.setFocus()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Black behind everything: no flash of the desk's colours between two pictures."""
        QPainter(self).fillRect(event.rect(), Qt.GlobalColor.black)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another screen: what fits on it is worked out anew."""
        super().resizeEvent(event)
        sheet = self._sheet()
        self.bar.set_unit(sheet.unit, self.width())
        self.deck.renew(self._project, sheet)
        self._show()
        self.workshop.resize()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keys and clickers; also those that a button of the bar left alone."""
        key = meaning(event, self.workshop.on_ballot)
        if self._on["overview"] and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            key = "overview"
        if not key:
            event.ignore()
            return
        self.run(key)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Let go of the document, unless votes would be lost that nobody was asked about."""
        if not self.workshop.may_close():
            event.ignore()
            return
        self._document.changed.disconnect(self._follow)
        self._checker.changed.disconnect(self._checked)
        self.left.emit()
        super().closeEvent(event)
