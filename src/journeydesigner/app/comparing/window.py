"""The window of two journeys: two canvases of the same document, and beside them all that differs."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import (
    QLabel,
    QSplitter,
    QStackedWidget,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from journeydesigner.app.commands import Commands
from journeydesigner.app.comparing import doing
from journeydesigner.app.comparing.choosing import Sides, kept_sides, sides_for
from journeydesigner.app.comparing.lone import Lone
from journeydesigner.app.comparing.pane import Pane
from journeydesigner.app.comparing.picking import Picking
from journeydesigner.canvas.comparing.together import Together
from journeydesigner.editor.document import Change
from journeydesigner.i18n import N_, _
from journeydesigner.layout.plan import View
from journeydesigner.model import Id
from journeydesigner.model.comparing import Comparison, Difference, compare
from journeydesigner.panels.comparing.figures import FiguresTable
from journeydesigner.panels.comparing.list_panel import DifferencesPanel
from journeydesigner.panels.live import live
from journeydesigner.panels.style import mark

if TYPE_CHECKING:
    from journeydesigner.app.window import MainWindow

BESIDE, APART = "comparing/beside", "comparing/apart"
LARGE = 3000
"""Elements from which the comparison waits for a rest: an edit must not."""
REST = 250
"""Milliseconds of it."""


class CompareWindow(QWidget):
    """Two journeys of one file."""

    left = Signal()
    """The window has been closed."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window, Qt.WindowType.Window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._window, self._settings = window, window.desktop.settings
        self.comparison: Comparison | None = None
        self.is_dimmed = False
        sides = sides_for(window.project, window.canvas.journey)
        view = replace(window.canvas.picture.view, layers=())
        before, after = (Pane(window, self._told, side or sides[0], view) for side in sides)
        self.panes = (before, after)
        self.together = Together(before.view, after.view)
        self.together.set_on(self._settings.text(APART, "") != "yes")
        self.list = DifferencesPanel()
        self.figures = FiguresTable()
        self.lone = Lone()
        inspected = window.selection
        self.picking = Picking(self.panes, self.together, self.list, lambda id_: inspected.set([id_]))
        self.commands = Commands(self, doing.commands(self))
        self.addActions([window.commands[key] for key in ("undo", "redo", "save")])
        self._later = QTimer(self, singleShot=True, interval=0)
        self._settled = QTimer(self, singleShot=True, interval=0)
        self._lay_out()
        self._connect()
        self.show_sides(sides)
        live(self, self.reword)

    # -- what is shown

    @property
    def sides(self) -> Sides:
        """The journeys before and after."""
        return self.panes[0].journey, self.panes[1].journey

    @property
    def active(self) -> Pane:
        """The side that was touched last."""
        return self.panes[1] if self.together.leader is self.panes[1].view else self.panes[0]

    def show_sides(self, sides: Sides) -> None:
        """Put these two journeys side by side; with fewer than two, say what can be done."""
        before, after = sides
        is_pair = before is not None and after is not None
        self._pages.setCurrentIndex(0 if is_pair else 1)
        self.lone.show_state(has_journey=before is not None)
        for pane, journey in zip(self.panes, sides, strict=True):
            pane.show_journey(journey if is_pair else before)
        self._renew()
        self.together.align()

    def choose(self, side: int, journey: Id) -> None:
        """Show a journey on a side; the one that it is taken from gets the other's."""
        chosen = [*self.sides]
        if chosen[1 - side] == journey:
            chosen.reverse()
        chosen[side] = journey
        self.show_sides((chosen[0], chosen[1]))

    # -- what can be done

    def go(self, by: int) -> None:
        """To the next difference or the one before, on both maps."""
        self.tabs.setCurrentWidget(self.list)
        found = self.list.go(by)
        if found is None:
            self.say(_("Nothing differs."))
        else:
            self.show_both(found)

    def show_both(self, found: Difference) -> None:
        """Bring an element into view on both maps; where it is missing, what lies at its place."""
        self.picking.show_both(found)
        if self.list.words is not None:
            self.say(self.list.words.sentence(found))

    def tie(self) -> None:
        """Let both maps scroll as one, or each for itself."""
        self.together.set_on(not self.together.is_on)
        self._settings.keep(APART, "" if self.together.is_on else "yes")

    def turn(self) -> None:
        """The maps beside each other, or one above the other."""
        beside = self.maps.orientation() == Qt.Orientation.Vertical
        self.maps.setOrientation(Qt.Orientation.Horizontal if beside else Qt.Orientation.Vertical)
        self._settings.keep(BESIDE, "yes" if beside else "")
        self._settled.start()

    def swap(self) -> None:
        """What came before comes after."""
        before, after = self.sides
        self.show_sides((after, before))

    def dim(self) -> None:
        """Dim what is the same, or no longer."""
        self.is_dimmed = not self.is_dimmed
        self._light()

    @property
    def view(self) -> View:
        """How both maps are arranged."""
        return self.panes[0].view.picture.view

    def set_view(self, view: View) -> None:
        """Arrange both maps in another way."""
        for pane in self.panes:
            pane.view.set_view(view)
        self.together.align()
        self.commands.refresh()

    def copy(self) -> None:
        """Put all differences into the clipboard as text."""
        self.list.copy()
        self.say(_("The differences are copied as text."))

    def say(self, sentence: str) -> None:
        """Tell what was done, or why it was not."""
        self.sentence.setText(sentence)

    # -- following

    def _follow(self, change: Change) -> None:
        if change.cause != "edit":
            words = N_("Undone: {step}") if change.cause == "undo" else N_("Done again: {step}")
            self.say(_(words, step=str(change.label)))
        size = len(self.comparison.by_id) if self.comparison is not None else 0
        self._later.start(0 if size < LARGE else REST)

    def _catch_up(self) -> None:
        sides = kept_sides(self._window.project, self.sides, self._window.canvas.journey)
        if sides != self.sides or self.comparison is None:
            self.show_sides(sides)
            return
        for pane in self.panes:
            pane.fill()
        self._renew()

    def _renew(self) -> None:
        """Compare again, and show it everywhere."""
        before, after = self.sides
        self.comparison = None
        if before is not None and after is not None and before != after:
            self.comparison = compare(self._window.project, before, after)
            self.together.show_answering(self.comparison.columns)
        for side, pane in enumerate(self.panes):
            pane.view.show_verdicts(self.comparison.verdicts(side) if self.comparison is not None else {})
        self.list.show_comparison(self.comparison)
        self._measure()
        self._light()
        self.picking.show_comparison(self.comparison)
        self._title()
        self.commands.refresh()
        for key in doing.ON_TWO:
            self.commands[key].setEnabled(self.comparison is not None)

    def _measure(self) -> None:
        if self.tabs.currentWidget() is self.figures and self.comparison is not None:
            before, after = (self._window.measurer.of(journey) for journey in self.sides)
            self.figures.show_measures(before, after)

    def _light(self) -> None:
        for pane in self.panes:
            lit = pane.view.verdicts.keys()
            pane.view.set_lit(lit if self.is_dimmed and lit else None)

    def _told(self, element: Id) -> str:
        words = self.list.words
        return words.tip(element) if words is not None else ""

    # -- the window itself

    def reword(self) -> None:
        """Say everything in the current language and theme."""
        self.commands.reword()
        for pane, title in zip(self.panes, (_("Before"), _("After")), strict=True):
            pane.reword(title)
        self.tabs.setTabText(0, _("Differences"))
        self.tabs.setTabText(1, _("Measures"))
        self.lone.reword()
        self.say("")  # what was told was told in another language
        self._measure()
        self._title()

    def _title(self) -> None:
        names = [pane.journeys.currentText().rpartition(" · ")[0] for pane in self.panes]
        said = _("Side by side – {before} | {after}", before=names[0], after=names[1])
        self.setWindowTitle(said if self.comparison is not None else _("Side by side"))

    def sizeHint(self) -> QSize:
        unit = self.fontMetrics().height()
        return QSize(96 * unit, 60 * unit).boundedTo(self.screen().availableSize())

    def showEvent(self, event: QShowEvent) -> None:
        """Once both maps have their size, the one follows the other."""
        super().showEvent(event)
        self._settled.start()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape that nobody else took closes the window."""
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Let go of the document."""
        self._later.stop()
        self._window.document.changed.disconnect(self._follow)
        for pane in self.panes:
            pane.view.let_go()
        self.left.emit()
        super().closeEvent(event)

    def _connect(self) -> None:
        self._window.document.changed.connect(self._follow)
        self._later.timeout.connect(self._catch_up)
        self._settled.timeout.connect(self.together.align)
        self.tabs.currentChanged.connect(self._measure)
        self.list.opened.connect(self.show_both)
        self.lone.wanted.connect(self._window.comparing.draft_future)
        for side, pane in enumerate(self.panes):
            pane.chosen.connect(lambda journey, side=side: self.choose(side, Id(journey)))
            pane.view.said.connect(self.say)
            pane.view.bench.show_as = self.set_view

    def _lay_out(self) -> None:
        beside = self._settings.text(BESIDE, "") == "yes"
        self.maps = QSplitter(Qt.Orientation.Horizontal if beside else Qt.Orientation.Vertical)
        for pane in self.panes:
            self.maps.addWidget(pane)
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.tabs.addTab(self.list, "")
        self.tabs.addTab(self.figures, "")
        whole = QSplitter(Qt.Orientation.Horizontal)
        whole.addWidget(self.maps)
        whole.addWidget(self.tabs)
        whole.setStretchFactor(0, 1)
        whole.setChildrenCollapsible(False)
        self._pages = QStackedWidget()
        self._pages.addWidget(whole)
        self._pages.addWidget(self.lone)
        self.sentence = QLabel()
        self.sentence.setTextFormat(Qt.TextFormat.PlainText)
        self.sentence.setContentsMargins(12, 4, 12, 6)
        mark(self.sentence, "look", "hint")
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        for widget, stretch in ((doing.bar(self.commands), 0), (self._pages, 1), (self.sentence, 0)):
            box.addWidget(widget, stretch)
