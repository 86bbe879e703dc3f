"""The Measures panel: how the journey is doing, live after each edit; each figure opens what lies behind it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QLabel, QStackedWidget, QVBoxLayout, QWidget

from journeydesigner.editor.document import Document
from journeydesigner.editor.measurer import Measurer
from journeydesigner.editor.selection import Selection
from journeydesigner.i18n import _
from journeydesigner.measures import Measures
from journeydesigner.model import Id
from journeydesigner.panels.findings.places import Places
from journeydesigner.panels.live import live
from journeydesigner.panels.measures.elements import ElementLine, element_lines, element_row
from journeydesigner.panels.measures.figures import FigureLine, figure_lines, figure_row
from journeydesigner.panels.rows.lines import Line, Row
from journeydesigner.panels.rows.model import RowsModel
from journeydesigner.panels.rows.view import RowsView
from journeydesigner.panels.style import mark

FIGURES, BEHIND, NOTHING = range(3)


@dataclass(frozen=True, slots=True)
class BackLine:
    """The row that leads back to all figures."""

    key: str = "back"


class MeasuresPanel(QWidget):
    """Figures in sections; below a figure that was opened, the elements it comes from."""

    reveal = Signal(str)
    """The id of an element to be scrolled to on the canvas; it is selected already."""

    def __init__(self, document: Document, selection: Selection, measurer: Measurer, journey: Id | None) -> None:
        super().__init__()
        self._selection, self._measurer = selection, measurer
        self._document, self._journey = document, journey
        self._measures: Measures | None = None
        self._places: Places | None = None
        self._folded: set[str] = set()
        self._folds: dict[str, bool] = {}
        self._opened: str | None = None
        self._is_stale = True
        self._later = QTimer(self, singleShot=True, interval=0)
        self.figures, self.behind = (RowsView(RowsModel(self._describe), type) for _n in range(2))
        self.nothing = QLabel()
        self._lay_out()
        self._later.timeout.connect(self._catch_up)
        document.changed.connect(self._expire)
        live(self, self.reword)

    # -- what is shown

    @property
    def opened(self) -> str | None:
        """The figure whose elements are listed, by its dotted name."""
        return self._opened

    @property
    def lines(self) -> Sequence[Line]:
        """What is listed now, from the top."""
        return (self.figures if self._opened is None else self.behind).rows.lines

    def set_journey(self, journey: Id | None) -> None:
        """Measure another journey, from the first page."""
        if journey != self._journey:
            self._journey = journey
            self.close_list()
            self._expire()

    def open_list(self, name: str) -> None:
        """List the elements behind a figure."""
        self._opened, self._folds = name, {}
        self._relist()
        self._stack.setCurrentIndex(BEHIND)
        self.behind.verticalScrollBar().setValue(0)
        self.behind.setFocus()
        first = next((row for row, line in enumerate(self.behind.rows.lines) if isinstance(line, ElementLine)), 0)
        self.behind.stand_on(first)

    def close_list(self) -> None:
        """Go back to all figures, to the one that was opened."""
        if self._opened is None:
            return
        had_focus = self.behind.hasFocus()
        self._opened = None
        self._relist()
        self._stack.setCurrentIndex(FIGURES if self._measures is not None else NOTHING)
        if had_focus:
            self.figures.setFocus()

    def take_focus(self) -> None:
        """Put the keyboard on what is listed, on its first row when it stands on none."""
        view = self.figures if self._opened is None else self.behind
        view.setFocus()
        if view.current_line is None:
            view.step(1)

    def come_forward(self, is_seen: bool = True) -> None:
        """The panel is in sight again: catch up with what was edited meanwhile."""
        if is_seen and self._is_stale:
            self._later.start()

    def reword(self) -> None:
        """Say everything in the current language and theme."""
        self.figures.setAccessibleName(_("Measures"))
        self.behind.setAccessibleName(_("What lies behind the figure"))
        self.nothing.setText(_("There is no journey to measure yet."))
        self.figures.forget()
        self.behind.forget()
        self._expire()

    def sizeHint(self) -> QSize:
        return QSize(round(22 * self.fontMetrics().height()), 420)

    def minimumSizeHint(self) -> QSize:
        return QSize(15 * self.fontMetrics().height(), 160)

    # -- following

    def _expire(self) -> None:
        """Something may differ. It is measured once the event loop turns, and only when somebody looks."""
        self._is_stale = True
        self._later.start()

    def _catch_up(self) -> None:
        if self.visibleRegion().isEmpty():  # behind another tab a panel counts as visible
            return
        self._is_stale = False
        self._measures = self._measurer.of(self._journey)
        self._places = None
        if self._opened is not None and self._opened not in self._titles():
            self.close_list()
        else:
            self._relist()
        if self._measures is None:
            self._stack.setCurrentIndex(NOTHING)
        elif self._opened is None:
            self._stack.setCurrentIndex(FIGURES)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.come_forward()

    def _titles(self) -> dict[str, FigureLine]:
        """By name, the figures there are now."""
        if self._measures is None:
            return {}
        lines = figure_lines(self._measures, ())
        return {line.name: line for line in lines if isinstance(line, FigureLine)}

    def _relist(self) -> None:
        """List anew what the page in front shows."""
        measures = self._measures
        if measures is None or self._opened is None:
            with self.figures.kept():
                lines = figure_lines(measures, self._folded) if measures is not None else ()
                self.figures.rows.show_lines(list(lines))
            return
        head = replace(self._titles()[self._opened], is_head=True)
        with self.behind.kept():
            self.behind.rows.show_lines([BackLine(), head, *element_lines(measures, self._opened, self._folds)])

    def _describe(self, line: FigureLine | ElementLine | BackLine) -> Row:
        measures = self._measures
        if measures is None or isinstance(line, BackLine):
            return Row(_("All measures"), (), _("Back to all measures"), icon=("arrow-left", "text2"))
        if isinstance(line, FigureLine):
            return figure_row(measures, line)
        if self._places is None:
            self._places = Places(measures.facts.project)
        return element_row(measures, self._places, line)

    # -- what rows are for

    def _open(self, line: FigureLine | ElementLine | BackLine) -> None:
        if isinstance(line, ElementLine):
            self._selection.set([line.element])
            self.reveal.emit(line.element)
        elif isinstance(line, FigureLine) and not line.is_head:
            self.open_list(line.name)
        else:
            self.close_list()

    def _explain(self, line: FigureLine | ElementLine | BackLine) -> None:
        """The list behind a figure begins with its formula and how to read it."""
        if isinstance(line, FigureLine) and not line.is_head:
            self.open_list(line.name)

    def _fold_section(self, key: str, is_open: bool) -> None:
        (self._folded.discard if is_open else self._folded.add)(key)
        self._relist()

    def _fold_group(self, key: str, is_open: bool) -> None:
        self._folds[key] = is_open
        self._relist()

    def _copy(self) -> None:
        view = self.figures if self._opened is None else self.behind
        rows = (self._describe(line) for line in view.chosen)
        QApplication.clipboard().setText("\n".join("\t".join((r.title, r.code, *r.texts)) for r in rows))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape and Backspace lead back to all figures."""
        if self._opened is not None and event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_Backspace):
            self.close_list()
        else:
            super().keyPressEvent(event)

    # -- building

    def _lay_out(self) -> None:
        self.nothing.setTextFormat(Qt.TextFormat.PlainText)
        self.nothing.setWordWrap(True)
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.nothing.setContentsMargins(16, 16, 16, 16)
        mark(self.nothing, "look", "hint")
        self._stack = QStackedWidget()
        for page in (self.figures, self.behind, self.nothing):
            self._stack.addWidget(page)
        self._stack.setCurrentIndex(NOTHING)
        for view, fold in ((self.figures, self._fold_section), (self.behind, self._fold_group)):
            view.opened.connect(self._open)
            view.folded.connect(fold)
            view.help_wanted.connect(self._explain)
            view.copy_wanted.connect(self._copy)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self._stack)
