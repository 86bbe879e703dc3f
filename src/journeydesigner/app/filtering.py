"""The filter at work in one window: what it leaves stays lit, the pill in the toolbar says what it asks."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint
from PySide6.QtGui import QAction

from journeydesigner.app.lighting import Lighting
from journeydesigner.model import Id
from journeydesigner.model.info import Severity
from journeydesigner.panels.search.filter import Filter, Severities
from journeydesigner.panels.search.filter_form import FilterForm, FilterPill
from journeydesigner.panels.search.texts import Texts

if TYPE_CHECKING:
    from journeydesigner.app.window import MainWindow


class Filtering:
    """The filter of one window. Its form is built when it is first asked for."""

    def __init__(self, window: MainWindow, lighting: Lighting) -> None:
        self._window = window
        self._lighting = lighting
        self._texts = Texts(window.project, None)
        self.form: FilterForm | None = None
        self.pill = FilterPill()
        self.pill.words.clicked.connect(self.open)
        self.pill.quit.clicked.connect(self.clear)
        self.place: QAction | None = None
        """What shows and hides the pill in the toolbar."""
        self.filter = Filter()

    @property
    def pill_width(self) -> int:
        """Pixels the pill takes in the toolbar now."""
        is_shown = self.place is not None and self.place.isVisible()
        return self.pill.sizeHint().width() if is_shown else 0

    def open(self) -> None:
        """Show the form below the toolbar, or close it when it is shown."""
        if self.form is None:
            self.form = FilterForm(self._window)
            self.form.asked.connect(self._ask)
        if self.form.isVisible():
            self.form.close_again()
            return
        middle = self._window.canvas.viewport()
        corner = middle.mapTo(self._window, QPoint(middle.width() - 12, 12))
        self.form.open_at(corner, self._window.project)
        self._apply()

    def clear(self) -> None:
        """Filter by nothing any more."""
        if self.form is not None:
            self.form.clear()

    def follow(self) -> None:
        """The project, its findings, the journey or the language is another one."""
        if self.form is not None and (self.filter or self.form.isVisible()):
            self.form.fill(self._window.project)
            self._ask(self.form.filter)

    def _ask(self, asked: Filter) -> None:
        self.filter = asked
        self._apply()

    def _apply(self) -> None:
        window, asked = self._window, self.filter
        if not self._texts.is_of(window.project, window.canvas.journey):
            self._texts = Texts(window.project, window.canvas.journey)
        severities = self._severities() if asked.severities else {}
        left = asked.leaves(window.project, self._texts, severities)
        self._lighting.set("filter", left if asked else None)
        if self.form is not None:
            self.form.show_count(len(left), sum(1 for _touchpoint in self._texts.touchpoints()))
        self.pill.say(asked.words(window.project))
        if self.place is not None and self.place.isVisible() != bool(asked):
            self.place.setVisible(bool(asked))
            window.toolbar.refresh()
        window.commands.refresh()

    def _severities(self) -> Severities:
        found: dict[Id, set[Severity]] = defaultdict(set)
        for finding in self._window.checker.findings:
            found[finding.element].add(finding.severity)
        return {element: frozenset(held) for element, held in found.items()}
