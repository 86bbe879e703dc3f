"""The outline panel: a field that narrows, the tree, and a line that says what a link in the making waits for."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QLabel, QLineEdit, QVBoxLayout, QWidget

from journeydesigner.editor.checker import Checker
from journeydesigner.editor.document import Change, Document
from journeydesigner.editor.edits.fields import written_name
from journeydesigner.editor.selection import Selection
from journeydesigner.i18n import _
from journeydesigner.model import Id, Journey, Project
from journeydesigner.model.values import JourneyId
from journeydesigner.panels.findings.repairing import Repairing
from journeydesigner.panels.live import live
from journeydesigner.panels.memory import Memory, ShortMemory
from journeydesigner.panels.outline.dropping import Dropping
from journeydesigner.panels.outline.faces import Faces
from journeydesigner.panels.outline.hands import Hands
from journeydesigner.panels.outline.menu import RowMenu, menu_for
from journeydesigner.panels.outline.model import OutlineModel
from journeydesigner.panels.outline.painting import RowPainter
from journeydesigner.panels.outline.reading import with_their_stages
from journeydesigner.panels.outline.verbs import KEYS, Verbs
from journeydesigner.panels.outline.view import OutlineView
from journeydesigner.panels.outline.wording import Wording
from journeydesigner.panels.pictures import icon
from journeydesigner.panels.search.texts import Texts
from journeydesigner.panels.style import mark


class OutlinePanel(QWidget):
    """The shown journey as a tree."""

    reveal = Signal(str)
    """The id of an element the user wants to see on the map."""
    opened = Signal(str, str)
    """The id of an element to be shown in the inspector, and the field that wants the cursor ("": its name)."""
    said = Signal(str, bool)
    """A sentence for the user, and whether undo takes back what it tells."""
    wanted = Signal(str)
    """A command of the window that concerns the selection: "cut", "copy", "paste" or "duplicate"."""

    def __init__(
        self,
        document: Document,
        selection: Selection,
        checker: Checker,
        journey: JourneyId | None,
        memory: Memory | None = None,
    ) -> None:
        super().__init__()
        self._document, self._selection, self.checker = document, selection, checker
        self.journey = journey
        self._is_stale = True
        self._texts: Texts | None = None
        self.words = Wording(document, checker)
        self.model = OutlineModel(self.words)
        self.painter = RowPainter(self, Faces(document, checker).of, self._typed_over)
        self.view = OutlineView(self.model, self.painter, KEYS)
        self.search = QLineEdit()
        self.hint, self.nothing = _words(), _words()
        self.hands = Hands(self, document)
        self.repairing = Repairing(self, document, checker, memory or ShortMemory())
        self.verbs = Verbs(self)
        self._dropping = Dropping(self.model, self.hands)
        self._lay_out()
        self._connect()
        live(self, self.reword)

    @property
    def project(self) -> Project:
        """The project as it stands."""
        return self._document.project

    def set_journey(self, journey: JourneyId | None) -> None:
        """Show another journey."""
        if journey != self.journey:
            self.journey = journey
            self.verbs.linking.give_up()
            self._relist()

    def take_focus(self) -> None:
        """Give the keyboard to the tree, at what is selected or else at its first row."""
        self.view.setFocus(Qt.FocusReason.ShortcutFocusReason)
        if self.view.current is None and not self.view.stand_on(self._selection.current):
            self.view.stand_on(self.journey)

    def go_to(self, element: Id) -> None:
        """Choose the row of an element, which a search may have left out."""
        if not self.model.has(element):
            self.search.clear()
        self.view.stand_on(element)

    def choose(self, ids: Sequence[Id]) -> None:
        """Choose these elements, here and everywhere."""
        self._selection.set(ids)
        self.view.show_chosen(self._selection.ids)

    def say(self, sentence: str, can_undo: bool = False) -> None:
        """Tell the user something, in the status line and to those who listen."""
        self.said.emit(sentence, can_undo)
        self.announce(sentence)

    def announce(self, sentence: str) -> None:
        """Tell something to those who listen."""
        if QAccessible.isActive() and self.isVisible():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.view, sentence))

    def reword(self) -> None:
        """Say everything in the current language and theme."""
        self.search.setPlaceholderText(_("Search"))
        self._search_icon.setText(_("Search"))
        self.search.setAccessibleName(_("Search in the outline"))
        self._search_icon.setIcon(icon("search", "text3"))
        self.view.setAccessibleName(_("Outline of the journey"))
        self.view.setAccessibleDescription(
            _("Arrows walk and fold, F2 renames, P adds a touchpoint, E a stage, L links. The menu has more.")
        )
        self.painter.forget()
        self.verbs.linking.show()
        self._say_nothing()
        self.view.viewport().update()

    def sizeHint(self) -> QSize:
        return QSize(round(14 * self.fontMetrics().height()), 600)

    def minimumSizeHint(self) -> QSize:
        return QSize(10 * self.fontMetrics().height(), 160)

    # -- following

    def _follow(self, change: Change) -> None:
        if self._is_stale or not self.isVisible():
            self._is_stale = True
            return
        with self.view.led():
            at = self.view.current
            self.model.follow(change)
            index = self.model.index_of(at)
            if index.isValid() and index != self.view.currentIndex():
                self.view.setCurrentIndex(index)  # what moved was taken out and put in again
        self.verbs.linking.follow()
        self._follow_selection()
        self.view.viewport().update()

    def _look_again(self) -> None:
        self.view.viewport().update()

    def _follow_selection(self) -> None:
        if not self._is_stale and self.isVisible():
            self.view.show_chosen(self._selection.ids)

    def _relist(self) -> None:
        """Make the rows anew: for another journey, another query, or after edits that nobody saw."""
        self._is_stale = not self.isVisible()
        if self._is_stale:
            return
        with self.view.led():
            self.model.show(self.project, self.journey, self._matching())
            self.view.fold_as_usual()
        self._follow_selection()
        self._say_nothing()

    def _matching(self) -> frozenset[Id] | None:
        """What the query leaves of the journey; None: all of it."""
        query = self.search.text().strip()
        if not query:
            return None
        if self._texts is None or not self._texts.is_of(self.project, self.journey):
            self._texts = Texts(self.project, self.journey)
        return with_their_stages(self.project, self._texts.matching(query))

    def _say_nothing(self) -> None:
        is_missed = self.model.wanted == frozenset()
        has_journey = self.project.one(Journey, self.journey) is not None
        self.nothing.setVisible(is_missed or not has_journey)
        if not has_journey:
            self.nothing.setText(_("The stages and touchpoints of a journey appear here."))
        elif is_missed:
            query = self.search.text().strip()
            self.nothing.setText(_("Nothing in this journey says “{query}”.", query=query))
            self.announce(self.nothing.text())

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._is_stale:
            self._relist()
        else:
            self._follow_selection()

    # -- what the parts ask for

    def deed(self, name: str) -> Callable[[], None]:
        """What an entry of the menu does, by its name in `KEYS`."""
        return self.verbs.named(name)

    def menu(self, element: Id) -> RowMenu:
        """What can be done with an element."""
        return menu_for(self, element)

    def _open_menu(self, at: QPoint) -> None:
        current = self.view.current
        if current is not None:
            self.menu(current).popup(at)

    def _name(self, element: str) -> None:
        """Let what was added be named."""
        self.go_to(Id(element))
        self.view.name_in_place(Id(element))

    def _add_further(self) -> None:
        current = self.view.current
        if current is not None:
            self.hands.add_next(current)

    def _typed_over(self, element: Id) -> str:
        found = self.project.get(element)
        return written_name(found) if found is not None else ""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """In the search field Down goes to the rows, Enter to the first match, Esc empties the field."""
        if watched is self.search and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._go_to_first_match()
                return True
            if event.key() == Qt.Key.Key_Escape and self.search.text():
                self.search.clear()
                return True
        return super().eventFilter(watched, event)

    def _go_to_first_match(self) -> None:
        self.view.setFocus(Qt.FocusReason.TabFocusReason)
        found = self._texts.matching(self.search.text()) if self._texts and self.search.text().strip() else ()
        first = next((id_ for id_ in found if self.model.has(id_)), None)
        if first is not None:
            self.view.stand_on(first)
        else:
            self.take_focus()

    # -- building

    def _connect(self) -> None:
        self.search.textChanged.connect(self._relist)
        self.search.installEventFilter(self)
        self.view.chosen.connect(lambda: self._selection.set(self.view.picked))
        self.view.asked.connect(self.verbs.do)
        self.view.menu_wanted.connect(self._open_menu)
        self.painter.written.connect(lambda element, text: self.hands.rename(Id(element), text))
        self.painter.further.connect(self._add_further)
        self.hands.made.connect(self._name)
        self.hands.said.connect(self.say)
        self.repairing.said.connect(self.say)
        self.repairing.opened.connect(self.opened)
        self._document.changed.connect(self._follow)
        self._selection.changed.connect(self._follow_selection)
        self.checker.changed.connect(self._look_again)

    def _lay_out(self) -> None:
        self.search.setClearButtonEnabled(True)
        self._search_icon = self.search.addAction(icon("search"), QLineEdit.ActionPosition.LeadingPosition)
        mark(self.nothing, "look", "hint")
        top = QVBoxLayout()
        top.setContentsMargins(10, 8, 10, 6)
        top.setSpacing(6)
        for widget in (self.search, self.nothing, self.hint):
            top.addWidget(widget)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addLayout(top)
        box.addWidget(self.view, 1)


def _words() -> QLabel:
    label = QLabel()
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    label.hide()
    return label
