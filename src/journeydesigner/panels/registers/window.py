"""The registers in a window of their own beside that of the document: a tab a kind, for one journey or for all."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import cast

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QKeySequence, QShowEvent
from PySide6.QtWidgets import QTabWidget, QVBoxLayout, QWidget

from journeydesigner.editor.document import Change, Document
from journeydesigner.editor.edits.kpi_templates import TEMPLATES
from journeydesigner.editor.edits.steering import add_kpi
from journeydesigner.editor.selection import Selection
from journeydesigner.errors import Refusal
from journeydesigner.i18n import N_, Language, _, language, message
from journeydesigner.model import Kind
from journeydesigner.model.naming import name_of
from journeydesigner.model.values import JourneyId
from journeydesigner.panels.live import live
from journeydesigner.panels.picker import Picker
from journeydesigner.panels.places import place_on_map
from journeydesigner.panels.registers.bar import Bar
from journeydesigner.panels.registers.measuring import evidence, kpis
from journeydesigner.panels.registers.repairs import opportunities, pain_points
from journeydesigner.panels.registers.scope import Scope
from journeydesigner.panels.steering_options import template_options
from journeydesigner.panels.tables.panel import TablePanel


class RegistersWindow(QWidget):
    """Pain points, opportunities, KPIs and evidence as tables, live with the document."""

    reveal = Signal(str)
    """The id of an element that the user wants to see on the map."""
    left = Signal()
    """The window was closed: how it lay is worth remembering."""

    def __init__(
        self, parent: QWidget | None, document: Document, selection: Selection, journey: JourneyId | None
    ) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self._document, self._selection = document, selection
        self._is_own = False
        self.scope = Scope(journey)
        self.bar = Bar()
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self._plans = (pain_points(self.scope), opportunities(self.scope), kpis(self.scope), evidence(self.scope))
        self._panels: dict[int, TablePanel] = {}
        for _plan in self._plans:
            page = QWidget()
            QVBoxLayout(page).setContentsMargins(0, 0, 0, 0)
            self.tabs.addTab(page, "")
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(self.bar)
        box.addWidget(self.tabs, 1)
        self._connect()
        live(self, self.reword)

    @property
    def panel(self) -> TablePanel:
        """The table in front, made when it first is."""
        place = self.tabs.currentIndex()
        if place not in self._panels:
            panel = self._panels[place] = TablePanel(self._document, self._plans[place])
            panel.view.setColumnHidden(len(panel.plan.columns) - 1, not self.scope.is_all)
            panel.view.moved.connect(self._stand)
            panel.turn(self.bar.side)
            self.tabs.widget(place).layout().addWidget(panel)  # type: ignore[union-attr]
        return self._panels[place]

    # -- what is shown

    def show_kind(self, kind: Kind) -> None:
        """Bring the table of a kind of record to the front."""
        self.tabs.setCurrentIndex([plan.kind for plan in self._plans].index(kind))
        self.panel.view.setFocus()

    def set_journey(self, journey: JourneyId | None) -> None:
        """List the records of another journey."""
        if journey != self.scope.journey:
            self.scope.journey = journey
            for panel in self._panels.values():
                if panel.view.editor is not None:
                    panel.view.editor.give_up()
            self._list_again()

    def list_all(self, is_all: bool) -> None:
        """List the records of every journey, or of the one shown."""
        if not self.panel.view.settle():
            self.bar.show_all(self.scope.is_all)
            return
        self.scope.is_all = is_all
        self.bar.show_all(is_all)
        for panel in self._panels.values():
            panel.view.setColumnHidden(len(panel.plan.columns) - 1, not is_all)
        self._list_again()

    def reword(self) -> None:
        """Say everything in the current language and theme."""
        for place, plan in enumerate(self._plans):
            self.tabs.setTabText(place, _(plan.words.title))
        self.bar.reword()
        self._retitle()

    def settle(self) -> bool:
        """Take what is being typed; False when it was refused and still stands there."""
        refused = [panel for panel in self._panels.values() if not panel.view.settle()]
        return not refused

    def sizeHint(self) -> QSize:
        unit = self.fontMetrics().height()
        return QSize(72 * unit, 36 * unit).boundedTo(self.screen().availableSize())

    def _list_again(self) -> None:
        for place, panel in self._panels.items():
            if place == self.tabs.currentIndex() and self.isVisible():
                panel.reword()
            else:
                panel.model.miss()
        self._retitle()

    def _retitle(self) -> None:
        journey = self.scope.journey
        is_one = journey is not None and journey in self._document.project and not self.scope.is_all
        name = name_of(self._document.project, journey, language()) if is_one else ""
        self.setWindowTitle(_("Registers – {name}", name=name) if name else _("Registers – all journeys"))
        self.bar.show_kind(self._plans[self.tabs.currentIndex()].kind)

    # -- following

    def _stand(self) -> None:
        """What is selected in the table in front is selected everywhere: the inspector shows it."""
        if not self._is_own and self.isVisible():
            with self._own():
                self._selection.set(self.panel.view.chosen)

    def _follow_selection(self) -> None:
        """A record selected elsewhere is stood on here, where it is listed."""
        found = self._document.project.get(self._selection.current)
        place = next((n for n, plan in enumerate(self._plans) if isinstance(found, plan.kind)), None)
        if self._is_own or not self.isVisible() or found is None or place is None:
            return
        with self._own():
            self.tabs.setCurrentIndex(place)
            self.panel.stand_on(found.id)

    def _follow(self, change: Change) -> None:
        if self.scope.journey is not None and self.scope.journey not in change.after:
            self.scope.journey = None
        self._retitle()

    @contextmanager
    def _own(self) -> Iterator[None]:
        """What follows from here is not told back."""
        self._is_own, before = True, self._is_own
        try:
            yield
        finally:
            self._is_own = before

    # -- deeds

    def ask_template(self) -> Picker:
        """Ask for a template and add a KPI of it."""
        picker = Picker(self.bar.template, template_options(), title=_("KPI from a template"))
        picker.picked.connect(self._add_kpi)
        picker.open_at(self.bar.template)
        return picker

    def _add_kpi(self, chosen: str) -> None:
        template = TEMPLATES[int(chosen)] if chosen.isdigit() else None
        panel = self.panel
        if not panel.view.settle():
            return
        try:
            home = self.scope.home(self._document.project, None)
            with self._document.edit(message(N_("Add KPI"))) as draft:
                made = add_kpi(draft, home, template=template)
        except Refusal as refusal:
            panel.say(str(refusal))
            return
        panel.stand_on(made.id)

    def _reveal(self) -> None:
        current = self.panel.view.current
        if current is not None and self.panel.view.settle():
            self.reveal.emit(place_on_map(self._document.project, current))

    def _turn(self, side: str) -> None:
        for panel in self._panels.values():
            panel.turn(cast(Language, side))

    # -- the window itself

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.panel.model.wake()
        self._follow_selection()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        for panel in self._panels.values():
            panel.model.rest()
        self.left.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape or event.matches(QKeySequence.StandardKey.Close):
            self.close()
        elif event.matches(QKeySequence.StandardKey.Find):
            self.panel.search.setFocus()
        else:
            super().keyPressEvent(event)

    def _connect(self) -> None:
        self._document.changed.connect(self._follow)
        self._selection.changed.connect(self._follow_selection)
        self.bar.all_wanted.connect(self.list_all)
        self.bar.turned.connect(self._turn)
        self.bar.template.clicked.connect(self.ask_template)
        self.bar.reveal_wanted.connect(self._reveal)
        self.tabs.currentChanged.connect(self._turned_to)

    def _turned_to(self) -> None:
        for panel in self._panels.values():
            panel.model.rest()
        if self.isVisible():
            self.panel.model.wake()
        self._retitle()
        self._stand()
