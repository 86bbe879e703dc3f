"""The RACI matrix of one journey, in a window of its own beside that of the document."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import cast

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QKeySequence, QShowEvent
from PySide6.QtWidgets import QApplication, QFrame, QLabel, QStackedWidget, QVBoxLayout, QWidget

from journeydesigner.editor.document import Change, Document
from journeydesigner.editor.selection import Selection
from journeydesigner.errors import Refusal
from journeydesigner.i18n import N_, _, language, message
from journeydesigner.model import Id
from journeydesigner.model.naming import name_of
from journeydesigner.model.organisation import Facet
from journeydesigner.panels.live import live
from journeydesigner.panels.owner_chooser import Choice, NewRole, ask_owner, settle_choice
from journeydesigner.panels.picker import Picker
from journeydesigner.panels.raci.bar import Bar
from journeydesigner.panels.raci.clipboard import whole_text
from journeydesigner.panels.raci.counting import PartsCount
from journeydesigner.panels.raci.foot import Foot
from journeydesigner.panels.raci.grid import Grid, Shown
from journeydesigner.panels.raci.hands import Hands
from journeydesigner.panels.raci.model import MatrixModel
from journeydesigner.panels.raci.view import MatrixView, Way
from journeydesigner.panels.style import mark


class RaciWindow(QWidget):
    """Who takes which part in each step: filled by keys, live with the document."""

    reveal = Signal(str)
    """The id of a step to be scrolled to on the map."""
    way_chosen = Signal(str)
    """Where the cursor goes after a letter, to be remembered."""

    def __init__(
        self,
        parent: QWidget | None,
        document: Document,
        selection: Selection,
        on: datetime.date,
        journey: Id | None,
        way: Way = "stay",
    ) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self._document, self._selection = document, selection
        self._is_own = self._is_stale = False
        self._counts = PartsCount()
        self.bar, self.foot = Bar(way), Foot()
        self.model = MatrixModel(Grid.of(document.project, Shown(journey), on))
        self.view = MatrixView(self.model)
        self.nothing = QLabel()
        self.hands = Hands(document, self.model, self.view, self.foot)
        self.hands.way = way
        self._lay_out()
        self._connect()
        live(self, self.reword)

    # -- what is shown

    @property
    def grid(self) -> Grid:
        """The matrix as it is shown."""
        return self.model.grid

    def set_journey(self, journey: Id | None) -> None:
        """Show another journey."""
        if journey != self.grid.shown.journey:
            self._show(replace(self.grid.shown, journey=journey, folded=frozenset()))
            self.reword()

    def reword(self) -> None:
        """Say everything in the current language and theme."""
        self._title()
        self.view.setAccessibleName(_("RACI matrix, steps in rows, roles in columns"))
        self.bar.reword()
        self.foot.reword()
        self.view.forget()
        self.bar.show_counts(self._counts.of(self._document.project, self.grid.shown.journey))
        self._say_nothing()

    def _title(self) -> None:
        journey = self.grid.shown.journey
        name = name_of(self._document.project, journey, language()) if journey else ""
        self.setWindowTitle(_("RACI matrix – {name}", name=name) if name else _("RACI matrix"))

    def copied(self) -> str:
        """The matrix as it is shown, with its headings, as text with tabs."""
        return whole_text(self.grid)

    def add_role(self) -> Picker:
        """Ask for a role and give it a column."""
        return ask_owner(self.bar.add_role, self._document.project, self._add_role, title=_("Role to add"))

    def _add_role(self, choice: Choice) -> None:
        role: Id | None = choice if not isinstance(choice, NewRole) else None
        if isinstance(choice, NewRole):
            try:
                with self._document.edit(message(N_("Add a role"))) as draft:
                    role = settle_choice(draft, choice)
            except Refusal as refusal:
                self.foot.say(str(refusal))
                return
        self.bar.roles.clear()
        self._show(replace(self.grid.shown, added=self.grid.shown.added | {Id(str(role))}))
        self.view.stand_on(max(0, self.view.currentIndex().row()), self.grid.column_of(role) or 0)
        self.view.setFocus()

    # -- following

    def _show(self, shown: Shown) -> None:
        """Show something else of the same project, standing on the same step and role."""
        with self._place_kept():
            self.model.show_grid(Grid.of(self._document.project, shown, self.grid.on))
        self.bar.show_counts(self._counts.of(self._document.project, self.grid.shown.journey))
        self._say_nothing()

    def _follow(self, change: Change) -> None:
        self._is_stale = not self.isVisible()
        if self._is_stale:
            return
        # A role keeps its column when its last part is taken away: one may want to type there again.
        kept = self.grid.shown.added | {role.id for role in self.grid.columns}
        self.grid.shown = replace(self.grid.shown, added=frozenset(kept))
        with self._place_kept():
            self.model.follow(change)
        self.view.repaint_headings()
        self._title()
        self.bar.show_counts(self._counts.after(change, self.grid.shown.journey))
        self._say_nothing()

    def _follow_selection(self) -> None:
        row = self.grid.row_of(self._selection.current)
        if not self._is_own and self.isVisible() and row is not None:
            with self._own():
                self.view.stand_on(row, max(0, self.view.currentIndex().column()))

    def _stand(self) -> None:
        """The step of the current row is selected on the map too."""
        at = self.view.currentIndex()
        if not self._is_own and at.isValid():
            with self._own():
                self._selection.set([self.grid.rows[at.row()].element])

    @contextmanager
    def _own(self) -> Iterator[None]:
        """What follows from here is not told back."""
        self._is_own, before = True, self._is_own
        try:
            yield
        finally:
            self._is_own = before

    @contextmanager
    def _place_kept(self) -> Iterator[None]:
        """Stand on the same step and role, and look at the same part, when rows or columns change."""
        at, grid = self.view.currentIndex(), self.grid
        step = grid.rows[at.row()].element if at.isValid() else None
        role = grid.columns[at.column()].id if at.isValid() else None
        bars = (self.view.verticalScrollBar(), self.view.horizontalScrollBar())
        offsets = [bar.value() for bar in bars]
        with self._own():
            yield
            if step is None or self.view.currentIndex().isValid():
                return
            row, column = self.grid.row_of(step), self.grid.column_of(role)
            for bar, offset in zip(bars, offsets, strict=True):
                bar.setValue(offset)
            self.view.stand_on(at.row() if row is None else row, at.column() if column is None else column)

    def _say_nothing(self) -> None:
        """In place of an empty table, why it is empty and what to do."""
        shown, grid = self.grid.shown, self.grid
        is_filtered = bool(shown.steps.strip() or shown.roles.strip())
        if grid.rows and grid.columns:
            self._pages.setCurrentWidget(self.view)
            return
        if is_filtered:
            said = _("Nothing passes the filter.")
        elif not grid.rows:
            said = _(
                "This journey has no stage yet. Add stages and touchpoints on the map: they become rows here."
            )
        else:
            said = _("No role takes part in this journey yet. Add a role: it becomes a column here.")
        self.nothing.setText(said)
        self._pages.setCurrentWidget(self.nothing)

    # -- what is asked for

    def _filter(self) -> None:
        self._show(replace(self.grid.shown, steps=self.bar.steps.text(), roles=self.bar.roles.text()))

    def _fold(self, is_folded: bool, everything: bool) -> None:
        at = self.view.currentIndex()
        stages: Iterable[Id] = {row.stage for row in self.grid.rows}
        if not everything:
            stages = [self.grid.rows[at.row()].stage] if at.isValid() else []
        self._show(self.grid.shown.fold(stages, is_folded))

    def _take_way(self, way: str) -> None:
        self.hands.way = cast(Way, way)
        self.way_chosen.emit(way)

    def _undo(self) -> None:
        try:
            self._document.undo()
        except Refusal as refusal:
            self.foot.say(str(refusal))
            return
        self.foot.rest()
        self.view.setFocus()

    def _copy(self) -> None:
        QApplication.clipboard().setText(self.copied())
        self.foot.say(_("The matrix is copied, with its headings."))

    def _reveal_current(self) -> None:
        at = self.view.currentIndex()
        if at.isValid():
            self.reveal.emit(self.grid.rows[at.row()].element)

    # -- the window itself

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._is_stale:
            self._is_stale = False
            self._show(self.grid.shown)
        self._follow_selection()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape or event.matches(QKeySequence.StandardKey.Close):
            self.close()
        elif event.matches(QKeySequence.StandardKey.Find):
            self.bar.steps.setFocus()
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        at, cells = self.view.visualRect(self.view.currentIndex()).bottomLeft(), self.view.viewport()
        if not self.view.currentIndex().isValid():
            return
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            self.hands.open_menu(cells.mapToGlobal(at), self._reveal_current)
        elif cells.rect().contains(cells.mapFromGlobal(event.globalPos())):
            self.hands.open_menu(event.globalPos(), self._reveal_current)

    def sizeHint(self) -> QSize:
        unit = self.fontMetrics().height()
        return QSize(64 * unit, 42 * unit).boundedTo(self.screen().availableSize())

    def _connect(self) -> None:
        self._document.changed.connect(self._follow)
        self._selection.changed.connect(self._follow_selection)
        self.view.stood.connect(self._stand)
        self.view.folding.connect(self._fold)
        self.view.revealed.connect(self._reveal_current)
        self.foot.undone.connect(self._undo)
        bar = self.bar
        bar.facet_chosen.connect(lambda f: self._show(replace(self.grid.shown, facet=cast(Facet, f))))
        bar.filtered.connect(self._filter)
        bar.role_wanted.connect(self.add_role)
        bar.all_roles_wanted.connect(lambda on: self._show(replace(self.grid.shown, all_roles=on)))
        bar.fold_wanted.connect(lambda is_folded: self._fold(is_folded, True))
        bar.way_chosen.connect(self._take_way)
        bar.copy_wanted.connect(self._copy)

    def _lay_out(self) -> None:
        self.nothing.setTextFormat(Qt.TextFormat.PlainText)
        self.nothing.setWordWrap(True)
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.nothing.setContentsMargins(24, 24, 24, 24)
        mark(self.nothing, "look", "hint")
        self.view.setFrameShape(QFrame.Shape.NoFrame)
        self._pages = QStackedWidget()
        self._pages.addWidget(self.view)
        self._pages.addWidget(self.nothing)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(self.bar)
        box.addWidget(self._pages, 1)
        box.addWidget(self.foot)
