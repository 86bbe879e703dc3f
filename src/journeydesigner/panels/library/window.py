"""The Library, a window of its own: a tab for each kind that journeys share, and where a record is used."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QHideEvent, QShowEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QSplitter,
    QTabWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from journeydesigner.editor.document import Change, Document
from journeydesigner.i18n import LANGUAGES, Language, _, language
from journeydesigner.model import Id, Kind, ProjectInfo
from journeydesigner.panels.library.equipment import CHANNELS, SYSTEMS
from journeydesigner.panels.library.people import PERSONAS, ROLES, UNITS
from journeydesigner.panels.library.strip import UsesStrip
from journeydesigner.panels.library.uses import Uses, with_uses
from journeydesigner.panels.live import live
from journeydesigner.panels.places import place_on_map
from journeydesigner.panels.tables.column import TablePlan
from journeydesigner.panels.tables.panel import TablePanel

PLANS: Mapping[Kind, TablePlan] = {plan.kind: plan for plan in (PERSONAS, UNITS, ROLES, SYSTEMS, CHANNELS)}
KINDS = tuple(PLANS)


class Library(QWidget):
    """Personas, units, roles, applications and channels of one project."""

    reveal = Signal(str)
    """The id of an element that the user wants to see on the canvas."""
    left = Signal()
    """The window was closed, or its tab changed: how it lay is worth remembering."""

    def __init__(self, document: Document, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self._document = document
        self.uses = Uses(document)
        self.tables: dict[Kind, TablePanel] = {}
        self.strip = UsesStrip(document, self.uses)
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self._pages = [QWidget() for _kind in KINDS]
        for page in self._pages:
            box = QVBoxLayout(page)
            box.setContentsMargins(0, 0, 0, 0)
            self.tabs.addTab(page, "")
        self._sides = {side: _side_button(side) for side in LANGUAGES}
        self._lay_out()
        self.tabs.currentChanged.connect(self._show_tab)
        self.strip.wanted.connect(self.show_place)
        document.changed.connect(self._follow)
        live(self, self.reword)

    @property
    def table(self) -> TablePanel:
        """The table of the tab that shows."""
        return self._table(KINDS[self.tabs.currentIndex()])

    @property
    def tab(self) -> str:
        """The name of the tab that shows, as `show_tab` takes it."""
        return KINDS[self.tabs.currentIndex()].__name__

    def show_tab(self, name: str) -> None:
        """Show a tab by its name; the first one where there is none of that name."""
        self.tabs.setCurrentIndex(next((n for n, kind in enumerate(KINDS) if kind.__name__ == name), 0))

    def open_at(self, kind: Kind, id_: Id | None = None) -> None:
        """Show the tab of a kind, standing on a record."""
        self.tabs.setCurrentIndex(KINDS.index(kind))
        if id_ is not None:
            self.table.stand_on(id_)
        self.table.take_keyboard()

    def show_place(self, id_: str) -> None:
        """Show a record: in its tab where it has one, else on the canvas."""
        record = self._document.project.get(Id(id_))
        if record is not None and type(record) in PLANS:
            self.open_at(type(record), record.id)
        elif record is not None:
            self.reveal.emit(place_on_map(self._document.project, record.id))

    def turn(self, side: Language) -> None:
        """Show and write texts in this language, whatever the language of the interface."""
        for known, button in self._sides.items():
            button.setChecked(known == side)
        for table in self.tables.values():
            table.turn(side)

    def settle(self) -> bool:
        """Take what is being typed; False when it was refused and still stands there."""
        refused = [table for table in self.tables.values() if not table.view.settle()]
        return not refused

    def reword(self) -> None:
        """Say everything in the current language and theme."""
        self._retitle()
        for place, plan in enumerate(PLANS.values()):
            self.tabs.setTabText(place, _(plan.words.title))
        for side, button in self._sides.items():
            button.setToolTip(_("Texts in French") if side == "fr" else _("Texts in English"))
            button.setAccessibleName(button.toolTip())
        self.turn(language())
        self.strip.refresh()

    def sizeHint(self) -> QSize:
        letters = self.fontMetrics().height()
        return QSize(72 * letters, 40 * letters)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._show_tab(self.tabs.currentIndex())

    def closeEvent(self, event: QCloseEvent) -> None:
        """What is being typed is taken; what cannot be stays open to be corrected."""
        if self.settle():
            super().closeEvent(event)
        else:
            event.ignore()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.left.emit()

    def _table(self, kind: Kind) -> TablePanel:
        """The table of a kind, made when its tab first shows."""
        if kind not in self.tables:
            table = TablePanel(self._document, with_uses(PLANS[kind], self.uses))
            table.view.moved.connect(self._show_uses)
            self._pages[KINDS.index(kind)].layout().addWidget(table)  # type: ignore[union-attr]
            side = next(side for side, button in self._sides.items() if button.isChecked())
            if side != language():
                table.turn(side)
            table.tree_button.setChecked(PLANS[kind].tree == "parent")
            self.tables[kind] = table
        return self.tables[kind]

    def _show_tab(self, _place: int) -> None:
        self._table(KINDS[self.tabs.currentIndex()])
        self._show_uses()

    def _show_uses(self) -> None:
        kind = KINDS[self.tabs.currentIndex()]
        if kind in self.tables:
            self.strip.show_record(self.tables[kind].view.current)

    def _retitle(self) -> None:
        self.setWindowTitle(_("Library: {name}", name=self._document.project.info.title.get(language())))

    def _follow(self, change: Change) -> None:
        if ProjectInfo in change.delta.kinds():
            self._retitle()
        if self.isVisible():
            self._show_uses()

    def _lay_out(self) -> None:
        corner = QWidget()
        row = QHBoxLayout(corner)
        row.setContentsMargins(0, 2, 10, 2)
        row.setSpacing(2)
        for side, button in self._sides.items():
            button.clicked.connect(lambda _on=False, chosen=side: self.turn(chosen))
            row.addWidget(button)
        self.tabs.setCornerWidget(corner)
        split = QSplitter(Qt.Orientation.Vertical)
        split.addWidget(self.tabs)
        split.addWidget(self.strip)
        split.setStretchFactor(0, 1)
        split.setCollapsible(0, False)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(split)


def _side_button(side: Language) -> QToolButton:
    button = QToolButton()
    button.setText(side.upper())
    button.setCheckable(True)
    button.setChecked(side == language())
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    return button
